"""What a conversation is about: a placement, a school in a school year, something to approve; and who may still speak
of it.

A subject is written as its kind, a number and sometimes what sets it apart, with colons in between.
"""

from __future__ import annotations

from bot import reading
from bot.world import World
from dialogs.model import Dialog
from dialogs.nouns import Placement
from store import approvals, concerns

ABOUT_PLACEMENTS = ("placement", "group", "school")
"""The subjects of dialogs that a person has through her placements."""


GUEST = "guest"
"""The kind of subject of who was asked by name."""


def parts_of(subject: str | None) -> tuple[str, int, int | None]:
    """A subject's kind, number, and what sets it apart from another conversation about the same.

    `placement:3` and `placement:3:12` (offered by submission 12) are about placement 3; `approval:7:2` is version 2;
    `guest:3:12` is about placement 3 as well, for someone without a seat there whom submission 12 asked by name;
    `concern:5:9` is step 9 of concern 5; `school:4:2025` is school 4 in the school year that began in 2025.
    """
    kind, _, rest = (subject or "").partition(":")
    number, _, apart = rest.partition(":")
    return kind, int(number or 0), int(apart) if apart else None


def fits(dialog: Dialog, placement: Placement) -> bool:
    """Whether a conversation of this dialog can be about this placement, or about its school."""
    if dialog.subject == "school":
        return bool(placement.school)
    return dialog.subject == placement.kind


def subject_of(world: World, dialog: Dialog, placement: Placement) -> str:
    """What a conversation of this dialog is about, when a person has it through this placement."""
    return school_of(world, placement) if dialog.subject == "school" else f"placement:{placement.id}"


def school_of(world: World, placement: Placement) -> str:
    """The school of a placement in its school year, as a subject."""
    return f"school:{world.school(placement)}:{first_year(placement)}"


def first_year(placement: Placement) -> int:
    """The year in which a placement's school year begins."""
    return int(placement.year.partition("-")[0])


def placements_of(world: World, subject: str | None) -> tuple[Placement, ...]:
    """The placements that a subject is about; of a school, those where this person has a seat."""
    kind, number, apart = parts_of(subject)
    if kind in ("placement", GUEST):
        return (world.placement(number),)
    if kind == "school":
        there = (p for p in world.placements if p.school and first_year(p) == apart)
        return tuple(p for p in there if world.school(p) == number)
    if kind == "concern":
        concern = concerns.by_id(world.c, number)
        return (world.placement(concern.placement_id),) if concern is not None else ()
    approval = approvals.by_id(world.c, number) if kind == "approval" else None
    return (world.placement(approval.placement_id),) if approval and approval.placement_id else ()


def placement_of(world: World, subject: str | None) -> Placement | None:
    """The placement that a subject is about; of a school, one of them."""
    return next(iter(placements_of(world, subject)), None)


def seated(world: World, subject: str | None) -> bool:
    """Whether the person still has a seat where a conversation is about, or was asked by name, and it is not over."""
    kind, number, _ = parts_of(subject)
    if kind == "concern":
        return reading.allowed(world.c, "concern", number, reader=world.person.id)
    found = placements_of(world, subject)
    if not found:
        return kind not in ABOUT_PLACEMENTS
    return any((kind == GUEST or world.roles(p)) and (p.end is None or p.end >= world.today) for p in found)


def sharing(world: World, placement: Placement, obligation: str) -> tuple[Placement, ...]:
    """The placements for which this obligation is settled as one: of a school, all that this person has there."""
    obliged = world.programme(placement).obligations.get(obligation)
    if obliged is None or obliged.subject != "school":
        return (placement,)
    there = placements_of(world, school_of(world, placement))
    return tuple(p for p in there if p.programme == placement.programme)
