"""The dates of a school year: periods with their deadlines, and the school holidays of each region."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator

from content.forms import WEEKDAYS, Name, Source, Span, Weekday
from dialogs.nouns import Region
from dialogs.text import Frozen, Text


class Deadline(Frozen):
    """A date, with its weekday beside it so that a slip of the pen shows."""

    on: date
    weekday: Weekday | None = None
    title: Text | None = None

    @model_validator(mode="after")
    def _matches(self) -> Deadline:
        real = WEEKDAYS[self.on.weekday()]
        if self.weekday is not None and self.weekday != real:
            raise ValueError(f"{self.on} is een {real}, geen {self.weekday}")
        return self


class Period(Span):
    """A part of the school year. Its tasks are shown from `opens`; if not written, the first of its first month."""

    title: Text | None = None
    deadline: Deadline | None = None
    opens: date | None = None

    @property
    def announced(self) -> date:
        """From when its tasks are shown."""
        return self.opens or self.from_.replace(day=1)

    @property
    def ends(self) -> date:
        """The last day for its tasks: the deadline, or the end."""
        return self.deadline.on if self.deadline else self.to


Where = Literal["noord", "midden", "zuid", "iedereen"]
Holidays = dict[str, dict[Where, Span | None]]
"""School holidays by name and region. In a calendar they replace those of the country; null: not a holiday here."""


class Calendar(Frozen):
    """The dates of one school year for one programme. `provisional`: not yet published by the institute."""

    year: Annotated[str, Key(pattern=r"^20\d\d-20\d\d$")]
    provisional: bool = False
    note: Text | None = None
    source: Source | None = None
    periods: dict[Name, Period]
    dates: dict[Name, Deadline] = Key(default_factory=dict)
    holidays: Holidays = Key(default_factory=dict)

    def period_on(self, day: date) -> str | None:
        """The period that a day falls in."""
        return next((name for name, period in self.periods.items() if day in period), None)


class HolidayTable(Frozen):
    """The country's school holidays by school year."""

    note: Text | None = None
    years: dict[str, Holidays]

    def lacks(self, year: str) -> bool:
        """Whether a school year is missing that is later than the first one here: a gap, no edition of long ago."""
        return year not in self.years and bool(self.years) and year > min(self.years)

    def spans(self, region: Region, override: Holidays | None = None) -> tuple[tuple[str, Span], ...]:
        """Every holiday of this region, with a calendar's own instead of the country's where it names the same one."""
        found: dict[tuple[str, date | None], tuple[str, Span]] = {}
        override = override or {}
        for names in self.years.values():
            for name, where in names.items():
                span = where.get(region.value) or where.get("iedereen")
                if span and not _replaced(span, override.get(name), region):
                    found[name, span.from_] = (name, span)
        for name, where in override.items():
            span = where.get(region.value) or where.get("iedereen")
            if span:
                found[name, span.from_] = (name, span)
        return tuple(sorted(found.values(), key=lambda entry: entry[1].from_))


def _replaced(span: Span, own: Mapping[Where, Span | None] | None, region: Region) -> bool:
    if own is None:
        return False
    key: Where | None = region.value if region.value in own else "iedereen" if "iedereen" in own else None
    if key is None:
        return False
    mine = own[key]
    return mine is None or abs((mine.from_ - span.from_).days) < 180
