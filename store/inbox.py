"""The inbox: which platform events were handled, so that a retry of one is recognised."""

from __future__ import annotations

from datetime import datetime

from store.db import Conn


def claim(c: Conn, channel: str, key: str, at: datetime) -> bool:
    """Whether this is the first time this event is seen. Another transaction that claims the same event waits for this one."""
    raise NotImplementedError


def seen(c: Conn, channel: str, key: str) -> bool:
    """Whether the event was handled."""
    raise NotImplementedError


def prune(c: Conn, before: datetime) -> int:
    """Forget events from before then; how many."""
    raise NotImplementedError
