"""Dutch words for dates, times and lists, and the filling of placeholders with them.

Pure text: what is said belongs to content and to the catalogue, here is only how a value sounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from dialogs.nouns import Json
from dialogs.text import Line, Text, Variants

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_PLACEHOLDER = re.compile(r"\{([^{}:]+)(?::([^{}]+))?\}")
_WHERE_FILLED = re.compile(r"\[([^\[\]{}]*\{[^\[\]]*)\]")


def date_words(day: date) -> str:
    """`woensdag 4 februari 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def date_short(day: date) -> str:
    """`wo 4 feb`."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {SHORT_MONTHS[day.month - 1]}"


def time_words(at: time | datetime) -> str:
    """`15.30 uur`; a moment with a time zone is told in Amsterdam time."""
    if isinstance(at, datetime) and at.tzinfo is not None:
        at = at.astimezone(AMSTERDAM)
    return f"{at.hour}.{at.minute:02d} uur"


def moment_words(at: datetime) -> str:
    """`woensdag 4 februari 2026 om 15.30 uur`, in Amsterdam time."""
    if at.tzinfo is not None:
        at = at.astimezone(AMSTERDAM)
    return f"{date_words(at.date())} om {time_words(at)}"


def enumerate_words(names: Sequence[str]) -> str:
    """`a`, `a en b`, `a, b en c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} en {names[-1]}"


def number_words(number: float) -> str:
    """`40.000` and `3,5`: digits as the Dutch write them; up to four digits stay together, as in a year."""
    whole = f"{number:,.10g}" if abs(number) >= 10_000 else f"{number:.10g}"
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".")


def as_day(value: Json) -> date | None:
    """The day of a date, a moment or an ISO text of one; None when it is none of those."""
    at = as_moment(value)
    if at is not None:
        return (at.astimezone(AMSTERDAM) if at.tzinfo else at).date()
    return None


def as_moment(value: Json) -> datetime | None:
    """A date (at midnight), a moment, or an ISO text of either, as a moment; None when it is none of those."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return None
    return None


@lru_cache(maxsize=4096)
def placeholders(text: Text) -> tuple[tuple[str, str | None], ...]:
    """The (name, form) pairs that a text has room for, in all its variants."""
    every = (text,) if isinstance(text, str) else (text.nl, text.en, text.u, text.je)
    return tuple(dict.fromkeys((m[1], m[2]) for one in every if one for m in _PLACEHOLDER.finditer(one)))


def variant(text: Text, address: str = "je") -> str:
    """The Dutch of a text in a form of address, `u` or `je`."""
    if not isinstance(text, Variants):
        return text
    return ((text.u if address == "u" else text.je) or text.nl) or ""


def sounded(value: Json, form: str | None, say: Callable[[Line], str]) -> str:
    """A parameter in words: `form` is what stands after the colon, `say` words a line within."""
    if isinstance(value, Line):
        return say(value)
    if isinstance(value, (list, tuple)) and form == "zinnen":
        return " ".join(sounded(one, None, say) for one in value)
    if isinstance(value, (list, tuple)):
        return enumerate_words([sounded(one, None if form == "lijst" else form, say) for one in value])
    at = as_moment(value) if form in ("datum", "kort", "tijd", "moment") else None
    if at is not None:
        if form == "tijd":
            return time_words(at)
        if form == "moment":
            return moment_words(at)
        day = (at.astimezone(AMSTERDAM) if at.tzinfo else at).date()
        return date_words(day) if form == "datum" else date_short(day)
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number_words(value)
    return str(value)


def fill(text: str, params: Mapping[str, Json], say: Callable[[Line], str] | None = None) -> str:
    """A text with its placeholders filled once; what is filled in is never read for placeholders again.

    What stands between [ and ] with a placeholder in it is said only where that has a value.
    """
    if "{" not in text:
        return text

    def plainly(inner: Line) -> str:
        return fill(variant(inner.text or inner.key or ""), inner.params)

    def value(found: re.Match[str]) -> str:
        return sounded(params.get(found[1]), found[2], say or plainly)

    def where_filled(part: re.Match[str]) -> str:
        return part[1] if all(map(value, _PLACEHOLDER.finditer(part[1]))) else ""

    return _PLACEHOLDER.sub(value, _WHERE_FILLED.sub(where_filled, text) if "[" in text else text)
