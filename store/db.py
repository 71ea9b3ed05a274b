"""The database: opening it, transactions, the connection that a thread holds, and whether it is up to date."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psycopg
from sqlalchemy import URL, Engine, bindparam, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from store import engine as engines
from store.conn import Conn
from store.engine import Busy, Unreachable
from store.migrations import HEAD

__all__ = [
    "Behind",
    "Busy",
    "Conflict",
    "Conn",
    "Database",
    "Unreachable",
    "check_current",
    "head",
    "try_lock",
    "upgrade",
]


class Conflict(Exception):
    """What was read has changed meanwhile; nothing was kept."""


class Behind(Exception):
    """The database is at migration `at` (None: empty), the program needs `head`; the message says what to do."""

    def __init__(self, at: str | None, head: str) -> None:
        newer = at is not None and at > head
        super().__init__(
            f"De database is nieuwer (stand {at}) dan dit programma ({head}): installeer de nieuwe versie."
            if newer
            else f"De database is nog niet bijgewerkt (stand {at or 'leeg'}, nodig {head}): draai `wijzer db upgrade`."
        )
        self.at = at
        self.head = head


def ignore(point: str) -> None:
    """The fail points of a process that is not being tested."""


@dataclass(slots=True)
class _Held:
    """The connection of one thread. `depth` counts the blocks that use it now."""

    thread: threading.Thread
    conn: Conn
    depth: int = 0


class Database:
    """One database. `threads`: how many threads may use it side by side (1 on SQLite, which has one writer).

    Each thread holds one connection from its first use until it ends or the database is closed.
    """

    def __init__(self, engine: Engine, url: URL, points: Callable[[str], None]) -> None:
        self.dialect = engine.dialect.name
        self.threads = 1 if self.dialect == "sqlite" else engines.POOL
        self._engine = engine
        self._url = url
        self._points = points
        self._local = threading.local()
        self._all: list[_Held] = []
        self._lock = threading.Lock()

    @classmethod
    def open(cls, url: str, *, points: Callable[[str], None] = ignore, lasting: bool = True) -> Database:
        """Connect to `sqlite:///path` or `postgresql://...`. Raises Unreachable.

        `points` is called with `<name>.before_commit` and `<name>.after_commit` of every transaction. `lasting` False
        is for a SQLite file that is thrown away afterwards.
        """
        parsed = engines.parse(url)
        database = cls(engines.make(parsed, lasting=lasting), parsed, points)
        try:
            with database.reading():
                pass
        except BaseException:
            database.close()
            raise
        return database

    @contextmanager
    def transaction(self, name: str) -> Iterator[Conn]:
        """Write: commits at the end, rolls back on any exception. Not nested. Raises Busy, Unreachable."""
        held = self._take()
        if held.depth:
            raise RuntimeError(f"transaction {name!r} inside another block of the same thread")
        with self._block(held, "BEGIN IMMEDIATE") as c:
            yield c
            self._points(f"{name}.before_commit")
            c.commit()
        self._points(f"{name}.after_commit")

    @contextmanager
    def reading(self) -> Iterator[Conn]:
        """Read; nothing is kept. Inside a transaction of this thread it reads along with it. Raises Unreachable."""
        held = self._take()
        if held.depth:
            yield held.conn
            return
        with self._block(held, "BEGIN") as c:
            yield c

    @contextmanager
    def _block(self, held: _Held, begin: str) -> Iterator[Conn]:
        held.depth = 1
        try:
            held.conn.begin(begin)
            yield held.conn
        except (DBAPIError, sqlite3.Error, psycopg.Error) as problem:
            meaning = engines.explained(problem, self._url)
            if meaning is problem:
                raise
            raise meaning from problem
        finally:
            held.depth = 0
            self._end(held)

    def _end(self, held: _Held) -> None:
        try:
            held.conn.rollback()
        except (DBAPIError, sqlite3.Error, psycopg.Error):
            held.conn.core.invalidate()
        if held.conn.core.invalidated or held.conn.core.closed:
            self._drop(held)

    def _take(self) -> _Held:
        held: _Held | None = getattr(self._local, "held", None)
        if held is not None:
            if held.depth or not engines.went_away(held.conn.driver):
                return held
            held.conn.core.invalidate()
            self._drop(held)
        try:
            self._reap()
            held = _Held(threading.current_thread(), Conn(self._engine.connect()))
        except (DBAPIError, sqlite3.Error, psycopg.Error) as problem:
            raise engines.explained(problem, self._url) from problem
        with self._lock:
            self._all.append(held)
        self._local.held = held
        return held

    def _drop(self, held: _Held) -> None:
        self._local.held = None
        with self._lock, suppress(ValueError):
            self._all.remove(held)
        held.conn.core.close()

    def _reap(self) -> None:
        with self._lock:
            ended = [held for held in self._all if not held.thread.is_alive()]
            self._all = [held for held in self._all if held.thread.is_alive()]
        for held in ended:
            held.conn.core.close()

    def close(self) -> None:
        """Give back every connection of every thread. The next use would open them anew."""
        with self._lock:
            every, self._all = self._all, []
        self._local = threading.local()
        for held in every:
            held.conn.core.close()
        self._engine.dispose()


def upgrade(url: str) -> None:
    """Bring the database to the newest migration; makes a SQLite file where there is none. Raises Unreachable, Busy.

    SQLite can change a table only by making it anew, so references are checked at the end and not on the way.
    """
    from store.migrations import run

    parsed = engines.parse(url)
    engine = engines.make(parsed, may_create=True)
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(_LOCK_UPGRADE)
            run.to_head(connection)
            if engine.dialect.name == "sqlite":
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                assert not broken, f"a migration left references to nothing: {broken}"
            connection.commit()
    except (DBAPIError, sqlite3.Error, psycopg.Error) as problem:
        meaning = engines.explained(problem, parsed)
        if meaning is problem:
            raise
        raise meaning from problem
    finally:
        engine.dispose()


def head() -> str:
    """The migration this program needs."""
    return HEAD


def check_current(db: Database) -> None:
    """Raises Behind unless the database is exactly at head."""
    with db.reading() as c:
        known = inspect(c.core).has_table("alembic_version")
        at = c.execute(_VERSION).scalar() if known else None
    if at != HEAD:
        raise Behind(at, HEAD)


def try_lock(c: Conn, name: str) -> bool:
    """Whether this transaction alone may do `name` now; others skip it. Always True on SQLite, which has one writer."""
    return c.dialect.name == "sqlite" or bool(c.execute(_TRY_LOCK, {"name": name}).scalar())


_VERSION = text("SELECT version_num FROM alembic_version")
_TRY_LOCK = select(func.pg_try_advisory_xact_lock(func.hashtext(bindparam("name"))))
_LOCK_UPGRADE = select(func.pg_advisory_xact_lock(func.hashtext("wijzer upgrade")))
