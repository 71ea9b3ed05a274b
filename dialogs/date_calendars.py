"""The patterns of what the calendars name, over canonical words (`date_words`): school holidays, feasts and periods."""

from __future__ import annotations

import re
from datetime import timedelta

from dialogs.date_days import Days, nearest, week_of, weekday
from dialogs.date_feasts import DAYS_ONLY, FEASTS, feasts
from dialogs.date_view import MOD, WEEKDAY, WEEKS, Hit, Match, Pattern, View, one


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
        (r"&(?P<name>[a-z]+)", _by_name),
        (
            rf"(?:(?:1[eo]|laatste) )?(?:{WEEKDAY}|(?:les|school|werk)?dag) (?:(?:vlak|meteen|direct) )?"
            r"(?P<way>voor|na) (?:de )?&(?P<name>[a-z]+)",
            _weekday_beside_holiday,
        ),
        (r"(?P<part>begin|eind) (?:van )?(?:de )?&(?P<name>[a-z]+)", _end_of_holiday),
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

WHOLE = (_period, _numbered_period, _week_of_period)
"""The readers of a period as such, or of a week of it."""
