"""Health and metrics for whoever runs the bot: is the database there, what waits, what could not be sent."""

from __future__ import annotations

from aiohttp import web

from bot import house
from bot.wiring import Core
from store import outbox


def routes(core: Core) -> list[web.RouteDef]:
    """`GET /health` and `GET /metrics` (Prometheus text). They carry numbers and states, no names."""

    def _numbers() -> tuple[int, int]:
        with core.database.reading() as c:
            return outbox.open_count(c), len(outbox.dead_rows(c))

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
        return web.Response(text="\n".join(lines) + "\n", content_type="text/plain")

    return [web.get("/health", health), web.get("/metrics", metrics)]
