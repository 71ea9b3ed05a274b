"""What is past its date: which tasks, what was done about each, by which steps, and who can help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.world import duties_of
from content.agenda import Duty
from content.knowledge import Steps
from content.load import Library
from dialogs.nouns import Person, Placement
from store import escalations, placements
from store.db import Conn
from store.escalations import ALERT, ANNOUNCE, Step

Case = tuple[int, str, int]
"""What a step is about: placement, obligation and revision."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Late:
    """A task that is past its date, with what was done about it."""

    duty: Duty
    steps: tuple[Step, ...]

    @property
    def alert(self) -> Step | None:
        """The case that somebody can take up."""
        return next((s for s in self.steps if s.stage == ALERT), None)

    @property
    def announced(self) -> tuple[Step, ...]:
        """The announcements that were made."""
        return tuple(s for s in self.steps if s.stage.startswith(ANNOUNCE) and s.told_at is not None)


def overdue(c: Conn, library: Library, ids: Sequence[int], today: date) -> Mapping[Case, Late]:
    """What is past its date in these placements, by placement, obligation and revision; nothing where it is over."""
    several = tuple(p for p in placements.by_ids(c, ids) if p.end is None or p.end >= today)
    done: dict[Case, list[Step]] = {}
    for step in escalations.of_placements(c, [p.id for p in several]):
        done.setdefault(step.case, []).append(step)
    return {
        case: Late(duty=d, steps=tuple(done.get(case, ())))
        for d in duties_of(c, library, several, today)
        if d.status == "late" and (case := (d.placement.id, d.obligation, d.revision))
    }


def steps_of(library: Library, duty: Duty) -> Steps:
    """The steps for a task: its own, else those of the house."""
    return steps_for(library, duty.placement, duty.obligation)


def steps_for(library: Library, placement: Placement, obligation: str) -> Steps:
    """The steps for what is owed in a placement, also where the programme has it no longer."""
    obliged = library.programmes[placement.programme].obligations.get(obligation)
    return (obliged.late if obliged is not None else None) or library.policy.escalation


def targets(library: Library, duty: Duty) -> tuple[Person, ...]:
    """Who can help: everyone in the first role of the steps with somebody who is reached and did not have to do it."""
    for role in steps_of(library, duty).to:
        found = [p for p in duty.placement.people(role) if p.begun_at and not p.stopped and not duty.acts(p.id)]
        if found:
            return tuple(found)
    return ()
