"""Moments at which an obligation is brought up with someone: planned, due, sent in a digest, or moot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, delete, func, literal_column, not_, select, update

from store.db import Conn
from store.schema import marks, outbox, people, upsert
from store.schema import nudges as table


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A wanted moment. (person, placement, obligation, revision, stage) is unique for ever."""

    person_id: int
    placement_id: int
    obligation: str
    revision: int
    stage: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Nudge:
    """A planned moment as stored. `outbox_id` names the message that carried it."""

    id: int
    person_id: int
    placement_id: int
    obligation: str
    revision: int
    stage: str
    at: datetime
    outbox_id: int | None = None

    @property
    def snoozed(self) -> bool:
        """Whether the person herself asked for this moment."""
        return self.stage.startswith(_SNOOZE)


_COLUMNS = (
    table.c.id,
    table.c.person_id,
    table.c.placement_id,
    table.c.obligation,
    table.c.revision,
    table.c.stage,
    table.c.at,
    table.c.outbox_id,
)
_WAITING = not_(table.c.settled)
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_AT_ONCE = 500

# --- planning -------------------------------------------------------------------------------------------------------

_THERE = select(*_COLUMNS, table.c.settled).where(table.c.placement_id.in_(_IDS))
_ADD = (
    upsert(table)
    .values(
        person_id=bindparam("person"),
        placement_id=bindparam("placement"),
        obligation=bindparam("obligation"),
        revision=bindparam("revision"),
        stage=bindparam("stage"),
        at=bindparam("at"),
        settled=False,
    )
    .on_conflict_do_nothing()
)
_SHIFT = update(table).where(table.c.id == bindparam("nudge"), _WAITING).values(at=bindparam("at"))
_DROP = delete(table).where(table.c.id.in_(_IDS), _WAITING)
_SNOOZE = "snooze:"


def plan(c: Conn, wanted: Sequence[Planned], *, placements: Iterable[int] = ()) -> int:
    """Make the unsent nudges of the placements in `wanted`, and of `placements`, equal to `wanted`; how many changed.

    What was sent or moot stays so and is never added again; what was snoozed stays snoozed.
    Pass `placements` for those of which nothing may be left to plan.
    """
    new = {_identity(p): p for p in wanted}
    shifted: list[dict[str, Any]] = []
    gone: list[int] = []
    for ids in _chunks(sorted({p.placement_id for p in wanted}.union(placements))):
        for row in c.execute(_THERE, {"ids": ids}):
            there, settled = _nudge(row[:8]), row[8]
            again = new.pop(_identity(there), None)
            if settled or there.stage.startswith(_SNOOZE):
                continue
            if again is None:
                gone.append(there.id)
            elif again.at != there.at:
                shifted.append({"nudge": there.id, "at": again.at})
    for ids in _chunks(gone):
        c.execute(_DROP, {"ids": ids})
    if shifted:
        c.execute(_SHIFT, shifted)
    if new:
        c.execute(_ADD, [_values(p) for p in new.values()])
    return len(gone) + len(shifted) + len(new)


def _identity(nudge: Planned | Nudge) -> tuple[int, int, str, int, str]:
    return (nudge.person_id, nudge.placement_id, nudge.obligation, nudge.revision, nudge.stage)


def _values(planned: Planned) -> dict[str, Any]:
    return {
        "person": planned.person_id,
        "placement": planned.placement_id,
        "obligation": planned.obligation,
        "revision": planned.revision,
        "stage": planned.stage,
        "at": planned.at,
    }


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


# --- bringing up ----------------------------------------------------------------------------------------------------

_WHOSE = (
    select(table.c.person_id)
    .join(people, people.c.id == table.c.person_id)
    .where(
        _WAITING,
        table.c.at <= bindparam("at"),
        table.c.person_id > bindparam("after"),
        people.c.begun_at.is_not(None),
        people.c.stopped_at.is_(None),
    )
    .distinct()
    .order_by(table.c.person_id)
    .limit(bindparam("people"))
)
_DUE = (
    select(*_COLUMNS)
    .where(_WAITING, table.c.at <= bindparam("ahead"), table.c.person_id.in_(_WHOSE))
    .order_by(table.c.person_id, table.c.at, table.c.id)
)
_SETTLE = update(table).where(table.c.id.in_(_IDS), _WAITING).values(settled=True, outbox_id=bindparam("row"))
_THIS = and_(
    table.c.person_id == bindparam("person"),
    table.c.placement_id == bindparam("placement"),
    table.c.obligation == bindparam("what"),
)
_WAKE = delete(table).where(_THIS, table.c.stage.like(_SNOOZE + "%"), _WAITING)
_UNHUSH = (
    update(table)
    .where(_THIS, table.c.settled, table.c.outbox_id.is_(None), table.c.at > bindparam("after"))
    .values(settled=False)
)
_HUSH = update(table).where(_THIS, table.c.at <= bindparam("until"), _WAITING).values(settled=True)
_LAST_REVISION = select(func.coalesce(func.max(table.c.revision), 0)).where(_THIS)
_REOPEN = (
    update(table)
    .where(table.c.outbox_id == bindparam("row"), table.c.person_id == bindparam("person"))
    .values(settled=False, outbox_id=None)
)
_OF_PLACEMENT = (
    select(*_COLUMNS).where(table.c.placement_id == bindparam("placement"), _WAITING).order_by(table.c.at, table.c.id)
)
_SENT_ABOUT = (
    select(table.c.placement_id, table.c.obligation, outbox.c.sent_at)
    .join(outbox, and_(outbox.c.person_id == table.c.person_id, outbox.c.id == table.c.outbox_id))
    .where(table.c.placement_id.in_(_IDS), outbox.c.sent_at.is_not(None))
    .distinct()
    .order_by(outbox.c.sent_at)
)
_OF_ROW = (
    select(*_COLUMNS)
    .join(outbox, and_(outbox.c.person_id == table.c.person_id, outbox.c.id == table.c.outbox_id))
    .where(outbox.c.id == bindparam("row"))
    .order_by(table.c.at, table.c.id)
)
_LAST_ROW = (
    select(func.max(outbox.c.id))
    .join(table, and_(table.c.outbox_id == outbox.c.id, table.c.person_id == outbox.c.person_id))
    .where(outbox.c.person_id == bindparam("person"), outbox.c.sent_at >= bindparam("since"))
    .scalar_subquery()
)
_LAST_CARRIED = select(table.c.placement_id, table.c.obligation).where(
    table.c.person_id == bindparam("person"), table.c.outbox_id == _LAST_ROW
)


def due(
    c: Conn, *, at: datetime, ahead: datetime | None = None, after: int = 0, people: int = 1000
) -> tuple[Nudge, ...]:
    """Unsent nudges whose moment has come, oldest first per person, of people who have begun and did not stop.

    Those of the first so many people with an id after `after`, in the order of their ids; with `ahead` also what comes
    for these people until then.
    """
    given = {"at": at, "ahead": max(at, ahead or at), "after": after, "people": people}
    return tuple(_nudge(row) for row in c.execute(_DUE, given))


def settle(c: Conn, ids: Sequence[int], outbox_id: int | None) -> None:
    """These went into that outbox row; None: they are moot."""
    for some in _chunks(ids):
        c.execute(_SETTLE, {"ids": some, "row": outbox_id})


def reopen(c: Conn, *, person_id: int, outbox_id: int) -> None:
    """The message that carried these does not go; they wait again."""
    c.execute(_REOPEN, {"person": person_id, "row": outbox_id})


def snooze(c: Conn, *, person_id: int, placement_id: int, obligation: str, until: datetime) -> None:
    """Be silent about this until then, and bring it up once more at that moment (stage `snooze:<moment>`).

    It takes the place of an earlier snooze.
    """
    what = {"person": person_id, "placement": placement_id, "what": obligation}
    c.execute(_WAKE, what)
    c.execute(_HUSH, {**what, "until": until})
    again = Planned(
        person_id=person_id,
        placement_id=placement_id,
        obligation=obligation,
        revision=int(c.execute(_LAST_REVISION, what).scalar_one()),
        stage=_SNOOZE + until.astimezone(UTC).isoformat(),
        at=until,
    )
    c.execute(_ADD, [_values(again)])


def unsnooze(c: Conn, *, person_id: int, placement_id: int, obligation: str, at: datetime) -> None:
    """As if it had not been snoozed: what was to come after `at` comes again."""
    what = {"person": person_id, "placement": placement_id, "what": obligation}
    c.execute(_WAKE, what)
    c.execute(_UNHUSH, {**what, "after": at})


def last_carried(c: Conn, person_id: int, *, since: datetime) -> frozenset[tuple[int, str]]:
    """What the last message that was sent to this person since then brought up: (placement, obligation)."""
    found = c.execute(_LAST_CARRIED, {"person": person_id, "since": since})
    return frozenset((placement_id, obligation) for placement_id, obligation in found)


def of_placement(c: Conn, placement_id: int) -> tuple[Nudge, ...]:
    """All nudges of a placement that still wait, oldest first."""
    return tuple(_nudge(row) for row in c.execute(_OF_PLACEMENT, {"placement": placement_id}))


def of_row(c: Conn, outbox_id: int) -> tuple[Nudge, ...]:
    """The nudges that an outbox row carries, oldest first."""
    return tuple(_nudge(row) for row in c.execute(_OF_ROW, {"row": outbox_id}))


def sent_about(c: Conn, placement_ids: Sequence[int]) -> dict[tuple[int, str], list[datetime]]:
    """When people were reminded, by placement and obligation."""
    found: dict[tuple[int, str], list[datetime]] = {}
    for placement_id, obligation, at in c.execute(_SENT_ABOUT, {"ids": list(placement_ids)}):
        found.setdefault((placement_id, obligation), []).append(at)
    return found


def _nudge(row: Sequence[Any]) -> Nudge:
    nudge_id, person_id, placement_id, obligation, revision, stage, at, outbox_id = row
    return Nudge(
        id=nudge_id,
        person_id=person_id,
        placement_id=placement_id,
        obligation=obligation,
        revision=revision,
        stage=stage,
        at=at,
        outbox_id=outbox_id,
    )


# --- how it went ----------------------------------------------------------------------------------------------------

_DONE_AFTER = (
    select(table.c.person_id, func.min(outbox.c.sent_at), marks.c.at)
    .join(outbox, and_(outbox.c.id == table.c.outbox_id, outbox.c.person_id == table.c.person_id))
    .join(marks, and_(marks.c.placement_id == table.c.placement_id, marks.c.obligation == table.c.obligation))
    .where(
        marks.c.status == literal_column("'done'"),
        marks.c.at >= bindparam("since"),
        marks.c.by_id == table.c.person_id,
        outbox.c.sent_at < marks.c.at,
    )
    .group_by(table.c.person_id, table.c.placement_id, table.c.obligation, marks.c.at)
)


def times_to_done(c: Conn, *, since: datetime) -> tuple[tuple[int, timedelta], ...]:
    """How long after its first reminder something was done that is done since then, with who did it (person id)."""
    return tuple((person_id, done - sent) for person_id, sent, done in c.execute(_DONE_AFTER, {"since": since}))
