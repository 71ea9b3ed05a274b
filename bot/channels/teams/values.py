"""The names that inputs carry in a card, and the values that come back under them.

An input is named `kind|field` or `kind|field|part`, so that a press can be read without knowing the form. A part is a
row of a rubric, a place in a ranking, the day or time of a moment, or words of one's own beside a list. Names and
option values are percent-quoted: Teams joins the choices of a multiple choice with commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from bot.channels.teams.words import clean
from dialogs.nouns import Json

CONTROL, TOKEN, FIELDS = "c", "t", "f"
"""Keys of a button's data: which control, of which form, and which `kind|field` names the card shows."""

DAY, TIME, OTHER = "dag", "tijd", "anders"

NO_CHOICE = "(geen)"
"""The value of the choice that takes a choice back. No option has it: brackets are quoted in theirs."""

_WHOLE = re.compile(r"-?[0-9]{1,17}")


def name(kind: str, field: str, part: str | None = None) -> str:
    """The id of an input."""
    return "|".join([kind, option(field), *([] if part is None else [option(part)])])


def option(value: str) -> str:
    """An option's id as it goes into a choice."""
    return quote(clean(value), safe=" ")


def read(data: Mapping[str, Json]) -> dict[str, Json]:
    """A press's values by field id, in the shapes that `Pressed.values` takes.

    A field that the card showed and that came back empty is "" for text and None, [] or {} otherwise, so that clearing
    an answer counts. Fields that the card did not show are left out.
    """
    listed = data.get(FIELDS)
    shown = [entry for entry in listed if isinstance(entry, str)] if isinstance(listed, list) else []
    came = [key for key in data if "|" in key]
    found: dict[str, Json] = {}
    for entry in dict.fromkeys([*shown, *("|".join(key.split("|")[:2]) for key in came)]):
        kind, _, field = entry.partition("|")
        if field:
            found[unquote(field)] = _value(kind, {_part(k, entry): data[k] for k in came if _belongs(k, entry)})
    return found


def _belongs(key: str, entry: str) -> bool:
    return key == entry or key.startswith(entry + "|")


def _part(key: str, entry: str) -> str:
    return unquote(key[len(entry) + 1 :])


def _value(kind: str, parts: Mapping[str, Json]) -> Json:
    parts = {part: None if raw == NO_CHOICE else raw for part, raw in parts.items()}
    whole, typed = parts.get(""), str(parts.get(OTHER) or "").strip()
    match kind:
        case "text":
            return "" if whole is None else str(whole)
        case "number" | "scale":
            return _number(whole)
        case "choices":
            return _options(str(whole or "").split(",")) + ([typed] if typed else [])
        case "rubric":
            return {row: unquote(str(column)) if column else None for row, column in parts.items() if row}
        case "ranking":
            places = sorted((p for p in parts if p.isdigit()), key=int)
            return _options(str(parts[p] or "") for p in places)
        case "moment":
            return str(whole) if whole else "T".join(str(parts[p]) for p in (DAY, TIME) if parts.get(p)) or None
        case "date":
            return str(whole) if whole else None
        case _:
            return typed or (unquote(str(whole)) if whole else None)


def _options(raw: Iterable[str]) -> list[str]:
    return [unquote(part) for part in raw if part]


def _number(raw: Json) -> Json:
    """A whole number where it is one; anything else as it was typed."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    text = str(raw).strip()
    return int(text) if _WHOLE.fullmatch(text) else raw
