"""The empty roster workbook for a school administrator: two sheets to fill and one that explains them."""

from __future__ import annotations

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.roster.cells import day
from bot.roster.columns import SHEETS, Column, SheetSpec
from bot.roster.judge import Known
from dialogs.nouns import Region

_ROWS = 1000
_HEADER = PatternFill("solid", fgColor="1F4E5F")
_OPTIONAL = PatternFill("solid", fgColor="6B8E9B")
_EXAMPLE = PatternFill("solid", fgColor="F2F2F2")
_WHITE = "FFFFFF"
_DATE = "d-m-yyyy"
_TEXT = "@"
_WIDEST_LIST = 255
"""How many characters Excel takes in a list of choices."""

_RULES = (
    "Vul het blad 'plaatsingen' in: één rij per student. Een mentortraject komt op het blad 'trajecten'.",
    "Vetgedrukte kolommen zijn verplicht. De andere mogen leeg blijven.",
    "Verander de kolomnamen niet. De volgorde van de kolommen mag anders.",
    "Eén e-mailadres is van één persoon. Schrijf een naam overal hetzelfde.",
    "Wie een nieuwe versie instuurt, stuurt alle studenten van die school mee: wie ontbreekt, wordt beëindigd.",
    "Van het inlezen merkt nog niemand iets. Berichten komen pas na de uitnodiging.",
)


def template(known: Known) -> bytes:
    """The workbook as XLSX. `known` fills the lists to choose a programme and school year from."""
    workbook = Workbook()
    explanation = workbook.active
    assert isinstance(explanation, Worksheet), "a new workbook opens with a worksheet"
    explanation.title = "uitleg"
    _explain(explanation, known)
    for spec in SHEETS:
        _sheet(workbook.create_sheet(spec.name), spec, known)
    workbook.active = 1
    explanation.sheet_view.tabSelected = False
    workbook.properties.title = "Rooster voor Werkplekwijzer"
    workbook.properties.creator = "Werkplekwijzer"
    workbook.properties.language = "nl-NL"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _choices(column: Column, known: Known) -> tuple[str, ...]:
    """What may be chosen in a column; empty when anything goes."""
    match column.kind:
        case "programme":
            return tuple(known.programmes)
        case "year":
            return tuple(sorted({year for years in known.programmes.values() for year in years}))
        case "region":
            return tuple(str(r) for r in Region)
        case _:
            return ()


def _sheet(sheet: Worksheet, spec: SheetSpec, known: Known) -> None:
    """An empty sheet: headers with notes, lists, date and text cells."""
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 22
    for index, column in enumerate(spec.columns, start=1):
        letter = get_column_letter(index)
        _heading(sheet, index, 1, column)
        sheet[f"{letter}1"].comment = Comment(column.note, "Werkplekwijzer", width=260, height=70)
        sheet.column_dimensions[letter].width = column.width
        for row in range(2, 202):
            sheet.cell(row=row, column=index).number_format = _DATE if column.kind == "date" else _TEXT
        rule = _rule(column, known)
        if rule:
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{_ROWS}")
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(spec.columns))}1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _rule(column: Column, known: Known) -> DataValidation | None:
    """The list to choose from, or the check that a date is one."""
    listed = ",".join(_choices(column, known))
    if listed and len(listed) <= _WIDEST_LIST:
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
        rule.error, rule.errorTitle = "Kies een waarde uit de lijst.", "Onbekende waarde"
    elif column.kind == "date":
        rule = DataValidation(type="date", operator="greaterThan", formula1="DATE(2000,1,1)", allow_blank=True)
        rule.error, rule.errorTitle = "Typ een datum, bijvoorbeeld 1-9-2025.", "Geen datum"
    else:
        return None
    rule.prompt, rule.promptTitle = column.note, column.name
    rule.showInputMessage = rule.showErrorMessage = True
    return rule


def _heading(sheet: Worksheet, column_at: int, row: int, column: Column) -> None:
    cell = sheet.cell(row=row, column=column_at, value=column.name)
    cell.font = Font(bold=column.required, italic=not column.required, color=_WHITE)
    cell.fill = _HEADER if column.required else _OPTIONAL
    cell.alignment = Alignment(vertical="center")


def _explain(sheet: Worksheet, known: Known) -> None:
    """The rules, every column with its note, and two filled rows to look at."""
    for letter, width in (("A", 22), ("B", 14), ("C", 62), ("D", 34), ("E", 34)):
        sheet.column_dimensions[letter].width = width
    sheet["A1"] = "Rooster voor Werkplekwijzer"
    sheet["A1"].font = Font(bold=True, size=16, color="1F4E5F")
    row = 3
    for number, rule in enumerate(_RULES, start=1):
        sheet.cell(row=row, column=1, value=f"{number}. {rule}")
        row += 1
    for spec in SHEETS:
        row += 1
        sheet.cell(row=row, column=1, value=f"Blad {spec.name}").font = Font(bold=True, size=13, color="1F4E5F")
        sheet.cell(row=row + 1, column=1, value=spec.purpose)
        row += 2
        for index, text in enumerate(("kolom", "verplicht", "wat vul je in", "voorbeeld 1", "voorbeeld 2"), start=1):
            cell = sheet.cell(row=row, column=index, value=text)
            cell.font, cell.fill = Font(bold=True, color=_WHITE), _HEADER
        for column in spec.columns:
            row += 1
            choices = _choices(column, known)
            note = f"{column.note} Keuzes: {', '.join(choices)}." if choices else column.note
            sheet.cell(row=row, column=1, value=column.name).font = Font(bold=column.required)
            sheet.cell(row=row, column=2, value="ja" if column.required else "nee")
            sheet.cell(row=row, column=3, value=note).alignment = Alignment(wrap_text=True, vertical="top")
            for offset, example in enumerate(column.examples):
                cell = sheet.cell(row=row, column=4 + offset, value=_example(column, example))
                cell.fill = _EXAMPLE
                cell.number_format = _DATE if column.kind == "date" else _TEXT
                cell.alignment = Alignment(horizontal="left")
        row += 1


def _example(column: Column, text: str) -> date | str | None:
    return day(text) if column.kind == "date" and text else text or None
