"""How often someone wants to hear from the bot of its own accord, when it is not what her role has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from sqlalchemy import bindparam, delete, select

from store.db import Conn
from store.schema import paces as table
from store.schema import upsert

Pace = Literal["daily", "weekly", "last"]
"""At most one message a day or a week; `last`: only the last reminder before a date."""

_new = upsert(table).values(person_id=bindparam("person"), pace=bindparam("pace"))
_PUT = _new.on_conflict_do_update(index_elements=["person_id"], set_={"pace": _new.excluded.pace})
_USUAL = delete(table).where(table.c.person_id == bindparam("person"))
_OF = select(table.c.person_id, table.c.pace).where(table.c.person_id.in_(bindparam("ids", expanding=True)))
_AT_ONCE = 500


def put(c: Conn, person_id: int, pace: Pace | None) -> None:
    """Her own pace; None: as her role has it."""
    if pace is None:
        c.execute(_USUAL, {"person": person_id})
    else:
        c.execute(_PUT, {"person": person_id, "pace": pace})


def of_people(c: Conn, person_ids: Sequence[int]) -> Mapping[int, Pace]:
    """The pace of those who chose one."""
    return {
        person_id: pace
        for start in range(0, len(person_ids), _AT_ONCE)
        for person_id, pace in c.execute(_OF, {"ids": person_ids[start : start + _AT_ONCE]})
    }


def of_person(c: Conn, person_id: int) -> Pace | None:
    """The pace she chose, None when she chose none."""
    return of_people(c, (person_id,)).get(person_id)
