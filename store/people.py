"""People on the roster and their accounts in the channels: who is who, who is reachable where, who has begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from dialogs.nouns import Json, Person
from store.db import Conn


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


def by_id(c: Conn, person_id: int) -> Person:
    """The person. Raises LookupError."""
    raise NotImplementedError


def by_email(c: Conn, email: str) -> Person | None:
    """The person with this address, upper and lower case alike."""
    raise NotImplementedError


def by_account(c: Conn, channel: str, tenant: str, user: str) -> Person | None:
    """The person bound to this account."""
    raise NotImplementedError


def all_people(c: Conn) -> tuple[Person, ...]:
    """Everyone, by name."""
    raise NotImplementedError


def put(c: Conn, *, email: str, name: str) -> Person:
    """Add a person, or rename the one with this address."""
    raise NotImplementedError


def lock(c: Conn, person_id: int) -> None:
    """Wait until no other transaction works for this person, and keep it so until commit."""
    raise NotImplementedError


def bind(c: Conn, *, person_id: int, channel: str, tenant: str, user: str, address: Json, at: datetime) -> None:
    """The account belongs to this person and was seen now; it is reachable again."""
    raise NotImplementedError


def account_of(c: Conn, person_id: int) -> AccountRow | None:
    """Where to reach the person: the reachable account that was seen last."""
    raise NotImplementedError


def accounts(c: Conn, person_id: int) -> tuple[AccountRow, ...]:
    """Every account of the person, last seen first."""
    raise NotImplementedError


def account(c: Conn, account_id: int) -> AccountRow | None:
    """One account by id."""
    raise NotImplementedError


def unreachable(c: Conn, account_id: int, why: str, at: datetime) -> None:
    """Nothing can be sent to this account until it is seen again."""
    raise NotImplementedError


def begin(c: Conn, person_id: int, at: datetime) -> bool:
    """The person takes part from now; False when she already did."""
    raise NotImplementedError


def invited(c: Conn, person_id: int, at: datetime) -> bool:
    """The invitation goes out, and the person takes part from now; False when she was invited before."""
    raise NotImplementedError


def stop(c: Conn, person_id: int, at: datetime) -> None:
    """Nothing is sent of the bot's own accord any more."""
    raise NotImplementedError


def resume(c: Conn, person_id: int) -> None:
    """The opposite of stop."""
    raise NotImplementedError


def set_moment(c: Conn, person_id: int, moment: time) -> None:
    """The time of day (Amsterdam) for messages that can wait."""
    raise NotImplementedError


def set_language(c: Conn, person_id: int, language: str) -> None:
    """The language of messages to this person."""
    raise NotImplementedError
