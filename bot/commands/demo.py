"""`wijzer demo`: the demo page on loopback, with an example roster and a clock that can be moved."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import uuid
from typing import Any

from aiohttp import web

from bot import clock, memory
from bot.channels.web.app import build
from bot.channels.web.channel import WebChannel
from bot.commands.common import content, database, say, settings, url_of
from bot.commands.serving import serve_until_stopped
from bot.demo import START, Demo, MovingClock, begin_everyone, clock_of, confirm_policy, plan_meetings
from bot.learning import understanding_of
from bot.points import killing
from bot.roster.example import import_example
from bot.wiring import Core, build_core
from dialogs import dates
from store import people

HOST = "127.0.0.1"


def add(commands: Any) -> None:
    """The command's arguments."""
    demo = commands.add_parser("demo", help="de demopagina, met een voorbeeldrooster en een klok")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--db")
    demo.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """`wijzer demo`"""
    chosen = settings()
    library = content(chosen)
    url = url_of(args, chosen) if args.db else "sqlite:///werkplekwijzer-demo.sqlite3"
    with database(url, chosen) as db:
        secret = secrets.token_urlsafe(32)
        moving: list[MovingClock] = []
        channel = WebChannel(now=lambda: moving[0].now(), epoch=uuid.uuid4().hex)
        core = build_core(
            database=db,
            library=library,
            process=f"demo-{uuid.uuid4().hex[:12]}",
            now=lambda: moving[0].now(),
            secret=secret,
            public_url=f"http://{HOST}:{args.port}",
            everyone="web",
            points=killing(chosen.crash_at),
            understanding=understanding_of(library),
            extra={"web": channel},
        )
        moving.append(clock_of(core))
        _fill(core)
        demo = Demo(core, moving[0])
        _, app = build(
            core.desk, core.files, demo, feeds=core.feeds, secret=secret.encode(), wall=clock.now, channel=channel
        )
        try:
            return asyncio.run(_serve(app, args.port))
        finally:
            core.workers.close()


def _fill(core: Core) -> None:
    """The example roster, once; everyone takes part and the house policy holds from the beginning."""
    with core.database.reading() as c:
        empty = not people.all_people(c)
    if empty:
        import_example(core.database, at=START, library=core.library)
        begin_everyone(core, START)
        confirm_policy(core, START)
        plan_meetings(core, START)


async def _serve(app: web.Application, port: int) -> int:
    async def ready() -> None:
        memory.settle()
        say(f"De demo staat klaar op http://{HOST}:{port} (stoppen: Ctrl-C)")
        await asyncio.to_thread(dates.warm_up)

    return await serve_until_stopped(app, HOST, port, ready)
