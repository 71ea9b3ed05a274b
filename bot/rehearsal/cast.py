"""The invented people of a rehearsal: where they stand, by the roles that the programme knows, and their ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Literal

from bot.world import AMSTERDAM
from content.load import Library
from content.model import Calendar, Programme
from dialogs.nouns import TRACK, Region, Role
from store import appointments, people, placements, tracks
from store.db import Conn

Way = Literal["vlot", "laat", "stil", "ziek", "vervangen"]
"""How someone deals with it: at once, after the date, not at all, at once but ill for a while, or replaced in March."""

WAYS: tuple[tuple[Way, int], ...] = (("vlot", 55), ("laat", 25), ("stil", 12), ("ziek", 8))
"""The ways with their shares; of the mentors besides one in twenty is replaced."""

REPLACED = 20
PER_SCHOOL, PER_IO, PER_GROUP = 10, 15, 8
STUDENTS_OF_A_WPB = (1, 2, 1, 3, 1, 2)
"""How many students one mentor has, in turn."""

MEETINGS, APART = 6, timedelta(days=28)
"""A track has six meetings, about a month apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Player:
    """One invented person. `students` is how many placements she has a seat in; `follows` whose place she takes."""

    id: int
    name: str
    email: str
    role: Role
    way: Way
    students: int = 1
    follows: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cast:
    """Everyone, with the first day of the year that is played."""

    players: tuple[Player, ...]
    start: date

    def by_id(self, person_id: int) -> Player:
        """The player with this number in the database."""
        return next(p for p in self.players if p.id == person_id)


def gather(c: Conn, library: Library, programme: Programme, year: str, number: int, rng: Random) -> Cast:
    """Put `number` placements of this programme and year on the roster. Raises LookupError when it has no such year."""
    calendar = library.calendar(programme.id, year)
    if calendar is None:
        raise LookupError(f"{programme.id} has no calendar {year}")
    start = _start(calendar)
    company = _Company(c, rng)
    if programme.id == TRACK:
        _groups(company, start, number)
    else:
        _students(company, programme, year, start, number)
    return Cast(players=company.players(), start=start)


def _start(calendar: Calendar) -> date:
    """The first day of the first period, else the first Monday of September."""
    if calendar.periods:
        return min(period.from_ for period in calendar.periods.values())
    first = date(int(calendar.year[:4]), 9, 1)
    return first + timedelta(days=-first.weekday() % 7)


class _Company:
    """People as they are hired, each with a way drawn once."""

    def __init__(self, c: Conn, rng: Random) -> None:
        self.c, self.rng = c, rng
        self._found: dict[tuple[Role, int], Player] = {}
        self._seats: dict[int, int] = {}

    def hire(self, role: Role, number: int) -> Player:
        """The person with this number in this role; each placement that she is hired for counts."""
        if (role, number) not in self._found:
            name = f"{role.value.upper() if len(role) < 4 else role.value.capitalize()} {number + 1:03}"
            email = f"{role.value}{number + 1}@repetitie.example"
            person = people.put(self.c, email=email, name=name)
            way = self.rng.choices([w for w, _ in WAYS], [share for _, share in WAYS])[0]
            if role is Role.WPB and number % REPLACED == REPLACED // 2:
                way = "vervangen"
            self._found[role, number] = Player(id=person.id, name=name, email=email, role=role, way=way)
        found = self._found[role, number]
        self._seats[found.id] = self._seats.get(found.id, 0) + 1
        return found

    def players(self) -> tuple[Player, ...]:
        return tuple(replace(p, students=self._seats[p.id]) for p in self._found.values())


def _students(company: _Company, programme: Programme, year: str, start: date, number: int) -> None:
    roles = {role for o in programme.obligations.values() for role in (*o.actors.roles, *o.with_, *o.tell)}
    regions = tuple(Region)
    wpb, left = -1, 0
    for n in range(number):
        if left == 0 or n % PER_SCHOOL == 0:
            wpb += 1
            left = STUDENTS_OF_A_WPB[wpb % len(STUDENTS_OF_A_WPB)]
        left -= 1
        school = n // PER_SCHOOL
        who = {Role.WPB: wpb, Role.SO: school, Role.SCO: school, Role.IO: n // PER_IO, Role.ASSESSOR: n // PER_IO}
        seats = [(role, company.hire(role, at).id, 1) for role, at in who.items() if role in roles]
        placements.put(
            company.c,
            programme=programme.id,
            year=year,
            student_id=company.hire(Role.STUDENT, n).id,
            school=f"School {school + 1:02}",
            region=regions[school % len(regions)],
            location=None,
            vak="wiskunde",
            klassen=("2b", "3c"),
            start=start,
            end=None,
            seats=seats,
        )


def _groups(company: _Company, start: date, number: int) -> None:
    for group, first in enumerate(range(0, number, PER_GROUP)):
        facilitator = company.hire(Role.FACILITATOR, group)
        members = [company.hire(Role.DEELNEMER, n).id for n in range(first, min(first + PER_GROUP, number))]
        made = tracks.put_group(
            company.c, name=f"Groep {group + 1:02}", facilitator_id=facilitator.id, start=start, members=members
        )
        for meeting in range(MEETINGS):
            day = start + timedelta(days=14) + meeting * APART
            appointments.add(
                company.c,
                placement_id=made,
                kind=tracks.MEETING,
                title=f"Bijeenkomst {meeting + 1}",
                at=datetime.combine(day, time(15, 45), tzinfo=AMSTERDAM),
                people=[facilitator.id, *members],
                by=facilitator.id,
            )


def replaced(c: Conn, player: Player, on: date) -> Player:
    """Someone new takes the place of this mentor everywhere."""
    email = f"nieuw-{player.email}"
    person = people.put(c, email=email, name=f"{player.name} (nieuw)")
    for placement in placements.of_person(c, player.id, on=on):
        seats: Sequence[tuple[Role, int, int]] = [
            (s.role, person.id if s.person.id == player.id else s.person.id, s.rank) for s in placement.seats
        ]
        placements.seat(c, placement.id, seats, today=on)
    return replace(player, id=person.id, name=person.name, email=email, way="vlot", follows=player.id)
