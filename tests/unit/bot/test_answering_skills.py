"""Words explained, questions answered with their source, help, and what waits for approval."""

from __future__ import annotations

import pytest
from partnership import Partnership

from bot.actions import ACTIONS
from bot.skills import SKILLS, elsewhere, glossary, helping, questions
from content.answerable import answers
from store import people

STUDENTS = {"hr-n4": "noor.willems", "han-wpl2": "sem.dijkstra"}


# --- words ---


def test_a_word_means_what_the_askers_own_programme_says(partnership: Partnership) -> None:
    n4 = partnership.hears(glossary.answer, "noor.willems", "wat is een WPB?")
    wpl2 = partnership.hears(glossary.answer, "sem.dijkstra", "wat is een WPB?")
    assert "die de student van dichtbij begeleidt" in n4
    assert "keurt het plan van het startgesprek goed" in wpl2
    assert "(000_e8a07860fdf93482.txt), 2, De werkplekbegeleider" in n4
    assert "(002_1b1854eb628a5607.txt)" in wpl2


def test_who_is_in_two_programmes_hears_both(partnership: Partnership) -> None:
    assert len(partnership.shows(glossary.answer, "fatima.el.idrissi", "wat is een WPB?")) == 2


@pytest.mark.parametrize("text", ["wat betekent werkplekbegeleider", "Mentor?", "wie is mijn WERKPLEKBEGELEIDER!?"])
def test_another_name_is_the_same_word(partnership: Partnership, text: str) -> None:
    assert partnership.hears(glossary.answer, "noor.willems", text).startswith("WPB: ")


def test_the_longest_word_in_the_question_is_meant(partnership: Partnership) -> None:
    assert partnership.hears(glossary.answer, "sem.dijkstra", "wat is leerstof verwerken?").startswith(
        "Leerstof verwerken: "
    )


def test_a_word_is_a_whole_word(partnership: Partnership) -> None:
    assert partnership.hears(glossary.answer, "noor.willems", "wat is een radio?") == (
        "Dat woord ken ik niet. Vraag het de schoolopleider, of probeer een ander woord."
    )


def test_a_word_of_another_programme_only_is_not_explained_as_if_it_were_yours(partnership: Partnership) -> None:
    assert partnership.hears(glossary.answer, "noor.willems", "wat is startbekwaam?").startswith("startbekwaam: ")
    theirs = partnership.hears(glossary.answer, "sem.dijkstra", "wat is startbekwaam?")
    assert theirs.startswith("Dat woord staat niet in de handleiding van jouw programma.")
    assert "Hogeschool Rotterdam, 2025-2026; dat geldt niet voor jou" in theirs


def test_every_word_can_be_asked_by_someone_of_its_programme(partnership: Partnership) -> None:
    asked = [term for term in partnership.library.glossary if term.programme in (None, *STUDENTS)]
    assert len(asked) > 50
    for term in asked:
        who = STUDENTS[term.programme or "hr-n4"]
        assert f"{term.term}: " in partnership.hears(glossary.answer, who, f"wat betekent {term.term}?"), term.term


# --- questions ---


def test_a_question_is_answered_with_the_place_it_comes_from(partnership: Partnership) -> None:
    text = partnership.hears(questions.answer, "noor.willems", "wat is de deadline van periode 2?")
    assert text.startswith("Uiterlijk woensdag 4 februari 2026 (nog 14 dagen). De datum is het uiterste inlevermoment")
    assert text.endswith("(000_e8a07860fdf93482.txt), 3, Periode 2")


def test_what_the_documents_do_not_say_is_said_honestly(partnership: Partnership) -> None:
    text = partnership.hears(questions.answer, "noor.willems", "wie wordt er kampioen?")
    assert text == (
        "Dat staat niet in de handleiding die ik ken. "
        "Vraag het aan Marieke Oosterhof (schoolopleider) en Annelies Brouwer (instituutsopleider)."
    )


def test_a_question_about_a_word_that_is_explained_gets_the_word(partnership: Partnership) -> None:
    assert partnership.hears(questions.answer, "sem.dijkstra", "eJournal?").startswith("eJournal: ")


def test_the_answer_of_another_programme_is_not_given(partnership: Partnership) -> None:
    asked = "Waarom krijg ik twee mails van eJournal?"
    theirs = partnership.hears(questions.answer, "sem.dijkstra", asked)
    assert "002_1b1854eb628a5607.txt" in theirs
    assert partnership.hears(questions.answer, "noor.willems", asked) != theirs


@pytest.mark.parametrize("programme", ["han-wpl2", "hr-n4", "leerwerkplek", "osr-n4", "werkplekopleider"])
def test_every_answered_question_finds_its_own_answer(partnership: Partnership, programme: str) -> None:
    known = answers(partnership.library, programme)
    for one in known.by_key.values():
        for question in one.wordings if one.kind == "vraag" else ():
            for said in (question, question.lower().rstrip("?")):
                found = known.finder.find(said, [role.value for role in one.roles])
                assert found.sure and found.hits[0].key == one.key, said


# --- help ---


def test_help_offers_what_this_role_most_often_starts(partnership: Partnership) -> None:
    [wpb] = partnership.shows(helping.answer, "wim.de.groot")
    assert [b.label for b in wpb.buttons] == ["Mijn agenda", "Kijkwijzer", "Startgesprek", "Wie leest wat?"]
    [so] = partnership.shows(helping.answer, "marieke.oosterhof")
    offered = ["Mijn agenda", "Overzicht van studenten", "Een bezoekdag plannen", "Een zorg delen", "Wie leest wat?"]
    assert [b.label for b in so.buttons] == offered


def test_a_greeting_is_answered_in_the_manner_of_the_reader(partnership: Partnership) -> None:
    assert partnership.hears(helping.hello, "noor.willems") == "Hoi Noor! Waarmee kan ik je helpen?"
    assert partnership.hears(helping.hello, "wim.de.groot") == "Dag Wim! Waarmee kan ik u helpen?"


def test_whom_to_ask_to_remove_something_is_never_oneself(partnership: Partnership) -> None:
    told = partnership.hears(helping.privacy, "marieke.oosterhof")
    assert told.endswith("Wilt u iets laten verwijderen? Vraag het aan Annelies Brouwer en Ruud Verbeek.")
    assert "Vraag het aan Marieke Oosterhof" in partnership.hears(helping.privacy, "noor.willems")


def test_a_thank_you_is_no_greeting(partnership: Partnership) -> None:
    assert partnership.hears(helping.hello, "wim.de.groot", "dankjewel!") == "Graag gedaan, Wim."


def test_in_a_mentor_track_there_is_no_overview_of_others(partnership: Partnership) -> None:
    told = partnership.hears(SKILLS["overview"], "sanne.kooistra", "wie heeft de zelfscan ingevuld?")
    assert told.startswith("Wat iemand in het traject invult, is van die persoon zelf.")


def test_whom_to_call_are_the_people_around_ones_own_placement(partnership: Partnership) -> None:
    assert partnership.hears(helping.human, "noor.willems") == "Vraag het aan Marieke Oosterhof en Annelies Brouwer."
    assert partnership.hears(helping.human, "zoe.martens") == "Vraag het aan Peter Hendrikx en Ruud Verbeek."
    assert "Marieke" not in partnership.hears(helping.human, "marieke.oosterhof")
    with partnership.database.transaction("test") as c:
        people.put(c, email="nieuw@zilverbeek.example", name="Nienke Nieuw")
    assert "Die naam staat niet op het rooster" in partnership.hears(helping.human, "nieuw")


def test_a_wish_that_cannot_be_granted_is_answered_all_the_same(partnership: Partnership) -> None:
    assert partnership.hears(elsewhere, "noor.willems") == (
        "Daar kan ik je niet mee helpen.\nVraag het aan Marieke Oosterhof en Annelies Brouwer."
    )


def test_nothing_waits_for_who_was_asked_nothing(partnership: Partnership) -> None:
    assert partnership.hears(SKILLS["approvals"], "wim.de.groot") == "Er wacht niets op goedkeuring."


@pytest.mark.parametrize("name", sorted(set(SKILLS) - {"bron"}))
@pytest.mark.parametrize(
    "who", ["noor.willems", "fatima.el.idrissi", "marieke.oosterhof", "karim.bouzid", "gijs.van.laar"]
)
def test_every_skill_answers_every_role_with_words_and_buttons_that_work(
    partnership: Partnership, name: str, who: str
) -> None:
    shown = partnership.shows(SKILLS[name], who, "iets")
    assert shown
    assert all(one.text.strip() for one in shown)
    for one in shown:
        for button in [*one.buttons, *(b for item in one.items for b in item.buttons)]:
            assert button.label
            assert button.id.partition(":")[0] in {*SKILLS, *ACTIONS, "start"}
