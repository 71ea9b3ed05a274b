"""The decent moment for a message that can wait: the person's chosen time on a working day of her school."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.world import World, days_of
from content.calendar import is_quiet, next_moment
from content.load import Library
from content.model import Span
from dialogs.nouns import Person, Placement, Region
from store import absences
from store.absences import Absence


def decent(world: World, person: Person, placement: Placement | None, *, after: datetime | None = None) -> datetime:
    """When this person may get a message that is not an answer to her own words; not before `after`."""
    away = absences.of_person(world.c, person.id, since=world.today)
    return moment(world.library, person, placement, max(after, world.at) if after else world.at, away=away)


def hurried(
    world: World, placement: Placement | None, *, before: datetime, away: Sequence[Absence] = ()
) -> datetime | None:
    """The first moment of a working day, not at night, that is still before something happens; None if there is none.

    `away`: her leave, in which even what has haste waits.
    """
    quiet = world.library.policy.quiet
    days = days_of(world.library, placement) if placement is not None else world.library.days(Region.MIDDEN)
    days = days.without(leave(away))
    decent_now = days.is_working(world.at.date()) and not is_quiet(world.at.time(), quiet)
    soon = world.at if decent_now else next_moment(world.at, quiet.to, days, quiet)
    return soon if soon < before else None


def moment(
    library: Library,
    person: Person,
    placement: Placement | None,
    after: datetime,
    *,
    away: Sequence[Absence] = (),
) -> datetime:
    """The first decent moment from `after` on that is not in her leave.

    Without a placement the national school days of region midden count.
    """
    days = days_of(library, placement) if placement is not None else library.days(Region.MIDDEN)
    return next_moment(after, person.moment, days.without(leave(away)), library.policy.quiet)


def leave(spans: Sequence[Absence]) -> tuple[tuple[str, Span], ...]:
    """Absences as days off."""
    return tuple(("afwezig", Span(from_=span.first, to=span.last)) for span in spans)
