"""Settings of this deployment that are changed while it runs: the confirmed house policy, the demo's clock."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from dialogs.nouns import Json
from store.db import Conn
from store.schema import settings as table
from store.schema import upsert
from store.statement import Statement

_GET = Statement(select(table.c.value).where(table.c.key == bindparam("key")))
_new = upsert(table).values(key=bindparam("key"), value=bindparam("value"))
_PUT = _new.on_conflict_do_update(index_elements=["key"], set_={"value": _new.excluded.value})


def get(c: Conn, key: str) -> Json:
    """The value, None when it was never put."""
    return _GET.value(c, {"key": key})


def put(c: Conn, key: str, value: Json) -> None:
    """Keep a value."""
    c.execute(_PUT, {"key": key, "value": value})
