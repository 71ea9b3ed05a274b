"""What commands share: opening content and database, the moment that `--at` names, and a process of one command."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import uuid
from collections.abc import Callable, Coroutine
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot import clock
from bot.channels.terminal import TerminalChannel
from bot.config import Settings, SettingsError, read
from bot.points import killing
from bot.wiring import Core, build_core
from bot.world import AMSTERDAM
from content.load import Library, load
from store.db import Behind, Database, check_current, upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator


SQLITE = "sqlite:///"


class Usage(Exception):
    """The command was called wrongly; the message says how to call it."""


def settings() -> Settings:
    """The settings of this environment."""
    return read(os.environ)


def moment(text: str | None) -> datetime:
    """`--at` as an aware moment: ISO, in Amsterdam time unless it says otherwise; now when not given."""
    if text is None:
        return clock.now().astimezone(AMSTERDAM)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Usage(f"'{text}' is geen moment. Schrijf het zo: 2026-01-29T15:30.") from None
    return at if at.tzinfo else at.replace(tzinfo=AMSTERDAM)


def content(chosen: Settings) -> Library:
    """The content that this environment uses. Raises SettingsError when its folder is not there."""
    root = chosen.content_root
    if root is not None and not root.is_dir():
        raise SettingsError(
            f"De map {root} (WIJZER_CONTENT) bestaat niet. Geef de map waarin common en programmes staan."
        )
    return load(root)


@contextmanager
def database(url: str, chosen: Settings) -> Iterator[Database]:
    """The database, opened and up to date; an empty one is made ready. Raises Behind or Unreachable."""
    if url.startswith(SQLITE) and not Path(url.removeprefix(SQLITE)).exists():
        upgrade(url)
    db = Database.open(url, points=killing(chosen.crash_at))
    try:
        try:
            check_current(db)
        except Behind as behind:
            if behind.at is not None:
                raise
            upgrade(url)
        yield db
    finally:
        db.close()


def url_of(args: argparse.Namespace, chosen: Settings) -> str:
    """`--db`, else the environment's, else a SQLite file here. A bare path means a SQLite file."""
    given = str(args.db) if getattr(args, "db", None) else chosen.database_url
    return given if "://" in given else f"{SQLITE}{given}"


def in_terminal(
    args: argparse.Namespace, work: Callable[[Core, datetime], Coroutine[Any, Any, int]], *, as_json: bool
) -> int:
    """Run with the terminal as everyone's channel, through the same turn and delivery as a serving process."""
    chosen = settings()
    at = moment(args.at)
    library = content(chosen)
    with database(url_of(args, chosen), chosen) as db:
        core = build_core(
            database=db,
            library=library,
            process=f"terminal-{uuid.uuid4().hex[:12]}",
            now=lambda: at,
            secret=chosen.link_secret or uuid.uuid4().hex,
            public_url=chosen.public_url,
            everyone="terminal",
            points=killing(chosen.crash_at),
        )
        core.channels["terminal"] = TerminalChannel(files=core.files, write=say, as_json=as_json)
        try:
            return asyncio.run(work(core, at))
        finally:
            core.workers.close()


def say(text: str) -> None:
    """Print, also where the console does not know every sign."""
    sys.stdout.write(
        text.encode(sys.stdout.encoding or "utf-8", "replace").decode(sys.stdout.encoding or "utf-8") + "\n"
    )
    sys.stdout.flush()
