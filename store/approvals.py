"""Approvals: someone asks a colleague's consent for what was submitted, per collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, literal_column, null, select, update

from store.db import Conn
from store.schema import OPEN, upsert
from store.schema import approvals as table
from store.submissions import Submission

ApprovalStatus = Literal["open", "approved", "change_asked", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """One request for one collection of a thread. `version` grows when it is asked again; a press names both."""

    id: int
    submission_id: int
    thread: int
    placement_id: int | None
    collection: str
    title: str
    requester_id: int
    approver_id: int
    status: ApprovalStatus
    version: int
    reason: str | None
    decided_by: int | None
    decided_at: datetime | None


_COLUMNS = (
    table.c.id,
    table.c.submission_id,
    table.c.thread,
    table.c.placement_id,
    table.c.collection,
    table.c.title,
    table.c.requester_id,
    table.c.approver_id,
    table.c.status,
    table.c.version,
    table.c.reason,
    table.c.decided_by,
    table.c.decided_at,
)
_APPROVALS = select(*_COLUMNS)
_BY_ID = _APPROVALS.where(table.c.id == bindparam("id"))
_OPEN_FOR = _APPROVALS.where(table.c.approver_id == bindparam("person"), table.c.status == OPEN).order_by(
    table.c.asked_at, table.c.id
)
_OF_REQUESTER = _APPROVALS.where(table.c.requester_id == bindparam("person")).order_by(
    table.c.asked_at.desc(), table.c.id.desc()
)
_OPEN_ABOUT = _APPROVALS.where(
    table.c.placement_id.in_(bindparam("placements", expanding=True)), table.c.status == OPEN
).order_by(table.c.asked_at, table.c.id)
_OF_SUBMISSION = _APPROVALS.where(table.c.submission_id == bindparam("submission")).order_by(table.c.id)
_OF_THREAD = _APPROVALS.where(table.c.thread == bindparam("thread")).order_by(table.c.id)

_new = upsert(table).values(
    submission_id=bindparam("submission"),
    thread=bindparam("thread"),
    placement_id=bindparam("placement"),
    collection=bindparam("collection"),
    title=bindparam("title"),
    requester_id=bindparam("requester"),
    approver_id=bindparam("approver"),
    status="open",
    version=1,
    asked_at=bindparam("at"),
)
_REQUEST = _new.on_conflict_do_update(
    index_elements=["thread", "collection"],
    set_={
        "submission_id": _new.excluded.submission_id,
        "title": _new.excluded.title,
        "approver_id": _new.excluded.approver_id,
        "status": OPEN,
        "version": table.c.version + 1,
        "asked_at": _new.excluded.asked_at,
        "reason": null(),
        "decided_by": null(),
        "decided_at": null(),
    },
    where=table.c.status != literal_column("'approved'"),
).returning(*_COLUMNS)
_DECIDE = (
    update(table)
    .where(table.c.id == bindparam("approval"), table.c.version == bindparam("asked"), table.c.status == OPEN)
    .values(
        status=bindparam("outcome"), reason=bindparam("why"), decided_by=bindparam("by"), decided_at=bindparam("at")
    )
    .returning(*_COLUMNS)
)
_WITHDRAW = (
    update(table)
    .where(table.c.thread == bindparam("of_thread"), table.c.status == OPEN)
    .values(status="withdrawn", decided_by=bindparam("by"), decided_at=bindparam("at"))
    .returning(*_COLUMNS)
)


def request(
    c: Conn, *, submission: Submission, collections: Sequence[tuple[str, str]], approver_id: int, at: datetime
) -> tuple[Approval, ...]:
    """Ask for approval of each collection (id, title). What was asked before in this thread is opened again with the
    next version, except what was approved, which stays so. Gives the open ones, in the order of `collections`."""
    asked = []
    for collection, title in collections:
        values = {
            "submission": submission.id,
            "thread": submission.thread,
            "placement": submission.placement_id,
            "collection": collection,
            "title": title,
            "requester": submission.person_id,
            "approver": approver_id,
            "at": at,
        }
        asked += [_approval(row) for row in c.execute(_REQUEST, values)]
    return tuple(asked)


def by_id(c: Conn, approval_id: int) -> Approval | None:
    """The approval, if there is one."""
    row = c.execute(_BY_ID, {"id": approval_id}).first()
    return None if row is None else _approval(row)


def open_for(c: Conn, person_id: int) -> tuple[Approval, ...]:
    """What waits for this approver, oldest first."""
    return tuple(_approval(row) for row in c.execute(_OPEN_FOR, {"person": person_id}))


def open_about(c: Conn, placement_ids: Sequence[int]) -> tuple[Approval, ...]:
    """What waits for someone's word in these placements, oldest first."""
    return tuple(_approval(row) for row in c.execute(_OPEN_ABOUT, {"placements": list(placement_ids)}))


def of_requester(c: Conn, person_id: int) -> tuple[Approval, ...]:
    """What this person asked for, newest first."""
    return tuple(_approval(row) for row in c.execute(_OF_REQUESTER, {"person": person_id}))


def of_submission(c: Conn, submission_id: int) -> tuple[Approval, ...]:
    """The approvals asked with this submission."""
    return tuple(_approval(row) for row in c.execute(_OF_SUBMISSION, {"submission": submission_id}))


def of_thread(c: Conn, thread: int) -> tuple[Approval, ...]:
    """Every approval of a submission's thread."""
    return tuple(_approval(row) for row in c.execute(_OF_THREAD, {"thread": thread}))


def decide(
    c: Conn, *, approval_id: int, version: int, approve: bool, reason: str | None, by: int, at: datetime
) -> Approval | None:
    """Approve, or ask for a change. None when this version is not open: someone was first, or it was asked again."""
    values = {
        "approval": approval_id,
        "asked": version,
        "outcome": "approved" if approve else "change_asked",
        "why": reason,
        "by": by,
        "at": at,
    }
    row = c.execute(_DECIDE, values).first()
    return None if row is None else _approval(row)


def withdraw(c: Conn, *, thread: int, by: int, at: datetime) -> tuple[Approval, ...]:
    """The requester takes back what is still open; gives those."""
    return tuple(_approval(row) for row in c.execute(_WITHDRAW, {"of_thread": thread, "by": by, "at": at}))


def _approval(row: Sequence[Any]) -> Approval:
    return Approval(
        id=row[0],
        submission_id=row[1],
        thread=row[2],
        placement_id=row[3],
        collection=row[4],
        title=row[5],
        requester_id=row[6],
        approver_id=row[7],
        status=row[8],
        version=row[9],
        reason=row[10],
        decided_by=row[11],
        decided_at=row[12],
    )
