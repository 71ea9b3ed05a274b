"""What a dialog may know before it takes a step: named values, lists and readers, loaded for one subject."""

from __future__ import annotations

from datetime import timedelta

from bot.world import World
from dialogs.model import Dialog, Option
from dialogs.nouns import Json, Placement, Role
from dialogs.outcome import Context
from store import approvals, placements

ROLES_WITH_ONE_NAME = (Role.STUDENT, Role.WPB, Role.SO, Role.IO, Role.SCO, Role.ASSESSOR)


def placement_of(world: World, subject: str | None) -> Placement | None:
    """The placement that a subject (`placement:3`, `approval:7`) is about."""
    if subject is None:
        return None
    kind, _, number = subject.partition(":")
    if kind == "placement":
        return placements.by_id(world.c, int(number))
    if kind == "approval":
        approval = approvals.by_id(world.c, int(number))
        return placements.by_id(world.c, approval.placement_id) if approval and approval.placement_id else None
    return None


def load(world: World, dialog: Dialog, subject: str | None, obligation: str | None) -> Context:
    """The context of one step. Reads, never writes."""
    placement = placement_of(world, subject)
    values: dict[str, Json] = {
        "person.name": world.person.name,
        "person.first_name": world.person.first_name,
        "today": world.today.isoformat(),
        "obligation": obligation,
    }
    lists: dict[str, tuple[Option, ...]] = {}
    readers: dict[str, tuple[str, ...]] = {}
    if placement is not None:
        programme = world.programme(placement)
        values |= _about(world, placement, programme.stage_days)
        lists["placement.klassen"] = tuple(Option(id=k, label=k) for k in placement.klassen)
        lists["people"] = tuple(
            Option(id=str(s.person.id), label=s.person.name)
            for s in placement.seats
            if s.person.id != world.person.id
        )
        lists["leeruitkomsten"] = programme.leeruitkomsten
        name = dialog.framework or programme.framework
        framework = world.library.framework(programme.id, name) if name else None
        if framework is not None:
            lists["framework.dimensions"] = lists[f"{framework.id}.dimensions"] = framework.options
        readers = {
            role.value: tuple(p.name for p in placement.people(role))
            for role in Role
            if placement.person(role) is not None
        }
    if subject is not None and subject.startswith("approval:"):
        approval = approvals.by_id(world.c, int(subject.partition(":")[2]))
        values["approval.title"] = approval.title if approval else None
    return Context(now=world.at, values=values, lists=lists, readers=readers, version=world.library.version)


def _about(world: World, placement: Placement, stage_days: tuple[int, ...]) -> dict[str, Json]:
    values: dict[str, Json] = {
        "placement.student": placement.student.name,
        "placement.student_first": placement.student.first_name,
        "placement.school": placement.school,
        "placement.vak": placement.vak,
        "placement.programme": world.programme(placement).title,
        "placement.klas": placement.klassen[0] if placement.klassen else None,
    }
    for role in ROLES_WITH_ONE_NAME:
        someone = placement.person(role)
        values[f"partner.{role.value}"] = someone.name if someone else None
    back = [world.today - timedelta(days=n) for n in range(7)]
    ahead = [world.today + timedelta(days=n) for n in range(1, 8)]
    values["last_stage_day"] = next((d.isoformat() for d in back if d.weekday() in stage_days), world.today.isoformat())
    values["next_stage_day"] = next((d.isoformat() for d in ahead if d.weekday() in stage_days), None)
    return values
