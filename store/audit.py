"""The audit trail: who did or read what about whom; only ever added to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogs.nouns import Json
from store.db import Conn


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One line of the trail. `who` is a person id (None: the bot), `about` names a thing (`submission:12`)."""

    id: int
    who: int | None
    what: str
    about: str
    at: datetime
    detail: Json = None


def note(c: Conn, *, who: int | None, what: str, about: str, at: datetime, detail: Json = None) -> None:
    """Add a line."""
    raise NotImplementedError


def of(c: Conn, about: str) -> tuple[Note, ...]:
    """The trail of a thing, oldest first."""
    raise NotImplementedError
