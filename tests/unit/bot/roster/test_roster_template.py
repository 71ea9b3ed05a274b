"""The empty workbook is one that an administrator understands and that the import reads back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from roster_samples import KNOWN, ROW, judged

from bot.roster.columns import PLACEMENTS, SHEETS, SheetSpec
from bot.roster.judge import judge
from bot.roster.read import read
from bot.roster.template import template


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(template(KNOWN)))


@pytest.mark.parametrize("spec", SHEETS, ids=lambda s: s.name)
def test_required_columns_are_bold_and_every_column_has_a_note(book: Workbook, spec: SheetSpec) -> None:
    heads = {cell.value: cell for cell in book[spec.name][1]}
    assert tuple(heads) == spec.names
    assert {name for name, cell in heads.items() if cell.font.b} == set(spec.required)
    assert all(cell.comment for cell in heads.values())
    assert book[spec.name].freeze_panes == "A2"


def test_programme_year_and_region_can_be_chosen_from_a_list(book: Workbook) -> None:
    lists = {
        str(v.sqref).split(":")[0]: v.formula1
        for v in book["plaatsingen"].data_validations.dataValidation
        if v.type == "list"
    }
    assert lists == {"A2": '"hr-n4,han-wpl2"', "B2": '"2025-2026,2026-2027"', "J2": '"noord,midden,zuid"'}


def test_dates_are_dates_and_classes_stay_text(book: Workbook) -> None:
    formats = dict(zip(PLACEMENTS.names, (c.number_format for c in book["plaatsingen"][2]), strict=True))
    assert (formats["start"], formats["klassen"]) == ("d-m-yyyy", "@")


def test_the_explanation_names_every_column_and_shows_examples(book: Workbook) -> None:
    said = {str(cell.value) for row in book["uitleg"].iter_rows() for cell in row if cell.value}
    assert said >= set(PLACEMENTS.names)
    assert "Noor Example" in said


def test_the_examples_of_the_explanation_are_a_good_roster(tmp_path: Path) -> None:
    rows = [{c.name: c.examples[n] for c in PLACEMENTS.columns} for n in (0, 1)]
    assert judged(tmp_path, *rows).mistakes == ()


def test_a_filled_template_is_imported_and_an_empty_one_is_told(book: Workbook, tmp_path: Path) -> None:
    (tmp_path / "leeg.xlsx").write_bytes(template(KNOWN))
    empty = read(tmp_path / "leeg.xlsx")
    assert empty.mistakes == ()
    assert "geen rijen" in str(judge(empty.sheets, KNOWN).mistakes[0])
    for index, name in enumerate(PLACEMENTS.names, start=1):
        book["plaatsingen"].cell(row=2, column=index, value=ROW.get(name))
    book.save(tmp_path / "vol.xlsx")
    filled = judge(read(tmp_path / "vol.xlsx").sheets, KNOWN)
    assert filled.mistakes == ()
    assert [p.student for p in filled.wanted.placements] == ["noor@student.example"]
