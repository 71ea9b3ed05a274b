"""Files in and out: what may be kept, the bytes by id, and links for who may read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import PurePath

from bot import links, reading
from bot.ports import Account, FileRefused, StoredFile
from bot.workers import Workers
from dialogs.event import FileRef
from store import files, people
from store.db import Database

LARGEST = 20 * 1024 * 1024
"""Bytes of an incoming file."""

LINK_LASTS = timedelta(days=7)

KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".doc": "application/msword",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".heic": "image/heic",
}
"""What may be kept, by the end of the name, with the type it is handed out as."""


class Filing:
    """The files of one deployment. `secret` signs links below `public_url`; `now` is the clock they expire by."""

    def __init__(
        self, *, database: Database, workers: Workers, secret: str, public_url: str, now: Callable[[], datetime]
    ) -> None:
        self._database, self._workers = database, workers
        self._secret, self._public_url, self._now = secret.encode(), public_url, now

    async def keep(self, name: str, mime: str, data: bytes, by: Account) -> FileRef:
        """Keep an incoming file; its type is that of its name. Raises FileRefused with a Dutch sentence."""
        clean = re.sub(r"[\x00-\x1f\ud800-\udfff/\\:*?\"<>|]+", "_", name).strip(". ")[-120:] or "bestand"
        if "." not in clean:
            clean += next((end for end, known in KINDS.items() if known == mime), "")
        kind = KINDS.get(PurePath(clean).suffix.lower())
        if kind is None:
            raise FileRefused(f"‘{clean}’ kan ik niet bewaren. Stuur een Word-bestand, een pdf of een foto (jpg, png).")
        if len(data) > LARGEST:
            raise FileRefused(f"‘{clean}’ is te groot. Een bestand mag hooguit 20 MB zijn.")
        if not data:
            raise FileRefused(f"‘{clean}’ is leeg. Kijk of het bestand goed is en stuur het nog eens.")
        return await self._workers.run(self._keep, clean, kind, data, by)

    def _keep(self, name: str, mime: str, data: bytes, by: Account) -> FileRef:
        with self._database.transaction("file") as c:
            person = people.by_account(c, by.channel, by.tenant, by.user)
            owner = person.id if person is not None else None
            return files.add(c, name=name, mime=mime, data=data, by=owner, at=self._now())

    async def read(self, file_id: int) -> StoredFile:
        """The bytes of a file that this process may send."""
        return await self._workers.run(self._read, file_id)

    def _read(self, file_id: int) -> StoredFile:
        with self._database.reading() as c:
            ref, data = files.read(c, file_id)
        return StoredFile(id=ref.id, name=ref.name, mime=ref.mime, data=data)

    async def opened(self, file_id: int, person_id: int) -> StoredFile:
        """The bytes for this person, who opens the file now. Raises LookupError when she may not read it (any more)."""
        return await self._workers.run(self._opened, file_id, person_id)

    def _opened(self, file_id: int, person_id: int) -> StoredFile:
        with self._database.transaction("read") as c:
            if not reading.opened(c, "file", file_id, reader=person_id, at=self._now()):
                raise LookupError(f"no file {file_id} for {person_id}")
            ref, data = files.read(c, file_id)
        return StoredFile(id=ref.id, name=ref.name, mime=ref.mime, data=data)

    def link(self, file_id: int, person_id: int) -> str:
        """An address that hands the file to this person for a week."""
        expires = (self._now().astimezone(UTC) + LINK_LASTS).replace(microsecond=0)
        ticket = links.Ticket(file_id=file_id, person_id=person_id, expires=expires)
        return f"{self._public_url}/bestand/{links.sign(self._secret, ticket)}"
