"""What a step needs from the world, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct, field

from dialogs.date_days import Named
from dialogs.message import Card, Message
from dialogs.model import Effect, Option
from dialogs.nouns import Json
from dialogs.state import Place, State


class Context(Struct, frozen=True, kw_only=True):
    """What was loaded before the step: the moment (aware, Amsterdam), named values, named lists, and readers by role.

    `values`: defaults and what conditions and texts may use (`placement.student`, `last_stage_day` as ISO date).
    `lists`: options by name (`placement.klassen`, `framework.dimensions`, `people`). `readers`: role → names.
    `version`: the content version that is loaded now. `named`: the periods and holidays that a date may name, worked
    out when a date is read.
    """

    now: datetime
    values: Mapping[str, Json] = field(default_factory=dict)
    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    readers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    version: str = ""
    named: Callable[[], tuple[Named, ...]] = tuple


class Entry(Struct, frozen=True, kw_only=True):
    """One answer: its address, the labels as shown then (Dutch, in the asker's form), the value, and the value in
    words."""

    address: str
    step: str
    field: str
    kind: str
    label: str
    value: Json
    shown: str
    item: str | None = None
    item_label: str | None = None
    rows: tuple[tuple[str, str, str], ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """The new state, what to say, and, once the dialog is finished, what to do. `entries` come with the effects.

    `accepted` is False when the event changed nothing but drafts: a repeated, stale or wrong press, a failed answer.
    `passed` is the screen that this event accepted or skipped, if any, and `answered` its read-only answers, for the
    place of its form. `asked` is a text that was no answer after all: it is to be answered, and then the screen shown.
    """

    state: State
    messages: tuple[Message, ...] = ()
    effects: tuple[Effect, ...] = ()
    entries: tuple[Entry, ...] = ()
    accepted: bool = True
    passed: Place | None = None
    answered: Card | None = None
    asked: str | None = None
