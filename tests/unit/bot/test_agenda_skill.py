"""The agenda in words: for a student, for a WPB with three students, for a schoolopleider, for who has nothing."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from partnership import Partnership

from bot.skills import agenda
from bot.world import AMSTERDAM
from store import people


def entries(partnership: Partnership, who: str) -> list[tuple[str, str | None]]:
    [card] = partnership.shows(agenda.answer, who)
    return [(item.text, item.detail) for item in card.items]


def test_a_student_sees_the_tasks_of_this_period_with_their_date(partnership: Partnership) -> None:
    found = dict(entries(partnership, "noor.willems"))
    assert found["Inleveren periode 2"] == (
        "Uiterlijk woensdag 4 februari 2026 (nog 14 dagen). Samen met Annelies Brouwer."
    )
    assert found["Tweede lesobservatie afspreken"] == (
        "In deze periode, liefst ruim voor woensdag 4 februari 2026 (nog 14 dagen). Samen met Wim de Groot."
    )
    assert not any("Noor" in text for text in found)
    assert not any("periode 3" in text or "Derde" in text for text in found)


def test_a_wpb_with_one_student_sees_her_name(partnership: Partnership) -> None:
    assert "Tweede kijkwijzer, Noor Willems" in dict(entries(partnership, "wim.de.groot"))


def test_a_wpb_with_three_students_sees_the_same_task_once(partnership: Partnership) -> None:
    texts = [text for text, _ in entries(partnership, "fatima.el.idrissi")]
    assert len(texts) == len(set(texts))
    assert "Tweede kijkwijzer, Bilal Amrani en Lotte Vermeer" in texts
    assert not any("kijkwijzer" in text and "Sem" in text for text in texts)


def test_a_schoolopleider_reads_what_is_hers_and_not_what_is_others(partnership: Partnership) -> None:
    text = partnership.hears(agenda.answer, "marieke.oosterhof")
    assert "Formele lesbezoeken, minstens twee dit jaar" in text
    assert "Het hele jaar door." in text
    assert "kijkwijzer" not in text
    assert "Inleveren" not in text


def test_who_has_more_students_than_can_be_named_sees_how_many(partnership: Partnership) -> None:
    text = partnership.hears(agenda.answer, "annelies.brouwer")
    assert ", 10 studenten" in text


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-02-03", "Morgen, woensdag 4 februari 2026."),
        ("2026-02-04", "Vandaag, woensdag 4 februari 2026."),
        ("2026-02-05", "Was gisteren, woensdag 4 februari 2026."),
        ("2026-02-06", "Was op woensdag 4 februari 2026, 2 dagen geleden."),
    ],
)
def test_the_last_days_are_called_by_their_name(partnership: Partnership, day: str, told: str) -> None:
    partnership.now = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=AMSTERDAM)
    assert told in (dict(entries(partnership, "noor.willems"))["Inleveren periode 2"] or "")


def test_the_last_day_but_one_of_a_period_is_one_day(partnership: Partnership) -> None:
    partnership.now = datetime(2026, 2, 3, 9, 0, tzinfo=AMSTERDAM)
    assert "1 dagen" not in partnership.hears(agenda.answer, "noor.willems")
    assert "1 dagen" not in partnership.hears(agenda.answer, "wim.de.groot")


def test_what_is_late_comes_first(partnership: Partnership) -> None:
    partnership.now = datetime(2026, 2, 10, 9, 0, tzinfo=AMSTERDAM)
    assert entries(partnership, "noor.willems")[0][0] == "Inleveren periode 2"


def test_what_is_done_is_gone(partnership: Partnership) -> None:
    partnership.done("noor.willems", "p2-inleveren", "p2-observatie-plannen")
    texts = [text for text, _ in entries(partnership, "noor.willems")]
    assert "Inleveren periode 2" not in texts
    assert "Tweede lesobservatie afspreken" not in texts


def test_an_extension_is_the_date_that_is_told(partnership: Partnership) -> None:
    partnership.moved("noor.willems", "p2-inleveren", date(2026, 2, 11))
    assert (dict(entries(partnership, "noor.willems"))["Inleveren periode 2"] or "").startswith(
        "Uiterlijk woensdag 11 februari 2026 (nog 21 dagen)."
    )


def test_a_button_begins_what_the_bot_can_help_with_and_every_entry_has_its_source(partnership: Partnership) -> None:
    [card] = partnership.shows(agenda.answer, "wim.de.groot")
    buttons = {item.text: [b.label for b in item.buttons] for item in card.items}
    assert buttons["Tweede kijkwijzer, Noor Willems"] == ["Beginnen", "Waar staat dit?"]
    assert all(labels[-1] == "Waar staat dit?" for labels in buttons.values())


def test_the_source_of_an_entry_is_document_and_section_with_the_note(partnership: Partnership) -> None:
    with partnership.database.reading() as c:
        args = (str(partnership.placement(c, "noor.willems")), "p2-kijkwijzer-2")
    text = partnership.hears(agenda.source, "wim.de.groot", "", *args)
    assert "000_e8a07860fdf93482.txt" in text
    assert "3, Periode 2" in text
    assert "De student plant de observatie, de werkplekbegeleider vult de kijkwijzer in." in text


def test_the_source_of_someone_elses_placement_is_not_told(partnership: Partnership) -> None:
    with partnership.database.reading() as c:
        placement = partnership.placement(c, "noor.willems")
    text = partnership.hears(agenda.source, "bilal.amrani", "", str(placement), "p2-inleveren")
    assert "Die knop werkt niet meer." in text


def test_the_hard_dates_of_the_year_are_four(partnership: Partnership) -> None:
    [card] = partnership.shows(agenda.deadlines, "noor.willems")
    assert [item.text for item in card.items] == [
        "Inleveren periode 1",
        "Inleveren periode 2",
        "Inleveren periode 3",
        "Eindconclusie inleveren",
    ]
    assert "vrijdag 29 mei 2026" in (card.items[-1].detail or "")


def test_a_wpb_is_addressed_with_u_and_a_student_with_je(partnership: Partnership) -> None:
    partnership.now = datetime(2026, 6, 15, 9, 0, tzinfo=AMSTERDAM)
    assert partnership.hears(agenda.deadlines, "sem.dijkstra") == "Er komen voor jou geen inleverdata meer."
    assert partnership.hears(agenda.deadlines, "henk.aalders") == "Er komen voor u geen inleverdata meer."


def test_who_has_no_student_is_told_whom_to_ask(partnership: Partnership) -> None:
    with partnership.database.transaction("test") as c:
        people.put(c, email="nieuw@zilverbeek.example", name="Nienke Nieuw")
    assert "Vraag het je schoolopleider." in partnership.hears(agenda.answer, "nieuw")
