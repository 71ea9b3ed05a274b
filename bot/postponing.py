"""Later: its actor hears of a duty at another moment, while it can still be done; or not later after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot import plan
from bot.buttons import undo_button
from bot.duties import called, where
from bot.moments import leave
from bot.post import Post
from bot.world import World, days_of
from content.agenda import Duty
from content.calendar import at as at_clock
from content.calendar import decent
from dialogs.message import Button, Say
from dialogs.text import line
from store import absences, nudges


@dataclass(frozen=True, kw_only=True, slots=True)
class Again:
    """When a duty comes up again. `capped`: earlier than was asked, because it is due then; None: no moment is left."""

    at: datetime | None
    capped: bool = False


def again(world: World, duty: Duty, wanted: date, clock: time | None) -> Again:
    """The moment to come back to a duty: on the wanted day or the next working day, and while it can still be done.

    That is at the latest the last working day before it is due, or else that day itself. What is past may wait as long
    as she likes.
    """
    away = absences.of_person(world.c, world.person.id, since=world.today)
    days = days_of(world.library, duty.placement).without(leave(away))
    o_clock = decent(clock or world.person.moment, world.library.policy.quiet)
    moment = at_clock(days.on_or_after(wanted), o_clock)
    if moment <= world.at:
        moment = at_clock(days.add_working(world.today, 1), o_clock)
    if duty.soft or duty.due is None or duty.due < world.today:
        return Again(at=moment)
    last = at_clock(days.add_working(duty.due, -1), o_clock)
    if moment <= last:
        return Again(at=moment)
    on_the_day = at_clock(duty.due, o_clock)
    left = [m for m in (last, on_the_day) if m > world.at and days.is_working(m.date())]
    return Again(at=left[0], capped=left[0] < moment) if left else Again(at=None)


def later(
    world: World, post: Post, duties: Sequence[Duty], *, on: date | None = None, clock: time | None = None
) -> None:
    """Be silent about these until then; say when each comes back, and why when that is sooner than asked."""
    wanted = on or world.today + timedelta(days=1)
    for duty in duties:
        found = again(world, duty, wanted, clock)
        if found.at is None:
            assert duty.due is not None, "only a date can leave no moment"
            post.reply(Say(text=line("action.later_never", wat=called(world, duty), dag=duty.due.isoformat())))
            continue
        nudges.snooze(
            world.c,
            person_id=world.person.id,
            placement_id=duty.placement.id,
            obligation=duty.obligation,
            until=found.at,
        )
        key = "action.later_capped" if found.capped else "action.later" if len(duties) == 1 else "action.later_one"
        due = duty.due.isoformat() if duty.due else ""
        said = line(key, wanneer=found.at.isoformat(), dag=due, wat=called(world, duty))
        week = Button(id=f"later:{where(duty)}:week", label=line("button.next_week"))
        shown = undo_button(f"later:{where(duty)}")
        post.reply(Say(text=said, buttons=shown if on is not None or found.capped else (week, *shown)))


def not_later(world: World, post: Post, duty: Duty) -> None:
    """Bring it up as if nothing had been said about later."""
    nudges.unsnooze(
        world.c,
        person_id=world.person.id,
        placement_id=duty.placement.id,
        obligation=duty.obligation,
        at=world.at,
    )
    plan.plan(world.c, world.library, (duty.placement,), world.today)
    post.reply(Say(text=line("action.not_later", wat=called(world, duty))))
