"""Answers that are typed or dropped in the chat instead of in the form."""

from __future__ import annotations

import pytest
from dialog_samples import EXAMPLE, KIJKWIJZER, KNOWN, LEVELS, ask, choice, choices, dialog, field, options, text
from talk import Talk

from dialogs.event import FileRef

PHOTO = FileRef(id=7, name="kijkwijzer.jpg", mime="image/jpeg", size=1200)


def a_kijkwijzer() -> Talk:
    return Talk(KIJKWIJZER, "wpb", **KNOWN)


def test_a_typed_text_answers_the_first_open_question() -> None:
    talk = a_kijkwijzer().says("2b")
    assert talk.screen == "les"
    assert talk.field("klas").value == "2b"
    assert talk.says(EXAMPLE).screen == "kleur"
    assert talk.answers == {"les.datum": "2026-02-03", "les.klas": "2b", "les.gezien": EXAMPLE}


def test_a_story_goes_to_the_question_that_asks_for_one() -> None:
    talk = a_kijkwijzer().says(EXAMPLE)
    assert talk.field("gezien").value == EXAMPLE
    assert talk.field("klas").value is None
    assert talk.problems == {}
    assert talk.says("in klas 3c").answers["les.klas"] == "3c"


def test_a_story_is_not_taken_for_an_option_in_own_words() -> None:
    own = dialog(ask("les", choice("klas", "2b", "3c", other=True), text("gezien")))
    talk = Talk(own).says("Mooie rustige start van de les")
    assert talk.field("gezien").value == "Mooie rustige start van de les"
    assert talk.says("5 havo").answers["les.klas"] == "5 havo"


def test_a_typed_text_that_cannot_be_read_says_what_to_do() -> None:
    talk = Talk(dialog(ask("een", field("dag", "date")))).says("ergens in de lente")
    assert talk.problems == {"dag": "engine.date(gezegd=ergens in de lente)"}
    assert talk.field("dag").value == "ergens in de lente"
    assert talk.says("4 februari").answers == {"een.dag": "2026-02-04"}


def test_the_only_question_can_be_answered_again_by_typing() -> None:
    talk = Talk(dialog(ask("een", text("wat")))).says("eerst").says("terug").says("anders")
    assert talk.answers == {"een.wat": "anders"}


@pytest.mark.parametrize("word", ["terug", "Terug!", "  TERUG "])
def test_a_verb_can_be_typed(word: str) -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder").says(word)
    assert talk.screen == "les"


def test_a_verb_counts_only_when_it_is_the_whole_message() -> None:
    talk = Talk(dialog(ask("een", text("wat")), ask("twee", text("hoe")))).says("x")
    assert talk.says("terug naar het begin van de les").answers["twee.hoe"] == "terug naar het begin van de les"


@pytest.mark.parametrize(
    ("word", "status"),
    [("bewaren", "paused"), ("straks", "paused"), ("later", "paused"), ("stop", "stopped"), ("annuleren", "stopped")],
)
def test_putting_by_and_stopping_can_be_typed(word: str, status: str) -> None:
    assert a_kijkwijzer().says(word).state.status == status


def test_skipping_can_be_typed_where_it_is_allowed() -> None:
    talk = a_kijkwijzer().says("overslaan")
    assert talk.words == ("engine.no_skip()",)
    talk.fills(klas="2b", gezien=EXAMPLE).presses("verder")
    assert talk.says("sla over").screen == "klaar"


def test_volgende_sends_the_form_as_it_stands() -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("waarom").says("volgende")
    assert talk.screen == "kleur"


A_CHOICE = choices("wat", "Vragen stellen", "Rust en orde", required=False)


@pytest.mark.parametrize("word", ["ja", "klaar", "Prima.", "ok", "👍", "👍🏽", ":+1:", ":thumbsup::skin-tone-3:", "✅"])
def test_a_screen_of_choices_is_passed_by_saying_that_it_is_good(word: str) -> None:
    talk = Talk(dialog(ask("een", A_CHOICE))).fills(wat=["rust-en-orde"]).presses("waarom").says(word)
    assert talk.screen == "klaar"
    assert talk.answers == {"een.wat": ["rust-en-orde"]}


def test_a_thumb_passes_nothing_that_must_still_be_answered() -> None:
    talk = Talk(dialog(ask("een", choice("klas", "2b", "3c"), text("wat")))).says("👍")
    assert talk.screen == "een"
    assert talk.problems == {"klas": "engine.required()", "wat": "engine.required()"}


def test_a_yes_is_for_the_question_that_asks_yes_or_no() -> None:
    talk = Talk(dialog(ask("een", A_CHOICE, field("meer", "yes_no", default="nee", required=False)))).says("ja")
    assert talk.answers == {"een.meer": "ja"}


def test_where_words_are_awaited_a_yes_is_the_answer() -> None:
    assert Talk(dialog(ask("een", text("wat")))).says("ja").answers == {"een.wat": "ja"}


def test_a_no_is_no_class_in_ones_own_words() -> None:
    own = dialog(ask("les", choice("klas", "2b", "3c", other=True), field("dag", "date")))
    talk = Talk(own).fills(klas="2b", dag="gisteren").presses("waarom").says("nee")
    assert talk.field("klas").value == "2b"


def test_waarom_can_be_typed() -> None:
    assert len(a_kijkwijzer().says("waarom?").words) == 1
    assert Talk(dialog(ask("een", text("wat")))).says("waarom").words == ("engine.no_why()",)


@pytest.mark.parametrize("word", ["bevestigen", "Verstuur.", "klopt!", "dat klopt"])
def test_the_review_can_be_confirmed_by_typing(word: str) -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder").presses("overslaan")
    assert talk.says(word).state.status == "finished"


@pytest.mark.parametrize("text_", ["ja hoor prima", "nog een vraag", "verder", ""])
def test_anything_else_at_the_review_sends_nothing(text_: str) -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder").presses("overslaan").says(text_)
    assert talk.state.status == "open"
    assert talk.words == ("engine.review_first()",)
    assert talk.shown.step == "klaar"


def test_verstuur_before_the_review_is_an_answer() -> None:
    talk = Talk(dialog(ask("een", text("wat")))).says("klopt")
    assert talk.answers == {"een.wat": "klopt"}


def test_an_option_that_sounds_like_a_verb_is_the_option() -> None:
    talk = Talk(dialog(ask("wanneer", choice("dan", "Nu", "Later")))).says("later")
    assert talk.answers == {"wanneer.dan": "later"}
    assert talk.state.status == "open"


def test_nothing_said_changes_nothing() -> None:
    talk = a_kijkwijzer()
    before = talk.state
    assert talk.says("   ").words == ("engine.nothing_said()",)
    assert talk.state == before


def test_dropped_files_answer_the_question_for_a_file() -> None:
    papier = dialog(ask("papier", field("bestand", "file"), text("toelichting", required=False)))
    talk = Talk(papier).says("", PHOTO)
    assert talk.screen == "klaar"
    assert talk.summary == {"Bestand": "kijkwijzer.jpg"}
    assert talk.answers["papier.bestand"] == [PHOTO.model_dump()]


def test_a_file_and_a_text_answer_two_questions_at_once() -> None:
    papier = dialog(ask("papier", field("bestand", "file"), text("toelichting")))
    talk = Talk(papier).says("van dinsdag", PHOTO)
    assert talk.answers == {"papier.bestand": [PHOTO.model_dump()], "papier.toelichting": "van dinsdag"}


def test_a_second_file_comes_beside_the_first() -> None:
    papier = dialog(ask("papier", field("bestand", "file"), text("toelichting")))
    talk = Talk(papier).says("", PHOTO).says("", PHOTO.model_copy(update={"id": 8})).says("klaar")
    assert [one["id"] for one in talk.answers["papier.bestand"]] == [7, 8]


def test_a_file_where_none_is_asked_gets_words_and_keeps_the_text() -> None:
    talk = a_kijkwijzer().says(EXAMPLE, PHOTO)
    assert talk.words == ("engine.no_file_here()",)
    assert talk.field("gezien").value == EXAMPLE


def test_several_choices_can_be_typed_in_one_go() -> None:
    talk = Talk(dialog(ask("een", choices("wat", "Vragen stellen", "Rust en orde", "Tempo"))))
    assert talk.says("tempo, rust en orde en vragen").answers == {
        "een.wat": ["vragen-stellen", "rust-en-orde", "tempo"]
    }


def test_a_ranking_can_be_typed() -> None:
    ranked = dialog(ask("een", field("orde", "ranking", options=options("Noord", "Midden", "Zuid"))))
    talk = Talk(ranked).says("zuid, noord")
    assert talk.problems == {"orde": "engine.ranking(namen=Midden)"}
    assert talk.says("1. zuid\n2. noord\n3. midden").answers == {"een.orde": ["zuid", "noord", "midden"]}


def test_a_rubric_can_be_filled_with_one_word_for_all() -> None:
    rubric = dialog(ask("een", field("lijst", "rubric", rows=options("A", "B"), columns=LEVELS)))
    talk = Talk(rubric).says("soms")
    assert talk.problems == {"lijst": "engine.rubric(namen=nog niet, soms en vaak)"}
    assert talk.says("overal soms").answers == {"een.lijst": {"a": "soms", "b": "soms"}}
