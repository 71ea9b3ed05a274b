"""Calendar feeds: whose calendar may be read from outside, and which of her addresses is the valid one."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update

from store.db import Conn
from store.schema import feeds, upsert

_OF = select(feeds.c.number).where(feeds.c.person_id == bindparam("person"), feeds.c.closed.is_(False))
_new = upsert(feeds).values(person_id=bindparam("person"), number=1, closed=False)
_RENEW = _new.on_conflict_do_update(
    index_elements=["person_id"], set_={"number": feeds.c.number + 1, "closed": False}
).returning(feeds.c.number)
_CLOSE = update(feeds).where(feeds.c.person_id == bindparam("person")).values(closed=True)


def number_of(c: Conn, person_id: int) -> int | None:
    """The number of the person's valid address; None when she has none."""
    number = c.execute(_OF, {"person": person_id}).scalar()
    return None if number is None else int(number)


def renew(c: Conn, person_id: int) -> int:
    """Give the person an address of its own number; every earlier one stops working."""
    return int(c.execute(_RENEW, {"person": person_id}).scalar_one())


def close(c: Conn, person_id: int) -> None:
    """No address of this person works any more."""
    c.execute(_CLOSE, {"person": person_id})
