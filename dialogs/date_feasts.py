"""The feast days that everyone knows by name, as named days of a year; no calendar has to tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from dialogs.date_days import Named

_FIXED = {
    "nieuwjaar": ((1, 1), (1, 1)),
    "bevrijdingsdag": ((5, 5), (5, 5)),
    "kerstavond": ((12, 24), (12, 24)),
    "kerst": ((12, 25), (12, 26)),
    "kerstdag": ((12, 25), (12, 25)),
    "tweedekerstdag": ((12, 26), (12, 26)),
    "oudjaar": ((12, 31), (12, 31)),
}
_AFTER_EASTER = {
    "goedevrijdag": (-2, -2),
    "pasen": (0, 1),
    "paasdag": (0, 0),
    "tweedepaasdag": (1, 1),
    "hemelvaart": (39, 39),
    "pinksteren": (49, 50),
    "pinksterdag": (49, 49),
    "tweedepinksterdag": (50, 50),
}
"""The first and the last day, in days after Easter Sunday."""

FEASTS = frozenset({"koningsdag", *_FIXED, *_AFTER_EASTER})

DAYS_ONLY = frozenset(
    {"koningsdag", "kerstdag", "tweedekerstdag", "paasdag", "tweedepaasdag", "pinksterdag", "tweedepinksterdag"}
)
"""Those whose name is seldom said of anything but the day."""


def feasts(year: int) -> tuple[Named, ...]:
    """The feast days of the years around this one."""
    return tuple(one for y in range(year - 2, year + 3) for one in _of_year(y))


@lru_cache(maxsize=64)
def _of_year(year: int) -> tuple[Named, ...]:
    return tuple(_named(year))


def _named(year: int) -> Iterator[Named]:
    for name, (first, last) in _FIXED.items():
        yield Named(name=name, first=date(year, *first), last=date(year, *last))
    king = date(year, 4, 27)
    king -= timedelta(days=king.isoweekday() == 7)
    yield Named(name="koningsdag", first=king, last=king)
    for name, (start, end) in _AFTER_EASTER.items():
        sunday = easter(year)
        yield Named(name=name, first=sunday + timedelta(days=start), last=sunday + timedelta(days=end))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, as Meeus and Jones reckon it."""
    century, place = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (place // 4) - moon - place % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
