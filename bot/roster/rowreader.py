"""Reading one row: its texts, dates and people, gathering what is wrong in each cell. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.roster.cells import day, email, shown
from bot.roster.columns import Column
from bot.roster.read import Row, Sheet
from bot.roster.wanted import Mistake, WantedPerson

MAX_LENGTH = 200
"""How many characters a cell may have."""


@dataclass(kw_only=True, slots=True)
class Names:
    """Who was met, by e-mail address: the name and where it stood first."""

    met: dict[str, tuple[str, str]] = field(default_factory=dict)

    def people(self) -> tuple[WantedPerson, ...]:
        """Everyone who was met, in the order of the file."""
        return tuple(WantedPerson(email=e, name=name) for e, (name, _) in self.met.items())


@dataclass(kw_only=True, slots=True)
class RowReader:
    """Reads the cells of one row and gathers what is wrong in them."""

    sheet: Sheet
    row: Row
    names: Names
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, column: str, message: str) -> None:
        """Note a mistake in this cell."""
        self.mistakes.append(at(self.sheet, self.row, column, message))

    def unreadable(self, column: str) -> bool:
        """Whether the cell had a mistake that was told while reading the file."""
        return column in self.sheet.headers and column not in self.row.values

    def text(self, column: str) -> str:
        """The cell's text; "" when it is empty or wrong."""
        spec = self.sheet.spec.column(column)
        value = self.row.values.get(column, "")
        if value == "" and spec.required and not self.unreadable(column):
            self.wrong(column, f"Deze cel is leeg. {spec.note}")
        if isinstance(value, date):
            if spec.kind in ("classes", "text"):
                self.wrong(column, f"Excel heeft hier een datum van gemaakt ({shown(value)}). {_as_text(spec)}")
                return ""
            value = value.isoformat()
        if len(value) > MAX_LENGTH:
            self.wrong(column, f"Deze tekst is te lang. Gebruik hooguit {MAX_LENGTH} tekens.")
            return ""
        return value

    def date(self, column: str) -> date | None:
        """The cell's date; None when it is empty or wrong."""
        value = self.row.values.get(column, "")
        if value == "":
            self.text(column)
            return None
        found = day(value)
        if found is None:
            self.wrong(column, f"'{shown(value)}' is geen datum. Schrijf bijvoorbeeld 1-9-2025.")
        return found

    def person(self, column: str) -> str | None:
        """The e-mail address of the person in this pair of columns; None when there is none or it is wrong."""
        address_column = f"{column}_email"
        name, typed = self.text(column), self.row.values.get(address_column, "")
        required = self.sheet.spec.column(column).required
        if typed == "":
            if required:
                self.text(address_column)
            elif name:
                self.wrong(address_column, f"Bij {name} ontbreekt het e-mailadres.")
            return None
        address = email(typed)
        if address is None:
            self.wrong(address_column, f"'{shown(typed)}' is geen e-mailadres. Schrijf het hele adres: naam@school.nl.")
            return None
        if not name:
            if not required and not self.unreadable(column):
                self.wrong(column, f"Bij {address} ontbreekt de naam.")
            return address
        first, where = self.names.met.setdefault(address, (name, f"rij {self.row.number} van {self.sheet.spec.name}"))
        if first.casefold() != name.casefold():
            self.wrong(
                address_column,
                f"{address} hoort hier bij {name}, maar in {where} bij {first}. "
                "Eén adres is van één persoon: verbeter het adres, of schrijf de naam overal hetzelfde.",
            )
        return address


def _as_text(spec: Column) -> str:
    return f"Maak de cel op als tekst en typ het opnieuw. {spec.note}"


def at(sheet: Sheet, row: Row, column: str, message: str) -> Mistake:
    """A mistake in one cell, with the column's header as typed."""
    return Mistake(sheet=sheet.spec.name, row=row.number, column=sheet.headers.get(column, column), message=message)
