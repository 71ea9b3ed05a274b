"""`make bench`: every figure of the README, each as a ratio or a share of one run on this machine."""

from __future__ import annotations

import sys

from bench import tick, turn
from bench.understanding import fuzz
from bench.understanding import run as understanding

FUZZED = "5000"
"""Texts; `python -m bench.understanding.fuzz` alone takes 100,000."""

if __name__ == "__main__":
    status = turn.main()
    tick.main([])
    understanding.main([])
    sys.exit(fuzz.main(["--texts", FUZZED]) or status)
