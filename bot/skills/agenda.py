"""The agenda: "wat moet ik deze periode doen?", "en volgende week?", "wat is te laat?", the hard dates, a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.meant import Meant, ask, learners, meant
from bot.skills.asked import Asked
from bot.skills.entries import Group, grouped, of_appointment, of_duty
from bot.standings import looked_after
from bot.world import World, duties_of, is_number
from content.agenda import Duty
from dialogs.dates import When, read
from dialogs.dutch import AMSTERDAM
from dialogs.message import Button, Card, Item, Message, Say
from dialogs.nouns import Role
from dialogs.text import Line, line, words
from dialogs.understand import plain
from store import appointments, approvals, placements
from store.appointments import Appointment

MOST = 8
"""Entries on one card; the rest is counted."""

FILLED = 4
"""Up to so many entries are filled up with what counts all year."""

SOON = timedelta(days=14)
"""How far ahead appointments stand in the agenda of now."""

_LATE = re.compile(r"\b(?:te laat|achterstallig\w*|gemist|over tijd|overtijd|verlopen|loop ik achter|overdue|late)\b")
_NOW = re.compile(r"\bdeze (?:\w+)?periode\b|\bnu\b")


def mine(world: World) -> tuple[Duty, ...]:
    """What this person owes, in every placement, with what is settled left out."""
    return tuple(
        d
        for d in duties_of(world.c, world.library, world.placements, world.today)
        if d.acts(world.person.id) and d.status in ("open", "late", "upcoming")
    )


def answer(asked: Asked) -> tuple[Message, ...]:
    """What to do now; or what is late, or what falls in the days that were named. For whom, where that is said."""
    world = asked.world
    about = _about(asked)
    if about is not None and not about.clear:
        return (ask(about.placements or learners(world), "agenda", stranger=not about.placements),)
    if about is None:
        return (_answer(world, asked.text),)
    shown = _answer(world.only(about.placements), asked.text)
    names = [p.first_name for p in about.placements]
    return (replace(shown, title=line("agenda.for", titel=shown.title, namen=names)),)


def _about(asked: Asked) -> Meant | None:
    """Whom the agenda is asked for: by a button, or in words."""
    if asked.args and is_number(asked.args[0]):
        return Meant(placements=tuple(p for p in learners(asked.world) if p.id == int(asked.args[0])))
    return meant(asked.world, asked.text)


def _answer(world: World, said: str) -> Card:
    text = plain(said)
    if _LATE.search(text):
        return late(world)
    span = None if _NOW.search(text) else named_days(world, said)
    return card(world) if span is None else within(world, span)


def named_days(world: World, text: str) -> When | None:
    """The days that a question names, in the words of one of this person's programmes."""
    at = world.at.replace(tzinfo=None)
    known = {(p.programme, p.year, p.region): p for p in world.placements}.values()
    names = [world.named_days(p) for p in known] or [()]
    return next((found for one in names if (found := read(text, at=at, looks="ahead", named=one))), None)


def card(world: World) -> Card:
    """The agenda of now: late first, then by date; where little is asked, what counts all year fills it up."""
    owed = mine(world)
    now = [d for d in owed if d.status in ("open", "late") and _asked_now(d)]
    ordered = grouped(sorted(now, key=lambda d: (d.status != "late", d.due is None, d.due or world.today)))
    always = grouped(d for d in owed if d.status == "open" and d.standing)[: max(0, FILLED - len(ordered))]
    items = [*_waiting(world), *_agreed(world, _meetings(world, world.today, world.today + SOON), ordered)]
    if not items and not always:
        return Card(
            title=line("agenda.title"),
            text=line("agenda.empty") if world.placements else _nowhere(world),
            buttons=(Button(id="help", label=line("button.help")),),
        )
    return _card(
        world,
        Card(
            title=line("agenda.title"),
            text=None if items else line("agenda.only_always"),
            buttons=(
                Button(id="deadline", label=line("button.deadlines")),
                Button(id="calendar", label=line("button.calendar")),
            ),
        ),
        [*items, *(of_duty(world, g) for g in always)],
    )


def _nowhere(world: World) -> Line:
    """Why there is nothing for someone without a placement: hers is over, or she is not on the roster."""
    last = placements.last_ended(world.c, world.person.id, on=world.today)
    if last is None or last.end is None:
        return line("agenda.no_placement")
    key = "agenda.over_own" if last.is_own(world.person.id) else "agenda.over"
    return line(key, naam=last.name, school=last.school, dag=last.end.isoformat())


def late(world: World) -> Card:
    """What had a date of its own, and that date is past; who looks after students can see theirs."""
    owed = sorted((d for d in mine(world) if d.status == "late"), key=lambda d: d.due or world.today)
    text = None if owed else line("agenda.nothing_late")
    theirs = Button(id="overview:laat", label=line("overview.late_title"))
    buttons = (*((theirs,) if looked_after(world) else ()), *_to_agenda())
    shown = Card(title=line("agenda.late_title"), text=text, buttons=buttons)
    return _card(world, shown, [of_duty(world, g) for g in grouped(owed)])


def _asked_now(duty: Duty) -> bool:
    """Whether a duty belongs to this period: it is in one, or it has a date or a beginning of its own."""
    return duty.period is not None or not (duty.standing or duty.repeats or (duty.due is None and duty.opens is None))


def within(world: World, span: When) -> Card:
    """What falls in these days: appointments and dates in order, then what is to be done in a period around them."""
    title = line(
        "agenda.on" if span.first == span.last else "agenda.between",
        van=span.first.isoformat(),
        tot=span.last.isoformat(),
    )
    every = duties_of(world.c, world.library, world.placements, world.today)
    own = [d for d in every if d.acts(world.person.id) and d.status not in ("not_applicable", "untracked")]
    dated = [d for d in own if not d.soft and d.due is not None and span.first <= d.due <= span.last]
    around = [d for d in own if d.status in ("open", "upcoming") and d.soft and _overlaps(d, span)]
    late_too = [d for d in own if d.status == "late" and span.first <= world.today <= span.last and d not in dated]
    agreed = _agreed(world, _meetings(world, span.first, span.last), grouped(sorted([*late_too, *dated], key=_by_due)))
    items = [*agreed, *(of_duty(world, g) for g in grouped(sorted(around, key=_by_due)))]
    return _card(world, Card(title=title, text=None if items else line("agenda.free"), buttons=_to_agenda()), items)


def _overlaps(duty: Duty, span: When) -> bool:
    return duty.due is not None and duty.due >= span.first and (duty.opens is None or duty.opens <= span.last)


def _by_due(duty: Duty) -> date:
    return duty.due or date.max


def _to_agenda() -> tuple[Button, ...]:
    return (Button(id="agenda", label=line("button.agenda")),)


def _card(world: World, shown: Card, items: Sequence[Item]) -> Card:
    """The card with as many entries as it holds, the rest counted, and with the label of an older edition."""
    more = len(items) - MOST
    text = line("agenda.more", n=more) if more > 0 else shown.text
    editions = dict.fromkeys(world.programme(p).edition for p in world.placements)
    labels = [line("agenda.edition", editie=one) for one in editions if one is not None]
    if labels:
        text = line("agenda.sentences", wat=[*([text] if text is not None else []), *labels])
    return replace(shown, items=tuple(items[:MOST]), text=text)


def _meetings(world: World, first: date, last: date) -> tuple[Appointment, ...]:
    """What this person agreed to on these days; of today, what is still to come."""
    start = datetime.combine(first, time(), AMSTERDAM)
    if first == world.today:
        start = world.at
    end = datetime.combine(last + timedelta(days=1), time(), AMSTERDAM)
    return appointments.of_person(world.c, world.person.id, start, end)


def _agreed(world: World, meetings: Iterable[Appointment], groups: Iterable[Group]) -> list[Item]:
    """Appointments among duties, each at its day; what is late, and what has no day, keeps its place."""
    entries = [(g.one.due or date.max, of_duty(world, g)) for g in groups]
    for meeting in meetings:
        day = meeting.at.astimezone(AMSTERDAM).date()
        place = next((n for n, (due, _) in enumerate(entries) if due >= day), len(entries))
        entries.insert(place, (day, of_appointment(world, meeting)))
    return [item for _, item in entries]


def _waiting(world: World) -> list[Item]:
    """The requests that wait for this person's word."""
    there = {p.id for p in world.placements}
    waiting = approvals.open_for(world.c, world.person.id)
    number = len({a.submission_id for a in waiting if a.placement_id is None or a.placement_id in there})
    if not number:
        return []
    show = Button(id="approvals", label=line("button.approvals"), style="primary")
    return [Item(text=line("agenda.request" if number == 1 else "agenda.requests", n=number), buttons=(show,))]


def deadlines(asked: Asked) -> tuple[Message, ...]:
    """Every hard date of this school year, of every student around whom this person has a seat and of herself."""
    world = asked.world
    every = duties_of(world.c, world.library, world.placements, world.today)
    seen = [d for d in every if d.acts(world.person.id) or d.placement.person(Role.STUDENT) is not None]
    hard = [d for d in seen if not d.soft and d.due is not None and d.status != "not_applicable"]
    if not hard:
        return (Say(text=line("agenda.no_deadlines")),)
    groups = grouped(sorted(hard, key=_by_due))
    return (_card(world, Card(title=line("agenda.deadlines")), [of_duty(world, g) for g in groups]),)


def source(asked: Asked) -> tuple[Message, ...]:
    """Where one entry comes from: document and section, with the note that belongs to it."""
    world = asked.world
    if len(asked.args) != 2 or not is_number(asked.args[0]):
        return (Say(text=line("turn.unknown_button")),)
    found = next(
        (
            d
            for p in world.placements
            if p.id == int(asked.args[0])
            for d in world.duties(p)
            if d.obligation == asked.args[1]
        ),
        None,
    )
    if found is None:
        return (Say(text=line("turn.unknown_button")),)
    said = line(
        "agenda.source",
        wat=words(found.title),
        bron=world.library.cited(found.source, found.placement.programme),
        noot=words(found.note) if found.note else "",
    )
    return (Say(text=said),)
