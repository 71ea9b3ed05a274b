"""A text that was taken the wrong way, put right by one word, on SQLite and PostgreSQL."""

from __future__ import annotations

from command_line import CommandLine
from people import SEEN, WIM, School, words_of

ASIDE = "wat betekent startbekwaam?"
FEEDBACK = "Wat bedoel je met klassenmanagement?"


def test_a_question_that_was_the_answer_is_put_in_the_field_by_one_word(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says(ASIDE)
    assert "startbekwaam" in wim.got[0].text.lower()
    assert "Dit was mijn antwoord" in [b.label for b in wim.buttons]
    wim.says("antwoord")
    assert wim.field("gezien").value == ASIDE
    assert "Dit was mijn antwoord" not in [b.label for b in wim.buttons]
    wim.says("klaar").says("klaar")
    assert ASIDE in wim.summary.values()


def test_the_button_does_the_same_after_a_restart(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says(ASIDE)
    school.core = school.another_process()
    wim.presses("Dit was mijn antwoord").says("klaar").says("klaar")
    assert ASIDE in wim.summary.values()


def test_an_answer_that_was_a_question_is_answered_by_one_word_and_nothing_is_lost(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says(FEEDBACK)
    assert wim.field("gezien").value == FEEDBACK
    assert "Ik vroeg iets" in [b.label for b in wim.buttons]
    wim.says("ik vroeg iets")
    assert wim.field("gezien").value is None
    assert wim.form.step == "les"
    assert len(wim.got) == 2
    wim.says("antwoord").says("klaar")
    assert FEEDBACK in wim.summary.values()


def test_the_word_works_on_the_next_screen_too(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says(SEEN)
    assert wim.form.step == "kleur"
    wim.says("vraag")
    assert (wim.form.step, wim.field("gezien").value) == ("les", None)
    wim.says("antwoord")
    assert wim.form.step == "kleur"
    wim.says("klaar").presses("Verstuur")
    assert SEEN in words_of(wim.documents[0][1])


def test_a_stale_button_undoes_nothing(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says(ASIDE)
    old = wim.form.token
    wim.presses("Dit was mijn antwoord").says("klaar").says("klaar")
    wim.presses("antwoord", token=old)
    assert wim.form.step == "klaar"
    assert ASIDE in wim.summary.values()


def test_a_spoken_correction_on_the_overview_is_made_and_told(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).says("klaar").says("nee, het was klas 4h1")
    assert wim.got[0].text.startswith("Aangepast: Klas")
    assert wim.summary["Klas"] == "4h1"
    wim.says("ik wil de datum aanpassen")
    assert wim.form.step == "les"
    wim.fills(datum="donderdag").presses("Verstuur")
    assert "15 januari 2026" in words_of(wim.documents[0][1])


def test_both_ways_on_the_command_line(wijzer: CommandLine) -> None:
    wijzer.say(WIM, "kijkwijzer")
    _answer, form = wijzer.say(WIM, ASIDE).lines
    assert "antwoord" in form["form"]["verbs"]
    token = form["form"]["token"]
    [taken] = wijzer.say(WIM, "--press", "antwoord", "--token", token).lines
    assert {f["id"]: f for f in taken["form"]["fields"]}["gezien"]["value"] == ASIDE
    *_, back = wijzer.say(WIM, "vraag").lines
    assert "value" not in {f["id"]: f for f in back["form"]["fields"]}["gezien"]
