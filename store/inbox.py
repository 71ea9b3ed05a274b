"""The inbox: which platform events were handled, so that a retry of one is recognised."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from store.db import Conn
from store.schema import inbox as table
from store.schema import upsert
from store.statement import Statement

_CLAIM = Statement(
    upsert(table)
    .values(channel=bindparam("channel"), key=bindparam("key"), at=bindparam("at"))
    .on_conflict_do_nothing()
    .returning(table.c.key)
)
_SEEN = Statement(select(table.c.key).where(table.c.channel == bindparam("channel"), table.c.key == bindparam("key")))
_PRUNE = delete(table).where(table.c.at < bindparam("before"))


def claim(c: Conn, channel: str, key: str, at: datetime) -> bool:
    """Whether this event is seen for the first time. A transaction that claims the same one waits for this one."""
    return _CLAIM.first(c, {"channel": channel, "key": key, "at": at}) is not None


def seen(c: Conn, channel: str, key: str) -> bool:
    """Whether the event was handled."""
    return _SEEN.first(c, {"channel": channel, "key": key}) is not None


def prune(c: Conn, before: datetime) -> int:
    """Forget events from before then; how many."""
    return c.execute(_PRUNE, {"before": before}).rowcount
