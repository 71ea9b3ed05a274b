"""Moments at which an obligation is brought up with someone: planned, due, sent in a digest, or moot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from store.db import Conn


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A wanted moment. (person, placement, obligation, revision, stage) is unique for ever."""

    person_id: int
    placement_id: int
    obligation: str
    revision: int
    stage: str
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Nudge:
    """A planned moment as stored. `outbox_id` names the message that carried it."""

    id: int
    person_id: int
    placement_id: int
    obligation: str
    revision: int
    stage: str
    at: datetime
    outbox_id: int | None = None


def plan(c: Conn, wanted: Sequence[Planned], *, placements: Iterable[int] = ()) -> int:
    """Make the unsent nudges of the placements in `wanted`, and of `placements`, equal to `wanted`; how many changed.

    What was sent or moot stays so and is never added again; what was snoozed stays snoozed.
    Pass `placements` for those of which nothing may be left to plan.
    """
    raise NotImplementedError


def due(c: Conn, *, at: datetime, limit: int = 1000) -> tuple[Nudge, ...]:
    """Unsent nudges whose moment has come, oldest first."""
    raise NotImplementedError


def settle(c: Conn, ids: Sequence[int], outbox_id: int | None) -> None:
    """These went into that outbox row; None: they are moot."""
    raise NotImplementedError


def snooze(c: Conn, *, person_id: int, placement_id: int, obligation: str, until: datetime) -> None:
    """Be silent about this until then, and bring it up once more at that moment (stage `snooze:<moment>`)."""
    raise NotImplementedError


def of_placement(c: Conn, placement_id: int) -> tuple[Nudge, ...]:
    """All nudges of a placement that still wait, oldest first."""
    raise NotImplementedError


def last_unasked(c: Conn, person_id: int) -> datetime | None:
    """When the last digest went (or is about to go) to this person."""
    raise NotImplementedError


def unanswered(c: Conn, person_id: int) -> int:
    """How many digests were sent since the person was last seen in any channel."""
    raise NotImplementedError
