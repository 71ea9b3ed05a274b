"""Files that the page sends up: their size, their name, and who may refer to them afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from bot.ports import Account, FileRefused, Files
from dialogs.event import FileRef
from dialogs.nouns import Json

LIMIT = 20 * 1024 * 1024
"""The largest file that is taken, in bytes."""
MARGIN = 64 * 1024
"""What a request holds besides its file, at most."""
_NAME_LENGTH = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class NotTaken:
    """A file that was not kept: the status of the answer, and why in Dutch."""

    status: int
    why: str


_TOO_LARGE = NotTaken(status=413, why="Dit bestand is groter dan 20 MB. Maak het kleiner, of stuur het in delen.")
_NO_FILE = NotTaken(status=400, why="Er kwam geen bestand mee. Kies het bestand opnieuw.")


@dataclass(slots=True)
class Uploads:
    """What each account sent up in this process: a page may only refer to its own files."""

    files: Files
    _own: dict[Account, dict[int, FileRef]] = field(default_factory=dict)

    async def take(self, request: web.Request, by: Account) -> FileRef | NotTaken:
        """Keep the one file of a multipart request, or say why not."""
        if (request.content_length or 0) > LIMIT + MARGIN:
            return _TOO_LARGE
        if not request.content_type.startswith("multipart/"):
            return _NO_FILE
        part = await (await request.multipart()).next()
        if not isinstance(part, BodyPartReader) or not part.filename:
            return _NO_FILE
        data = bytearray()
        while chunk := await part.read_chunk(256 * 1024):
            data += chunk
            if len(data) > LIMIT:
                return _TOO_LARGE
        mime = part.headers.get("Content-Type", "application/octet-stream").split(";")[0].strip().lower()
        try:
            kept = await self.files.keep(plain_name(part.filename), mime, bytes(data), by)
        except FileRefused as why:
            return NotTaken(status=422, why=str(why))
        self._own.setdefault(by, {})[kept.id] = kept
        return kept

    def own(self, by: Account, ids: object) -> tuple[FileRef, ...] | None:
        """The files with these ids; None when one of them is not this account's."""
        known = self._own.get(by, {})
        if not isinstance(ids, list) or not all(isinstance(i, int) and i in known for i in ids):
            return None
        return tuple(known[i] for i in ids)

    def checked(self, by: Account, values: Mapping[str, Json], held: Mapping[str, Json]) -> dict[str, Json]:
        """A form's values, with no other files than this account's and what the form held (`held`, by field id)."""
        return {
            name: self._checked(by, value, held.get(name)) if name in held or _is_file(value) else value
            for name, value in values.items()
        }

    def _checked(self, by: Account, value: Json, before: Json) -> Json:
        known, kept = self._own.get(by, {}), _listed(before)
        files = []
        for one in _listed(value):
            number = one.get("id") if isinstance(one, dict) else None
            if isinstance(number, int) and number in known:
                files.append(known[number].model_dump())
            elif one in kept:
                files.append(one)
        return files or None


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_file(value: Json) -> bool:
    return any(isinstance(one, dict) and "mime" in one for one in _listed(value))


def plain_name(name: str) -> str:
    """A file's name without path or control characters, at most 120 characters, its extension kept."""
    base = re.sub(r"[\x00-\x1f\x7f]", "", re.split(r"[/\\]", name)[-1]).strip() or "bestand"
    stem, dot, extension = base.rpartition(".")
    if not dot or len(extension) > 10:
        return base[:_NAME_LENGTH]
    return f"{stem[: _NAME_LENGTH - len(extension) - 1]}.{extension}"
