"""Formal lesson visits: how many each student still has coming from this person."""

from __future__ import annotations

from bot.world import World
from dialogs.model import Option
from dialogs.nouns import Placement
from store import appointments, submissions

VISIT = "lesbezoek"
"""The dialog in which a visit is written down, and the kind of an appointment for one."""


def due(world: World, placement: Placement) -> int:
    """The visits that this person owes here, less those that were held or agreed."""
    wanted = max(
        (
            o.done.times
            for o in world.programme(placement).obligations.values()
            if o.dialog == VISIT and set(o.actors.roles) & set(world.roles(placement))
        ),
        default=0,
    )
    if not wanted:
        return 0
    me = world.person.id
    agreed = [a for a in appointments.of_placement(world.c, placement.id) if a.kind == VISIT and me in a.people]
    held = {s.thread for s in submissions.of_placement(world.c, placement.id, VISIT) if s.person_id == me}
    return max(0, wanted - max(len(agreed), len(held)))


def by_location(world: World, placements: tuple[Placement, ...]) -> tuple[Option, ...]:
    """The locations where someone waits for a visit, each with its `students`: a placement's id, who and how many."""
    found: dict[str, list[Option]] = {}
    for placement in sorted(placements, key=lambda p: p.name):
        number = due(world, placement)
        if number:
            label = f"{placement.name} (nog {number} {'bezoek' if number == 1 else 'bezoeken'})"
            found.setdefault(placement.location or placement.school, []).append(
                Option(id=str(placement.id), label=label)
            )
    return tuple(Option(id=name, label=name, parts={"students": tuple(found[name])}) for name in sorted(found))
