"""Puts the parts together. Nothing is built at import; every process is made by one of these functions."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from bot import clock, escalate, gathering, ladder, nudge, plan, rounds, waiting
from bot.deliver import LEASE_SECONDS, Deliver, Reach
from bot.desk import Front
from bot.feeds import Feeds
from bot.filing import Filing
from bot.learning import understanding_of
from bot.links import Addresses
from bot.manner import Manners
from bot.monday import Mondays
from bot.points import Points, ignore
from bot.ports import Channel
from bot.render import Renderer
from bot.turn import Turn
from bot.workers import Workers
from bot.world import AMSTERDAM
from content.calendar import public_holidays
from content.load import Library
from dialogs.understand import Understanding
from store import inbox, placements
from store.db import Database, try_lock

PLANNED = 50
"""So many placements are planned in one transaction."""

KEPT = timedelta(days=14)
"""How long handled events are remembered; no platform repeats one after so long."""


@dataclass(kw_only=True)
class Core:
    """One process's parts. `channels` may be filled after building, since channels need the desk."""

    database: Database
    library: Library
    workers: Workers
    files: Filing
    feeds: Feeds
    deliver: Deliver
    desk: Front
    channels: dict[str, Channel]
    _planned: date | None = None
    _mondays: Mondays = field(default_factory=Mondays)

    async def tick(self, at: datetime) -> int:
        """Plan once a day, queue what is due, and deliver it; how many messages were sent.

        Whatever moves a date between two plannings plans the placement concerned itself.
        """
        await self.workers.run(self._queue, at)
        return await self.deliver.run(at)

    def _queue(self, at: datetime) -> int:
        """Plan and queue in parts, each a transaction of its own, so that nobody waits long for SQLite's one writer.

        Whatever else the bot does of its own accord is called here too, and writes through `bot/unasked.py`.
        """
        today = at.astimezone(AMSTERDAM).date()
        if self._planned != today and self._plan(today):
            with self.database.transaction("prune") as c:
                inbox.prune(c, at - KEPT)
            self._planned = today
        with self.database.transaction("rounds") as c:
            if try_lock(c, "tick"):
                rounds.close_due(c, self.library, at)
        queued, after = 0, 0
        while True:
            with self.database.transaction("tick") as c:
                if not try_lock(c, "tick"):
                    return queued
                ticked = nudge.tick(c, self.library, at, after=after)
            queued += ticked.queued
            if ticked.upto is None:
                break
            after = ticked.upto
        with self.database.transaction("tick") as c:
            if not try_lock(c, "tick"):
                return queued
            queued += sum(tick(c, self.library, at) for tick in (waiting.tick, escalate.tick, ladder.tick))
            return queued + self._mondays.tick(c, self.library, at) + gathering.tick(c, at)

    def _plan(self, today: date) -> bool:
        """Plan every placement; False when another process is at it."""
        for year in (today.year, today.year + 1):
            public_holidays(year)  # their list takes a while to load, and not while the writer is held
        with self.database.reading() as c:
            ids = [p.id for p in placements.active(c, on=today)]
        for start in range(0, len(ids), PLANNED):
            with self.database.transaction("plan") as c:
                if not try_lock(c, "tick"):
                    return False
                several = placements.by_ids(c, ids[start : start + PLANNED])
                plan.plan(c, self.library, several, today)
                escalate.plan(c, self.library, several, today)
        return True

    def close(self) -> None:
        """Wait for what runs, give back the connections."""
        self.workers.close()
        self.database.close()


def build_core(
    *,
    database: Database,
    library: Library,
    process: str,
    now: Callable[[], datetime],
    wall: Callable[[], datetime] = clock.now,
    secret: str = "",
    public_url: str = "",
    everyone: str | None = None,
    reach: Reach = lambda _person: None,
    points: Points = ignore,
    jitter: Callable[[], float] = random.random,
    extra: Mapping[str, Channel] | None = None,
    lease_seconds: float = LEASE_SECONDS,
    understanding: Understanding | None = None,
) -> Core:
    """The core around an open database. `process` names this process in leases; it must differ between processes.

    `now` is the clock of the domain (moved in the demo), `wall` the one that links to files expire by. `understanding`
    is made from the content at the first words that someone says, unless it is at hand, as in a serving process.
    """
    workers = Workers(database.threads)
    files = Filing(database=database, workers=workers, secret=secret, public_url=public_url, now=wall)
    renderer, manners = Renderer(library.texts), Manners(library)
    channels: dict[str, Channel] = dict(extra or {})
    deliver = Deliver(
        database=database,
        workers=workers,
        library=library,
        renderer=renderer,
        manners=manners,
        channels=channels,
        process=process,
        jitter=jitter,
        now=now,
        everyone=everyone,
        reach=reach,
        points=points,
        lease_seconds=lease_seconds,
    )
    turn = Turn(
        database=database,
        library=library,
        renderer=renderer,
        understanding=cache(lambda: understanding or understanding_of(library)),
        deliver=deliver,
        process=process,
        addresses=Addresses(public_url=public_url, secret=secret.encode()),
        lease_seconds=lease_seconds,
    )
    desk = Front(
        database=database,
        workers=workers,
        turn=turn,
        deliver=deliver,
        library=library,
        renderer=renderer,
        manners=manners,
    )
    return Core(
        database=database,
        library=library,
        workers=workers,
        files=files,
        feeds=Feeds(database=database, workers=workers, library=library, renderer=renderer, secret=secret, now=now),
        deliver=deliver,
        desk=desk,
        channels=channels,
    )
