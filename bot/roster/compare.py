"""What has to change so that the store agrees with a roster. Pure: current and wanted content in, a plan out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.roster.cells import shown
from bot.roster.columns import PLACEMENTS
from bot.roster.wanted import Wanted, WantedGroup, WantedPerson, WantedPlacement
from dialogs.nouns import Person, Placement, Role

_ROLES = {
    Role.WPB: "wpb", Role.SO: "so", Role.IO: "io", Role.SCO: "sco", Role.ASSESSOR: "assessor", Role.STUDENT: "student",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class CurrentGroup:
    """A mentor track in the store, with its people by e-mail address."""

    name: str
    facilitator: str
    start: date
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Current:
    """What the store has now: everyone, every placement of the programmes and years concerned, every group.

    `schools` are those of the names of the roster's schools that are known.
    """

    people: tuple[Person, ...] = ()
    placements: tuple[Placement, ...] = ()
    groups: tuple[CurrentGroup, ...] = ()
    schools: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One value that becomes another, in words: `wpb: Wim Bos → Els Maas`."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedPlacement:
    """A placement with the values that differ; never empty."""

    placement: WantedPlacement
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedGroup:
    """A group that is new (`old` is None) or differs, with the members it gains."""

    group: WantedGroup
    old: CurrentGroup | None
    changes: tuple[Change, ...]
    joining: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """Everything an import would do. `ended` get `today` as their last day.

    `schools` are known schools with the name they have from now on. `untouched` are the placements that the file does
    not speak of, counted per school; `absent` the members that the store has in a group and the file has not: those
    stay.
    """

    today: date
    people: tuple[WantedPerson, ...] = ()
    renamed: tuple[tuple[Person, WantedPerson], ...] = ()
    added: tuple[WantedPlacement, ...] = ()
    changed: tuple[ChangedPlacement, ...] = ()
    ended: tuple[Placement, ...] = ()
    unchanged: int = 0
    groups: tuple[ChangedGroup, ...] = ()
    schools: tuple[tuple[str, str], ...] = ()
    untouched: tuple[tuple[str, int], ...] = ()
    absent: tuple[tuple[str, str], ...] = ()
    names: Mapping[str, str] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.people or self.renamed or self.added or self.changed or self.ended or self.groups)

    def name(self, email: str) -> str:
        """The name that goes with an e-mail address, as it will be after the import."""
        return (self.names or {}).get(email, email)


def compare(current: Current, wanted: Wanted, *, today: date) -> Plan:
    """The plan. A placement that is not in the file ends only when the file covers its programme, year and school."""
    known = {p.email.lower(): p for p in current.people}
    names = {p.email.lower(): p.name for p in current.people} | {p.email: p.name for p in wanted.people}
    by_key = {_key(p): p for p in current.placements}
    keys = {p.key for p in wanted.placements}
    added: list[WantedPlacement] = []
    changed: list[ChangedPlacement] = []
    unchanged = 0
    for placement in wanted.placements:
        old = by_key.get(placement.key)
        if old is None:
            added.append(placement)
            continue
        changes = _changes(old, placement, names)
        if changes:
            changed.append(ChangedPlacement(placement=placement, changes=changes))
        else:
            unchanged += 1
    ended, untouched = _vanished(current.placements, wanted, keys, today)
    groups, absent = _groups(current.groups, wanted.groups, names)
    return Plan(
        today=today,
        people=tuple(p for p in wanted.people if p.email not in known),
        renamed=tuple((known[p.email], p) for p in wanted.people if p.email in known and known[p.email].name != p.name),
        added=tuple(added),
        changed=tuple(changed),
        ended=ended,
        unchanged=unchanged,
        groups=groups,
        schools=_renamed_schools(current, wanted),
        untouched=untouched,
        absent=absent,
        names=names,
    )


def _key(placement: Placement) -> tuple[str, str, str]:
    return (placement.programme, placement.year, placement.student.email.lower())


def _vanished(
    placements: Sequence[Placement], wanted: Wanted, keys: set[tuple[str, str, str]], today: date
) -> tuple[tuple[Placement, ...], tuple[tuple[str, int], ...]]:
    """The placements that end, and per school how many others are left alone."""
    if PLACEMENTS.name not in wanted.sheets:
        return (), ()
    covered = {(p.programme, p.year, p.school.casefold()) for p in wanted.placements}
    ended: list[Placement] = []
    untouched: dict[str, int] = {}
    for placement in placements:
        if _key(placement) in keys or (placement.end is not None and placement.end <= today):
            continue
        if (placement.programme, placement.year, placement.school.casefold()) in covered:
            ended.append(placement)
        else:
            untouched[placement.school] = untouched.get(placement.school, 0) + 1
    return tuple(ended), tuple(untouched.items())


def _renamed_schools(current: Current, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """Schools that are called otherwise now: everyone there goes to one name that nobody knew, with the same SO.

    Who moves to another school gets another schoolopleider; a name that changes does not change the people.
    """
    asked = {p.key: p for p in wanted.placements}
    there: dict[str, list[Placement]] = {}
    for placement in current.placements:
        there.setdefault(placement.school, []).append(placement)
    found: list[tuple[str, str]] = []
    for name, there_now in there.items():
        pairs = [(old, asked.get(_key(old))) for old in there_now]
        names = {new.school if new else None for _, new in pairs}
        new_name = names.pop()
        if names or new_name is None or new_name == name or new_name in current.schools:
            continue
        if all(new is not None and _so_of(new) == {p.email.lower() for p in old.people(Role.SO)} for old, new in pairs):
            found.append((name, new_name))
    return tuple(found)


def _so_of(placement: WantedPlacement) -> set[str]:
    return {s.email for s in placement.seats if s.role is Role.SO}


def _changes(old: Placement, new: WantedPlacement, names: Mapping[str, str]) -> tuple[Change, ...]:
    pairs = [
        ("school", old.school, new.school),
        ("regio", str(old.region), str(new.region)),
        ("locatie", old.location, new.location),
        ("vak", old.vak, new.vak),
        ("klassen", "; ".join(old.klassen), "; ".join(new.klassen)),
        ("start", shown(old.start), shown(new.start)),
        ("eind", old.end and shown(old.end), new.end and shown(new.end)),
    ]
    before = {(s.role, s.rank): s.person.email.lower() for s in old.seats if s.role is not Role.STUDENT}
    after = {(s.role, s.rank): s.email for s in new.seats if s.role is not Role.STUDENT}
    for seat in dict.fromkeys((*before, *after)):
        if before.get(seat) != after.get(seat):
            role, rank = seat
            one, other = (names.get(side[seat], side[seat]) if seat in side else None for side in (before, after))
            if one == other:
                one, other = before[seat], after[seat]
            pairs.append((_ROLES.get(role, str(role)) + ("2" if rank == 2 else ""), one, other))
    return tuple(Change(what=w, old=o or "leeg", new=n or "leeg") for w, o, n in pairs if (o or "") != (n or ""))


def _groups(
    current: Sequence[CurrentGroup], wanted: Sequence[WantedGroup], names: Mapping[str, str]
) -> tuple[tuple[ChangedGroup, ...], tuple[tuple[str, str], ...]]:
    by_name = {g.name.casefold(): g for g in current}
    changed: list[ChangedGroup] = []
    absent: list[tuple[str, str]] = []
    for group in wanted:
        old = by_name.get(group.name.casefold())
        changes: list[Change] = []
        if old and old.facilitator != group.facilitator:
            one, other = names.get(old.facilitator, old.facilitator), names.get(group.facilitator, group.facilitator)
            changes.append(Change(what="facilitator", old=one, new=other))
        if old and old.start != group.start:
            changes.append(Change(what="start", old=shown(old.start), new=shown(group.start)))
        joining = tuple(m for m in group.members if not old or m not in old.members)
        if old is None or changes or joining:
            changed.append(ChangedGroup(group=group, old=old, changes=tuple(changes), joining=joining))
        absent += [(group.name, m) for m in (old.members if old else ()) if m not in group.members]
    return tuple(changed), tuple(absent)
