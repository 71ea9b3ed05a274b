"""Concerns: someone is worried about a placement, told to named readers, and followed step by step until it is closed.

What was written is a confidential submission; here is who may read it and how far things are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, insert, null, or_, select, update

from dialogs.nouns import Role
from store.db import Conn
from store.schema import concern_readers as reader_table
from store.schema import concern_steps as step_table
from store.schema import concerns as table
from store.schema import seats, upsert


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """One concern. `call`: the author only asked to be called, and there is no text. `reason` is why it was closed."""

    id: int
    placement_id: int
    author_id: int
    route: str
    call: bool
    submission_id: int | None
    opened_at: datetime
    closed_at: datetime | None
    closed_by: int | None
    reason: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Who may read a concern, in which role (None: as a person of the author's choice), since when."""

    concern_id: int
    person_id: int
    role: Role | None
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of the way: whose it is (None: nobody took it up), until when, and what came of it."""

    id: int
    concern_id: int
    step: str
    opened_at: datetime
    due: date | None
    owner_id: int | None
    taken_at: datetime | None
    closed_at: datetime | None
    closed_by: int | None
    submission_id: int | None
    reminded_on: date | None


_CONCERN = tuple(table.c[name] for name in Concern.__dataclass_fields__)
_STEP = tuple(step_table.c[name] for name in Step.__dataclass_fields__)
_READER = tuple(reader_table.c[name] for name in Reader.__dataclass_fields__)
_ADD = insert(table).returning(*_CONCERN)
_ADD_STEP = insert(step_table).returning(*_STEP)
_ADD_READER = (
    upsert(reader_table)
    .values({name: bindparam(name) for name in Reader.__dataclass_fields__})
    .on_conflict_do_nothing()
    .returning(reader_table.c.person_id)
)
_DROP_READER = delete(reader_table).where(
    reader_table.c.concern_id == bindparam("concern"), reader_table.c.person_id == bindparam("person")
)
_BY_ID = select(*_CONCERN).where(table.c.id == bindparam("id"))
_HERS = select(reader_table.c.concern_id).where(reader_table.c.person_id == bindparam("person"))
_OPEN_FOR = (
    select(*_CONCERN)
    .where(or_(table.c.author_id == bindparam("person"), table.c.id.in_(_HERS)), table.c.closed_at.is_(None))
    .order_by(table.c.opened_at, table.c.id)
)
_OF_IDS = (
    select(*_CONCERN)
    .where(table.c.id.in_(bindparam("ids", expanding=True)), table.c.closed_at.is_(None))
    .order_by(table.c.id)
)
_also = reader_table.alias("also")
_GONE = ~exists().where(seats.c.placement_id == table.c.placement_id, seats.c.person_id == reader_table.c.person_id)
_HEIR = exists().where(
    seats.c.placement_id == table.c.placement_id,
    seats.c.role == reader_table.c.role,
    ~exists().where(_also.c.concern_id == table.c.id, _also.c.person_id == seats.c.person_id),
)
_NO_OWNER = exists().where(
    step_table.c.concern_id == table.c.id,
    step_table.c.closed_at.is_(None),
    step_table.c.owner_id.is_not(None),
    ~exists().where(seats.c.placement_id == table.c.placement_id, seats.c.person_id == step_table.c.owner_id),
)
_LEFT_BEHIND = (
    select(*_CONCERN)
    .where(
        table.c.closed_at.is_(None),
        or_(
            _NO_OWNER,
            exists().where(reader_table.c.concern_id == table.c.id, _GONE, or_(reader_table.c.role.is_(None), _HEIR)),
        ),
    )
    .order_by(table.c.id)
)
_READERS = (
    select(*_READER)
    .where(reader_table.c.concern_id == bindparam("concern"))
    .order_by(reader_table.c.at, reader_table.c.person_id)
)
_READS = select(
    exists().where(
        reader_table.c.person_id == bindparam("person"),
        or_(
            reader_table.c.concern_id.in_(select(table.c.id).where(table.c.submission_id == bindparam("submission"))),
            reader_table.c.concern_id.in_(
                select(step_table.c.concern_id).where(step_table.c.submission_id == bindparam("submission"))
            ),
        ),
    )
)
_STEPS = select(*_STEP).where(step_table.c.concern_id == bindparam("concern")).order_by(step_table.c.id)
_STEP_BY_ID = select(*_STEP).where(step_table.c.id == bindparam("id"))
_TAKE = (
    update(step_table)
    .where(step_table.c.id == bindparam("step_id"), step_table.c.owner_id.is_(None), step_table.c.closed_at.is_(None))
    .values(owner_id=bindparam("by"), taken_at=bindparam("at"))
    .returning(*_STEP)
)
_FREE = (
    update(step_table)
    .where(step_table.c.id == bindparam("step_id"), step_table.c.closed_at.is_(None))
    .values(owner_id=null(), taken_at=null())
)
_CLOSE_STEP = (
    update(step_table)
    .where(step_table.c.id == bindparam("step_id"), step_table.c.closed_at.is_(None))
    .values(closed_at=bindparam("at"), closed_by=bindparam("by"), submission_id=bindparam("submission"))
    .returning(*_STEP)
)
_CLOSE = (
    update(table)
    .where(table.c.id == bindparam("concern"), table.c.closed_at.is_(None))
    .values(closed_at=bindparam("at"), closed_by=bindparam("by"), reason=bindparam("why"))
    .returning(*_CONCERN)
)
_DUE = (
    select(*_STEP)
    .where(
        step_table.c.closed_at.is_(None),
        step_table.c.due <= bindparam("day"),
        or_(step_table.c.reminded_on.is_(None), step_table.c.reminded_on < step_table.c.due),
    )
    .order_by(step_table.c.due, step_table.c.id)
)
_REMINDED = update(step_table).where(step_table.c.id == bindparam("step_id")).values(reminded_on=bindparam("day"))


def open_(
    c: Conn,
    *,
    placement_id: int,
    author_id: int,
    route: str,
    call: bool,
    submission_id: int | None,
    readers: Sequence[tuple[int, Role | None]],
    step: str,
    due: date | None,
    at: datetime,
) -> Concern:
    """A new concern with its readers (person id, role) and its first step."""
    values = {
        "placement_id": placement_id,
        "author_id": author_id,
        "route": route,
        "call": call,
        "submission_id": submission_id,
        "opened_at": at,
    }
    found = Concern(**c.execute(_ADD, values).one()._asdict())
    for person_id, role in readers:
        add_reader(c, found.id, person_id, role, at)
    next_step(c, found.id, step=step, due=due, at=at)
    return found


def add_reader(c: Conn, concern_id: int, person_id: int, role: Role | None, at: datetime) -> bool:
    """From now on this person may read it; False when she already could."""
    values = {"concern_id": concern_id, "person_id": person_id, "role": role, "at": at}
    return c.execute(_ADD_READER, values).first() is not None


def drop_reader(c: Conn, concern_id: int, person_id: int) -> None:
    """This person does not read it any more."""
    c.execute(_DROP_READER, {"concern": concern_id, "person": person_id})


def by_id(c: Conn, concern_id: int) -> Concern | None:
    """The concern, if there is one."""
    row = c.execute(_BY_ID, {"id": concern_id}).first()
    return None if row is None else Concern(**row._asdict())


def open_for(c: Conn, person_id: int) -> tuple[Concern, ...]:
    """What is open and this person told, or may read; oldest first."""
    return tuple(Concern(**row._asdict()) for row in c.execute(_OPEN_FOR, {"person": person_id}))


def open_of(c: Conn, ids: Sequence[int]) -> tuple[Concern, ...]:
    """Those of these concerns that are not closed."""
    return tuple(Concern(**row._asdict()) for row in c.execute(_OF_IDS, {"ids": list(ids)})) if ids else ()


def left_behind(c: Conn) -> tuple[Concern, ...]:
    """The open concerns of which a reader or the owner of a step has no seat any more, and somebody has to follow."""
    return tuple(Concern(**row._asdict()) for row in c.execute(_LEFT_BEHIND))


def readers(c: Conn, concern_id: int) -> tuple[Reader, ...]:
    """Who may read it, the first one first."""
    return tuple(_reader(row) for row in c.execute(_READERS, {"concern": concern_id}))


def reads(c: Conn, *, submission_id: int, person_id: int) -> bool:
    """Whether this person is a reader of the concern that a submission belongs to."""
    return bool(c.execute(_READS, {"submission": submission_id, "person": person_id}).scalar())


def steps(c: Conn, concern_id: int) -> tuple[Step, ...]:
    """The steps so far, in order; the last one may be open."""
    return tuple(Step(**row._asdict()) for row in c.execute(_STEPS, {"concern": concern_id}))


def step_by_id(c: Conn, step_id: int) -> Step | None:
    """The step, if there is one."""
    row = c.execute(_STEP_BY_ID, {"id": step_id}).first()
    return None if row is None else Step(**row._asdict())


def next_step(c: Conn, concern_id: int, *, step: str, due: date | None, at: datetime) -> Step:
    """Begin a step."""
    values = {"concern_id": concern_id, "step": step, "due": due, "opened_at": at}
    return Step(**c.execute(_ADD_STEP, values).one()._asdict())


def take(c: Conn, step_id: int, *, by: int, at: datetime) -> Step | None:
    """This person takes the step up. None when somebody did already, or it is closed."""
    row = c.execute(_TAKE, {"step_id": step_id, "by": by, "at": at}).first()
    return None if row is None else Step(**row._asdict())


def free(c: Conn, step_id: int) -> None:
    """Nobody has the step any more: who took it up has left."""
    c.execute(_FREE, {"step_id": step_id})


def close_step(c: Conn, step_id: int, *, by: int, at: datetime, submission_id: int | None) -> Step | None:
    """The step is done. None when it was closed already."""
    row = c.execute(_CLOSE_STEP, {"step_id": step_id, "by": by, "at": at, "submission": submission_id}).first()
    return None if row is None else Step(**row._asdict())


def close(c: Conn, concern_id: int, *, by: int, at: datetime, reason: str) -> Concern | None:
    """The concern is closed, with a reason. None when it was already."""
    row = c.execute(_CLOSE, {"concern": concern_id, "by": by, "at": at, "why": reason}).first()
    return None if row is None else Concern(**row._asdict())


def due_steps(c: Conn, day: date) -> tuple[Step, ...]:
    """The open steps whose date has come and that nobody was reminded of since."""
    return tuple(Step(**row._asdict()) for row in c.execute(_DUE, {"day": day}))


def reminded(c: Conn, step_id: int, day: date) -> None:
    """Somebody was reminded of the step."""
    c.execute(_REMINDED, {"step_id": step_id, "day": day})


def _reader(row: Sequence[Any]) -> Reader:
    concern_id, person_id, role, at = row
    return Reader(concern_id=concern_id, person_id=person_id, role=Role(role) if role else None, at=at)
