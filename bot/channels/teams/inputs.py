"""Fields as Adaptive Card inputs, one function per way of asking.

Nothing is checked on the phone: no `isRequired`, `min`, `max`, `regex` or `maxLength`. Teams would hold back every
button of the card, *terug* and *bewaren* too, or clip a dictated text; the engine checks and says what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.channels.teams import values, words
from bot.ports import ShownField, ShownOption
from dialogs.nouns import Json

Element = dict[str, Json]

MOST_EXPANDED = 7
"""As many radio buttons as a scale has; a `choice` is a list from seven on."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much a card may hold: characters of a text, of a typed value and of a label; items; options of a field."""

    text: int
    value: int
    label: int
    items: int
    options: int


def ask(field: ShownField, limits: Limits) -> Iterator[Element]:
    """One field: what is wrong with it or asked about it, the input or inputs, and its hint."""
    if field.problem:
        told = words.PROBLEM.format(problem=field.problem)
        yield text(told, limits.text, color="Attention", weight="Bolder", spacing="Medium")
    if field.advice:
        told = words.ADVICE.format(advice=field.advice)
        yield text(told, limits.text, color="Accent", spacing="Medium")
    yield from _inputs(field, limits)
    if field.hint:
        yield text(field.hint, limits.text, isSubtle=True, size="Small", spacing="Small")


def text(words_: str, limit: int, **more: Json) -> Element:
    """A block of words that shows exactly these characters."""
    return {"type": "TextBlock", "text": words.markdown(words_, limit) or " ", "wrap": True, **more}


def _inputs(field: ShownField, limits: Limits) -> list[Element]:
    value = field.value
    match field.kind:
        case "file":
            return _file(field, limits)
        case "rubric":
            return _rubric(field, limits)
        case "ranking":
            return _ranking(field, limits)
        case "scale":
            return [_scale(field, limits)]
        case "yes_no" | "choice" | "person" | "choices":
            return _choice(field, limits)
        case "number" if value is None or _is_number(value):
            return [_input("Input.Number", field, limits, **({} if value is None else {"value": value}))]
        case "date" if value is None or _DATE.fullmatch(str(value)):
            return [_input("Input.Date", field, limits, **({} if value is None else {"value": str(value)}))]
        case "moment" if value is None or _MOMENT.match(str(value)):
            return _moment(field, limits)
        case _:
            return _typed(field, limits)


def _label(field: ShownField, limits: Limits) -> str:
    label = words.plain(field.label, limits.label) or words.CHOOSE
    return label if field.required else words.OPTIONAL.format(label=label)


def _input(kind: str, field: ShownField, limits: Limits, **more: Json) -> Element:
    return {"type": kind, "id": values.name(field.kind, field.id), "label": _label(field, limits), **more}


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15


def _typed(field: ShownField, limits: Limits) -> list[Element]:
    """A text, or whatever was typed for a number, date or moment and could not be read, to be corrected.

    A text that does not fit is not offered for editing: pressing a button would replace it by its first part.
    """
    typed = "" if field.value is None else words.clean(str(field.value))
    if len(typed) > limits.value:
        return _kept(field, typed, limits)
    several = {"isMultiline": True} if field.kind == "text" else {}
    return [_input("Input.Text", field, limits, **several, **({"value": typed} if typed else {}))]


def _kept(field: ShownField, typed: str, limits: Limits) -> list[Element]:
    """An answer that is there but cannot be shown for editing."""
    note = words.TOO_LONG_TO_EDIT.format(size=len(typed))
    return [text(_label(field, limits), limits.label, weight="Bolder"), text(note, limits.text)]


def _moment(field: ShownField, limits: Limits) -> list[Element]:
    found = _MOMENT.match(str(field.value)) if field.value is not None else None
    label = _label(field, limits)
    day = {"type": "Input.Date", "id": values.name(field.kind, field.id, values.DAY), "label": label}
    time = {
        "type": "Input.Time",
        "id": values.name(field.kind, field.id, values.TIME),
        "label": words.TIME_OF.format(label=words.plain(field.label, limits.label)),
    }
    if found:
        day["value"], time["value"] = found[1], found[2]
    return [day, time]


def _choices(options: Sequence[tuple[str, str]], limits: Limits, *, literal: bool) -> list[Element]:
    """Options as choices. Radio buttons and tick boxes are markdown, a folded list shows its titles literally."""
    shown = words.plain if literal else words.markdown
    return [
        {"title": shown(label, limits.label) or "-", "value": values.option(id_)}
        for id_, label in options[: limits.options]
    ]


_NONE: Element = {"title": words.NO_CHOICE, "value": values.NO_CHOICE}
"""What takes a choice back, which a radio button and a folded list in Teams have no other way for."""


def _style(count: int, most: int) -> str:
    return "expanded" if count <= most else "compact"


def _choice(field: ShownField, limits: Limits) -> list[Element]:
    options = [(o.id, o.label) for o in field.options]
    if field.kind == "yes_no" and not options:
        options = [("ja", words.YES), ("nee", words.NO)]
    several = field.kind == "choices"
    chosen = [str(v) for v in field.value] if isinstance(field.value, list | tuple) else []
    if not several:
        chosen = [str(field.value)] if field.value not in (None, "", [], ()) else []
    known = {id_ for id_, _ in options[: limits.options]}
    left_out = max(0, len(options) - limits.options)
    if sum(len(c) for c in chosen) > limits.value:
        return _kept(field, "".join(chosen), limits)
    options = [(c, _named(field.options, c)) for c in dict.fromkeys(chosen) if c not in known] + options
    style = _style(len(options), 6)
    undone = not (field.required or several or field.kind == "yes_no")
    element = _input(
        "Input.ChoiceSet",
        field,
        limits,
        style=style,
        choices=_choices(options, limits, literal=style == "compact" and not several) + [_NONE] * undone,
        **({"isMultiSelect": True} if several else {}),
        **({"value": ",".join(values.option(c) for c in chosen)} if chosen else {}),
        **({"placeholder": words.CHOOSE} if style == "compact" else {}),
        wrap=True,
    )
    elements = [element]
    if left_out:
        elements.append(text(words.MORE_OPTIONS.format(count=left_out), limits.text, isSubtle=True, size="Small"))
    if field.other:
        own = values.name(field.kind, field.id, values.OTHER)
        elements.append({"type": "Input.Text", "id": own, "label": words.OTHERWISE})
    return elements


def _named(options: Sequence[ShownOption], id_: str) -> str:
    """The label of an option; an answer that was typed instead of chosen is its own label."""
    return next((o.label for o in options if o.id == id_), id_)


def _scale(field: ShownField, limits: Limits) -> Element:
    low, high = field.low if field.low is not None else 1, field.high if field.high is not None else 7
    named = {o.id: o.label for o in field.options}
    options = [(str(n), named.get(str(n), str(n))) for n in range(low, max(low, min(high, low + 100)) + 1)]
    style = _style(len(options), MOST_EXPANDED)
    chosen = str(field.value) if field.value is not None else None
    return _input(
        "Input.ChoiceSet",
        field,
        limits,
        style=style,
        choices=_choices(options, limits, literal=style == "compact") + [_NONE] * (not field.required),
        **({"value": chosen} if chosen in dict(options) else {}),
    )


def _rubric(field: ShownField, limits: Limits) -> list[Element]:
    chosen = field.value if isinstance(field.value, dict) else {}
    style = _style(len(field.columns), 5)
    elements = [text(_label(field, limits), limits.label, weight="Bolder", spacing="Medium")]
    for row in field.rows:
        column = chosen.get(row.id)
        columns = [(c.id, c.label) for c in row.cells or field.columns]
        elements.append(
            {
                "type": "Input.ChoiceSet",
                "id": values.name(field.kind, field.id, row.id),
                "label": words.plain(row.label, limits.label) or "-",
                "style": style,
                "choices": [*_choices(columns, limits, literal=style == "compact"), _NONE],
                "wrap": True,
                **({"value": values.option(str(column))} if column else {}),
            }
        )
    return elements


def _ranking(field: ShownField, limits: Limits) -> list[Element]:
    ranked = [str(v) for v in field.value] if isinstance(field.value, list | tuple) else []
    options = [(o.id, o.label) for o in field.options]
    elements = [text(_label(field, limits), limits.label, weight="Bolder", spacing="Medium")]
    for number in range(1, min(len(options), limits.options) + 1):
        place = ranked[number - 1] if number <= len(ranked) else None
        elements.append(
            {
                "type": "Input.ChoiceSet",
                "id": values.name(field.kind, field.id, str(number)),
                "label": words.PLACE.format(number=number),
                "style": "compact",
                "placeholder": words.CHOOSE,
                "choices": _choices(options, limits, literal=True),
                **({"value": values.option(place)} if place in dict(options) else {}),
            }
        )
    return elements


def _file(field: ShownField, limits: Limits) -> list[Element]:
    elements = [text(_label(field, limits), limits.label, weight="Bolder", spacing="Medium")]
    kept = field.value.get("name") if isinstance(field.value, dict) else field.value
    if kept:
        elements.append(text(words.FILE_KEPT.format(name=kept), limits.text))
    return [*elements, text(words.DROP_FILE, limits.text, isSubtle=True)]
