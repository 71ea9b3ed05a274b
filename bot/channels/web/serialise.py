"""Entries and messages as the plain JSON that the page lays out. Keys that do not apply are left out."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from bot.channels.web.stream import Change, Entry
from bot.ports import Shown, ShownFile
from dialogs.nouns import Json

Link = Callable[[int], str]
"""The address of a file, by its id, for the person whose page it is."""


def change_json(change: Change, link: Link) -> dict[str, Json]:
    """`{"person", "entry"}` or `{"person", "gone"}`."""
    if change.entry is None:
        return {"person": change.person, "gone": change.gone}
    return {"person": change.person, "entry": entry_json(change.entry, link)}


def entry_json(entry: Entry, link: Link) -> dict[str, Json]:
    """`{"id", "by": "bot"|"me", "at", "shown"|"text", "files", "answered", "tentative"}`."""
    said: dict[str, Json] = {"id": entry.id, "by": "me" if entry.shown is None else "bot", "at": entry.at.isoformat()}
    if entry.shown is not None:
        said["shown"] = shown_json(entry.shown, link)
    else:
        said["text"] = entry.text
    if entry.files:
        said["files"] = list(entry.files)
    if entry.answered:
        said["answered"] = True
    if entry.tentative:
        said["tentative"] = True
    return said


def shown_json(shown: Shown, link: Link) -> dict[str, Json]:
    """A message with the names of `bot.ports`; its file has a `link` besides."""
    said: dict[str, Json] = _plain(shown)
    if isinstance(shown.file, ShownFile):
        said["file"]["link"] = link(shown.file.id)
    return said


_ALWAYS = frozenset({"kind", "text", "id", "label", "required"})


def _plain(value: object) -> Json:
    if isinstance(value, Struct):
        return {name: _plain(v) for name in value.__struct_fields__ if _says((v := getattr(value, name)), name)}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    return value


def _says(value: object, name: str) -> bool:
    return name in _ALWAYS or (value is not None and value is not False and value != ())
