"""Named points on the path, before and after every commit and every send, where a test may end the process.

A point is reached by name; in service nothing listens. `killing("deliver.after_send:2")` gives a listener that ends the
process, as a power cut would, the second time that the point is reached.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

Points = Callable[[str], None]

NAMES = (
    "turn.before_commit",
    "turn.after_commit",
    "claim.before_commit",
    "claim.after_commit",
    "send.before",
    "send.after",
    "settle.before_commit",
    "settle.after_commit",
    "tick.before_commit",
    "tick.after_commit",
)


def ignore(_name: str) -> None:
    """Nothing listens."""


def killing(spec: str) -> Points:
    """A listener that kills this process at a point: `name` or `name:nth` (counted from 1). Empty: nothing listens."""
    if not spec:
        return ignore
    name, _, nth = spec.partition(":")
    if name not in NAMES or not (nth == "" or nth.isdigit()):
        raise ValueError(f"no such point: {spec}")
    left = [int(nth or "1")]

    def listen(reached: str) -> None:
        if reached == name:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return listen
