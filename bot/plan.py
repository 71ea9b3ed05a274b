"""From the agenda to rows in `nudges`: when to bring up what with whom; again whenever something moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.world import World, days_of, duties_of, since
from content.agenda import Duty, moments
from content.calendar import Days
from content.load import Library
from dialogs.nouns import Placement, Region
from store import nudges, paces, placements
from store.db import Conn
from store.paces import Pace


def replan(world: World, placement: Placement) -> None:
    """Plan one placement anew, after something about it moved."""
    plan(world.c, world.library, (placements.by_id(world.c, placement.id),), world.today)


def plan_all(c: Conn, library: Library, today: date) -> int:
    """Plan every placement; how many moments changed. Doing it twice changes nothing."""
    return plan(c, library, placements.active(c, on=today), today)


def plan(c: Conn, library: Library, several: Sequence[Placement], today: date) -> int:
    """Make the unsent moments of these placements what the agenda and the policy want."""
    pace = paces.of_people(c, sorted({seat.person.id for p in several for seat in p.seats}))
    days: dict[tuple[str, str, Region], Days] = {}
    wanted: list[nudges.Planned] = []
    for duty in duties_of(c, library, tuple(several), today):
        if duty.due is None or duty.status not in ("open", "upcoming", "late"):
            continue
        key = (duty.placement.programme, duty.placement.year, duty.placement.region)
        if key not in days:
            days[key] = days_of(library, duty.placement)
        wanted.extend(_moments(library, duty, days[key], pace))
    return nudges.plan(c, wanted, placements=[p.id for p in several])


def _moments(library: Library, duty: Duty, days: Days, pace: Mapping[int, Pace]) -> list[nudges.Planned]:
    """The moments of one duty for each of its actors, from when she takes part; a stage belongs to its due date."""
    stage_days = library.programmes[duty.placement.programme].stage_days
    begun = {s.person.id: since(s) for s in duty.placement.seats if s.role in duty.roles}
    return [
        nudges.Planned(
            person_id=person.id,
            placement_id=duty.placement.id,
            obligation=duty.obligation,
            revision=duty.revision,
            stage=f"{m.stage}:{duty.due}",
            at=m.at,
        )
        for person in duty.actors
        if person.begun_at is not None and not person.stopped
        for m in moments(
            duty, person, days, library.policy, stage_days=stage_days, last_only=pace.get(person.id) == "last"
        )
        if m.at >= person.begun_at and m.at.date() >= (begun[person.id] or m.at.date())
    ]
