"""What Slack tells -> what came in: pure. What is none of the bot's business reads as None."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

from bot.channels.slack import ids
from bot.channels.slack.fields import AMSTERDAM
from bot.ports import Account
from dialogs.event import Pressed, Said
from dialogs.nouns import Json

NAME = "slack"
_ANGLES = re.compile(r"<([^<>]*)>")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_MESSAGES = (None, "file_share", "thread_broadcast")
"""The subtypes of a message that a person wrote; the others tell of edits, removals and other bots."""

Body: TypeAlias = Mapping[str, Any]
"""A verified payload."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drop:
    """A file that someone dropped. `url` is where the bot may fetch it; empty when Slack has to be asked first."""

    id: str
    name: str
    mime: str
    size: int
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Came:
    """One thing that one person did. `home`: on the Home tab. `aside`: outside her own conversation with the bot."""

    key: str
    account: Account
    event: Said | Pressed
    address: Mapping[str, Json] = field(default_factory=dict)
    drops: tuple[Drop, ...] = ()
    home: bool = False
    aside: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HomeOpened:
    """Someone looks at the Home tab."""

    account: Account


def event(body: Body, bot: str) -> Came | HomeOpened | None:
    """An Events API payload. `bot` is the bot's own user id."""
    told: Body = body.get("event") or {}
    user = told.get("user")
    if not isinstance(user, str) or user == bot or told.get("bot_id") or not body.get("event_id"):
        return None
    team = str(told.get("user_team") or body.get("team_id") or told.get("team") or "")
    account = Account(channel=NAME, tenant=team, user=user)
    if told.get("type") == "app_home_opened":
        return HomeOpened(account=account) if told.get("tab", "home") == "home" else None
    mine = told.get("type") == "message" and told.get("channel_type") == "im" and told.get("subtype") in _MESSAGES
    if not mine and told.get("type") != "app_mention":
        return None
    return Came(
        key=str(body["event_id"]),
        account=account,
        event=Said(text=words(str(told.get("text") or ""), bot)),
        address=_address(account, told.get("channel") if mine else None),
        drops=tuple(_drop(f) for f in told.get("files") or () if f.get("mode") != "tombstone"),
        aside=not mine,
    )


def action(body: Body) -> Came | None:
    """A press on a button or a choice from its menu, with everything that the message's inputs hold."""
    pressed: Body = next(iter(body.get("actions") or ()), {})
    chosen: Body = pressed.get("selected_option") or {}
    control = ids.control(pressed.get("value") or chosen.get("value"))
    user: Body = body.get("user") or {}
    if control is None or not user.get("id") or not body.get("trigger_id"):
        return None
    team: Body = body.get("team") or {}
    account = Account(channel=NAME, tenant=str(user.get("team_id") or team.get("id") or ""), user=str(user["id"]))
    container: Body = body.get("container") or {}
    channel: Body = body.get("channel") or {}
    state: Body = body.get("state") or (body.get("view") or {}).get("state") or {}
    return Came(
        key=str(body["trigger_id"]),
        account=account,
        event=Pressed(control=control.id, token=control.token, values=values(state.get("values") or {})),
        address=_address(account, channel.get("id") or container.get("channel_id")),
        home=container.get("type") == "view",
    )


def command(body: Body) -> Came | None:
    """A slash command. Without words it asks for help."""
    if not body.get("user_id") or not body.get("trigger_id"):
        return None
    account = Account(channel=NAME, tenant=str(body.get("team_id") or ""), user=str(body["user_id"]))
    return Came(
        key=str(body["trigger_id"]),
        account=account,
        event=Said(text=words(str(body.get("text") or ""), "") or "help"),
        address=_address(account, None),
        aside=True,
    )


def _address(account: Account, channel: object) -> dict[str, Json]:
    known = isinstance(channel, str) and channel.startswith("D")
    return {"team": account.tenant, "user": account.user} | ({"channel": channel} if known else {})


def _drop(told: Body) -> Drop:
    withheld = told.get("file_access") == "check_file_info"
    return Drop(
        id=str(told.get("id") or ""),
        name=str(told.get("name") or told.get("title") or "bestand"),
        mime=str(told.get("mimetype") or "application/octet-stream"),
        size=int(told.get("size") or 0),
        url="" if withheld else str(told.get("url_private_download") or told.get("url_private") or ""),
    )


def drop(told: Body) -> Drop:
    """A file as Slack describes it when asked."""
    return _drop({**told, "file_access": "visible"})


def words(text: str, bot: str) -> str:
    """The text as its writer saw it: no mention of the bot, no markup of Slack's around addresses and names."""

    def plain(match: re.Match[str]) -> str:
        inside, _, label = match.group(1).partition("|")
        if inside.startswith(("@", "#", "!")):
            return "" if inside == f"@{bot}" else label or inside.lstrip("!")
        target = inside.removeprefix("mailto:").removeprefix("tel:")
        return target if not label or label in (target, inside) else f"{label} ({target})"

    return html.unescape(_ANGLES.sub(plain, text)).strip()


def values(told: Mapping[str, Mapping[str, Body]]) -> dict[str, Json]:
    """What the inputs hold, by field id; the rows of a rubric together. What is empty holds None or ""."""
    found: dict[str, Json] = {}
    for block, elements in told.items():
        spot = ids.spot(block)
        if spot is None:
            continue
        for kind, element in elements.items():
            value = _value(kind, element)
            if spot.row is None:
                found[spot.field] = value
            else:
                found.setdefault(spot.field, {})[spot.row] = value
    return found


def _value(kind: str, element: Body) -> Json:
    match element.get("type"):
        case "plain_text_input":
            typed = element.get("value") or ""
            return _number(typed) if kind in ("number", "scale") else typed
        case "radio_buttons" | "static_select":
            chosen = (element.get("selected_option") or {}).get("value")
            chosen = None if chosen == ids.NO_CHOICE else chosen
            return _number(chosen) if kind == "scale" and chosen else chosen
        case "checkboxes" | "multi_static_select":
            return [o["value"] for o in element.get("selected_options") or ()]
        case "datepicker":
            return element.get("selected_date")
        case "datetimepicker":
            seconds = element.get("selected_date_time")
            at = datetime.fromtimestamp(seconds, UTC).astimezone(AMSTERDAM) if seconds else None
            return at.isoformat(timespec="minutes") if at else None
    return None


def _number(text: str) -> Json:
    """A number where the text is one, in Dutch notation too; else the text as it is, for the dialog to judge."""
    stripped = text.strip()
    if not _NUMBER.fullmatch(stripped):
        return text
    return int(stripped) if stripped.lstrip("-").isdigit() else float(stripped.replace(",", "."))
