"""The overview of who looks after students: who is late, who misses what, one student whole, and the workbook."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from partnership import Partnership

from bot import export
from bot.documents.workbook import Sheet, workbook
from bot.ports import Shown
from bot.skills import overview
from bot.world import AMSTERDAM, World
from store import approvals, conversations, files, submissions

SO, WPB, IO, SCO = "marieke.oosterhof", "fatima.el.idrissi", "annelies.brouwer", "gijs.van.laar"


@pytest.fixture(autouse=True)
def february(partnership: Partnership) -> None:
    """A week after the deadline of 4 February."""
    partnership.now = datetime(2026, 2, 11, 10, 0, tzinfo=AMSTERDAM)


def asks(partnership: Partnership, who: str, text: str = "", *args: str) -> Shown:
    [shown] = partnership.shows(overview.answer, who, text, *args)
    return shown


def students(shown: Shown) -> list[str]:
    return [item.text.partition(",")[0] for item in shown.items]


def waits(partnership: Partnership, student: str, approver: str) -> None:
    """Something of this student waits for this person's word."""
    with partnership.database.transaction("test") as c:
        author, placement = partnership.person(c, student), partnership.placement(c, student)
        conversation = conversations.create(
            c,
            person_id=author.id,
            dialog="startgesprek",
            programme="hr-n4",
            subject=f"placement:{placement}",
            role=None,
            obligation=None,
            at=partnership.now,
        )
        submission = submissions.add(
            c,
            conversation_id=conversation.id,
            person_id=author.id,
            placement_id=placement,
            programme="hr-n4",
            dialog="startgesprek",
            subject=f"placement:{placement}",
            obligation=None,
            entries=(),
            answers={"vraag": "GEHEIM"},
            content_version="x",
            at=partnership.now,
        )
        approvals.request(
            c,
            submission=submission,
            wanted=[approvals.Wanted(collection="plan", title="Het plan")],
            approver_id=partnership.person(c, approver).id,
            at=partnership.now,
        )


def test_who_is_late_comes_first_with_what_and_since_when(partnership: Partnership) -> None:
    partnership.done("bilal.amrani", "p2-inleveren")
    shown = asks(partnership, SO)
    assert "12 studenten. Bij 7 is iets te laat." in (shown.body or "")
    assert students(shown)[0] == "Amira Haddad"
    assert "Bilal Amrani" not in students(shown)[:7]
    assert "Te laat: Inleveren periode 2 (sinds wo 4 feb)." in (shown.items[0].detail or "")


def test_only_who_is_late_can_be_asked_in_words_or_by_the_button(partnership: Partnership) -> None:
    partnership.done("bilal.amrani", "p2-inleveren")
    spoken, pressed = asks(partnership, SO, "welke studenten lopen achter?"), asks(partnership, SO, "", "laat")
    assert students(spoken) == students(pressed)
    assert "Bilal Amrani" not in students(spoken)
    assert len(spoken.items) == 7


def test_who_waits_for_whom_is_told_and_not_what_was_written(partnership: Partnership) -> None:
    waits(partnership, "sem.dijkstra", WPB)
    text = partnership.hears(overview.answer, SO, "overzicht")
    assert "GEHEIM" not in text
    with partnership.database.reading() as c:
        placement = partnership.placement(c, "sem.dijkstra")
    one = asks(partnership, SO, "", str(placement))
    assert (one.items[0].text, one.items[0].detail) == ("Het plan", "Wacht op akkoord van Fatima El Idrissi.")


def test_who_still_misses_a_kijkwijzer_is_told_with_who_must_act(partnership: Partnership) -> None:
    partnership.done("noor.willems", "p1-kijkwijzer-1", "p2-kijkwijzer-2", "p3-kijkwijzer-3")
    shown = asks(partnership, SO, "wie heeft er nog geen kijkwijzer?")
    assert shown.body == "Bij 7 van de 12 studenten is dit nog niet gedaan."
    assert "Noor Willems" not in students(shown)
    assert "Aan zet: Saskia Blom." in (shown.items[0].detail or "")


def test_who_has_it_already_can_be_asked_too(partnership: Partnership) -> None:
    partnership.done("noor.willems", "p2-kijkwijzer-2")
    shown = asks(partnership, SO, "wie heeft de kijkwijzer al gedaan?")
    assert students(shown) == ["Noor Willems"]
    assert shown.items[0].detail == "Gedaan: Tweede kijkwijzer."


def test_a_location_narrows_the_overview(partnership: Partnership) -> None:
    shown = asks(partnership, SO, "stand van zaken op de dependance")
    assert shown.title == "Uw studenten, Dependance"
    assert set(students(shown)) == {"Esra Yılmaz", "Julia Hoekstra", "Amira Haddad", "Ruben Claassen"}


def test_a_wpb_sees_her_own_students_and_nobody_elses(partnership: Partnership) -> None:
    assert set(students(asks(partnership, WPB, "mijn studenten"))) == {"Bilal Amrani", "Lotte Vermeer", "Sem Dijkstra"}


@pytest.mark.parametrize(("who", "number"), [(SO, 12), (IO, 10), (SCO, 12)])
def test_so_io_and_sco_see_the_students_around_whom_they_have_a_seat(
    partnership: Partnership, who: str, number: int
) -> None:
    assert f"{number} studenten." in (asks(partnership, who).body or "")


def test_a_student_has_no_overview_and_cannot_open_someone_by_a_guessed_button(partnership: Partnership) -> None:
    assert "niet onder" in partnership.hears(overview.answer, "noor.willems") or "geen studenten" in partnership.hears(
        overview.answer, "noor.willems"
    )
    with partnership.database.reading() as c:
        bilal = str(partnership.placement(c, "bilal.amrani"))
    assert "Bilal" not in partnership.hears(overview.answer, "noor.willems", "", bilal)
    assert "Bilal" not in partnership.hears(overview.answer, "henk.aalders", "", bilal)


def test_one_student_whole_says_who_is_to_act_and_who_is_around_her(partnership: Partnership) -> None:
    with partnership.database.reading() as c:
        noor = str(partnership.placement(c, "noor.willems"))
    shown = asks(partnership, SO, "", noor)
    assert shown.title == "Noor Willems"
    assert "Wim de Groot (werkplekbegeleider)" in (shown.body or "")
    assert shown.items[0].text == "Inleveren periode 2"
    assert (shown.items[0].detail or "").startswith("Noor Willems. Was op woensdag 4 februari 2026")


def test_what_a_locked_phone_shows_names_nobody(partnership: Partnership) -> None:
    for shown in (asks(partnership, SO), asks(partnership, SO, "wie mist nog een kijkwijzer")):
        assert shown.notice == "Er is een bericht van Werkplekwijzer."


# --- the workbook -----------------------------------------------------------------------------------------------------


def test_the_workbook_has_a_row_per_student_and_a_row_per_task_with_real_dates(partnership: Partnership) -> None:
    waits(partnership, "sem.dijkstra", WPB)
    with partnership.database.transaction("test") as c:
        person = partnership.person(c, SO)
        made = export.overview(World(c=c, library=partnership.library, at=partnership.now, person=person))
        data = files.read(c, made.id)[1]
        assert files.may_read(c, made.id, person.id)
        assert not files.may_read(c, made.id, partnership.person(c, WPB).id)
    book = openpyxl.load_workbook(io.BytesIO(data))
    head, *rows = book["studenten"].iter_rows(values_only=True)
    assert head[0] == "student"
    assert len(rows) == 12
    sem = next(row for row in rows if row[0] == "Sem Dijkstra")
    assert sem[head.index("wacht op akkoord van")] == "Fatima El Idrissi"
    _, *tasks = book["taken"].iter_rows(values_only=True)
    assert ("Noor Willems", "Inleveren periode 2", "Noor Willems", datetime(2026, 2, 4), "te laat") in tasks
    assert b"GEHEIM" not in data


def test_what_looks_like_a_formula_stays_text(partnership: Partnership) -> None:
    sheet = Sheet(title="blad", columns=("naam",), rows=(("=1+1",), ("@SUM(A1)",), ("-2",)))
    book = openpyxl.load_workbook(io.BytesIO(workbook([sheet], title="x", at=partnership.now)))
    assert [(c.value, c.data_type) for (c,) in book["blad"].iter_rows(min_row=2)] == [
        ("=1+1", "s"),
        ("@SUM(A1)", "s"),
        ("-2", "s"),
    ]
