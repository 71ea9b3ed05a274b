"""How a student's growth was seen through the year: what she and her mentors filled in about the same skills, by day.

A filling was sent to people by name. `read` gives only what everyone who will see the picture may read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot import reading
from bot.world import AMSTERDAM, World
from content.model import Framework
from dialogs.dutch import SHORT_MONTHS, variant
from dialogs.model import Ask, Dialog, Option
from dialogs.nouns import Person, Placement
from store import people, submissions
from store.submissions import Submission


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What one person filled in on one day: the column of each skill, and what the skills were called then."""

    on: date
    by: Person
    own: bool
    phases: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def day(self) -> str:
        """The day, as it stands in the picture."""
        return f"{self.on.day} {SHORT_MONTHS[self.on.month - 1]} {self.on.year}"

    @property
    def label(self) -> str:
        """How it stands below the picture."""
        return f"{self.day}, {self.by.first_name} ({'student' if self.own else 'begeleider'})"


def read(world: World, placement: Placement, dialog: str, *, new: int, readers: Sequence[Person]) -> tuple[Look, ...]:
    """Everything that was filled in so far, oldest first: what these readers all may read, and submission `new`, which
    they are about to get. What someone fills in on the same day is one look."""
    found: dict[tuple[date, int], Look] = {}
    for one in submissions.of_placement(world.c, placement.id, dialog):
        phases = _phases(one)
        if not phases or not (one.id == new or _for_all(world, one, readers)):
            continue
        on = one.at.astimezone(AMSTERDAM).date()
        before = found.get((on, one.person_id))
        found[on, one.person_id] = Look(
            on=on,
            by=people.by_id(world.c, one.person_id),
            own=placement.is_own(one.person_id),
            phases={**(before.phases if before else {}), **phases},
            names={**(before.names if before else {}), **_names(one)},
        )
    return tuple(found.values())


def skills(looks: Sequence[Look], framework: Framework) -> tuple[tuple[str, str], ...]:
    """The skills that a look speaks of, as (id, name), in the order of the framework; then those that it lost."""
    spoken = {skill: name for look in looks for skill, name in look.names.items()}
    known = {d.id: variant(d.label) for d in framework.dimensions if d.id in spoken}
    return tuple((known | {skill: name for skill, name in spoken.items() if skill not in known}).items())


def in_words(
    looks: Sequence[Look], named: Sequence[tuple[str, str]], columns: Sequence[Option]
) -> tuple[tuple[str, str], ...]:
    """The picture as a table: each skill, with the phase at every look at it, person by person."""
    phase = {column.id: variant(column.label).lower() for column in columns}
    found = []
    for skill, name in named:
        said: dict[Person, list[str]] = {}
        for look in looks:
            if look.phases.get(skill) in phase:
                said.setdefault(look.by, []).append(f"{phase[look.phases[skill]]} ({look.day})")
        found.append((name, "; ".join(f"{who.first_name} {', '.join(steps)}" for who, steps in said.items())))
    return tuple(found)


def fitting(looks: Sequence[Look], most: int) -> tuple[Look, ...]:
    """At most so many looks: the first, and the last ones."""
    return tuple(looks) if len(looks) <= most else (looks[0], *looks[len(looks) - most + 1 :])


def columns_of(dialog: Dialog) -> tuple[Option, ...]:
    """The phases that the dialog's table has."""
    asked = (one for step in dialog.every if isinstance(step, Ask) for one in step.fields)
    return next(one.columns for one in asked if one.kind == "rubric")


def _for_all(world: World, one: Submission, readers: Sequence[Person]) -> bool:
    return all(reading.allowed(world.c, "submission", one.id, reader=reader.id) for reader in readers)


def _phases(one: Submission) -> dict[str, str]:
    tables = (e.value for e in one.entries if e.kind == "rubric" and isinstance(e.value, Mapping))
    return {skill: str(phase) for table in tables for skill, phase in table.items()}


def _names(one: Submission) -> dict[str, str]:
    return {skill: name for e in one.entries if e.kind == "rubric" for name, _, skill in e.rows}
