"""THE path: one event, one transaction, from the inbox to the outbox."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot import plan
from bot.deliver import LEASE_SECONDS, Deliver, Leased
from bot.links import Addresses
from bot.meant import without_names
from bot.ports import Inbound, Outgoing
from bot.post import Post, caused_by
from bot.pressed import pressed
from bot.render import Manner, Renderer
from bot.said import said
from bot.storable import storable
from bot.world import AMSTERDAM, World
from content.load import Library
from dialogs.event import FileRef, Pressed, Said
from dialogs.message import Say
from dialogs.nouns import Person
from dialogs.text import line
from dialogs.understand import Guess, Understanding
from store import files, inbox, outbox, people, placements
from store.db import Conn, Database

STRANGER = Person(id=0, name="", email="")
"""Who is not on the roster: gets a friendly dead end, and nothing of her is kept."""


class Turn:
    """Handles events. Synchronous: called in a worker thread.

    Each turn leases its replies under a name of its own, which begins with `process`.
    """

    def __init__(
        self,
        *,
        database: Database,
        library: Library,
        renderer: Renderer,
        understanding: Callable[[], Understanding],
        deliver: Deliver,
        process: str,
        addresses: Addresses,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        self._database, self._library, self._renderer = database, library, renderer
        self._addresses = addresses
        self._understanding, self._deliver, self._process = understanding, deliver, process
        self._lease_seconds, self._turns = lease_seconds, itertools.count(1)

    def handle(self, inbound: Inbound) -> tuple[Leased, ...] | None:
        """The replies, committed and leased to this process; None when this event was handled before."""
        with self._database.transaction("turn") as c:
            if not inbox.claim(c, inbound.account.channel, inbound.key, inbound.at):
                return None
            found = self._who(c, inbound)
            if found is None:
                return (self._dead_end(inbound),)
            person, account = found
            at = inbound.at.astimezone(AMSTERDAM)
            world = World(c=c, library=self._library, at=at, person=person, addresses=self._addresses)
            post = Post(
                world=world,
                process=f"{self._process}:{next(self._turns)}",
                lease_seconds=self._lease_seconds,
                account=account,
                cause=f"{caused_by(person.id)}{inbound.key}"[:200],
            )
            _own(world, inbound)
            self._act(world, post, inbound)
            return tuple(self._addressed(c, post, at))

    def _who(self, c: Conn, inbound: Inbound) -> tuple[Person, int] | None:
        """The person and her account, locked until commit; bound by a vouched-for address when new."""
        account = inbound.account
        known = people.by_account(c, account.channel, account.tenant, account.user)
        person = people.by_email(c, inbound.email) if known is None and inbound.email is not None else known
        if person is None:
            return None
        people.lock(c, person.id)
        account_id = people.bind(
            c,
            person_id=person.id,
            channel=account.channel,
            tenant=account.tenant,
            user=account.user,
            address=dict(inbound.address),
            at=inbound.at,
        )
        if known is None:
            outbox.wake(c, person.id, account_id)
        if person.begun_at is None:
            people.begin(c, person.id, inbound.at)
            person = people.by_id(c, person.id)
            today = inbound.at.astimezone(AMSTERDAM).date()
            plan.plan(c, self._library, placements.of_person(c, person.id, on=today), today)
        return person, account_id

    def _dead_end(self, inbound: Inbound) -> Leased:
        shown = self._renderer.show(Say(text=line("turn.stranger")), Manner(), _no_files)
        stranger = replace(STRANGER, email=inbound.email or "")
        outgoing = Outgoing(key=0, to=stranger, address=inbound.address, shown=shown)
        return Leased(
            by=self._process, lane="", channel=inbound.account.channel, account=None, attempts=1, outgoing=outgoing
        )

    def _addressed(self, c: Conn, post: Post, at: datetime) -> list[Leased]:
        """The replies that this process holds, in order; the others wait for an older message to the same person."""
        found = [
            self._deliver.address(c, row, at, message, post.world.person)
            for row, message in post.replies
            if row.lease_by is not None
        ]
        return [leased for leased in found if leased is not None]

    def _act(self, world: World, post: Post, inbound: Inbound) -> None:
        try:
            event = storable(inbound.event)
        except RecursionError:
            post.reply(Say(text=line("turn.unreadable")))
            return
        if isinstance(event, Pressed):
            pressed(world, post, event, self._guess)
        elif isinstance(event, Said):
            said(world, post, event, self._guess)

    def _guess(self, world: World, text: str) -> Guess:
        """What a text asks, whoever it names."""
        roles = tuple({r.value for p in world.placements for r in world.roles(p)})
        return self._understanding().guess(without_names(world, text), roles=roles)


def _own(world: World, inbound: Inbound) -> None:
    """What a person drops is hers, also when it was kept before anybody knew who she was."""
    if isinstance(inbound.event, Said):
        for ref in inbound.event.files:
            files.grant(world.c, ref.id, world.person.id, world.at)


def _no_files(_file: int) -> FileRef:
    raise LookupError("a dead end hands over no file")
