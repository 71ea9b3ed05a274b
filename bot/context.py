"""What a dialog may know before it takes a step: named values, lists and readers, loaded for one subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from bot.world import World
from content.model import Programme
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


class Lists(Mapping[str, tuple[Option, ...]]):
    """Named lists, each made when a dialog first asks for it."""

    def __init__(self, makers: Mapping[str, Callable[[], tuple[Option, ...]]]) -> None:
        self._makers, self._made = makers, dict[str, tuple[Option, ...]]()

    def __getitem__(self, name: str) -> tuple[Option, ...]:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def _options(pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(id=i, label=label) for i, label in pairs)


def _names(placement: Placement) -> dict[str, tuple[str, ...]]:
    """The names in every role that somebody has, first one first."""
    found: dict[str, tuple[str, ...]] = {}
    for seat in sorted(placement.seats, key=lambda s: s.rank):
        found[seat.role.value] = (*found.get(seat.role.value, ()), seat.person.name)
    return found


def load(world: World, dialog: Dialog, subject: str | None, obligation: str | None) -> Context:
    """The context of one step. Reads, never writes."""
    placement = placement_of(world, subject)
    values: dict[str, Json] = {
        "person.name": world.person.name,
        "person.first_name": world.person.first_name,
        "today": world.today.isoformat(),
        "obligation": obligation,
    }
    lists: dict[str, Callable[[], tuple[Option, ...]]] = {}
    readers: dict[str, tuple[str, ...]] = {}
    if placement is not None:
        programme = world.programme(placement)
        readers = _names(placement)
        formal = any(programme.address.get(role) == "u" for role in world.roles(placement))
        values["address"] = "u" if formal else "je"
        values |= _about(world, placement, programme, readers)
        lists["placement.klassen"] = lambda: _options((k, k) for k in placement.klassen)
        lists["people"] = lambda: _options(
            (str(s.person.id), s.person.name) for s in placement.seats if s.person.id != world.person.id
        )
        lists["leeruitkomsten"] = lambda: programme.leeruitkomsten
        name = dialog.framework or programme.framework
        framework = world.library.framework(programme.id, name) if name else None
        if framework is not None:
            lists["framework.dimensions"] = lists[f"{framework.id}.dimensions"] = lambda: framework.options
    if subject is not None and subject.startswith("approval:"):
        approval = approvals.by_id(world.c, int(subject.partition(":")[2]))
        values["approval.title"] = approval.title if approval else None
    return Context(now=world.at, values=values, lists=Lists(lists), readers=readers, version=world.library.version)


def _about(
    world: World, placement: Placement, programme: Programme, names: Mapping[str, tuple[str, ...]]
) -> dict[str, Json]:
    values: dict[str, Json] = {
        "placement.student": placement.student.name,
        "placement.student_first": placement.student.first_name,
        "placement.school": placement.school,
        "placement.vak": placement.vak,
        "placement.programme": programme.title,
        "placement.klas": placement.klassen[0] if placement.klassen else None,
    }
    for role in ROLES_WITH_ONE_NAME:
        values[f"partner.{role.value}"] = next(iter(names.get(role.value, ())), None)
    stage_days = programme.stage_days
    back = [world.today - timedelta(days=n) for n in range(7)]
    ahead = [world.today + timedelta(days=n) for n in range(1, 8)]
    values["last_stage_day"] = next((d.isoformat() for d in back if d.weekday() in stage_days), world.today.isoformat())
    values["next_stage_day"] = next((d.isoformat() for d in ahead if d.weekday() in stage_days), None)
    return values
