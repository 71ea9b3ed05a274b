"""The people around a subject: who acts, who has which role there, who may be chosen, who reads."""

from __future__ import annotations

from collections.abc import Callable

from bot.context.named import Names, Options, Values
from bot.context.subject import Subject
from bot.manner import says
from dialogs.coaching import SEEN
from dialogs.model import Option
from dialogs.nouns import Json, Role


def _names(role: Role) -> Callable[[Subject], tuple[str, ...]]:
    return lambda s: tuple(dict.fromkeys(p.name for placement in s.placements for p in placement.people(role)))


def _partner(role: Role) -> Callable[[Subject], Json]:
    names = _names(role)
    return lambda s: next(iter(names(s)), None)


def _address(s: Subject) -> Json:
    """How the conversation speaks: as its programme does to who holds it, in her role there or, asked by name, in the
    one that it is for."""
    about = (s.placement,) if s.placement is not None else s.world.placements
    held = ((p, [role for role in s.world.roles(p) if role in s.dialog.as_]) for p in about)
    spoken = {says(s.world.library, p, role) for p, roles in held for role in roles or s.dialog.as_}
    return "u" if "u" in spoken else "je"


def _people(s: Subject) -> tuple[Option, ...]:
    seats = s.placement.seats if s.placement is not None else ()
    others = {x.person.id: x.person.name for x in seats if x.person.id != s.world.person.id}
    return tuple(Option(id=str(i), label=name) for i, name in others.items())


def _around(role: Role) -> Callable[[Subject], tuple[Option, ...]]:
    """Everyone in this role around the students whose mentor this person is."""

    def people(s: Subject) -> tuple[Option, ...]:
        mine = (p for p in s.world.placements if Role.WPB in s.world.roles(p))
        found = {one.id: one.name for p in mine for one in p.people(role)}
        return tuple(Option(id=str(i), label=name) for i, name in found.items())

    return people


VALUES: Values = {
    "person.name": lambda s: s.world.person.name,
    "person.first_name": lambda s: s.world.person.first_name,
    "address": _address,
    **{f"partner.{role.value}": _partner(role) for role in Role},
}

LISTS: Options = {
    "people": _people,
    "eigen.studenten": _around(Role.STUDENT),
    "eigen.schoolopleiders": _around(Role.SO),
}

READERS: Names = {
    **{role.value: _names(role) for role in Role},
    "actors": lambda s: tuple(p.name for p in s.duty.actors) if s.duty is not None else (),
    SEEN: lambda s: tuple(dict.fromkeys(seat.person.name for p in s.world.placements for seat in p.seats)),
}
"""The names in each role, of who has the task to do, and of everyone who may be seen."""
