"""Days and hours: which days people work, and the next decent moment to write to someone. Pure; Amsterdam time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.model import Quiet, Span
    from dialogs.nouns import Region

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""The time zone in which the field lives."""

_ORDINARY = frozenset({"Goede Vrijdag", "Goede vrijdag"})
"""What the list of public holidays has, but schools work on. A school that is closed says so in its calendar file."""


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[date, str]:
    """The days off for everyone in the Netherlands; Bevrijdingsdag every year, Goede Vrijdag not."""
    from holidays import country_holidays  # here, because a turn that asks for no holiday need not pay for it

    named = dict(country_holidays("NL", years=year, language="nl").items())
    named = {day: name for day, name in named.items() if name not in _ORDINARY}
    return {**named, date(year, 5, 5): named.get(date(year, 5, 5), "Bevrijdingsdag")}


class Days:
    """The working days of one region: no weekends, public holidays or school holidays.

    `closed` are named spans of days off, such as `Library.days` takes from the holiday table and a calendar.
    """

    def __init__(self, region: Region, closed: Iterable[tuple[str, Span]] = ()) -> None:
        self.region = region
        self.closed = tuple(closed)
        self._working: dict[date, bool] = {}

    def holiday(self, day: date) -> str | None:
        """The name of the school or public holiday that this day falls in."""
        return next((name for name, span in self.closed if day in span), None) or public_holidays(day.year).get(day)

    def without(self, spans: Iterable[tuple[str, Span]]) -> Days:
        """The same days with more days off, such as someone's leave."""
        more = tuple(spans)
        return Days(self.region, (*self.closed, *more)) if more else self

    def is_working(self, day: date) -> bool:
        """Whether people work on this day."""
        found = self._working.get(day)
        if found is None:
            found = self._working[day] = day.weekday() < 5 and self.holiday(day) is None
        return found

    def add_working(self, day: date, number: int) -> date:
        """The day that is so many working days later, or earlier when `number` is negative; 0 is the day itself."""
        step = timedelta(days=1 if number > 0 else -1)
        for _ in range(abs(number)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself when people work then, else the next working day."""
        return day if self.is_working(day) else self.add_working(day, 1)

    def between(self, start: date, end: date) -> int:
        """The working days after `start`, up to and including `end`; 0 when `end` is not later."""
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working(day) for day in days)


def is_quiet(clock: time, quiet: Quiet) -> bool:
    """Whether this time of day falls inside the quiet hours; their two ends do not."""
    if quiet.from_ <= quiet.to:
        return quiet.from_ < clock < quiet.to
    return clock > quiet.from_ or clock < quiet.to


def decent(clock: time, quiet: Quiet) -> time:
    """The time of day itself, or the edge of the quiet hours that keeps it on the same day."""
    if not is_quiet(clock, quiet):
        return clock
    return quiet.from_ if clock > quiet.from_ else quiet.to


def next_moment(after: datetime, moment: time, days: Days, quiet: Quiet) -> datetime:
    """The first time it is `moment` on a working day, not before `after` (aware). Never in the quiet hours."""
    clock = decent(moment, quiet)
    local = after.astimezone(AMSTERDAM)
    day = local.date()
    while not days.is_working(day) or at(day, clock) < local:
        day += timedelta(days=1)
    return at(day, clock)


def at(day: date, clock: time) -> datetime:
    """This time of day on this day in Amsterdam."""
    return datetime.combine(day, clock, tzinfo=AMSTERDAM)
