"""Who may read a worry: worked out from the placement and the programme's routes, before a word is typed."""

from __future__ import annotations

from collections.abc import Mapping

from bot.world import World
from content.worries import Route
from dialogs.dutch import enumerate_words, variant
from dialogs.model import Option
from dialogs.nouns import Person, Placement, Role

HELPERS = (Role.SO, Role.IO, Role.SCO)
"""Who can help where a route leaves nobody."""

Readers = tuple[tuple[Person, Role], ...]


def routes(world: World, placement: Placement) -> Mapping[str, Route]:
    """The kinds of worry that this person can have about a placement and that somebody can read."""
    worries = world.library.worries(placement.programme)
    if worries is None:
        return {}
    found = {name: route for role in world.roles(placement) for name, route in worries.for_role(role).items()}
    return {name: route for name, route in found.items() if readers(world, placement, route)}


def readers(world: World, placement: Placement, route: Route) -> Readers:
    """Who reads it, each once, in one of the roles of the route; where nobody is left of those, whom the others are.

    Never the author herself, and of a learner's worry never who mentors her there, whatever else she is.
    """
    barred = _barred(world, placement)
    found = _in(placement, route.to, barred)
    if not _reached(found):
        found = _in(placement, HELPERS, barred)
    return found if _reached(found) else ()


def helpers(world: World, placement: Placement) -> tuple[Person, ...]:
    """Whom this person can turn to about a placement, with the bot or not."""
    return tuple(p for p, _ in _in(placement, HELPERS, _barred(world, placement)))


def _barred(world: World, placement: Placement) -> set[int]:
    barred = {world.person.id}
    if placement.is_own(world.person.id):
        return barred | {p.id for p in placement.people(Role.WPB)}
    return barred | {placement.learner.id} if placement.learner is not None else barred


def _in(placement: Placement, roles: tuple[Role, ...], barred: set[int]) -> Readers:
    found: dict[int, tuple[Person, Role]] = {}
    for role in roles:
        for person in placement.people(role):
            if person.id not in barred:
                found.setdefault(person.id, (person, role))
    return tuple(found.values())


def _reached(found: Readers) -> bool:
    """Whether at least one of them takes part."""
    return any(person.begun_at is not None for person, _ in found)


def can_share(world: World, placement: Placement) -> bool:
    """Whether there is anybody to share a worry with here."""
    return bool(routes(world, placement))


def choices(world: World, placement: Placement) -> tuple[Option, ...]:
    """The kinds of worry, each with the names of who reads it."""
    return tuple(
        Option(
            id=name,
            label=f"{route.label} ({_who_read(readers(world, placement, route))})",
            parts={"readers": _named(readers(world, placement, route))},
        )
        for name, route in routes(world, placement).items()
        if not route.choose
    )


def _who_read(found: Readers) -> str:
    names = [p.name for p, _ in found]
    return f"{enumerate_words(names)} {'leest' if len(names) == 1 else 'lezen'} dit"


def people(world: World, placement: Placement) -> tuple[Option, ...]:
    """Whom a learner can choose; the ones who take part."""
    free = [route for route in routes(world, placement).values() if route.choose]
    able = {p.id: (p, role) for route in free for p, role in readers(world, placement, route) if p.begun_at is not None}
    return tuple(
        Option(id=str(p.id), label=f"{p.name} ({_called(world, role)})", parts={"readers": _named(((p, role),))})
        for p, role in able.values()
    )


def _called(world: World, role: Role) -> str:
    return variant(world.library.texts[f"role.{role.value}"])


def reasons(world: World, placement: Placement) -> tuple[Option, ...]:
    """What a worry may have to do with, where the documents name it."""
    return tuple(option for route in routes(world, placement).values() for option in route.reasons)


def _named(found: Readers) -> tuple[Option, ...]:
    return tuple(Option(id=str(p.id), label=p.name) for p, _ in found)
