"""What is asked about the answers of a screen before they are accepted: one question, once, that blocks nothing.

The guard goes first: private matters and names of pupils in any text that will reach others. Else the coach asks about
the first question with `coach: feedback` that lacks something. What was asked is remembered in the state (`asked`): an
address for the coach, an address with a found word for the guard, so that only new words are asked about again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.choosing import label
from dialogs.model import Dialog
from dialogs.nouns import Json, Role
from dialogs.parts import Part
from dialogs.privacy import is_one_of, private
from dialogs.scene import Scene, plainly
from dialogs.text import Line, line
from dialogs.wording import Kind, feedback

FEEDBACK = "feedback"
"""The coach that a field can name: its text is feedback on teaching."""

NAMES = "namen"
"""The coach of a field that asks for somebody: a name in it is an answer and is not asked about."""

SEEN = "seen"
"""Among the readers: everyone around the learners whom the writer may see. Their names are no pupils'."""

REACH = frozenset({"deliver", "document", "request_approval", "decide", "tell", "start"})
"""Effects by which an answer reaches someone else. A concern (`open_concern`) shows its readers before a word is typed
and is often about just such matters: there the guard is silent."""

COACH: Mapping[Kind, str] = {
    "vague": "engine.coach_vague",
    "mismatch": "engine.coach_mismatch",
    "no_example": "engine.coach_no_example",
    "no_next_step": "engine.coach_no_next_step",
    "no_effect": "engine.coach_no_effect",
}
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
GUARD, NAME, BOTH = "engine.guard_private", "engine.guard_name", "engine.guard_both"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What to ask, by field id, and what is then remembered as asked."""

    advice: Mapping[str, Line]
    asked: tuple[str, ...]


def question(scene: Scene, answers: Mapping[str, Json]) -> Question | None:
    """What to ask about a page's answers, None where nothing is left to ask."""
    coached = tuple(p for p in scene.stop.parts if p.field.coach == FEEDBACK and p.address not in scene.state.asked)
    marks = tuple(part.address for part in coached)
    guarded = _guard(scene, answers)
    if guarded is not None:
        return Question(advice=guarded.advice, asked=(*marks, *guarded.asked))
    for part in coached:
        text = answers.get(part.address)
        found = _lacking(scene, part, text, answers) if isinstance(text, str) else None
        if found is not None:
            return Question(advice={part.field.id: line(COACH[found])}, asked=marks)
    return None


def known_before(scene: Scene, values: Mapping[str, Json]) -> tuple[str, ...]:
    """Marks for texts that were there before the conversation began: they were asked about when they were written."""
    found: list[str] = []
    for stop in scene.route.stops:
        for part in stop.parts:
            text = values.get(part.address)
            if isinstance(text, str) and _is_own_words(part, text):
                found.extend((part.address, *(mark for mark, _, _ in _quotes(scene, part, text))))
    return tuple(found)


def is_coaching(advice: Line | None) -> bool:
    """Whether an advice asks for something to be added, and not for something to be left out."""
    return advice is not None and advice.key in COACH.values()


def _guard(scene: Scene, answers: Mapping[str, Json]) -> Question | None:
    if not _reaches_others(scene.dialog):
        return None
    advice: dict[str, Line] = {}
    asked: list[str] = []
    for part in scene.stop.parts:
        text = answers.get(part.address)
        if not isinstance(text, str) or not _is_own_words(part, text):
            continue
        new = [one for one in _quotes(scene, part, text) if one[0] not in scene.state.asked]
        if new:
            quotes = list(dict.fromkeys(f"‘{quote}’" for _, quote, _ in new))
            advice[part.field.id] = Line(key=_guard_key({kind for _, _, kind in new}), params={"woorden": quotes})
            asked.extend(dict.fromkeys(mark for mark, _, _ in new))
    return Question(advice=advice, asked=tuple(asked)) if advice else None


def _guard_key(kinds: set[Kind]) -> str:
    if "pupil_name" not in kinds:
        return GUARD
    return NAME if len(kinds) == 1 else BOTH


def _quotes(scene: Scene, part: Part, text: str) -> Iterator[tuple[str, str, Kind]]:
    """(mark, the words as typed, kind) of everything private in a text."""
    known = [name for role in Role for name in scene.context.readers.get(role, ())]
    for found in private(text, known=known):
        assert found.span is not None, "the guard finds words"
        quote = text[found.span[0] : found.span[1]]
        if found.kind == "pupil_name" and (
            part.field.coach == NAMES or is_one_of(quote, scene.context.readers.get(SEEN, ()))
        ):
            continue
        yield f"{part.address}={quote.casefold()}", quote, found.kind


def _is_own_words(part: Part, text: str) -> bool:
    """Whether a person wrote this text here, in her own words. An address in place of an option names somebody."""
    if part.field.fixed or (part.field.kind == "choice" and _ADDRESS.fullmatch(text.strip())):
        return False
    return part.kind == "text" or (part.field.other and all(option.id != text for option in part.options))


def _reaches_others(dialog: Dialog) -> bool:
    return bool(dialog.effects & REACH) and "open_concern" not in dialog.effects


def _lacking(scene: Scene, part: Part, text: str, answers: Mapping[str, Json]) -> Kind | None:
    """What a text of feedback lacks most, with what the other answers of the page say."""
    told: list[str] = []
    chosen: list[str] = []
    for other in scene.stop.parts:
        answer = answers.get(other.address)
        if other is part or other.field.fixed or not isinstance(answer, str):
            continue
        if other.kind == "text":
            told.append(f"{plainly(other.field.label, scene, scene.stop.items)}\n{answer}")
        elif other.kind == "choice":
            chosen.extend(label(option) for option in other.options if option.id == answer)
    found = feedback(text, beside="\n".join((text, *told)) if told else "", judgement=". ".join(chosen))
    return found[0].kind if found else None
