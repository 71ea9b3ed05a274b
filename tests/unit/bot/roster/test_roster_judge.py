"""Every mistake in a roster is told at once, with its sheet, row and column and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from roster_samples import KNOWN, ROW, SECOND, TRACK, judged

from bot.roster.cells import day
from bot.roster.example import FOLDER
from bot.roster.judge import judge
from bot.roster.read import read
from dialogs.nouns import Role


def test_a_good_row_becomes_a_placement_with_everyone_around_the_student(tmp_path: Path) -> None:
    extra = {"wpb2": "Els Bos", "wpb2_email": "ELS@school.example ", "klassen": "2b; 3c;2b", "eind": "26-6-2026"}
    found = judged(tmp_path, ROW | extra)
    assert found.mistakes == ()
    (placement,) = found.wanted.placements
    assert placement.key == ("hr-n4", "2025-2026", "noor@student.example")
    assert placement.klassen == ("2b", "3c")
    assert (placement.start, placement.end) == (date(2025, 9, 3), date(2026, 6, 26))
    assert [(s.role, s.email, s.rank) for s in placement.seats if s.role is Role.WPB] == [
        (Role.WPB, "wim@school.example", 1),
        (Role.WPB, "els@school.example", 2),
    ]


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"wpb_email": "wim@"}, "wpb_email", "'wim@' is geen e-mailadres"),
        ({"wpb_email": "wim@school,example"}, "wpb_email", "geen e-mailadres"),
        ({"student": ""}, "student", "Deze cel is leeg"),
        ({"so_email": None}, "so_email", "Deze cel is leeg"),
        ({"wpb_email": "noor@student.example", "wpb": "Noor Willems"}, "wpb_email", "student en de werkplekbegeleider"),
        ({"wpb2": "Wim de Groot", "wpb2_email": "wim@school.example"}, "wpb2_email", "Laat wpb2 leeg"),
        ({"io": "Ilse Kok"}, "io_email", "Bij Ilse Kok ontbreekt het e-mailadres"),
        ({"io_email": "ilse@school.example"}, "io", "ontbreekt de naam"),
        ({"so": "Iemand", "so_email": "wim@school.example"}, "so_email", "maar in rij 2 van plaatsingen bij Wim"),
        ({"regio": "oost"}, "regio", "Kies uit: noord, midden, zuid"),
        ({"regio": "zuit"}, "regio", "'zuid'"),
        ({"programma": "hr-n5"}, "programma", "'hr-n4'"),
        ({"schooljaar": "2025"}, "schooljaar", "geen schooljaar"),
        ({"schooljaar": "2027-2028"}, "schooljaar", "Wel: 2025-2026, 2026-2027"),
        ({"start": "31-9-2025"}, "start", "geen datum"),
        ({"start": "3-9-2024"}, "start", "valt buiten schooljaar 2025-2026"),
        ({"eind": "1-9-2025"}, "eind", "ligt vóór de start"),
        ({"klassen": date(2026, 2, 1)}, "klassen", "Excel heeft hier een datum van gemaakt"),
        ({"school": "x" * 201}, "school", "te lang"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_pointed_at(tmp_path: Path, change: dict[str, Any], column: str, says: str) -> None:
    (mistake,) = judged(tmp_path, ROW | change).mistakes
    assert (mistake.sheet, mistake.row, mistake.column) == ("plaatsingen", 2, column)
    assert says in mistake.message


def test_all_mistakes_of_all_rows_and_sheets_are_told_together(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        ROW | {"regio": "oost", "start": "morgen"},
        SECOND | {"student_email": "bilal"},
        tracks=(TRACK | {"deelnemer_email": "?"},),
    )
    assert [(m.sheet, m.row, m.column) for m in found.mistakes] == [
        ("plaatsingen", 2, "regio"),
        ("plaatsingen", 2, "start"),
        ("plaatsingen", 3, "student_email"),
        ("trajecten", 2, "deelnemer_email"),
    ]


def test_a_student_in_two_rows_is_told_with_what_differs(tmp_path: Path) -> None:
    (mistake,) = judged(tmp_path, ROW, SECOND, ROW | {"so": "Piet Vos", "so_email": "piet@school.example"}).mistakes
    assert (mistake.row, mistake.column) == (4, "student_email")
    assert "ook in rij 2 voor hr-n4 2025-2026, met een andere schoolopleider" in mistake.message


def test_one_person_with_two_names_over_two_sheets_is_told(tmp_path: Path) -> None:
    (mistake,) = judged(tmp_path, ROW, tracks=(TRACK | {"deelnemer": "Willem de Groot"},)).mistakes
    assert mistake.sheet == "trajecten"
    assert "maar in rij 2 van plaatsingen bij Wim de Groot" in mistake.message


def test_the_same_name_in_other_capitals_is_the_same_person(tmp_path: Path) -> None:
    found = judged(tmp_path, ROW, SECOND | {"wpb": "WIM de groot", "wpb_email": "Wim@School.example"})
    assert found.mistakes == ()
    assert [p.name for p in found.wanted.people if p.email == "wim@school.example"] == ["Wim de Groot"]


def test_a_school_in_two_regions_is_a_question_and_no_mistake(tmp_path: Path) -> None:
    found = judged(tmp_path, ROW, SECOND | {"regio": "noord"})
    assert found.mistakes == ()
    assert "Klopt dat?" in str(found.remarks[0])


def test_a_group_is_gathered_from_its_rows_and_must_agree(tmp_path: Path) -> None:
    second = TRACK | {"deelnemer": "Els Bos", "deelnemer_email": "els@school.example"}
    good = judged(tmp_path, ROW, tracks=(TRACK, second))
    assert good.wanted.groups[0].members == ("wim@school.example", "els@school.example")
    wrong = judged(tmp_path, ROW, tracks=(TRACK, second | {"start": "2025-10-08"}, TRACK))
    assert [(m.row, m.column) for m in wrong.mistakes] == [(3, "start"), (4, "deelnemer_email")]


def test_a_sheet_without_rows_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(";".join(ROW))
    (mistake,) = judge(read(tmp_path / "r.csv").sheets, KNOWN).mistakes
    assert "geen rijen" in mistake.message


@pytest.mark.parametrize(
    "typed",
    ["2025-09-03", "3-9-2025", "3/9/2025", "3.9.25", "3 september 2025", "wo 3 sep 2025", "woe 3 sept. 2025", "45903"],
)  # fmt: skip
def test_a_date_is_read_as_the_dutch_write_it(typed: str) -> None:
    assert day(typed) == date(2025, 9, 3)


@pytest.mark.parametrize(
    "typed", ["morgen", "30-2-2026", "2025", "september 2025", "9/2025", "foo 3 september 2025", "3 x 2025"]
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert day(typed) is None


def test_the_example_roster_has_no_mistakes_and_fits_the_demo() -> None:
    sheets = tuple(s for name in ("plaatsingen", "trajecten") for s in read(FOLDER / f"{name}.csv", sheet=name).sheets)
    found = judge(sheets, KNOWN)
    assert (found.mistakes, found.remarks) == ((), ())
    students: dict[tuple[Role, str], int] = {}
    for placement in found.wanted.placements:
        for seat in placement.seats:
            students[seat.role, seat.email] = students.get((seat.role, seat.email), 0) + 1
    assert students[Role.WPB, "wim.de.groot@zilverbeek.example"] == 1
    assert students[Role.WPB, "fatima.el.idrissi@zilverbeek.example"] == 3
    assert students[Role.SO, "marieke.oosterhof@zilverbeek.example"] == 12
    assert len({p.school for p in found.wanted.placements}) == 3
    assert all(p.email.endswith(".example") for p in found.wanted.people)
