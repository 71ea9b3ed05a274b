"""Names that travel to Slack and back: a control with its token in a button's value, a field in a block's id."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.channels.slack import limits
from dialogs.nouns import Json

NO_CHOICE = "(geen)"
"""The value of the option that takes a choice back; no option of ours has it as its id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Control:
    """What a button stands for."""

    id: str
    token: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where an input belongs: the field, and the row of a rubric."""

    field: str
    row: str | None = None


class TooLong(ValueError):
    """An identifier of ours does not fit in Slack's; a bug in content or code."""


def _packed(value: Json, limit: int) -> str:
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    if limits.length(text) > limit:
        raise TooLong(text)
    return text


def _unpacked(text: object) -> Json:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return None


def button_value(control: Control) -> str:
    """A button's value."""
    return _packed({"c": control.id} | ({"t": control.token} if control.token else {}), limits.BUTTON_VALUE)


def control(value: object) -> Control | None:
    """The control in a button's value; None when the button is not one of ours."""
    match _unpacked(value):
        case {"c": str(name), "t": str(token)}:
            return Control(id=name, token=token)
        case {"c": str(name)}:
            return Control(id=name)
    return None


def block_id(spot: Spot, token: str) -> str:
    """An input's block id. It carries the form's token, because Slack keeps what was typed under an id it knows."""
    return _packed(["f", token, spot.field, *([spot.row] if spot.row is not None else [])], limits.BLOCK_ID)


def spot(block: str) -> Spot | None:
    """The spot in a block id; None for a block that is not an input of ours."""
    match _unpacked(block):
        case ["f", str(), str(field)]:
            return Spot(field=field)
        case ["f", str(), str(field), str(row)]:
            return Spot(field=field, row=row)
    return None
