"""A roster file into named rows. What a row means is judge.py's business.

Everything wrong with the file itself comes back as a Mistake; nothing raises for what a sender can send.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from rapidfuzz import fuzz, process

from bot.roster.cells import Value, clean, header
from bot.roster.columns import SHEETS, SheetSpec
from bot.roster.files import HEADER_WITHIN, Cells, Formula, Unreadable, tables
from bot.roster.wanted import Mistake

MAX_ROWS = 20_000
_ALIKE = 75
_SAME_WORDS = 95
_MISTYPED = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One filled row. `number` as Excel counts; `values` by column name, "" for an empty cell.

    A cell that could not be read is not among the values; its mistake is already told.
    """

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet's rows. `headers` gives each column's header as typed, for pointing at it."""

    spec: SheetSpec
    headers: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """A file that was read. `remarks` are things to know that stop nothing."""

    sheets: tuple[Sheet, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    remarks: tuple[Mistake, ...] = ()


def read(path: Path, *, sheet: str | None = None) -> Contents:
    """The rows of a roster file. `sheet` picks one of a workbook, and says which one a CSV is (else `plaatsingen`)."""
    only = next((s for s in SHEETS if sheet and s.name == header(sheet)), None)
    if sheet and only is None:
        return _refused(f"Een rooster heeft geen blad '{sheet}'. Kies plaatsingen of trajecten.")
    try:
        parts = [_table(spec, rows) for spec, rows in tables(path, only)]
    except Unreadable as problem:
        return _refused(str(problem))
    return Contents(
        sheets=tuple(s for p in parts for s in p.sheets),
        mistakes=tuple(m for p in parts for m in p.mistakes),
        remarks=tuple(r for p in parts for r in p.remarks),
    )


def _refused(message: str, sheet: str | None = None) -> Contents:
    return Contents(mistakes=(Mistake(message=message, sheet=sheet),))


def _table(spec: SheetSpec, grid: Iterator[Cells]) -> Contents:
    """A sheet with its header row and what is under it."""
    top = list(islice(grid, HEADER_WITHIN))
    texts = [[_text(cell) for cell in row] for row in top]
    at = _header_row(texts, spec)
    if at is None:
        if not any(any(row) for row in texts) and not any(any(map(_text, row)) for row in grid):
            return Contents(sheets=(Sheet(spec=spec, headers={}, rows=()),))
        seen = next((", ".join(filter(None, row)) for row in texts if any(row)), "")
        needed = ", ".join(spec.required)
        return _refused(
            f"De rij met kolomnamen ontbreekt. Zet boven de rijen: {needed}. Nu staat er: {seen}.", spec.name
        )
    headers, mistakes, remarks = _headers(spec, texts[at], at + 1)
    if mistakes:
        return Contents(mistakes=mistakes, remarks=remarks)
    typed = {name: texts[at][index] for name, index in headers.items()}
    rows: list[Row] = []
    wrong: list[Mistake] = []
    for number, cells in enumerate(chain(top[at + 1 :], grid), start=at + 2):
        values, unreadable = _values(spec, headers, typed, cells, number)
        if not unreadable and not any(values.values()):
            continue
        wrong += unreadable
        rows.append(Row(number=number, values=values))
        if len(rows) > MAX_ROWS:
            return _refused(
                f"Er staan meer dan {MAX_ROWS} rijen in. Verdeel het rooster over meer bestanden.", spec.name
            )
    return Contents(sheets=(Sheet(spec=spec, headers=typed, rows=tuple(rows)),), mistakes=tuple(wrong), remarks=remarks)


def _text(cell: object) -> str:
    return "" if isinstance(cell, Formula) else str(clean(cell))


def _header_row(top: Sequence[Sequence[str]], spec: SheetSpec) -> int | None:
    """Which of the first rows has the most of our column names; None when none has three."""
    scores = [len({header(c) for c in row} & set(spec.names)) for row in top]
    best = max(scores, default=0)
    return scores.index(best) if best >= 3 else None


def _headers(
    spec: SheetSpec, cells: Sequence[str], number: int
) -> tuple[dict[str, int], tuple[Mistake, ...], tuple[Mistake, ...]]:
    """Where each column is, what is wrong with the headers, and which columns are skipped."""
    found: dict[str, int] = {}
    strange: list[str] = []
    mistakes: list[Mistake] = []
    remarks: list[Mistake] = []

    def about(typed: str | None, message: str) -> Mistake:
        return Mistake(sheet=spec.name, row=number, column=typed, message=message)

    for index, typed in enumerate(cells):
        name = header(typed)
        if name in found:
            mistakes.append(about(typed, "Deze kolom staat er twee keer. Laat er één staan."))
        elif name in spec.names:
            found[name] = index
        elif name:
            strange.append(typed)
    missing = [n for n in spec.names if n not in found]
    for typed in strange:
        near = _resembling(header(typed), missing, spec.required)
        if near is not None:
            missing.remove(near)
            mistakes.append(about(typed, f"Deze kolom ken ik niet. Moet dit '{near}' zijn?"))
        else:
            remarks.append(about(typed, "Deze kolom hoort niet in een rooster en wordt overgeslagen."))
    lacking = [spec.column(name) for name in missing if name in spec.required]
    mistakes += [about(None, f"De kolom '{c.name}' ontbreekt. Voeg die toe: {c.note}") for c in lacking]
    return found, tuple(mistakes), tuple(remarks)


def _resembling(typed: str, missing: Sequence[str], required: Sequence[str]) -> str | None:
    """Which missing column a header may stand for: one that is needed and nearly so, else one that is needed and shares
    its words, else one that looks like it."""
    needed = [name for name in missing if name in required]
    ways = (
        (needed, fuzz.ratio, _MISTYPED),
        (needed, fuzz.token_set_ratio, _SAME_WORDS),
        (needed, fuzz.ratio, _ALIKE),
        (missing, fuzz.ratio, _ALIKE),
    )
    for names, scorer, least in ways:
        apart = {name: name.replace("_", " ") for name in names}
        near = process.extractOne(typed.replace("_", " "), apart, scorer=scorer, score_cutoff=least)
        if near is not None:
            return str(near[2])
    return None


def _values(
    spec: SheetSpec, headers: Mapping[str, int], typed: Mapping[str, str], cells: Cells, number: int
) -> tuple[dict[str, Value], list[Mistake]]:
    values: dict[str, Value] = {}
    wrong: list[Mistake] = []
    for name, index in headers.items():
        raw = cells[index] if index < len(cells) else None
        value: Value = "" if isinstance(raw, Formula) else clean(raw)
        problem = None
        if isinstance(raw, Formula):
            problem = "Hier staat een formule zonder uitkomst."
        elif isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "#N/A", "#N/B")):
            problem = f"Excel geeft hier een fout ({value})."
        if problem:
            message = f"{problem} Typ de waarde zelf in de cel."
            wrong.append(Mistake(sheet=spec.name, row=number, column=typed[name], message=message))
        else:
            values[name] = value
    return values, wrong
