"""The example partnership on SQLite, for tests of one part at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from partnership import Partnership

from bot.demo import START
from bot.roster.example import import_example
from content.load import Library
from store.db import Database, upgrade


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """A SQLite file with the example roster, to copy."""
    path = tmp_path_factory.mktemp("filled") / "filled.sqlite3"
    upgrade(f"sqlite:///{path}")
    database = Database.open(f"sqlite:///{path}")
    import_example(database, at=START, library=library)
    database.close()
    return path


@pytest.fixture
def partnership(filled_file: Path, tmp_path: Path, library: Library) -> Iterator[Partnership]:
    """The example partnership on 21 January 2026."""
    shutil.copy(filled_file, tmp_path / "partnership.sqlite3")
    database = Database.open(f"sqlite:///{tmp_path / 'partnership.sqlite3'}")
    yield Partnership(database, library)
    database.close()
