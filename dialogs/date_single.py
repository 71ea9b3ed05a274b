"""The patterns of one day over canonical words (`date_words`): weekdays, days with a month, `over drie dagen`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta

from dialogs.date_days import (
    Days,
    day_of_month,
    first_of_month,
    months_with,
    nearest,
    nearest_day,
    nth_weekday,
    numbered_week,
    on_day,
    week_of,
    weekday,
)
from dialogs.date_view import (
    COUNT,
    DAY_MONTH,
    MOD,
    NO_NOUN,
    NOT_A_SPAN,
    UNIT,
    WEEKDAY,
    WEEKS,
    Hit,
    Match,
    Pattern,
    View,
    away,
    days_of,
    number_of,
    one,
    year_of,
)

_RELATIVE = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_HOURS = {"uurtje": 1.0, "uur": 1.0, "kwartiertje": 0.25, "kwartier": 0.25}
_HOURS |= dict.fromkeys(("minuten", "minuutjes", "minuut", "min"), 1 / 60)
_DMN = r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})"


def _relative(m: Match, v: View) -> Days | None:
    return one(v.on + timedelta(days=_RELATIVE[m["rel"]]))


def _week_weekday(m: Match, v: View) -> Days | None:
    return one(week_of(v.on, WEEKS[m["mod"]])[0] + timedelta(days=int(m["w"]) - 1))


def _mod_weekday(m: Match, v: View) -> Days | None:
    number, mod = int(m["w"]), m["mod"]
    if mod in ("volgende", "vorige"):
        return _week_weekday(m, v)
    if mod == "deze":
        day = week_of(v.on)[0] + timedelta(days=number - 1)
        wrong = day < v.on if v.looks == "ahead" else day > v.on if v.looks == "back" else False
        return one(weekday(number, v.on, v.looks) if wrong else day)
    return one(weekday(number, v.on, "ahead" if mod == "komende" else "back"))


def _bare_weekday(m: Match, v: View) -> Days | None:
    return one(weekday(int(m["w"]), v.on, v.looks))


def _numbered_weekday(m: Match, v: View) -> Days | None:
    week = numbered_week(int(m["n"]), v.on, v.looks)
    return one(week[0] + timedelta(days=int(m["w"]) - 1)) if week else None


def _over(m: Match, v: View) -> Days | None:
    return one(away(v.on, m["count"], m["unit"], 1))


def _in(m: Match, v: View) -> Hit | None:
    days = _over(m, v)
    return Hit(days=days, start=m.start(), end=m.end(), weak=True) if days else None


def _ago(m: Match, v: View) -> Days | None:
    return one(away(v.on, m["count"], m["unit"], -1))


def _sum(_m: Match, _v: View) -> None:
    """`een jaar en twee maanden geleden`: left to dateparser."""


def _over_weekday(m: Match, v: View) -> Days | None:
    return one(week_of(v.on + days_of(m["count"], "weken"))[0] + timedelta(days=int(m["w"]) - 1))


def _ago_weekday(m: Match, v: View) -> Days | None:
    return one(week_of(v.on - days_of(m["count"], "weken"))[0] + timedelta(days=int(m["w"]) - 1))


def _weekday_over(m: Match, v: View) -> Days | None:
    return one(away(weekday(int(m["w"]), v.on, "ahead"), m["count"], m["unit"], 1))


def _relative_over(m: Match, v: View) -> Days | None:
    return one(away(v.on + timedelta(days=_RELATIVE[m["rel"]]), m["count"], m["unit"], 1))


def _hours(m: Match, v: View) -> Hit | None:
    hours = _HOURS[m["unit"]]
    at = v.now + (-1 if m["ago"] else 1) * timedelta(hours=number_of(m["count"]) * hours)
    return Hit(days=(at.date(), at.date()), start=m.start(), end=m.end(), at=at.time().replace(second=0, microsecond=0))


def day_month(m: Match, v: View) -> Days | None:
    year, month, day = year_of(m["year"]), int(m["m"]), int(m["d"])
    if not 1 <= month <= 12:
        return None
    return one(on_day(year, month, day) if year else nearest_day(day, month, v.on, v.looks))


def _day_month_past(m: Match, v: View) -> Days | None:
    """`6 maart jl.`"""
    return day_month(m, replace(v, looks="back"))


def _numeric(m: Match, v: View) -> Days | None:
    text = m["y"]
    year = None if not text else int(text) if len(text) == 4 else 2000 + int(text)
    day, month = int(m["d"]), int(m["m"])
    return one(on_day(year, month, day) if year else nearest_day(day, month, v.on, v.looks))


def _weak_numeric(m: Match, v: View) -> Hit | None:
    """`4-2`, which may be a score, as `27-1` is not; behind a weekday that it is not, `vrijdag 10-11` are hours."""
    days, hour, until = _numeric(m, v), int(m["d"]), int(m["m"])
    if m["w"] and 8 <= hour < until <= 18 and (days is None or days[0].isoweekday() != int(m["w"][1])):
        on = weekday(int(m["w"][1]), v.on, v.looks)
        return Hit(days=(on, on), start=m.start(), end=m.end(), at=time(hour))
    return Hit(days=days, start=m.start(), end=m.end(), weak=not m["w"] and hour <= 12) if days else None


def _iso(m: Match, _: View) -> Days | None:
    return one(on_day(int(m["y"]), int(m["m"]), int(m["d"])))


def _of_month(m: Match, v: View) -> Days | None:
    """`de 28e`, `de 15e van volgende maand`"""
    if m["mod"] is None:
        return one(day_of_month(int(m["d"]), v.on, v.looks))
    first = first_of_month(v.on, WEEKS[m["mod"]])
    return one(on_day(first.year, first.month, int(m["d"])))


def _of_month_past(m: Match, v: View) -> Days | None:
    """`de 15e jl.`"""
    return one(day_of_month(int(m["d"]), v.on, "back"))


def _nth_weekday(m: Match, v: View) -> Days | None:
    nth = -1 if m["nth"] == "laatste" else int(m["nth"][:-1])
    if m["mod"]:
        return one(nth_weekday(nth, int(m["w"]), first_of_month(v.on, WEEKS[m["mod"]])))
    if m["m"] is None:
        near = [one(nth_weekday(nth, int(m["w"]), first_of_month(v.on, n))) for n in (-1, 0, 1)]
        return nearest([days for days in near if days], v.on, v.looks)
    if not 1 <= int(m["m"]) <= 12:
        return None
    every = [one(nth_weekday(nth, int(m["w"]), first)) for first, _ in months_with(int(m["m"]), v.on)]
    return nearest([days for days in every if days], v.on, v.looks)


PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (r"(?P<rel>eergisteren|gisteren|vandaag|overmorgen|morgen)\b", _relative),
        (rf"(?P<rel>vandaag|overmorgen|morgen) over {COUNT} {UNIT}\b", _relative_over),
        (rf"{MOD} week(?: op| de| @)* {WEEKDAY}", _week_weekday),
        (rf"{WEEKDAY}(?: @| van| in| de)* {MOD} week\b", _week_weekday),
        (rf"{MOD} {WEEKDAY}", _mod_weekday),
        (rf"{WEEKDAY} (?P<mod>komende|afgelopen)\b", _mod_weekday),
        (rf"{WEEKDAY} over {COUNT} (?P<unit>weken|week|dagen)\b", _weekday_over),
        (rf"over {COUNT} (?:weken|week)(?: op)? {WEEKDAY}", _over_weekday),
        (rf"{COUNT} (?:weken|week) geleden(?: op)? {WEEKDAY}", _ago_weekday),
        (rf"{WEEKDAY} {COUNT} (?:weken|week) geleden\b", _ago_weekday),
        (rf"{WEEKDAY}(?: @| van| in| de)* week (?P<n>\d\d?)\b", _numbered_weekday),
        (rf"week (?P<n>\d\d?)(?: op| de)* {WEEKDAY}", _numbered_weekday),
        (WEEKDAY, _bare_weekday),
        (rf"over {COUNT} {UNIT}\b{NOT_A_SPAN}", _over),
        (r"(?:over )?(?:\d+|een) [a-z]+ en (?:\d+|een) (?:dagen|dag|weken|week|maanden|maand)(?: geleden)?\b", _sum),
        (rf"in {COUNT} {UNIT}\b{NOT_A_SPAN}", _in),
        (rf"{COUNT} {UNIT} geleden\b", _ago),
        (rf"(?P<ago>)over {COUNT} (?P<unit>{'|'.join(_HOURS)})\b{NOT_A_SPAN}", _hours),
        (rf"{COUNT} (?P<unit>{'|'.join(_HOURS)}) (?P<ago>geleden)\b", _hours),
        (rf"(?:#\d )?(?:op )?(?:de )?{DAY_MONTH}", day_month),
        (rf"(?:#\d )?(?:op )?(?:de )?{DAY_MONTH} afgelopen\b", _day_month_past),
        (rf"(?:#\d )?{_DMN}(?P<year>(?!))? afgelopen\b", _day_month_past),
        (r"(?:op )?de (?P<d>\d\d?)e afgelopen\b", _of_month_past),
        (
            r"(?:#\d )?%(?P<m>\d\d?) (?P<d>[0-2]?\d|3[01])(?:e|o)?\b(?![-.:,/])(?: (?P<year>\d{4}))?"
            rf"(?= ?$| [@|-]| {NO_NOUN})",
            day_month,
        ),
        (rf"(?:#\d )?{_DMN}[-/](?P<y>\d{{4}}|\d\d)(?![-.:,/\d])", _numeric),
        (r"(?:#\d )?(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4}|\d\d)(?![-.:,/\d])", _numeric),
        (r"(?:#\d )?(?P<y>\d{4})(?P<s>[-/])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![-.:,/\d])", _iso),
        (rf"(?P<w>#\d )?{_DMN}(?P<y>)(?![-.:,/\d])(?! van (?:de|het|mijn|onze)\b)", _weak_numeric),
        (
            r"(?:op )?(?:de |#\d (?:de )?)(?P<d>\d\d?)(?:e|(?<![1-5])o|(?<=\d\d)o)"
            rf"(?: (?:van|in) (?:de )?{MOD} maand)?(?= ?$| @| \|| {NO_NOUN})",
            _of_month,
        ),
        (rf"(?P<d>\d\d?)[eo] (?:van|in) {MOD} maand\b", _of_month),
        (rf"{MOD} maand (?:op )?(?:de )?(?P<d>\d\d?)[eo](?= ?$| @| \|| {NO_NOUN})", _of_month),
        (
            rf"(?P<nth>\d[eo]|laatste) {WEEKDAY} (?:van|in|of) (?:de maand )?(?:%(?P<m>\d\d?)|(?:{MOD}|de) maand)",
            _nth_weekday,
        ),
    )
)
"""Each with the reader of its match."""
