"""People in sentences: whom someone means, asked where two fit, on SQLite and PostgreSQL."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import CommandLine
from people import FATIMA, MARIEKE, NOOR, WIM, School

HEADER = (
    "programma", "schooljaar", "student", "student_email", "wpb", "wpb_email", "so", "so_email", "school", "regio",
    "start", "vak", "klassen",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("kijkwijzer voor Bilal", "Kijkwijzer voor Bilal Amrani"),
        ("ik wil een kijkwijzer invullen voor sem", "Kijkwijzer voor Sem Dijkstra"),
        ("kijkwijzer voor mijn student in 1b", "Kijkwijzer voor Sem Dijkstra"),
    ],
)
def test_who_is_named_gets_it(school: School, said: str, title: str) -> None:
    fatima = school[FATIMA].says(said)
    assert fatima.got[-1].title == title


def test_a_name_that_is_not_hers_is_asked_for(school: School) -> None:
    fatima = school[FATIMA].says("kijkwijzer voor Kees")
    assert [b.label for b in fatima.buttons] == ["Bilal", "Lotte", "Sem"]


def test_the_agenda_of_one_student_is_only_hers(school: School) -> None:
    fatima = school[FATIMA].says("wat moet ik nog doen voor Lotte?")
    assert fatima.got[0].title == "Deze periode, Lotte"
    assert "Bilal" not in fatima.heard
    assert "Sem" not in fatima.heard


def test_how_a_student_stands_is_told_of_her_only(school: School) -> None:
    fatima = school[FATIMA].says("hoe staat Bilal ervoor")
    assert fatima.got[0].title == "Bilal Amrani"
    assert "Lotte" not in fatima.heard


def test_a_colleagues_students_are_those_of_her(school: School) -> None:
    marieke = school[MARIEKE].says("hoe staan de studenten van Fatima ervoor?")
    assert "Bilal Amrani" in marieke.heard
    assert "Noor Willems" not in marieke.heard


def test_nobody_hears_of_a_student_who_is_not_hers(school: School) -> None:
    wim = school[WIM].says("hoe staat Bilal ervoor?")
    assert "Bilal Amrani" not in wim.heard
    noor = school[NOOR].says("wat moet ik nog voor Bilal?")
    assert "Bilal Amrani" not in noor.heard


@pytest.fixture
def two_bilals(wijzer: CommandLine, tmp_path: Path) -> CommandLine:
    """One mentor with two students of the same first name and one more, who came later."""
    rows = [
        ("Bilal Amrani", "2025-09-01", "wiskunde", "3B"),
        ("Bilal Yilmaz", "2025-09-01", "Duits", "2a"),
        ("Mila Jansen", "2026-01-05", "wiskunde", "1c"),
    ]
    text = io.StringIO()
    sheet = csv.writer(text)
    sheet.writerow(HEADER)
    for number, (name, start, vak, klassen) in enumerate(rows):
        mail = f"student{number}@student.example"
        who = ("Karin Smit", "karin.smit@berken.example", "Els de Wit", "els.de.wit@berken.example")
        sheet.writerow(["hr-n4", "2025-2026", name, mail, *who, "Berken College", "zuid", start, vak, klassen])
    path = tmp_path / "roster.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    done = wijzer("roster", "import", str(path))
    assert done.status == 0, done.err
    return wijzer


KARIN = "karin.smit@berken.example"


def test_with_two_of_the_same_name_the_bot_asks_and_never_chooses(two_bilals: CommandLine) -> None:
    asked = two_bilals.say(KARIN, "kijkwijzer voor Bilal").one
    assert asked["kind"] == "card"
    assert "Bilal Amrani" in asked["text"]
    assert "Bilal Yilmaz" in asked["text"]
    assert "Mila" not in asked["text"]
    two_bilals.say(KARIN, "--press", asked["buttons"][1]["id"])
    assert "Bilal Yilmaz" in two_bilals.say(KARIN, "waarom").out


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("kijkwijzer voor Bilal Yilmaz", "Bilal Yilmaz"),
        ("kijkwijzer voor mijn student in 3B", "Bilal Amrani"),
        ("kijkwijzer voor de nieuwe", "Mila Jansen"),
        ("kijkwijzer voor die van Duits", "Bilal Yilmaz"),
    ],
)
def test_what_tells_them_apart_is_understood(two_bilals: CommandLine, said: str, name: str) -> None:
    [form] = two_bilals.say(KARIN, said).lines
    assert form["form"]["step"] == "les"
    assert f"Kijkwijzer voor {name}" in form["text"]


def test_two_of_one_subject_are_asked_about(two_bilals: CommandLine) -> None:
    asked = two_bilals.say(KARIN, "kijkwijzer voor die van wiskunde").one
    assert "Bilal Amrani" in asked["text"]
    assert "Mila Jansen" in asked["text"]
    assert "Yilmaz" not in asked["text"]


def test_the_agenda_asks_too_and_the_button_answers(two_bilals: CommandLine) -> None:
    asked = two_bilals.say(KARIN, "wat moet ik nog voor Bilal?").one
    assert [b["label"] for b in asked["buttons"]] == ["Bilal Amrani", "Bilal Yilmaz"]
    shown = two_bilals.say(KARIN, "--press", asked["buttons"][0]["id"]).one
    assert "Bilal" in shown["text"]
    assert "Mila" not in shown["text"]


def test_understand_gives_the_name_as_it_was_typed(wijzer: CommandLine) -> None:
    done = wijzer("understand", stdin=json.dumps({"text": "kijkwijzer voor Bilal"}))
    assert done.one["slots"]["student"] == "Bilal"
