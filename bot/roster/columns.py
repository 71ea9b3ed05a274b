"""The two sheets of a roster: their columns, what each is for in plain Dutch, and which must be filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "name", "email", "date", "classes", "programme", "year", "region"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column. `note` is the explanation beside the header, `examples` two sample values, `width` in characters."""

    name: str
    kind: Kind
    note: str
    examples: tuple[str, str]
    required: bool = True
    width: int = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetSpec:
    """One sheet: its name, its columns in order, and a line on what belongs in it."""

    name: str
    purpose: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(c.name for c in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the columns that must be there and be filled."""
        return tuple(c.name for c in self.columns if c.required)

    def column(self, name: str) -> Column:
        """The column with this name; KeyError for a name that is not in the sheet."""
        return {c.name: c for c in self.columns}[name]


def _person(
    name: str, who: str, examples: tuple[str, str], emails: tuple[str, str], *, required: bool
) -> tuple[Column, Column]:
    extra = "" if required else " Mag leeg blijven."
    return (
        Column(
            name=name,
            kind="name",
            note=f"Voor- en achternaam van {who}.{extra}",
            examples=examples,
            required=required,
            width=24,
        ),
        Column(
            name=f"{name}_email",
            kind="email",
            note=f"Het e-mailadres van {who} bij school of opleiding.{extra}",
            examples=emails,
            required=required,
            width=32,
        ),
    )


PLACEMENTS = SheetSpec(
    name="plaatsingen",
    purpose="Eén rij per student: waar loopt de student dit schooljaar stage, en met wie?",
    columns=(
        Column(
            name="programma",
            kind="programme",
            note="De opleiding. Kies uit de lijst.",
            examples=("hr-n4", "han-wpl2"),
            width=16,
        ),
        Column(
            name="schooljaar",
            kind="year",
            note="Kies uit de lijst, bijvoorbeeld 2025-2026.",
            examples=("2025-2026",) * 2,
            width=13,
        ),
        *_person(
            "student",
            "de student",
            ("Noor Example", "Sem Voorbeeld"),
            ("noor@opleiding.example", "sem@opleiding.example"),
            required=True,
        ),
        *_person(
            "wpb",
            "de werkplekbegeleider",
            ("Wim Voorbeeld", "Els Example"),
            ("wim@school.example", "els@school.example"),
            required=True,
        ),
        *_person("so", "de schoolopleider", ("Sofie Example",) * 2, ("sofie@school.example",) * 2, required=True),
        Column(
            name="school",
            kind="text",
            note="De naam van de school. Schrijf die in elke rij hetzelfde.",
            examples=("Voorbeeldcollege",) * 2,
            width=26,
        ),
        Column(
            name="regio",
            kind="region",
            note="De vakantieregio van de school: noord, midden of zuid.",
            examples=("zuid", "zuid"),
            width=10,
        ),
        Column(
            name="start",
            kind="date",
            note="De eerste stagedag, bijvoorbeeld 1-9-2025.",
            examples=("2025-09-03", "2025-09-01"),
            width=13,
        ),
        Column(
            name="locatie",
            kind="text",
            note="Het gebouw of de vestiging. Mag leeg blijven.",
            examples=("Hoofdgebouw", ""),
            required=False,
        ),
        *_person(
            "wpb2", "een tweede werkplekbegeleider", ("", "Otto Voorbeeld"), ("", "otto@school.example"), required=False
        ),
        *_person("io", "de instituutsopleider", ("Ilse Example", ""), ("ilse@opleiding.example", ""), required=False),
        *_person("sco", "de schoolcoördinator", ("", ""), ("", ""), required=False),
        *_person("assessor", "de tweede assessor", ("", ""), ("", ""), required=False),
        Column(
            name="vak",
            kind="text",
            note="Het schoolvak, bijvoorbeeld Nederlands. Mag leeg blijven.",
            examples=("Nederlands", "wiskunde"),
            required=False,
        ),
        Column(
            name="klassen",
            kind="classes",
            note="De klassen, met een puntkomma ertussen: 2b; 3c. Mag leeg blijven.",
            examples=("2b; 3c", "1a"),
            required=False,
            width=16,
        ),
        Column(
            name="eind",
            kind="date",
            note="De laatste stagedag, als die bekend is. Mag leeg blijven.",
            examples=("2026-06-26", ""),
            required=False,
            width=13,
        ),
    ),
)

TRACKS = SheetSpec(
    name="trajecten",
    purpose="Eén rij per deelnemer van een mentortraject. Geen traject? Laat dit blad leeg.",
    columns=(
        Column(
            name="groep",
            kind="text",
            note="De naam van de groep. In elke rij van dezelfde groep hetzelfde.",
            examples=("Najaar 2025",) * 2,
            width=24,
        ),
        *_person(
            "facilitator", "wie de groep begeleidt", ("Fien Example",) * 2, ("fien@school.example",) * 2, required=True
        ),
        *_person(
            "deelnemer",
            "de deelnemer",
            ("Wim Voorbeeld", "Els Example"),
            ("wim@school.example", "els@school.example"),
            required=True,
        ),
        Column(
            name="start",
            kind="date",
            note="De dag van de eerste bijeenkomst, bijvoorbeeld 7-10-2025.",
            examples=("2025-10-07",) * 2,
            width=13,
        ),
    ),
)

SHEETS = (PLACEMENTS, TRACKS)
