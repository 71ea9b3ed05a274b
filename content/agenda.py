"""What is owed for one placement, by whom and when: obligations meet a calendar and what has happened. Pure.

Hard and soft: only a date that the source itself gives can be late or nudge. A task that stands under a period without
a date of its own is soft: shown with its period, never late.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from content.calendar import AMSTERDAM, Days, at, decent
from content.model import Calendar, Kind, Obligation, Policy, Programme, Source, parse_term

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dialogs.nouns import Person, Placement, Role
    from dialogs.text import Text

Status = Literal["upcoming", "open", "late", "done", "not_applicable", "untracked"]
MEETING_SEARCH = 30
"""Days before a due date in which a stage day is looked for."""

TODO: frozenset[Status] = frozenset({"open", "late"})
"""The statuses that ask for something now."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """What was said about an obligation, and on which day."""

    status: Literal["done", "not_applicable"]
    on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What the store knows of one placement.

    `marks`, `due` (a date of its own: an extension or an agreement) and `revision` by obligation; `events` by name;
    `begun` by person id: since when she is followed here, None when she has not begun. `said` by event: what was agreed
    there, in the words of who led it.
    """

    marks: Mapping[str, Mark] = field(default_factory=dict)
    due: Mapping[str, date] = field(default_factory=dict)
    begun: Mapping[int, date | None] = field(default_factory=dict)
    revision: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[str, date] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """One obligation of one placement as it stands today.

    `roles` and `actors` are who acts (`everyone`: all of them, else one is enough), `others` the roles it is done with.
    `opens` None: as long as the placement lasts. `due` of a soft duty is the end of its period. `repeats` names what it
    happens at, when it happens more than once. A duty about a school exists once for every placement there. `remind`:
    leads of its own. `proof`: the programme wants to see a form. `ahead`: it prepares for a day, so it may come up
    before the placement begins. `said`: what a colleague asked the bot to say with it.
    """

    obligation: str
    title: str
    placement: Placement
    subject: Literal["placement", "group", "school"]
    roles: tuple[Role, ...]
    actors: tuple[Person, ...]
    everyone: bool
    others: tuple[Role, ...]
    period: str | None
    opens: date | None
    due: date | None
    soft: bool
    kind: Kind
    remind: tuple[int, ...] | Literal["halverwege"] | None
    proof: bool
    status: Status
    dialog: str | None
    source: Source
    note: Text | None
    repeats: str | None
    standing: bool
    ours: bool
    revision: int
    ahead: bool = False
    said: str | None = None

    @property
    def about(self) -> str:
        """The name of the student or participant, the group, or the school that it is about."""
        return self.placement.school if self.subject == "school" else self.placement.name

    def acts(self, person_id: int) -> bool:
        """Whether this person is one of its actors."""
        return any(p.id == person_id for p in self.actors)


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """When a nudge is due: `stage` is its lead in working days, `at` is aware (Amsterdam)."""

    stage: int
    at: datetime


def duties(
    programme: Programme, calendar: Calendar | None, placement: Placement, facts: Facts, *, today: date
) -> tuple[Duty, ...]:
    """Every obligation of a placement, by due date or else the end of its period, then as in the programme file."""
    found = [
        _duty(name, obligation, calendar, placement, facts, today)
        for name, obligation in programme.obligations.items()
        if (obligation.subject == "group") == (placement.kind == "group")
    ]
    ends = {name: period.ends for name, period in calendar.periods.items()} if calendar else {}
    return tuple(sorted(found, key=lambda duty: duty.due or ends.get(duty.period or "", date.max)))


def for_person(found: Sequence[Duty], person_id: int, roles: Collection[Role] | None = None) -> tuple[Duty, ...]:
    """The duties in which this person acts; with `roles`, only those that she has in one of these roles."""
    return tuple(
        duty
        for duty in found
        if duty.acts(person_id)
        and (roles is None or any(r in roles and r in duty.roles for r in duty.placement.roles(person_id)))
    )


def serving(found: Sequence[Duty], dialog: str, person_id: int, today: date) -> Duty | None:
    """The duty that a conversation of this dialog is for: of the current period, else the earliest open, else the next.

    What stands all year or happens again and again is not settled by one conversation, so it is never meant.
    """
    mine = [d for d in found if d.dialog == dialog and d.acts(person_id) and not d.standing and not d.repeats]
    todo = [d for d in mine if d.status in TODO]
    current = [d for d in todo if d.due is not None and d.due >= today]
    ahead = [d for d in mine if d.status == "upcoming"]
    return next(iter(current + todo + ahead), None)


def moments(
    duty: Duty,
    person: Person,
    days: Days,
    policy: Policy,
    *,
    stage_days: Collection[int] = (),
    last_only: bool = False,
) -> tuple[Moment, ...]:
    """When to remind this person, first one first: at her time of day, so many working days before a hard due date.

    Never before the task is shown or the placement has begun: then on the first working day of it. What people do
    together is brought up while one of the `stage_days` (0 is Monday) is still to come. Of two moments on one day the
    later stage stays; `last_only`: only the last stage. What is brought up `halverwege`, soft or not, has one moment:
    in the middle of the time that there is for it.
    """
    if duty.due is None or duty.status not in ("upcoming", "open", "late") or not duty.acts(person.id):
        return ()
    clock = decent(person.moment, policy.quiet)
    if duty.remind == "halverwege":
        return (Moment(stage=0, at=at(_halfway(duty.opens, duty.due, days), clock)),) if duty.opens else ()
    if duty.soft:
        return ()
    leads = policy.leads.of(duty.kind) if duty.remind is None else duty.remind
    on: dict[date, int] = {}
    for lead in leads[-1:] if last_only else leads:
        day = days.add_working(duty.due, -lead)
        if duty.kind == "samen":
            day = _before_a_meeting(day, duty.due, days, stage_days)
        first = date.min if duty.ahead else max(duty.opens or duty.placement.start, duty.placement.start)
        day = day if day >= first else days.on_or_after(first)
        if day <= duty.due:
            on[day] = lead
    return tuple(Moment(stage=lead, at=at(day, clock)) for day, lead in on.items())


def _before_a_meeting(day: date, due: date, days: Days, stage_days: Collection[int]) -> date:
    """This day, or the working day before the last stage day until the due date when that is earlier."""
    near = (due - timedelta(days=n) for n in range(MEETING_SEARCH))
    last = next((d for d in near if d.weekday() in stage_days and days.is_working(d)), None)
    return days.add_working(last, -1) if last is not None and last <= day else day


def _halfway(opens: date, due: date, days: Days) -> date:
    """The middle of a span of days, or the first working day after it."""
    middle = opens + (due - opens) / 2
    return middle if days.is_working(middle) else days.add_working(middle, 1)


# --- one obligation ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class _Dates:
    """Where in the year something falls. `known` is False as long as it waits for a date."""

    period: str | None = None
    opens: date | None = None
    due: date | None = None
    known: bool = True


def _duty(
    name: str, obligation: Obligation, calendar: Calendar | None, placement: Placement, facts: Facts, today: date
) -> Duty:
    dates = _dates(obligation, calendar, placement, facts)
    own = facts.due.get(name)
    due = own or dates.due
    soft = obligation.soft and own is None
    roles = obligation.actors.roles
    actors = tuple({p.id: p for role in roles for p in placement.people(role)}.values())
    mark = facts.marks.get(name)
    since = _followed_since(placement, actors, facts)
    return Duty(
        obligation=name,
        title=obligation.title,
        placement=placement,
        subject=obligation.subject,
        roles=roles,
        actors=actors,
        everyone=obligation.actors.all is not None,
        others=obligation.with_,
        period=dates.period,
        opens=dates.opens,
        due=due,
        soft=soft,
        kind=obligation.kind,
        remind=obligation.remind,
        proof=(obligation.done.submitted or obligation.done.approved) is not None,
        status=mark.status if mark else _status(dates, due, soft, placement, since, today),
        dialog=obligation.dialog,
        source=obligation.source,
        note=obligation.note,
        repeats=obligation.when.repeats,
        standing=obligation.when.standing is True,
        ours=obligation.ours,
        revision=facts.revision.get(name, 0),
        ahead=obligation.when.before is not None and obligation.when.after is None,
        said=facts.said.get(obligation.when.after or "") if obligation.when.before is not None else None,
    )


def _dates(obligation: Obligation, calendar: Calendar | None, placement: Placement, facts: Facts) -> _Dates:
    when = obligation.when
    if when.before is not None:
        due = _happened(when.before, calendar, placement, facts)
        since = _happened(when.after, calendar, placement, facts) if when.after is not None else None
        known = due is not None and (when.after is None or since is not None)
        return _Dates(period=when.in_, opens=since, due=due if known else None, known=known)
    if when.after is not None:
        since = _happened(when.after, calendar, placement, facts)
        if since is None:
            return _Dates(period=when.in_, known=False)
        return _Dates(period=when.in_, opens=since, due=since + parse_term(when.within) if when.within else None)
    name = when.by_end_of or when.in_ or when.on
    period = calendar.periods.get(name) if calendar and name else None
    if period is not None:
        return _Dates(period=name, opens=period.announced, due=None if when.standing or when.at else period.ends)
    if when.on is not None:
        due = _named_date(when.on, calendar)
        inside = calendar.period_on(due) if calendar and due else None
        opens = calendar.periods[inside].announced if calendar and inside else None
        return _Dates(period=inside, opens=opens, due=due, known=due is not None)
    return _Dates(period=name)


def _happened(name: str, calendar: Calendar | None, placement: Placement, facts: Facts) -> date | None:
    """The day of an obligation, an event, the placement's own start or eind, or a date of the calendar."""
    mark = facts.marks.get(name)
    if mark is not None:
        return mark.on if mark.status == "done" else None
    own = {"start": placement.start, "eind": placement.end}
    return facts.events.get(name) or own.get(name) or _named_date(name, calendar)


def _named_date(name: str, calendar: Calendar | None) -> date | None:
    """The date of an ISO date, of a calendar's own name for one, or of a period's end; None when not known."""
    if calendar is not None and name in calendar.dates:
        return calendar.dates[name].on
    if calendar is not None and name in calendar.periods:
        return calendar.periods[name].ends
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def _status(dates: _Dates, due: date | None, soft: bool, placement: Placement, since: date, today: date) -> Status:
    if due is not None and due < today and due < since:
        return "untracked"
    if placement.end is not None and (dates.opens or date.min) > placement.end:
        return "not_applicable"
    if due is not None and due < today and not soft:
        return "late"
    waiting = not dates.known and due is None
    return "upcoming" if waiting or (dates.opens is not None and dates.opens > today) else "open"


def _followed_since(placement: Placement, actors: Sequence[Person], facts: Facts) -> date:
    """The first day that someone who acts here was with the bot; far away when nobody is yet."""
    begun = [facts.begun.get(p.id, p.begun_at.astimezone(AMSTERDAM).date() if p.begun_at else None) for p in actors]
    known = [day for day in begun if day is not None]
    if actors and not known:
        return date.max
    return max(placement.start, min(known, default=placement.start))
