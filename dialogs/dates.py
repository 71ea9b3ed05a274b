"""Dutch dates and moments as people type them: what a text means, seen from a moment and in a direction.

The grammar reads by hand: `date_phrases` and `date_words` bring words to one spelling, `clock_words` takes out the
time, `date_spans` knows the expressions, `date_ranges` what several of them mean together. Only a short text of nothing
but date words that it cannot read goes to dateparser. The conventions are written in docs/understanding.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs import clock_words, date_doubts, date_ranges
from dialogs.date_days import YEARS, Looks, Named
from dialogs.date_gaps import gap
from dialogs.date_view import View
from dialogs.date_words import canonical
from dialogs.dutch import AMSTERDAM

__all__ = [
    "Looks",
    "Named",
    "When",
    "completed",
    "exact_moment",
    "is_only_date",
    "is_only_time",
    "read",
    "read_answer",
    "read_date",
    "read_moment",
    "warm_up",
]

MOST_FOR_DATEPARSER = 60
"""Characters; dateparser takes 0.3 s on 40,000."""

MOST_OTHER_WORDS = 2
"""Words beside a date that say something of their own; with more, a text is a story in which a date occurs."""

MOST_YEARS = 8
"""Years between today and a day that is meant; what lies further away is history, or a birthday."""

_BACK = re.compile(
    r"\b(?:was|waren|heb|hebben|heeft|had|zag|zagen|gezien|geweest|ging|gaf|gehad|gedaan|geobserveerd|vond|kwam)\b"
)
_SHORT_DAY = re.compile(
    r"^(?:(?:op|de) )?=(?!7)\d(?: (?:ochtend|middag|avond))?$"
    r"|(?<=week )=\d|\b(?<=op )=(?![47])\d|(?<=komende )=\d|(?<=afgelopen )=\d|(?<=volgende )=\d|(?<=vorige )=\d"
    r"|(?<=deze )=[1-6]|(?<=weken )=\d|(?<=geleden )=\d|(?<=geleden op )=\d|(?<=\d uur )=[1-6]$"
    r"|(?<=t/m )=[1-6]|(?<=uiterlijk )=[1-6]|(?<=tot )=[1-6]$|(?<=week \d\d )=[1-6]$"
    r"|=[1-6](?= \d{1,2} uur(?! (?:per|les|later|lang|lesgeven)\b)| (?:over )?(?:een|\d+) (?:week|weken|dagen)\b"
    r"| (?:in |van )?week \d| wel\b| (?:of|en|t/m|tot|-|nee|maar|naar) [#=][1-6]| =[1-6] (?:of|en) =[1-6])"
    r"|(?<=[#=][1-6] (?:of|en) )=[1-6]|(?<=^=[1-6] )=[1-6](?= (?:of|en) =)"
    r"|(?<=[#=][1-6] t/m )=[1-6]|(?<=[#=][1-6] nee )=[1-6]|(?<=[#=][1-6] - )=[1-6]"
    r"|=6(?= (?:of|en) =7)|(?<==6 (?:of|en) )=7"
    r"|=\d(?= (?:de )?\d{1,2}(?:e\b| %|[-/]\d|:\d\d|\.\d\d)| (?:komende|afgelopen|middag|ochtend|avond)\b"
    r"| (?:volgende|vorige|deze|komende) week| week \d| (?:om|rond|tegen) (?:\d|een\b|half\b|kwart\b))"
)
"""An abbreviated weekday where it can be nothing else: "do" and "zo" are words too."""

_NEXT_YEAR = re.compile(
    r"(%\d+) (volgende|deze|vorige) jaar\b|\b(volgende|deze|vorige) jaar (?:in )?((?:\d\d?[eo]? )?%\d+)"
)
_YEARS_ON = {"volgende": 1, "deze": 0, "vorige": -1}
_DATE_WORDS = re.compile(
    r"(?:(?:\d{1,4}(?:[-/.:]\d{1,4})*[eo]?|'\d\d|[#=]\d|%\d+|een|half|en|de|op|van|om|uur|over|in|geleden|dag|dagen|week"
    r"|weken|maand|maanden|jaar|@)(?: |$))+"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """The first and last day that a text means; the same for a single day. `time` in Amsterdam, None when not said."""

    first: date
    last: date
    time: time | None = None


def read(text: str, *, at: datetime, looks: Looks, named: Sequence[Named] = ()) -> When | None:
    """What an expression, or a sentence that contains one, means seen from `at`; None when it names no date.

    `named`: holidays and periods (`periode-1` …) that "in de kerstvakantie" and "deze periode" may refer to.
    """
    seen = _seen(text, at, looks, named)
    return seen[0] if seen else None


def read_answer(text: str, *, at: datetime, looks: Looks, named: Sequence[Named] = ()) -> When | None:
    """What an answer to a question for a day or a moment means: one day or several, with or without a time.

    None when it names no date, or is a story in which one occurs.
    """
    seen = _seen(text, at, looks, named)
    return seen[0] if seen is not None and seen[1] <= MOST_OTHER_WORDS else None


def is_only_time(text: str, *, at: datetime) -> bool:
    """Whether a text names a time of day and no day: `half drie`."""
    seen = _seen(text, at, None, ())
    return seen is not None and seen[2]


def is_only_date(text: str, *, at: datetime, named: Sequence[Named] = ()) -> bool:
    """Whether a text names a day, several or a moment, and says nothing else."""
    seen = _seen(text, at, None, named)
    return seen is not None and seen[1] == 0 and not seen[2]


def read_date(text: str, *, today: date, looks: Looks, named: Sequence[Named] = ()) -> date | None:
    """The single day that an answer means, seen from `today`; None when it means none, several, or is a story."""
    at = datetime.combine(today, time(12))
    when = read_answer(text, at=at, looks=looks, named=named)
    if when is None or when.first != when.last or is_only_time(text, at=at):
        return None
    return when.first


def read_moment(text: str, *, now: datetime, looks: Looks, named: Sequence[Named] = ()) -> datetime | None:
    """The day and time that an answer means, seen from `now`, in Amsterdam time; None when either is missing."""
    exact = exact_moment(text)
    if exact is not None:
        return exact
    when = read_answer(text, at=now.astimezone(AMSTERDAM).replace(tzinfo=None), looks=looks, named=named)
    if when is None or when.time is None or when.first != when.last:
        return None
    return datetime.combine(when.first, when.time, AMSTERDAM)


def exact_moment(text: str) -> datetime | None:
    """An ISO moment with a zone, as a picker gives it, in Amsterdam time."""
    try:
        exact = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return exact.astimezone(AMSTERDAM) if exact.tzinfo is not None else None


def completed(before: str, text: str, *, at: datetime, looks: Looks, named: Sequence[Named] = ()) -> str:
    """What was said before, made complete by a text: "volgende week" by "donderdag", "donderdag" by "half drie".

    The text itself where it does not fill in what was missing. Where that leaves a choice ("in mei", "dinsdag")
    both stay.
    """
    asked = read_answer(before, at=at, looks=looks, named=named)
    if asked is None:
        return text
    if asked.first == asked.last:
        only = read_answer(text, at=at, looks=looks) if is_only_time(text, at=at) else None
        return _iso(asked.first, only.time) if only is not None and asked.time is None else text
    start, end = (datetime.combine(day, time(12)) for day in (asked.first, asked.last))
    first = read_answer(text, at=start - timedelta(days=1), looks="ahead", named=named)
    last = read_answer(text, at=end + timedelta(days=1), looks="back", named=named)
    within = [one for one in (first, last) if one is not None and asked.first <= one.first == one.last <= asked.last]
    if first is None or last is None or len(within) < 2:
        return text
    if first.first != last.first:
        return f"{before} {text}"
    return _iso(first.first, first.time or asked.time)


def _iso(day: date, at: time | None) -> str:
    return f"{day.isoformat()} {at:%H:%M}" if at is not None else day.isoformat()


def _seen(text: str, at: datetime, looks: Looks, named: Sequence[Named]) -> tuple[When, int, bool] | None:
    """What is meant, how many words say something else, and whether only a time was said."""
    words = date_doubts.without_sayings(_SHORT_DAY.sub(_long_day, canonical(text)))
    if words == "nu" or (looks != "ahead" and words in ("zojuist", "zonet", "daarnet")):
        return When(first=at.date(), last=at.date()), 0, False
    if at.year not in YEARS or gap(words, at.date(), looks, (named,)) is not None:
        return None
    clock = clock_words.find(_NEXT_YEAR.sub(lambda m: f"{m[1] or m[4]} {at.year + _YEARS_ON[m[2] or m[3]]}", words))
    looks = looks or ("back" if _BACK.search(clock.rest) else None)
    found = date_ranges.found(clock.rest, View(now=at, looks=looks, named=named))
    if found is not None:
        (first, last), moment, others = found
        if abs(first.year - at.year) <= MOST_YEARS and abs(last.year - at.year) <= MOST_YEARS:
            return When(first=first, last=last, time=clock.at or moment), others, False
        return None
    if clock.at is not None and _is_only_time(clock.rest):
        day = at.date() + timedelta(days=_day_of_time(clock.at, at, looks))
        return When(first=day, last=day, time=clock.at), 0, True
    day_or_none = _by_dateparser(text, words, at, looks)
    return (When(first=day_or_none, last=day_or_none, time=clock.at), 0, False) if day_or_none else None


def _long_day(found: re.Match[str]) -> str:
    return found[0].replace("=", "#")


def _is_only_time(rest: str) -> bool:
    return all(word in date_ranges.FILLERS for word in rest.split())


def _day_of_time(clock: time, at: datetime, looks: Looks) -> int:
    if looks == "back":
        return -1 if clock > at.time() else 0
    return 1 if looks == "ahead" and clock < at.time().replace(second=0, microsecond=0) else 0


def warm_up() -> None:
    """Load what only rare dates need, so that nobody's message waits a third of a second for it."""
    read("1 jaar en 2 maanden geleden", at=datetime.combine(date(2026, 1, 21), time(12)), looks="back")


def _by_dateparser(text: str, words: str, at: datetime, looks: Looks) -> date | None:
    if len(text) > MOST_FOR_DATEPARSER or not _DATE_WORDS.fullmatch(words):
        return None
    if not re.search(r"\d", words) or not re.search(r"[%]\d|\b(?:over|geleden)\b", words):
        return None
    import dateparser  # takes 0.3 s to load and at its first date, and is seldom needed: see `warm_up`

    found = dateparser.parse(
        re.sub(r"\ben\b", " ", text),
        languages=["nl"],
        settings={
            "RELATIVE_BASE": at.replace(tzinfo=None),
            "PREFER_DATES_FROM": {"back": "past", "ahead": "future", None: "current_period"}[looks],
            "RETURN_AS_TIMEZONE_AWARE": False,
            "STRICT_PARSING": True,
        },
    )
    return found.date() if found is not None and found.year in YEARS else None
