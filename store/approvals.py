"""Approvals: someone asks a colleague's consent for what was submitted, per collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from store.db import Conn
from store.submissions import Submission

ApprovalStatus = Literal["open", "approved", "change_asked", "withdrawn"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """One request for one collection of a thread. `version` grows when it is asked again; a press names id and version."""

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


def request(
    c: Conn, *, submission: Submission, collections: Sequence[tuple[str, str]], approver_id: int, at: datetime
) -> tuple[Approval, ...]:
    """Ask for approval of each collection (id, title). What was asked before in this thread is opened again with the
    next version, except what was approved, which stays so. Gives the open ones, in the order of `collections`."""
    raise NotImplementedError


def by_id(c: Conn, approval_id: int) -> Approval | None:
    """The approval, if there is one."""
    raise NotImplementedError


def open_for(c: Conn, person_id: int) -> tuple[Approval, ...]:
    """What waits for this approver, oldest first."""
    raise NotImplementedError


def of_requester(c: Conn, person_id: int) -> tuple[Approval, ...]:
    """What this person asked for, newest first."""
    raise NotImplementedError


def of_submission(c: Conn, submission_id: int) -> tuple[Approval, ...]:
    """The approvals asked with this submission."""
    raise NotImplementedError


def of_thread(c: Conn, thread: int) -> tuple[Approval, ...]:
    """Every approval of a submission's thread."""
    raise NotImplementedError


def decide(
    c: Conn, *, approval_id: int, version: int, approve: bool, reason: str | None, by: int, at: datetime
) -> Approval | None:
    """Approve, or ask for a change. None when this version is not open (any more): someone was first, or it was asked again."""
    raise NotImplementedError


def withdraw(c: Conn, *, thread: int, by: int, at: datetime) -> tuple[Approval, ...]:
    """The requester takes back what is still open; gives those."""
    raise NotImplementedError
