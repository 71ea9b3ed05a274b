"""Mentor tracks: a group with its facilitator, its meetings and what was agreed there, and its leervraag.

A group is a placement without a learner, and each participant has a placement of her own in it (see `dialogs.nouns`):
tasks, dates, reminders and rights are those of any placement. What only a group has is here. A meeting is an
appointment of the group; its number is its place in order of time, so it changes when a meeting is put before another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, insert, select

from dialogs.nouns import TRACK, Placement, Region, Role
from store import placements
from store.db import Conn
from store.schema import agreements as agreement_table
from store.schema import appointments as appointment_table
from store.schema import leervragen, upsert
from store.schema import placements as placement_table

MEETING = "bijeenkomst"
"""The kind of appointment that a group's meetings are."""

LASTS = timedelta(days=365)
"""How long a track stays in sight after its start; six meetings in six months fit amply."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """One meeting of a group, numbered from 1 in order of time. `homework` and the `reminder` of it (the facilitator's
    words) are None until they were agreed."""

    appointment: int
    group: int
    number: int
    at: datetime
    until: datetime | None
    homework: str | None = None
    reminder: str | None = None


_GROUP = upsert(placement_table).values(
    title=bindparam("name"),
    programme=TRACK,
    year=bindparam("year"),
    school="",
    region=bindparam("region"),
    klassen=[],
    starts_on=bindparam("start"),
    last_day=bindparam("last_day"),
)
_DATES = ("year", "starts_on", "last_day")
_PUT_GROUP = _GROUP.on_conflict_do_update(
    index_elements=["title"], set_={name: _GROUP.excluded[name] for name in _DATES}
).returning(placement_table.c.id)
_MEMBER = upsert(placement_table).values(
    group_id=bindparam("group"),
    learner_id=bindparam("person"),
    programme=TRACK,
    year=bindparam("year"),
    school="",
    region=bindparam("region"),
    klassen=[],
    starts_on=bindparam("start"),
    last_day=bindparam("last_day"),
)
_PUT_MEMBER = _MEMBER.on_conflict_do_update(
    index_elements=["group_id", "learner_id"],
    set_={name: _MEMBER.excluded[name] for name in (*_DATES, "region")},
).returning(placement_table.c.id)
_GROUPS = select(placement_table.c.id).where(placement_table.c.title.is_not(None)).order_by(placement_table.c.title)

# --- groups -----------------------------------------------------------------------------------------------------------


def put_group(
    c: Conn, *, name: str, facilitator_id: int, start: date, members: Iterable[int] = (), today: date | None = None
) -> int:
    """Add the group with this name or change it, with a placement of its own for each participant; the group's id.

    `members` are person ids. Who already took part stays; who takes a seat that there was has it since `today`. School
    holidays are those of a participant's own placements.
    """
    first = start.year - (start.month < 8)
    dated = {"year": f"{first}-{first + 1}", "start": start, "last_day": start + LASTS}
    group = int(c.execute(_PUT_GROUP, {**dated, "name": name, "region": str(Region.MIDDEN)}).scalar_one())
    there = (p.id for one in placements.of_group(c, group) if one.id == group for p in one.people(Role.DEELNEMER))
    everyone = tuple(dict.fromkeys((*there, *members)))
    around = ((Role.FACILITATOR, facilitator_id, 1), *((Role.DEELNEMER, person, 1) for person in everyone))
    placements.seat(c, group, around, today=today)
    for person in everyone:
        elsewhere = placements.of_person(c, person, on=start)
        region = next((p.region for p in elsewhere if p.programme != TRACK), Region.MIDDEN)
        values = {**dated, "region": str(region), "group": group, "person": person}
        own = int(c.execute(_PUT_MEMBER, values).scalar_one())
        placements.seat(c, own, ((Role.DEELNEMER, person, 1), (Role.FACILITATOR, facilitator_id, 1)), today=today)
    return group


def groups(c: Conn) -> tuple[Placement, ...]:
    """The placement of every group, by name."""
    return tuple(placements.by_id(c, group) for group in c.execute(_GROUPS).scalars().all())


# --- meetings ---------------------------------------------------------------------------------------------------------

_MEETINGS = (
    select(
        appointment_table.c.placement_id,
        appointment_table.c.id,
        appointment_table.c.at,
        appointment_table.c.until,
        agreement_table.c.homework,
        agreement_table.c.reminder,
    )
    .outerjoin(agreement_table, agreement_table.c.appointment_id == appointment_table.c.id)
    .where(
        appointment_table.c.placement_id.in_(bindparam("groups", expanding=True)), appointment_table.c.kind == MEETING
    )
    .order_by(appointment_table.c.placement_id, appointment_table.c.at, appointment_table.c.id)
)
_agreement = upsert(agreement_table).values(
    {name: bindparam(name) for name in ("appointment_id", "homework", "reminder", "by_id", "at")}
)
_AGREE = _agreement.on_conflict_do_update(
    index_elements=["appointment_id"],
    set_={name: _agreement.excluded[name] for name in ("homework", "reminder", "by_id", "at")},
)


def meetings(c: Conn, group_ids: Iterable[int]) -> tuple[Meeting, ...]:
    """The meetings of these groups, group by group in order of time."""
    found: list[Meeting] = []
    for group, appointment, at, until, homework, reminder in c.execute(_MEETINGS, {"groups": list(group_ids)}):
        number = found[-1].number + 1 if found and found[-1].group == group else 1
        found.append(
            Meeting(
                appointment=appointment,
                group=group,
                number=number,
                at=at,
                until=until,
                homework=homework,
                reminder=reminder,
            )
        )
    return tuple(found)


def agree(c: Conn, appointment_id: int, *, homework: str, reminder: str, by: int, at: datetime) -> None:
    """Note what was agreed at a meeting, and the words in which the bot will remind of it; the last word counts."""
    c.execute(
        _AGREE,
        {"appointment_id": appointment_id, "homework": homework, "reminder": reminder, "by_id": by, "at": at},
    )


# --- the leervraag ----------------------------------------------------------------------------------------------------

_ASK = insert(leervragen)
_ASKED = (
    select(leervragen.c.text)
    .where(leervragen.c.placement_id == bindparam("group"))
    .order_by(leervragen.c.id.desc())
    .limit(1)
)


def choose_leervraag(c: Conn, group_id: int, text: str, *, by: int, at: datetime) -> None:
    """The group works on this question from now on; earlier ones are kept."""
    c.execute(_ASK, {"placement_id": group_id, "text": text, "by_id": by, "at": at})


def leervraag(c: Conn, group_id: int) -> str | None:
    """What the group works on now; None before it chose."""
    found: str | None = c.execute(_ASKED, {"group": group_id}).scalar()
    return found
