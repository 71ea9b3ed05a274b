"""The people, placements and statuses of werkplekleren: frozen values that every room shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal, TypeAlias

Json: TypeAlias = Any
"""A value that survives a round trip through JSON: None, bool, number, str, list or dict of those."""


class Role(StrEnum):
    """What someone is to a student's placement or to a mentor track."""

    STUDENT = "student"
    WPB = "wpb"
    SO = "so"
    IO = "io"
    SCO = "sco"
    ASSESSOR = "assessor"
    FACILITATOR = "facilitator"
    DEELNEMER = "deelnemer"


class Region(StrEnum):
    """A Dutch school-holiday region."""

    NOORD = "noord"
    MIDDEN = "midden"
    ZUID = "zuid"


DEFAULT_MOMENT = time(15, 30)
"""The time of day (Amsterdam) at which a person who chose nothing gets messages that can wait."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Someone on the roster. `begun_at` is None until she was invited or first spoke: before it nothing is sent or
    late."""

    id: int
    name: str
    email: str
    language: str = "nl"
    begun_at: datetime | None = None
    stopped: bool = False
    moment: time = DEFAULT_MOMENT

    @property
    def first_name(self) -> str:
        """The name a message opens with."""
        return self.name.split()[0] if self.name.split() else self.name


TRACK = "werkplekopleider"
"""The programme of every mentor track: a WPB becomes werkplekopleider, in a group with a facilitator."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """One person's place in a placement. `rank` 1 comes first; 2 is the second WPB.

    `since`: the day on which she took the place of someone else, or came later; None: from the start.
    """

    role: Role
    person: Person
    rank: int = 1
    since: date | None = None


Kind = Literal["placement", "group"]
"""What a placement is about: one learner, or a mentor track's group as a whole."""


@dataclass(frozen=True, kw_only=True)
class Placement:
    """One learner's way through a programme, with the people around her: a student's school year, or a WPB's mentor
    track. The group of a mentor track has one as well, without a learner: what is owed for all together hangs there.

    `school` is "" in a mentor track. `vak` is the school subject, `klassen` the class names as typed in the
    roster. `group` is the number of the group's own placement, in each of its participants'; `title` names that group,
    in its own only.
    """

    id: int
    programme: str
    year: str
    school: str
    region: Region
    start: date
    end: date | None = None
    location: str | None = None
    vak: str | None = None
    klassen: tuple[str, ...] = ()
    group: int | None = None
    title: str | None = None
    seats: tuple[Seat, ...] = ()

    @cached_property
    def _by_role(self) -> dict[Role, tuple[Person, ...]]:
        found: dict[Role, tuple[Person, ...]] = {}
        for seat in sorted(self.seats, key=lambda s: s.rank):
            found[seat.role] = (*found.get(seat.role, ()), seat.person)
        return found

    def people(self, role: Role) -> tuple[Person, ...]:
        """Everyone with this role, first one first."""
        return self._by_role.get(role, ())

    def person(self, role: Role) -> Person | None:
        """The first person with this role."""
        return next(iter(self.people(role)), None)

    def roles(self, person_id: int) -> tuple[Role, ...]:
        """What this person is here; empty for a stranger."""
        return tuple(dict.fromkeys(s.role for s in self.seats if s.person.id == person_id))

    @property
    def kind(self) -> Kind:
        """Whether it is about one learner or about a group."""
        return "placement" if self.title is None else "group"

    @cached_property
    def learner(self) -> Person | None:
        """Who learns here: the student, or the participant of a mentor track; nobody in the group's own."""
        return self.person(Role.STUDENT) or (self.person(Role.DEELNEMER) if self.kind == "placement" else None)

    def is_own(self, person_id: int) -> bool:
        """Whether this person is the one who learns here."""
        return self.learner is not None and self.learner.id == person_id

    @property
    def name(self) -> str:
        """How people call it: the learner's name, or the group's."""
        return self.learner.name if self.learner is not None else self.title or ""

    @property
    def first_name(self) -> str:
        """The same among those who know each other: the learner's first name, or the group's name."""
        return self.learner.first_name if self.learner is not None else self.title or ""

    @property
    def student(self) -> Person:
        """The student; every student's placement has exactly one."""
        found = self.person(Role.STUDENT)
        assert found is not None, "a placement without a student cannot exist"
        return found
