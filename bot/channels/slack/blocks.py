"""Shown -> what Slack posts: pure, within Slack's limits, with nothing in a notification that is not meant for it.

A form is an ordinary message: its inputs travel along when one of its buttons is pressed. What does not fit is left for
later in the order of need: what is wrong and what is empty is asked first, what is filled already is only named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.channels.slack import fields, limits, phrases
from bot.channels.slack.parts import (
    FIELD_TEXT,
    SECTION_TEXT,
    Block,
    Buttons,
    bold,
    context,
    header,
    marked,
    paragraphs,
    section,
    weight,
)
from bot.ports import Shown, ShownFact, ShownField, ShownForm, ShownItem

_SHORT_FACT = 200


class _Room:
    """What is left of one message."""

    def __init__(self, blocks: int) -> None:
        self.blocks, self.weight = blocks, limits.WEIGHT

    def take(self, blocks: Sequence[Block]) -> bool:
        """Whether these fit; if so, their room is taken."""
        needed = weight(blocks)
        if len(blocks) > self.blocks or needed > self.weight:
            return False
        self.blocks -= len(blocks)
        self.weight -= needed
        return True

    def widen(self, cell: Block) -> bool:
        """Whether this fits in a block that is there already; if so, its room is taken."""
        needed = weight([cell])
        if needed > self.weight:
            return False
        self.weight -= needed
        return True

    def fit(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """As many of these, from the first, as fit."""
        taken: list[Block] = []
        for block in blocks:
            if not self.take([block]):
                break
            taken.append(block)
        return tuple(taken)


def message(shown: Shown) -> dict[str, Any]:
    """`text` and `blocks` for chat.postMessage and chat.update."""
    return {"text": fallback(shown), "blocks": _layout(shown, limits.BLOCKS_MESSAGE)}


def home(shown: Shown | None) -> dict[str, Any]:
    """The Home tab with someone's agenda, or a friendly dead end for an unknown account."""
    if shown is None:
        blocks = [header(phrases.HOME_UNKNOWN_TITLE), *paragraphs(phrases.HOME_UNKNOWN)]
    else:
        blocks = [*_layout(shown, limits.BLOCKS_HOME - 1), context(phrases.HOME_HINT)]
    return {"type": "home", "blocks": blocks}


def plainly(shown: Shown) -> dict[str, Any]:
    """The message without any layout of ours, for when Slack refuses it."""
    text = limits.clip(shown.text, limits.WEIGHT - 1000)
    return {"text": fallback(shown), "blocks": list(paragraphs(text))}


def fallback(shown: Shown) -> str:
    """What a notification may show, escaped: the notice where there is one, of a form nothing (its title may hold a
    name), else the beginning of the message."""
    words = shown.notice or (phrases.FORM_NOTICE if shown.form else shown.title) or shown.text
    return limits.escape(limits.clip(words, limits.FALLBACK))


def _layout(shown: Shown, most: int) -> list[Block]:
    form = shown.form
    room = _Room(most)
    buttons = Buttons(form.token if form else None)
    head = [header(shown.title)] if shown.title else []
    if form:
        head += _status(form)
    foot = [*buttons.rows(((*form.verbs, *shown.buttons) if form else shown.buttons)[: limits.OPTIONS])]
    cut = context(phrases.SHORTENED)
    room.take([*head, *foot, cut])
    asked = _asked(form, room) if form else []
    body = paragraphs((shown.body or "") if shown.title or shown.body else shown.text)
    said = room.fit(body)
    told, whole = _facts(shown.facts or (form.facts if form else ()), room)
    listed = _items(shown.items, buttons, room)
    note = [] if whole and len(said) == len(body) else [cut]
    made = [*head, *said, *told, *listed, *asked, *note, *foot]
    return made or [*paragraphs(limits.clip(shown.text, SECTION_TEXT))]


def _status(form: ShownForm) -> list[Block]:
    screen, of = form.progress
    lines = [phrases.progress(screen, of)] if of > 1 else []
    if form.readers:
        lines.append(phrases.readers(form.readers))
    return [context(" · ".join(lines))] if lines else []


def _asked(form: ShownForm, room: _Room) -> list[Block]:
    """The inputs that fit, in the form's own order, and the names of those that wait."""
    room.take([context(phrases.waiting(_labels(form.fields), _labels(form.fields)))])
    placed: dict[str, tuple[Block, ...]] = {}
    for field in sorted(form.fields, key=_need):
        made = fields.blocks(field, form.token)
        if room.take(made):
            placed[field.id] = made
    left = [f for f in form.fields if f.id not in placed]
    asked = [block for f in form.fields for block in placed.get(f.id, ())]
    kept, later = (_labels(f for f in left if fields.filled(f) is full) for full in (True, False))
    return [*asked, *([context(phrases.waiting(kept, later))] if left else [])]


def _labels(named: Iterable[ShownField]) -> str:
    return ", ".join(f.label for f in named)


def _need(field: ShownField) -> int:
    return 0 if field.problem or field.advice else 2 if fields.filled(field) else 1


def _facts(facts: Sequence[ShownFact], room: _Room) -> tuple[list[Block], bool]:
    """Short facts side by side, long ones below each other; and whether there was room for all of them, whole."""
    whole = True
    made: list[Block] = []
    for at, fact in enumerate(facts):
        label = bold(fact.label, 200)
        if limits.length(fact.label) + limits.length(fact.value) > _SHORT_FACT:
            share = max(_SHORT_FACT, min(SECTION_TEXT - 400, room.weight // (len(facts) - at) - 400))
            value = limits.clip(fact.value, share)
            whole = whole and not value.endswith(limits.ELLIPSIS)
            block = section(f"{label}\n{limits.linked(value)}")
        else:
            cell = marked(f"{label}\n{limits.linked(limits.clip(fact.value, FIELD_TEXT))}")
            if made and len(made[-1].get("fields", ())) in range(1, limits.FIELDS) and room.widen(cell):
                made[-1]["fields"].append(cell)
                continue
            block = {"type": "section", "fields": [cell]}
        if not room.take([block]):
            return made, False
        made.append(block)
    return made, whole


def _items(items: Sequence[ShownItem], buttons: Buttons, room: _Room) -> list[Block]:
    """A card's list; what does not fit is counted in the last line."""
    if not items:
        return []
    last = context(phrases.more(len(items)))
    room.take([last])
    made: list[Block] = []
    for at, item in enumerate(items):
        blocks = _item(item, buttons)
        if not room.take(blocks):
            return [*made, context(phrases.more(len(items) - at))]
        made += blocks
    return made


def _item(item: ShownItem, buttons: Buttons) -> list[Block]:
    text = limits.linked(limits.clip(item.text, SECTION_TEXT // 2))
    if item.detail:
        text += "\n" + limits.linked(limits.clip(item.detail, SECTION_TEXT // 2))
    if len(item.buttons) == 1:
        return [section(text, buttons.one(item.buttons[0]))]
    return [section(text), *buttons.rows(item.buttons)]
