"""The patterns of several days in Dutch over canonical words (`date_words`): weeks, weekends, months, `eind mei`."""

from __future__ import annotations

import re
from datetime import date

from dialogs.date_days import (
    Days,
    first_of_month,
    month_of,
    months_with,
    nearest,
    nth_weekday,
    numbered_week,
    on_day,
    part_of_month,
    part_of_week,
    week_of,
    weekday,
    weekend_of,
)
from dialogs.date_single import day_month
from dialogs.date_view import (
    COUNT,
    DAY_MONTH,
    MOD,
    NOT_A_SPAN,
    UNIT,
    WEEKDAY,
    WEEKS,
    YEAR,
    Hit,
    Match,
    Pattern,
    View,
    away,
    one,
    year_of,
)


def _within(m: Match, v: View) -> Days | None:
    end = away(v.on, m["count"], m["unit"], 1)
    return (v.on, end) if end else None


def _coming(m: Match, v: View) -> Days | None:
    back = m["mod"] in ("vorige", "afgelopen", "laatste")
    other = away(v.on, m["count"], m["unit"], -1 if back else 1)
    return None if other is None else (other, v.on) if back else (v.on, other)


def _days_of_month(m: Match, v: View) -> Days | None:
    """`3 t/m 12 februari`"""
    last = day_month(m, v)
    if last is None:
        return None
    first = on_day(last[1].year, last[1].month, int(m["from"]))
    return (first, last[1]) if first and first < last[1] else None


def _weak_days_of_month(m: Match, v: View) -> Hit | None:
    """`16 t/m 20/3`"""
    days = _days_of_month(m, v)
    return Hit(days=days, start=m.start(), end=m.end(), weak=True) if days else None


def _week(m: Match, v: View) -> Days | None:
    return week_of(v.on, WEEKS[m["mod"]])


def _numbered_weeks(m: Match, v: View) -> Days | None:
    year = year_of(m["year"])
    first = numbered_week(int(m["n"]), v.on, v.looks, year)
    if first is None or m["n2"] is None:
        return first
    last = numbered_week(int(m["n2"]), first[0], "ahead", year)
    return (first[0], last[1]) if last else None


def _week_of(m: Match, v: View) -> Days | None:
    """`de week van 9 februari`, `het weekend van 7 februari`"""
    days = day_month(m, v)
    if days is None:
        return None
    return weekend_of(days[0]) if m["end"] else week_of(days[0])


def _nth_week(m: Match, v: View) -> Days | None:
    """`de eerste week van maart`: the week of its first Monday."""
    nth = -1 if m["nth"] == "laatste" else int(m["nth"][:-1])
    mondays = [nth_weekday(nth, 1, first) for first, _ in months_with(int(m["m"]), v.on)]
    return nearest([week_of(monday) for monday in mondays if monday], v.on, v.looks)


def _part_of_numbered_week(m: Match, v: View) -> Days | None:
    week = numbered_week(int(m["n"]), v.on, v.looks)
    return part_of_week(m["part"], week[0]) if week else None


def _weekend(m: Match, v: View) -> Days | None:
    mod = m["mod"]
    if mod == "komende":
        return weekend_of(v.on, 0 if v.on.isoweekday() < 6 else 1)
    if mod is None:
        return weekend_of(v.on, -1 if v.looks == "back" and v.on.isoweekday() < 6 else 0)
    return weekend_of(v.on, WEEKS[mod])


def _after_weekend(m: Match, v: View) -> Days | None:
    """`na het weekend` is the week after it, as after a holiday; `maandag na het weekend` that day of it."""
    days = _weekend(m, v)
    if days is None:
        return None
    return one(weekday(int(m["w"]), days[1], "ahead")) if m["w"] else week_of(days[1], 1)


def _month_away(m: Match, v: View) -> Days | None:
    return month_of(first_of_month(v.on, WEEKS[m["mod"]]))


def _year_away(m: Match, v: View) -> Days | None:
    year = v.on.year + WEEKS[m["mod"]]
    return date(year, 1, 1), date(year, 12, 31)


def _month(m: Match, v: View) -> Hit | None:
    year, month = year_of(m["year"]), int(m["m"])
    days = month_of(date(year, month, 1)) if year and on_day(year, month, 1) else None
    if year is None:
        days = nearest(months_with(month, v.on), v.on, v.looks)
    weak = year is None and not m["mod"]
    return Hit(days=days, start=m.start(), end=m.end(), whole=True, weak=weak) if days else None


def _part_of_month(m: Match, v: View) -> Days | None:
    """`eind mei`, `begin tot half maart`"""
    year = year_of(m["year"])
    firsts = [on_day(year, int(m["m"]), 1)] if year else [first for first, _ in months_with(int(m["m"]), v.on)]
    every = [
        (part_of_month(m["from"] or m["part"], first)[0], part_of_month(m["part"], first)[1])
        for first in firsts
        if first is not None
    ]
    return nearest(every, v.on, v.looks)


def _part_of_month_away(m: Match, v: View) -> Days | None:
    return part_of_month(m["part"], first_of_month(v.on, WEEKS[m["mod"] or "deze"]))


def _part_of_week(m: Match, v: View) -> Days | None:
    return part_of_week(m["part"], week_of(v.on, WEEKS[m["mod"] or "deze"])[0])


def _weekday_of_month(m: Match, v: View) -> Days | None:
    """`woensdag volgende maand`: there are four, so it is that month."""
    return _month_away(m, v)


PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"binnen(?: de)? {COUNT} {UNIT}\b{NOT_A_SPAN}", _within),
        (rf"(?:binnen |in )?(?:de )?{MOD} {COUNT} {UNIT}\b", _coming),
        (
            rf"(?:tussen |van )?(?:de )?(?:#\d )?(?P<from>\d\d?)e? (?:en|of|tot|t/m|-) (?:de )?(?:#\d )?{DAY_MONTH}",
            _days_of_month,
        ),
        (rf"(?P<from>\d\d?)-{DAY_MONTH}", _days_of_month),
        (
            r"(?:van )?(?P<from>\d\d?)(?: (?:tot|t/m|-) |-)(?P<d>\d\d?)[-/](?P<m>\d\d?)(?![-.:,/\d])(?P<year>\d{4})?",
            _weak_days_of_month,
        ),
        (rf"{MOD} week\b", _week),
        (
            rf"week (?P<n>\d\d?)(?: ?(?:t/m|tot|en|of|-) ?(?:week )?(?P<n2>\d\d?))?(?![-.:,/\d]){YEAR}"
            r"(?! van (?:de|het|onze|periode|blok))",
            _numbered_weeks,
        ),
        (r"week (?P<n>\d\d?)[-/](?P<n2>\d\d?)(?P<year>)(?![-.:,/\d])", _numbered_weeks),
        (rf"(?:{MOD} |in het |van het )weekend\b", _weekend),
        (rf"(?:{WEEKDAY} )?na (?:{MOD}|het) weekend\b", _after_weekend),
        (rf"week(?P<end>end)? van (?:#\d )?{DAY_MONTH}", _week_of),
        (r"(?P<nth>[1-5][eo]|laatste) week (?:van|in) (?:de maand )?%(?P<m>\d\d?)", _nth_week),
        (r"(?P<part>begin|half|eind) (?:van )?week (?P<n>\d\d?)\b", _part_of_numbered_week),
        (rf"{MOD} maand\b", _month_away),
        (r"(?P<mod>volgende|vorige) jaar\b", _year_away),
        (rf"(?:{MOD} )?%(?P<m>\d\d?){YEAR}", _month),
        (
            r"(?:(?P<from>begin|half) (?:tot|t/m|of|en|-) )?(?P<part>begin|half|eind) (?:van )?(?:de )?(?:maand )?"
            rf"%(?P<m>\d\d?){YEAR}",
            _part_of_month,
        ),
        (rf"(?P<part>begin|half|eind) (?:van )?(?:de )?(?:{MOD} |de )?maand\b", _part_of_month_away),
        (rf"(?P<part>begin|half|eind) (?:van )?(?:{MOD} |de )?week\b", _part_of_week),
        (rf"{WEEKDAY} (?:in |van )?{MOD} maand\b", _weekday_of_month),
    )
)
"""Each with the reader of its match."""

WHOLE = (
    _week,
    _week_of,
    _nth_week,
    _numbered_weeks,
    _weekend,
    _month_away,
    _year_away,
    _weekday_of_month,
)
"""The readers of a week, month or weekend as such."""
