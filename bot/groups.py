"""A mentor track as its people see it: which meeting was last, which is next, what to propose, and their leervragen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bot.world import AMSTERDAM, World, days_of
from content.calendar import at
from dialogs.nouns import Placement
from store import appointments, placements, rounds, submissions, tracks
from store.rounds import Round
from store.tracks import Meeting

SIX = 6
"""How many meetings a track has (katern, 3.3)."""

LASTS = timedelta(hours=3)
"""How long a meeting is (katern, 3.3)."""

LEERVRAAG = "leervraag"
"""The dialog in which a participant writes her own question, and the question's id there."""

USUAL = time(15, 30)
"""The time of day that is proposed; ours, the katern names none."""

WEEKS = (4, 3, 2, 5)
"""How many weeks after a meeting the next one is proposed: the first of these that is not in a holiday; ours."""


def meetings(world: World, placement: Placement) -> tuple[Meeting, ...]:
    """The meetings of the group that a placement is of, in order."""
    return tracks.meetings(world.c, (placement.group or placement.id,))


def last(world: World, placement: Placement, obligation: str | None = None) -> Meeting | None:
    """The meeting that a conversation looks back on: that of its obligation, else the last that has begun."""
    found = meetings(world, placement)
    obliged = world.programme(placement).obligations.get(obligation or "")
    happening = re.fullmatch(rf"{tracks.MEETING}-(\d+)", (obliged.when.after or "") if obliged is not None else "")
    if happening is not None:
        return next((m for m in found if m.number == int(happening[1])), None)
    return next((m for m in reversed(found) if m.at <= world.at), None)


def following(world: World, placement: Placement, _obligation: str | None = None) -> Meeting | None:
    """The next meeting that has not begun."""
    return next((m for m in meetings(world, placement) if m.at > world.at), None)


def moments(world: World, placement: Placement) -> tuple[datetime, ...]:
    """Six moments: those that were planned, and for the rest a proposal of about a month apart, not in a holiday."""
    found = [m.at.astimezone(AMSTERDAM) for m in meetings(world, placement)][:SIX]
    days = days_of(world.library, placement)
    if not found:
        found = [at(days.on_or_after(placement.start), USUAL)]
    while len(found) < SIX:
        later = [found[-1] + timedelta(weeks=n) for n in WEEKS]
        found.append(next((one for one in later if days.is_working(one.date())), later[0]))
    return tuple(found)


def too_far(several: Sequence[Meeting]) -> tuple[tuple[Meeting, Meeting], ...]:
    """The meetings between which more than a month lies (katern, 5)."""
    return tuple(
        (one, next_)
        for one, next_ in pairwise(several)
        if next_.at.astimezone(AMSTERDAM).date() > _month_after(one.at.astimezone(AMSTERDAM).date())
    )


def plan(world: World, group: Placement, at: Sequence[datetime]) -> None:
    """Plan the group's meetings at these moments; what was planned is moved, the first to the first and so on."""
    there = meetings(world, group)
    everyone = [seat.person.id for seat in group.seats]
    for number, moment in enumerate(sorted(at), 1):
        title, until = f"Bijeenkomst {number}", moment + LASTS
        if number <= len(there):
            appointments.move(world.c, there[number - 1].appointment, title=title, at=moment, until=until)
        else:
            appointments.add(
                world.c,
                placement_id=group.id,
                kind=tracks.MEETING,
                title=title,
                at=moment,
                until=until,
                people=everyone,
                by=world.person.id,
            )


def leervragen(world: World, group: Placement) -> tuple[tuple[int, str], ...]:
    """The question that each participant brought in last, with the number of what she sent; in the order of sending.

    They are for the group: who sends one is told so.
    """
    found: dict[int, tuple[int, str]] = {}
    for placement in placements.of_group(world.c, group.id):
        for one in submissions.of_placement(world.c, placement.id, LEERVRAAG) if placement.learner else ():
            found[placement.id] = (one.id, str(one.answers.get(f"vraag.{LEERVRAAG}") or "").strip())
    return tuple(sorted(one for one in found.values() if one[1]))


def vote(world: World, placement: Placement, opened_by: int | None) -> Round | None:
    """The vote that a submission opened, else the last one of the group."""
    found = rounds.of_submission(world.c, opened_by) if opened_by is not None else None
    return found or rounds.latest(world.c, placement.group or placement.id, LEERVRAAG)


def _month_after(day: date) -> date:
    """The same day of the next month, or the last one there is."""
    year, month = day.year + day.month // 12, day.month % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
