"""Requests for approval that wait, and about which something may have to be said now."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import and_, bindparam, exists, or_, select, tuple_

from store.approval_row import COLUMNS, Approval, approval_of
from store.db import Conn
from store.schema import OPEN, absences, approvals, placements, seats

_one = approvals.alias("one")
_AWAY = exists().where(
    absences.c.person_id == _one.c.approver_id,
    absences.c.first_day <= bindparam("today"),
    absences.c.last_day >= bindparam("today"),
)
_SEATED = exists().where(seats.c.placement_id == _one.c.placement_id, seats.c.person_id == _one.c.approver_id)
_ALONE = and_(_one.c.offered_at.is_(None), _one.c.for_id.is_(None))
_TOGETHER = (
    select(_one.c.approver_id, _one.c.submission_id)
    .join(placements, placements.c.id == _one.c.placement_id)
    .where(
        _one.c.status == OPEN,
        or_(placements.c.ends_on.is_(None), placements.c.ends_on >= bindparam("today")),
        or_(
            ~_SEATED,
            and_(_ALONE, _AWAY),
            and_(_ALONE, _one.c.reminded_at.is_not(None), _one.c.asked_at < bindparam("unasked_since")),
            and_(_one.c.reminded_at.is_(None), _one.c.asked_at < bindparam("unread_since")),
        ),
    )
)
_DUE = (
    select(*COLUMNS)
    .where(approvals.c.status == OPEN, tuple_(approvals.c.approver_id, approvals.c.submission_id).in_(_TOGETHER))
    .order_by(approvals.c.approver_id, approvals.c.submission_id, approvals.c.asked_at, approvals.c.id)
)


def due(c: Conn, *, today: date, unread_since: datetime, unasked_since: datetime) -> tuple[Approval, ...]:
    """What waits in a placement that is not over, with all that was asked of the same approver in the same submission,
    those together and the oldest first: the approver has no seat any more, is away today while nobody stands in, was
    asked before `unread_since` and not reminded, or before `unasked_since` and no colleague was offered since.

    Whether working days have passed is for who knows the calendar.
    """
    values = {"today": today, "unread_since": unread_since, "unasked_since": unasked_since}
    return tuple(approval_of(row) for row in c.execute(_DUE, values))
