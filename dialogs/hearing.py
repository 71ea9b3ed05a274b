"""Which question of the open screen a typed text or a dropped file answers."""

from __future__ import annotations

from collections.abc import Set

from dialogs.answers import read
from dialogs.choosing import exactly
from dialogs.coaching import is_coaching
from dialogs.dates import completed, is_only_date
from dialogs.drafts import typed
from dialogs.dutch import AMSTERDAM
from dialogs.event import Said
from dialogs.given import cleaned, is_empty
from dialogs.nouns import Json
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.scene import Scene
from dialogs.text import Line, line
from dialogs.verbs import assents, is_thumb, lets_be, refuses

MOST_SHORT = 60
"""Characters of a typed text that may be a date, a number or a choice where a longer answer is awaited too."""
MOST_OWN_WORDS = 2
"""Words of an option in a person's own words, typed while other answers are awaited."""


def filled(scene: Scene, event: Said) -> tuple[dict[str, Json], Line | None]:
    """Values by field id, as a form would send them, and what could not be placed, if anything."""
    values: dict[str, Json] = {}
    left: Line | None = None
    added = _added(scene, event) if scene.state.advice else None
    if added is not None:
        return added, None
    if event.files:
        holder = next((part for part in scene.stop.parts if part.kind == "file"), None)
        if holder is None:
            left = line("engine.no_file_here")
        else:
            before = standing(scene, holder)
            new = [one.model_dump() for one in event.files]
            values[holder.field.id] = [*(before if isinstance(before, list) else ()), *new]
    text = cleaned(event.text)
    if text.strip():
        target = _target(scene, text, set(values))
        if target is not None:
            values[target.field.id] = _completed(scene, target, text)
        else:
            left = left or line("engine.which_question")
    return values, left if values or left else line("engine.nothing_said")


def placed(scene: Scene, text: str) -> tuple[dict[str, Json], Line | None]:
    """The same for a text that is an answer for certain: what no question is open for comes with an open text."""
    values, left = filled(scene, Said(text=text))
    part = next((p for p in scene.stop.parts if p.kind == "text"), None)
    if values or part is None:
        return values, left
    before = str(standing(scene, part) or "")
    return {part.field.id: f"{before}\n\n{cleaned(text).strip()}".strip()}, None


def _added(scene: Scene, event: Said) -> dict[str, Json] | None:
    """What is typed after the coach asked for more comes with the text that it asked about."""
    part = next((p for p in scene.stop.parts if is_coaching(scene.state.advice.get(p.field.id))), None)
    text = cleaned(event.text).strip()
    if part is None or event.files or not text or any(_is_only_for(p, text, scene) for p in scene.stop.parts):
        return None
    before = str(standing(scene, part) or "")
    return {part.field.id: text if before in text else f"{before}\n\n{text}"}


def _completed(scene: Scene, part: Part, text: str) -> str:
    """A typed day or time together with what it completes: the answer that a question came back on."""
    before = scene.state.drafts.get(part.address)
    if part.kind not in ("date", "moment") or not isinstance(before, str):
        return text
    if not isinstance(read(part, before, scene.context), Problem):
        return text
    at = scene.context.now.astimezone(AMSTERDAM).replace(tzinfo=None)
    return completed(before, text, at=at, looks=part.field.looks, named=scene.context.named())


def goes_on(scene: Scene, text: str) -> bool | None:
    """Whether words mean that the screen is good as it stands (True) or is not (False); None when they are something
    else: an answer, a story, a wish.

    "Ja", "klaar" and a thumb are an assent where no open question takes them as its answer. After a question of the
    coach a no and "laat maar" leave the text as it is, after one of the guard they do not.
    """
    advice = scene.state.advice.values()
    if advice and (assents(text) or refuses(text) or lets_be(text)):
        return assents(text) or all(map(is_coaching, advice))
    if not assents(text) or not scene.stop.parts:
        return None
    target = None if is_thumb(text) else _target(scene, text)
    if target is None:
        return True
    if target.kind == "text":
        return None if target.required and is_empty(standing(scene, target)) else True
    return None if _takes(target, text, scene) else True


def _takes(part: Part, text: str, scene: Scene) -> bool:
    """Whether a short text answers a question that is not for free words."""
    return exactly(text, part.options) is not None or (not part.field.other and _can_read(part, text, scene))


def standing(scene: Scene, part: Part) -> Json:
    """What stands in a field of the open screen."""
    return typed(part, scene.state, scene.context, seen=scene.stop.place in scene.state.done)


def names_option(scene: Scene, text: str) -> bool:
    """Whether a text is an option of the question it would answer, so that it is no command there."""
    target = _target(scene, text) if scene.stop.parts else None
    return target is not None and exactly(text, target.options) is not None


def _target(scene: Scene, text: str, apart: Set[str] = frozenset()) -> Part | None:
    """The first question that must be answered, is not, and can read the text; else the first that must be; else one
    that is empty. What is nothing but a day or a choice is for the question that asks one, also where that is filled
    in and a story is awaited. Where all is filled in, the only one, else one that can read the text: a date, a choice.
    Never one text among others, since words said about another answer would wipe it out."""
    parts = [p for p in scene.stop.parts if p.field.id not in apart and p.kind != "file" and not p.field.fixed]
    needed = [p for p in parts if p.required and isinstance(read(p, standing(scene, p), scene.context), Problem)]
    empty = needed or [part for part in parts if is_empty(standing(scene, part))]
    if empty:
        target = next((part for part in empty if _can_read(part, text, scene)), empty[0])
        if target.kind == "text" or not _can_read(target, text, scene):
            return next((p for p in parts if p not in empty and _is_only_for(p, text, scene)), target)
        return target
    if len(parts) == 1:
        return parts[0]
    return next((part for part in parts if part.kind != "text" and _can_read(part, text, scene)), None)


def _is_only_for(part: Part, text: str, scene: Scene) -> bool:
    """Whether a text is nothing but a day, where that is asked, or an option, or a yes or a no."""
    if part.kind in ("date", "moment"):
        at = scene.context.now.astimezone(AMSTERDAM).replace(tzinfo=None)
        return is_only_date(text, at=at, named=scene.context.named()) and _can_read(part, text, scene)
    if part.kind == "yes_no":
        return _can_read(part, text, scene) and (assents(text) or refuses(text))
    return part.kind == "choice" and exactly(text, part.options) is not None


def _can_read(part: Part, text: str, scene: Scene) -> bool:
    """Whether a typed text may be meant for a question: a story is not a date, and neither it nor a yes or no is a
    class in one's own words."""
    if part.kind == "text":
        return True
    if part.field.other and (len(text.split()) > MOST_OWN_WORDS or assents(text) or refuses(text)):
        return exactly(text, part.options) is not None
    found = read(part, text, scene.context) if len(text) <= MOST_SHORT else None
    return found is not None and (not isinstance(found, Problem) or found.near)
