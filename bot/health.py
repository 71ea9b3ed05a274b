"""Health and metrics for whoever runs the bot: is the database there, what waits, what could not be sent."""

from __future__ import annotations

from aiohttp import web

from bot.wiring import Core
from store import outbox


def routes(core: Core) -> list[web.RouteDef]:
    """`GET /health` and `GET /metrics` (Prometheus text). They carry numbers only, no names."""

    def _numbers() -> tuple[int, int]:
        with core.database.reading() as c:
            return outbox.open_count(c), len(outbox.dead_rows(c))

    async def health(_request: web.Request) -> web.Response:
        queued, dead = await core.workers.run(_numbers)
        return web.json_response({"ok": True, "queued": queued, "dead": dead, "content": core.library.version})

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
