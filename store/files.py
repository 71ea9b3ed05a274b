"""Files: bytes with a name and a type, and who may read them."""

from __future__ import annotations

from datetime import datetime

from dialogs.event import FileRef
from store.db import Conn


def add(c: Conn, *, name: str, mime: str, data: bytes, by: int | None, at: datetime) -> FileRef:
    """Keep a file. `by` is the person it came from, who may read it (None: the bot made it). The caller guards the size."""
    raise NotImplementedError


def meta(c: Conn, file_id: int) -> FileRef:
    """Name, type and size. Raises LookupError."""
    raise NotImplementedError


def read(c: Conn, file_id: int) -> tuple[FileRef, bytes]:
    """The file with its bytes. Raises LookupError."""
    raise NotImplementedError


def attach(c: Conn, submission_id: int, file_id: int) -> None:
    """The file belongs to a submission: a document made of it, or something handed in with it."""
    raise NotImplementedError


def of_submission(c: Conn, submission_id: int) -> tuple[FileRef, ...]:
    """The files of a submission, in the order of attaching."""
    raise NotImplementedError


def grant(c: Conn, file_id: int, person_id: int, at: datetime) -> None:
    """This person may read the file."""
    raise NotImplementedError


def may_read(c: Conn, file_id: int, person_id: int) -> bool:
    """Whether the file came from this person or was granted to her."""
    raise NotImplementedError
