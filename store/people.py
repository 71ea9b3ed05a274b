"""People on the roster and their accounts in the channels: who is who, who is reachable where, who has begun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import bindparam, func, null, select, update

from dialogs.nouns import DEFAULT_MOMENT, Json, Person
from store.db import Conn
from store.schema import accounts as account_table
from store.schema import people as table
from store.schema import upsert
from store.statement import Statement

COLUMNS = (
    table.c.id,
    table.c.name,
    table.c.email,
    table.c.language,
    table.c.begun_at,
    table.c.stopped_at,
    table.c.moment,
)
"""What `person` reads, in its order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountRow:
    """One person's place in one channel. `unreachable` says why it cannot be written to (None: it can)."""

    id: int
    person_id: int
    channel: str
    tenant: str
    user: str
    address: Json
    last_seen: datetime
    unreachable: str | None = None


def person(row: Sequence[Any]) -> Person:
    """The person in a row of `COLUMNS`."""
    person_id, name, email, language, begun_at, stopped_at, moment = row
    return Person(
        id=person_id,
        name=name,
        email=email,
        language=language,
        begun_at=begun_at,
        stopped=stopped_at is not None,
        moment=moment,
    )


_PEOPLE = select(*COLUMNS)
_BY_ID = Statement(_PEOPLE.where(table.c.id == bindparam("id")))
_BY_IDS = _PEOPLE.where(table.c.id.in_(bindparam("ids", expanding=True))).order_by(table.c.id)
_AT_ONCE = 500
_BY_EMAIL = Statement(_PEOPLE.where(table.c.email_key == bindparam("email_key")))
_BY_ACCOUNT = Statement(
    _PEOPLE.join(account_table, account_table.c.person_id == table.c.id).where(
        account_table.c.channel == bindparam("channel"),
        account_table.c.tenant == bindparam("tenant"),
        account_table.c.user_id == bindparam("user"),
    )
)
_ALL = _PEOPLE.order_by(table.c.name, table.c.id)
_LOCK = Statement(select(table.c.id).where(table.c.id == bindparam("id")).with_for_update())


def by_id(c: Conn, person_id: int) -> Person:
    """The person. Raises LookupError."""
    row = _BY_ID.first(c, {"id": person_id})
    if row is None:
        raise LookupError(f"no person {person_id}")
    return person(row)


def by_ids(c: Conn, person_ids: Sequence[int]) -> tuple[Person, ...]:
    """These people, by id; an unknown id is left out."""
    return tuple(
        person(row)
        for start in range(0, len(person_ids), _AT_ONCE)
        for row in c.execute(_BY_IDS, {"ids": person_ids[start : start + _AT_ONCE]})
    )


def by_email(c: Conn, email: str) -> Person | None:
    """The person with this address, upper and lower case alike."""
    row = _BY_EMAIL.first(c, {"email_key": _key(email)})
    return None if row is None else person(row)


def by_account(c: Conn, channel: str, tenant: str, user: str) -> Person | None:
    """The person bound to this account."""
    row = _BY_ACCOUNT.first(c, {"channel": channel, "tenant": tenant, "user": user})
    return None if row is None else person(row)


def all_people(c: Conn) -> tuple[Person, ...]:
    """Everyone, by name."""
    return tuple(person(row) for row in c.execute(_ALL))


def lock(c: Conn, person_id: int) -> None:
    """Wait until no other transaction works for this person, and keep it so until commit."""
    if c.dialect.name != "sqlite":
        _LOCK.run(c, {"id": person_id})


# --- the roster and taking part -------------------------------------------------------------------------------------

_new = upsert(table).values(
    name=bindparam("name"),
    email=bindparam("email"),
    email_key=bindparam("email_key"),
    language="nl",
    moment=DEFAULT_MOMENT,
)
_PUT = _new.on_conflict_do_update(index_elements=["email_key"], set_={"name": _new.excluded.name}).returning(*COLUMNS)
_ONE = update(table).where(table.c.id == bindparam("person"))
_BEGIN = _ONE.where(table.c.begun_at.is_(None)).values(begun_at=bindparam("at")).returning(table.c.id)
_INVITED = (
    _ONE.where(table.c.invited_at.is_(None))
    .values(
        invited_at=bindparam("at"),
        begun_at=func.coalesce(table.c.begun_at, bindparam("at", type_=table.c.begun_at.type)),
    )
    .returning(table.c.id)
)
_STOP = _ONE.where(table.c.stopped_at.is_(None)).values(stopped_at=bindparam("at"))
_RESUME = _ONE.values(stopped_at=null())
_MOMENT = _ONE.values(moment=bindparam("value"))
_LANGUAGE = _ONE.values(language=bindparam("value"))


def put(c: Conn, *, email: str, name: str) -> Person:
    """Add a person, or rename the one with this address."""
    return person(c.execute(_PUT, {"name": name, "email": email.strip(), "email_key": _key(email)}).one())


def begin(c: Conn, person_id: int, at: datetime) -> bool:
    """The person takes part from now; False when she already did."""
    return c.execute(_BEGIN, {"person": person_id, "at": at}).first() is not None


def invited(c: Conn, person_id: int, at: datetime) -> bool:
    """The invitation goes out, and the person takes part from now; False when she was invited before."""
    return c.execute(_INVITED, {"person": person_id, "at": at}).first() is not None


def stop(c: Conn, person_id: int, at: datetime) -> None:
    """Nothing is sent of the bot's own accord any more."""
    c.execute(_STOP, {"person": person_id, "at": at})


def resume(c: Conn, person_id: int) -> None:
    """The opposite of stop."""
    c.execute(_RESUME, {"person": person_id})


def set_moment(c: Conn, person_id: int, moment: time) -> None:
    """The time of day (Amsterdam) for messages that can wait."""
    c.execute(_MOMENT, {"person": person_id, "value": moment})


def set_language(c: Conn, person_id: int, language: str) -> None:
    """The language of messages to this person."""
    c.execute(_LANGUAGE, {"person": person_id, "value": language})


# --- accounts -------------------------------------------------------------------------------------------------------

_ACCOUNTS = select(
    account_table.c.id,
    account_table.c.person_id,
    account_table.c.channel,
    account_table.c.tenant,
    account_table.c.user_id,
    account_table.c.address,
    account_table.c.last_seen,
    account_table.c.unreachable,
)
_ACCOUNT = Statement(_ACCOUNTS.where(account_table.c.id == bindparam("id")))
_ACCOUNTS_OF = _ACCOUNTS.where(account_table.c.person_id == bindparam("person")).order_by(
    account_table.c.last_seen.desc(), account_table.c.id.desc()
)
_ACCOUNT_OF = Statement(_ACCOUNTS_OF.where(account_table.c.unreachable.is_(None)).limit(1))
_seen = upsert(account_table).values(
    person_id=bindparam("person"),
    channel=bindparam("channel"),
    tenant=bindparam("tenant"),
    user_id=bindparam("user"),
    address=bindparam("address"),
    last_seen=bindparam("at"),
)
_BIND = Statement(
    _seen.on_conflict_do_update(
        index_elements=["channel", "tenant", "user_id"],
        set_={
            "person_id": _seen.excluded.person_id,
            "address": _seen.excluded.address,
            "last_seen": _seen.excluded.last_seen,
            "unreachable": null(),
            "unreachable_at": null(),
        },
    ).returning(account_table.c.id)
)
_UNREACHABLE = (
    update(account_table)
    .where(account_table.c.id == bindparam("account"))
    .values(unreachable=bindparam("why"), unreachable_at=bindparam("at"))
)


def bind(c: Conn, *, person_id: int, channel: str, tenant: str, user: str, address: Json, at: datetime) -> int:
    """The account belongs to this person and was seen now; it is reachable again. Gives the account's id."""
    seen = {"person": person_id, "channel": channel, "tenant": tenant, "user": user, "address": address, "at": at}
    return int(_BIND.value(c, seen))


def account(c: Conn, account_id: int) -> AccountRow | None:
    """One account by id."""
    row = _ACCOUNT.first(c, {"id": account_id})
    return None if row is None else _account(row)


def account_of(c: Conn, person_id: int) -> AccountRow | None:
    """Where to reach the person: the reachable account that was seen last."""
    row = _ACCOUNT_OF.first(c, {"person": person_id})
    return None if row is None else _account(row)


def accounts(c: Conn, person_id: int) -> tuple[AccountRow, ...]:
    """Every account of the person, last seen first."""
    return tuple(_account(row) for row in c.execute(_ACCOUNTS_OF, {"person": person_id}))


def unreachable(c: Conn, account_id: int, why: str, at: datetime) -> None:
    """Nothing can be sent to this account until it is seen again."""
    c.execute(_UNREACHABLE, {"account": account_id, "why": why, "at": at})


def _account(row: Sequence[Any]) -> AccountRow:
    account_id, person_id, channel, tenant, user, address, last_seen, why = row
    return AccountRow(
        id=account_id,
        person_id=person_id,
        channel=channel,
        tenant=tenant,
        user=user,
        address=address,
        last_seen=last_seen,
        unreachable=why,
    )


def _key(email: str) -> str:
    return email.strip().lower()
