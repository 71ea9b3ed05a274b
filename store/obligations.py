"""What happened to an obligation of a placement: that it is done or does not apply, and that its date was moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import bindparam, delete, select

from store.db import Conn
from store.schema import marks as mark_table
from store.schema import overrides as override_table
from store.schema import upsert

MarkStatus = Literal["done", "not_applicable"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """The obligation is settled. `by` is a person id (None: nobody in particular)."""

    placement_id: int
    obligation: str
    status: MarkStatus
    by: int | None
    at: datetime
    submission_id: int | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Override:
    """The obligation has another date for this placement. `revision` counts the moves, from 1."""

    placement_id: int
    obligation: str
    due: date
    by: int | None
    at: datetime
    revision: int


_KEY = ["placement_id", "obligation"]
_mark = upsert(mark_table).values({name: bindparam(name) for name in mark_table.c.keys()})  # noqa: SIM118
_MARK = _mark.on_conflict_do_update(
    index_elements=_KEY,
    set_={name: _mark.excluded[name] for name in ("status", "by_id", "at", "submission_id", "note")},
)
_UNMARK = delete(mark_table).where(
    mark_table.c.placement_id == bindparam("placement"),
    mark_table.c.obligation == bindparam("what"),
    mark_table.c.by_id == bindparam("who"),
    mark_table.c.status == bindparam("said"),
)
_override = upsert(override_table).values(
    {name: bindparam(name) for name in ("placement_id", "obligation", "due", "by_id", "at")} | {"revision": 1}
)
_MOVE = _override.on_conflict_do_update(
    index_elements=_KEY,
    set_={
        "due": _override.excluded.due,
        "by_id": _override.excluded.by_id,
        "at": _override.excluded.at,
        "revision": override_table.c.revision + 1,
    },
).returning(*override_table.c)
_MARKS = (
    select(
        mark_table.c.placement_id,
        mark_table.c.obligation,
        mark_table.c.status,
        mark_table.c.by_id,
        mark_table.c.at,
        mark_table.c.submission_id,
        mark_table.c.note,
    )
    .where(mark_table.c.placement_id.in_(bindparam("ids", expanding=True)))
    .order_by(mark_table.c.placement_id, mark_table.c.obligation)
)
_OVERRIDES = (
    select(*override_table.c)
    .where(override_table.c.placement_id.in_(bindparam("ids", expanding=True)))
    .order_by(override_table.c.placement_id, override_table.c.obligation)
)
_AT_ONCE = 1000


def marks(c: Conn, placement_ids: Sequence[int]) -> tuple[Mark, ...]:
    """The settled obligations of these placements."""
    return tuple(
        Mark(
            placement_id=placement_id,
            obligation=obligation,
            status=status,
            by=by,
            at=at,
            submission_id=submission_id,
            note=note,
        )
        for start in range(0, len(placement_ids), _AT_ONCE)
        for placement_id, obligation, status, by, at, submission_id, note in c.execute(
            _MARKS, {"ids": placement_ids[start : start + _AT_ONCE]}
        )
    )


def mark(
    c: Conn,
    *,
    placement_id: int,
    obligation: str,
    status: MarkStatus,
    by: int | None,
    at: datetime,
    submission_id: int | None = None,
    note: str | None = None,
) -> None:
    """Settle an obligation; the last word counts."""
    c.execute(
        _MARK,
        {
            "placement_id": placement_id,
            "obligation": obligation,
            "status": status,
            "by_id": by,
            "at": at,
            "submission_id": submission_id,
            "note": note,
        },
    )


def unmark(c: Conn, *, placement_id: int, obligation: str, by: int, status: MarkStatus = "done") -> bool:
    """Open an obligation again that this person settled so; False when it was someone else's word, or not so."""
    given = {"placement": placement_id, "what": obligation, "who": by, "said": status}
    return c.execute(_UNMARK, given).rowcount == 1


def move(c: Conn, *, placement_id: int, obligation: str, due: date, by: int | None, at: datetime) -> Override:
    """Give an obligation of this placement another date; raises its revision."""
    wanted = {"placement_id": placement_id, "obligation": obligation, "due": due, "by_id": by, "at": at}
    return _moved(*c.execute(_MOVE, wanted).one())


def overrides(c: Conn, placement_ids: Sequence[int]) -> tuple[Override, ...]:
    """The moved dates of these placements."""
    return tuple(
        _moved(*row)
        for start in range(0, len(placement_ids), _AT_ONCE)
        for row in c.execute(_OVERRIDES, {"ids": placement_ids[start : start + _AT_ONCE]})
    )


def _moved(placement_id: int, obligation: str, due: date, by: int | None, at: datetime, revision: int) -> Override:
    return Override(placement_id=placement_id, obligation=obligation, due=due, by=by, at=at, revision=revision)
