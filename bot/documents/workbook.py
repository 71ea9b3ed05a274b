"""A workbook of plain tables, such as the overview of an SO. What people typed stays text, also after an `=`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60
_HEADER = PatternFill("solid", fgColor="1F4E5F")
_DATE = "d-m-yyyy"

Cell = str | int | date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A table: the names of its columns, and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook(sheets: Sequence[Sheet], *, title: str, at: datetime) -> bytes:
    """The workbook as XLSX: a header that stays in sight, a filter, columns as wide as what is in them."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for sheet in sheets:
        _fill(made.create_sheet(sheet.title), sheet)
    made.properties.title = title
    made.properties.creator = "Werkplekwijzer"
    made.properties.language = "nl-NL"
    made.properties.created = made.properties.modified = at.replace(tzinfo=None)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _fill(into: Worksheet, sheet: Sheet) -> None:
    for column, name in enumerate(sheet.columns, 1):
        head = into.cell(row=1, column=column, value=name)
        head.font, head.fill = Font(bold=True, color="FFFFFF"), _HEADER
        widest = max(map(_width, [name, *(row[column - 1] for row in sheet.rows)]))
        into.column_dimensions[get_column_letter(column)].width = min(WIDEST, widest + 3)
    for number, row in enumerate(sheet.rows, 2):
        _row(into, number, row)
    into.freeze_panes = "A2"
    into.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"


def _row(into: Worksheet, number: int, row: Iterable[Cell]) -> None:
    for column, value in enumerate(row, 1):
        cell = into.cell(row=number, column=column, value=value)
        if isinstance(value, str):
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        elif isinstance(value, date):
            cell.number_format = _DATE


def _width(value: Cell) -> int:
    return 10 if isinstance(value, date) else max(map(len, str(value or "").split("\n")))
