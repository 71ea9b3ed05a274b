"""The agenda: "wat moet ik deze periode doen?", the hard dates, and the source of one entry."""

from __future__ import annotations

from collections.abc import Iterable

from bot.skills.asked import Asked
from bot.world import World, duties_of
from content.agenda import Duty
from dialogs.message import Button, Card, Item, Message, Say
from dialogs.nouns import Role
from dialogs.text import Line, line, words

MOST = 8
"""Entries on one card; the rest is counted."""


def mine(world: World) -> tuple[Duty, ...]:
    """What this person owes, in every placement, with what is settled left out."""
    return tuple(
        d
        for d in duties_of(world.c, world.library, world.placements, world.today)
        if world.person.id in {p.id for p in d.actors} and d.status in ("open", "late", "upcoming")
    )


def now(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """What is late or belongs to the present period; what always stands and what comes later stay out."""
    return tuple(d for d in duties if d.status in ("open", "late") and d.period is not None)


def card(world: World) -> Card:
    """The agenda of this period. Late first, then by date."""
    duties = now(mine(world))
    ordered = sorted(duties, key=lambda d: (d.status != "late", d.due is None, d.due or world.today))
    if not ordered:
        return Card(
            title=line("agenda.title"),
            text=line("agenda.empty" if world.placements else "agenda.no_placement"),
            buttons=(Button(id="help", label=line("button.help")),),
        )
    more = len(ordered) - MOST
    return Card(
        title=line("agenda.title"),
        text=line("agenda.more", n=more) if more > 0 else None,
        items=tuple(entry(world, d) for d in ordered[:MOST]),
        buttons=(Button(id="deadline", label=line("button.deadlines")),),
    )


def answer(asked: Asked) -> tuple[Message, ...]:
    """What to do this period, with dates and one button each to begin."""
    return (card(asked.world),)


def entry(world: World, duty: Duty) -> Item:
    """One duty: what, for whom, when, with whom; a button to begin and one for the source."""
    own = Role.STUDENT in world.roles(duty.placement)
    title = words(duty.title)
    buttons: list[Button] = []
    where = f"{duty.placement.id}:{duty.obligation}"
    if duty.dialog is not None and world.library.dialog(duty.placement.programme, duty.dialog) is not None:
        buttons.append(Button(id=f"start:{duty.dialog}:{where}", label=line("button.begin"), style="primary"))
    buttons.append(Button(id=f"bron:{where}", label=line("button.source")))
    text = title if own else line("agenda.about", wat=title, student=duty.placement.student.name)
    return Item(text=text, detail=_detail(world, duty), buttons=tuple(buttons))


def _detail(world: World, duty: Duty) -> Line:
    others = [
        p.name for role in duty.others for p in duty.placement.people(role) if p.id != world.person.id
    ]
    return line("agenda.with", wanneer=when(world, duty), namen=others) if others else when(world, duty)


def when(world: World, duty: Duty) -> Line:
    """The date with how long still; for what has no date of its own its period and the date to stay well before."""
    if duty.due is None:
        return line("agenda.no_date")
    left = (duty.due - world.today).days
    if duty.soft:
        return line("agenda.soft" if left > 0 else "agenda.soft_now", dag=duty.due.isoformat(), n=left)
    if left < 0:
        return line("agenda.late", dag=duty.due.isoformat(), n=-left)
    key = "agenda.today" if left == 0 else "agenda.tomorrow" if left == 1 else "agenda.due"
    return line(key, dag=duty.due.isoformat(), n=left)


def deadlines(asked: Asked) -> tuple[Message, ...]:
    """The hard dates that still come, of everyone's placements."""
    world = asked.world
    hard = [
        d
        for d in duties_of(world.c, world.library, world.placements, world.today)
        if not d.soft and d.due is not None and d.status in ("open", "upcoming", "late")
    ]
    if not hard:
        return (Say(text=line("agenda.no_deadlines")),)
    hard.sort(key=lambda d: d.due or world.today)
    return (Card(title=line("agenda.deadlines"), items=tuple(entry(world, d) for d in hard[:MOST])),)


def source(asked: Asked) -> tuple[Message, ...]:
    """Where one entry comes from: document and section, with the note that belongs to it."""
    world = asked.world
    if len(asked.args) != 2 or not asked.args[0].isdigit():
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
        bron=world.library.cited(found.source),
        noot=words(found.note) if found.note else "",
    )
    return (Say(text=said),)
