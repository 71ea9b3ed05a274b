"""The last text of a conversation and how it was taken: one word still takes it out of the answer, or makes it one."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.event import Said
from dialogs.nouns import Json
from dialogs.scene import Scene
from dialogs.state import Heard, State


def aside(state: State, text: str) -> State:
    """The state after a text was taken as a question or a wish: one word still makes it the answer."""
    if state.place is None or state.status != "open":
        return state
    return state.model_copy(update={"heard": Heard(text=text, place=state.place, doubt=True)})


def remembered(scene: Scene, state: State, values: Mapping[str, Json], event: Said) -> State:
    """The state with the text that was typed, so that one word can take it out of the answer again."""
    part = next((p for p in scene.stop.parts if p.field.id in values and p.kind != "file"), None)
    if part is None:
        return state.model_copy(update={"heard": None}) if state.heard is not None else state
    before = scene.state
    heard = Heard(
        text=event.text,
        place=scene.stop.place,
        address=part.address,
        value=state.drafts.get(part.address, state.answers.get(part.address)),
        draft=before.drafts.get(part.address),
        answer=before.answers.get(part.address),
        doubt=event.doubt,
    )
    return state.model_copy(update={"heard": heard})


def taken_out(state: State, heard: Heard) -> State:
    """The state in which the answer is what it was before that text, and its screen is open again."""
    assert heard.address is not None, "it was taken as an answer"
    drafts, answers = dict(state.drafts), dict(state.answers)
    if drafts.get(heard.address) == heard.value:
        _set(drafts, heard.address, heard.draft)
    elif answers.get(heard.address) == heard.value:
        _set(answers, heard.address, heard.answer)
        _set(drafts, heard.address, heard.draft)
    done = tuple(place for place in state.done if place != heard.place)
    return state.model_copy(update={"drafts": drafts, "answers": answers, "done": done})


def _set(values: dict[str, Json], address: str, value: Json) -> None:
    if value is None:
        values.pop(address, None)
    else:
        values[address] = value
