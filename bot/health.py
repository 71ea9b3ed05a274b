"""Health and metrics for whoever runs the bot: is the database there, what waits, what could not be sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from statistics import median

from aiohttp import web

from bot import clock, house
from bot.wiring import Core
from store import nudges, outbox

COUNTED = timedelta(days=90)
"""How far back it is counted how soon after a reminder something was done."""

FEWEST = 5
"""People whose doing is counted at least: with fewer the figure would be about one of them."""


def median_seconds(done: Sequence[tuple[int, timedelta]]) -> float | None:
    """The middle of how long it took, in seconds, over everyone together; None where that would be about a few."""
    if len({person_id for person_id, _ in done}) < FEWEST:
        return None
    return median(took.total_seconds() for _, took in done)


def routes(core: Core, *, now: Callable[[], datetime] = clock.now) -> list[web.RouteDef]:
    """`GET /health` and `GET /metrics` (Prometheus text). They carry numbers and states, no names."""

    def _numbers() -> tuple[int, int]:
        with core.database.reading() as c:
            return outbox.open_count(c), len(outbox.dead_rows(c))

    def _took() -> float | None:
        with core.database.reading() as c:
            return median_seconds(nudges.times_to_done(c, since=now() - COUNTED))

    def _policy() -> str:
        with core.database.reading() as c:
            standing = house.standing(c, core.library)
        return "confirmed" if standing.since is not None else "changed" if standing.changed else "unconfirmed"

    async def health(_request: web.Request) -> web.Response:
        queued, dead = await core.workers.run(_numbers)
        policy = await core.workers.run(_policy)
        version = core.library.version
        return web.json_response({"ok": True, "queued": queued, "dead": dead, "content": version, "policy": policy})

    async def metrics(_request: web.Request) -> web.Response:
        queued, dead = await core.workers.run(_numbers)
        lines = [
            "# TYPE wijzer_outbox_queued gauge",
            f"wijzer_outbox_queued {queued}",
            "# TYPE wijzer_outbox_dead gauge",
            f"wijzer_outbox_dead {dead}",
            "# TYPE wijzer_sendings_unknown_total counter",
            f"wijzer_sendings_unknown_total {core.deliver.unknowns}",
        ]
        took = await core.workers.run(_took)
        if took is not None:
            lines += [
                "# TYPE wijzer_done_after_reminder_seconds gauge",
                f'wijzer_done_after_reminder_seconds{{quantile="0.5"}} {took:.0f}',
            ]
        return web.Response(text="\n".join(lines) + "\n", content_type="text/plain")

    return [web.get("/health", health), web.get("/metrics", metrics)]
