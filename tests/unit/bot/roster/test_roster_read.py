"""Any way a school saves its roster is read, and what cannot be read is told with its place."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from roster_samples import ROW, SECOND, TRACK, text, workbook

from bot.roster import files
from bot.roster import read as reading
from bot.roster.read import read


def only_row(path: Path) -> dict[str, object]:
    contents = read(path)
    assert contents.mistakes == ()
    (sheet,) = contents.sheets
    (row,) = sheet.rows
    return dict(row.values)


def problem(path: Path, sheet: str | None = None) -> str:
    (mistake,) = read(path, sheet=sheet).mistakes
    return str(mistake)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_whatever_its_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "rooster.csv"
    path.write_bytes(text(ROW | {"student": "Zoë Çelik", "klassen": "2b; 3c"}, separator=separator).encode(encoding))
    assert only_row(path)["student"] == "Zoë Çelik"
    assert only_row(path)["klassen"] == "2b; 3c"


def test_a_line_that_tells_excel_the_separator_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "rooster.csv"
    path.write_text("sep=;\n" + text(ROW))
    assert only_row(path)["school"] == "Zilverbeek College"


def test_numbers_and_dates_of_excel_become_text_and_days(tmp_path: Path) -> None:
    row = only_row(
        workbook(tmp_path / "r.xlsx", ROW | {"start": datetime(2025, 9, 3), "klassen": 2.0, "vak": " wis\u200bkunde\n"})
    )
    assert (str(row["start"]), row["klassen"], row["vak"]) == ("2025-09-03", "2", "wiskunde")


def test_empty_rows_and_a_title_above_the_header_do_not_shift_the_row_numbers(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Plaatsingen "
    page.append(["Rooster van onze school"])
    page.append([])
    page.append(list(ROW))
    page.append(list(ROW.values()))
    page.append([])
    page.append([" "] * 3)
    page.append(list(SECOND.values()))
    book.save(tmp_path / "r.xlsx")
    (sheet,) = read(tmp_path / "r.xlsx").sheets
    assert [row.number for row in sheet.rows] == [4, 7]


def test_a_cell_merged_over_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", ROW, SECOND)
    book = load_workbook(path)
    book.worksheets[0].merge_cells("I2:I3")
    book.save(path)
    (sheet,) = read(path).sheets
    assert [row.values["school"] for row in sheet.rows] == ["Zilverbeek College"] * 2


def test_headers_may_be_in_any_order_and_a_little_differently_written(tmp_path: Path) -> None:
    row = {"WPB E-mail" if k == "wpb_email" else k.upper(): v for k, v in reversed(ROW.items())}
    assert only_row(workbook(tmp_path / "r.xlsx", row))["wpb_email"] == "wim@school.example"


def test_a_column_that_is_nearly_right_gets_a_suggestion_and_stops_the_import(tmp_path: Path) -> None:
    row = {("wpb_mial" if k == "wpb_email" else k): v for k, v in ROW.items()}
    assert problem(workbook(tmp_path / "r.xlsx", row)) == (
        "blad plaatsingen, rij 1, kolom wpb_mial: Deze kolom ken ik niet. Moet dit 'wpb_email' zijn?"
    )


def test_a_header_that_shares_its_words_is_meant_for_the_column_that_is_needed(tmp_path: Path) -> None:
    names = {"student_email": "Email", "student": "Naam student"}
    row = {names.get(k, k): v for k, v in ROW.items()}
    told = [str(m) for m in read(workbook(tmp_path / "r.xlsx", row)).mistakes]
    assert [one.rpartition("Moet dit ")[2] for one in told] == ["'student' zijn?", "'student_email' zijn?"]


def test_every_missing_column_is_named_at_once(tmp_path: Path) -> None:
    row = {k: v for k, v in ROW.items() if k not in ("so", "so_email", "start")}
    told = [str(m) for m in read(workbook(tmp_path / "r.xlsx", row)).mistakes]
    assert [name for name in ("so", "so_email", "start") if any(f"'{name}'" in t for t in told)] == [
        "so",
        "so_email",
        "start",
    ]


def test_a_column_of_the_schools_own_is_skipped_and_that_is_told(tmp_path: Path) -> None:
    contents = read(workbook(tmp_path / "r.xlsx", ROW | {"telefoon": "06"}))
    assert contents.mistakes == ()
    assert "telefoon" in str(contents.remarks[0])


def test_a_column_that_stands_twice_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(";".join([*ROW, "school"]) + "\n" + ";".join([*ROW.values(), "Andere"]))
    assert "twee keer" in problem(path)


def test_a_formula_without_outcome_and_an_excel_error_are_told_with_their_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", ROW | {"school": "=VLOOKUP(A1,B:C,2)", "so": "#N/A"})
    told = [str(m) for m in read(path).mistakes]
    assert any("rij 2, kolom school: Hier staat een formule" in t for t in told)
    assert any("rij 2, kolom so: Excel geeft hier een fout" in t for t in told)


def test_a_workbook_without_the_sheet_names_the_sheets_it_has(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "Adressen"
    book.create_sheet("Notities")
    book.save(tmp_path / "r.xlsx")
    assert "Wel: Adressen, Notities" in problem(tmp_path / "r.xlsx")


def test_a_lone_sheet_with_our_columns_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert only_row(workbook(tmp_path / "r.xlsx", ROW, sheet="Blad1"))["school"] == "Zilverbeek College"


def test_both_sheets_of_a_workbook_are_read_and_one_when_asked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", ROW, tracks=(TRACK,))
    assert [s.spec.name for s in read(path).sheets] == ["plaatsingen", "trajecten"]
    assert [s.spec.name for s in read(path, sheet="Trajecten").sheets] == ["trajecten"]
    assert "Kies plaatsingen of trajecten" in problem(path, sheet="leerlingen")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "leeg"),
        (b"\n \n", "leeg"),
        (b"\xd0\xcf\x11\xe0 old", ".xls"),
        (b"PK\x03\x04 broken", "beschadigd"),
        (b"%PDF-1.7 lijst", "Dit is een pdf en geen rooster"),
        (b"\xff\xd8\xff\xe0", "Dit is een foto en geen rooster"),
        (b"\x00\x01rooster", "geen leesbare tekst"),
        (b"beste collega, hierbij de lijst", "kolomnamen ontbreekt"),
        (b'programma;schooljaar;student\n"hr-n4;x', "aanhalingsteken"),
    ],
)
def test_a_file_that_is_no_roster_is_refused_with_what_to_do(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "rooster.csv"
    path.write_bytes(data)
    assert says in problem(path)


def test_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    assert "weg.xlsx is er niet" in problem(tmp_path / "weg.xlsx")


def test_another_zip_file_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "r.xlsx", "w") as archive:
        archive.writestr("foto.jpg", b"x")
    assert "geen Excel-bestand" in problem(tmp_path / "r.xlsx")


def test_a_file_that_unpacks_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "r.xlsx", ROW)
    monkeypatch.setattr(files, "MAX_UNPACKED", 2000)
    assert "te groot bij het openen" in problem(path)


def test_a_file_with_entities_is_not_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path / "r.xlsx", ROW)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/extra.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    assert "niet hoort" in problem(path)


def test_too_large_a_file_and_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "r.xlsx", ROW, SECOND)
    monkeypatch.setattr(reading, "MAX_ROWS", 1)
    assert "meer dan 1 rijen" in problem(path)
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    assert "te groot" in problem(path)
