"""What a schoolopleider gets on Monday: one list per location of who is late and who waits for whom.

It is written only when there is something to tell and the day is still free: what is overdue goes first, and is a list
of its own. Nobody is asked twice on a day, which each process remembers for itself; that a list goes out once is the
outbox's key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot import unasked
from bot.standings import Standing, standings
from bot.world import AMSTERDAM, World
from content.calendar import decent
from content.load import Library
from dialogs.message import Button, Card, Item
from dialogs.nouns import Person, Role
from dialogs.text import Line, line, words
from store import outbox, people, placements
from store.db import Conn

CAUSE = "monday"
MONDAY = 0
NAMED = 6
"""So many students of a location are named; the others are counted."""


@dataclass(kw_only=True)
class Mondays:
    """Who has still to be looked at today, in this process."""

    day: date | None = None
    left: set[int] = field(default_factory=set)

    def tick(self, c: Conn, library: Library, at: datetime) -> int:
        """Write to whose moment has come; how many lists."""
        local = at.astimezone(AMSTERDAM)
        if local.weekday() != MONDAY:
            return 0
        if self.day != local.date():
            seats = (s for p in placements.active(c, on=local.date()) for s in p.seats if s.role is Role.SO)
            self.day, self.left = local.date(), {s.person.id for s in seats}
        come = [
            r
            for r in unasked.readers(c, sorted(self.left), at).values()
            if local.time() >= decent(r.person.moment, library.policy.quiet)
        ]
        self.left -= {r.person.id for r in come}
        return sum(_write(c, library, reader, local) for reader in come)


def _write(c: Conn, library: Library, reader: unasked.Reader, local: datetime) -> int:
    if not reader.may(library, local):
        return 0
    world = World(c=c, library=library, at=local, person=reader.person)
    message = listed(world)
    if message is None:
        return 0
    row = unasked.send(
        c,
        reader,
        message,
        cause=CAUSE,
        when=local,
        at=local,
        apart=reader.apart(library),
        key=f"monday:{reader.person.id}:{local.date().isoformat()}",
    )
    return int(row is not None)


def listed(world: World) -> Card | None:
    """The list of this person as it stands now; None when nobody is late or waits."""
    mine = tuple(p for p in world.placements if Role.SO in world.roles(p))
    there: dict[str, list[Standing]] = {}
    for one in standings(world, mine):
        there.setdefault(one.placement.location or one.placement.school, []).append(one)
    items = [
        _location(world, where, found) for where, found in there.items() if any(s.late or s.waiting for s in found)
    ]
    if not items:
        return None
    return Card(
        title=line("monday.title", naam=world.person.first_name),
        text=line("monday.text"),
        notice=line("notice.message"),
        items=tuple(items),
        buttons=(
            Button(id="overview", label=line("overview.all"), style="primary"),
            Button(id="overzicht-excel", label=line("overview.workbook")),
        ),
    )


def again(c: Conn, library: Library, _row: outbox.Row, person: Person, at: datetime) -> Card | None:
    """The list as it is true at sending; None when it became empty."""
    return listed(World(c=c, library=library, at=at.astimezone(AMSTERDAM), person=person))


def _location(world: World, where: str, found: Sequence[Standing]) -> Item:
    told = [_student(world, s) for s in found if s.late or s.waiting]
    more = len(told) - NAMED
    rest = [line("monday.more", n=more)] if more > 0 else []
    return Item(
        text=line("monday.location", waar=where, n=len(found)),
        detail=line("agenda.sentences", wat=[*told[:NAMED], *rest]),
    )


def _student(world: World, standing: Standing) -> Line:
    names = [people.by_id(world.c, i).name for i in dict.fromkeys(a.approver_id for a in standing.waiting)]
    late = [words(d.title) for d in standing.late]
    if not late:
        return line("monday.waits", naam=standing.placement.name, wie=names)
    return line("monday.both" if names else "monday.late", naam=standing.placement.name, taken=late, wie=names)
