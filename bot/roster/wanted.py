"""What a roster says once it has been understood, and what is wrong with it: the frozen nouns of this package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.nouns import Region, Role


@dataclass(frozen=True, kw_only=True, slots=True)
class Mistake:
    """Something the sender has to repair. `row` counts as Excel does, 1 is the first; `column` is the header as typed.

    `message` is a Dutch sentence that says what is wrong and what to do.
    """

    message: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def where(self) -> str:
        """The place in words: `plaatsingen, rij 4, kolom wpb_email`; empty when it is about the whole file."""
        parts = (
            f"blad {self.sheet}" if self.sheet else "",
            f"rij {self.row}" if self.row else "",
            f"kolom {self.column}" if self.column else "",
        )
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedPerson:
    """Someone on the roster, known by the e-mail address in lower case."""

    email: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedSeat:
    """A role around a student, by e-mail address. `rank` 2 is the second WPB."""

    role: Role
    email: str
    rank: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedPlacement:
    """One row of `plaatsingen`. Its identity is programme, year and student; the student is also among the seats."""

    programme: str
    year: str
    student: str
    school: str
    region: Region
    start: date
    end: date | None = None
    location: str | None = None
    vak: str | None = None
    klassen: tuple[str, ...] = ()
    seats: tuple[WantedSeat, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two rows the same placement."""
        return (self.programme, self.year, self.student)


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedGroup:
    """A mentor track: the rows of `trajecten` with the same group name. `members` are e-mail addresses."""

    name: str
    facilitator: str
    start: date
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A whole roster without mistakes. `sheets` are the sheets it came from: only those may end something."""

    people: tuple[WantedPerson, ...] = ()
    placements: tuple[WantedPlacement, ...] = ()
    groups: tuple[WantedGroup, ...] = ()
    sheets: tuple[str, ...] = ()
