"""A request for approval as the other rooms see it, and how it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from store.schema import approvals as table

ApprovalStatus = Literal["open", "approved", "change_asked", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """One request for one collection of a thread. `version` grows when it is asked again; a press names both.

    `for_id` is whose place the approver takes. `shown_id` is the submission that the approver last saw, `since_id` the
    one she saw before this was asked. `given_in` is where it was given, when that was elsewhere; `decided_by` said so.
    """

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
    asked_at: datetime
    reason: str | None
    decided_by: int | None
    decided_at: datetime | None
    about: tuple[str, ...] = ()
    place: str | None = None
    given_in: str | None = None
    for_id: int | None = None
    shown_id: int | None = None
    since_id: int | None = None
    reminded_at: datetime | None = None
    offered_at: datetime | None = None


COLUMNS = tuple(table.c[name] for name in Approval.__dataclass_fields__)
"""What `approval_of` reads, in its order."""


def approval_of(row: Sequence[Any]) -> Approval:
    """The request in a tuple of `COLUMNS`."""
    values = dict(zip(Approval.__dataclass_fields__, row, strict=True))
    return Approval(**{**values, "about": tuple(values["about"] or ())})
