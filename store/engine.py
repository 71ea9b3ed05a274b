"""Engines by address: how to talk to SQLite and to PostgreSQL, and what their failures mean to the program."""

from __future__ import annotations

import re
import select
import sqlite3
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

BUSY_SECONDS = 10
"""How long a connection waits for another process's write."""

POOL = 8
"""Connections that a PostgreSQL database hands out, one per thread."""


class Unreachable(Exception):
    """The database does not exist or cannot be reached; the message says in Dutch what to do."""


class Busy(Exception):
    """Another process held the database too long; nothing was kept. Trying again helps."""


def parse(url: str) -> URL:
    """The address with its driver. Raises Unreachable when it is none that we know."""
    try:
        parsed = make_url(url)
        backend = {"postgres": "postgresql"}.get(parsed.get_backend_name(), parsed.get_backend_name())
    except (ArgumentError, NoSuchModuleError, ValueError) as problem:
        raise Unreachable(_UNKNOWN) from problem
    if backend == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed.set(drivername="sqlite+pysqlite")
    raise Unreachable(_UNKNOWN)


_UNKNOWN = (
    "Dit databaseadres is niet te gebruiken. Geef `sqlite:///pad/naar/bestand.sqlite3` "
    "of `postgresql://gebruiker:wachtwoord@server/naam`."
)


def make(url: URL, *, may_create: bool = False, lasting: bool = True) -> Engine:
    """An engine for the address. Raises Unreachable when a SQLite file is missing and may not be made.

    `lasting` False: a SQLite file that is thrown away need not survive a failure of power.
    """
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        if not may_create and not path.exists():
            raise Unreachable(f"De database {path} bestaat nog niet. Maak die met `wijzer db upgrade`.")
        if not path.parent.is_dir():
            raise Unreachable(f"De map {path.parent} voor de database bestaat niet. Maak die map, of kies een andere.")
        engine = create_engine(
            url, pool_size=2, max_overflow=30, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None}
        )
        event.listen(engine, "connect", _prepare_sqlite if lasting else _prepare_throwaway)
        return engine
    return create_engine(
        url, pool_size=POOL, max_overflow=POOL, pool_pre_ping=True, connect_args={"connect_timeout": BUSY_SECONDS}
    )


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    _log_ahead(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _prepare_throwaway(connection: sqlite3.Connection, record: object) -> None:
    _prepare_sqlite(connection, record)
    connection.execute("PRAGMA synchronous = OFF")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Switch a new file to WAL. That alone does not wait for another process that does the same; a transaction does."""
    for _ in range(_SWITCHES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


_SWITCHES = 10


def went_away(driver_connection: Any) -> bool:
    """Whether an idle PostgreSQL connection was closed by the other side, seen without asking the server anything."""
    if not isinstance(driver_connection, psycopg.Connection):
        return False
    if driver_connection.closed:
        return True
    waiting = select.poll()
    waiting.register(driver_connection.pgconn.socket, select.POLLIN | select.POLLHUP)
    return bool(waiting.poll(0))


def explained(problem: Exception, url: URL) -> Exception:
    """What a failure of the driver means: Unreachable, Busy, or the failure itself when it is a fault of ours."""
    original = problem.orig if isinstance(problem, DBAPIError) else problem
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return Busy(_BUSY)
        if code in _SQLITE_BROKEN:
            return Unreachable(f"De database {url.database} is niet te gebruiken: {_SQLITE_BROKEN[code]}.")
    if isinstance(original, _POSTGRESQL_BUSY):
        return Busy(_BUSY)
    lost = isinstance(problem, DBAPIError) and problem.connection_invalidated
    if lost or (isinstance(original, psycopg.OperationalError) and _HUNG_UP(original.sqlstate or "")):
        return Unreachable(_why_not(str(original), url))
    return problem


def _why_not(said: str, url: URL) -> str:
    """A refused connection carries no code, only a sentence that names the database or the user."""
    server = url.host or url.query.get("host") or "deze computer"
    if f'"{url.database}"' in said and f'"{url.username}"' not in said:
        return f"De database {url.database} bestaat niet op {server}. Maak die eerst aan."
    if f'"{url.username}"' in said:
        return f"De database op {server} laat ons niet binnen. Kijk of gebruiker en wachtwoord kloppen."
    return f"De database op {server} is niet bereikbaar. Kijk of het adres klopt en de server draait."


_BUSY = "De database is bezet door een ander programma. Probeer het zo nog eens."

_HUNG_UP = re.compile("$|08|57P").match
"""No code at all, a connection exception, or a server that shuts down or ended our session."""

_POSTGRESQL_BUSY = (
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
    psycopg.errors.LockNotAvailable,
    psycopg.errors.TooManyConnections,
)

_SQLITE_BROKEN = {
    sqlite3.SQLITE_CANTOPEN: "het bestand of de map is niet toegankelijk",
    sqlite3.SQLITE_NOTADB: "dit bestand is geen database",
    sqlite3.SQLITE_CORRUPT: "het bestand is beschadigd, zet een reservekopie terug",
    sqlite3.SQLITE_READONLY: "het bestand mag niet worden beschreven",
    sqlite3.SQLITE_FULL: "de schijf is vol",
    sqlite3.SQLITE_IOERR: "de schijf geeft een fout",
}
