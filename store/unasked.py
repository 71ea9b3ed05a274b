"""The days on which the bot wrote to someone of its own accord: at most one message a day, whatever it is about.

A claim is one row per person and day, so that two kinds of message, or two replicas, cannot both have the same day.
`bot/unasked.py` decides who may be written to; this module remembers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Date, Text, bindparam, delete, exists, func, literal_column, or_, select, true, update

from store import people
from store.db import Conn
from store.schema import accounts, outbox, upsert
from store.schema import unasked as table
from store.statement import Statement

_AT_ONCE = 500
_other = table.alias("other")
_CLAIM = Statement(
    upsert(table)
    .from_select(
        ["person_id", "day", "cause"],
        select(
            bindparam("person", type_=table.c.person_id.type),
            bindparam("day", type_=Date()),
            bindparam("cause", type_=Text()),
        ).where(
            true(),
            ~exists().where(
                _other.c.person_id == bindparam("person", type_=table.c.person_id.type),
                _other.c.day > bindparam("after", type_=Date()),
                _other.c.day < bindparam("before", type_=Date()),
            ),
        ),
    )
    .on_conflict_do_nothing(index_elements=["person_id", "day"])
    .returning(table.c.day)
)
_CARRY = Statement(
    update(table)
    .where(table.c.person_id == bindparam("person"), table.c.day == bindparam("on"))
    .values(outbox_id=bindparam("row"))
)
_OF_ROW = Statement(select(table.c.day).where(table.c.outbox_id == bindparam("row")))
_RELEASE = Statement(delete(table).where(table.c.outbox_id == bindparam("row")))
_TAKEN = select(table.c.person_id, table.c.day).where(
    table.c.person_id.in_(bindparam("ids", expanding=True)), table.c.day >= bindparam("since")
)
_LAST_SEEN = select(func.max(accounts.c.last_seen)).where(accounts.c.person_id == table.c.person_id).scalar_subquery()
_UNANSWERED = (
    select(table.c.person_id, func.count())
    .join(outbox, outbox.c.id == table.c.outbox_id)
    .where(
        table.c.person_id.in_(bindparam("ids", expanding=True)),
        outbox.c.status == literal_column("'sent'"),
        or_(_LAST_SEEN.is_(None), outbox.c.sent_at > _LAST_SEEN),
    )
    .group_by(table.c.person_id)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Restraint:
    """What was sent to someone unasked: the days `taken`, and how many messages since she was last seen."""

    taken: tuple[date, ...] = ()
    unanswered: int = 0


def claim(c: Conn, person_id: int, day: date, *, cause: str, apart: int = 1) -> bool:
    """Take this day for one message; False when another day less than `apart` days away is taken.

    Locks the person. Who claims for several people does so in the order of their ids.
    """
    people.lock(c, person_id)
    span = timedelta(days=apart)
    given = {"person": person_id, "day": day, "cause": cause, "after": day - span, "before": day + span}
    return _CLAIM.first(c, given) is not None


def carried(c: Conn, person_id: int, day: date, outbox_id: int) -> None:
    """The message of a claimed day is this outbox row."""
    _CARRY.run(c, {"person": person_id, "on": day, "row": outbox_id})


def day_of(c: Conn, outbox_id: int) -> date | None:
    """The day that this row has; None for a message that somebody's action caused."""
    day: date | None = _OF_ROW.value(c, {"row": outbox_id})
    return day


def release(c: Conn, outbox_id: int) -> None:
    """This row is not sent on its day after all; the day is free again."""
    _RELEASE.run(c, {"row": outbox_id})


def restraints(c: Conn, person_ids: Sequence[int], *, since: date) -> Mapping[int, Restraint]:
    """For each of these people: the days taken from `since` on, in order, and what she left unanswered."""
    taken: dict[int, list[date]] = {}
    unanswered: dict[int, int] = {}
    for ids in _chunks(person_ids):
        for person_id, day in c.execute(_TAKEN, {"ids": ids, "since": since}):
            taken.setdefault(person_id, []).append(day)
        unanswered.update((person_id, number) for person_id, number in c.execute(_UNANSWERED, {"ids": ids}))
    return {i: Restraint(taken=tuple(sorted(taken.get(i, ()))), unanswered=unanswered.get(i, 0)) for i in person_ids}


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
