"""How a participant of a mentor track sees herself and is seen: her zelfscan and the feedback that she asked for.

These are hers. `read` is the one way to them, and gives them to her alone: she decides what others see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from bot import reading
from bot.world import World
from content.model import Framework
from dialogs.dutch import number_words, variant
from dialogs.nouns import Person, Placement
from store import people, submissions

SCAN, BY_STUDENT, BY_SO = "zelfscan", "feedback-student", "feedback-so"
WHO = {SCAN: "zelf", BY_STUDENT: "student", BY_SO: "schoolopleider"}
"""The dialogs whose answers belong in the picture, with how who filled them in is called there."""

LOWEST, HIGHEST = 1, 7
"""The scale of every statement (katern, 4.1)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """One look at a participant: whose, from which dialog, and the mean of each area that has an answer, by its id."""

    dialog: str
    by: Person
    means: Mapping[str, float]

    @property
    def label(self) -> str:
        """How it stands in the picture: `Zelf`, or the giver's first name and what she is."""
        return "Zelf" if self.dialog == SCAN else f"{self.by.first_name} ({WHO[self.dialog]})"


def read(world: World, placement: Placement, reader: Person) -> tuple[View, ...]:
    """The last zelfscan of this placement, then the last feedback of each giver; nothing for anyone but the learner."""
    if not placement.is_own(reader.id):
        return ()
    latest: dict[tuple[str, int], View] = {}
    for dialog in WHO:
        for one in submissions.of_placement(world.c, placement.id, dialog):
            if not reading.allowed(world.c, "submission", one.id, reader=reader.id):
                continue
            scores: dict[str, list[int]] = {}
            for entry in one.entries:
                if entry.kind == "rubric" and entry.item is not None and isinstance(entry.value, Mapping):
                    scores[entry.item] = [int(v) for v in entry.value.values() if str(v).isdigit()]
            means = {area: fmean(found) for area, found in scores.items() if found}
            if means:
                by = people.by_id(world.c, one.person_id)
                latest[dialog, one.person_id] = View(dialog=dialog, by=by, means=means)
    return tuple(latest.values())


def areas(world: World, placement: Placement) -> Framework:
    """The areas that the zelfscan is about, with their statements."""
    found = world.library.framework(placement.programme, SCAN)
    assert found is not None, "the programme of a mentor track has a zelfscan"
    return found


def room(views: tuple[View, ...]) -> str | None:
    """The area with most room to grow: the lowest mean over herself and those who gave feedback; ours."""
    seen = {area for v in views for area in v.means}
    return min(seen, key=lambda area: (fmean(v.means[area] for v in views if area in v.means), area), default=None)


def apart(views: tuple[View, ...]) -> tuple[str, View] | None:
    """The area on which someone else sees her most differently from herself, by at least one point; ours."""
    own = next((v for v in views if v.dialog == SCAN), None)
    if own is None:
        return None
    found = [
        (abs(v.means[area] - own.means[area]), area, v)
        for v in views
        if v is not own
        for area in own.means.keys() & v.means.keys()
    ]
    most = max(found, key=lambda one: (one[0], one[1]), default=None)
    return (most[1], most[2]) if most is not None and most[0] >= 1 else None


def name_of(framework: Framework, area: str) -> str:
    """An area in words, in the middle of a sentence."""
    return next((variant(d.label).lower() for d in framework.dimensions if d.id == area), area)


def in_words(views: tuple[View, ...], framework: Framework) -> tuple[tuple[str, str], ...]:
    """The picture as a table: each area, with every look at it in words."""
    return tuple((variant(area.label), _said(views, area.id)) for area in framework.dimensions)


def _said(views: tuple[View, ...], area: str) -> str:
    said = [f"{v.label} {number_words(round(v.means[area], 1))}" for v in views if area in v.means]
    return ", ".join(said) or "geen antwoord"
