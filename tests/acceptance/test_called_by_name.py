"""Whatever somebody may begin now she can begin by its name, as the agenda's button would; on both databases."""

from __future__ import annotations

import pytest
from people import FATIMA, MARIEKE, NOOR, WIM, School

ANNELIES, RUUD = "annelies.brouwer@opleiding.example", "ruud.verbeek@opleiding.example"
SANNE, BRAM = "sanne.kooistra@opleiding.example", "bram.visser@buurschool.example"
SEM, HENK = "sem.dijkstra@student.example", "henk.aalders@wilgenpoort.example"


@pytest.mark.parametrize(
    ("who", "said", "title"),
    [
        (NOOR, "lesbezoek plannen", "Lesbezoek plannen"),
        (NOOR, "ik wil graag een driehoeksgesprek inplannen", "Driehoeksgesprek plannen"),
        (NOOR, "tweede driehoeksgesprek planen", "Driehoeksgesprek plannen"),
        (NOOR, "assessmentles voorbereiden", "Je assessmentles"),
        (NOOR, "inleveren periode 3", "Heb je ingeleverd?"),
        (WIM, "voortgangsgesprek", "Voortgang van Noor Willems"),
        (WIM, "kijkwijzer op papier", "Kijkwijzer op papier voor Noor Willems"),
        (FATIMA, "voortgangsgesprek met lotte", "Voortgang van Lotte Vermeer"),
        (ANNELIES, "datum assessmentles voor Lotte", "Assessmentles van Lotte Vermeer"),
        (ANNELIES, "eindgesprek lotte", "Eindgesprek van Lotte Vermeer"),
        (BRAM, "radar", "Wat wil je zien of laten zien?"),
        (SANNE, "leervraag stemming starten", "Deze leervragen staan op de lijst"),
        (SANNE, "terugkoppeling", "Wat is er afgesproken?"),
        (SEM, "lessen bijhouden", "Je lessen tot nu toe"),
        (SEM, "maatwerk melden", "Je pakket leeruitkomsten"),
        (RUUD, "driehoeksgesprek afspreken voor Zoë", "Driehoeksgesprek over Zoë Martens"),
    ],
)
def test_a_form_is_begun_by_its_name(school: School, who: str, said: str, title: str) -> None:
    someone = school[who].says(said)
    assert someone.got[-1].title == title
    assert someone.got[-1].form is not None


def test_it_is_asked_for_whom_where_that_is_not_said(school: School) -> None:
    annelies = school[ANNELIES].says("in te voeren momenten")
    assert annelies.got[-1].title == "Voor wie?"
    annelies.says("Lotte")
    assert annelies.form.step == "eerste"


def test_a_day_in_the_sentence_stands_in_the_form(school: School) -> None:
    noor = school[NOOR].says("driehoeksgesprek plannen op 3 februari om 14.00 uur")
    assert "2026-02-03" in str(noor.field("moment").value)


def test_a_herinnering_of_the_group_is_not_her_own(school: School) -> None:
    sanne = school[SANNE].says("herinnering aanpassen")
    assert "nog geen bijeenkomst geweest" in sanne.heard


def test_who_looks_after_students_gives_time_by_that_word(school: School) -> None:
    marieke = school[MARIEKE].says("uitstel geven")
    assert marieke.heard.startswith("Waarvoor is het uitstel?")


@pytest.mark.parametrize(
    ("who", "said", "told"),
    [
        (ANNELIES, "lesbezoek plannen", "‘Gepland lesbezoek’ hoort niet bij uw rol; het is voor de student"),
        (FATIMA, "driehoeksgesprek plannen voor Lotte", "‘Driehoeksgesprek plannen’ hoort niet bij uw rol"),
        (NOOR, "voortgangsgesprek", "hoort niet bij jouw rol; het is voor de werkplekbegeleider"),
        (WIM, "vraag een wijziging", "staat voor u klaar zodra erom gevraagd wordt"),
        (SANNE, "radar", "‘Radar laten zien’ is van"),
    ],
)
def test_what_is_not_hers_is_told_in_one_line(school: School, who: str, said: str, told: str) -> None:
    someone = school[who].says(said)
    assert told in someone.heard
    assert all(shown.form is None for shown in someone.got)


@pytest.mark.parametrize(
    "said", ["hoe plan ik een lesbezoek?", "het lesbezoek was leuk", "ik wil geen lesbezoek plannen"]
)
def test_a_question_and_a_story_begin_nothing(school: School, said: str) -> None:
    assert all(shown.form is None for shown in school[NOOR].says(said).got)


def test_a_wish_that_is_there_word_for_word_goes_first(school: School) -> None:
    assert school[WIM].says("kijkwijzer").form.step == "les"


def test_a_name_leaves_a_form_only_where_no_words_of_her_own_are_awaited(school: School) -> None:
    noor = school[NOOR].says("lesbezoek plannen")
    assert noor.says("assessmentles voorbereiden").got[-1].title == "Je assessmentles"
    wim = school[WIM].says("kijkwijzer")
    wim.fills(datum="19 januari", klas="2b")
    assert wim.says("voortgangsgesprek").form.step == "les"
