"""A question in the chat: whose answer it is, where it stands, whom to ask, and when it is a wish instead."""

from __future__ import annotations

import pytest
from people import School

NOOR, WIM, SEM = "noor.willems@student.example", "wim.de.groot@zilverbeek.example", "sem.dijkstra@student.example"
FATIMA, SO = "fatima.el.idrissi@zilverbeek.example", "marieke.oosterhof@zilverbeek.example"
IO = "annelies.brouwer@opleiding.example"
N4, WPL2 = "000_e8a07860fdf93482.txt", "002_1b1854eb628a5607.txt"


def test_where_it_stands_and_whom_to_ask_can_be_asked_right_after(school: School) -> None:
    noor = school[NOOR].says("hoeveel io momenten zijn er")
    assert f"({N4}), 2, De instituutsopleider" in noor.heard
    assert noor.says("waar staat dat?").heard == (
        "Dat staat in Handleiding werkplekbegeleider N4, Hogeschool Rotterdam, 2025-2026 "
        f"({N4}), 2, De instituutsopleider."
    )
    assert noor.says("en wie moet ik dat vragen?").heard == "Vraag het aan Annelies Brouwer (instituutsopleider)."


def test_what_the_guide_does_not_say_has_no_source(school: School) -> None:
    noor = school[NOOR].says("bij wie meld ik me als ik ziek ben")
    assert "staat niets in de handleiding van dit jaar" in noor.heard
    assert "Vraag het aan Marieke Oosterhof (schoolopleider)." in noor.heard
    assert noor.says("bron").heard == "Daarover staat niets in de handleiding; daarom is er geen bron."


def test_a_source_is_of_ones_own_last_answer(school: School) -> None:
    school[NOOR].says("hoeveel io momenten zijn er")
    assert "Dat staat in" not in school[WIM].says("bron?").heard


def test_a_deadline_is_that_of_ones_own_agenda(school: School) -> None:
    text = school[NOOR].says("tot wanneer kan ik inleveren voor periode 2?").heard
    assert text.startswith("Uiterlijk woensdag 4 februari 2026 (nog 14 dagen).")
    assert f"({N4}), 3, Periode 2" in text


def test_who_owes_something_is_named(school: School) -> None:
    text = school[WIM].says("wie moet de assessmentles plannen?").heard
    assert "instituutsopleider" in text and N4 in text


def test_a_question_with_an_answer_in_two_programmes_gets_both_by_name(school: School) -> None:
    fatima = school[FATIMA].says("wanneer is het startgesprek?")
    assert "In Werkplekleren niveau 4 (startbekwaam): In periode 1." in fatima.heard
    assert "In Leren in de praktijk, jaar 2: Na ongeveer drie weken stage." in fatima.heard


def test_who_names_a_student_or_an_institute_gets_that_programme_only(school: School) -> None:
    for text in ("wanneer is het startgesprek van Sem?", "wanneer is het startgesprek bij de HAN?"):
        fatima = school[FATIMA].says(text)
        assert "drie weken" in fatima.heard and N4 not in fatima.heard, text


def test_a_student_may_be_told_by_her_class_as_in_any_other_sentence(school: School) -> None:
    fatima = school[FATIMA].says("wie doet de eindbeoordeling van mijn student in 1b?")
    assert {b.id.split(":")[1] for b in fatima.buttons} == {"han-wpl2"}


def test_the_answer_of_another_programme_is_not_given_but_its_document_is_named(school: School) -> None:
    text = school[NOOR].says("waarom krijg ik twee mails van eJournal?").heard
    assert "staat niet in de handleiding van jouw programma" in text
    assert "HAN, 2025-2026; dat geldt niet voor jou" in text
    assert "goedkeuring" not in text


def test_what_may_be_meant_is_offered_and_a_press_answers_it(school: School) -> None:
    noor = school[NOOR].says("moet ik iets doen voor de assessmentles")
    labels = [button.label for button in noor.buttons]
    assert 1 <= len(labels) <= 3
    question = next(label for label in labels if label.endswith("?"))
    assert "Bron: Handleiding" in noor.presses(question).heard


def test_a_button_with_a_question_of_another_programme_gives_nothing(school: School) -> None:
    noor = school[NOOR]
    school.hears(NOOR, noor.press("vraag:han-wpl2:vraag:waarom-krijg-ik-twee-mails-van-ejournal").event)
    assert noor.heard == "Die vraag ken ik niet meer. Stel hem in je eigen woorden."


@pytest.mark.parametrize(
    "text", ["wie is de koning van Nederland?", "hoeveel kost een kopje koffie?", "wanneer rijdt de bus naar school?"]
)
def test_what_nobody_knows_is_said_honestly_with_whom_to_ask(school: School, text: str) -> None:
    noor = school[NOOR].says(text)
    assert "Bron:" not in noor.heard
    assert "Marieke Oosterhof (schoolopleider)" in noor.heard


def test_a_question_about_a_form_is_answered_and_a_wish_for_it_starts_it(school: School) -> None:
    assert "In periode 1." in school[WIM].says("wanneer is het startgesprek?").heard
    assert school[WIM].says("ik wil het startgesprek voorbereiden").form.step
    assert "Drie: één in periode 1" in school[FATIMA].says("hoeveel kijkwijzers zijn er bij Lotte?").heard


def test_a_question_in_the_middle_is_answered_and_the_form_comes_back(school: School) -> None:
    wim = school[WIM].says("ik wil het startgesprek voorbereiden")
    step = wim.form.step
    wim.says("Wat zijn de onderwerpen van het startgesprek?")
    assert "Drie onderwerpen" in wim.heard
    assert wim.form.step == step and "onderwerpen" not in str([f.value for f in wim.form.fields])


def test_what_only_resembles_a_question_stays_an_answer(school: School) -> None:
    wim = school[WIM].says("ik wil het startgesprek voorbereiden")
    wim.says("Wat zijn nou eigenlijk de onderwerpen die hij zelf wil bespreken met mij?")
    assert "Bron:" not in wim.heard


def test_one_word_that_names_a_form_is_a_wish(school: School) -> None:
    school[WIM].says("kijkwijzer")
    assert school[WIM].form.step == "les"


def test_the_io_and_the_so_are_answered_by_their_own_role(school: School) -> None:
    assert "Controleer dat bij de instituutsopleider" in school[SO].says("zit ik bij het eindgesprek?").heard
    assert "acht IO-momenten" in school[IO].says("hoeveel io-momenten moet ik houden?").heard
