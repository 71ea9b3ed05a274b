"""The tick: moments that have come become one message per person and day, and are asked again at sending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot import unasked
from bot.unasked import Reader
from bot.world import AMSTERDAM, duties_of
from content.agenda import Duty
from content.calendar import is_quiet
from content.load import Library
from dialogs.message import MESSAGE, Button, Card, Item
from dialogs.nouns import Person
from dialogs.text import Line, line, words
from store import nudges, outbox, placements
from store import unasked as taken_days
from store.db import Conn
from store.nudges import Nudge

PEOPLE = 50
"""So many people at most in one transaction: SQLite has one writer, which others wait for."""

CAUSES = ("digest", "asked")
"""What a message of the tick is called in the outbox; `asked`: she asked to be reminded."""

Duties = Mapping[tuple[int, str], Duty]
"""By placement and obligation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ticked:
    """How many messages were queued, and the last person looked at; `upto` None: nobody is left."""

    queued: int
    upto: int | None


def tick(c: Conn, library: Library, at: datetime, *, after: int = 0) -> Ticked:
    """Queue what is due at this instant for the first so many people with an id after `after`."""
    local = at.astimezone(AMSTERDAM)
    if local.weekday() > 4 or is_quiet(local.time(), library.policy.quiet):
        return Ticked(queued=0, upto=None)
    ahead = at + timedelta(days=unasked.WEEK)
    found = nudges.due(c, at=at, ahead=ahead, after=after, people=PEOPLE)
    waiting: dict[int, list[Nudge]] = {}
    for nudge in found:
        waiting.setdefault(nudge.person_id, []).append(nudge)
    readers = unasked.readers(c, tuple(waiting), at)
    duties = _duties(c, library, found, local.date())
    queued = sum(_one_person(c, library, readers[i], duties, waiting[i], local) for i in waiting)
    return Ticked(queued=queued, upto=max(waiting) if len(waiting) == PEOPLE else None)


def _duties(c: Conn, library: Library, found: Sequence[Nudge], today: date) -> Duties:
    """What these nudges are about, as it stands today; nothing of a placement that is over."""
    several = tuple(
        p for p in placements.by_ids(c, sorted({n.placement_id for n in found})) if p.end is None or p.end >= today
    )
    return {(d.placement.id, d.obligation): d for d in duties_of(c, library, several, today)}


def _one_person(
    c: Conn, library: Library, reader: Reader, duties: Duties, waiting: Sequence[Nudge], local: datetime
) -> int:
    """One person's moments: what is moot is settled, the rest goes into today's message if one may go.

    Who gets at most one message a week hears in it what would come before the next one. What she asked to be reminded
    of, and what a colleague asked her to be reminded of, does not wait for that week to pass.
    """
    come = [n for n in waiting if n.at <= local]
    latest = {_about(n): n for n in come}
    due = [n for about, n in latest.items() if about in duties and _asks(library, reader, duties[about], n, local)]
    nudges.settle(c, [n.id for n in come if n not in due], None)
    due = [n for n in due if reader.decent(library, local, duties[_about(n)].placement)]
    apart = reader.apart(library)
    if reader.silent(library) or not reader.free(local.date(), apart):
        asked = [n for n in due if n.snoozed or duties[_about(n)].said is not None]
        return _asked_for(c, library, reader, duties, asked, local)
    if not due:
        return 0
    if apart > 1:
        upto = local + timedelta(days=apart)
        later = [n for n in waiting if local < n.at < upto and not n.snoozed and _about(n) in duties]
        due += [n for n in later if _open(reader.person, duties[_about(n)])]
    message = _message(library, reader, _duties_of(due, duties), local)
    row = unasked.send(c, reader, message, cause="digest", when=local, at=local, apart=apart)
    if row is not None:
        nudges.settle(c, [n.id for n in due], row.id)
    return int(row is not None)


def _asked_for(c: Conn, library: Library, reader: Reader, duties: Duties, due: Sequence[Nudge], local: datetime) -> int:
    """What somebody asked for comes at its moment, also where nothing may come of the bot's own accord."""
    if not due:
        return 0
    message = _message(library, reader, _duties_of(due, duties), local)
    row = outbox.add(c, person_id=reader.person.id, message=message, cause="asked", not_before=local, at=local)
    assert row is not None, "a message without a key is always new"
    nudges.settle(c, [n.id for n in due], row.id)
    return 1


def _duties_of(due: Sequence[Nudge], duties: Duties) -> tuple[Duty, ...]:
    return tuple({_about(n): duties[_about(n)] for n in due}.values())


def _about(nudge: Nudge) -> tuple[int, str]:
    return nudge.placement_id, nudge.obligation


def _open(person: Person, duty: Duty) -> bool:
    return duty.status in ("open", "upcoming") and duty.acts(person.id)


def _asks(library: Library, reader: Reader, duty: Duty, nudge: Nudge, local: datetime) -> bool:
    """Whether a moment that has come still asks something: not done, hers, not past, and not left lying too long.

    What is past is brought up only when she asked for it, or was away at that moment.
    """
    was_away = any(nudge.at.astimezone(AMSTERDAM).date() in span for span in reader.away)
    if not _open(reader.person, duty):
        return duty.status == "late" and duty.acts(reader.person.id) and (nudge.snoozed or was_away)
    return not _stale(library, reader, duty, nudge, local)


def _stale(library: Library, reader: Reader, duty: Duty, nudge: Nudge, local: datetime) -> bool:
    """Whether it lay longer than the policy allows, in days on which a message about it could have gone to her."""
    days = reader.days(library, duty.placement)
    came = nudge.at.astimezone(AMSTERDAM).date()
    since = (came + timedelta(days=n) for n in range(1, (local.date() - came).days + 1))
    lay = sum(days.is_working(day) and reader.free(day, reader.apart(library)) for day in since)
    return lay > library.policy.stale_after


# --- the message ------------------------------------------------------------------------------------------------------


def _message(library: Library, reader: Reader, duties: Sequence[Duty], local: datetime) -> Card:
    """What these duties ask, as one message; the last one before silence also asks how to go on."""
    asks = reader.unanswered == library.policy.silent_after
    how = (
        Button(id="doorgaan", label=line("button.keep_on")),
        Button(id="moment", label=line("button.other_moment")),
        Button(id="afmelden", label=line("button.stop_nudges")),
    )
    return Card(
        title=line("nudge.back" if _returns(library, reader, local) else "nudge.title", naam=reader.person.first_name),
        text=line("nudge.how_else", n=reader.unanswered) if asks else None,
        notice=line("nudge.notice"),
        items=tuple(item(duty, reader.person, local) for duty in _in_order(duties)),
        buttons=(Button(id="agenda", label=line("button.agenda")), *(how if asks else ())),
    )


def _in_order(duties: Sequence[Duty]) -> Sequence[Duty]:
    """By date; what is about a school once, however many students it has."""
    once = {
        (d.subject, d.placement.school if d.subject == "school" else d.placement.id, d.obligation): d for d in duties
    }
    return sorted(once.values(), key=lambda duty: duty.due or date.max)


def _returns(library: Library, reader: Reader, local: datetime) -> bool:
    """Whether this is the first working day after leave."""
    days = reader.days(library)
    return any(span.last < local.date() and days.between(span.last, local.date()) == 1 for span in reader.away)


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
    own = duty.placement.is_own(person.id)
    title = words(duty.title)
    text = title if own else line("nudge.about", wat=title, student=duty.about)
    due = when(duty, local)
    detail = due if duty.said is None else line("nudge.said", tekst=duty.said, wanneer=due)
    return Item(text=text, detail=detail, buttons=tuple(buttons))


def when(duty: Duty, local: datetime) -> Line:
    """When it is due, with the weekday and how long still."""
    assert duty.due is not None, "only dated duties are brought up"
    if duty.soft:
        return line("nudge.soft", dag=duty.due.isoformat())
    left = (duty.due - local.date()).days
    key = "nudge.today" if left == 0 else "nudge.tomorrow" if left == 1 else "nudge.late" if left < 0 else "nudge.due"
    return line(key, dag=duty.due.isoformat(), n=abs(left))


# --- at sending -------------------------------------------------------------------------------------------------------


def again(c: Conn, library: Library, row: outbox.Row, person: Person, at: datetime) -> Card | None:
    """The message of a digest row as it is true at sending; None when all of it is settled."""
    local = at.astimezone(AMSTERDAM)
    carried = nudges.of_row(c, row.id)
    duties = _duties(c, library, carried, local.date())
    wanted = {_about(n) for n in carried}
    still = [
        d
        for key, d in duties.items()
        if key in wanted and d.acts(person.id) and d.status in ("open", "upcoming", "late")
    ]
    if not still:
        return None
    queued = MESSAGE.validate_json(row.message)
    assert isinstance(queued, Card), "a digest is a card"
    items = tuple(item(duty, person, local) for duty in _in_order(still))
    return replace(queued, items=items)


def dissolve(c: Conn, row: outbox.Row) -> None:
    """A digest that may not go now does not go at all: its moments wait for the next message."""
    nudges.reopen(c, person_id=row.person_id, outbox_id=row.id)
    drop(c, row)


def drop(c: Conn, row: outbox.Row) -> None:
    """This message is not sent; its day is free again."""
    outbox.moot(c, row.id)
    taken_days.release(c, row.id)
