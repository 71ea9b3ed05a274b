"""Publications: up to which submission the answers about a school had come in when a report of them was made."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, select

from store.db import Conn
from store.schema import publications as table
from store.schema import schools, upsert

_ADD = (
    upsert(table)
    .values(subject=bindparam("subject"), through=bindparam("through"), at=bindparam("at"))
    .on_conflict_do_nothing()
)
_OF = select(table.c.through).where(table.c.subject == bindparam("subject")).order_by(table.c.through)
_LOCK = select(schools.c.id).where(schools.c.id == bindparam("school")).with_for_update()


def lock(c: Conn, school: int) -> None:
    """Wait until nobody else makes a report about this school, and keep it so until commit."""
    if c.dialect.name != "sqlite":
        c.execute(_LOCK, {"school": school})


def add(c: Conn, subject: str, *, through: int, at: datetime) -> None:
    """A report tells what came in up to and including this submission; twice is once."""
    c.execute(_ADD, {"subject": subject, "through": through, "at": at})


def of(c: Conn, subject: str) -> tuple[int, ...]:
    """How far each report about this subject went, oldest first."""
    return tuple(c.execute(_OF, {"subject": subject}).scalars())
