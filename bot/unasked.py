"""Writing to someone of the bot's own accord: the one place that says whether it may, and takes the day for it.

Every message that no colleague caused goes through here, whatever it is about: a reminder, an invitation, what a
coordinator gets on Monday, what is announced before it is passed on, homework. There is one row a person and day, so
that nobody gets two on one day and a WPB not two in one week, also when several kinds or several replicas want to
write. Who is refused today is asked again at the next tick; nothing has to be remembered for it.

    row = unasked.write(c, library, person_id, message, cause="maandaglijst", at=at)

gives the queued row, or None when it may not be now: at night, on a day off, during leave, before she began or after
she signed off, in her silence, or because the day (the week) is taken. At sending the same is asked once more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.moments import leave
from bot.world import AMSTERDAM, days_of
from content.calendar import Days, is_quiet, next_moment
from content.load import Library
from dialogs.message import Message
from dialogs.nouns import Person, Placement, Region
from store import absences, outbox, paces, people, placements
from store import unasked as taken_days
from store.absences import Absence
from store.db import Conn
from store.paces import Pace

CAUSED = "turn:"
"""How the cause of a message begins that somebody's turn made."""

HELD_UP = timedelta(minutes=30)
"""So long after its moment something counts as held up: the bot or the channel was down."""

WEEK = 7
LOOK_BACK = timedelta(days=28)
"""How far back absences and taken days matter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Someone who may be written to: her placements, and what holds the bot back.

    `taken`: the days that have a message already. `unanswered`: how many she got since she was last seen.
    """

    person: Person
    placements: tuple[Placement, ...]
    away: tuple[Absence, ...]
    taken: tuple[date, ...]
    unanswered: int
    pace: Pace | None

    def days(self, library: Library, placement: Placement | None = None) -> Days:
        """The days on which she can be written to about a placement (None: her first one): no holiday, not away."""
        about = placement or next(iter(self.placements), None)
        days = days_of(library, about) if about is not None else library.days(Region.MIDDEN)
        return days.without(leave(self.away))

    def apart(self, library: Library) -> int:
        """How many days lie at least between two messages; of several roles the one that is left alone most counts."""
        if self.pace in ("daily", "weekly"):
            return 1 if self.pace == "daily" else WEEK
        per_week = library.policy.per_week
        caps = [per_week[role] for p in self.placements for role in p.roles(self.person.id) if role in per_week]
        return WEEK // min(caps) if caps else 1

    def free(self, day: date, apart: int) -> bool:
        """Whether no day less than `apart` days away has a message yet."""
        return all(abs((day - other).days) >= apart for other in self.taken)

    def silent(self, library: Library) -> bool:
        """Whether she was asked how to go on and has not answered."""
        return self.unanswered > library.policy.silent_after

    def decent(self, library: Library, local: datetime, placement: Placement | None = None) -> bool:
        """Whether a message about this placement is welcome at this moment (Amsterdam): a working day, not at night."""
        return (
            self.person.begun_at is not None
            and not self.person.stopped
            and self.days(library, placement).is_working(local.date())
            and not is_quiet(local.time(), library.policy.quiet)
        )

    def may(self, library: Library, local: datetime, placement: Placement | None = None) -> bool:
        """Whether she may be written to now of the bot's own accord."""
        return (
            self.decent(library, local, placement)
            and not self.silent(library)
            and self.free(local.date(), self.apart(library))
        )


def readers(c: Conn, ids: Sequence[int], at: datetime) -> Mapping[int, Reader]:
    """What is to know about these people before writing to them, read with a few statements for all."""
    today = at.astimezone(AMSTERDAM).date()
    since = today - LOOK_BACK
    around: dict[int, list[Placement]] = {}
    for placement in placements.of_people(c, ids, on=today):
        for person_id in {seat.person.id for seat in placement.seats}:
            around.setdefault(person_id, []).append(placement)
    held = taken_days.restraints(c, ids, since=since)
    away, pace = absences.of_people(c, ids, since=since), paces.of_people(c, ids)
    return {
        person.id: Reader(
            person=person,
            placements=tuple(around.get(person.id, ())),
            away=away.get(person.id, ()),
            taken=held[person.id].taken,
            unanswered=held[person.id].unanswered,
            pace=pace.get(person.id),
        )
        for person in people.by_ids(c, ids)
    }


def write(
    c: Conn,
    library: Library,
    person_id: int,
    message: Message,
    *,
    cause: str,
    at: datetime,
    placement: Placement | None = None,
) -> outbox.Row | None:
    """Queue a message to this person and take today for it, when it may be; else None, and nothing has changed.

    `placement`: whose working days count; None: those of her first placement. `cause` is one word for what it is.
    """
    reader = readers(c, (person_id,), at)[person_id]
    if not reader.may(library, at.astimezone(AMSTERDAM), placement):
        return None
    return send(c, reader, message, cause=cause, when=at, at=at, apart=reader.apart(library))


def send(
    c: Conn,
    reader: Reader,
    message: Message,
    *,
    cause: str,
    when: datetime,
    at: datetime,
    apart: int,
    key: str | None = None,
) -> outbox.Row | None:
    """Queue a message for a moment at which this reader may get it; None when the day was taken meanwhile."""
    assert not cause.startswith(CAUSED), "what a person caused takes no day"
    day = when.astimezone(AMSTERDAM).date()
    if not taken_days.claim(c, reader.person.id, day, cause=cause, apart=apart):
        return None
    row = outbox.add(c, person_id=reader.person.id, message=message, cause=cause, not_before=when, at=at, key=key)
    assert row is not None, "a key is used once"
    taken_days.carried(c, reader.person.id, day, row.id)
    return row


def next_free(library: Library, reader: Reader, after: datetime, placement: Placement | None = None) -> datetime:
    """The first decent moment from `after` on, on a day that is free for this reader."""
    days, apart = reader.days(library, placement), reader.apart(library)
    when = next_moment(after, reader.person.moment, days, library.policy.quiet)
    while not reader.free(when.date(), apart):
        when = next_moment(when + timedelta(days=1), reader.person.moment, days, library.policy.quiet)
    return when


# --- at sending -------------------------------------------------------------------------------------------------------


def fits(c: Conn, library: Library, row: outbox.Row, at: datetime) -> bool:
    """Whether a row about to be sent may go now: still decent for this person, and on the day that it took if any."""
    claimed = taken_days.day_of(c, row.id)
    local = at.astimezone(AMSTERDAM)
    decent = readers(c, (row.person_id,), at)[row.person_id].decent(library, local)
    return decent and claimed in (None, local.date())


def held_up(c: Conn, library: Library, row: outbox.Row, at: datetime) -> datetime | None:
    """Until when what a colleague caused waits, when its moment has passed and now is none: at night, or a day off.

    None: it may go. What answers her own words, and what somebody sends at this very moment, always may.
    """
    if at - row.not_before <= HELD_UP or row.cause.startswith(f"{CAUSED}{row.person_id}:"):
        return None
    local = at.astimezone(AMSTERDAM)
    reader = readers(c, (row.person_id,), at)[row.person_id]
    days = reader.days(library)
    if days.is_working(local.date()) and not is_quiet(local.time(), library.policy.quiet):
        return None
    return next_moment(local, reader.person.moment, days, library.policy.quiet)


def move(c: Conn, library: Library, row: outbox.Row, at: datetime) -> datetime:
    """The next free moment for a row that does not fit now; its day moves along. That moment may be now."""
    claimed = taken_days.day_of(c, row.id)
    local = at.astimezone(AMSTERDAM)
    found = readers(c, (row.person_id,), at)[row.person_id]
    reader = replace(found, taken=tuple(day for day in found.taken if day != claimed), unanswered=0)
    when = local if reader.may(library, local) else next_free(library, reader, local)
    taken_days.release(c, row.id)
    while not taken_days.claim(c, row.person_id, when.date(), cause=row.cause, apart=reader.apart(library)):
        when = next_free(library, reader, when + timedelta(days=1))
    taken_days.carried(c, row.person_id, when.date(), row.id)
    return when
