"""Settings of the garbage collector for a process that holds its content for good.

What was loaded at the start stays until the end: frozen, it is never looked through again. A turn makes some thousands
of small values and lets them go by reference count, so looking for cycles every 700 of them finds nothing.
"""

from __future__ import annotations

import gc

BETWEEN = 20_000
"""New values between two searches of the youngest generation."""


def settle() -> None:
    """Call once, after everything that stays has been built."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(BETWEEN, 20, 20)
