"""The decent moment for a message that can wait: the person's chosen time on a working day of her school."""

from __future__ import annotations

from datetime import datetime

from bot.world import World, days_of
from content.calendar import next_moment
from content.load import Library
from dialogs.nouns import Person, Placement, Region


def decent(world: World, person: Person, placement: Placement | None, *, after: datetime | None = None) -> datetime:
    """When this person may get a message that is not an answer to her own words; not before `after`."""
    return moment(world.library, person, placement, max(after, world.at) if after else world.at)


def moment(library: Library, person: Person, placement: Placement | None, after: datetime) -> datetime:
    """The first decent moment from `after` on; without a placement the national school days of region midden count."""
    days = days_of(library, placement) if placement is not None else library.days(Region.MIDDEN)
    return next_moment(after, person.moment, days, library.policy.quiet)
