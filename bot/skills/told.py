"""How an answer is told: the words, the date that the agenda gives with it, whom to ask, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from bot.skills.asked import Asked
from bot.world import World
from content.agenda import Duty
from content.answerable import Answerable
from dialogs.message import Message, Say
from dialogs.nouns import Placement, Role
from dialogs.text import Line, line, words

NOTHING = words("")
OWN = (Role.SO, Role.IO)
"""Whom to ask when an answer names nobody."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """One answer in one programme, and the asker's placements there. `score` as in `dialogs.wordings.Hit`.

    `general`: the programme is not hers, but its document is about every school, or about what she was asked to do.
    """

    programme: str | None
    one: Answerable
    placements: tuple[Placement, ...]
    score: float = 1.0
    general: bool = False


def told(asked: Asked, meant: Meant, *, opening: Line = NOTHING) -> Message:
    """The answer with its source, or honestly that the guide is silent, and whom to ask."""
    one = meant.one
    names = whom(asked.world, meant.placements or asked.world.placements, one.ask or OWN)
    if one.source is None:
        ask = line("question.ask", namen=names) if names else NOTHING
        return Say(text=line("question.silent", kop=opening, antwoord=words(one.text), wie=ask, namen=names))
    more = line("question.ask_more", namen=names) if names and one.ask else NOTHING
    cited = asked.world.library.cited(one.source, meant.programme)
    return Say(
        text=line("question.told", kop=opening, antwoord=_said(asked.world, meant), wie=more, bron=cited, namen=names)
    )


def _said(world: World, meant: Meant) -> Line:
    one = meant.one
    if one.kind == "woord":
        return line("glossary.ours", woord=one.name, uitleg=words(one.text))
    if one.kind == "deel":
        return line("question.part", naam=words(one.name or ""), tekst=words(one.text))
    duties = _duties(world, meant)
    date = _date(world, duties)
    if one.kind == "taak":
        return _duty(world, meant, duties, date)
    return line("question.dated", datum=date, antwoord=words(one.text)) if date is not None else words(one.text)


def _duties(world: World, meant: Meant) -> tuple[Duty, ...]:
    """The obligation that dates an answer, in each of the asker's placements there."""
    if meant.one.duty is None:
        return ()
    return tuple(d for p in meant.placements for d in world.duties(p) if d.obligation == meant.one.duty)


def _date(world: World, duties: tuple[Duty, ...]) -> Line | None:
    """The date or dates; with the students when these differ."""
    found: list[tuple[Line, list[str]]] = []
    for duty in duties:
        said = _when(world, duty)
        if said is not None:
            same = next((names for other, names in found if other == said), None)
            if same is None:
                found.append((said, same := []))
            same.append(duty.placement.first_name)
    if len(found) < 2:
        return found[0][0] if found else None
    each = [line("question.due_for", wanneer=said, studenten=names) for said, names in found]
    both = each[0]
    for one in each[1:]:
        both = words("{een} {twee}", een=both, twee=one)
    return both


def _when(world: World, duty: Duty) -> Line | None:
    if duty.due is None or duty.standing:
        return None
    left, day = (duty.due - world.today).days, duty.due.isoformat()
    if duty.soft:
        return line("question.soft", dag=day) if left > 0 else None
    if left < 0:
        return line("question.was_due", dag=day)
    if left < 2:
        return line("question.due_tomorrow" if left else "question.due_today", dag=day)
    return line("question.due", dag=day, n=left)


def _duty(world: World, meant: Meant, duties: tuple[Duty, ...], date: Line | None) -> Line:
    """Who owes something, with whom, and when."""
    obligation = world.library.programmes[meant.programme or ""].obligations[meant.one.duty or ""]
    actors, others = obligation.actors.roles, tuple(r for r in obligation.with_ if r not in obligation.actors.roles)
    there = duties[0].placement if len(duties) == 1 else None
    return line(
        "question.duty",
        wat=words(obligation.title),
        wie=line("question.actors", namen=_people(world, there, actors)) if actors else NOTHING,
        met=line("question.others", namen=_people(world, there, others)) if others else NOTHING,
        datum=line("question.behind", tekst=date) if date is not None else NOTHING,
        noot=line("question.behind", tekst=words(obligation.note)) if obligation.note else NOTHING,
    )


def _people(world: World, there: Placement | None, roles: tuple[Role, ...]) -> list[Line]:
    """The people with these roles by name where there is one placement; else the roles."""
    found: list[Line] = []
    for role in roles:
        people = there.people(role) if there is not None else ()
        if any(p.id == world.person.id for p in people):
            found.append(line("question.you"))
        elif people:
            found += [line("question.as_role", naam=p.name, rol=line(f"role.{role.value}")) for p in people]
        else:
            found.append(line(f"role.{role.value}"))
    return found


def whom(world: World, placements: tuple[Placement, ...], roles: tuple[Role, ...]) -> list[Line]:
    """The people with these roles around the asker, by name and role; the asker herself left out."""
    found: dict[int, Line] = {}
    for role in roles:
        for placement in placements:
            for person in placement.people(role):
                if person.id != world.person.id and person.id not in found:
                    found[person.id] = line("question.as_role", naam=person.name, rol=line(f"role.{role.value}"))
    return list(found.values())
