"""What happened to an obligation of a placement: that it is done or does not apply, and that its date was moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from store.db import Conn

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


def marks(c: Conn, placement_ids: Sequence[int]) -> tuple[Mark, ...]:
    """The settled obligations of these placements."""
    raise NotImplementedError


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
    raise NotImplementedError


def move(c: Conn, *, placement_id: int, obligation: str, due: date, by: int | None, at: datetime) -> Override:
    """Give an obligation of this placement another date; raises its revision."""
    raise NotImplementedError


def overrides(c: Conn, placement_ids: Sequence[int]) -> tuple[Override, ...]:
    """The moved dates of these placements."""
    raise NotImplementedError
