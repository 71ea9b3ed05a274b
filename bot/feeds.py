"""Someone's calendar for a calendar program of her own: her appointments, and her tasks with a date of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from bot import links
from bot.documents.calendar import Entry, calendar
from bot.render import Manner, Renderer
from bot.workers import Workers
from bot.world import AMSTERDAM, World, duties_of
from content.agenda import Status
from content.load import Library
from dialogs.nouns import Placement
from dialogs.text import Line, line
from store import appointments, feeds, people
from store.db import Database

BEHIND, AHEAD = timedelta(days=60), timedelta(days=400)
"""From when until when appointments stand in a feed."""

SHOWN: frozenset[Status] = frozenset({"upcoming", "open", "late"})
"""What is done, or does not count for someone, is not in it."""


class Feeds:
    """The calendars of one deployment; `now` is the clock of the domain."""

    def __init__(
        self,
        *,
        database: Database,
        workers: Workers,
        library: Library,
        renderer: Renderer,
        secret: str,
        now: Callable[[], datetime],
    ) -> None:
        self._database, self._workers, self._library = database, workers, library
        self._renderer, self._secret, self._now = renderer, secret.encode(), now

    async def read(self, ticket: str) -> bytes | None:
        """The calendar behind an address as it is now; None when the address is not (or no longer) valid."""
        feed = links.read_feed(self._secret, ticket)
        return None if feed is None else await self._workers.run(self._read, feed)

    def _read(self, feed: links.Feed) -> bytes | None:
        with self._database.reading() as c:
            if feeds.number_of(c, feed.person_id) != feed.number:
                return None
            at = self._now().astimezone(AMSTERDAM)
            world = World(c=c, library=self._library, at=at, person=people.by_id(c, feed.person_id))
            return calendar(self._entries(world), name="Werkplekwijzer", now=at)

    def _entries(self, world: World) -> Iterator[Entry]:
        mine = world.person.id
        for one in appointments.of_person(world.c, mine, world.at - BEHIND, world.at + AHEAD):
            placement = world.placement(one.placement_id) if one.placement_id is not None else None
            names = [people.by_id(world.c, i).name for i in one.people if i != mine]
            yield Entry(
                uid=f"afspraak-{one.id}@werkplekwijzer",
                title=one.title,
                text=self._about(world, placement, names),
                at=one.at,
                until=one.until,
            )
        for duty in duties_of(world.c, world.library, world.placements, world.today):
            if duty.acts(mine) and not duty.soft and duty.due is not None and duty.status in SHOWN:
                names = [p.name for role in duty.others for p in duty.placement.people(role) if p.id != mine]
                source = line("calendar.source", bron=world.library.cited(duty.source, duty.placement.programme))
                yield Entry(
                    uid=f"taak-{duty.placement.id}-{duty.obligation}@werkplekwijzer",
                    title=duty.title,
                    text=self._about(world, duty.placement, names, source),
                    at=duty.due,
                )

    def _about(self, world: World, placement: Placement | None, names: list[str], *more: Line) -> str:
        """About whom, with whom. The title says neither: a calendar program shows it on a locked phone."""
        said = list(more)
        if names:
            said.insert(0, line("calendar.with", namen=names))
        if placement is not None and not placement.is_own(world.person.id):
            said.insert(0, line("calendar.about", naam=placement.name))
        return "\n".join(self._renderer.words(one, Manner()) for one in said)
