"""Calendar arithmetic for dates as people mean them: the nearest in a direction, ISO weeks, months, parts of a month.

Everything is seen from a day `on` and `looks` back, ahead or (None) either way.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Looks: TypeAlias = Literal["back", "ahead"] | None
Days: TypeAlias = tuple[date, date]
"""The first and the last day."""

YEARS = range(1990, 2100)
WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """Days with a name, as the calendars have them: `voorjaarsvakantie`, `periode-2`. A name may come back."""

    name: str
    first: date
    last: date


def on_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none or it lies too far away."""
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def nearest_day(day: int, month: int, on: date, looks: Looks) -> date | None:
    """A day and month without a year: the nearest in the direction, today included."""
    every = [d for y in range(on.year - 8, on.year + 9) if (d := on_day(y, month, day))]
    return _nearest([(d, d) for d in every], on, looks)[0] if every else None


def nearest(spans: list[Days], on: date, looks: Looks) -> Days | None:
    """Of days that come back, those nearest in the direction; days that include today are the nearest."""
    return _nearest(spans, on, looks) if spans else None


def _nearest(spans: list[Days], on: date, looks: Looks) -> Days:
    if looks == "ahead":
        return min((s for s in spans if s[1] >= on), default=spans[-1])
    if looks == "back":
        return max((s for s in spans if s[0] <= on), default=spans[0])
    return min(spans, key=lambda s: (max((s[0] - on).days, (on - s[1]).days, 0), s[0] < on))


def day_of_month(day: int, on: date, looks: Looks) -> date | None:
    """`de 28e`: the nearest in the direction, today included."""
    every: list[Days] = []
    for months in range(-3, 4):
        first = first_of_month(on, months)
        found = on_day(first.year, first.month, day)
        if found:
            every.append((found, found))
    return _nearest(every, on, looks)[0] if every else None


def week_of(on: date, weeks: int = 0) -> Days:
    """The ISO week so many weeks from the one that `on` lies in."""
    monday = on - timedelta(days=on.weekday()) + weeks * WEEK
    return monday, monday + timedelta(days=6)


def weekend_of(on: date, weeks: int = 0) -> Days:
    """Saturday and Sunday of an ISO week."""
    _, sunday = week_of(on, weeks)
    return sunday - timedelta(days=1), sunday


def weekday(number: int, on: date, looks: Looks) -> date:
    """A bare weekday, 1 for Monday: strictly before or after today."""
    if looks == "back":
        return on - timedelta(days=(on.isoweekday() - number - 1) % 7 + 1)
    return on + timedelta(days=(number - on.isoweekday() - 1) % 7 + 1)


def numbered_week(number: int, on: date, looks: Looks, year: int | None = None) -> Days | None:
    """ISO week `number`, of a year or the nearest in the direction."""
    every: list[Days] = []
    for y in (year,) if year else range(on.year - 2, on.year + 3):
        try:
            every.append(week_of(date.fromisocalendar(y, number, 1)))
        except ValueError:
            continue
    return nearest(every, on, looks)


def first_of_month(on: date, months: int) -> date:
    """The first day of the month so many months away."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_of(on: date) -> Days:
    """The month that a day lies in."""
    return on.replace(day=1), on.replace(day=calendar.monthrange(on.year, on.month)[1])


def months_away(on: date, months: int) -> date:
    """The same day so many months away, or the last of that month."""
    first, last = month_of(first_of_month(on, months))
    return min(first + timedelta(days=on.day - 1), last)


def part_of_month(part: str, first: date) -> Days:
    """`begin` is 1 to 10, `half` 11 to 20, `eind` 21 to the end."""
    start, end = month_of(first)
    return {
        "begin": (start, start.replace(day=10)),
        "half": (start.replace(day=11), start.replace(day=20)),
        "eind": (start.replace(day=21), end),
    }[part]


def part_of_week(part: str, monday: date) -> Days:
    """`begin` is Monday and Tuesday, `half` Wednesday, `eind` Thursday and Friday."""
    first, last = {"begin": (0, 1), "half": (2, 2), "eind": (3, 4)}[part]
    return monday + timedelta(days=first), monday + timedelta(days=last)


def months_with(month: int, on: date) -> list[Days]:
    """A month in each of the years around."""
    return [month_of(date(y, month, 1)) for y in range(on.year - 2, on.year + 3)]


def nth_weekday(nth: int, number: int, first: date) -> date | None:
    """The nth (-1: the last) weekday of the month that begins on `first`."""
    start, end = month_of(first)
    every = [d for n in range((end - start).days + 1) if (d := start + timedelta(days=n)).isoweekday() == number]
    return every[-1] if nth == -1 else every[nth - 1] if 0 < nth <= len(every) else None
