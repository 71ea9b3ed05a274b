"""Bot Framework activities, as they came over the wire, read into what the core understands. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from bot.channels.teams import values, words
from dialogs.event import Event, Pressed, Said
from dialogs.nouns import Json

WELCOME = "welkom"
"""The control that installing the app presses."""

EXECUTE = "adaptiveCard/action"
DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"


@dataclass(frozen=True, kw_only=True, slots=True)
class Dropped:
    """A file in a message. `own` when it lies with the Bot Framework itself and asks for the bot's token."""

    name: str
    url: str
    mime: str | None
    own: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What someone did in a personal chat.

    `user` is the Entra object id, `member` the id by which the service finds this person's profile. `address` is what
    it takes to write again. `invoke`: the answer goes in the HTTP body. `card`: the message whose button was pressed.
    """

    key: str
    tenant: str
    user: str
    member: str
    address: Mapping[str, Json]
    event: Event
    files: tuple[Dropped, ...] = ()
    invoke: bool = False
    card: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Elsewhere:
    """Someone spoke to the bot in a group or a channel."""

    address: Mapping[str, Json]
    invoke: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignored:
    """Nothing for us; the platform only wants to hear that it arrived."""

    why: str


def tenant(activity: Mapping[str, Json]) -> str | None:
    """The tenant an activity says it comes from."""
    return _str(_at(activity, "channelData", "tenant", "id")) or _str(_at(activity, "conversation", "tenantId"))


def read(activity: Mapping[str, Json]) -> Turn | Elsewhere | Ignored:
    """What happened."""
    event, files = _event(activity)
    if event is None:
        return Ignored(why=f"{activity.get('type')} {activity.get('name') or activity.get('action') or ''}".strip())
    invoke = activity.get("type") == "invoke"
    where = _address(activity)
    if where is None:
        return Ignored(why="no conversation or service address")
    if _at(activity, "conversation", "conversationType") not in (None, "personal"):
        if event == Pressed(control=WELCOME):
            return Ignored(why="installed in a team or group")
        return Elsewhere(address=where, invoke=invoke)
    id_, from_, user = activity.get("id"), _str(_at(activity, "from", "id")), _str(_at(activity, "from", "aadObjectId"))
    came_from = tenant(activity)
    if not (_str(id_) and from_ and user and came_from):
        return Ignored(why="no activity id, tenant or person")
    return Turn(
        key=_key(str(id_), str(where["conversation"])),
        tenant=came_from,
        user=user,
        member=from_,
        address=where,
        event=event,
        files=files,
        invoke=invoke,
        card=_str(activity.get("replyToId")),
    )


def _event(activity: Mapping[str, Json]) -> tuple[Event | None, tuple[Dropped, ...]]:
    kind, value = activity.get("type"), activity.get("value")
    if kind == "invoke":
        action = value.get("action") if activity.get("name") == EXECUTE and isinstance(value, dict) else None
        return _pressed(action.get("data"), action.get("verb")) if isinstance(action, dict) else None, ()
    if kind == "installationUpdate":
        return (Pressed(control=WELCOME) if str(activity.get("action", "add")).startswith("add") else None), ()
    if kind != "message":
        return None, ()
    if isinstance(value, dict) and not _str(activity.get("text")):
        return _pressed(value, None), ()
    files = _files(activity)
    said = _said(activity)
    return (Said(text=said) if said or files else None), files


def _pressed(data: Json, verb: Json) -> Event | None:
    held = data if isinstance(data, dict) else {}
    control, token = held.get(values.CONTROL) or verb, held.get(values.TOKEN)
    if not isinstance(control, str) or not control:
        return None
    return Pressed(control=control, token=token if isinstance(token, str) else None, values=values.read(held))


def _said(activity: Mapping[str, Json]) -> str:
    raw = activity.get("text")
    if not isinstance(raw, str):
        return ""
    spoken = re.sub(r"<at[^>]*>.*?</at>", " ", raw, flags=re.DOTALL)
    if activity.get("textFormat") == "xml":
        spoken = unescape(re.sub(r"<[^>]+>", "", re.sub(r"<(br|/p)\s*/?>", "\n", spoken)))
    return words.clean(spoken.replace("\u00a0", " ")).strip()


def _files(activity: Mapping[str, Json]) -> tuple[Dropped, ...]:
    found = []
    attachments = activity.get("attachments")
    for attachment in attachments if isinstance(attachments, list) else []:
        if not isinstance(attachment, dict):
            continue
        kind, name = str(attachment.get("contentType", "")), _str(attachment.get("name"))
        if kind == DOWNLOAD:
            url = _str(_at(attachment, "content", "downloadUrl"))
            if url:
                end = _str(_at(attachment, "content", "fileType"))
                found.append(Dropped(name=name or f"bestand.{end or 'bin'}", url=url, mime=None, own=False))
        elif kind.startswith("image/"):
            url = _str(attachment.get("contentUrl"))
            if url:
                end = kind.partition("/")[2].strip("*") or "png"
                found.append(Dropped(name=name or f"foto.{end}", url=url, mime=f"image/{end}", own=True))
    return tuple(found)


def _address(activity: Mapping[str, Json]) -> dict[str, Json] | None:
    service, conversation = _str(activity.get("serviceUrl")), _str(_at(activity, "conversation", "id"))
    if not service or not conversation:
        return None
    return {
        "service": service,
        "conversation": conversation,
        "tenant": tenant(activity),
        "bot": _str(_at(activity, "recipient", "id")),
        "user": _str(_at(activity, "from", "id")),
        "locale": _str(activity.get("locale")),
    }


def _key(id_: str, conversation: str) -> str:
    """Unique for the channel. An activity id is a moment in milliseconds, unique only within its conversation."""
    return f"{id_}@{hashlib.sha256(conversation.encode()).hexdigest()[:16]}"


def _at(value: Json, *path: str) -> Json:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _str(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None
