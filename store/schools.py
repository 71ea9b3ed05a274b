"""Schools: a number for every school on the roster, which stays the same when the school is called otherwise.

A roster knows a school by its name alone. A school is the first name it was known by; any other name points there.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import bindparam, func, select

from store.db import Conn
from store.schema import schools as table
from store.schema import upsert

_ADD = upsert(table).values(key=bindparam("key")).on_conflict_do_nothing()
_ALSO = (
    upsert(table)
    .values(key=bindparam("key"), same_as=bindparam("same_as"))
    .on_conflict_do_nothing(index_elements=["key"])
)
_IDS = select(table.c.key, func.coalesce(table.c.same_as, table.c.id)).where(
    table.c.key.in_(bindparam("keys", expanding=True))
)


def key(name: str) -> str:
    """What makes two spellings the same name: small letters, single spaces."""
    return " ".join(name.casefold().split())


def put(c: Conn, name: str) -> None:
    """There is a school of this name; twice is once."""
    c.execute(_ADD, {"key": key(name)})


def also(c: Conn, known: str, name: str) -> None:
    """`name` is another name of the school that is known as `known`. A name that is taken stays what it was."""
    school = ids(c, [known])[known]
    c.execute(_ALSO, {"key": key(name), "same_as": school})


def ids(c: Conn, names: Collection[str]) -> dict[str, int]:
    """The numbers of those schools that are known, by the names given."""
    rows = c.execute(_IDS, {"keys": sorted({key(n) for n in names})})
    found: dict[str, int] = {known: number for known, number in rows}  # noqa: C416
    return {name: found[key(name)] for name in names if key(name) in found}
