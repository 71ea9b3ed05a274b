"""The ticker of a serving process: calls the tick and the delivery at intervals, and owns no truth itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

TICK_SECONDS = 60
DELIVER_SECONDS = 5


def now() -> datetime:
    """The present, aware. The only place that asks the system."""
    return datetime.now(UTC)


def ticker(tick: Callable[[], Awaitable[object]], deliver: Callable[[], Awaitable[object]]) -> AsyncIOScheduler:
    """An in-memory scheduler, not yet started. What was missed runs once; nothing runs twice at a time."""
    scheduler = AsyncIOScheduler(
        timezone="Europe/Amsterdam",
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    scheduler.add_job(tick, "interval", seconds=TICK_SECONDS, id="tick", next_run_time=now())
    scheduler.add_job(deliver, "interval", seconds=DELIVER_SECONDS, id="deliver")
    return scheduler
