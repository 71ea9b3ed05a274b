"""Signed addresses: who may fetch which file until when, and whose calendar may be followed; nothing else."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

_FILE, _FEED = b"werkplekwijzer bestand 1\n", b"werkplekwijzer agenda 1\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket:
    """This person may have this file until `expires` (aware, UTC, whole seconds)."""

    file_id: int
    person_id: int
    expires: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """This person's calendar, as long as `number` is the number of her valid address."""

    person_id: int
    number: int


class Bad(Enum):
    """Why a ticket is not honoured."""

    FORGED = "forged"
    EXPIRED = "expired"


def sign(secret: bytes, ticket: Ticket) -> str:
    """The ticket as one URL-safe path segment. Raises ValueError without a secret: that would let anyone in."""
    return _signed(secret, _FILE, f"{ticket.file_id}.{ticket.person_id}.{int(ticket.expires.timestamp())}")


def read(secret: bytes, signed: str, *, now: datetime) -> Ticket | Bad:
    """The ticket in a path segment, or why it does not count. A ticket still counts in its last second."""
    claim = _claim(secret, _FILE, signed)
    if claim is None:
        return Bad.FORGED
    file_id, person_id, until = claim
    ticket = Ticket(file_id=file_id, person_id=person_id, expires=datetime.fromtimestamp(until, UTC))
    return Bad.EXPIRED if int(now.timestamp()) > until else ticket


@dataclass(frozen=True, kw_only=True, slots=True)
class Addresses:
    """Where this deployment is reached from outside. Without a secret there are no addresses to give."""

    public_url: str = ""
    secret: bytes = b""

    def feed(self, feed: Feed) -> str | None:
        """The address of a calendar, for a calendar program to follow."""
        return f"{self.public_url}/agenda/{sign_feed(self.secret, feed)}.ics" if self.secret else None


NOWHERE = Addresses()
"""A process that is not reached from outside."""


def sign_feed(secret: bytes, feed: Feed) -> str:
    """A calendar as one URL-safe path segment, without an end. Raises ValueError without a secret."""
    return _signed(secret, _FEED, f"{feed.person_id}.{feed.number}")


def read_feed(secret: bytes, signed: str) -> Feed | None:
    """Whose calendar a path segment is for; None when it was not signed here."""
    claim = _claim(secret, _FEED, signed)
    return None if claim is None else Feed(person_id=claim[0], number=claim[1])


def _signed(secret: bytes, purpose: bytes, claim: str) -> str:
    if not secret:
        raise ValueError("a link needs a secret to be signed with")
    return f"{claim}.{_seal(secret, purpose, claim)}"


def _claim(secret: bytes, purpose: bytes, signed: str) -> list[int] | None:
    claim, dot, seal = signed.rpartition(".")
    if not secret or not dot or not signed.isascii() or not hmac.compare_digest(seal, _seal(secret, purpose, claim)):
        return None
    return [int(part) for part in claim.split(".")]


def _seal(secret: bytes, purpose: bytes, claim: str) -> str:
    digest = hmac.new(secret, purpose + claim.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
