"""Files: bytes with a name and a type, and who may read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, insert, or_, select

from dialogs.event import FileRef
from store.db import Conn
from store.schema import file_grants, submission_files, upsert
from store.schema import files as table

_META = (table.c.id, table.c.name, table.c.mime, table.c.size)
_ADD = insert(table).returning(table.c.id)
_BY_ID = select(*_META).where(table.c.id == bindparam("id"))
_READ = select(*_META, table.c.data).where(table.c.id == bindparam("id"))
_ATTACH = (
    upsert(submission_files)
    .values(submission_id=bindparam("submission"), file_id=bindparam("file"))
    .on_conflict_do_nothing()
)
_OF_SUBMISSION = (
    select(*_META)
    .join(submission_files, submission_files.c.file_id == table.c.id)
    .where(submission_files.c.submission_id == bindparam("submission"))
    .order_by(submission_files.c.id)
)
_SUBMISSION_OF = (
    select(submission_files.c.submission_id)
    .where(submission_files.c.file_id == bindparam("file"))
    .order_by(submission_files.c.id)
    .limit(1)
)
_GRANT = (
    upsert(file_grants)
    .values(file_id=bindparam("file"), person_id=bindparam("person"), at=bindparam("at"))
    .on_conflict_do_nothing()
)
_REVOKE = delete(file_grants).where(
    file_grants.c.file_id == bindparam("file"), file_grants.c.person_id == bindparam("person")
)
_MAY_READ = select(table.c.id).where(
    table.c.id == bindparam("file"),
    or_(
        table.c.by_id == bindparam("person"),
        exists().where(file_grants.c.file_id == table.c.id, file_grants.c.person_id == bindparam("person")),
    ),
)


def add(c: Conn, *, name: str, mime: str, data: bytes, by: int | None, at: datetime) -> FileRef:
    """Keep a file. `by` is who it came from and may read it (None: the bot made it). The caller guards the size."""
    values = {"name": name, "mime": mime, "size": len(data), "by_id": by, "at": at, "data": data}
    return FileRef(id=c.execute(_ADD, values).scalar_one(), name=name, mime=mime, size=len(data))


def meta(c: Conn, file_id: int) -> FileRef:
    """Name, type and size. Raises LookupError."""
    row = c.execute(_BY_ID, {"id": file_id}).first()
    if row is None:
        raise LookupError(f"no file {file_id}")
    return _ref(row)


def read(c: Conn, file_id: int) -> tuple[FileRef, bytes]:
    """The file with its bytes. Raises LookupError."""
    row = c.execute(_READ, {"id": file_id}).first()
    if row is None:
        raise LookupError(f"no file {file_id}")
    return _ref(row[:4]), bytes(row[4])


def attach(c: Conn, submission_id: int, file_id: int) -> None:
    """The file belongs to a submission: a document made of it, or something handed in with it."""
    c.execute(_ATTACH, {"submission": submission_id, "file": file_id})


def of_submission(c: Conn, submission_id: int) -> tuple[FileRef, ...]:
    """The files of a submission, in the order of attaching."""
    return tuple(_ref(row) for row in c.execute(_OF_SUBMISSION, {"submission": submission_id}))


def submission_of(c: Conn, file_id: int) -> int | None:
    """The first submission that the file belongs to."""
    found: int | None = c.execute(_SUBMISSION_OF, {"file": file_id}).scalar()
    return found


def grant(c: Conn, file_id: int, person_id: int, at: datetime) -> None:
    """This person may read the file."""
    c.execute(_GRANT, {"file": file_id, "person": person_id, "at": at})


def revoke(c: Conn, file_id: int, person_id: int) -> None:
    """This person may not read the file any more, unless it came from her."""
    c.execute(_REVOKE, {"file": file_id, "person": person_id})


def may_read(c: Conn, file_id: int, person_id: int) -> bool:
    """Whether the file came from this person or was granted to her."""
    return c.execute(_MAY_READ, {"file": file_id, "person": person_id}).first() is not None


def _ref(row: Sequence[Any]) -> FileRef:
    file_id, name, mime, size = row
    return FileRef(id=file_id, name=name, mime=mime, size=size)
