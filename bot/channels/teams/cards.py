"""Messages as Teams activities: a plain text, or an Adaptive Card 1.5 that stays under Teams' size. Pure.

Decided here:
- A form's verbs are `Action.Execute`, whose answer replaces the form, with `Action.Submit` where a client cannot. Other
  buttons are `Action.Submit`: an agenda or a question with several buttons is not used up by the first press.
- `summary` is what a notification shows: the message's own notice, or a sentence that says nothing.
- Files go by a signed link in every kind of chat (consent cards exist in personal chats only and ask an extra press).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from bot.channels.teams import values, words
from bot.channels.teams.inputs import Element, Limits, ask, text
from bot.ports import Shown, ShownButton, ShownFact, ShownFile, ShownForm, ShownItem

Link = Callable[[int], str]
"""The address that hands a file to the reader."""

LARGEST = 76_000
"""Bytes of UTF-16 of a whole activity. Teams takes about 100 KB; the service adds its own fields to what we send."""

MOST_VISIBLE = 5
"""Buttons next to each other; Teams shows at most six, the others go under its menu button."""

CARD_TYPE = "application/vnd.microsoft.card.adaptive"

_LADDER = (
    Limits(text=20_000, value=20_000, label=500, items=40, options=200),
    Limits(text=5_000, value=6_000, label=300, items=30, options=100),
    Limits(text=1_500, value=3_000, label=150, items=20, options=50),
    Limits(text=500, value=1_000, label=80, items=10, options=25),
    Limits(text=150, value=300, label=40, items=5, options=12),
    Limits(text=60, value=80, label=24, items=3, options=6),
)
"""From everything to hardly anything; the first that fits is sent."""


def size(value: object) -> int:
    """What Teams counts: bytes of UTF-16."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-16-le"))


def activity(shown: Shown, link: Link) -> Element:
    """The message as an activity to send or to update with."""
    if shown.kind == "text" and not shown.buttons and not shown.notice:
        return {"type": "message", "textFormat": "plain", "text": words.short(words.clean(shown.text), LARGEST // 4)}
    return carrying(card(shown, link), shown.notice)


def carrying(made: Element, notice: str | None) -> Element:
    """An activity with this card."""
    return {
        "type": "message",
        "summary": words.plain(notice or words.GENERIC_NOTICE, 250),
        "attachments": [{"contentType": CARD_TYPE, "content": made}],
    }


def card(shown: Shown, link: Link) -> Element:
    """The message as an Adaptive Card, as complete as fits. Raises ValueError when even its bare bones do not."""
    for limits in _LADDER:
        made = _card(shown, link, limits)
        if size(made) <= LARGEST:
            return made
    raise ValueError(f"a {shown.kind} with {len(shown.items)} items does not fit a card")


def _card(shown: Shown, link: Link, limits: Limits) -> Element:
    body = list(_body(shown, link, limits))
    made: Element = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "fallbackText": words.plain(shown.text, min(limits.text, 500)) or words.GENERIC_NOTICE,
        "body": body,
    }
    actions = _form_actions(shown.form, body) if shown.form else _actions(shown.buttons)
    if shown.file and shown.kind == "document":
        actions = [{"type": "Action.OpenUrl", "title": words.OPEN_FILE, "url": link(shown.file.id)}, *actions]
    if actions:
        made["actions"] = _foldable(actions)
    return made


def _body(shown: Shown, link: Link, limits: Limits) -> Iterator[Element]:
    form = shown.form
    if form and form.progress[1] > 1:
        told = words.PROGRESS.format(step=form.progress[0], steps=form.progress[1])
        yield text(told, limits.text, isSubtle=True, size="Small")
    if shown.title:
        yield text(shown.title, limits.text, style="heading", size="Medium", weight="Bolder")
    said = shown.body if shown.title or shown.body or form else shown.text
    if shown.kind == "picture" and shown.file:
        yield from _picture(shown, shown.file, link)
        said = shown.body
    if said:
        yield text(said, limits.text)
    yield from _facts(form.facts if form and form.facts else shown.facts, limits)
    yield from _items(shown.items, limits)
    if form:
        if form.readers:
            told = words.READERS.format(names=", ".join(form.readers))
            yield text(told, limits.text, isSubtle=True, spacing="Medium")
        for field in form.fields:
            yield from ask(field, limits)
    if shown.file and shown.kind == "document":
        yield text(f"{shown.file.name} ({_amount(shown.file.size)})", limits.text, isSubtle=True, size="Small")


def _amount(size_: int) -> str:
    if size_ < 1_000_000:
        return f"{max(1, round(size_ / 1000))} kB"
    return f"{size_ / 1_000_000:.1f} MB".replace(".", ",")


def _picture(shown: Shown, file: ShownFile, link: Link) -> Iterator[Element]:
    yield {
        "type": "Image",
        "url": link(file.id),
        "altText": words.plain(shown.alt or shown.text or file.name, 1_000) or words.OPEN_FILE,
        "size": "Stretch",
        "selectAction": {"type": "Action.OpenUrl", "title": words.OPEN_FILE, "url": link(file.id)},
    }


def _facts(facts: Sequence[ShownFact], limits: Limits) -> Iterator[Element]:
    if facts:
        rows = [
            {"title": words.markdown(f.label, limits.label), "value": words.markdown(f.value, limits.text)}
            for f in facts[: limits.options]
        ]
        yield {"type": "FactSet", "facts": rows}
        yield from _and_more(len(facts) - len(rows), limits)


def _items(items: Sequence[ShownItem], limits: Limits) -> Iterator[Element]:
    for item in items[: limits.items]:
        inside = [text(item.text, limits.text, weight="Bolder")]
        if item.detail:
            inside.append(text(item.detail, limits.text, isSubtle=True, spacing="None"))
        if item.buttons:
            inside.append({"type": "ActionSet", "actions": _foldable(_actions(item.buttons))})
        yield {"type": "Container", "items": inside, "separator": True, "spacing": "Medium"}
    yield from _and_more(len(items) - limits.items, limits)


def _and_more(count: int, limits: Limits) -> Iterator[Element]:
    if count > 0:
        yield text(words.MORE_ITEMS.format(count=count), limits.text, isSubtle=True)


def _actions(buttons: Sequence[ShownButton]) -> list[Element]:
    return [_button("Action.Submit", b, {values.CONTROL: b.id}) for b in buttons]


def _form_actions(form: ShownForm, body: Sequence[Element]) -> list[Element]:
    """The verbs. Their data names the fields that this card really shows, so that an emptied answer can be told from
    one that was never there."""
    there = {"|".join(str(e["id"]).split("|")[:2]) for e in body if str(e["type"]).startswith("Input.")}
    names = [n for n in (values.name(f.kind, f.id) for f in form.fields) if n in there]
    actions = []
    for verb in form.verbs:
        data = {values.CONTROL: verb.id, values.TOKEN: form.token, values.FIELDS: names}
        submit = _button("Action.Submit", verb, data)
        actions.append({**_button("Action.Execute", verb, data), "verb": verb.id, "fallback": submit})
    return actions


def _button(kind: str, button: ShownButton, data: Element) -> Element:
    made = {"type": kind, "title": words.plain(button.label, 80) or words.BUTTON, "data": data}
    styles = {"primary": "positive", "danger": "destructive"}
    if button.style in styles:
        made["style"] = styles[button.style]
    return made


def _foldable(actions: list[Element]) -> list[Element]:
    """The main action first; what goes beyond the visible ones folds into the menu."""
    ordered = sorted(actions, key=lambda a: a.get("style") != "positive")
    return ordered[:MOST_VISIBLE] + [{**a, "mode": "secondary"} for a in ordered[MOST_VISIBLE:]]
