"""A task is settled, or open again, in every placement for which it is settled as one. Who calls plans those anew."""

from __future__ import annotations

from bot.subjects import sharing
from bot.world import World
from dialogs.nouns import Placement
from store import obligations
from store.obligations import MarkStatus


def mark(
    world: World,
    placement: Placement,
    obligation: str,
    status: MarkStatus = "done",
    *,
    submission_id: int | None = None,
    note: str | None = None,
) -> tuple[Placement, ...]:
    """Settle a task on this person's word; the placements where it is settled now."""
    several = sharing(world, placement, obligation)
    for one in several:
        obligations.mark(
            world.c,
            placement_id=one.id,
            obligation=obligation,
            status=status,
            by=world.person.id,
            at=world.at,
            submission_id=submission_id,
            note=note,
        )
    return several


def unmark(world: World, placement: Placement, obligation: str, status: MarkStatus = "done") -> tuple[Placement, ...]:
    """Open again what this person settled so; the placements where; none when it was not her word."""
    return tuple(
        one
        for one in sharing(world, placement, obligation)
        if obligations.unmark(world.c, placement_id=one.id, obligation=obligation, by=world.person.id, status=status)
    )
