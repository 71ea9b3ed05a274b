"""Holidays that a text names and that the calendar does not have the days of: nobody guesses those."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dialogs.date_days import Looks, Named
from dialogs.date_words import canonical

LONG_AGO = timedelta(days=183)
"""A holiday that was over for longer is not the one that is meant, unless a text looks back."""

_HOLIDAY = re.compile(r"&(\w+vakantie)\b")
_EXACT = re.compile(r"\b\d{1,2}[eo]? (?:van )?%\d|\d[-/]\d|\d\.\d{1,2}\.\d")
"""A date that needs no calendar of holidays."""


def unknown_holiday(text: str, *, on: date, looks: Looks, calendars: Iterable[Sequence[Named]]) -> str | None:
    """The holiday that a text names, seen from a day, of which none of these calendars has the days; None when it names
    none, or the date itself as well."""
    return gap(canonical(text), on, looks, calendars)


def gap(words: str, on: date, looks: Looks, calendars: Iterable[Sequence[Named]]) -> str | None:
    """The same for canonical words."""
    names = _HOLIDAY.findall(words) if "vakantie" in words and not _EXACT.search(words) else ()
    known = {one.name for named in calendars for one in named if _is_meant(one, on, looks)} if names else ()
    return next((name for name in names if name not in known), None)


def _is_meant(one: Named, on: date, looks: Looks) -> bool:
    return one.first <= on if looks == "back" else one.last >= on - LONG_AGO
