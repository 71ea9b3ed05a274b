"""How students stand: per placement what is late, what is asked now, what waits for whom. Never what anyone wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.world import World, duties_of
from content.agenda import Duty
from dialogs.nouns import Placement, Role
from store import approvals
from store.approvals import Approval

LOOKING = (Role.SO, Role.IO, Role.SCO, Role.WPB)
"""Who has an overview: of the students around whom she has this seat."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """One student. `duties` leave out what is settled, and what counts all year; `done` is what is settled."""

    placement: Placement
    duties: tuple[Duty, ...]
    done: tuple[Duty, ...]
    waiting: tuple[Approval, ...]

    @property
    def late(self) -> tuple[Duty, ...]:
        """What had a date of its own that is past, the longest ago first."""
        return tuple(sorted((d for d in self.duties if d.status == "late"), key=_due))

    @property
    def now(self) -> tuple[Duty, ...]:
        """What is asked now and is not late."""
        return tuple(d for d in self.duties if d.status == "open")

    @property
    def next(self) -> Duty | None:
        """The first date of its own that is still to come."""
        return min((d for d in self.duties if not d.soft and d.due and d.status != "late"), key=_due, default=None)


def looked_after(world: World) -> tuple[Placement, ...]:
    """The placements that this person may have an overview of."""
    return tuple(p for p in world.placements if any(role in LOOKING for role in world.roles(p)))


def standings(world: World, placements: Sequence[Placement]) -> tuple[Standing, ...]:
    """These students, who is late first and then by name."""
    duties: dict[int, list[Duty]] = {p.id: [] for p in placements}
    for duty in duties_of(world.c, world.library, tuple(placements), world.today):
        if not duty.standing and not duty.repeats and duty.status not in ("not_applicable", "untracked"):
            duties[duty.placement.id].append(duty)
    waiting: dict[int, list[Approval]] = {}
    for one in approvals.open_about(world.c, [p.id for p in placements]):
        waiting.setdefault(one.placement_id or 0, []).append(one)
    found = [
        Standing(
            placement=p,
            duties=tuple(d for d in duties[p.id] if d.status != "done"),
            done=tuple(d for d in duties[p.id] if d.status == "done"),
            waiting=tuple(waiting.get(p.id, ())),
        )
        for p in placements
    ]
    return tuple(sorted(found, key=lambda s: (_longest(s), s.placement.name)))


def _due(duty: Duty) -> date:
    return duty.due or date.max


def _longest(standing: Standing) -> tuple[date, bool]:
    return next((_due(d) for d in standing.late), date.max), not standing.waiting
