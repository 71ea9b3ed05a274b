"""From where a date is seen, what is found of it, and the pieces that the patterns of Dutch dates are made of."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs.date_days import Days, Looks, Named, months_away, on_day


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """From where a date is seen. `named`: the holidays and periods that are known."""

    now: datetime
    looks: Looks
    named: Sequence[Named] = ()

    @property
    def on(self) -> date:
        """Today."""
        return self.now.date()


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """Days found at a place in the words. `at` where the expression itself is a moment ("over twee uur")."""

    days: Days
    start: int
    end: int
    whole: bool = False
    weak: bool = False
    at: time | None = None


Match = re.Match[str]
Reader = Callable[[Match, View], Days | Hit | None]
"""Answers what a match means; None where the calendar has no such day."""

Pattern = tuple[re.Pattern[str], Reader]

MOD = r"(?P<mod>deze|volgende|vorige|komende|afgelopen|laatste)"
COUNT = r"(?P<count>\d{1,3}|een half|anderhalve|anderhalf|een|half)"
UNIT = r"(?P<unit>dagen|dag|weken|week|maanden|maand|jaar)"
WEEKDAY = r"#(?P<w>[1-7])"
YEAR = r"(?: (?P<year>\d{4}|'\d\d))?(?![-.:,/\d])"
DAY_MONTH = rf"(?P<d>\d{{1,2}})[eo]?(?: van)?(?: maand)? %(?P<m>\d{{1,2}}){YEAR}"
WEEKS = {"deze": 0, "volgende": 1, "komende": 1, "vorige": -1, "afgelopen": -1, "laatste": -1}
NOT_A_SPAN = r"(?! (?:stage|les|lessen|lesgeven|lesstof|werk|verlof|ziek|lang|aan|per|begeleiding|na|van)\b)"

NO_NOUN = (
    r"(?:om|is|was|kan|kun|kunnen|lukt|past|schikt|dan|graag|zou|bij|maar|lijkt|ben|heb|had|wil|weer|je|jou|u|ook|al|nog"
    r"|pas|wel|niet|even|er|we|of|en|als|misschien|denk|geloof|anders|indien|mits|want|omdat|tenzij|hoor|aub|svp|rond"
    r"|vanaf|wellicht|dacht|meen|eh|nou|komende|moet|moeten|mag|zal|zullen|wordt|zit|gaat|ga|komt|kom|heeft|hebben|zijn"
    r"|begint|start|tot|t/m|van|in|toen|dus|nu|ik|met|tijdens|na|op|voor)\b"
)
"""What may follow an ordinal that is a day of the month; behind one that counts stands what it counts."""


def one(day: date | None) -> Days | None:
    """A single day as days."""
    return (day, day) if day is not None else None


def year_of(word: str | None) -> int | None:
    """The year of `2026` or `'26`."""
    return None if not word else 2000 + int(word[1:]) if word[0] == "'" else int(word)


def number_of(count: str) -> float:
    """`3`, `een`, `anderhalve`, `een half` as a number."""
    return 1.5 if count.startswith("anderhal") else 0.5 if "half" in count else 1 if count == "een" else int(count)


def days_of(count: str, unit: str) -> timedelta:
    """So many days or weeks, half a day counted as a whole one."""
    return timedelta(days=math.ceil(number_of(count) * (7 if unit.startswith("we") else 1)))


def away(on: date, count: str, unit: str, way: int) -> date | None:
    """The day so many days, weeks, months or years later (`way` 1) or earlier (-1); None when that is too far."""
    if unit in ("maand", "maanden", "jaar"):
        number = number_of(count)
        months = int(number * 12) if unit == "jaar" else int(number)
        if abs(months) > 600:
            return None
        day = months_away(on, way * months)
        return day + timedelta(days=way * 15) if number % 1 and unit != "jaar" else day
    day = on + way * days_of(count, unit)
    return day if on_day(day.year, 1, 1) else None
