"""Mentor-training tracks: groups of participants with a facilitator (the roster's second sheet)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import bindparam, select

from store.db import Conn
from store.schema import track_groups, track_members, upsert


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One track group; `members` are person ids."""

    id: int
    name: str
    facilitator_id: int
    start: date
    members: tuple[int, ...] = ()


_new = upsert(track_groups).values(
    name=bindparam("name"), facilitator_id=bindparam("facilitator"), starts_on=bindparam("start")
)
_PUT = _new.on_conflict_do_update(
    index_elements=["name"],
    set_={"facilitator_id": _new.excluded.facilitator_id, "starts_on": _new.excluded.starts_on},
).returning(track_groups.c.id)
_MEMBER = (
    upsert(track_members).values(group_id=bindparam("group"), person_id=bindparam("person")).on_conflict_do_nothing()
)
_GROUPS = (
    select(
        track_groups.c.id,
        track_groups.c.name,
        track_groups.c.facilitator_id,
        track_groups.c.starts_on,
        track_members.c.person_id,
    )
    .outerjoin(track_members, track_members.c.group_id == track_groups.c.id)
    .order_by(track_groups.c.name, track_members.c.person_id)
)


def put_group(c: Conn, *, name: str, facilitator_id: int, start: date) -> int:
    """Add the group, or change the one with this name; its id."""
    return int(c.execute(_PUT, {"name": name, "facilitator": facilitator_id, "start": start}).scalar_one())


def put_member(c: Conn, group_id: int, person_id: int) -> None:
    """The person takes part; twice is once."""
    c.execute(_MEMBER, {"group": group_id, "person": person_id})


def groups(c: Conn) -> tuple[Group, ...]:
    """Every group, by name."""
    found: dict[int, Group] = {}
    for group_id, name, facilitator_id, start, member in c.execute(_GROUPS):
        group = found.get(group_id) or Group(id=group_id, name=name, facilitator_id=facilitator_id, start=start)
        found[group_id] = group if member is None else replace(group, members=(*group.members, member))
    return tuple(found.values())
