"""Submissions: what someone sent, as it was shown then; a thread keeps every version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import bindparam, func, insert, literal_column, not_, select, update

from dialogs.nouns import Json
from dialogs.outcome import Entry
from store.db import Conn
from store.schema import approvals
from store.schema import submissions as table


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """One version of what was sent. `thread` is the id of the first version; what is `confidential` has readers of its
    own and is never listed."""

    id: int
    thread: int
    version: int
    conversation_id: int | None
    person_id: int
    placement_id: int | None
    programme: str | None
    dialog: str
    subject: str | None
    obligation: str | None
    entries: tuple[Entry, ...]
    answers: dict[str, Json]
    content_version: str
    at: datetime
    confidential: bool = False


_COLUMNS = (
    table.c.id,
    table.c.thread,
    table.c.version,
    table.c.conversation_id,
    table.c.person_id,
    table.c.placement_id,
    table.c.programme,
    table.c.dialog,
    table.c.subject,
    table.c.obligation,
    table.c.entries,
    table.c.answers,
    table.c.content_version,
    table.c.at,
    table.c.confidential,
)
_ADD = insert(table).returning(*_COLUMNS)
_FIRST = update(table).where(table.c.id == bindparam("first")).values(thread=bindparam("first"))
_LAST_VERSION = select(func.max(table.c.version)).where(table.c.thread == bindparam("thread"))
_SUBMISSIONS = select(*_COLUMNS)
_BY_ID = _SUBMISSIONS.where(table.c.id == bindparam("id"))
_VERSIONS = _SUBMISSIONS.where(table.c.thread == bindparam("thread")).order_by(table.c.version)
_LATEST = _SUBMISSIONS.where(table.c.thread == bindparam("thread")).order_by(table.c.version.desc()).limit(1)
_OF_PLACEMENT = _SUBMISSIONS.where(table.c.placement_id == bindparam("placement"), not_(table.c.confidential)).order_by(
    table.c.id
)
_OF_PLACEMENT_AND_DIALOG = _OF_PLACEMENT.where(table.c.dialog == bindparam("dialog"))
_OF_SUBJECT = _SUBMISSIONS.where(
    table.c.subject == bindparam("subject"), table.c.dialog.in_(bindparam("dialogs", expanding=True))
).order_by(table.c.id)
_OF_SUBJECT_AND_PERSON = _OF_SUBJECT.where(table.c.person_id == bindparam("person"))
_OF_CONVERSATION = (
    _SUBMISSIONS.where(table.c.conversation_id == bindparam("conversation")).order_by(table.c.id.desc()).limit(1)
)
_WAITING = (
    select(func.max(table.c.thread))
    .join(approvals, approvals.c.thread == table.c.thread)
    .where(
        table.c.person_id == bindparam("person"),
        table.c.dialog == bindparam("dialog"),
        func.coalesce(table.c.subject, "") == bindparam("subject"),
        approvals.c.status.in_([literal_column("'open'"), literal_column("'change_asked'")]),
    )
)


def add(
    c: Conn,
    *,
    person_id: int,
    dialog: str,
    entries: Sequence[Entry],
    answers: Mapping[str, Json],
    content_version: str,
    at: datetime,
    conversation_id: int | None = None,
    placement_id: int | None = None,
    programme: str | None = None,
    subject: str | None = None,
    obligation: str | None = None,
    thread: int | None = None,
    confidential: bool = False,
) -> Submission:
    """Keep a submission; with `thread` as the next version of it. Raises LookupError when there is no such thread."""
    version = 1
    if thread is not None:
        last = c.execute(_LAST_VERSION, {"thread": thread}).scalar()
        if last is None:
            raise LookupError(f"no submission thread {thread}")
        version = last + 1
    values = {
        "thread": thread,
        "version": version,
        "conversation_id": conversation_id,
        "person_id": person_id,
        "placement_id": placement_id,
        "programme": programme,
        "dialog": dialog,
        "subject": subject,
        "obligation": obligation,
        "entries": [asdict(entry) for entry in entries],
        "answers": dict(answers),
        "content_version": content_version,
        "at": at,
        "confidential": confidential,
    }
    row = c.execute(_ADD, values).one()
    if thread is None:
        c.execute(_FIRST, {"first": row[0]})
        return by_id(c, row[0])
    return _submission(row)


def by_id(c: Conn, submission_id: int) -> Submission:
    """The submission. Raises LookupError."""
    row = c.execute(_BY_ID, {"id": submission_id}).first()
    if row is None:
        raise LookupError(f"no submission {submission_id}")
    return _submission(row)


def latest(c: Conn, thread: int) -> Submission:
    """The newest version. Raises LookupError."""
    row = c.execute(_LATEST, {"thread": thread}).first()
    if row is None:
        raise LookupError(f"no submission thread {thread}")
    return _submission(row)


def versions(c: Conn, thread: int) -> tuple[Submission, ...]:
    """Every version, oldest first."""
    return tuple(_submission(row) for row in c.execute(_VERSIONS, {"thread": thread}))


def of_placement(c: Conn, placement_id: int, dialog: str | None = None) -> tuple[Submission, ...]:
    """All submissions about a placement (of one dialog) that are not confidential, oldest first."""
    if dialog is None:
        rows = c.execute(_OF_PLACEMENT, {"placement": placement_id})
    else:
        rows = c.execute(_OF_PLACEMENT_AND_DIALOG, {"placement": placement_id, "dialog": dialog})
    return tuple(_submission(row) for row in rows)


def of_subject(
    c: Conn, subject: str, *, dialogs: Sequence[str], person_id: int | None = None
) -> tuple[Submission, ...]:
    """Everything that was sent about a subject (`school:4:2025`) in these dialogs, by anyone or one person, oldest
    first."""
    values: dict[str, Any] = {"subject": subject, "dialogs": list(dialogs)}
    if person_id is None:
        rows = c.execute(_OF_SUBJECT, values)
    else:
        rows = c.execute(_OF_SUBJECT_AND_PERSON, values | {"person": person_id})
    return tuple(_submission(row) for row in rows)


def of_conversation(c: Conn, conversation_id: int) -> Submission | None:
    """The last submission that came out of a conversation."""
    row = c.execute(_OF_CONVERSATION, {"conversation": conversation_id}).first()
    return None if row is None else _submission(row)


def waiting_thread(c: Conn, *, person_id: int, dialog: str, subject: str | None) -> int | None:
    """The thread that a new submission of this person, dialog and subject is the next version of: the last one in which
    an approval is not given yet, whether a change was asked or nobody decided."""
    found: int | None = c.execute(_WAITING, {"person": person_id, "dialog": dialog, "subject": subject or ""}).scalar()
    return found


def _submission(row: Sequence[Any]) -> Submission:
    return Submission(
        id=row[0],
        thread=row[1],
        version=row[2],
        conversation_id=row[3],
        person_id=row[4],
        placement_id=row[5],
        programme=row[6],
        dialog=row[7],
        subject=row[8],
        obligation=row[9],
        entries=tuple(_entry(entry) for entry in row[10]),
        answers=row[11],
        content_version=row[12],
        at=row[13],
        confidential=row[14],
    )


def _entry(kept: dict[str, Any]) -> Entry:
    return Entry(**{**kept, "rows": tuple(tuple(row) for row in kept["rows"])})
