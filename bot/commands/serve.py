"""`wijzer serve`: Slack, Teams, files, the ticker, health and metrics on one port."""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import time
import uuid
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot import clock, memory
from bot.channels.web import download, legal
from bot.commands.common import content, database, say, url_of
from bot.commands.policy import told
from bot.commands.serving import serve_until_stopped
from bot.config import Settings, read
from bot.health import routes as health
from bot.house import Standing
from bot.house import standing as standing_of
from bot.learning import understanding_of
from bot.points import killing
from bot.wiring import Core, build_core
from dialogs import dates
from dialogs.nouns import Json, Person


def add(commands: Any) -> None:
    """The command's arguments."""
    serve = commands.add_parser("serve", help="Slack en Teams bedienen")
    serve.add_argument("--db")
    serve.add_argument("--port", type=int)
    serve.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """`wijzer serve`. Raises SettingsError when something is missing."""
    chosen = read(os.environ, serving=True)
    library = content(chosen)
    with database(url_of(args, chosen), chosen) as db:
        core = build_core(
            database=db,
            library=library,
            process=f"serve-{uuid.uuid4().hex[:12]}",
            now=clock.now,
            secret=chosen.link_secret,
            public_url=chosen.public_url,
            reach=lambda person: reach(chosen, person),
            points=killing(chosen.crash_at),
            understanding=understanding_of(library),
        )
        try:
            return asyncio.run(_serve(core, chosen, args.port or chosen.port))
        finally:
            core.workers.close()


def reach(chosen: Settings, person: Person) -> tuple[str, Mapping[str, Json]] | None:
    """Where to try someone who was never seen: the Slack workspace that vouches for her domain."""
    domain = person.email.rpartition("@")[2].lower()
    if chosen.slack is not None and domain in chosen.slack.domains:
        return "slack", {"email": person.email}
    return None


def build_app(core: Core, chosen: Settings) -> web.Application:
    """The one application: every configured channel, links to files, health and metrics."""
    app = web.Application(client_max_size=25 * 1024 * 1024)
    app.add_routes(download.routes(core.files, secret=chosen.link_secret.encode(), now=clock.now))
    app.add_routes([*download.feed_routes(core.feeds), *legal.routes(), *health(core)])
    if chosen.slack is not None:
        from bot.channels.slack.app import build as build_slack

        slack = build_slack(
            bot_token=chosen.slack.bot_token,
            signing_secret=chosen.slack.signing_secret,
            team=chosen.slack.team,
            domains=chosen.slack.domains,
            api_url=chosen.slack.api_url,
            desk=core.desk,
            files=core.files,
            clock=clock.now,
        )
        slack.mount(app)
        core.channels["slack"] = slack
    if chosen.teams is not None:
        from bot.channels.teams.app import TeamsApp

        teams = TeamsApp(
            settings=chosen.teams, files=core.files, clock=clock.now, monotonic=time.monotonic, jitter=random.random
        )
        teams.attach(app, core.desk)
        core.channels["teams"] = teams.channel
    return app


def _standing(core: Core) -> Standing:
    with core.database.reading() as c:
        return standing_of(c, core.library)


async def _serve(core: Core, chosen: Settings, port: int) -> int:
    app = build_app(core, chosen)
    scheduler = clock.ticker(lambda: core.tick(clock.now()), lambda: core.deliver.run(clock.now()))

    async def ready() -> None:
        memory.settle()
        scheduler.start()
        say(f"Werkplekwijzer luistert op poort {port}.")
        standing = await core.workers.run(_standing, core)
        if standing.since is None:
            say(told(standing))
        await asyncio.to_thread(dates.warm_up)

    try:
        return await serve_until_stopped(app, chosen.host, port, ready)
    finally:
        if scheduler.running:
            scheduler.shutdown(wait=False)
