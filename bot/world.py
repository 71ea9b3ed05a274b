"""What a turn has in its hands: the content, the open transaction, the moment, the person and her placements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.links import NOWHERE, Addresses
from content.agenda import Duty, Facts, Mark, duties
from content.calendar import Days
from content.load import Library
from content.model import Programme
from dialogs.date_days import Named
from dialogs.date_gaps import unknown_holiday
from dialogs.nouns import Person, Placement, Role, Seat
from store import obligations, placements, schools, tracks
from store.db import Conn

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, kw_only=True)
class World:
    """One moment for one person, inside one transaction. `at` is Amsterdam time."""

    c: Conn
    library: Library
    at: datetime
    person: Person
    addresses: Addresses = NOWHERE

    @property
    def today(self) -> date:
        """The day in Amsterdam."""
        return self.at.date()

    @cached_property
    def placements(self) -> tuple[Placement, ...]:
        """Where this person has a seat now or later this school year."""
        return placements.of_person(self.c, self.person.id, on=self.today)

    def only(self, placements_: tuple[Placement, ...]) -> World:
        """The same moment, with nothing but these placements in view."""
        made = replace(self)
        made.__dict__["placements"] = placements_
        return made

    @cached_property
    def _known(self) -> dict[int, Placement]:
        return {}

    def placement(self, placement_id: int) -> Placement:
        """A placement, read once in a turn. Raises LookupError."""
        known = self._known
        if placement_id not in known:
            known[placement_id] = placements.by_id(self.c, placement_id)
        return known[placement_id]

    @cached_property
    def _schools(self) -> dict[str, int]:
        return schools.ids(self.c, {p.school for p in self.placements})

    def school(self, placement: Placement) -> int:
        """The number of a placement's school."""
        if placement.school not in self._schools:
            self._schools.update(schools.ids(self.c, [placement.school]))
        return self._schools[placement.school]

    def programme(self, placement: Placement) -> Programme:
        """The placement's programme; a placement of a programme that is not carried is a bug of the import."""
        return self.library.programmes[placement.programme]

    def roles(self, placement: Placement) -> tuple[Role, ...]:
        """What this person is there."""
        return placement.roles(self.person.id)

    def named_days(self, placement: Placement) -> tuple[Named, ...]:
        """What people there call the periods and the holidays of that school year."""
        calendar = self.library.calendar(placement.programme, placement.year)
        return self.library.named_days(placement.region, *((calendar,) if calendar is not None else ()))

    def unknown_holiday(self, text: str) -> str | None:
        """The holiday that a text names and that none of her calendars has the days of."""
        calendars = (self.named_days(p) for p in self.placements)
        return unknown_holiday(text, on=self.today, looks=None, calendars=calendars)

    def duties(self, placement: Placement) -> tuple[Duty, ...]:
        """Everything that is owed around this placement."""
        return duties_of(self.c, self.library, (placement,), self.today)


def is_number(text: str) -> bool:
    """Whether a part of a button's id is the number of something."""
    return text.isascii() and text.isdigit() and len(text) < 19


def days_of(library: Library, placement: Placement) -> Days:
    """The working days of a placement: its region's holidays, with the calendar's own."""
    calendar = library.calendar(placement.programme, placement.year)
    return library.days(placement.region, calendar)


def since(seat: Seat) -> date | None:
    """From which day on this person is followed in this seat; None when she has not begun."""
    if seat.person.begun_at is None:
        return None
    begun = seat.person.begun_at.astimezone(AMSTERDAM).date()
    return max(begun, seat.since or begun)


def duties_of(c: Conn, library: Library, several: tuple[Placement, ...], today: date) -> tuple[Duty, ...]:
    """The agenda of several placements, read with two statements; with one more where there is a mentor track."""
    ids = [p.id for p in several]
    marks: dict[int, dict[str, Mark]] = {}
    for m in obligations.marks(c, ids):
        marks.setdefault(m.placement_id, {})[m.obligation] = Mark(status=m.status, on=m.at.astimezone(AMSTERDAM).date())
    due: dict[int, dict[str, date]] = {}
    revision: dict[int, dict[str, int]] = {}
    for o in obligations.overrides(c, ids):
        due.setdefault(o.placement_id, {})[o.obligation] = o.due
        revision.setdefault(o.placement_id, {})[o.obligation] = o.revision
    events, said = _happened(c, several)
    found: list[Duty] = []
    for placement in several:
        if placement.programme not in library.programmes:
            continue
        programme = library.programmes[placement.programme]
        facts = Facts(
            marks=marks.get(placement.id, {}),
            due=due.get(placement.id, {}),
            revision=revision.get(placement.id, {}),
            begun={s.person.id: since(s) for s in placement.seats},
            events=events.get(placement.group or placement.id, {}),
            said=said.get(placement.group or placement.id, {}),
        )
        calendar = library.calendar(placement.programme, placement.year)
        found.extend(duties(programme, calendar, placement, facts, today=today))
    return tuple(found)


def _happened(c: Conn, several: tuple[Placement, ...]) -> tuple[dict[int, dict[str, date]], dict[int, dict[str, str]]]:
    """The meetings of mentor tracks as events (`bijeenkomst-2`), and what was agreed there, by the group's number."""
    events: dict[int, dict[str, date]] = {}
    said: dict[int, dict[str, str]] = {}
    groups = {p.group or p.id for p in several if p.group is not None or p.kind == "group"}
    for meeting in tracks.meetings(c, groups) if groups else ():
        name = f"{tracks.MEETING}-{meeting.number}"
        events.setdefault(meeting.group, {})[name] = meeting.at.astimezone(AMSTERDAM).date()
        if meeting.reminder:
            said.setdefault(meeting.group, {})[name] = meeting.reminder
    return events, said
