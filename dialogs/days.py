"""Reading a day or a moment: one, on the side of now where its field looks."""

from __future__ import annotations

from datetime import date, datetime

from dialogs.date_gaps import unknown_holiday
from dialogs.dates import When, exact_moment, is_only_time, read_answer
from dialogs.dutch import AMSTERDAM
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.problem import Problem, quoted
from dialogs.text import line

YEARS = range(2000, 2100)
ISO_LENGTH = len("2026-02-04")


def read_day(part: Part, raw: Json, context: Context) -> Json | Problem:
    """One day, in words or as a date picker gives it."""
    now = context.now.astimezone(AMSTERDAM).replace(tzinfo=None)
    day, today = _iso(raw), now.date()
    if day is None and isinstance(raw, str):
        when = read_answer(raw, at=now, looks=part.field.looks, named=context.named())
        if when is not None and when.first != when.last:
            return _which_day(raw, when)
        day = when.first if when is not None and not is_only_time(raw, at=now) else None
    if day is None or day.year not in YEARS:
        return _unknown_holiday(part, raw, context) or Problem(line("engine.date", gezegd=quoted(raw)))
    if part.field.looks == "back" and day > today:
        return Problem(line("engine.date_ahead", dag=day.isoformat()))
    if part.field.looks == "ahead" and day < today:
        return Problem(line("engine.date_past", dag=day.isoformat()))
    return day.isoformat()


def _which_day(raw: Json, when: When) -> Problem:
    """Several days where one is asked for: that is a question, not a guess."""
    van, tot = when.first.isoformat(), when.last.isoformat()
    return Problem(line("engine.which_day", gezegd=quoted(raw), van=van, tot=tot), near=True)


def _unknown_holiday(part: Part, raw: Json, context: Context) -> Problem | None:
    """A holiday that the calendar does not have."""
    if not isinstance(raw, str):
        return None
    today = context.now.astimezone(AMSTERDAM).date()
    name = unknown_holiday(raw, on=today, looks=part.field.looks, calendars=(context.named(),))
    return Problem(line("engine.no_holiday", naam=name), near=True) if name is not None else None


def _iso(raw: Json) -> date | None:
    """A day as a date picker gives it."""
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == ISO_LENGTH else None
    except ValueError:
        return None


def read_moment(part: Part, raw: Json, context: Context) -> Json | Problem:
    """One day and time, in words or ISO."""
    now = context.now.astimezone(AMSTERDAM)
    at = exact_moment(raw) if isinstance(raw, str) else None
    if at is None and isinstance(raw, str):
        when = read_answer(raw, at=now.replace(tzinfo=None), looks=part.field.looks, named=context.named())
        if when is not None and when.first != when.last:
            return _which_day(raw, when)
        if when is not None and when.time is None:
            return Problem(line("engine.what_time", dag=when.first.isoformat()), near=True)
        at = datetime.combine(when.first, when.time, AMSTERDAM) if when is not None and when.time is not None else None
    if at is None or at.year not in YEARS:
        return _unknown_holiday(part, raw, context) or Problem(line("engine.moment", gezegd=quoted(raw)))
    at = at.replace(microsecond=0)
    if part.field.looks == "back" and at > now:
        return Problem(line("engine.moment_ahead", om=at.isoformat()))
    if part.field.looks == "ahead" and at < now:
        return Problem(line("engine.moment_past", om=at.isoformat()))
    return at.isoformat()
