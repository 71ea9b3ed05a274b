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


# --- other days than now ----------------------------------------------------------------------------------------------


def asked(partnership: Partnership, who: str, text: str) -> list[tuple[str, str | None]]:
    [card] = partnership.shows(agenda.answer, who, text)
    return [(card.title or "", card.body), *((item.text, item.detail) for item in card.items)]


def test_next_week_shows_what_falls_in_it_and_says_which_days_it_means(partnership: Partnership) -> None:
    partnership.now = datetime(2026, 1, 28, 9, 0, tzinfo=AMSTERDAM)
    (title, _), *items = asked(partnership, "noor.willems", "en volgende week?")
    assert title == "Van maandag 2 februari 2026 tot en met zondag 8 februari 2026"
    assert items[0][0] == "Inleveren periode 2"
    assert "Tweede lesobservatie afspreken" in dict(items)


def test_a_single_day_shows_what_must_be_done_on_it(partnership: Partnership) -> None:
    (title, _), *items = asked(partnership, "noor.willems", "wat moet er op 4 februari af zijn?")
    assert title == "Op woensdag 4 februari 2026"
    assert items[0][0] == "Inleveren periode 2"


def test_another_period_is_named_by_its_number(partnership: Partnership) -> None:
    texts = [text for text, _ in asked(partnership, "noor.willems", "wat moet ik in periode 3 doen?")]
    assert "Inleveren periode 3" in texts
    assert "Inleveren periode 2" not in texts


def test_until_the_holidays_is_a_range_of_days(partnership: Partnership) -> None:
    (title, _), *items = asked(partnership, "noor.willems", "wat moet ik tot de voorjaarsvakantie nog doen?")
    assert title.startswith("Van woensdag 21 januari 2026 tot en met")
    assert "Inleveren periode 2" in dict(items)


def test_this_period_is_the_agenda_of_now(partnership: Partnership) -> None:
    assert asked(partnership, "noor.willems", "wat moet ik deze periode doen?")[0][0] == "Deze periode"


def test_days_with_nothing_on_them_say_so(partnership: Partnership) -> None:
    [(_, body)] = asked(partnership, "noor.willems", "wat staat er op 1 juli?")
    assert body == "Er staat voor jou niets op deze dagen."


def test_what_is_late_is_told_with_how_long(partnership: Partnership) -> None:
    partnership.now = datetime(2026, 2, 10, 9, 0, tzinfo=AMSTERDAM)
    assert asked(partnership, "noor.willems", "wat is te laat?")[1:] == [
        (
            "Inleveren periode 2",
            "Was op woensdag 4 februari 2026, 6 dagen geleden. Samen met Annelies Brouwer.",
        )
    ]


def test_nothing_late_is_good_news(partnership: Partnership) -> None:
    assert asked(partnership, "noor.willems", "ben ik ergens te laat mee?") == [
        ("Wat te laat is", "Er is voor jou niets te laat.")
    ]


def test_who_looks_after_students_goes_on_to_what_is_late_with_them(partnership: Partnership) -> None:
    [so] = partnership.shows(agenda.answer, "marieke.oosterhof", "wat is er te laat?")
    assert [b.label for b in so.buttons] == ["Wie iets te laat heeft", "Mijn agenda"]
    [student] = partnership.shows(agenda.answer, "noor.willems", "wat is er te laat?")
    assert [b.label for b in student.buttons] == ["Mijn agenda"]


def test_an_appointment_stands_at_its_day_with_whom_it_is(partnership: Partnership) -> None:
    at = datetime(2026, 1, 28, 10, 15, tzinfo=AMSTERDAM)
    partnership.agree("Tweede driehoeksgesprek", at, "noor.willems", "wim.de.groot", "annelies.brouwer")
    assert asked(partnership, "noor.willems", "")[1] == (
        "Tweede driehoeksgesprek",
        "Op woensdag 28 januari 2026 om 10.15 uur, met Wim de Groot en Annelies Brouwer.",
    )
    assert asked(partnership, "wim.de.groot", "en volgende week?")[1][0] == "Tweede driehoeksgesprek, Noor Willems"


def test_what_was_today_already_is_not_announced_any_more(partnership: Partnership) -> None:
    partnership.agree("Voortgangsgesprek", datetime(2026, 1, 21, 9, 0, tzinfo=AMSTERDAM), "noor.willems")
    partnership.agree("Intervisie", datetime(2026, 1, 21, 18, 0, tzinfo=AMSTERDAM), "noor.willems")
    found = dict(asked(partnership, "noor.willems", ""))
    assert found["Intervisie"] == "Vandaag om 18.00 uur."
    assert "Voortgangsgesprek" not in found


def test_someone_elses_appointment_is_not_in_the_agenda(partnership: Partnership) -> None:
    partnership.agree("Voortgangsgesprek", datetime(2026, 1, 22, 9, 0, tzinfo=AMSTERDAM), "noor.willems")
    assert "Voortgangsgesprek" not in partnership.hears(agenda.answer, "bilal.amrani")
