"""The example partnership for every test: on SQLite and on PostgreSQL, each test on one that has just the roster."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import CommandLine
from kept import Kept, drop, make, named
from people import School

from bot.demo import START
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
def example_kept(pg_server: str, library: Library) -> Iterator[Kept]:
    """A PostgreSQL database with the example roster."""
    name = f"wijzer_example_{os.getpid()}"
    make(pg_server, name)
    _filled(named(pg_server, name), library)
    yield Kept(named(pg_server, name))
    drop(pg_server, name)


@pytest.fixture(params=("sqlite", "postgresql"))
def example_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with the example roster, once per dialect."""
    if request.param == "postgresql":
        kept: Kept = request.getfixturevalue("example_kept")
        return kept.put_back()
    path = tmp_path / "wijzer.sqlite3"
    shutil.copy(request.getfixturevalue("example_file"), path)
    return f"sqlite:///{path}"


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
