"""Signed, expiring addresses for files: who may fetch which file until when, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

_PURPOSE = b"werkplekwijzer bestand 1\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticket:
    """This person may have this file until `expires` (aware, UTC, whole seconds)."""

    file_id: int
    person_id: int
    expires: datetime


class Bad(Enum):
    """Why a ticket is not honoured."""

    FORGED = "forged"
    EXPIRED = "expired"


def sign(secret: bytes, ticket: Ticket) -> str:
    """The ticket as one URL-safe path segment. Raises ValueError without a secret: that would let anyone in."""
    if not secret:
        raise ValueError("a link needs a secret to be signed with")
    claim = f"{ticket.file_id}.{ticket.person_id}.{int(ticket.expires.timestamp())}"
    return f"{claim}.{_seal(secret, claim)}"


def read(secret: bytes, signed: str, *, now: datetime) -> Ticket | Bad:
    """The ticket in a path segment, or why it does not count. A ticket still counts in its last second."""
    claim, dot, seal = signed.rpartition(".")
    if not secret or not dot or not signed.isascii() or not hmac.compare_digest(seal, _seal(secret, claim)):
        return Bad.FORGED
    file_id, person_id, until = (int(part) for part in claim.split("."))
    ticket = Ticket(file_id=file_id, person_id=person_id, expires=datetime.fromtimestamp(until, UTC))
    return Bad.EXPIRED if int(now.timestamp()) > until else ticket


def _seal(secret: bytes, claim: str) -> str:
    digest = hmac.new(secret, _PURPOSE + claim.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
