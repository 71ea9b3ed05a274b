"""`wijzer tick`: plan and deliver what is due at an instant, to the terminal."""

from __future__ import annotations

import argparse
from datetime import datetime
from typing import Any

from bot.commands.common import in_terminal
from bot.wiring import Core


def add(commands: Any) -> None:
    """The command's arguments."""
    tick = commands.add_parser("tick", help="plan en bezorg wat op dit moment aan de beurt is")
    tick.add_argument("--db")
    tick.add_argument("--at", metavar="ISO")
    tick.add_argument("--json", action="store_true")
    tick.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """`wijzer tick`"""

    async def work(core: Core, at: datetime) -> int:
        await core.tick(at)
        return 0

    return in_terminal(args, work, as_json=args.json)
