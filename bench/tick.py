"""A tick over many placements: how long the one writer is held at a time, and how the whole compares with a turn.

Ratios of one run on one machine. Before planning and queueing went in parts, the writer was held for the whole tick.

    python -m bench.tick [--placements 500]
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random

from bot.ports import Account, Inbound, Outgoing, Result, Sent
from bot.rehearsal.cast import gather
from bot.wiring import build_core
from bot.world import AMSTERDAM
from content.load import load
from dialogs.event import Said
from store import people
from store.db import Conn, Database, upgrade

BEGUN = datetime(2025, 9, 1, 9, tzinfo=AMSTERDAM)
AT = datetime(2025, 11, 6, 15, 30, tzinfo=AMSTERDAM)
"""Four working days before the first deadline, so that every student has a reminder."""


class Nowhere:
    """A channel that takes everything and does nothing with it."""

    name = "none"

    async def send(self, _outgoing: Outgoing) -> Result:
        return Sent()


class Held(Database):
    """A database that writes down how long each transaction held the writer."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.held: list[tuple[str, float]] = []

    @contextmanager
    def transaction(self, name: str) -> Iterator[Conn]:
        """As usual, timed."""
        begun = time.perf_counter()
        with super().transaction(name) as c:
            yield c
        self.held.append((name, time.perf_counter() - begun))


def main(argv: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--placements", type=int, default=500)
    number = parser.parse_args(argv).placements
    library = load()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'tick.sqlite3'}"
        upgrade(url)
        database = Held.open(url)
        assert isinstance(database, Held)
        with database.transaction("cast") as c:
            gather(c, library, library.programmes["hr-n4"], "2025-2026", number, Random(1))
            for person in people.all_people(c):
                people.begin(c, person.id, BEGUN)
        core = build_core(
            database=database,
            library=library,
            process="bench",
            now=lambda: AT,
            everyone="none",
            jitter=lambda: 0.0,
            extra={"none": Nowhere()},
        )
        asyncio.run(_measure(core, database))
        core.close()
    return 0


async def _measure(core, database: Held) -> None:  # type: ignore[no-untyped-def]
    turns = []
    for n in range(21):
        begun = time.perf_counter()
        account = Account(channel="none", tenant="", user="s1")
        said = Inbound(
            key=str(n), account=account, event=Said(text="hallo"), at=BEGUN, email="student1@repetitie.example"
        )
        await core.desk.turn(said)
        await core.desk.idle()
        turns.append(time.perf_counter() - begun)
    turn = sorted(turns)[len(turns) // 2]
    database.held.clear()
    begun = time.perf_counter()
    queued = await core.workers.run(core._queue, AT)
    whole = time.perf_counter() - begun
    longest = max(seconds for _, seconds in database.held)
    print(f"tick: {queued} messages queued; the whole takes as long as {whole / turn:.0f} turns")
    print(f"      the writer is held at most {longest / turn:.0f} turns at a time, {longest / whole:.0%} of the tick")
    again = time.perf_counter()
    await core.workers.run(core._queue, AT)
    print(f"      a tick with nothing to do: {(time.perf_counter() - again) / turn:.1f} turns")


if __name__ == "__main__":
    sys.exit(main())
