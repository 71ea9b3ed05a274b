"""Appointments: a lesson visit, a conversation or a meeting that was agreed, with those who take part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from store.db import Conn


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
    raise NotImplementedError


def of_person(c: Conn, person_id: int, start: datetime, end: datetime) -> tuple[Appointment, ...]:
    """The person's appointments from `start` until before `end`, in order of time."""
    raise NotImplementedError


def of_placement(c: Conn, placement_id: int) -> tuple[Appointment, ...]:
    """A placement's appointments, in order of time."""
    raise NotImplementedError
