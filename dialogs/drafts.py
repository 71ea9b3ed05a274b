"""What was typed but not yet accepted, and what a form therefore shows.

A draft is the answer that was meant when it can be read, else the text as typed. A rubric's draft holds the rows that
were touched. An explicit nothing is kept as None, so that a default or an earlier answer does not come back by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dialogs.answers import read
from dialogs.choosing import match
from dialogs.given import cleaned, is_empty
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.route import Stop
from dialogs.state import Place, State


def default_of(part: Part, context: Context) -> Json:
    """The value a field starts with: its default, or the only thing there is to choose."""
    default = part.field.default
    if isinstance(default, dict) and set(default) == {"value"}:
        default = context.values.get(default["value"])
    if default is None and part.required and part.field.from_ and len(part.options) == 1 and part.kind == "choice":
        default = part.options[0].id
    if is_empty(default):
        return None
    found = read(part, default, context)
    return None if isinstance(found, Problem) else found


def typed(part: Part, state: State, context: Context, *, seen: bool) -> Json:
    """What stands in a field: what was typed last, else the answer, else the default, unless it was `seen` and left."""
    address = part.address
    if part.kind == "rubric":
        touched, answered = _rows(state.drafts.get(address)), _rows(state.answers.get(address))
        rows = {row.id: touched.get(row.id, answered.get(row.id)) for row in part.rows}
        return {row: column for row, column in rows.items() if column}
    if address in state.drafts:
        return state.drafts[address]
    if address in state.answers:
        return state.answers[address]
    return None if seen and not part.required else default_of(part, context)


def _rows(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def kept(state: State, stop: Stop, values: Mapping[str, Json], context: Context, *, older: bool = False) -> State:
    """The state with a form's values as drafts. With drafts of its own a passed screen is open again.

    Values from an `older` form never push out what was typed or answered since; where both are text, both are kept.
    """
    drafts = dict(state.drafts)
    seen = stop.place in state.done
    for part in stop.parts:
        if part.field.id not in values or part.field.fixed:
            continue
        raw = cleaned(values[part.field.id])
        if part.kind == "rubric":
            _keep_rows(part, raw, state, context, drafts, older=older)
        else:
            _keep_one(part, raw, state, context, drafts, seen=seen, older=older)
    if drafts == state.drafts:
        return state
    done = tuple(place for place in state.done if place != stop.place) if seen else state.done
    return state.model_copy(update={"drafts": drafts, "done": done})


def stray(state: State, place: Place, values: Mapping[str, Json]) -> State:
    """What was typed on a screen that no longer exists is kept for the review."""
    left = {
        f"{place.step}.{field}": cleaned(value)
        for field, value in values.items()
        if isinstance(value, str) and value.strip() and f"{place.step}.{field}" not in state.kept
    }
    return state.model_copy(update={"kept": {**state.kept, **left}}) if left else state


def _keep_one(
    part: Part, raw: Json, state: State, context: Context, drafts: dict[str, Json], *, seen: bool, older: bool
) -> None:
    address = part.address
    read_ = None if is_empty(raw) else read(part, raw, context)
    value = raw if isinstance(read_, Problem) else read_
    answer = state.answers.get(address)
    unseen = answer is None and not (seen and not part.required)
    if value == answer and not (unseen and default_of(part, context) is not None):
        if not older:
            drafts.pop(address, None)
        return
    before = drafts.get(address, answer)
    if older and before is not None and before != value:
        if part.kind != "text" or not isinstance(before, str) or not isinstance(value, str) or value in before:
            return
        value = value if before in value else f"{before}\n\n{value}"
    if older and is_empty(value):
        return
    drafts[address] = value


def _keep_rows(part: Part, raw: Any, state: State, context: Context, drafts: dict[str, Json], *, older: bool) -> None:
    if isinstance(raw, str):
        found = read(part, raw, context)
        raw = {} if isinstance(found, Problem) else found
    if not isinstance(raw, dict):
        return
    answered = _rows(state.answers.get(part.address))
    touched = dict(_rows(drafts.get(part.address)))
    for row in part.rows:
        if row.id not in raw or (older and row.id in touched):
            continue
        column = None if is_empty(raw[row.id]) else match(str(raw[row.id]), part.field.columns)
        value = None if column is None else column.id
        if value == answered.get(row.id):
            touched.pop(row.id, None)
        elif value is not None or not older:
            touched[row.id] = value
    if touched:
        drafts[part.address] = touched
    else:
        drafts.pop(part.address, None)


def without(drafts: Mapping[str, Json], stop: Stop) -> dict[str, Json]:
    """The drafts without those of a page, now that its answers are accepted."""
    left = dict(drafts)
    for part in stop.parts:
        touched = left.pop(part.address, None)
        if part.kind == "rubric" and isinstance(touched, dict):
            ids = {row.id for row in part.rows}
            others = {row: column for row, column in touched.items() if row not in ids}
            if others:
                left[part.address] = others
    return left
