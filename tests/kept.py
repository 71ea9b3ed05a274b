"""A PostgreSQL database that one test after another uses, put back in between.

To make and drop a database is hundreds of files, which takes longer than most tests; to put rows back takes a few
statements. A test that changes tables takes a database without any (`empty_url`).
"""

from __future__ import annotations

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from store.schema import metadata

TABLES = tuple(metadata.tables)

SHAPE = """SELECT count(*), max(attrelid) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace"""


def named(server: str, name: str) -> str:
    """The address of another database on the same server."""
    return make_url(server).set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def make(server: str, name: str, template: str = "template0") -> None:
    """A new database. Copying its files takes a fraction of copying it through the log."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    with psycopg.connect(server, autocommit=True) as c:
        c.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))


def drop(server: str, name: str) -> None:
    """No more database, whoever is connected."""
    with psycopg.connect(server, autocommit=True) as c:
        c.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


class Kept:
    """A database, and what it held when this was made."""

    def __init__(self, url: str) -> None:
        self.url = url
        with psycopg.connect(url, autocommit=True) as c:
            self._shape = c.execute(SHAPE).fetchone()
            self._rows = {table: rows for table in TABLES if (rows := _copied(c, table))}
            self._counters = _counters(c)

    def put_back(self) -> str:
        """Everyone out, and everything as it was; the address."""
        with psycopg.connect(self.url, autocommit=True) as c:
            c.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            assert c.execute(SHAPE).fetchone() == self._shape, "a test changed tables: it should take `empty_url`"
            c.execute("SET session_replication_role = replica")  # no trigger keeps a row, no table waits
            used = _used(c)
            with c.transaction():
                for table in used:
                    c.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            if used:  # rows come in their old order only where nothing of the others is left
                c.execute(sql.SQL("VACUUM {}").format(sql.SQL(", ").join(map(sql.Identifier, used))))
            with c.transaction():
                for table, rows in self._rows.items():
                    with c.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))) as copy:
                        copy.write(rows)
                for counter, (value, called) in self._counters.items():
                    c.execute("SELECT setval(%s::regclass, %s, %s)", (counter, value, called))
        return self.url


def _used(c: psycopg.Connection) -> list[str]:
    """The tables in which anything was written since they were emptied."""
    found = c.execute("SELECT relname FROM pg_class WHERE relname = ANY(%s) AND pg_relation_size(oid) > 0", [[*TABLES]])
    return [name for (name,) in found]


def _copied(c: psycopg.Connection, table: str) -> bytes:
    with c.cursor().copy(sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))) as copy:
        return b"".join(bytes(part) for part in copy)


def _counters(c: psycopg.Connection) -> dict[str, tuple[int, bool]]:
    """Where the numbering of each table stands, and whether that number was given out."""
    found = c.execute(
        "SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL FROM pg_sequences"
        " WHERE schemaname = 'public'"
    )
    return {name: (value, called) for name, value, called in found}
