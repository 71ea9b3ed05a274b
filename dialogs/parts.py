"""A question as it stands on a page: its address, and its options, rows and obligation resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dialogs.message import FieldKind
from dialogs.model import Field, Option

MOST_INPUTS = 8
"""Inputs on a page; a rubric row beside other questions counts as one."""
MOST_ROWS = 10
"""Rows of a rubric on a page of its own."""

PEOPLE = "people"
"""The list that a question for a person chooses from, unless it names another."""


class Part(Struct, frozen=True, kw_only=True):
    """A field on one page of one screen.

    `address` is where its answer lives; the pages of a long rubric share it. `kind` is the field's, or text where
    there is nothing to choose from. `rows` are those of this page, `all_rows` those of the whole question; `page`
    counts from 0.
    """

    address: str
    field: Field
    kind: FieldKind
    required: bool
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    all_rows: tuple[Option, ...] = ()
    page: int = 0
    pages: int = 1


def columns_of(part: Part, row: Option) -> tuple[Option, ...]:
    """The columns of a rubric as they are worded in this row."""
    own = {option.id: option for option in row.parts.get(part.field.cells, ())} if part.field.cells else {}
    return tuple(own.get(column.id, column) for column in part.field.columns)


def brackets(items: Sequence[str]) -> str:
    """The part of an address that names the items it belongs to."""
    return "".join([f"[{item}]" for item in items]) if items else ""


def address_of(step: str, items: Sequence[str], field: str) -> str:
    """`step.field`, or `step[item].field`."""
    return f"{step}{brackets(items)}.{field}"


def pages_of(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """The parts of a step, spread over pages that are never too long."""
    page: list[Part] = []
    used = 0
    for part in parts:
        for slice_ in _slices(part) if len(part.rows) > MOST_ROWS else (part,):
            weight = len(slice_.rows) or 1
            if page and used + weight > MOST_INPUTS:
                yield tuple(page)
                page, used = [], 0
            page.append(slice_)
            used += weight
    if page:
        yield tuple(page)


def _slices(part: Part) -> Iterator[Part]:
    starts = range(0, len(part.rows), MOST_ROWS)
    for number, start in enumerate(starts):
        yield replace(part, rows=part.rows[start : start + MOST_ROWS], page=number, pages=len(starts))
