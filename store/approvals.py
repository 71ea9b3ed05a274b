"""Approvals: someone asks a colleague's consent for what was submitted, per collection."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Boolean, bindparam, case, literal_column, null, or_, select, update

from store.approval_row import COLUMNS, Approval, ApprovalStatus, approval_of
from store.db import Conn
from store.schema import OPEN, upsert
from store.schema import approvals as table
from store.submissions import Submission

__all__ = ["Approval", "ApprovalStatus"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A collection to approve. `about` are the addresses of its answers (empty: all of them); `place` is where the
    approval officially belongs, when that is not here."""

    collection: str
    title: str
    about: tuple[str, ...] = ()
    place: str | None = None


_IDS: BindParameter[int] = bindparam("ids", expanding=True)
_APPROVALS = select(*COLUMNS)
_BY_ID = _APPROVALS.where(table.c.id == bindparam("id"))
_OPEN_FOR = _APPROVALS.where(
    or_(table.c.approver_id == bindparam("person"), table.c.for_id == bindparam("person")), table.c.status == OPEN
).order_by(table.c.asked_at, table.c.id)
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
    about=bindparam("about"),
    place=bindparam("place"),
    requester_id=bindparam("requester"),
    approver_id=bindparam("approver"),
    status="open",
    version=1,
    asked_at=bindparam("at"),
)
_STANDS_IN = table.c.for_id.is_not(None)
_REQUEST = _new.on_conflict_do_update(
    index_elements=["thread", "collection"],
    set_={
        "submission_id": _new.excluded.submission_id,
        "title": _new.excluded.title,
        "about": _new.excluded.about,
        "place": _new.excluded.place,
        "approver_id": case((_STANDS_IN, table.c.approver_id), else_=_new.excluded.approver_id),
        "since_id": case((or_(_STANDS_IN, table.c.approver_id == _new.excluded.approver_id), table.c.shown_id)),
        "status": OPEN,
        "version": table.c.version + 1,
        "asked_at": _new.excluded.asked_at,
        **{name: null() for name in ("reason", "decided_by", "decided_at", "given_in", "reminded_at", "offered_at")},
    },
    where=or_(table.c.status != literal_column("'approved'"), bindparam("again", type_=Boolean())),
).returning(*COLUMNS)
_DECIDE = (
    update(table)
    .where(table.c.id == bindparam("approval"), table.c.version == bindparam("asked"), table.c.status == OPEN)
    .values(
        status=bindparam("outcome"),
        reason=bindparam("why"),
        decided_by=bindparam("by"),
        decided_at=bindparam("at"),
        given_in=bindparam("where"),
    )
    .returning(*COLUMNS)
)
_REOPEN = (
    update(table)
    .where(
        table.c.id == bindparam("approval"),
        table.c.version == bindparam("asked"),
        table.c.status == literal_column("'approved'"),
        table.c.given_in.is_not(None),
    )
    .values(status=OPEN, decided_by=null(), decided_at=null(), given_in=null(), version=table.c.version + 1)
    .returning(*COLUMNS)
)
_HAND = (
    update(table)
    .where(table.c.id == bindparam("approval"), table.c.approver_id == bindparam("from_"), table.c.status == OPEN)
    .values(
        approver_id=bindparam("to"),
        for_id=bindparam("instead"),
        asked_at=bindparam("at"),
        shown_id=null(),
        since_id=null(),
        reminded_at=null(),
        offered_at=null(),
    )
    .returning(*COLUMNS)
)
_SHOWN = update(table).where(table.c.id.in_(_IDS)).values(shown_id=table.c.submission_id)
_REMINDED = update(table).where(table.c.id.in_(_IDS)).values(reminded_at=bindparam("at"))
_OFFERED = update(table).where(table.c.id.in_(_IDS)).values(offered_at=bindparam("at"))
_WITHDRAW = (
    update(table)
    .where(table.c.thread == bindparam("of_thread"), table.c.status == OPEN)
    .values(status="withdrawn", decided_by=bindparam("by"), decided_at=bindparam("at"))
    .returning(*COLUMNS)
)


def request(
    c: Conn,
    *,
    submission: Submission,
    wanted: Sequence[Wanted],
    approver_id: int,
    at: datetime,
    again: Collection[str] = (),
) -> tuple[Approval, ...]:
    """Ask for approval of each collection. What was asked before in this thread is opened again with the next version,
    except what was approved, which stays so unless it is named in `again`. Who stands in for the approver keeps doing
    so. Gives the open ones, in the order of `wanted`."""
    asked = []
    for one in wanted:
        values = {
            "submission": submission.id,
            "thread": submission.thread,
            "placement": submission.placement_id,
            "collection": one.collection,
            "title": one.title,
            "about": list(one.about),
            "place": one.place,
            "requester": submission.person_id,
            "approver": approver_id,
            "at": at,
            "again": one.collection in again,
        }
        asked += [approval_of(row) for row in c.execute(_REQUEST, values)]
    return tuple(asked)


def by_id(c: Conn, approval_id: int) -> Approval | None:
    """The approval, if there is one."""
    row = c.execute(_BY_ID, {"id": approval_id}).first()
    return None if row is None else approval_of(row)


def open_for(c: Conn, person_id: int) -> tuple[Approval, ...]:
    """What waits for this approver, or for who stands in for her; oldest first."""
    return tuple(approval_of(row) for row in c.execute(_OPEN_FOR, {"person": person_id}))


def open_about(c: Conn, placement_ids: Sequence[int]) -> tuple[Approval, ...]:
    """What waits for someone's word in these placements, oldest first."""
    return tuple(approval_of(row) for row in c.execute(_OPEN_ABOUT, {"placements": list(placement_ids)}))


def of_requester(c: Conn, person_id: int) -> tuple[Approval, ...]:
    """What this person asked for, newest first."""
    return tuple(approval_of(row) for row in c.execute(_OF_REQUESTER, {"person": person_id}))


def of_submission(c: Conn, submission_id: int) -> tuple[Approval, ...]:
    """The approvals asked with this submission."""
    return tuple(approval_of(row) for row in c.execute(_OF_SUBMISSION, {"submission": submission_id}))


def of_thread(c: Conn, thread: int) -> tuple[Approval, ...]:
    """Every approval of a submission's thread."""
    return tuple(approval_of(row) for row in c.execute(_OF_THREAD, {"thread": thread}))


def decide(
    c: Conn,
    *,
    approval_id: int,
    version: int,
    approve: bool,
    reason: str | None,
    by: int,
    at: datetime,
    given_in: str | None = None,
) -> Approval | None:
    """Approve, or ask for a change; `given_in` when somebody tells that it was approved elsewhere. None when this
    version is not open: someone was first, or it was asked again."""
    values = {
        "approval": approval_id,
        "asked": version,
        "outcome": "approved" if approve else "change_asked",
        "why": reason,
        "by": by,
        "at": at,
        "where": given_in,
    }
    row = c.execute(_DECIDE, values).first()
    return None if row is None else approval_of(row)


def reopen(c: Conn, *, approval_id: int, version: int) -> Approval | None:
    """What was said to be approved elsewhere waits again. None when it was not, or not in this version."""
    row = c.execute(_REOPEN, {"approval": approval_id, "asked": version}).first()
    return None if row is None else approval_of(row)


def hand(c: Conn, *, approval: Approval, to: int, instead_of: int | None, at: datetime) -> Approval | None:
    """Let somebody else decide, in the place of `instead_of` (None: it is hers now). None when it does not wait for
    the approver that `approval` names any more."""
    values = {"approval": approval.id, "from_": approval.approver_id, "to": to, "instead": instead_of, "at": at}
    row = c.execute(_HAND, values).first()
    return None if row is None else approval_of(row)


def shown(c: Conn, ids: Sequence[int]) -> None:
    """The approver has now seen the submission that these are about."""
    c.execute(_SHOWN, {"ids": list(ids)})


def reminded(c: Conn, ids: Sequence[int], at: datetime) -> None:
    """The approver was reminded of these."""
    c.execute(_REMINDED, {"ids": list(ids), "at": at})


def offered(c: Conn, ids: Sequence[int], at: datetime) -> None:
    """The requester was offered a colleague for these."""
    c.execute(_OFFERED, {"ids": list(ids), "at": at})


def withdraw(c: Conn, *, thread: int, by: int, at: datetime) -> tuple[Approval, ...]:
    """The requester takes back what is still open; gives those."""
    return tuple(approval_of(row) for row in c.execute(_WITHDRAW, {"of_thread": thread, "by": by, "at": at}))
