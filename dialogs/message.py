"""What goes out: messages without channel and without language. `bot/render.py` words them for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from pydantic import ConfigDict, Field, TypeAdapter

from dialogs.nouns import Json
from dialogs.text import Frozen, Line

FieldKind = Literal[
    "text", "number", "yes_no", "choice", "choices", "scale", "rubric", "ranking", "date", "moment", "person", "file"
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Button:
    """A control. Outside a form `id` says everything (object and version included); on a form the form's token
    guards it."""

    id: str
    label: Line
    style: Literal["plain", "primary", "danger"] = "plain"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One option, rubric row or rubric column. `cells` are what the columns say in this row, by the columns' ids, where
    a rubric says something else in each."""

    id: str
    label: Line
    cells: tuple[Choice, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """One field of a form, filled with `value` (as last typed when that was wrong; `problem` then says what to do).
    `advice` is a question about a good answer: the next press goes on all the same.

    With `other` words that are not among the options are an answer too.
    """

    id: str
    kind: FieldKind
    label: Line
    required: bool = True
    hint: Line | None = None
    problem: Line | None = None
    advice: Line | None = None
    options: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    columns: tuple[Choice, ...] = ()
    value: Json = None
    low: int | None = None
    high: int | None = None
    max_length: int | None = None
    other: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A labelled value in a card or in the summary of a review."""

    label: Line
    value: Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoken:
    """What every message has. `address` is how the conversation that it belongs to speaks; without one it speaks as the
    reader's own roles have it."""

    address: Literal["u", "je"] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Say(Spoken):
    """A sentence or a few, perhaps with buttons."""

    kind: Literal["text"] = "text"
    text: Line
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Form(Spoken):
    """One screen of a dialog: at most 8 inputs. `id` is the conversation's key, `progress` (screen, of screens).

    `facts` carry the summary on a review. `readers` are the names of those who will read what is sent. `verbs` are the
    controls, the main one first.
    """

    kind: Literal["form"] = "form"
    id: str
    token: str
    step: str
    progress: tuple[int, int]
    title: Line
    text: Line | None = None
    facts: tuple[Fact, ...] = ()
    readers: tuple[str, ...] = ()
    fields: tuple[Input, ...] = ()
    verbs: tuple[Button, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One entry of a card's list, with its own buttons: an agenda item, an approval."""

    text: Line
    detail: Line | None = None
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Card(Spoken):
    """A titled overview. `notice` is what a phone may show on a locked screen: no name, worry or judgement."""

    kind: Literal["card"] = "card"
    title: Line
    text: Line | None = None
    notice: Line | None = None
    facts: tuple[Fact, ...] = ()
    items: tuple[Item, ...] = ()
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture(Spoken):
    """An image from the store with the words for who cannot see it."""

    kind: Literal["picture"] = "picture"
    file: int
    name: str
    alt: Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Spoken):
    """A file from the store, handed over with a sentence."""

    kind: Literal["document"] = "document"
    file: int
    name: str
    text: Line
    buttons: tuple[Button, ...] = ()


Message = Annotated[Say | Form | Card | Picture | Document, Field(discriminator="kind")]

MESSAGE: TypeAdapter[Message] = TypeAdapter(Message, config=ConfigDict(extra="forbid"))
"""Reads what `as_json` wrote: `MESSAGE.validate_json(text)`."""


def as_json(message: Message) -> str:
    """A message as it is kept. Every turn writes some, so by the fastest writer of plain dataclasses."""
    return _WRITER.encode(message).decode()


def _plain(value: Any) -> Any:
    if isinstance(value, Frozen):
        return value.model_dump()
    raise NotImplementedError(f"a message cannot hold {value!r}")


_WRITER = msgspec.json.Encoder(enc_hook=_plain)
