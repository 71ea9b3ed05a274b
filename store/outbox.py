"""The outbox: everything that leaves, in order per lane, until it is known how its sending ended.

A lane is one conversation: a person in the channel where she speaks or was last seen, so that what backs off in one
channel holds up nothing in another. Its order is that of the moments at which rows are due (`not_before`), then
of adding: the first goes first, and as long as a row of the lane is leased or backs off, the others wait. A row whose
moment lies in the future holds nobody up. Leases and back-off run by the database's clock, `not_before` by the clock of
the domain.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Double,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    update,
)

from dialogs.message import Message, as_json
from dialogs.nouns import Json
from store.columns import Moment, now_seconds
from store.db import Conn
from store.outbox_row import COLUMNS, Row, RowStatus, row_of
from store.schema import QUEUED, accounts, people, upsert
from store.schema import outbox as table
from store.statement import Statement

__all__ = ["Row", "RowStatus"]

# --- adding ---------------------------------------------------------------------------------------------------------

_GIVEN = ("person_id", "account_id", "lane", "key", "message", "cause", "replaces", "created_at", "not_before")


def _added(lane: ColumnElement[str]) -> Statement:
    return Statement(
        upsert(table)
        .values(
            {name: bindparam(name) for name in _GIVEN}
            | {"lane": lane, "status": "queued", "attempts": 0, "unknowns": 0, "held_until": 0.0}
        )
        .on_conflict_do_nothing(index_elements=["key"])
        .returning(table.c.id, table.c.lane)
    )


_SEEN = (
    select(literal_column("'a'", Text()).concat(cast(accounts.c.id, Text())))
    .where(accounts.c.person_id == bindparam("person_id"), accounts.c.unreachable.is_(None))
    .order_by(accounts.c.last_seen.desc(), accounts.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_ADD = _added(bindparam("lane", type_=Text()))
_ADD_WHERE_SEEN = _added(bindparam("lane", type_=Text()).concat(func.coalesce(_SEEN, literal_column("''", Text()))))
_in_lane = table.alias("in_lane")
_WAIT = (
    select(
        exists()
        .where(
            _in_lane.c.lane == bindparam("lane", type_=Text()),
            _in_lane.c.status == QUEUED,
            _in_lane.c.not_before <= bindparam("not_before", type_=Moment()),
            or_(
                _in_lane.c.lease_by.is_(None),
                _in_lane.c.lease_by != bindparam("by", type_=Text()),
                _in_lane.c.held_until <= now_seconds(),
            ),
        )
        .label("wait")
    )
).subquery("wait")
_ADD_LEASED = Statement(
    upsert(table)
    .from_select(
        [*_GIVEN, "status", "unknowns", "attempts", "lease_by", "held_until"],
        select(
            *(bindparam(name, type_=table.c[name].type) for name in _GIVEN),
            literal_column("'queued'", Text()),
            literal_column("0"),
            case((_WAIT.c.wait, literal_column("0")), else_=literal_column("1")),
            case((_WAIT.c.wait, null()), else_=bindparam("by", type_=Text())),
            case((_WAIT.c.wait, literal_column("0.0")), else_=now_seconds() + bindparam("seconds", type_=Double())),
        )
        .select_from(_WAIT)
        .where(true()),
    )
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(table.c.id, table.c.lease_by, table.c.attempts)
)


def add(
    c: Conn,
    *,
    person_id: int,
    message: Message,
    cause: str,
    not_before: datetime,
    at: datetime,
    account_id: int | None = None,
    lane: str | None = None,
    key: str | None = None,
    replaces: int | None = None,
    lease_by: str | None = None,
    lease_seconds: float = 60,
) -> Row | None:
    """Queue a message; None when a row with this `key` exists. The lane, unless given, is that of the account that is
    named, else of the account where she was last seen, if she was.

    With `lease_by` the row is leased at once, unless it is not due or a due row of the lane is open and not leased to
    the same name: a turn leases all its replies under one name and sends them in order. The row's `lease_by` tells.
    """
    add_ = _ADD_WHERE_SEEN if lane is None and account_id is None else _ADD
    lane = lane or _lane(person_id, account_id)
    text = as_json(message)
    given = {
        "person_id": person_id,
        "account_id": account_id,
        "lane": lane,
        "key": key,
        "message": text,
        "cause": cause,
        "replaces": replaces,
        "created_at": at,
        "not_before": not_before,
    }
    if lease_by is None or not_before > at:
        added = add_.first(c, given)
        lane = lane if added is None else added[1]
        held: tuple[str | None, int] = (None, 0)
    else:
        added = _ADD_LEASED.first(c, {**given, "by": lease_by, "seconds": lease_seconds})
        held = (None, 0) if added is None else (added[1], added[2])
    if added is None:
        return None
    return Row(
        id=added[0],
        person_id=person_id,
        account_id=account_id,
        lane=lane,
        message=text,
        cause=cause,
        not_before=not_before,
        status="queued",
        attempts=held[1],
        lease_by=held[0],
        ref=None,
        replaces=replaces,
        created_at=at,
        unknowns=0,
        key=key,
    )


def _lane(person_id: int, account_id: int | None) -> str:
    return f"p{person_id}" if account_id is None else f"p{person_id}a{account_id}"


# --- sending --------------------------------------------------------------------------------------------------------

_older = table.alias("older")
_flying = table.alias("flying")
_NEXT = (
    select(table.c.id)
    .where(
        table.c.status == QUEUED,
        table.c.not_before <= bindparam("at", type_=Moment()),
        table.c.held_until <= now_seconds(),
        ~exists().where(
            _older.c.lane == table.c.lane,
            _older.c.status == QUEUED,
            or_(
                _older.c.not_before < table.c.not_before,
                and_(_older.c.not_before == table.c.not_before, _older.c.id < table.c.id),
            ),
        ),
        exists().where(people.c.id == table.c.person_id, people.c.begun_at.is_not(None)),
        ~exists().where(
            _flying.c.lane == table.c.lane, _flying.c.status == QUEUED, _flying.c.held_until > now_seconds()
        ),
    )
    .order_by(table.c.not_before, table.c.id)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
    .cte("next")
)
_CLAIM = Statement(
    update(table)
    .where(table.c.id.in_(select(_NEXT.c.id)))
    .values(
        lease_by=bindparam("by"),
        held_until=now_seconds() + bindparam("seconds", type_=Double()),
        attempts=table.c.attempts + 1,
    )
    .returning(*COLUMNS)
)
_ONE_CLAIMER = select(func.pg_advisory_xact_lock(func.hashtext("outbox claim")))
_MINE = and_(table.c.id == bindparam("row"), table.c.status == QUEUED, table.c.lease_by == bindparam("holder"))
_SENT = Statement(
    update(table).where(_MINE).values(status="sent", ref=bindparam("found"), sent_at=bindparam("at"), held_until=0.0)
)
_RETRY = Statement(
    update(table)
    .where(_MINE)
    .values(
        lease_by=null(),
        held_until=now_seconds() + bindparam("seconds", type_=Double()),
        unknowns=table.c.unknowns + bindparam("unknown"),
    )
)
_DEAD = Statement(update(table).where(_MINE).values(status="dead", why=bindparam("reason"), held_until=0.0))
_MOOT = Statement(
    update(table).where(table.c.id == bindparam("row"), table.c.status == QUEUED).values(status="moot", held_until=0.0)
)


def claim(c: Conn, *, at: datetime, by: str, limit: int = 50, lease_seconds: float = 60) -> tuple[Row, ...]:
    """Lease the first due row of every lane in which nothing is in flight or backing off, in order.

    What is for a person who has not begun waits until she does.
    """
    if c.dialect.name != "sqlite":
        c.execute(_ONE_CLAIMER)
    rows = _CLAIM.all(c, {"at": at, "by": by, "limit": limit, "seconds": lease_seconds})
    return tuple(sorted((row_of(row) for row in rows), key=lambda row: (row.not_before, row.id)))


def sent(c: Conn, row_id: int, *, by: str, ref: Json, at: datetime) -> bool:
    """The platform has it. False when `by` no longer holds the lease."""
    return _SENT.run(c, {"row": row_id, "holder": by, "found": ref, "at": at}) == 1


def retry(c: Conn, row_id: int, *, by: str, after_seconds: float, unknown: bool = False) -> bool:
    """Hand it out again after so long. `unknown`: it may have arrived. False when `by` no longer holds the lease."""
    values = {"row": row_id, "holder": by, "seconds": after_seconds, "unknown": int(unknown)}
    return _RETRY.run(c, values) == 1


def dead(c: Conn, row_id: int, *, by: str, why: str) -> bool:
    """It cannot be sent; a person has to look. False when `by` no longer holds the lease."""
    return _DEAD.run(c, {"row": row_id, "holder": by, "reason": why}) == 1


def moot(c: Conn, row_id: int) -> bool:
    """It need not be sent any more. False when it was settled before."""
    return _MOOT.run(c, {"row": row_id}) == 1


# --- looking --------------------------------------------------------------------------------------------------------

_ROWS = select(*COLUMNS)
_BY_ID = Statement(_ROWS.where(table.c.id == bindparam("id")))
_BY_KEY = _ROWS.where(table.c.key == bindparam("key"))
_REF = Statement(select(table.c.ref).where(table.c.id == bindparam("id")))
_DEAD_ROWS = _ROWS.where(table.c.status == literal_column("'dead'")).order_by(table.c.id)
_PENDING = _ROWS.where(table.c.person_id == bindparam("person"), table.c.status == QUEUED).order_by(table.c.id)
_many = table.alias("many")
_MANY = (
    select(_many.c.person_id)
    .where(_many.c.status == QUEUED, _many.c.not_before <= bindparam("at", type_=Moment()))
    .group_by(_many.c.person_id)
    .having(func.count() >= bindparam("least"))
)
_DUE_TOGETHER = Statement(
    _ROWS.where(
        table.c.status == QUEUED,
        table.c.not_before <= bindparam("at", type_=Moment()),
        table.c.lease_by.is_(None),
        table.c.held_until <= now_seconds(),
        table.c.account_id.is_(None),
        table.c.key.is_(None),
        table.c.replaces.is_(None),
        table.c.cause.like(bindparam("causes", type_=Text())),
        table.c.person_id.in_(_MANY),
        exists().where(people.c.id == table.c.person_id, people.c.begun_at.is_not(None)),
    ).order_by(table.c.person_id, table.c.not_before, table.c.id)
)
_WITHDRAW = (
    update(table)
    .where(table.c.id.in_(bindparam("ids", expanding=True)), table.c.status == QUEUED, table.c.lease_by.is_(None))
    .values(status="moot", held_until=0.0)
    .returning(table.c.id)
)
_OPEN_COUNT = select(func.count()).select_from(table).where(table.c.status == QUEUED)
_RECENT = 5000
"""Rows, of everyone, among which a last reply is looked for."""
_LAST_REPLIES = Statement(
    select(*COLUMNS)
    .where(
        table.c.id > select(func.coalesce(func.max(table.c.id), 0) - _RECENT).scalar_subquery(),
        table.c.person_id == bindparam("person"),
        table.c.cause.like(bindparam("turns", type_=Text())),
    )
    .order_by(table.c.id.desc())
    .limit(6)
)
_QUEUED_ROWS = _ROWS.where(table.c.status == QUEUED).order_by(table.c.id)
_DEFER = (
    update(table)
    .where(_MINE)
    .values(not_before=bindparam("until"), lease_by=null(), held_until=0.0, attempts=table.c.attempts - 1)
)
_WAKE = (
    update(table)
    .where(table.c.person_id == bindparam("person"), table.c.status == QUEUED, table.c.lease_by.is_(None))
    .values(
        held_until=0.0,
        lane=case((table.c.lane == bindparam("nowhere"), bindparam("here", type_=Text())), else_=table.c.lane),
    )
)
_POSTPONE = (
    update(table)
    .where(table.c.person_id == bindparam("person"), table.c.status == QUEUED, table.c.not_before < bindparam("until"))
    .values(not_before=bindparam("until"))
)
_HOLD = (
    update(table)
    .where(
        table.c.person_id == bindparam("person"),
        table.c.status == QUEUED,
        table.c.lease_by.is_(None),
        table.c.not_before >= bindparam("since"),
        table.c.not_before < bindparam("until"),
    )
    .values(not_before=bindparam("until"))
)
_LET_GO = (
    update(table)
    .where(
        table.c.person_id == bindparam("person"),
        table.c.status == QUEUED,
        table.c.not_before == bindparam("until"),
    )
    .values(not_before=bindparam("at"))
)
_LAST_MESSAGES = (
    select(table.c.message)
    .where(table.c.person_id == bindparam("person"))
    .order_by(table.c.id.desc())
    .limit(bindparam("most"))
)
_REVIVE = (
    update(table)
    .where(table.c.id == bindparam("row"), table.c.status == literal_column("'dead'"))
    .values(status="queued", attempts=0, lease_by=null(), held_until=0.0, why=null())
)
_EXPEDITE = (
    update(table)
    .where(
        table.c.id.in_(bindparam("ids", expanding=True)), table.c.status == QUEUED, table.c.not_before > bindparam("at")
    )
    .values(not_before=bindparam("at"))
)


def by_id(c: Conn, row_id: int) -> Row:
    """The row. Raises LookupError."""
    row = _BY_ID.first(c, {"id": row_id})
    if row is None:
        raise LookupError(f"no outbox row {row_id}")
    return row_of(row)


def of_person(c: Conn, row_id: int, person_id: int) -> Row | None:
    """The row, when it is a message to this person."""
    row = _BY_ID.first(c, {"id": row_id})
    return None if row is None or row[1] != person_id else row_of(row)


def due_together(c: Conn, *, at: datetime, least: int) -> tuple[Row, ...]:
    """What colleagues caused and nobody is sending yet, for who has so many rows due by this moment; by person, in
    order of sending."""
    rows = _DUE_TOGETHER.all(c, {"at": at, "least": least, "causes": "turn:%"})
    return tuple(row_of(row) for row in rows)


def withdraw(c: Conn, ids: Sequence[int]) -> frozenset[int]:
    """These are sent in another way; those that nobody is sending already."""
    return frozenset(row[0] for row in c.execute(_WITHDRAW, {"ids": list(ids)}))


def by_keyed(c: Conn, key: str) -> Row | None:
    """The row with this unique key."""
    row = c.execute(_BY_KEY, {"key": key}).first()
    return None if row is None else row_of(row)


def ref_of(c: Conn, row_id: int) -> Json:
    """Where the platform keeps the message; None while it was not sent."""
    return _REF.value(c, {"id": row_id})


def defer(c: Conn, row_id: int, *, by: str, until: datetime) -> bool:
    """Give a leased row back, for a later moment. False when `by` no longer holds the lease."""
    return c.execute(_DEFER, {"row": row_id, "holder": by, "until": until}).rowcount == 1


def wake(c: Conn, person_id: int, account_id: int) -> int:
    """What waited because this person could not be reached need not wait any more, now that she was seen here; how many
    rows."""
    values = {"person": person_id, "nowhere": _lane(person_id, None), "here": _lane(person_id, account_id)}
    return c.execute(_WAKE, values).rowcount


def postpone(c: Conn, person_id: int, until: datetime) -> int:
    """Nothing that waits for this person goes before `until`; how many were moved."""
    return c.execute(_POSTPONE, {"person": person_id, "until": until}).rowcount


def hold(c: Conn, person_id: int, *, since: datetime, until: datetime) -> int:
    """What would go to this person from `since` until before `until` goes then; how many were moved."""
    return c.execute(_HOLD, {"person": person_id, "since": since, "until": until}).rowcount


def let_go(c: Conn, person_id: int, *, held: datetime, at: datetime) -> int:
    """What was held until `held` need not wait any longer; how many."""
    return c.execute(_LET_GO, {"person": person_id, "until": held, "at": at}).rowcount


def last_messages(c: Conn, person_id: int, *, most: int) -> tuple[str, ...]:
    """The last messages to this person as JSON, newest first."""
    return tuple(row[0] for row in c.execute(_LAST_MESSAGES, {"person": person_id, "most": most}))


def dead_rows(c: Conn) -> tuple[Row, ...]:
    """What could not be sent, oldest first."""
    return tuple(row_of(row) for row in c.execute(_DEAD_ROWS))


def revive(c: Conn, row_id: int) -> bool:
    """Queue a dead row again. False when it was not dead."""
    return c.execute(_REVIVE, {"row": row_id}).rowcount == 1


def expedite(c: Conn, ids: Sequence[int], at: datetime) -> int:
    """Send these now instead of at their moment ("toch nu"); how many were still waiting for it."""
    return c.execute(_EXPEDITE, {"ids": list(ids), "at": at}).rowcount


def pending_for(c: Conn, person_id: int) -> tuple[Row, ...]:
    """What is queued for this person, oldest first."""
    return tuple(row_of(row) for row in c.execute(_PENDING, {"person": person_id}))


def last_replies(c: Conn, person_id: int) -> tuple[Row, ...]:
    """What this person got in answer to the last of her own turns, oldest first; nothing when that is long ago."""
    rows = [row_of(row) for row in _LAST_REPLIES.all(c, {"person": person_id, "turns": f"turn:{person_id}:%"})]
    return tuple(reversed([row for row in rows if row.cause == rows[0].cause]))


def queued(c: Conn) -> tuple[Row, ...]:
    """Everything that is queued, oldest first."""
    return tuple(row_of(row) for row in c.execute(_QUEUED_ROWS))


def open_count(c: Conn) -> int:
    """How many rows are queued."""
    return int(c.execute(_OPEN_COUNT).scalar_one())
