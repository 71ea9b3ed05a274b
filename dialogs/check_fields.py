"""What can be wrong with one question, seen by itself. Sentences in Dutch, for the author of a dialog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from dialogs.answers import read
from dialogs.dutch import AMSTERDAM, as_day, as_moment
from dialogs.given import is_empty
from dialogs.model import Field, Option
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.problem import Problem

ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
CHOOSING = ("choice", "choices", "ranking")
_SOME_DAY = Context(now=datetime(2026, 1, 5, 12, tzinfo=AMSTERDAM))


def field_problems(field: Field) -> Iterator[str]:
    """Every mistake in a question."""
    name, kind = f"veld '{field.id}'", field.kind
    if not ID.fullmatch(field.id):
        yield f"{name}: een id bestaat uit kleine letters, cijfers, streepjes en lage streepjes"
    if kind in CHOOSING and not field.options and not field.from_:
        yield f"{name}: een {kind} heeft keuzes nodig; geef 'options' of 'from'"
    if field.options and field.from_:
        yield f"{name}: geef 'options' of 'from', niet allebei"
    if (field.options or field.from_) and kind not in (*CHOOSING, "person"):
        yield f"{name}: bij een {kind} horen geen keuzes ('options' of 'from')"
    yield from _doubles(name, "keuze", field.options)
    yield from _rubric(field, name)
    yield from _bounds(field, name)
    yield from _default(field, name)


def _rubric(field: Field, name: str) -> Iterator[str]:
    if field.kind != "rubric":
        if field.rows or field.columns or field.cells:
            yield f"{name}: 'rows', 'columns' en 'cells' horen alleen bij een rubric"
        return
    if not field.rows:
        yield f"{name}: een rubric heeft regels nodig ('rows')"
    if not field.columns:
        yield f"{name}: een rubric heeft kolommen nodig ('columns')"
    yield from _doubles(name, "regel", field.rows if isinstance(field.rows, tuple) else ())
    yield from _doubles(name, "kolom", field.columns)


def _doubles(name: str, what: str, options: Sequence[Option]) -> Iterator[str]:
    seen: set[str] = set()
    for option in options:
        if option.id in seen:
            yield f"{name}: {what} '{option.id}' staat er twee keer in"
        if not option.id:
            yield f"{name}: een {what} heeft een leeg id"
        seen.add(option.id)


def _bounds(field: Field, name: str) -> Iterator[str]:
    kind = field.kind
    if (field.low is not None or field.high is not None) and kind not in ("number", "scale"):
        yield f"{name}: 'low' en 'high' horen alleen bij een number of een scale"
    if field.low is not None and field.high is not None and field.low >= field.high:
        yield f"{name}: 'low' ({field.low}) is niet kleiner dan 'high' ({field.high})"
    if field.max_length is not None and (kind not in ("text", "choice", "choices") or field.max_length < 1):
        yield f"{name}: 'max_length' hoort bij een text en is minstens 1"
    if field.at_most is not None and (kind not in ("choices", "ranking", "file") or field.at_most < 1):
        yield f"{name}: 'at_most' hoort bij choices, ranking of file en is minstens 1"
    if field.looks is not None and kind not in ("date", "moment"):
        yield f"{name}: 'looks' hoort alleen bij een date of een moment"
    if field.other and kind not in ("choice", "choices"):
        yield f"{name}: 'other' hoort alleen bij een choice of choices"


def _default(field: Field, name: str) -> Iterator[str]:
    default = field.default
    if default is None:
        return
    if isinstance(default, dict):
        if set(default) != {"value"} or not isinstance(default.get("value"), str):
            yield f"{name}: een 'default' is een gewone waarde, of {{value: naam}}"
        return
    if field.kind in ("file", "rubric"):
        yield f"{name}: een {field.kind} kan geen 'default' hebben"
    elif not _fits(field, default):
        yield f"{name}: 'default' {default!r} past niet bij een {field.kind} of staat niet bij de keuzes"


def _fits(field: Field, default: Json) -> bool:
    if field.kind == "date":
        return isinstance(default, str) and as_day(default) is not None
    if field.kind == "moment":
        return isinstance(default, str) and as_moment(default) is not None
    if field.kind == "yes_no":
        return default in ("ja", "nee")
    if not field.options and field.kind in (*CHOOSING, "person"):
        return isinstance(default, list if field.kind in ("choices", "ranking") else str)
    part = Part(address=field.id, field=field, kind=field.kind, required=True, options=field.options)
    return not is_empty(default) and not isinstance(read(part, default, _SOME_DAY), Problem)
