"""From the agenda to rows in `nudges`: when to bring up what with whom; again whenever something moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.world import World, days_of, duties_of
from content.agenda import Duty, moments
from content.load import Library
from dialogs.nouns import Placement
from store import nudges, placements
from store.db import Conn


def replan(world: World, placement: Placement) -> None:
    """Plan one placement anew, after something about it moved."""
    plan(world.c, world.library, (placements.by_id(world.c, placement.id),), world.today)


def plan_all(c: Conn, library: Library, today: date) -> int:
    """Plan every placement; how many moments changed. Doing it twice changes nothing."""
    return plan(c, library, placements.active(c, on=today), today)


def plan(c: Conn, library: Library, several: Sequence[Placement], today: date) -> int:
    """Make the unsent moments of these placements what the agenda and the policy want."""
    wanted: list[nudges.Planned] = []
    for duty in duties_of(c, library, tuple(several), today):
        wanted.extend(_moments(library, duty))
    return nudges.plan(c, wanted, placements=[p.id for p in several])


def _moments(library: Library, duty: Duty) -> list[nudges.Planned]:
    if duty.status not in ("open", "upcoming", "late"):
        return []
    days = days_of(library, duty.placement)
    return [
        nudges.Planned(
            person_id=person.id,
            placement_id=duty.placement.id,
            obligation=duty.obligation,
            revision=duty.revision,
            stage=str(m.stage),
            at=m.at,
        )
        for person in duty.actors
        if person.begun_at is not None and not person.stopped
        for m in moments(duty, person, days, library.policy)
        if m.at >= person.begun_at
    ]
