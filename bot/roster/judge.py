"""What the rows of a roster mean, and every mistake in them at once. Pure: no file, no store, no clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from bot.roster.cells import school_year, shown
from bot.roster.columns import PLACEMENTS
from bot.roster.read import Row, Sheet
from bot.roster.rowreader import Names, RowReader, at
from bot.roster.wanted import Mistake, Wanted, WantedGroup, WantedPlacement, WantedSeat
from dialogs.nouns import Region, Role

_SEATS = (
    ("student", Role.STUDENT, 1),
    ("wpb", Role.WPB, 1),
    ("wpb2", Role.WPB, 2),
    ("so", Role.SO, 1),
    ("io", Role.IO, 1),
    ("sco", Role.SCO, 1),
    ("assessor", Role.ASSESSOR, 1),
)
_WHO = {"wpb": "werkplekbegeleider", "wpb2": "tweede werkplekbegeleider", "so": "schoolopleider"}
_WHO |= {"io": "instituutsopleider", "sco": "schoolcoördinator", "assessor": "assessor"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a roster may refer to: the programmes, each with the school years that have a calendar."""

    programmes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """What the roster wants, and what is wrong with it. With a mistake, `wanted` is not to be used."""

    wanted: Wanted
    mistakes: tuple[Mistake, ...] = ()
    remarks: tuple[Mistake, ...] = ()


def judge(sheets: Sequence[Sheet], known: Known) -> Judgement:
    """The whole roster, with all its mistakes in the order of the file."""
    names = Names()
    placements: list[WantedPlacement] = []
    groups: dict[str, WantedGroup] = {}
    mistakes: list[Mistake] = []
    remarks: list[Mistake] = []
    for sheet in sheets:
        if sheet.spec is PLACEMENTS:
            placements, found, remarks = _placements(sheet, known, names)
        else:
            groups, found = _groups(sheet, names)
        mistakes += found
    if sheets and not any(sheet.rows for sheet in sheets):
        names_of = " en ".join(sheet.spec.name for sheet in sheets)
        mistakes.append(
            Mistake(message=f"Er staan geen rijen in {names_of}. Vul onder de kolomnamen één rij per student in.")
        )
    order = {sheet.spec.name: n for n, sheet in enumerate(sheets)}
    mistakes.sort(key=lambda m: (order.get(m.sheet or "", -1), m.row or 0))
    wanted = Wanted(
        people=names.people(),
        placements=tuple(placements),
        groups=tuple(groups.values()),
        sheets=tuple(s.spec.name for s in sheets),
    )
    return Judgement(wanted=wanted, mistakes=tuple(mistakes), remarks=tuple(remarks))


def _placements(sheet: Sheet, known: Known, names: Names) -> tuple[list[WantedPlacement], list[Mistake], list[Mistake]]:
    placements: list[WantedPlacement] = []
    mistakes: list[Mistake] = []
    remarks: list[Mistake] = []
    rows: dict[tuple[str, str, str], tuple[Row, WantedPlacement]] = {}
    schools: dict[str, tuple[str, Region, Row]] = {}
    for row in sheet.rows:
        reader = RowReader(sheet=sheet, row=row, names=names)
        placement = _placement(reader, known)
        mistakes += reader.mistakes
        if placement is None:
            continue
        school, region, where = schools.setdefault(
            placement.school.casefold(), (placement.school, placement.region, row)
        )
        if region is not placement.region:
            text = f"{school} ligt in rij {where.number} in regio {region} en hier in {placement.region}. Klopt dat?"
            remarks.append(at(sheet, row, "regio", text))
        if placement.key in rows:
            earlier, same = rows[placement.key]
            differs = _difference(same, placement)
            text = (
                f"Deze student staat ook in rij {earlier.number} voor {placement.programme} {placement.year}"
                f"{', met ' + differs if differs else ''}. Laat één rij staan."
            )
            mistakes.append(at(sheet, row, "student_email", text))
            continue
        rows[placement.key] = (row, placement)
        placements.append(placement)
    return placements, mistakes, remarks


def _placement(reader: RowReader, known: Known) -> WantedPlacement | None:
    programme = _choice(reader, "programma", tuple(known.programmes))
    year = _year(reader, programme, known)
    seats = _seats(reader)
    school, region = reader.text("school"), _choice(reader, "regio", tuple(Region))
    start, end = _period(reader, year)
    location, vak, klassen = reader.text("locatie"), reader.text("vak"), reader.text("klassen")
    if reader.mistakes or not (programme and year and region and start):
        return None
    return WantedPlacement(
        programme=programme,
        year=year,
        student=next(s.email for s in seats if s.role is Role.STUDENT),
        school=school,
        region=Region(region),
        start=start,
        end=end,
        location=location or None,
        vak=vak or None,
        klassen=tuple(dict.fromkeys(part.strip() for part in klassen.replace(",", ";").split(";") if part.strip())),
        seats=seats,
    )


def _seats(reader: RowReader) -> tuple[WantedSeat, ...]:
    """Everyone around the student; the student may not be one of them, and the two WPBs are two people."""
    seats: list[WantedSeat] = []
    for column, role, rank in _SEATS:
        address = reader.person(column)
        if address is None:
            continue
        if role is not Role.STUDENT and any(s.role is Role.STUDENT and s.email == address for s in seats):
            reader.wrong(f"{column}_email", f"De student en de {_WHO[column]} hebben hetzelfde e-mailadres.")
        elif rank == 2 and any(s.role is role and s.email == address for s in seats):
            reader.wrong(f"{column}_email", "De eerste en de tweede werkplekbegeleider zijn dezelfde. Laat wpb2 leeg.")
        else:
            seats.append(WantedSeat(role=role, email=address, rank=rank))
    return tuple(seats)


def _period(reader: RowReader, year: str | None) -> tuple[date | None, date | None]:
    start, end = reader.date("start"), reader.date("eind")
    if year:
        opens, closes = date(int(year[:4]), 8, 1), date(int(year[-4:]), 8, 31)
        for column, found in (("start", start), ("eind", end)):
            if found and not opens <= found <= closes:
                reader.wrong(
                    column, f"{shown(found)} valt buiten schooljaar {year}. Verbeter de datum of het schooljaar."
                )
    if start and end and end < start:
        reader.wrong("eind", f"De laatste dag ({shown(end)}) ligt vóór de start ({shown(start)}).")
    return start, end


def _year(reader: RowReader, programme: str | None, known: Known) -> str | None:
    typed = reader.text("schooljaar")
    if not typed:
        return None
    year = school_year(typed)
    if year is None:
        reader.wrong("schooljaar", f"'{shown(typed)}' is geen schooljaar. Schrijf bijvoorbeeld 2025-2026.")
    elif programme and year not in known.programmes[programme]:
        there = ", ".join(known.programmes[programme]) or "geen enkel"
        reader.wrong("schooljaar", f"Voor {programme} is er nog geen jaarplanning {year}. Wel: {there}.")
    else:
        return year
    return None


def _choice(reader: RowReader, column: str, options: Sequence[str]) -> str | None:
    typed = reader.text(column)
    if not typed:
        return None
    if typed.lower() in options:
        return str(typed.lower())
    near = process.extractOne(typed.lower(), [str(o) for o in options], scorer=fuzz.ratio, score_cutoff=60)
    hint = f"Is het misschien '{near[0]}'?" if near else f"Kies uit: {', '.join(options)}."
    reader.wrong(column, f"'{shown(typed)}' ken ik niet als {column}. {hint}")
    return None


def _groups(sheet: Sheet, names: Names) -> tuple[dict[str, WantedGroup], list[Mistake]]:
    groups: dict[str, WantedGroup] = {}
    first: dict[str, Row] = {}
    seen: dict[tuple[str, str], Row] = {}
    mistakes: list[Mistake] = []
    for row in sheet.rows:
        reader = RowReader(sheet=sheet, row=row, names=names)
        name, start = reader.text("groep"), reader.date("start")
        facilitator, member = reader.person("facilitator"), reader.person("deelnemer")
        if facilitator and facilitator == member:
            reader.wrong("deelnemer_email", "Wie de groep begeleidt, kan niet ook deelnemer zijn.")
        if not reader.mistakes and start and facilitator and member:
            key = name.casefold()
            earlier = first.setdefault(key, row)
            group = groups.setdefault(key, WantedGroup(name=name, facilitator=facilitator, start=start, members=()))
            if group.facilitator != facilitator:
                reader.wrong("facilitator_email", f"Groep {name} heeft in rij {earlier.number} een andere facilitator.")
            if group.start != start:
                reader.wrong("start", f"Groep {name} start in rij {earlier.number} op {shown(group.start)}.")
            if (key, member) in seen:
                reader.wrong("deelnemer_email", f"Deze deelnemer staat ook in rij {seen[key, member].number}.")
            seen.setdefault((key, member), row)
            groups[key] = WantedGroup(
                name=group.name, facilitator=group.facilitator, start=group.start, members=(*group.members, member)
            )
        mistakes += reader.mistakes
    return groups, mistakes


def _difference(one: WantedPlacement, other: WantedPlacement) -> str:
    """What differs between two rows of one student, in words; "" when nothing does."""
    parts = ["een andere school"] if one.school.casefold() != other.school.casefold() else []
    for column, role, rank in _SEATS:
        mine, theirs = (
            next((s.email for s in p.seats if s.role is role and s.rank == rank), None) for p in (one, other)
        )
        if mine != theirs:
            parts.append(f"een andere {_WHO.get(column, column)}")
    return " en ".join(parts)
