"""The patterns of several days in Dutch over canonical words (`date_words`): weeks, months, holidays, `eind mei`."""

from __future__ import annotations

import re
from datetime import date, timedelta

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
from dialogs.date_feasts import DAYS_ONLY, FEASTS, feasts
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


def _spans(v: View, name: str) -> list[Days]:
    named = feasts(v.on.year) if name in FEASTS else v.named
    return sorted((one.first, one.last) for one in named if one.name == name)


def _holiday(m: Match, v: View) -> Days | None:
    return nearest(_spans(v, m["name"]), v.on, v.looks)


def _by_name(m: Match, v: View) -> Hit | None:
    """A holiday or a feast, that may also be what a lesson was about; a feast that only says a day is none of those."""
    days = _holiday(m, v)
    return Hit(days=days, start=m.start(), end=m.end(), whole=True, weak=m["name"] not in DAYS_ONLY) if days else None


def _weekday_beside_holiday(m: Match, v: View) -> Days | None:
    """`de vrijdag voor de kerstvakantie`, `de eerste dag na de meivakantie`"""
    days = _holiday(m, v)
    if days is None:
        return None
    after = m["way"] == "na"
    if not m["w"]:
        return one(days[1] + timedelta(days=1) if after else days[0] - timedelta(days=1))
    return one(weekday(int(m["w"]), days[1], "ahead") if after else weekday(int(m["w"]), days[0], "back"))


def _end_of_holiday(m: Match, v: View) -> Days | None:
    days = _holiday(m, v)
    return None if days is None else one(days[0] if m["part"] == "begin" else days[1])


def _week_of_period(m: Match, v: View) -> Days | None:
    """`de laatste week van periode 2`, `de eerste week van deze periode`"""
    days = _numbered_period(m, v) if m["n"] else _period(m, v)
    if days is None:
        return None
    return week_of(days[1]) if m["nth"] == "laatste" else week_of(days[0], int(m["nth"][:-1]) - 1)


def _weekday_of_month(m: Match, v: View) -> Days | None:
    """`woensdag volgende maand`: there are four, so it is that month."""
    return _month_away(m, v)


def _beside_holiday(m: Match, v: View) -> Days | None:
    days = _holiday(m, v)
    if days is None:
        return None
    return (
        week_of(days[1] + timedelta(days=1), int(m["nth"] or 1) - 1)
        if m["way"] == "na"
        else week_of(days[0] - timedelta(days=3))
    )


def _periods(v: View) -> list[Days]:
    return sorted((one.first, one.last) for one in v.named if one.name.startswith("periode-"))


def _period(m: Match, v: View) -> Days | None:
    every = _periods(v)
    step = WEEKS[m["mod"] or "deze"]
    here = next((n for n, days in enumerate(every) if days[0] <= v.on <= days[1]), None)
    if here is not None:
        return every[here + step] if 0 <= here + step < len(every) else None
    return None if step == 0 else nearest([d for d in every if (d[0] > v.on) == (step > 0)], v.on, None)


def _numbered_period(m: Match, v: View) -> Days | None:
    return nearest(_spans(v, f"periode-{m['n']}"), v.on, v.looks)


def _part_of_period(m: Match, v: View) -> Days | None:
    days = _numbered_period(m, v) if m["n"] else _period(m, v)
    if days is None:
        return None
    return {"begin": (days[0], days[0]), "eind": (days[1], days[1])}.get(m["part"])


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
        (r"&(?P<name>[a-z]+)", _by_name),
        (
            rf"(?:(?:1[eo]|laatste) )?(?:{WEEKDAY}|(?:les|school|werk)?dag) (?:(?:vlak|meteen|direct) )?"
            r"(?P<way>voor|na) (?:de )?&(?P<name>[a-z]+)",
            _weekday_beside_holiday,
        ),
        (r"(?P<part>begin|eind) (?:van )?(?:de )?&(?P<name>[a-z]+)", _end_of_holiday),
        (rf"{WEEKDAY} (?:in |van )?{MOD} maand\b", _weekday_of_month),
        (
            rf"(?P<nth>[1-8][eo]|laatste) week (?:van|in) (?:(?:de )?{MOD} |de )?(?:onderwijs)?periode"
            r"(?: (?P<n>\d))?\b",
            _week_of_period,
        ),
        (
            r"(?:de )?(?:(?:(?P<nth>[1-5])[eo]|laatste) )?(?:week )?(?P<way>na) (?:de )?&(?P<name>[a-z]+)",
            _beside_holiday,
        ),
        (r"(?:de )?(?:laatste )?week (?P<way>voor) (?:de )?&(?P<name>[a-z]+)", _beside_holiday),
        (rf"{MOD} (?:onderwijs)?periode\b", _period),
        (r"periode (?P<n>\d)\b", _numbered_period),
        (rf"(?P<part>begin|eind) (?:van )?(?:{MOD} |de )?(?:onderwijs)?periode(?: (?P<n>\d))?\b", _part_of_period),
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
    _period,
    _numbered_period,
    _weekday_of_month,
    _week_of_period,
)
"""The readers of a week, month, holiday or period as such."""
