"""What somebody else wrote is told on a screen and goes along, and is nobody's to change here."""

from __future__ import annotations

import pytest
from dialog_samples import ask, dialog, text
from talk import Talk, heard

from dialogs.event import Pressed

FORM = dialog(
    ask("een", text("zelf", fixed=True), text("reactie")),
    ask("twee", text("woorden", fixed=True), text("slot")),
)
HERS = "Ik begon met een vraag."


@pytest.fixture
def talk() -> Talk:
    return Talk(FORM, prefill={"een.zelf": HERS, "twee.woorden": "Later."})


def told(talk: Talk) -> list[tuple[str, str]]:
    return [(heard(fact.label), heard(fact.value)) for fact in talk.form.facts]


def test_it_is_told_and_not_asked(talk: Talk) -> None:
    assert told(talk) == [("Zelf", HERS)]
    assert [field.id for field in talk.form.fields] == ["reactie"]


def test_it_goes_along_with_the_answers_and_stands_in_the_summary(talk: Talk) -> None:
    talk.fills(reactie="Goed gezien.").presses("verder").fills(slot="Klaar.").presses("verder")
    assert ("Zelf", HERS) in told(talk)
    talk.presses("bevestigen")
    assert {e.address: e.shown for e in talk.outcome.entries}["een.zelf"] == HERS


def test_a_form_that_sends_it_all_the_same_changes_nothing(talk: Talk) -> None:
    talk.hears(Pressed(control="verder", token=talk.state.token, values={"zelf": "Anders", "reactie": "Goed."}))
    assert talk.answers["een.zelf"] == HERS


def test_what_is_typed_is_the_answer_to_the_question_beside_it(talk: Talk) -> None:
    assert talk.says("Goed gezien.").answers == {"een.zelf": HERS, "een.reactie": "Goed gezien."}


def test_it_cannot_be_chosen_to_change(talk: Talk) -> None:
    talk.fills(reactie="Goed.").presses("verder").fills(slot="Klaar.").presses("verder")
    assert [option.id for option in talk.form.fields[0].options] == ["een.reactie", "twee.slot"]


def test_going_back_shows_it_again(talk: Talk) -> None:
    talk.fills(reactie="Goed.").presses("verder").presses("terug")
    assert told(talk) == [("Zelf", HERS)]


def test_without_words_of_anybody_else_there_is_nothing_to_tell() -> None:
    alone = Talk(FORM)
    assert alone.form.facts == ()
    assert alone.fills(reactie="Goed.").presses("verder").screen == "twee"
