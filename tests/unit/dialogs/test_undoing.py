"""A text that was taken the wrong way is put right by one word, and a change is asked for in free words."""

from __future__ import annotations

import pytest
from dialog_samples import EXAMPLE, KIJKWIJZER, KNOWN, ask, choice, dialog, field, text
from talk import Talk

from dialogs.event import Pressed, Said
from dialogs.heard import aside
from dialogs.state import State

QUESTION = "Wat bedoel je met klassenmanagement?"
STORY = dialog(ask("een", text("wat")), ask("twee", text("hoe")))
ONE = dialog(ask("les", choice("klas", "2b", "3c"), text("wat")))


def asked_in_passing(talk: Talk, text_: str) -> Talk:
    """The bot took a text as a question, answered it, and shows the screen again."""
    talk.state = State.model_validate_json(aside(talk.state, text_).model_dump_json())
    return talk


# --- it was the answer after all ---


@pytest.mark.parametrize("word", ["antwoord", "Toch mijn antwoord", "dat was mijn antwoord!"])
def test_one_word_makes_a_question_the_answer(word: str) -> None:
    talk = asked_in_passing(Talk(STORY), QUESTION)
    assert "antwoord" in talk.verbs
    talk.says(word)
    assert talk.answers == {"een.wat": QUESTION}
    assert talk.screen == "twee"


def test_the_button_does_the_same_and_a_second_press_nothing() -> None:
    talk = asked_in_passing(Talk(STORY), QUESTION)
    token = talk.state.token
    talk.presses("antwoord").hears(Pressed(control="antwoord", token=token))
    assert talk.answers == {"een.wat": QUESTION}
    assert talk.screen == "twee"


def test_what_is_in_the_form_stays_when_the_question_becomes_the_answer() -> None:
    talk = asked_in_passing(Talk(ONE), QUESTION).fills(klas="3c").presses("antwoord")
    assert talk.answers == {"les.klas": "3c", "les.wat": QUESTION}


def test_where_everything_is_answered_the_answer_comes_with_the_text() -> None:
    talk = Talk(ONE).fills(klas="3c", wat="Eerst.").presses("waarom")
    asked_in_passing(talk, QUESTION).says("antwoord")
    assert talk.answers["les.wat"] == f"Eerst.\n\n{QUESTION}"


def test_a_text_that_cannot_be_the_answer_is_kept_and_says_what_to_do() -> None:
    talk = asked_in_passing(Talk(dialog(ask("een", field("dag", "date")))), "wat kun je").says("antwoord")
    assert talk.problems == {"dag": "engine.date(gezegd=wat kun je)"}
    assert talk.field("dag").value == "wat kun je"


def test_without_anything_to_undo_the_word_is_an_answer() -> None:
    assert Talk(STORY).says("antwoord").answers == {"een.wat": "antwoord"}
    assert Talk(STORY).says("vraag").answers == {"een.wat": "vraag"}


def test_going_on_settles_it() -> None:
    talk = asked_in_passing(Talk(STORY), QUESTION).fills(wat="x").presses("verder")
    assert "antwoord" not in talk.verbs
    assert talk.says("antwoord").answers["twee.hoe"] == "antwoord"


# --- it was a question after all ---


@pytest.mark.parametrize("word", ["vraag", "Ik vroeg iets", "dat was een vraag.", "geen antwoord"])
def test_one_word_takes_a_question_out_of_the_answer(word: str) -> None:
    talk = Talk(STORY).says(QUESTION).says(word)
    assert talk.outcome.asked == QUESTION
    assert talk.answers == {}
    assert talk.screen == "een"
    assert talk.field("wat").value is None


def test_what_stood_there_before_comes_back() -> None:
    talk = Talk(STORY).says("Eerst dit.").says("terug").says(QUESTION)
    assert talk.answers["een.wat"] == QUESTION
    talk.says("ik vroeg iets")
    assert talk.answers == {"een.wat": "Eerst dit."}
    assert talk.field("wat").value == "Eerst dit."


def test_the_other_answers_of_the_screen_stay() -> None:
    talk = Talk(ONE).fills(klas="3c").presses("waarom").says(QUESTION)
    assert talk.screen == "klaar"
    talk.says("vraag")
    assert talk.screen == "les"
    assert talk.field("klas").value == "3c"
    assert talk.says("Het echte antwoord.").answers == {"les.klas": "3c", "les.wat": "Het echte antwoord."}


def test_it_can_be_undone_both_ways() -> None:
    talk = Talk(STORY).says(QUESTION).says("vraag").says("antwoord")
    assert talk.answers == {"een.wat": QUESTION}
    talk.says("vraag")
    assert talk.answers == {}


def test_what_was_typed_over_it_since_is_not_taken_out() -> None:
    talk = Talk(dialog(ask("een", text("wat"), text("hoe")))).says(QUESTION)
    assert talk.field("wat").value == QUESTION
    talk.fills(wat="Nu goed.").presses("waarom").says("vraag")
    assert talk.outcome.asked == QUESTION
    assert talk.field("wat").value == "Nu goed."


def test_a_button_is_there_only_where_it_was_in_doubt() -> None:
    assert "geen-antwoord" not in Talk(STORY).says("Goed gewerkt.").verbs
    talk = Talk(STORY).hears(Said(text=QUESTION, doubt=True))
    assert "geen-antwoord" in talk.verbs
    token = talk.state.token
    talk.presses("geen-antwoord")
    assert talk.outcome.asked == QUESTION
    assert talk.hears(Pressed(control="geen-antwoord", token=token)).outcome.asked is None


def test_a_text_on_the_last_screen_can_be_taken_back_on_the_review() -> None:
    talk = Talk(dialog(ask("een", text("wat")))).says(QUESTION)
    assert talk.screen == "klaar"
    assert talk.says("vraag").screen == "een"


# --- corrections in free words ---


def at_the_review() -> Talk:
    talk = Talk(KIJKWIJZER, "wpb", **KNOWN).fills(klas="2b", gezien=EXAMPLE).presses("verder")
    return talk.presses("overslaan")


@pytest.mark.parametrize(
    ("said", "address", "value"),
    [
        ("nee, het was klas 3c", "les.klas", "3c"),
        ("Nee 3c", "les.klas", "3c"),
        ("het moet 3c zijn", "les.klas", "3c"),
        ("klas moet 4a zijn", "les.klas", "4a"),
        ("wijzig de klas in 3c", "les.klas", "3c"),
        ("de datum was 2 februari", "les.datum", "2026-02-02"),
        ("nee het was maandag 2 februari", "les.datum", "2026-02-02"),
        ("sorry, ik bedoelde afgelopen maandag", "les.datum", "2026-02-02"),
        ("verander de datum naar 2-2", "les.datum", "2026-02-02"),
        ("oh nee de datum klopt niet, het was gisteren niet maar 2 februari", "les.datum", "2026-02-02"),
    ],
)
def test_a_correction_on_the_review_is_made_told_and_not_sent(said: str, address: str, value: str) -> None:
    talk = at_the_review().says(said)
    assert talk.answers[address] == value
    assert talk.answers["les.gezien"] == EXAMPLE
    assert talk.screen == "klaar"
    assert talk.state.status == "open"
    assert talk.words[0].startswith("engine.corrected(")


@pytest.mark.parametrize(
    ("said", "screen"),
    [("ik wil de datum aanpassen", "les"), ("de klas klopt niet", "les"), ("kan ik de klas nog wijzigen?", "les")],
)
def test_what_is_to_change_without_a_value_opens_its_screen(said: str, screen: str) -> None:
    talk = at_the_review().says(said)
    assert talk.screen == screen
    assert talk.says("terug").screen == "klaar"


@pytest.mark.parametrize("said", ["het klopt niet", "er is iets fout", "ik wil iets wijzigen"])
def test_a_change_that_names_nothing_is_asked_back(said: str) -> None:
    talk = at_the_review().says(said)
    assert talk.screen == "klaar"
    assert talk.problems == {"veld": "engine.choose_what()"}


@pytest.mark.parametrize("said", ["ja hoor prima", "nee", "nog een vraag", "nee, het was klas 9z", "wacht"])
def test_what_is_no_change_changes_nothing(said: str) -> None:
    talk = at_the_review()
    before = talk.answers
    assert talk.says(said).answers == before
    assert talk.state.status == "open"


def test_in_the_middle_an_earlier_answer_can_be_changed_by_its_name() -> None:
    talk = Talk(KIJKWIJZER, "wpb", **KNOWN).fills(klas="2b", gezien=EXAMPLE).presses("verder")
    talk.says("ik wil de datum aanpassen")
    assert talk.screen == "les"
    assert talk.fills(datum="2 februari").presses("verder").screen == "kleur"
    assert talk.answers["les.datum"] == "2026-02-02"


def test_where_a_story_is_awaited_one_word_makes_it_the_answer_again() -> None:
    talk = Talk(dialog(ask("een", field("dag", "date")), ask("twee", text("wat")))).says("4 februari")
    talk.says("ik wil de dag aanpassen")
    assert talk.screen == "een"
    assert talk.says("antwoord").answers["twee.wat"] == "ik wil de dag aanpassen"


@pytest.mark.parametrize(
    "said", ["Ik wil de opbouw van mijn les aanpassen.", "je kunt de dag anders indelen", "verander eens van werkvorm"]
)
def test_a_change_of_something_else_is_an_answer(said: str) -> None:
    talk = Talk(dialog(ask("een", field("dag", "date")), ask("twee", text("wat")))).says("4 februari").says(said)
    assert talk.answers["twee.wat"] == said


def test_on_the_screen_itself_it_is_told_where() -> None:
    talk = Talk(ONE).says("ik wil de klas aanpassen")
    assert talk.words == ("engine.change_here(vraag=Klas)",)
    assert talk.says("antwoord").field("wat").value == "ik wil de klas aanpassen"
