"""The database itself: opening it, transactions, the connection that a thread holds, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from sqlalchemy import Connection

Conn: TypeAlias = Connection
"""An open transaction. Other rooms pass it on and never touch its methods."""


class Unreachable(Exception):
    """The database does not exist or cannot be reached; the message says in Dutch what to do."""


class Busy(Exception):
    """Another process held the database too long; nothing was kept. Trying again helps."""


class Conflict(Exception):
    """What was read has changed meanwhile; nothing was kept."""


class Behind(Exception):
    """The database is at migration `at` (None: empty) and this program needs `head`; the message says in Dutch what to do."""

    def __init__(self, at: str | None, head: str) -> None:
        super().__init__(f"De database is nog niet bijgewerkt (stand {at or 'leeg'}, nodig {head}): draai `wijzer db upgrade`.")
        self.at = at
        self.head = head


def ignore(point: str) -> None:
    """The fail points of a process that is not being tested."""


class Database:
    """One database. `threads`: how many threads may use it side by side (1 on SQLite, which has one writer)."""

    dialect: str
    threads: int

    @classmethod
    def open(cls, url: str, *, points: Callable[[str], None] = ignore) -> Database:
        """Connect to `sqlite:///path` or `postgresql://...`. Raises Unreachable."""
        raise NotImplementedError

    @contextmanager
    def transaction(self, name: str) -> Iterator[Conn]:
        """Write: commits at the end, rolls back on any exception. One at a time per thread; not nested."""
        raise NotImplementedError
        yield

    @contextmanager
    def reading(self) -> Iterator[Conn]:
        """Read one consistent state. Inside a transaction of this thread it reads along with it."""
        raise NotImplementedError
        yield

    def close(self) -> None:
        """Give back every connection of every thread."""
        raise NotImplementedError


def upgrade(url: str) -> None:
    """Bring the database to the newest migration; makes a SQLite file that does not exist yet. Raises Unreachable."""
    raise NotImplementedError


def head() -> str:
    """The migration this program needs."""
    raise NotImplementedError


def check_current(db: Database) -> None:
    """Raises Behind unless the database is exactly at head."""
    raise NotImplementedError


def try_lock(c: Conn, name: str) -> bool:
    """Whether this transaction alone may do `name` now; the others skip it. Always True on SQLite, which has one writer."""
    raise NotImplementedError
