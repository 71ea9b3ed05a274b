"""The audit trail: who did or read what about whom; only ever added to (the database refuses anything else)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from dialogs.nouns import Json
from store.db import Conn
from store.schema import audit as table


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One line of the trail. `who` is a person id (None: the bot), `about` names a thing (`submission:12`)."""

    id: int
    who: int | None
    what: str
    about: str
    at: datetime
    detail: Json = None


_NOTE = insert(table).inline()
_OF = (
    select(table.c.id, table.c.who, table.c.what, table.c.about, table.c.at, table.c.detail)
    .where(table.c.about == bindparam("about"))
    .order_by(table.c.id)
)


def note(c: Conn, *, who: int | None, what: str, about: str, at: datetime, detail: Json = None) -> None:
    """Add a line."""
    c.execute(_NOTE, {"who": who, "what": what, "about": about, "at": at, "detail": detail})


def of(c: Conn, about: str) -> tuple[Note, ...]:
    """The trail of a thing, oldest first."""
    return tuple(
        Note(id=number, who=who, what=what, about=thing, at=at, detail=detail)
        for number, who, what, thing, at, detail in c.execute(_OF, {"about": about})
    )
