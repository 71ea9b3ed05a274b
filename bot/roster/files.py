"""Opening a roster file safely: XLSX or CSV, however it was saved, into bare rows. Naming the cells is read.py's."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from bot.roster.cells import clean, header
from bot.roster.columns import PLACEMENTS, SHEETS, SheetSpec

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
HEADER_WITHIN = 10
"""The header is looked for in this many rows, so that a title may stand above it."""

_OTHER_KINDS = {b"%PDF": "een pdf", b"\x89PNG": "een plaatje", b"\xff\xd8\xff": "een foto"}
"""How files begin that people send by mistake."""

Cells = Sequence[object]


class Unreadable(Exception):
    """The file cannot be opened as a roster; the message says why and what to do, in Dutch."""


class Formula:
    """A cell with a formula whose outcome was not saved."""


def tables(path: Path, only: SheetSpec | None) -> list[tuple[SheetSpec, Iterator[Cells]]]:
    """Each sheet of the roster in this file with its rows. `only` takes one sheet, and says which one a CSV is."""
    data = _bytes(path)
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data, only)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("Dit is een oud Excel-bestand (.xls) of er zit een wachtwoord op. Sla het op als .xlsx.")
    other = next((what for begin, what in _OTHER_KINDS.items() if data.startswith(begin)), None)
    if other is not None:
        raise Unreadable(f"Dit is {other} en geen rooster. Sla het rooster op als .xlsx of als .csv.")
    return [_csv(data, only or PLACEMENTS)]


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(f"Het bestand is te groot. Een rooster is hooguit {MAX_BYTES // 1024 // 1024} MB.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"Het bestand {path} is er niet. Controleer de naam en de map.") from None
    except OSError as problem:
        raise Unreadable(f"Het bestand {path} kan niet worden gelezen: {problem.strerror}.") from None
    if not data.strip():
        raise Unreadable("Het bestand is leeg.")
    return data


# --- XLSX -----------------------------------------------------------------------------------------------------------


def _workbook(data: bytes, only: SheetSpec | None) -> list[tuple[SheetSpec, Iterator[Cells]]]:
    _refuse_unsafe(data)
    try:
        shown = load_workbook(io.BytesIO(data), data_only=True)
        typed = load_workbook(io.BytesIO(data))
    except Exception as problem:  # openpyxl raises many kinds for a damaged file; to the sender all mean the same
        raise Unreadable(
            "Het bestand is geen leesbaar Excel-bestand. Open het in Excel en sla het opnieuw op als .xlsx."
        ) from problem
    names = {header(w.title): w.title for w in shown.worksheets}
    specs = [s for s in ((only,) if only else SHEETS) if s.name in names]
    if not specs and len(shown.worksheets) == 1:
        lone = shown.worksheets[0]
        spec = only or _resembles(lone)
        if spec:
            names, specs = {spec.name: lone.title}, [spec]
    if not specs:
        name = (only or PLACEMENTS).name
        there = ", ".join(names.values())
        raise Unreadable(f"Er is geen blad '{name}'. Wel: {there}. Geef het blad met de rijen de naam '{name}'.")
    return [(spec, _rows(shown[names[spec.name]], typed[names[spec.name]])) for spec in specs]


def _refuse_unsafe(data: bytes) -> None:
    """Raises Unreadable for an archive that is no workbook, grows too large when unpacked, or defines entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise Unreadable("Dit is geen Excel-bestand. Sla het rooster op als .xlsx of als .csv.")
            if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
                raise Unreadable("Het bestand wordt te groot bij het openen. Kopieer de rijen naar een nieuw bestand.")
            xml = [p for p in archive.infolist() if p.filename.endswith((".xml", ".rels"))]
            if any(b"<!DOCTYPE" in archive.read(part) for part in xml):
                raise Unreadable(
                    "Er zit iets in het bestand dat er niet hoort. Kopieer de rijen naar een nieuw bestand."
                )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise Unreadable("Het bestand is beschadigd. Open het in Excel en sla het opnieuw op als .xlsx.") from None


def _resembles(worksheet: Any) -> SheetSpec | None:
    """Which sheet this is by its column names; None when it has fewer than three of them."""
    top = worksheet.iter_rows(max_row=min(HEADER_WITHIN, worksheet.max_row), values_only=True)
    seen = {header(clean(cell)) for row in top for cell in row if cell is not None}
    best = max(SHEETS, key=lambda s: len(seen & set(s.names)))
    return best if len(seen & set(best.names)) >= 3 else None


def _rows(shown: Any, typed: Any) -> Iterator[Cells]:
    """The rows of a worksheet; a cell merged downwards counts for every row it covers."""
    merged: dict[tuple[int, int], tuple[int, int]] = {
        (row, area.min_col): (area.min_row, area.min_col)
        for area in typed.merged_cells.ranges
        if area.min_col == area.max_col
        for row in range(area.min_row, area.max_row + 1)
    }
    for cells, originals in zip(shown.iter_rows(), typed.iter_rows(), strict=True):
        row: list[object] = []
        for cell, original in zip(cells, originals, strict=True):
            at = merged.get((cell.row, cell.column))
            value, source = (shown.cell(*at).value, typed.cell(*at)) if at else (cell.value, original)
            row.append(Formula() if value is None and source.data_type == "f" else value)
        yield row


# --- CSV ------------------------------------------------------------------------------------------------------------


def _csv(data: bytes, spec: SheetSpec) -> tuple[SheetSpec, Iterator[Cells]]:
    text = _decoded(data)
    top, _, rest = text.partition("\n")
    if top.strip().lower().startswith("sep="):
        text = rest
    lines = text.split("\n", HEADER_WITHIN)[:HEADER_WITHIN]

    def names_found(separator: str) -> int:
        return max(len({header(c.strip('"\r ')) for c in line.split(separator)} & set(spec.names)) for line in lines)

    separator = max(";,\t", key=names_found)
    try:
        return spec, iter(list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)))
    except csv.Error:
        raise Unreadable("Het CSV-bestand klopt niet: ergens staat een aanhalingsteken te veel of te weinig.") from None


def _decoded(data: bytes) -> str:
    """The text, from UTF-8 (with or without mark), UTF-16 with mark, or what Windows calls ANSI."""
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable(
        "Dit is geen Excel-bestand en geen leesbare tekst. Sla het rooster op als .xlsx of als CSV (UTF-8)."
    )
