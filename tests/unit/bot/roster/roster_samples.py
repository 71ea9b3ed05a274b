"""Roster files for the tests: one good row, and ways to write rows as a sender would."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from bot.roster.judge import Judgement, Known, judge
from bot.roster.read import read

KNOWN = Known(programmes={"hr-n4": ("2025-2026", "2026-2027"), "han-wpl2": ("2025-2026",)})

ROW: dict[str, Any] = {
    "programma": "hr-n4",
    "schooljaar": "2025-2026",
    "student": "Noor Willems",
    "student_email": "noor@student.example",
    "wpb": "Wim de Groot",
    "wpb_email": "wim@school.example",
    "so": "Sofie Maas",
    "so_email": "sofie@school.example",
    "school": "Zilverbeek College",
    "regio": "zuid",
    "start": "2025-09-03",
}
SECOND = ROW | {"student": "Bilal Amrani", "student_email": "bilal@student.example"}
TRACK: dict[str, Any] = {
    "groep": "Najaar",
    "facilitator": "Fien Kok",
    "facilitator_email": "fien@school.example",
    "deelnemer": "Wim de Groot",
    "deelnemer_email": "wim@school.example",
    "start": "2025-10-07",
}


def workbook(
    path: Path, *rows: dict[str, Any], sheet: str = "plaatsingen", tracks: tuple[dict[str, Any], ...] = ()
) -> Path:
    """An XLSX with these rows under the keys of all of them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, content in ((sheet, rows), ("trajecten", tracks)):
        if not content:
            continue
        page = book.create_sheet(name)
        columns = list(dict.fromkeys(key for row in content for key in row))
        page.append(columns)
        for row in content:
            page.append([row.get(c) for c in columns])
    book.save(path)
    return path


def text(*rows: dict[str, Any], separator: str = ";") -> str:
    """The rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(k for row in rows for k in row)), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def judged(folder: Path, *rows: dict[str, Any], tracks: tuple[dict[str, Any], ...] = ()) -> Judgement:
    """What becomes of these rows."""
    contents = read(workbook(folder / "rooster.xlsx", *rows, tracks=tracks))
    assert contents.mistakes == ()
    return judge(contents.sheets, KNOWN)
