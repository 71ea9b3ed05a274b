"""How long to wait before sending again: pure back-off with jitter."""

from __future__ import annotations

BASE = 2.0
LONGEST = 15 * 60.0
MOST_ATTEMPTS = 18
"""After so many attempts (about two hours of waiting) a message is dead; `wijzer outbox --dead` and /health show it."""


def wait(attempts: int, *, asked: float | None, jitter: float) -> float | None:
    """Seconds until the next attempt, or None to give up.

    `attempts` counts those made (from 1), `asked` is what the platform asked to wait at least, `jitter` lies in 0..1.
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    own = min(LONGEST, BASE * float(2 ** min(attempts - 1, 20)))
    return max(asked or 0.0, own * (0.5 + jitter / 2))
