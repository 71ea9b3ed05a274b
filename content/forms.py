"""The small things that authors write in more than one way: roles, options, sources and spans of days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Key

from dialogs.model import Option
from dialogs.nouns import Json, Role
from dialogs.text import Frozen, Text

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
"""Names of the days of the week; the index is that of `date.weekday()`."""

Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
Name = Annotated[str, Key(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
"""An id as an author writes it: small letters, digits, hyphens and dots."""


def one_or_many(value: Json) -> Json:
    """Lets an author write `wpb` for `[wpb]`."""
    return [value] if isinstance(value, str) else value


Roles = Annotated[tuple[Role, ...], BeforeValidator(one_or_many, json_schema_input_type=Role | tuple[Role, ...])]
Words = Annotated[tuple[str, ...], BeforeValidator(one_or_many, json_schema_input_type=str | tuple[str, ...])]


def slug(text: str) -> str:
    """An id made from a label: `nog niet` becomes `nog-niet`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-") or "leeg"


def as_options(value: Json) -> Json:
    """Options in any of the author's forms: `[ja, nee]`, `{noord: Noord}` or a list of `{id, label}`."""
    if isinstance(value, Mapping):
        return [{"id": str(key), "label": label} for key, label in value.items()]
    if not isinstance(value, (list, tuple)):
        return value
    return [
        {"id": slug(str(v)), "label": str(v)} if isinstance(v, (str, int)) and not isinstance(v, bool) else v
        for v in value
    ]


class OptionEntry(Frozen):
    """An option written out, with parts of its own in any of the author's forms."""

    id: str
    label: Text
    hint: Text | None = None
    parts: dict[str, Options] = Key(default_factory=dict)


OptionSurface = tuple[str | int | OptionEntry, ...] | dict[str, Text]
Options = Annotated[tuple[Option, ...], BeforeValidator(as_options, json_schema_input_type=OptionSurface)]


class Source(Frozen):
    """Where something is written: the document's file name and the section in words."""

    document: str
    section: str | None = None


class Span(Frozen):
    """Days from and including `from`, up to and including `to`."""

    from_: date = Key(alias="from")
    to: date

    @model_validator(mode="after")
    def _forward(self) -> Span:
        if self.to < self.from_:
            raise ValueError(f"'to' ({self.to}) ligt voor 'from' ({self.from_})")
        return self

    def __contains__(self, day: date) -> bool:
        return self.from_ <= day <= self.to


OptionEntry.model_rebuild()
