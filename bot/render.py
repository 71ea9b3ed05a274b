"""Messages into words, in the recipient's language and form of address. Pure; called at sending."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.ports import (
    Shown,
    ShownButton,
    ShownFact,
    ShownField,
    ShownFile,
    ShownForm,
    ShownItem,
    ShownOption,
)
from dialogs import dutch
from dialogs.event import FileRef
from dialogs.message import Button, Card, Choice, Fact, Form, Input, Item, Message, Picture, Say
from dialogs.nouns import Json
from dialogs.text import Line, Text, Variants

Meta = Callable[[int], FileRef]
"""Name, type and size of a file by id."""


class MissingText(Exception):
    """A catalogue key that does not exist: a bug in content or code, never shown to a user."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How one reader is spoken to: `language` nl or en, `address` u or je."""

    language: str = "nl"
    address: str = "je"


class Renderer:
    """Words for messages from one catalogue. `meta` finds a file's name and size when a document is shown."""

    def __init__(self, texts: Mapping[str, Text]) -> None:
        self._texts = texts

    def words(self, line: Line, manner: Manner) -> str:
        """One line. Raises MissingText for an unknown key."""
        return _Page(self._texts, manner).words(line)

    def show(self, message: Message, manner: Manner, meta: Meta) -> Shown:
        """The message in words, as the conversation speaks that it belongs to, if to any."""
        if message.address is not None and message.address != manner.address:
            manner = Manner(language=manner.language, address=message.address)
        return _Page(self._texts, manner).show(message, meta)


class _Page:
    """One message for one reader."""

    def __init__(self, texts: Mapping[str, Text], manner: Manner) -> None:
        self._texts, self._manner = texts, manner

    def words(self, line: Line) -> str:
        text = self._texts.get(line.key) if line.key is not None else line.text
        if text is None:
            raise MissingText(f"no text for key {line.key!r}")
        if isinstance(text, Variants):
            text = self.variant(text)
        return dutch.fill(text, line.params, self.words) if "{" in text else text

    def variant(self, text: Variants) -> str:
        if self._manner.language == "en" and text.en is not None:
            return text.en
        return dutch.variant(text, self._manner.address)

    def maybe(self, line: Line | None) -> str | None:
        return None if line is None else self.words(line)

    def show(self, message: Message, meta: Meta) -> Shown:
        if isinstance(message, Say):
            text = self.words(message.text)
            notice = self.words(Line(key="notice.message"))
            return Shown(kind="text", text=text, body=text, notice=notice, buttons=self.buttons(message.buttons))
        if isinstance(message, Form):
            return self.form(message)
        if isinstance(message, Card):
            return self.card(message)
        if isinstance(message, Picture):
            alt = self.words(message.alt)
            return Shown(kind="picture", text=alt, alt=alt, file=_file(meta(message.file), message.name))
        text = self.words(message.text)
        return Shown(
            kind="document",
            text=text,
            body=text,
            notice=self.words(Line(key="notice.document")),
            file=_file(meta(message.file), message.name),
            buttons=self.buttons(message.buttons),
        )

    def form(self, form: Form) -> Shown:
        title, body = self.words(form.title), self.maybe(form.text)
        facts = self.facts(form.facts)
        fields = tuple([self.field(f) for f in form.fields])
        lines = [title, *([body] if body else []), *(f.told for f in facts)]
        if form.readers:
            lines.append(self.words(Line(key="form.readers", params={"namen": list(form.readers)})))
        lines += [f.label for f in fields]
        lines += [told for f in fields for told in (f.problem, f.advice) if told]
        return Shown(
            kind="form",
            text="\n".join(lines),
            title=title,
            body=body,
            facts=facts,
            form=ShownForm(
                id=form.id,
                token=form.token,
                step=form.step,
                progress=form.progress,
                fields=fields,
                verbs=self.buttons(form.verbs),
                facts=facts,
                readers=form.readers,
            ),
        )

    def card(self, card: Card) -> Shown:
        title, body = self.words(card.title), self.maybe(card.text)
        facts = self.facts(card.facts)
        items = tuple(self.item(i) for i in card.items)
        lines = [title, *([body] if body else []), *(f.told for f in facts)]
        for item in items:
            lines.append(f"- {item.text}")
            if item.detail:
                lines.append(f"  {item.detail}")
        return Shown(
            kind="card",
            text="\n".join(lines),
            title=title,
            body=body,
            notice=self.words(card.notice or Line(key="notice.message")),
            facts=facts,
            items=items,
            buttons=self.buttons(card.buttons),
        )

    def facts(self, facts: Sequence[Fact]) -> tuple[ShownFact, ...]:
        return tuple([ShownFact(label=self.words(f.label), value=self.words(f.value)) for f in facts])

    def item(self, item: Item) -> ShownItem:
        return ShownItem(text=self.words(item.text), detail=self.maybe(item.detail), buttons=self.buttons(item.buttons))

    def buttons(self, buttons: Sequence[Button]) -> tuple[ShownButton, ...]:
        return tuple([ShownButton(id=b.id, label=self.words(b.label), style=b.style) for b in buttons])

    def options(self, choices: Sequence[Choice]) -> tuple[ShownOption, ...]:
        if not choices:
            return ()
        return tuple([ShownOption(id=c.id, label=self.words(c.label), cells=self.options(c.cells)) for c in choices])

    def field(self, field: Input) -> ShownField:
        return ShownField(
            id=field.id,
            kind=field.kind,
            label=self.words(field.label),
            required=field.required,
            hint=self.maybe(field.hint),
            problem=self.maybe(field.problem),
            advice=self.maybe(field.advice),
            options=self.options(field.options),
            rows=self.options(field.rows),
            columns=self.options(field.columns),
            value=field.value,
            low=field.low,
            high=field.high,
            max_length=field.max_length,
            other=field.other,
        )


def _file(ref: FileRef, name: str) -> ShownFile:
    return ShownFile(id=ref.id, name=name, mime=ref.mime, size=ref.size)


def contract(shown: Shown, to: str, path: str | None = None) -> dict[str, Json]:
    """The message as the command line prints it with --json: one object, keys that do not apply left out."""
    out: dict[str, Json] = {"to": to, "kind": shown.kind, "text": shown.text}
    if shown.form is not None:
        form = shown.form
        out["form"] = {
            "id": form.id,
            "token": form.token,
            "step": form.step,
            "progress": list(form.progress),
            "fields": [_field_contract(f) for f in form.fields],
            "verbs": [v.id for v in form.verbs],
        }
    buttons = list(shown.form.verbs) if shown.form else [*shown.buttons]
    for item in shown.items:
        buttons += item.buttons
    if buttons:
        out["buttons"] = [{"id": b.id, "label": b.label} for b in buttons]
    if shown.file is not None:
        out["file"] = {"name": shown.file.name, **({"path": path} if path else {})}
    return out


def _choice_contract(option: ShownOption) -> dict[str, Json]:
    out: dict[str, Json] = {"id": option.id, "label": option.label}
    return {**out, "cells": [_choice_contract(o) for o in option.cells]} if option.cells else out


def _field_contract(field: ShownField) -> dict[str, Json]:
    out: dict[str, Json] = {
        "id": field.id,
        "kind": field.kind,
        "label": field.label,
        "required": field.required,
    }
    for name in ("options", "rows", "columns"):
        choices: tuple[ShownOption, ...] = getattr(field, name)
        if choices:
            out[name] = [_choice_contract(o) for o in choices]
    if field.value is not None:
        out["value"] = field.value
    if field.problem:
        out["problem"] = field.problem
    if field.advice:
        out["advice"] = field.advice
    if field.hint:
        out["hint"] = field.hint
    return out
