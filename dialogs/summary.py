"""An answer in words, for a review (as lines, worded for the reader) and for a snapshot (as plain Dutch)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dialogs.choosing import label
from dialogs.dutch import as_day, as_moment, date_words, enumerate_words, moment_words, number_words
from dialogs.model import Option
from dialogs.nouns import Json
from dialogs.parts import Part, columns_of
from dialogs.text import Line, words

MOST_ROWS_SHOWN = 10
"""Rows of a rubric that a review shows one by one; of a longer one it counts the columns."""


PHRASE = 35
"""Characters: choices that are longer than this on average are phrases, not names."""


def in_words(part: Part, value: Json) -> Line:
    """The answer as a review shows it."""
    kind = part.kind
    if kind == "date":
        return words("{dag:datum}", dag=value)
    if kind == "moment":
        return words("{om:datum} om {om:tijd}", om=value)
    if kind in ("choice", "person"):
        return _named(part.options, value)
    if kind in ("choices", "ranking") and isinstance(value, list):
        return words("{namen:lijst}", namen=[_named(part.options, one) for one in value])
    if kind == "rubric" and isinstance(value, dict):
        return _rubric(part, value)
    return words("{tekst}", tekst=spoken(part, value))


def spoken(part: Part, value: Json, address: str = "je") -> str:
    """The answer in plain Dutch, in a form of address."""
    if part.kind in ("choice", "person"):
        return _label(part.options, value, address)
    if part.kind in ("choices", "ranking") and isinstance(value, list):
        return _several([_label(part.options, one, address) for one in value])
    if part.kind == "rubric" and isinstance(value, dict):
        return "\n".join(f"{row}: {column}" for row, column, _ in rubric_rows(part, value, address))
    if part.kind == "date" and (day := as_day(value)) is not None:
        return date_words(day)
    if part.kind == "moment" and (at := as_moment(value)) is not None:
        return moment_words(at)
    return bare(value)


def _several(names: list[str]) -> str:
    """Names in one sentence; whole phrases under each other."""
    if len(names) > 1 and sum(map(len, names)) > PHRASE * len(names):
        return "\n".join(f"• {name}" for name in names)
    return enumerate_words(names)


def bare(value: Json) -> str:
    """A value in words without knowing its question."""
    if isinstance(value, list):
        return enumerate_words([bare(one) for one in value])
    if isinstance(value, dict):
        return str(value["name"]) if "name" in value else "\n".join(f"{k}: {bare(v)}" for k, v in value.items())
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number_words(value)
    return "" if value is None else str(value)


def rubric_rows(part: Part, value: Mapping[str, Json], address: str = "je") -> tuple[tuple[str, str, str], ...]:
    """(row label, column label, row id) of every row that has an answer, in the order of the rubric."""
    return tuple(
        (label(row, address), _label(columns_of(part, row), value[row.id], address), row.id)
        for row in part.all_rows
        if row.id in value
    )


def _rubric(part: Part, value: Mapping[str, Json]) -> Line:
    answered = [row for row in part.all_rows if row.id in value]
    if len(answered) > MOST_ROWS_SHOWN:
        counts = Counter(value[row.id] for row in answered)
        found = [(column, counts[column.id]) for column in part.field.columns if counts[column.id]]
        text = ", ".join(f"{count} × {{k{n}}}" for n, (_, count) in enumerate(found))
        return words(text, **{f"k{n}": words(column.label) for n, (column, _) in enumerate(found)})
    text = "\n".join(f"{{r{n}}}: {{k{n}}}" for n in range(len(answered)))
    rows = {f"r{n}": words(row.label) for n, row in enumerate(answered)}
    said = {f"k{n}": _named(columns_of(part, row), value[row.id]) for n, row in enumerate(answered)}
    return words(text, **rows, **said)


def _named(options: tuple[Option, ...], value: Json) -> Line:
    found = next((option for option in options if option.id == value), None)
    return words(found.label) if found is not None else words("{tekst}", tekst=str(value))


def _label(options: tuple[Option, ...], value: Json, address: str) -> str:
    found = next((option for option in options if option.id == value), None)
    return label(found, address) if found is not None else str(value)
