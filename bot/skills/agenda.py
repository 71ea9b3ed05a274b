"""The agenda: "wat moet ik deze periode doen?", the hard dates, and the source of one entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.skills.asked import Asked
from bot.world import World, duties_of, is_number
from content.agenda import Duty
from dialogs.message import Button, Card, Item, Message, Say
from dialogs.nouns import Role
from dialogs.text import Line, line, words

MOST = 8
"""Entries on one card; the rest is counted."""

FILLED = 4
"""Up to so many entries are filled up with what counts all year."""

NAMED = 3
"""Up to so many students are named in one entry; more are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The same duty for one or more students, with the same date."""

    duties: tuple[Duty, ...]

    @property
    def one(self) -> Duty:
        """What they share; the first of them."""
        return self.duties[0]


def mine(world: World) -> tuple[Duty, ...]:
    """What this person owes, in every placement, with what is settled left out."""
    return tuple(
        d
        for d in duties_of(world.c, world.library, world.placements, world.today)
        if d.acts(world.person.id) and d.status in ("open", "late", "upcoming")
    )


def grouped(duties: Iterable[Duty]) -> tuple[Group, ...]:
    """The duties with those of several students together; in the order of the first of each."""
    found: dict[tuple[object, ...], list[Duty]] = {}
    for d in duties:
        found.setdefault((d.placement.programme, d.obligation, d.due, d.status == "late"), []).append(d)
    return tuple(Group(duties=tuple(group)) for group in found.values())


def card(world: World) -> Card:
    """The agenda of this period: late first, then by date; where little is asked, what counts all year fills it up."""
    owed = mine(world)
    now = [d for d in owed if d.status in ("open", "late") and d.period is not None]
    ordered = grouped(sorted(now, key=lambda d: (d.status != "late", d.due is None, d.due or world.today)))
    always = grouped(d for d in owed if d.status == "open" and d.standing)[: max(0, FILLED - len(ordered))]
    if not ordered and not always:
        return Card(
            title=line("agenda.title"),
            text=line("agenda.empty" if world.placements else "agenda.no_placement"),
            buttons=(Button(id="help", label=line("button.help")),),
        )
    more = len(ordered) - MOST
    return Card(
        title=line("agenda.title"),
        text=line("agenda.more", n=more) if more > 0 else None if ordered else line("agenda.only_always"),
        items=tuple(entry(world, g) for g in (*ordered[:MOST], *always)),
        buttons=(Button(id="deadline", label=line("button.deadlines")),),
    )


def answer(asked: Asked) -> tuple[Message, ...]:
    """What to do this period, with dates and one button each to begin."""
    return (card(asked.world),)


def entry(world: World, group: Group) -> Item:
    """One duty: what, for whom, when, with whom; a button to begin and one for the source."""
    duty, several = group.one, len(group.duties) > 1
    where = f"{duty.placement.id}:{duty.obligation}"
    buttons: list[Button] = []
    if (
        duty.acts(world.person.id)
        and duty.dialog is not None
        and world.library.dialog(duty.placement.programme, duty.dialog) is not None
    ):
        begin = f"start:{duty.dialog}" if several else f"start:{duty.dialog}:{where}"
        buttons.append(Button(id=begin, label=line("button.begin"), style="primary"))
    elif duty.acts(world.person.id) and not several and not duty.standing and duty.status != "done":
        buttons.append(Button(id=f"gedaan:{where}", label=line("button.done")))
    buttons.append(Button(id=f"bron:{where}", label=line("button.source")))
    return Item(text=_what(world, group), detail=_detail(world, group), buttons=tuple(buttons))


def _what(world: World, group: Group) -> Line:
    duty, title = group.one, words(group.one.title)
    if Role.STUDENT in world.roles(duty.placement):
        return title
    about = list(dict.fromkeys(d.about for d in group.duties))
    if len(about) > NAMED:
        return line("agenda.about_many", wat=title, n=len(about))
    return line("agenda.about", wat=title, studenten=about)


def _detail(world: World, group: Group) -> Line:
    duty = group.one
    others = [p.name for role in duty.others for p in duty.placement.people(role) if p.id != world.person.id]
    if others and len(group.duties) == 1:
        return line("agenda.with", wanneer=when(world, duty), namen=others)
    return when(world, duty)


def when(world: World, duty: Duty) -> Line:
    """The date with how long still; for what has no date of its own its period and the date to stay well before."""
    if duty.status == "done":
        return line("agenda.done")
    if duty.standing:
        return line("agenda.always")
    if duty.due is None:
        return line("agenda.no_date")
    left = (duty.due - world.today).days
    if duty.soft:
        key = "agenda.soft" if left > 1 else "agenda.soft_tomorrow" if left == 1 else "agenda.soft_now"
        return line(key, dag=duty.due.isoformat(), n=left)
    if left < 0:
        key = "agenda.was" if duty.status != "late" else "agenda.yesterday" if left == -1 else "agenda.late"
        return line(key, dag=duty.due.isoformat(), n=-left)
    key = "agenda.today" if left == 0 else "agenda.tomorrow" if left == 1 else "agenda.due"
    return line(key, dag=duty.due.isoformat(), n=left)


def deadlines(asked: Asked) -> tuple[Message, ...]:
    """Every hard date of this school year, of everyone around whom this person has a seat."""
    world = asked.world
    every = duties_of(world.c, world.library, world.placements, world.today)
    hard = [d for d in every if not d.soft and d.due is not None and d.status != "not_applicable"]
    if not hard:
        return (Say(text=line("agenda.no_deadlines")),)
    hard.sort(key=lambda d: d.due or world.today)
    return (Card(title=line("agenda.deadlines"), items=tuple(entry(world, g) for g in grouped(hard)[:MOST])),)


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
