"""Whom someone's words are about, of the learners whom she may see; and the question when more than one fits.

The matching is `dialogs/whom.py`'s; here is who there is to match, which follows from the seats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.world import World
from dialogs.choosing import plain
from dialogs.message import Button, Card, Item
from dialogs.nouns import Placement
from dialogs.text import Line, line, words
from dialogs.whom import Known, first_name, masked, whom

MOST = 8
"""People on one card; others can be named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """The placements that a sentence is about. `together`: all of them; else, where there are several, one of them.
    None at all, when it names somebody who is not there."""

    placements: tuple[Placement, ...]
    together: bool = False

    @property
    def clear(self) -> bool:
        """Whether nothing need be asked."""
        return self.together or len(self.placements) == 1


def known(placement: Placement) -> Known:
    """A learner as people speak of her."""
    return Known(
        name=placement.name,
        klassen=placement.klassen,
        vak=placement.vak,
        start=placement.start,
        places=tuple(one for one in (placement.school, placement.location) if one),
    )


def learners(world: World) -> tuple[Placement, ...]:
    """Everyone whom this person may speak of: the learners around whom she has a seat, and not she herself."""
    return tuple(p for p in world.placements if p.learner is not None and not p.is_own(world.person.id))


def meant(world: World, text: str) -> Meant | None:
    """Whom a sentence is about: learners, or those of a colleague whom it names; None when it is about nobody in
    particular, or there is nobody to choose from."""
    there = learners(world)
    found = whom(text, tuple(map(known, there))) if there else None
    if found is not None:
        return Meant(placements=tuple(there[n] for n in found.found), together=found.together)
    name = first_name(text) if there else None
    if name is None:
        return None
    first = plain(name)
    others = (s.person for p in world.placements for s in p.seats if s.person.id != world.person.id)
    colleagues = {person.id for person in others if plain(person.first_name) == first}
    theirs = tuple(p for p in there if colleagues & {s.person.id for s in p.seats})
    if colleagues and not theirs:
        return None
    return Meant(placements=theirs, together=bool(theirs))


def without_names(world: World, text: str) -> str:
    """A sentence as anybody would say it: "mijn student" for the name of a learner whom she may see."""
    return masked(text, tuple(map(known, learners(world))))


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of those among whom is asked: her name, her first name for a button, what else is told, the button's id."""

    name: str
    short: str
    detail: Line | None
    control: str


def which(choices: Sequence[Choice], *, title: str = "start.for_whom", stranger: bool = False) -> Card:
    """Which of these is meant: a button each for the first, and for more than a card holds, that a name can be typed.

    Who share a first name are told apart on their buttons.
    """
    shorts = Counter(choice.short for choice in choices)
    more = len(choices) - MOST
    told = [*((line("meant.nobody"),) if stranger else ()), *((line("meant.more", n=more),) if more > 0 else ())]
    return Card(
        title=line(title),
        text=line("agenda.sentences", wat=told) if told else None,
        items=tuple(
            Item(
                text=line("start.student", naam=one.name),
                detail=one.detail,
                buttons=(
                    Button(
                        id=one.control,
                        label=words("{naam}", naam=one.short if shorts[one.short] == 1 else one.name),
                        style="primary",
                    ),
                ),
            )
            for one in choices[:MOST]
        ),
    )


def ask(placements: Sequence[Placement], control: str, *, stranger: bool = False) -> Card:
    """Which of these is meant: a button each, that says `control` about her."""
    return which(
        [
            Choice(
                name=p.name,
                short=p.first_name,
                detail=words("{waar}", waar=p.school) if p.school else None,
                control=f"{control}:{p.id}",
            )
            for p in placements
        ],
        stranger=stranger,
    )
