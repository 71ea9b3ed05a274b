"""Submissions: what someone sent, as it was shown then; a thread keeps every version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.nouns import Json
from dialogs.outcome import Entry
from store.db import Conn


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """One version of what was sent. `thread` is the id of the first version."""

    id: int
    thread: int
    version: int
    conversation_id: int | None
    person_id: int
    placement_id: int | None
    programme: str | None
    dialog: str
    subject: str | None
    obligation: str | None
    entries: tuple[Entry, ...]
    answers: dict[str, Json]
    content_version: str
    at: datetime


def add(
    c: Conn,
    *,
    person_id: int,
    dialog: str,
    entries: Sequence[Entry],
    answers: Mapping[str, Json],
    content_version: str,
    at: datetime,
    conversation_id: int | None = None,
    placement_id: int | None = None,
    programme: str | None = None,
    subject: str | None = None,
    obligation: str | None = None,
    thread: int | None = None,
) -> Submission:
    """Keep a submission; with `thread` as the next version of it."""
    raise NotImplementedError


def by_id(c: Conn, submission_id: int) -> Submission:
    """The submission. Raises LookupError."""
    raise NotImplementedError


def latest(c: Conn, thread: int) -> Submission:
    """The newest version. Raises LookupError."""
    raise NotImplementedError


def versions(c: Conn, thread: int) -> tuple[Submission, ...]:
    """Every version, oldest first."""
    raise NotImplementedError


def of_placement(c: Conn, placement_id: int, dialog: str | None = None) -> tuple[Submission, ...]:
    """All submissions about a placement (of one dialog), oldest first."""
    raise NotImplementedError


def of_conversation(c: Conn, conversation_id: int) -> Submission | None:
    """The last submission that came out of a conversation."""
    raise NotImplementedError
