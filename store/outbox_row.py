"""A row of the outbox as the other rooms see it, and how it is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from dialogs.nouns import Json
from store.schema import outbox as table

RowStatus = Literal["queued", "sent", "dead", "moot"]


class Row(Struct, frozen=True, kw_only=True):
    """One message to one person. `message` is JSON (`MESSAGE.validate_json`).

    `attempts` counts the leases, `unknowns` the sendings that perhaps arrived. `ref` finds the message at the platform;
    `why` says what killed it.
    """

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


COLUMNS = (
    table.c.id,
    table.c.person_id,
    table.c.account_id,
    table.c.lane,
    table.c.message,
    table.c.cause,
    table.c.not_before,
    table.c.status,
    table.c.attempts,
    table.c.lease_by,
    table.c.ref,
    table.c.replaces,
    table.c.created_at,
    table.c.unknowns,
    table.c.key,
    table.c.sent_at,
    table.c.why,
)
"""What `row_of` reads, in its order."""


def row_of(row: Sequence[Any]) -> Row:
    """The row in a tuple of `COLUMNS`."""
    return Row(
        id=row[0],
        person_id=row[1],
        account_id=row[2],
        lane=row[3],
        message=row[4],
        cause=row[5],
        not_before=row[6],
        status=row[7],
        attempts=row[8],
        lease_by=row[9],
        ref=row[10],
        replaces=row[11],
        created_at=row[12],
        unknowns=row[13],
        key=row[14],
        sent_at=row[15],
        why=row[16],
    )
