"""How well the bot understands Dutch, on the development sets beside this file: the table of docs/understanding.md.

    python -m bench.understanding.run [dates | wishes | speed] [--misses]

Half of every set is held back: those lines were written with the others, before the code, and are not looked at while
it is worked on. `--misses` lists what goes wrong, of the shown half only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from bench.understanding import dateset


def dates(*, misses: bool) -> None:
    """Exact readings of dates, and dates invented where there are none."""
    every = tuple(dateset.examples())
    print("dates                       exact        invented")
    for name, held in (("shown", False), ("held back", True)):
        half = [e for e in every if e.held_back is held]
        dated = [e for e in half if e.means != "-"]
        others = [e for e in half if e.means == "-"]
        exact = sum(e.answer() == e.means for e in dated)
        invented = sum(e.answer() != "-" for e in others)
        print(f"  {name:12} {exact:5} of {len(dated):3} {exact / len(dated):7.1%}   {invented} of {len(others)}")
        if misses and not held:
            for e in half:
                if e.answer() != e.means:
                    print(f"    {e.text!r} ({e.at}, {e.looks}): {e.means}, read as {e.answer()}")


def main(argv: Sequence[str] | None = None) -> None:
    """Print what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="bench.understanding.run")
    parser.add_argument("what", nargs="?", choices=("dates",), default=None)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(argv)
    if args.what in (None, "dates"):
        dates(misses=args.misses)


if __name__ == "__main__":
    main()
