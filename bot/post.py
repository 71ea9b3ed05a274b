"""What one turn sends: replies to the person who acts and messages to others, all as outbox rows of its transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from bot.unasked import CAUSED
from bot.world import World
from dialogs.message import Message
from dialogs.nouns import Person
from store import outbox


def caused_by(person_id: int) -> str:
    """How the cause of every row begins that this person's own turn made."""
    return f"{CAUSED}{person_id}:"


@dataclass(kw_only=True)
class Post:
    """The rows of one turn, in order.

    The replies are leased under the name `process` for so many seconds; `account` is where the person is speaking now.
    `address` is how the conversation speaks that is at its turn.
    """

    world: World
    process: str
    lease_seconds: float
    account: int | None
    cause: str
    replies: list[tuple[outbox.Row, Message]] = field(default_factory=list)
    address: Literal["u", "je"] | None = None

    @contextmanager
    def speaking(self, address: Literal["u", "je"]) -> Iterator[None]:
        """What is answered meanwhile is said by a conversation that speaks so, from its first line to its last."""
        before, self.address = self.address, address
        try:
            yield
        finally:
            self.address = before

    def reply(self, message: Message, *, replaces: int | None = None) -> int:
        """Answer the person who acts, at once; returns the row's id."""
        if self.address is not None:
            message = replace(message, address=self.address)
        row = outbox.add(
            self.world.c,
            person_id=self.world.person.id,
            account_id=self.account,
            message=message,
            cause=self.cause,
            not_before=self.world.at,
            at=self.world.at,
            replaces=replaces,
            lease_by=self.process,
            lease_seconds=self.lease_seconds,
        )
        assert row is not None, "a reply has no unique key"
        self.replies.append((row, message))
        return row.id

    def send(
        self, to: Person, message: Message, *, not_before: datetime, cause: str | None = None, key: str | None = None
    ) -> int:
        """A message to someone else (or to this person, later); returns the row's id.

        With a `key` that was used before, that row is meant and nothing is added.
        """
        row = outbox.add(
            self.world.c,
            person_id=to.id,
            message=message,
            cause=cause or self.cause,
            key=key,
            not_before=not_before,
            at=self.world.at,
        )
        row = row or (outbox.by_keyed(self.world.c, key) if key is not None else None)
        assert row is not None, "a message without a key is always new"
        return row.id
