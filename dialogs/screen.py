"""What a stop looks like: its form, the read-only card of a form that was answered, and the words on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from dialogs.amounts import scale_of
from dialogs.drafts import typed
from dialogs.given import MAX_LENGTH, is_empty
from dialogs.message import Card, Choice, Fact, Form, Input
from dialogs.message import Say as Words
from dialogs.model import Ask, Option, Review, Say
from dialogs.nouns import Json
from dialogs.parts import Part, columns_of
from dialogs.route import Stop
from dialogs.scene import Scene, bare_line, plainly, worded
from dialogs.state import Place
from dialogs.summary import bare, in_words
from dialogs.text import Line, Text, line, words
from dialogs.verbs import buttons

CHANGE = "veld"
"""The field of a review that says what to change."""

Problems = Mapping[str, Line]
"""What is wrong, by field id."""


def form(scene: Scene, problems: Problems | None = None) -> Form:
    """The present screen, filled with what is known and typed."""
    stop, state = scene.stop, scene.state
    step = stop.step
    assert isinstance(step, (Ask, Review)), "only a screen has a form"
    screens = scene.screens
    review = isinstance(step, Review)
    return Form(
        id=state.key,
        token=state.token,
        step=stop.place.step,
        progress=(next(n for n, one in enumerate(screens, 1) if one is stop), len(screens)),
        title=_title(scene, stop),
        text=worded(step.text, scene, stop.items) if step.text is not None else None,
        facts=facts(scene) if review else _told(scene),
        readers=_readers(step, scene) if step.readers else (),
        fields=_change_field(scene, problems or {}) if review else _inputs(scene, problems or {}),
        verbs=buttons(scene),
    )


def _told(scene: Scene) -> tuple[Fact, ...]:
    """What the screen tells and does not ask."""
    found = []
    for part in scene.stop.parts:
        value = typed(part, scene.state, scene.context, seen=False) if part.field.fixed else None
        if not is_empty(value):
            label = worded(part.field.label, scene, scene.stop.items)
            found.append(Fact(label=label, value=in_words(part, value)))
    return tuple(found)


def said(stop: Stop, scene: Scene) -> Words:
    """The words of a say stop."""
    assert isinstance(stop.step, Say), "only a say stop has words on the way"
    return Words(text=worded(stop.step.text, scene, stop.items))


def answered(scene: Scene, place: Place) -> Card:
    """The screen that was passed, as its read-only answers."""
    stop = scene.route.at(place) or scene.route.stops[0]
    shown = facts(scene) if isinstance(stop.step, Review) else _facts_of(stop.parts, scene, stop)
    return Card(title=_title(scene, stop), text=None if shown else line("engine.skipped"), facts=shown)


def _title(scene: Scene, stop: Stop) -> Line:
    step = stop.step
    title = step.title if isinstance(step, (Ask, Review)) and step.title is not None else stop.title
    if title is None and stop.items:
        title = stop.items[-1].label
    return worded(title if title is not None else scene.dialog.title, scene, stop.items)


def _readers(step: Ask | Review, scene: Scene) -> tuple[str, ...]:
    names = (name for one in step.readers for name in scene.context.readers.get(one) or _of_choice(one, scene))
    return tuple(dict.fromkeys(names))


def _of_choice(address: str, scene: Scene) -> tuple[str, ...]:
    """The readers that the chosen option of a choice names."""
    part, value = scene.route.parts.get(address), scene.route.answers.get(address)
    found = next((option for option in part.options if option.id == value), None) if part is not None else None
    return tuple(plainly(one.label, scene, ()) for one in found.parts.get("readers", ())) if found is not None else ()


def facts(scene: Scene) -> tuple[Fact, ...]:
    """Every answer so far with its label, in route order, and then what was kept without a question."""
    shown: list[Fact] = []
    seen: set[str] = set()
    for stop in scene.route.stops:
        parts = tuple(part for part in stop.parts if part.address not in seen)
        seen.update(part.address for part in parts)
        shown.extend(_facts_of(parts, scene, stop, whole=True))
    for address, value in scene.state.kept.items():
        label = words("{vraag}", vraag=scene.state.labels.get(address, address))
        shown.append(Fact(label=line("engine.kept", vraag=label), value=words("{tekst}", tekst=bare(value))))
    return tuple(shown)


def _facts_of(parts: tuple[Part, ...], scene: Scene, stop: Stop, *, whole: bool = False) -> tuple[Fact, ...]:
    found = []
    for part in parts:
        answer = scene.route.answers.get(part.address)
        if answer is None:
            continue
        if part.rows and not whole:
            answer = {row.id: answer[row.id] for row in part.rows if row.id in answer}
        if not is_empty(answer):
            found.append(Fact(label=label_of(part, scene, stop), value=in_words(part, answer)))
    return tuple(found)


def label_of(part: Part, scene: Scene, stop: Stop) -> Line:
    """A question's label as a summary shows it: with the item it is about, or its screen where it is asked twice."""
    label = worded(part.field.label, scene, stop.items)
    if stop.items:
        about = [bare_line(item.label) for item in stop.items]
    elif _asked_elsewhere(part, scene):
        about = [_title(scene, stop)]
    else:
        return label
    return line("engine.about", over=about, vraag=label)


def _asked_elsewhere(part: Part, scene: Scene) -> bool:
    """Whether another screen asks a question with the same words."""
    return any(
        one.field.label == part.field.label and one.address != part.address and "[" not in one.address
        for one in scene.route.parts.values()
    )


def _change_field(scene: Scene, problems: Problems) -> tuple[Input, ...]:
    options: list[Choice] = []
    for stop in scene.route.stops:
        for part in stop.parts:
            if part.address not in scene.route.answers or part.field.fixed:
                continue
            label = label_of(part, scene, stop)
            if part.pages > 1:
                label = line("engine.part_of", vraag=label, deel=part.page + 1, delen=part.pages)
            options.append(Choice(id=change_id(part), label=label))
    if not options:
        return ()
    return (
        Input(
            id=CHANGE,
            kind="choice",
            label=line("engine.change_what"),
            required=False,
            problem=problems.get(CHANGE),
            options=tuple(options),
        ),
    )


def change_id(part: Part) -> str:
    """How a review names a question: its address, and the page where it has several."""
    return part.address if part.page == 0 else f"{part.address}#{part.page + 1}"


def _inputs(scene: Scene, problems: Problems) -> tuple[Input, ...]:
    seen = scene.stop.place in scene.state.done
    asked = [part for part in scene.stop.parts if not part.field.fixed]
    return tuple([_input(part, scene, problems.get(part.field.id), seen=seen) for part in asked])


def _input(part: Part, scene: Scene, problem: Line | None, *, seen: bool) -> Input:
    field, kind, items = part.field, part.kind, scene.stop.items
    low, high = scale_of(part) if kind == "scale" else (field.low, field.high)
    hint = worded(field.hint, scene, items) if field.hint is not None else None
    if hint is None and field.other and part.options:
        hint = line("engine.other")
    value = showable(part, typed(part, scene.state, scene.context, seen=seen))
    return Input(
        id=field.id,
        kind=kind,
        label=worded(field.label, scene, items),
        required=part.required,
        hint=hint,
        problem=problem,
        advice=scene.state.advice.get(field.id),
        options=(*_choices(part.options), *_own(part, value)),
        rows=_rows(part),
        columns=_choices(field.columns) if part.rows else (),
        value=value,
        low=low,
        high=high,
        max_length=(field.max_length or MAX_LENGTH) if kind == "text" else None,
        other=field.other and bool(part.options),
    )


def _choices(options: tuple[Option, ...]) -> tuple[Choice, ...]:
    return tuple(_choice(option.id, option.label) for option in options)


def _rows(part: Part) -> tuple[Choice, ...]:
    rows = _choices(part.rows)
    if part.field.cells is None:
        return rows
    return tuple(replace(c, cells=_choices(columns_of(part, row))) for c, row in zip(rows, part.rows, strict=True))


def _own(part: Part, value: Json) -> tuple[Choice, ...]:
    """Options in a person's own words, so that what was chosen is always among the options."""
    if not part.field.other or not part.options:
        return ()
    known = {option.id for option in part.options}
    given = value if isinstance(value, list) else [value]
    return tuple(Choice(id=one, label=words("{tekst}", tekst=one)) for one in given if one and one not in known)


@lru_cache(maxsize=4096)
def _choice(id_: str, label: Text) -> Choice:
    return Choice(id=id_, label=Line(text=label))


def showable(part: Part, value: Json) -> Json:
    """A value in the shape its field can hold, or None: a wrong text cannot stand in a list of options."""
    kind = part.kind
    if is_empty(value):
        return None
    if kind in ("text", "date", "moment"):
        return value if isinstance(value, str) else None
    if kind in ("number", "scale"):
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    if kind == "yes_no":
        return value if value in ("ja", "nee") else None
    if kind == "file":
        return [one for one in value if isinstance(one, dict)] or None if isinstance(value, list) else None
    if kind == "rubric":
        return value if isinstance(value, dict) else None
    known = {option.id for option in part.options}
    if kind in ("choice", "person"):
        return value if isinstance(value, str) and (value in known or part.field.other) else None
    if isinstance(value, list):
        return [one for one in value if one in known or part.field.other] or None
    return None
