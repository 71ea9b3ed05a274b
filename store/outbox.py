"""The outbox: everything that leaves, in order per lane, until it is known how its sending ended.

A lane is one conversation with one person on one channel. Its order counts among the rows that are due (`not_before` has
come): the oldest goes first, and as long as it is leased or backs off, the younger ones wait. A row whose moment lies in
the future holds nobody up. Leases and back-off run by the database's clock, `not_before` by the clock of the domain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dialogs.message import Message
from dialogs.nouns import Json
from store.db import Conn

RowStatus = Literal["queued", "sent", "dead", "moot"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One message to one person. `message` is JSON (`MESSAGE.validate_json`). `attempts` counts the leases, `unknowns` the
    sendings that perhaps arrived. `ref` finds the message at the platform; `why` says what killed it."""

    id: int
    person_id: int
    account_id: int | None
    lane: str
    message: str
    cause: str
    not_before: datetime
    status: RowStatus
    attempts: int
    lease_by: str | None
    ref: Json
    replaces: int | None
    created_at: datetime
    unknowns: int
    key: str | None = None
    sent_at: datetime | None = None
    why: str | None = None


def add(
    c: Conn,
    *,
    person_id: int,
    message: Message,
    cause: str,
    not_before: datetime,
    at: datetime,
    account_id: int | None = None,
    lane: str | None = None,
    key: str | None = None,
    replaces: int | None = None,
    lease_by: str | None = None,
    lease_seconds: float = 60,
) -> Row | None:
    """Queue a message; None when a row with this `key` exists. The lane is `p<person>` unless given.

    With `lease_by` the row is leased at once, unless a due row of the lane is still open and not leased to the same name:
    a turn leases all its replies under one name and sends them in order. See `Row.lease_by` for what happened.
    """
    raise NotImplementedError


def claim(c: Conn, *, at: datetime, by: str, limit: int = 50, lease_seconds: float = 60) -> tuple[Row, ...]:
    """Lease the oldest due row of every lane in which nothing is in flight or backing off, oldest first."""
    raise NotImplementedError


def sent(c: Conn, row_id: int, *, by: str, ref: Json, at: datetime) -> bool:
    """The platform has it. False when `by` no longer holds the lease."""
    raise NotImplementedError


def retry(c: Conn, row_id: int, *, by: str, after_seconds: float, unknown: bool = False) -> bool:
    """Hand it out again after so long. `unknown`: it may have arrived. False when `by` no longer holds the lease."""
    raise NotImplementedError


def dead(c: Conn, row_id: int, *, by: str, why: str) -> bool:
    """It cannot be sent; a person has to look. False when `by` no longer holds the lease."""
    raise NotImplementedError


def moot(c: Conn, row_id: int) -> bool:
    """It need not be sent any more. False when it was settled before."""
    raise NotImplementedError


def by_id(c: Conn, row_id: int) -> Row:
    """The row. Raises LookupError."""
    raise NotImplementedError


def by_keyed(c: Conn, key: str) -> Row | None:
    """The row with this unique key."""
    raise NotImplementedError


def ref_of(c: Conn, row_id: int) -> Json:
    """Where the platform keeps the message; None while it was not sent."""
    raise NotImplementedError


def dead_rows(c: Conn) -> tuple[Row, ...]:
    """What could not be sent, oldest first."""
    raise NotImplementedError


def revive(c: Conn, row_id: int) -> bool:
    """Queue a dead row again. False when it was not dead."""
    raise NotImplementedError


def expedite(c: Conn, ids: Sequence[int], at: datetime) -> int:
    """Send these now instead of at their moment ("toch nu"); how many were still waiting."""
    raise NotImplementedError


def pending_for(c: Conn, person_id: int) -> tuple[Row, ...]:
    """What is queued for this person, oldest first."""
    raise NotImplementedError


def open_count(c: Conn) -> int:
    """How many rows are queued."""
    raise NotImplementedError
