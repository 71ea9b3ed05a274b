"""The demo around the page: the example people, and a clock that can be moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from bot import groups, house
from bot.channels.web.demo import DemoPerson, Moved, NotMoved, Waiting
from bot.wiring import Core
from bot.world import AMSTERDAM, World
from dialogs.dates import read_date, read_moment
from dialogs.dutch import moment_words
from dialogs.nouns import Placement, Role, Seat
from store import obligations, outbox, people, placements, settings, tracks

START = datetime(2026, 1, 21, 16, 30, tzinfo=AMSTERDAM)
"""Where the demo's clock stands at first: a Wednesday afternoon in periode 2, two weeks before a deadline."""

END_OF_DAY = time(18, 0)
"""Where "ga naar 29 januari" puts the clock: that day's messages have been sent by then."""

CLOCK = "demo.clock"


class MovingClock:
    """The demo's clock: stands still until it is moved. Its last place is kept by `keep`."""

    def __init__(self, start: datetime, keep: Callable[[datetime], None]) -> None:
        self._now, self._keep = start, keep

    def now(self) -> datetime:
        """The demo's date and time, Amsterdam."""
        return self._now

    def move(self, to: datetime) -> None:
        """Stand somewhere else."""
        self._now = to
        self._keep(to)


class Demo:
    """What the page may ask: who there is, what time it is, and to move on."""

    def __init__(self, core: Core, clock: MovingClock) -> None:
        self._core, self._clock = core, clock

    def now(self) -> datetime:
        """The demo's date and time."""
        return self._clock.now()

    async def people(self) -> tuple[DemoPerson, ...]:
        """Everyone on the example roster with a seat, students and their mentors first."""
        return await self._core.workers.run(self._people)

    def _people(self) -> tuple[DemoPerson, ...]:
        with self._core.database.reading() as c:
            found: dict[int, DemoPerson] = {}
            for placement in placements.active(c, on=self.now().date()):
                for seat in placement.seats:
                    known = found.get(seat.person.id)
                    roles = tuple(dict.fromkeys((*(known.roles if known else ()), seat.role.value)))
                    found[seat.person.id] = DemoPerson(
                        id=seat.person.id,
                        name=seat.person.name,
                        email=seat.person.email,
                        roles=roles,
                        programme=known.programme
                        if known
                        else self._core.library.programmes[placement.programme].title,
                        school=known.school if known else placement.school,
                        near=tuple(dict.fromkeys((*(known.near if known else ()), *_near(placement, seat)))),
                    )
            return tuple(found.values())

    async def move_to(self, to: datetime | str) -> Moved | NotMoved:
        """Move the clock ahead, queue what that day brings, and deliver what is due by then."""
        target = to.astimezone(AMSTERDAM) if isinstance(to, datetime) else self._meant(to)
        if target is None:
            return NotMoved(why=f"‘{to}’ is voor mij geen datum. Schrijf bijvoorbeeld: 29 januari 2026.")
        if target < self.now():
            return NotMoved(why=f"De klok kan niet terug. Het is nu {moment_words(self.now())}.")
        if target.date() > date(self.now().year + 2, 12, 31):
            return NotMoved(why="Zo ver vooruit gaat de klok niet. Kies een dag binnen twee jaar.")
        self._clock.move(target)
        return Moved(now=target, sent=await self._core.tick(target))

    async def deliver(self) -> None:
        """Send what is due at this very moment: the demo's clock stands still, so nothing else would."""
        await self._core.deliver.run(self.now())

    def _meant(self, text: str) -> datetime | None:
        wanted = text.strip().lower().removeprefix("ga naar").strip()
        moment = read_moment(wanted, now=self.now(), looks="ahead")
        day = read_date(wanted, today=self.now().date(), looks="ahead")
        if day is None:
            return moment
        if moment is not None and moment.date() == day and moment.time() not in (time(0), self.now().time()):
            return moment
        end = datetime.combine(day, END_OF_DAY, AMSTERDAM)
        return end if end > self.now() or day != self.now().date() else self.now()

    async def outbox_waiting(self) -> tuple[Waiting, ...]:
        """What is written but not yet delivered."""
        return await self._core.workers.run(self._waiting)

    def _waiting(self) -> tuple[Waiting, ...]:
        with self._core.database.reading() as c:
            return tuple(
                Waiting(person_id=row.person_id, at=row.not_before if row.not_before > self.now() else None)
                for row in outbox.queued(c)
            )


def _near(placement: Placement, seat: Seat) -> tuple[int, ...]:
    """The mentors of a student, the student of a mentor; the participants of a facilitator, and the other way round."""
    other = _OPPOSITE.get(seat.role)
    return tuple(person.id for person in placement.people(other)) if other else ()


_OPPOSITE = {
    Role.STUDENT: Role.WPB,
    Role.WPB: Role.STUDENT,
    Role.FACILITATOR: Role.DEELNEMER,
    Role.DEELNEMER: Role.FACILITATOR,
}


def clock_of(core: Core) -> MovingClock:
    """The clock where it was left, or at the demo's beginning."""

    def keep(to: datetime) -> None:
        with core.database.transaction("demo") as c:
            settings.put(c, CLOCK, to.isoformat())

    with core.database.reading() as c:
        kept = settings.get(c, CLOCK)
    return MovingClock(datetime.fromisoformat(kept).astimezone(AMSTERDAM) if kept else START, keep)


def confirm_policy(core: Core, at: datetime) -> None:
    """In the demo the house policy holds from the start."""
    with core.database.transaction("demo") as c:
        house.confirm(c, core.library, at)


def plan_meetings(core: Core, at: datetime) -> None:
    """In the demo the meetings of the example group are planned, so that its reminders come when the clock moves."""
    with core.database.transaction("demo") as c:
        for group in tracks.groups(c):
            facilitator = group.people(Role.FACILITATOR)[0]
            world = World(c=c, library=core.library, at=at, person=facilitator)
            groups.plan(world, group, groups.moments(world, group))
            obligations.mark(
                c, placement_id=group.id, obligation="zes-bijeenkomsten", status="done", by=facilitator.id, at=at
            )


def begin_everyone(core: Core, at: datetime) -> None:
    """In the demo everyone takes part from the start; nobody has to be invited first."""
    with core.database.transaction("demo") as c:
        for person in people.all_people(c):
            people.begin(c, person.id, at)
