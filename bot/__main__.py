"""The `wijzer` command line: reads arguments, runs one command, and tells in Dutch what went wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bot.commands import demo, policy, rehearse, roster, say, serve, tick, understand, upkeep
from bot.commands.common import Usage
from bot.config import SettingsError
from content.mistakes import ContentErrors
from store.db import Behind, Busy, Unreachable


def parser() -> argparse.ArgumentParser:
    """All commands with their arguments."""
    whole = argparse.ArgumentParser(prog="wijzer", description="Werkplekwijzer: een jaar werkplekleren in de chat.")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMANDO")
    for module in (demo, serve, say, tick, roster, policy, rehearse, understand, upkeep):
        module.add(commands)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run; the exit status is 0, 2 for wrong usage, 1 for a fault."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except Usage as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except ContentErrors as wrong:
        for problem in wrong.problems:
            print(problem, file=sys.stderr)
        return 1
    except (SettingsError, Behind, Busy, Unreachable, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
