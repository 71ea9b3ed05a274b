"""Placements: who stands around which student at which school, in which school year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialogs.nouns import Placement, Region, Role
from store.db import Conn


def by_id(c: Conn, placement_id: int) -> Placement:
    """The placement with all its seats. Raises LookupError."""
    raise NotImplementedError


def of_person(c: Conn, person_id: int, *, on: date) -> tuple[Placement, ...]:
    """Where this person has a seat and that is not over on `on`, also when it starts later in that school year."""
    raise NotImplementedError


def active(c: Conn, *, on: date) -> tuple[Placement, ...]:
    """Every placement that is not over on `on`, also those that start later in that school year."""
    raise NotImplementedError


def by_key(c: Conn, *, programme: str, year: str, student_id: int) -> Placement | None:
    """The student's placement in this programme and school year."""
    raise NotImplementedError


def all_of(c: Conn, *, programme: str, year: str) -> tuple[Placement, ...]:
    """Every placement of a programme and school year, ended ones too."""
    raise NotImplementedError


def put(
    c: Conn,
    *,
    programme: str,
    year: str,
    student_id: int,
    school: str,
    region: Region,
    location: str | None,
    vak: str | None,
    klassen: Sequence[str],
    start: date,
    end: date | None,
    seats: Sequence[tuple[Role, int, int]],
) -> int:
    """Add or change the student's placement of this programme and year; its id. `seats` are (role, person id, rank),
    and replace the seats there were; the student's own seat may be left out."""
    raise NotImplementedError


def end(c: Conn, placement_id: int, on: date) -> None:
    """`on` is the placement's last day."""
    raise NotImplementedError
