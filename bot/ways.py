"""The ways in which a person can have a wish: which dialog it means for her, in which role, about whom or what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.meant import known
from bot.subjects import fits, subject_of
from bot.world import World
from dialogs.message import Button
from dialogs.model import Dialog
from dialogs.nouns import Person, Placement, Role
from dialogs.text import line
from dialogs.whom import Known, names_someone, whom

FIRST = ("kijkwijzer", "startgesprek", "huiswerk", "bijeenkomst", "bezoekdag")
"""The wishes that are offered first, where the person's role has them."""

OVERSEES = frozenset({Role.SO, Role.IO, Role.SCO})
"""Who first wants to know how students are, and whether anybody should share a worry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to grant a wish: this dialog, in this role, about this placement, or about its school."""

    dialog: Dialog
    role: Role
    placement: Placement
    subject: str

    @property
    def name(self) -> str:
        """Whom or what it is about, as people call it."""
        return self.placement.school if self.dialog.subject == "school" else self.placement.name

    @property
    def short(self) -> str:
        """The same, on a button."""
        return self.placement.school if self.dialog.subject == "school" else self.placement.first_name


def ways(world: World, wish: str, placement_id: int | None = None) -> tuple[Way, ...]:
    """Every way this person can have a wish (a dialog's name or the intent that starts it), about each subject once."""
    found: dict[tuple[str, str], Way] = {}
    for placement in world.placements:
        if placement_id not in (None, placement.id):
            continue
        dialogs = {n: d for n, d in world.library.dialogs(placement.programme).items() if fits(d, placement)}
        for role in world.roles(placement):
            named = dialogs.get(wish)
            fitting = (
                [named]
                if named is not None and role in named.as_
                else [d for d in dialogs.values() if (d.intent or d.dialog) == wish and role in d.as_]
            )
            for d in fitting[:1]:
                subject = subject_of(world, d, placement)
                found.setdefault((d.dialog, subject), Way(dialog=d, role=role, placement=placement, subject=subject))
    return tuple(found.values())


def named(text: str, fitting: Sequence[Way]) -> tuple[Way, ...] | None:
    """The ways about whom a text says; none when it names somebody else, None when it says nothing of whom."""
    found = whom(text, tuple(map(_known, fitting)))
    if found is None:
        return () if names_someone(text) else None
    return tuple(fitting[n] for n in found.found)


def _known(way: Way) -> Known:
    return Known(name=way.name) if way.dialog.subject == "school" else known(way.placement)


def writers(placement: Placement, dialog: Dialog) -> tuple[Person, ...]:
    """Who can hold this conversation about a placement."""
    return tuple({p.id: p for role in dialog.as_ for p in placement.people(role)}.values())


def first(world: World) -> tuple[Button, ...]:
    """The agenda, and what this person's role most often asks or starts."""
    oversees = any(OVERSEES.intersection(world.roles(placement)) for placement in world.placements)
    wishes = (*FIRST, "zorg") if oversees else FIRST
    return (
        Button(id="agenda", label=line("button.agenda"), style="primary"),
        *((Button(id="overview", label=line("intent.overview")),) if oversees else ()),
        *(Button(id=f"start:{wish}", label=line(f"intent.start:{wish}")) for wish in wishes if ways(world, wish)),
    )
