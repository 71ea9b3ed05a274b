"""Conversations: each person's running dialogs, one of them in focus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.nouns import Json, Role
from dialogs.state import State
from store.db import Conflict, Conn

__all__ = ["Conflict", "Conversation"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversation:
    """One dialog with one person about one subject. `offered`: nothing was answered yet, the bot proposed it.

    `prefill` are the answers known beforehand, by address, for the `Started` event.
    """

    id: int
    key: str
    person_id: int
    dialog: str
    subject: str | None
    programme: str | None
    role: Role | None
    obligation: str | None
    state: State
    focus: bool
    offered: bool
    updated_at: datetime
    prefill: Mapping[str, Json] = field(default_factory=dict)


def create(
    c: Conn,
    *,
    person_id: int,
    dialog: str,
    programme: str | None,
    subject: str | None,
    role: Role | None,
    obligation: str | None,
    at: datetime,
    prefill: Mapping[str, Json] | None = None,
    offered: bool = False,
) -> Conversation:
    """Open a conversation with an empty state; when (person, dialog, subject) is already open or paused, that one instead."""
    raise NotImplementedError


def by_id(c: Conn, conversation_id: int) -> Conversation:
    """The conversation. Raises LookupError."""
    raise NotImplementedError


def by_key(c: Conn, key: str) -> Conversation | None:
    """The conversation that a token's key names, ended ones too."""
    raise NotImplementedError


def focus(c: Conn, person_id: int) -> Conversation | None:
    """What the person is talking about now."""
    raise NotImplementedError


def open_of(c: Conn, person_id: int) -> tuple[Conversation, ...]:
    """Open, paused and offered conversations, last touched first."""
    raise NotImplementedError


def find_open(c: Conn, person_id: int, dialog: str, subject: str | None) -> Conversation | None:
    """The open or paused conversation of this person, dialog and subject."""
    raise NotImplementedError


def save(c: Conn, conversation_id: int, state: State, at: datetime, *, expect_revision: int) -> None:
    """Keep the new state; it is not a mere offer any more, and loses the focus when it ended. Raises Conflict when the
    stored revision is not `expect_revision`."""
    raise NotImplementedError


def set_focus(c: Conn, person_id: int, conversation_id: int | None) -> None:
    """Turn the person's attention to this conversation, or to none."""
    raise NotImplementedError
