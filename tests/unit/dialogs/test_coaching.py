"""One question about a text before it goes on: what it lacks as feedback, or what is private in it."""

from __future__ import annotations

import pytest
from dialog_samples import EXAMPLE, READERS, ask, choice, dialog, options, text
from talk import Talk, heard

from bench.understanding import wordingset
from content.load import load
from dialogs.event import Pressed
from dialogs.model import Dialog
from dialogs.nouns import Json

VAGUE = "Gaat wel goed."
ILL = "Je stelde een vraag en Sanne was ziek. De klas werkte door. Volgende keer eerder beginnen."


def feedback(*fields: dict[str, Json], effects: tuple[str, ...] = ("save", "deliver"), **more: Json) -> Dialog:
    """A dialog with feedback, another screen, a review, and these effects."""
    asked = ask("les", text("gezien", coach="feedback"), *fields, **more)
    end = [{"review": "klaar"}, {"submit": [{"name": name, "args": ["student"]} for name in effects]}]
    return dialog(asked, ask("meer", text("toelichting", required=False)), *end, end=False)


def a_talk(**more: Json) -> Talk:
    return Talk(feedback(**more), readers=READERS)


def advice(talk: Talk) -> dict[str, str]:
    return {f.id: heard(f.advice) for f in talk.form.fields if f.advice is not None}


def test_a_good_text_goes_on_at_once() -> None:
    assert a_talk().fills(gezien=EXAMPLE).presses("verder").screen == "meer"


@pytest.mark.parametrize(
    ("text_", "asked"),
    [
        (VAGUE, "engine.coach_vague()"),
        ("Je instructie is helder. Volgende stap: meer variatie.", "engine.coach_no_example()"),
        ("Je begon met een vraag. De klas was stil.", "engine.coach_no_next_step()"),
        ("Je begon met een vraag. Wacht volgende keer wat langer.", "engine.coach_no_effect()"),
        ("Top! Niemand luisterde, er was ruzie en de uitleg klopte niet.", "engine.coach_mismatch()"),
    ],
)
def test_one_question_is_asked_about_what_is_missing(text_: str, asked: str) -> None:
    talk = a_talk().fills(gezien=text_).presses("verder")
    assert (talk.screen, advice(talk), talk.problems) == ("les", {"gezien": asked}, {})
    assert talk.field("gezien").value == text_


@pytest.mark.parametrize("text_", ["sanne", "<b>x</b>", "ja hoor"])
def test_a_word_that_says_nothing_is_asked_about_once_and_may_stay(text_: str) -> None:
    talk = a_talk().fills(gezien=text_).presses("verder")
    assert (talk.screen, advice(talk)) == ("les", {"gezien": "engine.coach_no_example()"})
    talk.presses("verder")
    assert (talk.screen, talk.answers["les.gezien"]) == ("meer", text_)
    assert talk.fills(toelichting=text_).presses("verder").screen == "klaar"


def test_the_second_press_goes_on_with_the_text_as_typed() -> None:
    talk = a_talk().fills(gezien=VAGUE).presses("verder").fills(gezien=VAGUE).presses("verder")
    assert talk.screen == "meer"
    assert talk.answers["les.gezien"] == VAGUE


def test_a_press_that_arrives_twice_is_no_second_press() -> None:
    talk = a_talk().fills(gezien=VAGUE)
    token = talk.state.token
    talk.presses("verder").hears(Pressed(control="verder", token=token, values={"gezien": VAGUE}))
    assert talk.screen == "les"
    assert talk.words == ()
    assert advice(talk)


def test_it_is_asked_once_also_when_the_new_text_is_no_better() -> None:
    talk = a_talk().fills(gezien=VAGUE).presses("verder").fills(gezien="Ging prima.").presses("verder")
    assert talk.screen == "meer"
    talk.presses("terug").fills(gezien="Matig.").presses("verder")
    assert talk.screen == "meer"


def test_the_question_stays_on_the_screen_until_it_is_passed() -> None:
    talk = a_talk().fills(gezien=VAGUE).presses("verder").presses("waarom")
    assert advice(talk)
    talk.presses("bewaren").resumes()
    assert talk.screen == "les"
    talk.presses("verder").presses("terug")
    assert advice(talk) == {}


def test_what_is_typed_after_the_question_is_added_to_the_text() -> None:
    two = Talk(feedback(choice("klas", "2b", "3c")), readers=READERS)
    two.fills(gezien=VAGUE, klas="2b").presses("verder").says("Je stelde open vragen en wachtte.")
    assert two.answers["les.gezien"] == f"{VAGUE}\n\nJe stelde open vragen en wachtte."
    assert two.screen == "meer"


@pytest.mark.parametrize("word", ["nee", "laat maar zo", "laat maar", "ja", "klaar", "👍", "verder", "prima zo"])
def test_a_word_leaves_it_as_it_is(word: str) -> None:
    talk = a_talk().fills(gezien=VAGUE).presses("verder").says(word)
    assert talk.screen == "meer"
    assert talk.answers["les.gezien"] == VAGUE


def test_a_text_that_is_spoken_is_asked_about_too() -> None:
    talk = a_talk().says(VAGUE)
    assert advice(talk) == {"gezien": "engine.coach_vague()"}
    assert talk.says("verder").screen == "meer"


def test_without_a_coach_nothing_is_asked_of_a_short_text() -> None:
    talk = Talk(dialog(ask("een", text("wat")))).fills(wat=VAGUE).presses("verder")
    assert talk.screen == "klaar"


def test_other_answers_of_the_screen_count_for_what_is_missing() -> None:
    step = text("stap", label="Welke volgende stap is haalbaar?")
    talk = Talk(feedback(step), readers=READERS)
    talk.fills(gezien="Je begon met een vraag. De klas was stil.", stap="Meer variatie.").presses("verder")
    assert talk.screen == "meer"


def test_a_chosen_judgement_that_contradicts_the_text_is_asked_about() -> None:
    verdict = {"id": "oordeel", "kind": "choice", "label": "Oordeel", "options": options("Voldaan", "Niet voldaan")}
    told = "Niemand luisterde, er was ruzie en je uitleg klopte niet. Volgende keer eerst stilte."
    asked = Talk(feedback(verdict), readers=READERS).fills(gezien=told, oordeel="voldaan").presses("verder")
    assert advice(asked) == {"gezien": "engine.coach_mismatch()"}
    fits = Talk(feedback(verdict), readers=READERS).fills(gezien=told, oordeel="niet-voldaan").presses("verder")
    assert fits.screen == "meer"


# --- the guard ---


def test_private_words_are_quoted_and_asked_about_instead_of_anything_else() -> None:
    talk = a_talk().fills(gezien="Ze was ziek en Kevin ook, gaat wel goed.").presses("verder")
    assert advice(talk) == {"gezien": "engine.guard_both(woorden=‘ziek’ en ‘Kevin’)"}
    assert talk.presses("verder").screen == "meer"


@pytest.mark.parametrize(
    ("text_", "asked"),
    [
        (ILL, "engine.guard_private(woorden=‘ziek’)"),
        (f"{EXAMPLE} Vooral Kevin.", "engine.guard_name(woorden=‘Kevin’)"),
    ],
)
def test_what_kind_of_words_it_is_decides_the_question(text_: str, asked: str) -> None:
    assert advice(a_talk().fills(gezien=text_).presses("verder")) == {"gezien": asked}


def test_the_people_who_read_it_are_no_pupils() -> None:
    assert a_talk().fills(gezien=f"{EXAMPLE} Sanne en Karim zagen dat ook.").presses("verder").screen == "meer"


def test_every_text_that_reaches_others_is_guarded() -> None:
    talk = a_talk().fills(gezien=EXAMPLE).presses("verder").fills(toelichting="Ze is zwanger.").presses("verder")
    assert advice(talk) == {"toelichting": "engine.guard_private(woorden=‘zwanger’)"}


def test_new_private_words_are_asked_about_again_and_known_ones_are_not() -> None:
    talk = a_talk().fills(gezien=ILL).presses("verder").presses("verder").presses("terug")
    talk.fills(gezien=f"{ILL} Ziek dus.").presses("verder")
    assert talk.screen == "meer"
    talk.presses("terug").fills(gezien=f"{ILL} Ze heeft dyslexie.").presses("verder")
    assert advice(talk) == {"gezien": "engine.guard_private(woorden=‘dyslexie’)"}


@pytest.mark.parametrize("word", ["nee", "nee hoor"])
def test_a_no_to_the_guard_stays_at_the_screen(word: str) -> None:
    talk = a_talk().fills(gezien=ILL).presses("verder").says(word)
    assert talk.screen == "les"
    assert talk.field("gezien").value == ILL
    assert talk.says("ja").screen == "meer"


@pytest.mark.parametrize("effects", [("save",), ("save", "deliver", "open_concern")])
def test_what_stays_with_oneself_and_a_concern_are_not_guarded(effects: tuple[str, ...]) -> None:
    talk = Talk(dialog(ask("een", text("wat")), {"review": "klaar"}, _end(effects), end=False), readers=READERS)
    assert talk.fills(wat="Ik ben ziek.").presses("verder").screen == "klaar"


def _end(effects: tuple[str, ...]) -> dict[str, Json]:
    return {"submit": [{"name": name, "args": ["student"]} for name in effects]}


def test_words_that_were_there_before_are_not_asked_about() -> None:
    talk = Talk(feedback(), readers=READERS, prefill={"les.gezien": ILL}).presses("verder")
    assert talk.screen == "meer"


def test_a_form_that_is_opened_again_passes_what_was_sent() -> None:
    sent = {"les.gezien": VAGUE, "meer.toelichting": "Ze is ziek."}
    assert Talk(feedback(), readers=READERS, prefill=sent, again=True).screen == "klaar"


def test_the_shipped_kijkwijzer_is_two_filled_screens_and_a_press_for_every_good_text() -> None:
    kijkwijzer = load().dialog("hr-n4", "kijkwijzer")
    assert kijkwijzer is not None
    for good in (e.text for e in wordingset.examples() if e.kind == wordingset.GOOD and not e.held_back):
        talk = Talk(kijkwijzer, values={"last_stage_day": "2026-02-03", "placement.klas": "2b"}, readers=TEAM)
        talk.fills(gezien=good).presses("verder").presses("verder")
        assert talk.screen == "klaar", good


TEAM = {"student": ("Noor Willems", "Sanne Bakker"), "wpb": ("Wim de Groot",)}


def test_what_someone_else_wrote_is_neither_guarded_nor_taken_for_ones_own() -> None:
    told = text("zelf", required=False, fixed=True, label="Zelfreflectie")
    own = {"les.zelf": "Ik was ziek. Ik stelde een vraag en de klas dacht na. Volgende keer langer wachten."}
    talk = Talk(feedback(told), readers=READERS, prefill=own).fills(gezien=VAGUE).presses("verder")
    assert advice(talk) == {"gezien": "engine.coach_vague()"}


def test_a_question_for_somebody_takes_a_name_as_an_answer() -> None:
    end = [{"review": "klaar"}, {"submit": [{"name": "deliver", "args": ["student"]}]}]
    for coach, asked in (("namen", False), (None, True)):
        plan = dialog(ask("plan", text("wie", coach=coach)), *end, end=False)
        talk = Talk(plan, readers=READERS).fills(wie="Samen met Yasmina uit 2b").presses("verder")
        assert bool(advice(talk)) is asked
