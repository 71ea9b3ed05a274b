"""The overview: "hoe staan mijn studenten ervoor?", only who is late, who still misses something, one student whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.meant import ask, meant
from bot.skills.asked import Asked
from bot.skills.entries import when
from bot.standings import Standing, looked_after, standings
from bot.world import World, is_number
from content.agenda import Duty
from dialogs.common_words import COMMON
from dialogs.features import plain, stem
from dialogs.message import Button, Card, Item, Message, Say
from dialogs.nouns import TRACK, Placement, Role
from dialogs.text import Line, line, words
from store import people

MOST = 8
"""Students on one card; the rest is counted, and stands in the workbook."""

SHORT = 3
"""Letters of a stem that is too short to be a part of a compound."""

_LATE = re.compile(r"\b(?:te laat|lo+p\w* achter|achterstand|achterlop\w*|over tijd|behind|late|overdue)\b")
_DONE = re.compile(r"\b(?:al|wel|binnen|klaar|gedaan|gehaald|done)\b")
_NOT = re.compile(r"\b(?:nog|niet|geen|mis\w*|ontbreekt|ontbreken|moet\w*)\b")
_NOTHING = frozenset(map(stem, COMMON))
"""Stems in the names of tasks that say nothing of which task is meant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What of the overview is asked. `task`: stems that the title of a task has; `done`: who has it, else who misses
    it."""

    late: bool = False
    place: str | None = None
    task: frozenset[str] = frozenset()
    done: bool = False


def answer(asked: Asked) -> tuple[Message, ...]:
    """The students this person looks after, as far as they are asked for; by a button, one of them whole."""
    world = asked.world
    mine = looked_after(world)
    if not mine:
        return (Say(text=nobody(world)),)
    if asked.args and is_number(asked.args[0]):
        one = next((p for p in mine if p.id == int(asked.args[0])), None)
        return (student(world, one),) if one is not None else (Say(text=line("turn.unknown_button")),)
    about = meant(world, asked.text) if not asked.args else None
    if about is not None and not about.together:
        there = tuple(p for p in about.placements if p in mine)
        if len(there) == 1:
            return (student(world, there[0]),)
        return (ask(there or mine, "overview", stranger=not there),)
    mine = tuple(p for p in about.placements if p in mine) if about is not None else mine
    wanted = Wanted(late=True) if asked.args else wish(asked.text, mine, standings(world, mine))
    return (card(world, mine, wanted),)


def nobody(world: World) -> Line:
    """Why there is no overview for who has no students: in a mentor track everyone's work is her own."""
    in_track = any(placement.programme == TRACK for placement in world.placements)
    return line("overview.track" if in_track else "overview.nobody")


def wish(text: str, mine: Sequence[Placement], every: Sequence[Standing]) -> Wanted:
    """What a sentence asks of the overview."""
    said = plain(text)
    stems = {stem(word) for word in said.split()} - _NOTHING
    titles = {stem(w) for s in every for d in (*s.duties, *s.done) for w in plain(d.title).split()} - _NOTHING
    task = frozenset(t for t in titles if any(_alike(t, one) for one in stems))
    places = {x for p in mine for x in (p.location, p.school) if x}
    return Wanted(
        late=bool(_LATE.search(said)),
        place=next((x for x in sorted(places) if plain(x) in said), None),
        task=task,
        done=bool(task and _DONE.search(said) and not _NOT.search(said)),
    )


def _alike(one: str, other: str) -> bool:
    """Whether two stems are the same, or one is a part of a compound."""
    return one == other or (min(len(one), len(other)) > SHORT and (one in other or other in one))


def card(world: World, mine: Sequence[Placement], wanted: Wanted) -> Card:
    """The students as far as they are asked for, who is late first."""
    there = [p for p in mine if wanted.place in (None, p.location, p.school)]
    every = standings(world, there)
    if wanted.task:
        return _task(world, every, wanted)
    shown = [s for s in every if s.late] if wanted.late else list(every)
    late = sum(bool(s.late) for s in every)
    return _card(
        title=_titled("overview.late_title" if wanted.late else "overview.title", wanted),
        text=line("overview.count" if late else "overview.nobody_late", n=len(every), laat=late),
        items=[_student(world, s) for s in shown],
        late=late and not wanted.late,
    )


def _task(world: World, every: Sequence[Standing], wanted: Wanted) -> Card:
    """Who has, or still misses, a task that is asked by now."""
    items: list[Item] = []
    for standing in every:
        asked = standing.done if wanted.done else (*standing.late, *standing.now)
        meant = [d for d in asked if wanted.task & {stem(word) for word in plain(d.title).split()}]
        if meant:
            titles = [words(d.title) for d in meant]
            who = list(dict.fromkeys(p.name for d in meant for p in d.actors if p.id != world.person.id))
            key = "overview.has" if wanted.done else "overview.misses" if who else "overview.you_miss"
            items.append(
                Item(
                    text=words("{naam}", naam=standing.placement.name),
                    detail=line(key, taken=titles, wie=who),
                    buttons=(_look(standing.placement),),
                )
            )
    key = "overview.have" if wanted.done else "overview.miss"
    text = line(key if items else f"{key}_nobody", n=len(items), van=len(every))
    return _card(title=_titled("overview.title", wanted), text=text, items=items, late=False)


def _titled(key: str, wanted: Wanted) -> Line:
    return line("overview.at", titel=line(key), waar=wanted.place) if wanted.place else line(key)


def _card(*, title: Line, text: Line, items: Sequence[Item], late: object) -> Card:
    more = len(items) - MOST
    buttons = [Button(id="overzicht-excel", label=line("overview.workbook"))]
    if late:
        buttons.insert(0, Button(id="overview:laat", label=line("overview.only_late"), style="primary"))
    return Card(
        title=title,
        text=line("overview.more", tekst=text, n=more) if more > 0 else text,
        notice=line("notice.message"),
        items=tuple(items[:MOST]),
        buttons=tuple(buttons),
    )


def _look(placement: Placement) -> Button:
    return Button(id=f"overview:{placement.id}", label=line("overview.look"))


def _student(world: World, standing: Standing) -> Item:
    placement = standing.placement
    mentors = [p.name for p in placement.people(Role.WPB) if p.id != world.person.id]
    key = "overview.student" if mentors else "overview.own_student"
    return Item(
        text=line(key, naam=placement.name, wpb=mentors),
        detail=line("overview.stands", wat=_stands(world, standing)),
        buttons=(_look(placement),),
    )


def _stands(world: World, standing: Standing) -> list[Line]:
    said: list[Line] = []
    if standing.late:
        titles = [words(d.title) for d in standing.late]
        said.append(line("overview.late", taken=titles, dag=(standing.late[0].due or world.today).isoformat()))
    said += [line("overview.waits", naam=people.by_id(world.c, i).name) for i in _approvers(standing)]
    if not said and standing.next is not None and standing.next.due is not None:
        said.append(line("overview.next", wat=words(standing.next.title), dag=standing.next.due.isoformat()))
    return said or [line("overview.fine")]


def _approvers(standing: Standing) -> list[int]:
    return list(dict.fromkeys(a.approver_id for a in standing.waiting))


def _who(duty: Duty) -> list[str]:
    return [p.name for p in duty.actors]


def student(world: World, placement: Placement) -> Card:
    """One student: what is late, what is asked now and by whom, what waits for approval."""
    [standing] = standings(world, (placement,))
    duties = (*standing.late, *standing.now)
    items = [
        Item(
            text=words(d.title),
            detail=line("overview.by", wie=_who(d), wanneer=when(world, d)) if d.actors else when(world, d),
        )
        for d in duties
    ]
    waiting = [
        Item(
            text=words("{titel}", titel=a.title),
            detail=line("overview.waits", naam=people.by_id(world.c, a.approver_id).name),
        )
        for a in standing.waiting
    ]
    more = len(items) + len(waiting) - MOST
    where = placement.location or placement.school
    around = [
        line("question.as_role", naam=p.name, rol=line(f"role.{r.value}"))
        for r in Role
        if r is not Role.STUDENT
        for p in placement.people(r)
    ]
    return Card(
        title=words("{naam}", naam=placement.name),
        text=line(
            "overview.about",
            programma=world.programme(placement).title,
            waar=where,
            wie=around,
            rest=line("overview.rest", n=more) if more > 0 else "",
        ),
        notice=line("notice.message"),
        items=(*waiting, *items)[:MOST],
        buttons=(Button(id="overview", label=line("overview.all")),),
    )
