"""The tick: moments that have come become one message per person and day, and are asked again at sending."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.world import AMSTERDAM, days_of, duties_of
from content.agenda import Duty
from content.calendar import is_quiet, next_moment
from content.load import Library
from dialogs.message import Button, Card, Item, Say
from dialogs.nouns import Person, Placement, Region, Role
from dialogs.text import Line, line, words
from store import nudges, outbox, people, placements
from store.db import Conn
from store.nudges import Nudge

BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """A moment that has come, with what it is about."""

    nudge: Nudge
    person: Person
    placement: Placement


def tick(c: Conn, library: Library, at: datetime) -> int:
    """Queue what is due at this instant; how many messages."""
    found: list[Nudge] = []
    while len(more := nudges.due(c, at=at, limit=BATCH, skip=len(found))) == BATCH:
        found += more
    by_person: dict[int, list[Due]] = {}
    for due in _known(c, library, (*found, *more)):
        by_person.setdefault(due.person.id, []).append(due)
    return sum(_one_person(c, library, at, dues) for dues in by_person.values())


def _known(c: Conn, library: Library, found: Sequence[Nudge]) -> list[Due]:
    """The nudges with whom and what they are about; those of a programme that is not carried any more are left out."""
    who = {i: people.by_id(c, i) for i in {n.person_id for n in found}}
    where = {i: placements.by_id(c, i) for i in {n.placement_id for n in found}}
    return [
        Due(nudge=n, person=who[n.person_id], placement=where[n.placement_id])
        for n in found
        if where[n.placement_id].programme in library.programmes
    ]


def not_now(c: Conn, library: Library, row: outbox.Row, person: Person, at: datetime) -> datetime | None:
    """When a message that nobody's action caused may go, if that is not now."""
    local = at.astimezone(AMSTERDAM)
    about = next(iter(_known(c, library, nudges.of_row(c, row.id))), None)
    days = days_of(library, about.placement) if about is not None else library.days(Region.MIDDEN)
    if days.is_working(local.date()) and not is_quiet(local.time(), library.policy.quiet):
        return None
    return next_moment(local, person.moment, days, library.policy.quiet)


def _one_person(c: Conn, library: Library, at: datetime, dues: Sequence[Due]) -> int:
    """One person's due moments: the stale ones are dropped, the rest goes into today's message if one may go."""
    person, local = dues[0].person, at.astimezone(AMSTERDAM)
    latest: dict[tuple[int, str], Due] = {}
    for due in dues:
        latest[due.placement.id, due.nudge.obligation] = due
    fresh = [d for d in latest.values() if not _stale(library, d, local)]
    nudges.settle(c, [d.nudge.id for d in dues if d not in fresh], None)
    if not fresh or not _may_write(c, library, person, fresh[0].placement, local):
        return 0
    if nudges.unanswered(c, person.id) >= library.policy.silent_after:
        return _ask_how(c, person, at)
    message = digest(c, library, fresh, local)
    if message is None:
        nudges.settle(c, [d.nudge.id for d in fresh], None)
        return 0
    row = outbox.add(
        c,
        person_id=person.id,
        message=message,
        cause="digest",
        key=f"digest:{person.id}:{local.date().isoformat()}",
        not_before=at,
        at=at,
    )
    if row is None:
        return 0
    nudges.settle(c, [d.nudge.id for d in fresh], row.id)
    return 1


def _ask_how(c: Conn, person: Person, at: datetime) -> int:
    """Ask once how else, after messages that were not answered; then be silent until the person speaks."""
    last = nudges.last_unasked(c, person.id)
    row = outbox.add(
        c,
        person_id=person.id,
        message=Say(
            text=line("nudge.how_else"),
            buttons=(
                Button(id="doorgaan", label=line("button.keep_on")),
                Button(id="moment", label=line("button.other_moment")),
                Button(id="afmelden", label=line("button.stop_nudges")),
            ),
        ),
        cause="how-else",
        key=f"how-else:{person.id}:{last.date().isoformat() if last else ''}",
        not_before=at,
        at=at,
    )
    return 0 if row is None else 1


def _stale(library: Library, due: Due, local: datetime) -> bool:
    days = days_of(library, due.placement)
    if due.placement.end is not None and due.placement.end < local.date():
        return True
    return days.between(due.nudge.at.astimezone(AMSTERDAM).date(), local.date()) > library.policy.stale_after


def _may_write(c: Conn, library: Library, person: Person, placement: Placement, local: datetime) -> bool:
    """Whether a message that nobody's action caused may go to this person now."""
    if person.stopped or person.begun_at is None:
        return False
    days = days_of(library, placement)
    if not days.is_working(local.date()) or is_quiet(local.time(), library.policy.quiet):
        return False
    caps = [library.policy.per_week[r] for r in placement.roles(person.id) if r in library.policy.per_week]
    last = nudges.last_unasked(c, person.id)
    return not (caps and last is not None and local - last < timedelta(days=7 / min(caps)))


def digest(c: Conn, library: Library, dues: Sequence[Due], local: datetime) -> Card | None:
    """What is still open of these moments as one message; None when nothing is."""
    several = tuple({d.placement.id: d.placement for d in dues}.values())
    wanted = {(d.placement.id, d.nudge.obligation) for d in dues}
    person = dues[0].person
    still = [
        duty
        for duty in duties_of(c, library, several, local.date())
        if (duty.placement.id, duty.obligation) in wanted
        and duty.status in ("open", "upcoming", "late")
        and person.id in {p.id for p in duty.actors}
        and (duty.placement.end is None or duty.placement.end >= local.date())
    ]
    if not still:
        return None
    return Card(
        title=line("nudge.title", naam=person.first_name),
        notice=line("nudge.notice", n=len(still)),
        items=tuple(item(duty, person, local) for duty in still),
        buttons=(Button(id="agenda", label=line("button.agenda")),),
    )


def item(duty: Duty, person: Person, local: datetime) -> Item:
    """One thing to do, with a button to begin, to say that it is done, and to hear of it later."""
    here = f"{duty.placement.id}:{duty.obligation}"
    buttons: list[Button] = []
    if duty.dialog is not None:
        buttons.append(
            Button(
                id=f"start:{duty.dialog}:{duty.placement.id}:{duty.obligation}",
                label=line("button.begin"),
                style="primary",
            )
        )
    buttons.append(Button(id=f"gedaan:{here}", label=line("button.done")))
    buttons.append(Button(id=f"later:{here}", label=line("button.later")))
    own = Role.STUDENT in duty.placement.roles(person.id)
    title = words(duty.title)
    text = title if own else line("nudge.about", wat=title, student=duty.about)
    return Item(text=text, detail=when(duty, local), buttons=tuple(buttons))


def when(duty: Duty, local: datetime) -> Line:
    """When it is due, with the weekday and how long still."""
    assert duty.due is not None, "only dated duties are brought up"
    left = (duty.due - local.date()).days
    key = "nudge.today" if left == 0 else "nudge.tomorrow" if left == 1 else "nudge.late" if left < 0 else "nudge.due"
    return line(key, dag=duty.due.isoformat(), n=abs(left))


def again(c: Conn, library: Library, row: outbox.Row, at: datetime) -> Card | None:
    """The message of a digest row as it is true at sending; None when all of it is settled."""
    sent_with = nudges.of_row(c, row.id)
    known = _known(c, library, sent_with)
    return digest(c, library, known, at.astimezone(AMSTERDAM)) if known else None
