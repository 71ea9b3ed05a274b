"""What channels may ask of the core: one event handled, inline replies settled, a home tab. The async edge."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from bot.deliver import Deliver, Leased
from bot.manner import Manners
from bot.ports import Account, Handled, Inbound, Outgoing, Result, Shown
from bot.render import Renderer
from bot.skills import agenda
from bot.turn import Turn
from bot.workers import Workers
from bot.world import AMSTERDAM, World
from content.load import Library
from store import files, people
from store.db import Database


class Front:
    """The desk of one process. Replies that nobody carries inline are sent in the background, after commit."""

    def __init__(
        self,
        *,
        database: Database,
        workers: Workers,
        turn: Turn,
        deliver: Deliver,
        library: Library,
        renderer: Renderer,
        manners: Manners,
    ) -> None:
        self._database, self._workers, self._turn, self._deliver = database, workers, turn, deliver
        self._library, self._renderer, self._manners = library, renderer, manners
        self._inline: dict[int, Leased] = {}
        self._sending: set[asyncio.Task[None]] = set()

    async def turn(self, inbound: Inbound) -> Handled:
        """Handle one event; returns after commit. Raises when nothing was committed."""
        leased = await self._workers.run(self._turn.handle, inbound)
        if leased is None:
            return Handled(duplicate=True)
        if inbound.inline:
            self._inline.update({one.outgoing.key: one for one in leased})
        else:
            task = asyncio.create_task(self._send(leased, inbound.at))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return Handled(replies=tuple(one.outgoing for one in leased))

    async def _send(self, leased: Sequence[Leased], at: datetime) -> None:
        """Replies in order; what stood before them in the outbox first, when they had to wait for it."""
        await self._deliver.send(leased)
        if not leased:
            await self._deliver.run(at)

    async def settle(self, sent: Sequence[tuple[Outgoing, Result]]) -> None:
        """Say how inline replies ended."""
        for outgoing, result in sent:
            leased = self._inline.pop(outgoing.key, None)
            if leased is not None and outgoing.key:
                await self._workers.run(self._deliver.settle, leased, result)

    async def home(self, account: Account, at: datetime) -> Shown | None:
        """The person's agenda as a card; None for an unknown account."""
        return await self._workers.run(self._home, account, at)

    def _home(self, account: Account, at: datetime) -> Shown | None:
        with self._database.reading() as c:
            person = people.by_account(c, account.channel, account.tenant, account.user)
            if person is None:
                return None
            world = World(c=c, library=self._library, at=at.astimezone(AMSTERDAM), person=person)
            manner = self._manners.of(c, person, at)
            return self._renderer.show(agenda.card(world), manner, lambda i: files.meta(c, i))

    async def idle(self) -> None:
        """Wait until every reply under way was sent. A fault in the sending is raised here."""
        while self._sending:
            await asyncio.gather(*self._sending)
