"""From the outbox to the channels: claim, render, send, settle. The only way out of the bot."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from bot import alerts, asking, monday, nudge, retry, unasked, waiting
from bot.manner import Manners
from bot.points import Points, ignore
from bot.ports import Channel, Outgoing, Refused, Result, RetryLater, Sent, Unknown
from bot.render import MissingText, Renderer
from bot.workers import Workers
from content.load import Library
from dialogs.message import MESSAGE, Message
from dialogs.nouns import Json, Person
from store import audit, files, outbox, people
from store.db import Conn, Database

BATCH = 10
"""Rows leased at once. Few, because they are sent one by one while the lease runs."""

LEASE_SECONDS = 60.0
"""How long a process may take to send what it leased before another may."""

AGAIN: Mapping[str, Callable[[Conn, Library, outbox.Row, Person, datetime], Message | None]] = {
    **dict.fromkeys(nudge.CAUSES, nudge.again),
    waiting.CAUSE: waiting.again,
    monday.CAUSE: monday.again,
    asking.KEY: asking.again,
    **dict.fromkeys((alerts.ANNOUNCED, alerts.ALERTED), alerts.again),
}
"""What is worded anew when it goes, by the row's cause or how its key begins; None: it need not go any more."""

UNSEEN_SECONDS = 3600.0
"""How long a message waits for a person who was not seen in any channel, before it is looked at again."""

ROUNDS = 1000
"""So many batches at most in one run: a run ends, also when somebody keeps adding."""

log = logging.getLogger(__name__)

Reach = Callable[[Person], tuple[str, Mapping[str, Json]] | None]
"""Where to try a person who was never seen in any channel: (channel, address), or None."""


class Leased(Struct, frozen=True, kw_only=True):
    """A row that this process holds under the name `by`, in words and addressed."""

    by: str
    lane: str
    channel: str
    account: int | None
    attempts: int
    outgoing: Outgoing


class Deliver:
    """Sends what is due. `everyone` names the one channel that carries all messages (terminal, demo); else each
    person's own account decides, and `reach` for who has none. `jitter` gives numbers in 0..1."""

    def __init__(
        self,
        *,
        database: Database,
        workers: Workers,
        library: Library,
        renderer: Renderer,
        manners: Manners,
        channels: Mapping[str, Channel],
        process: str,
        jitter: Callable[[], float],
        now: Callable[[], datetime],
        everyone: str | None = None,
        reach: Reach = lambda _person: None,
        points: Points = ignore,
        lease_seconds: float = LEASE_SECONDS,
    ) -> None:
        self._lease_seconds = lease_seconds
        self._database, self._workers, self._library = database, workers, library
        self._renderer, self._manners, self._channels = renderer, manners, channels
        self._process, self._jitter, self._now = process, jitter, now
        self._everyone, self._reach, self._points = everyone, reach, points
        self.unknowns = 0

    async def run(self, at: datetime) -> int:
        """Send everything that is due at this instant; how many messages were sent."""
        sent = 0
        for _ in range(ROUNDS):
            leased = await self._workers.run(self._claim, at)
            if leased is None:
                return sent
            sent += await self.send(leased)
        return sent

    async def send(self, leased: Sequence[Leased]) -> int:
        """Send rows that this process holds, in order, and settle each; how many were sent.

        When one cannot be sent now, what comes after it in the same lane waits too. What is not sent in half the
        time of the lease is given back, so that nobody else sends it meanwhile.
        """
        sent = 0
        held_up: set[str] = set()
        loop = asyncio.get_running_loop()
        latest = loop.time() + self._lease_seconds / 2
        for one in leased:
            late = loop.time() > latest
            result: Result = RetryLater(after=0) if late or one.lane in held_up else await self._carry(one)
            if isinstance(result, RetryLater | Unknown):
                held_up.add(one.lane)
            sent += isinstance(result, Sent)
            if one.outgoing.key:
                await self._workers.run(self.settle, one, result)
        return sent

    async def _carry(self, one: Leased) -> Result:
        self._points("send.before")
        result = await self._channels[one.channel].send(one.outgoing)
        self._points("send.after")
        return result

    def _claim(self, at: datetime) -> list[Leased] | None:
        """Lease a batch; None when nothing is due. Rows that cannot or need not be sent are settled here."""
        with self._database.transaction("claim") as c:
            rows = outbox.claim(c, at=at, by=self._process, limit=BATCH, lease_seconds=self._lease_seconds)
            if not rows:
                return None
            return [leased for row in rows if (leased := self._ready(c, row, at)) is not None]

    def _ready(self, c: Conn, row: outbox.Row, at: datetime) -> Leased | None:
        """A claimed row in words. One that cannot be worded is set aside, so that it holds up nobody else."""
        by = row.lease_by or self._process
        if row.cause.startswith(unasked.CAUSED):
            until = unasked.held_up(c, self._library, row, at)
            if until is not None:
                outbox.defer(c, row.id, by=by, until=until)
                return None
        else:
            if people.by_id(c, row.person_id).stopped:
                nudge.drop(c, row)
                return None
            if not unasked.fits(c, self._library, row, at):
                if row.cause in nudge.CAUSES:
                    nudge.dissolve(c, row)
                    return None
                later = unasked.move(c, self._library, row, at)
                if later > at:
                    outbox.defer(c, row.id, by=by, until=later)
                    return None
        try:
            return self.address(c, row, at)
        except (LookupError, ValueError, MissingText) as problem:
            log.exception("message %s cannot be worded", row.id)
            outbox.dead(c, row.id, by=by, why=f"niet te verwoorden: {problem}"[:300])
            return None

    def address(
        self, c: Conn, row: outbox.Row, at: datetime, message: Message | None = None, person: Person | None = None
    ) -> Leased | None:
        """A leased row in words, with where it goes; None when it was settled as moot or dead.

        `message` and `person` are given where they are at hand already.
        """
        if person is None:
            person = people.by_id(c, row.person_id)
        if message is None:
            message = MESSAGE.validate_json(row.message)
        kind = row.cause if row.cause in AGAIN else (row.key or "").partition(":")[0]
        if kind in AGAIN:
            still = AGAIN[kind](c, self._library, row, person, at)
            if still is None:
                nudge.drop(c, row)
                return None
            message = still
        place = self._place(c, row, person)
        if place is None or place[0] not in self._channels:
            outbox.retry(c, row.id, by=row.lease_by or self._process, after_seconds=UNSEEN_SECONDS)
            return None
        channel, account, address = place
        shown = self._renderer.show(message, self._manners.of(c, person, at), lambda i: files.meta(c, i))
        replaces = outbox.ref_of(c, row.replaces) if row.replaces is not None else None
        return Leased(
            by=row.lease_by or self._process,
            lane=row.lane,
            channel=channel,
            account=account,
            attempts=row.attempts,
            outgoing=Outgoing(key=row.id, to=person, address=address, shown=shown, replaces=replaces),
        )

    def _place(self, c: Conn, row: outbox.Row, person: Person) -> tuple[str, int | None, Mapping[str, Json]] | None:
        if self._everyone is not None:
            return self._everyone, None, {}
        account = people.account(c, row.account_id) if row.account_id is not None else None
        if account is None or account.unreachable is not None:
            account = people.account_of(c, person.id)
        if account is not None:
            return account.channel, account.id, account.address
        found = self._reach(person)
        return None if found is None else (found[0], None, found[1])

    def settle(self, leased: Leased, result: Result) -> None:
        """Write down how one sending ended."""
        key, attempts, by = leased.outgoing.key, leased.attempts, leased.by
        with self._database.transaction("settle") as c:
            if isinstance(result, Sent):
                outbox.sent(c, key, by=by, ref=dict(result.ref), at=self._now())
                return
            if isinstance(result, Refused):
                person = leased.outgoing.to.id
                if result.gone and leased.account is not None:
                    people.unreachable(c, leased.account, result.why, self._now())
                    audit.note(c, who=None, what="unreachable", about=f"person:{person}", at=self._now())
                    if people.account_of(c, person) is not None:
                        outbox.retry(c, key, by=by, after_seconds=0)
                        return
                outbox.dead(c, key, by=by, why=result.why)
                return
            unknown = isinstance(result, Unknown)
            self.unknowns += unknown
            asked = result.after if isinstance(result, RetryLater) else None
            wait = retry.wait(attempts, asked=asked, jitter=self._jitter())
            if wait is None:
                outbox.dead(c, key, by=by, why="te vaak geprobeerd")
            else:
                outbox.retry(c, key, by=by, after_seconds=wait, unknown=unknown)
