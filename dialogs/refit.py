"""A conversation meets other content than it began with: nothing is lost, and it goes on where it was.

Answers and drafts stay by address. What no longer has a field, or no longer fits it, moves to `kept` and is shown at
the review; a screen whose answer moved is open again. The place stays by step id, else it is the nearest earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogs.answers import read
from dialogs.given import is_empty
from dialogs.model import Ask, Branch, Dialog, ForEach, Step
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.route import Stop, route
from dialogs.scene import scene_of
from dialogs.state import Place, State

MOST_TRAIL = 20
"""Screens remembered for what was typed on an older form."""


class Shape(NamedTuple):
    """Where a dialog has a field: its step, how many items deep, and its id."""

    step: str
    depth: int
    field: str

    def holds(self, address: str) -> bool:
        """Whether this is the field of an address."""
        if not (address.startswith(self.step) and address.endswith(f".{self.field}")):
            return False
        between = address[len(self.step) : -len(self.field) - 1]
        return between.startswith("[") and between.endswith("]") if self.depth else between == ""


def shapes(steps: Sequence[Step], depth: int = 0) -> Iterator[Shape]:
    """Every field that a dialog has, on whatever route."""
    for step in steps:
        if isinstance(step, Ask):
            yield from (Shape(step.ask, depth, field.id) for field in step.fields)
        elif isinstance(step, Branch):
            for case in step.cases:
                yield from shapes(case.steps, depth)
            yield from shapes(step.otherwise, depth)
        elif isinstance(step, ForEach):
            yield from shapes(step.steps, depth + 1)


def moved(state: State, place: Place | None, **changes: Json) -> State:
    """The state at a screen with a new token; the old one is remembered, and what was asked there is over."""
    revision = state.revision + 1
    trail = state.trail if place is None else (*state.trail[1 - MOST_TRAIL :], (revision, place))
    return state.model_copy(update={"advice": {}, **changes, "place": place, "revision": revision, "trail": trail})


def refit(dialog: Dialog, state: State, context: Context) -> State:
    """The state as it stands in the content that is loaded now."""
    known = tuple(shapes(dialog.steps))
    kept = dict(state.kept)
    answers: dict[str, Json] = {}
    drafts: dict[str, Json] = {}
    for address, value in state.drafts.items():
        if any(shape.holds(address) for shape in known):
            drafts[address] = value
        elif isinstance(value, str) and value.strip():
            kept[address] = value
    for address, value in state.answers.items():
        if any(shape.holds(address) for shape in known):
            answers[address] = value
        else:
            kept[address] = value
    reopened = _loosen(dialog, answers, kept, context)
    found = state.model_copy(
        update={
            "version": context.version,
            "answers": answers,
            "drafts": drafts,
            "kept": kept,
            "done": tuple(place for place in state.done if place not in reopened),
        }
    )
    if state.place is None:
        return found
    here = scene_of(dialog, found, context).stop.place
    return found if here == state.place else moved(found, here)


def _loosen(dialog: Dialog, answers: dict[str, Json], kept: dict[str, Json], context: Context) -> set[Place]:
    """Move what does not fit its field any more from answers to kept; the places that are open again."""
    reopened: set[Place] = set()
    changed = True
    while changed:
        changed = False
        for stop in route(dialog, answers, context).stops:
            for part in stop.parts:
                if part.address in answers and _drop(part, answers, kept, context):
                    reopened.update(_pages(stop))
                    changed = True
    return reopened


def _pages(stop: Stop) -> Iterator[Place]:
    return (Place(step=stop.place.step, items=stop.place.items, page=page) for page in range(stop.pages))


def _drop(part: Part, answers: dict[str, Json], kept: dict[str, Json], context: Context) -> bool:
    value = answers[part.address]
    good, rest = _split(part, value, context)
    if is_empty(rest):
        return False
    before = kept.get(part.address)
    kept[part.address] = {**before, **rest} if isinstance(before, dict) and isinstance(rest, dict) else rest
    if is_empty(good):
        del answers[part.address]
    else:
        answers[part.address] = good
    return True


def _split(part: Part, value: Json, context: Context) -> tuple[Json, Json]:
    """What of an answer still fits its field, and the rest. Time passing never makes an answer wrong."""
    if part.kind == "rubric" and isinstance(value, dict):
        columns = {column.id for column in part.field.columns}
        rows = {row.id for row in part.all_rows}
        good = {row: column for row, column in value.items() if row in rows and column in columns}
        return good, {row: column for row, column in value.items() if row not in good}
    if part.kind in ("choices", "ranking") and isinstance(value, list):
        ids = {option.id for option in part.options}
        fits = [one for one in value if one in ids or part.field.other]
        return fits, [one for one in value if one not in fits]
    if part.kind in ("date", "moment", "text"):
        return (value, None) if isinstance(value, str) else (None, value)
    found = read(part, value, context)
    return (None, value) if isinstance(found, Problem) or found is None else (value, None)
