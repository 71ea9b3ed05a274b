"""What is done about a task whose date is past: it was announced to who acts, told to who can help, and taken up.

One row a step: (placement, obligation, revision, stage) is unique for ever, so that twice is once. The stages are
`announce:<person>`, `alert` (the case that somebody can take up) and `told:<person>`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import BindParameter, bindparam, null, or_, select, update

from store.db import Conn
from store.schema import escalations as table
from store.schema import upsert

Outcome = Literal["taken", "extended", "not_applicable", "concern", "moot"]
ALERT, ANNOUNCE, TOLD = "alert", "announce:", "told:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step about one task. `at` is from when it may happen; `told_at` when it did. An alert is open until somebody
    handled it; `moot` when it was not needed any more."""

    id: int
    placement_id: int
    obligation: str
    revision: int
    stage: str
    due: date
    at: datetime
    serious: bool
    told_at: datetime | None = None
    handled_at: datetime | None = None
    handled_by: int | None = None
    outcome: Outcome | None = None

    @property
    def case(self) -> tuple[int, str, int]:
        """What it is about: placement, obligation and revision."""
        return self.placement_id, self.obligation, self.revision

    @property
    def person_id(self) -> int:
        """To whom this step is told; not for an alert."""
        return int(self.stage.partition(":")[2])


_COLUMNS = tuple(table.c[name] for name in Step.__dataclass_fields__)
_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_STEPS = select(*_COLUMNS)
_WANTED = ("placement_id", "obligation", "revision", "stage", "due", "at", "serious", "told_at")
_ADD = upsert(table).values({name: bindparam(name) for name in _WANTED}).on_conflict_do_nothing()
_DUE = _STEPS.where(table.c.handled_at.is_(None), table.c.told_at.is_(None), table.c.at <= bindparam("at")).order_by(
    table.c.id
)
_OPEN = _STEPS.where(table.c.placement_id.in_(_IDS), table.c.stage == ALERT, table.c.handled_at.is_(None)).order_by(
    table.c.due, table.c.id
)
_OF_PLACEMENTS = _STEPS.where(table.c.placement_id.in_(_IDS)).order_by(table.c.id)
_BY_ID = _STEPS.where(table.c.id == bindparam("id"))
_SAID = update(table).where(table.c.id.in_(_IDS)).values(told_at=bindparam("now"))
_UNSAID = update(table).where(table.c.id.in_(_IDS), table.c.handled_at.is_(None)).values(told_at=null())
_HANDLE = (
    update(table)
    .where(table.c.id.in_(_IDS), table.c.handled_at.is_(None))
    .values(handled_at=bindparam("now"), handled_by=bindparam("by"), outcome=bindparam("what"))
    .returning(*_COLUMNS)
)
_REOPEN = (
    update(table)
    .where(table.c.id == bindparam("step"), table.c.handled_by == bindparam("by"))
    .values(handled_at=null(), handled_by=null(), outcome=null())
)
_SETTLE = (
    update(table)
    .where(
        table.c.placement_id == bindparam("placement"),
        table.c.obligation == bindparam("task"),
        table.c.handled_at.is_(None),
        or_(table.c.stage == ALERT, table.c.told_at.is_(None)),
    )
    .values(handled_at=bindparam("now"), handled_by=bindparam("by"), outcome=bindparam("result"))
)
_AT_ONCE = 500


def add(c: Conn, wanted: Sequence[Step]) -> None:
    """Make these steps (their ids do not count); one that was made before stays as it is."""
    if wanted:
        c.execute(_ADD, [{name: getattr(step, name) for name in _WANTED} for step in wanted])


def due(c: Conn, at: datetime) -> tuple[Step, ...]:
    """The steps whose moment has come and that were not told yet."""
    return tuple(Step(**row._asdict()) for row in c.execute(_DUE, {"at": at}))


def by_id(c: Conn, step_id: int) -> Step | None:
    """The step, if there is one."""
    row = c.execute(_BY_ID, {"id": step_id}).first()
    return None if row is None else Step(**row._asdict())


def open_about(c: Conn, placement_ids: Sequence[int]) -> tuple[Step, ...]:
    """The alerts in these placements that nobody handled, the longest overdue first."""
    return tuple(Step(**row._asdict()) for row in c.execute(_OPEN, {"ids": list(placement_ids)}))


def of_placements(c: Conn, placement_ids: Sequence[int]) -> tuple[Step, ...]:
    """Every step about these placements, oldest first."""
    found: list[Step] = []
    for start in range(0, len(placement_ids), _AT_ONCE):
        ids = list(placement_ids[start : start + _AT_ONCE])
        found += [Step(**row._asdict()) for row in c.execute(_OF_PLACEMENTS, {"ids": ids})]
    return tuple(found)


def told(c: Conn, ids: Sequence[int], at: datetime) -> None:
    """These were said."""
    c.execute(_SAID, {"ids": list(ids), "now": at})


def tell_again(c: Conn, ids: Sequence[int]) -> None:
    """These open alerts are for somebody else now, who has not heard of them."""
    if ids:
        c.execute(_UNSAID, {"ids": list(ids)})


def handle(c: Conn, ids: Sequence[int], *, by: int | None, at: datetime, outcome: Outcome) -> tuple[Step, ...]:
    """Somebody deals with these, or nobody has to; those that nobody dealt with before."""
    if not ids:
        return ()
    rows = c.execute(_HANDLE, {"ids": list(ids), "by": by, "now": at, "what": outcome})
    return tuple(Step(**row._asdict()) for row in rows)


def reopen(c: Conn, step_id: int, *, by: int) -> None:
    """Who dealt with this takes it back."""
    c.execute(_REOPEN, {"step": step_id, "by": by})


def settle(c: Conn, *, placement_id: int, obligation: str, by: int, at: datetime, outcome: Outcome) -> None:
    """Whatever is open about this task was dealt with."""
    values = {"placement": placement_id, "task": obligation, "by": by, "now": at, "result": outcome}
    c.execute(_SETTLE, values)
