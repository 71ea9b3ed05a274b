"""Times of day in Dutch words: `half drie`, `kwart over negen`, `15.00 uur`, `14:30`, `'s avonds om 8 uur`.

Bare hours 1 to 7 are in the afternoon, unless a part of the day says otherwise or a nought stands before; 7.30 is what
"half acht" is, in the morning. A lesson hour
("het derde uur") is no time of day, and a number is one only where the words around it say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

PLACE = "@"
"""Stands where the time stood."""

_LESSON = re.compile(
    r"(?:\b(?:na|voor|in|op|tijdens|vanaf) )?(?:\b(?:het|de|t) )?\b\d{1,2}[eo] (?:les ?)?uur\b"
    r"|\b(?:les ?uur|(?<!\d )uur) \d{1,2}\b"
)
_PARTS = re.compile(r"(?:\b(?:in de|tussen de|s) )?\b(ochtend|middag|avond|nacht)\b")

_CUE = r"(?:om|rond|tegen|vanaf|omstreeks|rond de klok van|na|voor|tot|van|tussen)"
_DAY = (
    r"(?:[#=]\d|%\d{1,2}|vandaag|morgen|overmorgen|gisteren|eergisteren|ochtend|middag|avond|nacht|\d{4}|'\d\d|\d{1,2}[eo]"
    r"|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?)"
)
_END = (
    r"(?= ?$| \||(?: (?:@|~|uur|ochtend|middag|avond|nacht|am|pm|op|in|bij|kan|is|was|graag|s|ofzo|of|met|afspreken|tot"
    r"|t/m|en|plannen|zitten|zien|-|[#=]\d|past|lukt|lijkt|nog|aub|alsjeblieft|vandaag|morgen|overmorgen|gisteren|dan|tijdens|zou|komende|ongeveer|precies"
    r"|veel|heel|erg|na|voor|lokaal|kamer|zaal|want|maar|dus|als|nou|eh|stipt|helaas|weer)"
    r"(?: |$)))"
)
_NO_CLOCK = r"(?! (?:per|begeleiding|les|lesgeven|lang|later|geleden|week|stage|werk|bezig|gekregen|te)\b)"
_BEHIND_DAY = (
    r"(?:(?<=[#%]\d )|(?<=%1\d )|(?<=\d[eo] )|(?<=ochtend )|(?<=middag )|(?<=avond )|(?<=vandaag )|(?<=morgen )"
    r"|(?<=gisteren ))"
)
_H, _M = r"(?P<h>\d{1,2}|een)", r"(?P<m>[0-5]\d)"
_UNTIL = r"(?: ?(?:-|tot|en|t/m) ?\d{1,2}(?:[.:]\d\d)?)?(?: uur)?"


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """A time found in canonical words, and those words with `PLACE` instead of it, without parts of the day."""

    at: time | None
    rest: str


def _plainly(found: re.Match[str]) -> tuple[int, int, bool]:
    groups = found.groupdict()
    hour, minutes = found["h"] or groups["h2"], int(groups.get("m") or 0)
    return _number(hour), minutes, not hour.startswith("0") and not (hour == "7" and minutes >= 30)


def _half(found: re.Match[str]) -> tuple[int, int, bool]:
    return _number(found["h"]), -30, True


def _to_or_past(found: re.Match[str]) -> tuple[int, int, bool]:
    minutes = 15 if found["m"] == "kwart" else int(found["m"])
    past = minutes if found["way"] == "over" else -minutes
    return _number(found["h"]), past - (30 if found["half"] else 0), True


def _english(found: re.Match[str]) -> tuple[int, int, bool]:
    hour = int(found["h"]) % 12 + (12 if found["half"] == "pm" else 0)
    return hour, int(found["m"] or 0), False


def _number(word: str) -> int:
    return 1 if word == "een" else int(word)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int, bool]]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(?:\bom )?\b(?P<h>\d{1,2})(?::(?P<m>\d\d))? (?P<half>am|pm)\b", _english),
        (
            rf"(?:\b{_CUE} )?\b(?P<m>5|10|20|25|kwart) (?:minuten )?(?P<way>over|voor) "
            rf"(?P<half>half )?{_H}\b(?: uur)?{_END}",
            _to_or_past,
        ),
        (
            rf"(?:\b{_CUE} |(?<=[#=]\d) )(?P<m>\d{{1,2}}) (?P<way>over|voor) "
            rf"(?P<half>half )?{_H}\b(?: uur)?{_END}",
            _to_or_past,
        ),
        (rf"\bom (?P<m>5|10|20|25|kwart) (?P<way>over|voor) (?P<half>half )?{_H}\b(?: uur)?", _to_or_past),
        (
            rf"{_BEHIND_DAY}(?P<m>5|10|20|25|kwart) (?P<way>over|voor) (?P<half>half )?{_H}\b(?: uur)?{_NO_CLOCK}",
            _to_or_past,
        ),
        (rf"{_BEHIND_DAY}(?:van )?{_H} (?:tot|t/m|-) (?:half )?\d{{1,2}}(?:[.:]\d\d)? uur\b", _plainly),
        (rf"\bvan {_H} (?:uur )?tot half \d{{1,2}}\b(?: uur)?", _plainly),
        (rf"(?:\b{_CUE} )?\bhalf {_H}\b(?: uur)?{_END}", _half),
        (rf"{_BEHIND_DAY}half {_H}\b(?: uur)?{_NO_CLOCK}", _half),
        (rf"\bom half {_H}\b(?: uur)?{_NO_CLOCK}", _half),
        (rf"(?:\b{_CUE} )?\b(?<![-.:/])(?P<h>\d{{1,2}}):{_M}(?![-:./]\d\d[-:./]){_UNTIL}", _plainly),
        (rf"(?:\b{_CUE} )?\b(?P<h>\d{{1,2}})\.{_M} ?(?:-|tot|en|t/m) ?\d{{1,2}}[.:]\d\d(?: uur)?(?![.\d])", _plainly),
        (rf"(?:\b{_CUE} )?\b(?P<h>\d{{1,2}})\.{_M} uur\b", _plainly),
        (rf"(?:\b{_CUE} |(?<=@) )(?P<h>\d{{1,2}})\.{_M}(?![-.:/\d])(?! ?(?:procent|euro))", _plainly),
        (rf"(?<=@) (?P<h>\d{{1,2}})\.{_M}(?![-.:/\d])", _plainly),
        (rf"\b(?:tussen|van) {_H} (?:en|tot|t/m) (?:\d{{1,2}}|een)(?:[.:]\d\d)? uur\b{_NO_CLOCK}", _plainly),
        (r"\b(?P<h>\d{1,2}) ?- ?\d{1,2} uur\b", _plainly),
        (rf"^(?P<h>\d{{1,2}})(?:\.{_M}| uur) (?=#\d|vandaag|morgen|overmorgen|gisteren)", _plainly),
        (rf"(?<=#\d )vanaf {_H}{_END}", _plainly),
        (rf"\b{_CUE} {_H} uur\b{_NO_CLOCK}", _plainly),
        (rf"\bom {_H}{_END}", _plainly),
        (rf"\b{_H} uur (?=(?:ochtend|middag|avond|nacht)\b)", _plainly),
        (rf"^{_H} uur(?: (?:ochtend|middag|avond|nacht))?$", _plainly),
    )
)
_SAID_OF_DAY = (
    r"(?: (?:komende|afgelopen|nog|dan|graag|maar|al|liefst|liever|eventueel|over (?:een|\d+) (?:week|weken)"
    r"|(?:(?:volgende|deze|vorige) )?week(?: \d\d?)?))*"
)
_AFTER_DAY = re.compile(
    rf"(?P<day>{_DAY}{_SAID_OF_DAY}) (?P<h>\d{{1,2}}|een)(?:\.(?P<m>[0-5]\d)(?![-.:/\d])(?: uur)?| uur\b{_NO_CLOCK})"
    rf"|(?P<day2>{_DAY}) (?:tussen|van) (?P<h2>\d{{1,2}}) (?:en|tot|t/m) \d{{1,2}}\b{_END}"
)


_IN_NUMBERS = re.compile(rf"(?:(?<=\bom )|(?=\d{{1,2}} uur ))\b(\d{{1,2}})(?: uur)? ([0-5][05]){_END}")
"""`elf uur dertig`, `om tien dertig`"""
_ABOUT = re.compile(r"(?:\b(?:om|rond|tegen) |(?<=#\d )|(?<=morgen ))een uur(?:tje)? of (\d{1,2})\b")

_NUMBER = re.compile(r"(?<![#=%\d])\d|\been\b")
"""Without one there is no time."""


def find(words: str) -> Clock:
    """The time of day in canonical words, if there is one; after a "nee" it is the one that follows."""
    if not _NUMBER.search(words):
        return Clock(at=None, rest=" ".join(_PARTS.sub(" ", words).split()))
    before, nee, after_nee = words.rpartition(" nee ")
    if nee:
        first, second = find(before), find(after_nee)
        return Clock(at=second.at or first.at, rest=f"{first.rest} nee {second.rest}")
    text = _ABOUT.sub(r"om \1", _LESSON.sub(" ", _IN_NUMBERS.sub(r"\1:\2", words)))
    part = next((m[1] for m in _PARTS.finditer(text)), None)
    at: time | None = None
    after = _AFTER_DAY.search(text)
    if after and (at := _time(*_plainly(after), part)) is not None:
        text = f"{text[: after.start()]}{after['day'] or after['day2']} {PLACE} {text[after.end() :]}"
    else:
        for form, read in _FORMS:
            found = form.search(text)
            if found and (at := _time(*read(found), part)) is not None:
                text = f"{text[: found.start()]} {PLACE} {text[found.end() :]}"
                break
    return Clock(at=at, rest=" ".join(_PARTS.sub(" ", text).split()))


def _time(hour: int, minutes: int, bare: bool, part: str | None) -> time | None:
    if hour > 24 or not -60 < minutes < 60:
        return None
    if part in ("middag", "avond"):
        hour += 12 if hour < (8 if part == "middag" else 12) else 12 if part == "avond" and hour == 12 else 0
    elif part == "nacht":
        hour += 12 if hour in (10, 11) else -12 if hour == 12 else 0
    elif part is None and bare and 1 <= hour <= 7:
        hour += 12
    at = (hour * 60 + minutes) % (24 * 60)
    return time(at // 60, at % 60)
