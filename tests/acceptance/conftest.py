"""The example partnership for every test: on SQLite and on PostgreSQL, copied from a database that has the roster."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from command_line import CommandLine
from people import School
from psycopg import sql
from sqlalchemy import make_url

from bot.demo import START
from bot.learning import understanding_of
from bot.roster.example import import_example
from content.load import Library
from dialogs.understand import Understanding
from store.db import Database, upgrade


def _filled(url: str, library: Library) -> None:
    upgrade(url)
    database = Database.open(url)
    import_example(database, at=START, library=library)
    database.close()


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """A SQLite file with the example roster, to copy."""
    path = tmp_path_factory.mktemp("example") / "example.sqlite3"
    _filled(f"sqlite:///{path}", library)
    return path


@pytest.fixture(scope="session")
def example_name(pg_server: str, library: Library) -> Iterator[str]:
    """The name of a PostgreSQL database with the example roster, to copy."""
    name = f"wijzer_example_{os.getpid()}"
    _run(pg_server, sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    _filled(_named(pg_server, name), library)
    yield name
    _run(pg_server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _named(server: str, name: str) -> str:
    return make_url(server).set(drivername="postgresql", database=name).render_as_string(hide_password=False)


def _run(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(server, autocommit=True) as c:
        c.execute(statement)


@pytest.fixture(params=("sqlite", "postgresql"))
def example_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the example roster, once per dialect."""
    if request.param == "sqlite":
        path = tmp_path / "wijzer.sqlite3"
        shutil.copy(request.getfixturevalue("example_file"), path)
        yield f"sqlite:///{path}"
        return
    server, template = request.getfixturevalue("pg_server"), request.getfixturevalue("example_name")
    name = f"{template}_copy"
    copy, of = sql.Identifier(name), sql.Identifier(template)
    _run(server, sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(copy, of))
    yield _named(server, name)
    _run(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(copy))


@pytest.fixture(scope="session")
def understanding(library: Library) -> Understanding:
    """How the bot understands people; made once, because it takes a while."""
    return understanding_of(library)


@pytest.fixture
def wijzer(
    example_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, understanding: Understanding
) -> CommandLine:
    """The command line on the partnership's database."""
    return CommandLine(example_url, capsys, monkeypatch, understanding)


@pytest.fixture
def asleep(example_url: str, library: Library, understanding: Understanding) -> Iterator[School]:
    """The partnership on the evening of 21 January 2026; nobody was invited and nobody has begun."""
    school = School(example_url, library, understanding, now="2026-01-21T17:30")
    yield school
    school.close()


@pytest.fixture
def school(asleep: School) -> School:
    """The same, and everyone takes part since the first school day of the year."""
    return asleep.everyone_begins("2026-01-05T09:00")


@pytest.fixture
def empty_school(url: str, library: Library, understanding: Understanding) -> Iterator[School]:
    """A partnership without anybody in it yet, on each dialect."""
    made = School(url, library, understanding, now="2025-09-01T09:00")
    yield made
    made.close()
