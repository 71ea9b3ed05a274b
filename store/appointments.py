"""Appointments: a lesson visit, a conversation or a meeting that was agreed, with those who take part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from store.db import Conn
from store.schema import appointment_people
from store.schema import appointments as table


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """Something agreed. `people` are person ids; `by` made it."""

    id: int
    placement_id: int | None
    kind: str
    title: str
    at: datetime
    until: datetime | None
    people: tuple[int, ...]
    by: int | None


_ADD = insert(table).returning(table.c.id)
_WITH = insert(appointment_people)
_MOVE = (
    update(table)
    .where(table.c.id == bindparam("number"))
    .values(at=bindparam("start"), until=bindparam("end"), title=bindparam("name"))
)
_APPOINTMENTS = (
    select(
        table.c.id,
        table.c.placement_id,
        table.c.kind,
        table.c.title,
        table.c.at,
        table.c.until,
        table.c.by_id,
        appointment_people.c.person_id,
    )
    .outerjoin(appointment_people, appointment_people.c.appointment_id == table.c.id)
    .order_by(table.c.at, table.c.id, appointment_people.c.person_id)
)
_HERS = select(appointment_people.c.appointment_id).where(appointment_people.c.person_id == bindparam("person"))
_OF_PERSON = _APPOINTMENTS.where(table.c.id.in_(_HERS), table.c.at >= bindparam("start"), table.c.at < bindparam("end"))
_OF_PLACEMENT = _APPOINTMENTS.where(table.c.placement_id == bindparam("placement"))


def add(
    c: Conn,
    *,
    placement_id: int | None,
    kind: str,
    title: str,
    at: datetime,
    people: Sequence[int],
    by: int | None,
    until: datetime | None = None,
) -> int:
    """Note an appointment; its id."""
    values = {"placement_id": placement_id, "kind": kind, "title": title, "at": at, "until": until, "by_id": by}
    number = int(c.execute(_ADD, values).scalar_one())
    if people:
        c.execute(_WITH, [{"appointment_id": number, "person_id": who} for who in dict.fromkeys(people)])
    return number


def move(c: Conn, appointment_id: int, *, title: str, at: datetime, until: datetime | None) -> None:
    """The appointment is at another moment, and perhaps called otherwise."""
    c.execute(_MOVE, {"number": appointment_id, "start": at, "end": until, "name": title})


def of_person(c: Conn, person_id: int, start: datetime, end: datetime) -> tuple[Appointment, ...]:
    """The person's appointments from `start` until before `end`, in order of time."""
    return _folded(c.execute(_OF_PERSON, {"person": person_id, "start": start, "end": end}))


def of_placement(c: Conn, placement_id: int) -> tuple[Appointment, ...]:
    """A placement's appointments, in order of time."""
    return _folded(c.execute(_OF_PLACEMENT, {"placement": placement_id}))


def _folded(rows: Iterable[Sequence[Any]]) -> tuple[Appointment, ...]:
    """One appointment per run of rows with the same id, one person per row."""
    firsts: dict[int, Sequence[Any]] = {}
    present: dict[int, list[int]] = {}
    for row in rows:
        firsts.setdefault(row[0], row)
        present.setdefault(row[0], []).extend([] if row[7] is None else [row[7]])
    return tuple(
        Appointment(
            id=number,
            placement_id=row[1],
            kind=row[2],
            title=row[3],
            at=row[4],
            until=row[5],
            by=row[6],
            people=tuple(present[number]),
        )
        for number, row in firsts.items()
    )
