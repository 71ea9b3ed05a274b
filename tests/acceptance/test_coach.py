"""What a mentor notices of the coach and the guard, on SQLite and PostgreSQL."""

from __future__ import annotations

import json

from command_line import CommandLine
from people import NOOR, SEEN, WIM, School, words_of

ASKED = "Kunt u één voorbeeld noemen van wat u zag? Met Verder blijft het zoals het is."
POOR = "Uw uitleg is helder en het contact is goed. Volgende stap: meer variatie."


def test_a_vague_text_gets_one_question_and_the_second_press_goes_on(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien="Gaat wel goed.")
    assert wim.form.step == "les"
    assert "Wat zag u precies?" in (wim.field("gezien").advice or "")
    assert "Wat zag u precies?" in wim.heard
    assert wim.problems == {}
    wim.presses("verder", values={"gezien": "Gaat wel goed."})
    assert wim.form.step == "kleur"
    wim.presses("Overslaan").presses("Verstuur")
    assert "Gaat wel goed." in words_of(wim.documents[0][1])


def test_a_better_text_is_what_is_sent(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien="Gaat wel goed.").fills(gezien=SEEN)
    wim.presses("Overslaan").presses("Verstuur")
    text = words_of(wim.documents[0][1])
    assert SEEN in text
    assert "Gaat wel goed" not in text


def test_what_is_dictated_after_the_question_comes_with_what_was_said(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says(POOR)
    assert wim.field("gezien").advice == ASKED
    wim.says("Noor stelde drie open vragen en de klas dacht hardop mee.")
    assert wim.form.step == "kleur"
    wim.says("klaar").presses("Verstuur")
    text = words_of(wim.documents[0][1])
    assert POOR in text
    assert "Noor stelde drie open vragen" in text


def test_the_question_survives_a_restart_and_an_aside(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=POOR)
    wim.says("wat betekent startbekwaam?")
    assert wim.field("gezien").advice == ASKED
    wim.says("bewaren")
    school.core = school.another_process()
    wim.presses("Ga verder").presses("verder")
    assert wim.form.step == "kleur"


def test_private_matters_are_quoted_before_anything_is_sent(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=f"{SEEN} Kevin heeft dyslexie. Noor en Wim weten dat.")
    advice = wim.field("gezien").advice or ""
    assert advice.startswith("Ik lees ‘Kevin’ en ‘dyslexie’.")
    wim.says("nee")
    assert wim.form.step == "les"
    wim.fills(gezien=SEEN).presses("Overslaan").presses("Verstuur")
    assert "dyslexie" not in words_of(wim.documents[0][1])


def test_a_student_is_asked_too_about_what_her_mentor_will_read(school: School) -> None:
    noor = school[NOOR].says("startgesprek voorbereiden")
    field = next(f for f in noor.form.fields if f.kind == "text")
    texts = {
        f.id: "Ik was vaak ziek." if f is field else "Ik wil leren om vragen te stellen." for f in noor.form.fields
    }
    noor.fills(**texts)
    assert "‘ziek’" in (noor.field(field.id).advice or "")


def test_the_command_line_shows_the_question_and_takes_the_second_fill(wijzer: CommandLine) -> None:
    wijzer.say(WIM, "kijkwijzer")
    asked = wijzer.fill(WIM, gezien="gaat wel goed").one
    [field] = [f for f in asked["form"]["fields"] if f["id"] == "gezien"]
    assert (asked["form"]["step"], field["value"]) == ("les", "gaat wel goed")
    assert "Wat zag u precies?" in field["advice"]
    assert "problem" not in field
    assert wijzer.fill(WIM, gezien="gaat wel goed").one["form"]["step"] == "kleur"


def test_a_press_that_is_delivered_twice_does_not_go_past_the_question(wijzer: CommandLine) -> None:
    form = wijzer.say(WIM, "kijkwijzer").one["form"]
    twice = ("--fill", json.dumps({"gezien": "gaat wel goed"}), "--token", form["token"])
    assert wijzer.say(WIM, *twice).one["form"]["step"] == "les"
    assert wijzer.say(WIM, *twice).one["form"]["step"] == "les"
    assert wijzer.say(WIM, "--press", "verder").one["form"]["step"] == "kleur"
