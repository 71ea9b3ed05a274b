"""Placements: who stands around which learner, in which programme and school year. See also `tracks`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, or_, select, update

from dialogs.nouns import Person, Placement, Region, Role, Seat
from store import people, schools
from store.db import Conn
from store.schema import people as people_table
from store.schema import placements as table
from store.schema import seats, upsert
from store.statement import Folded

_COLUMNS = (
    table.c.id,
    table.c.programme,
    table.c.year,
    table.c.school,
    table.c.region,
    table.c.starts_on,
    table.c.ends_on,
    table.c.location,
    table.c.vak,
    table.c.klassen,
    table.c.group_id,
    table.c.title,
    seats.c.role,
    seats.c.rank,
    seats.c.since,
)
_PLACEMENTS = (
    select(*_COLUMNS, *people.COLUMNS)
    .join(seats, seats.c.placement_id == table.c.id)
    .join(people_table, people_table.c.id == seats.c.person_id)
    .order_by(table.c.id, seats.c.role, seats.c.rank, people_table.c.id)
)
_NOW = and_(table.c.last_day >= bindparam("on"), table.c.starts_on <= bindparam("year_end"))
_BY_IDS = _PLACEMENTS.where(table.c.id.in_(bindparam("ids", expanding=True)))
_ACTIVE = _PLACEMENTS.where(_NOW)
_OF_PEOPLE = _PLACEMENTS.where(
    table.c.id.in_(select(seats.c.placement_id).where(seats.c.person_id.in_(bindparam("ids", expanding=True)))), _NOW
)
_OVER = _PLACEMENTS.where(
    table.c.id.in_(select(seats.c.placement_id).where(seats.c.person_id == bindparam("person"))),
    table.c.ends_on < bindparam("on"),
)
_IN_GROUP = or_(table.c.id == bindparam("group"), table.c.group_id == bindparam("group"))
_OF_GROUP = _PLACEMENTS.where(_IN_GROUP)
_ALL_OF = _PLACEMENTS.where(table.c.programme == bindparam("programme"), table.c.year == bindparam("year"))
_BY_KEY = _ALL_OF.where(table.c.group_id.is_(None), table.c.learner_id == bindparam("student"))

_new = upsert(table).values(
    programme=bindparam("programme"),
    year=bindparam("year"),
    learner_id=bindparam("student"),
    school=bindparam("school"),
    region=bindparam("region"),
    location=bindparam("location"),
    vak=bindparam("vak"),
    klassen=bindparam("klassen"),
    starts_on=bindparam("start"),
    ends_on=bindparam("end"),
    last_day=bindparam("last_day"),
)
_PUT = _new.on_conflict_do_update(
    index_elements=["programme", "year", "learner_id"],
    index_where=table.c.group_id.is_(None),
    set_={
        name: _new.excluded[name]
        for name in ("school", "region", "location", "vak", "klassen", "starts_on", "ends_on", "last_day")
    },
).returning(table.c.id)
_SINCE = select(seats.c.role, seats.c.person_id, seats.c.since).where(seats.c.placement_id == bindparam("placement"))
_EMPTY = delete(seats).where(seats.c.placement_id == bindparam("placement"))
_SEAT = insert(seats)
_AT_ONCE = 500
_END = (
    update(table).where(table.c.id == bindparam("placement")).values(ends_on=bindparam("on"), last_day=bindparam("on"))
)


def _folded(rows: Iterable[Sequence[Any]]) -> tuple[Placement, ...]:
    """One placement per run of rows with the same id, one seat per row."""
    firsts: dict[int, Sequence[Any]] = {}
    taken: dict[int, list[Seat]] = {}
    known: dict[int, Person] = {}
    width = len(_COLUMNS)
    for row in rows:
        firsts.setdefault(row[0], row)
        person_id = row[width]
        if person_id not in known:
            known[person_id] = people.person(row[width:])
        found = Seat(role=Role(row[width - 3]), person=known[person_id], rank=row[width - 2], since=row[width - 1])
        taken.setdefault(row[0], []).append(found)
    return tuple(_placement(row, tuple(taken[placement_id])) for placement_id, row in firsts.items())


def _placement(row: Sequence[Any], around: tuple[Seat, ...]) -> Placement:
    placement_id, programme, year, school, region, start, end, location, vak, klassen, group, title = row[:12]
    return Placement(
        id=placement_id,
        programme=programme,
        year=year,
        school=school,
        region=Region(region),
        start=start,
        end=end,
        location=location,
        vak=vak,
        klassen=tuple(klassen),
        group=group,
        title=title,
        seats=around,
    )


_BY_ID = Folded(_PLACEMENTS.where(table.c.id == bindparam("id")), _folded)
_OF_PERSON = Folded(
    _PLACEMENTS.where(
        table.c.id.in_(select(seats.c.placement_id).where(seats.c.person_id == bindparam("person"))), _NOW
    ),
    _folded,
)


def last_ended(c: Conn, person_id: int, *, on: date) -> Placement | None:
    """Of the placements in which this person had a seat to the end, the one that ended last before this day."""
    found = _folded(c.execute(_OVER, {"person": person_id, "on": on}))
    return max(found, key=lambda p: p.end or date.min, default=None)


def by_id(c: Conn, placement_id: int) -> Placement:
    """The placement with all its seats. Raises LookupError."""
    found = _BY_ID.folded(c, {"id": placement_id})
    if not found:
        raise LookupError(f"no placement {placement_id}")
    return found[0]


def by_ids(c: Conn, placement_ids: Sequence[int]) -> tuple[Placement, ...]:
    """These placements, ended ones too; an unknown id is left out."""
    return tuple(
        placement
        for start in range(0, len(placement_ids), _AT_ONCE)
        for placement in _folded(c.execute(_BY_IDS, {"ids": placement_ids[start : start + _AT_ONCE]}))
    )


def of_person(c: Conn, person_id: int, *, on: date) -> tuple[Placement, ...]:
    """Where this person has a seat and that is not over on `on`, also when it starts later in that school year."""
    return _OF_PERSON.folded(c, {"person": person_id, "on": on, "year_end": _year_end(on)})


def of_people(c: Conn, person_ids: Sequence[int], *, on: date) -> tuple[Placement, ...]:
    """The same for several people: every placement in which one of them has a seat, each once."""
    found: dict[int, Placement] = {}
    for start in range(0, len(person_ids), _AT_ONCE):
        ids = person_ids[start : start + _AT_ONCE]
        rows = c.execute(_OF_PEOPLE, {"ids": ids, "on": on, "year_end": _year_end(on)})
        found.update((p.id, p) for p in _folded(rows))
    return tuple(found.values())


def active(c: Conn, *, on: date) -> tuple[Placement, ...]:
    """Every placement that is not over on `on`, also those that start later in that school year."""
    return _folded(c.execute(_ACTIVE, {"on": on, "year_end": _year_end(on)}))


def by_key(c: Conn, *, programme: str, year: str, student_id: int) -> Placement | None:
    """The student's placement in this programme and school year."""
    found = _folded(c.execute(_BY_KEY, {"programme": programme, "year": year, "student": student_id}))
    return found[0] if found else None


def all_of(c: Conn, *, programme: str, year: str) -> tuple[Placement, ...]:
    """Every placement of a programme and school year, ended ones too."""
    return _folded(c.execute(_ALL_OF, {"programme": programme, "year": year}))


def of_group(c: Conn, group_id: int) -> tuple[Placement, ...]:
    """The placement of a mentor track's group and those of its participants."""
    return _folded(c.execute(_OF_GROUP, {"group": group_id}))


def put(
    c: Conn,
    *,
    programme: str,
    year: str,
    student_id: int,
    school: str,
    region: Region,
    location: str | None,
    vak: str | None,
    klassen: Sequence[str],
    start: date,
    end: date | None,
    seats: Sequence[tuple[Role, int, int]],
    today: date | None = None,
) -> int:
    """Add or change the student's placement of this programme and year (`2025-2026`); its id.

    `seats` are (role, person id, rank) and replace the seats there were; the student's own seat may be left out.
    Who takes a seat in a placement that was there already has it since `today` (None: as long as it lasts).
    A placement without an end lasts until 31 July of its school year.
    """
    schools.put(c, school)
    placement_id = int(
        c.execute(
            _PUT,
            {
                "programme": programme,
                "year": year,
                "student": student_id,
                "school": school,
                "region": str(region),
                "location": location,
                "vak": vak,
                "klassen": list(klassen),
                "start": start,
                "end": end,
                "last_day": end or date(int(year.rpartition("-")[2]), 7, 31),
            },
        ).scalar_one()
    )
    seat(c, placement_id, ((Role.STUDENT, student_id, 1), *seats), today=today)
    return placement_id


def seat(c: Conn, placement_id: int, around: Iterable[tuple[Role, int, int]], *, today: date | None = None) -> None:
    """Put exactly these people, as (role, person id, rank), around a placement; who is new there, since `today`."""
    taken = {(str(role), person_id): rank for role, person_id, rank in around}
    since = {(role, person_id): day for role, person_id, day in c.execute(_SINCE, {"placement": placement_id})}
    new = today if since else None
    c.execute(_EMPTY, {"placement": placement_id})
    c.execute(
        _SEAT,
        [
            {
                "placement_id": placement_id,
                "role": role,
                "person_id": person_id,
                "rank": rank,
                "since": since.get((role, person_id), new),
            }
            for (role, person_id), rank in taken.items()
        ],
    )


def end(c: Conn, placement_id: int, on: date) -> None:
    """`on` is the placement's last day."""
    c.execute(_END, {"placement": placement_id, "on": on})


def _year_end(on: date) -> date:
    """The last day of the school year (1 August to 31 July) that `on` is in."""
    return date(on.year + (on.month >= 8), 7, 31)
