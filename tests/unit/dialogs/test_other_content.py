"""The content changes while a conversation runs."""

from __future__ import annotations

from dialog_samples import LEVELS, ask, choice, choices, dialog, field, options, text
from talk import Talk

from dialogs.event import Pressed

OLD = dialog(
    ask("een", text("wat"), text("weg", required=False)),
    ask("twee", choice("kleur", "Rood", "Groen")),
    ask("drie", text("slot")),
)


def at_step_three() -> Talk:
    talk = Talk(OLD).fills(wat="a", weg="mooie zin").presses("verder").fills(kleur="rood").presses("verder")
    assert talk.screen == "drie"
    return talk


def test_it_goes_on_at_the_same_step() -> None:
    talk = at_step_three().meets(dialog(ask("nul", text("nieuw", required=False)), *_steps("een", "twee", "drie")))
    assert talk.screen == "drie"
    talk.says("s")
    assert talk.screen == "nul", "the new screen comes before the review"
    assert talk.presses("overslaan").screen == "klaar"


def test_it_goes_on_at_the_nearest_earlier_step_where_its_own_is_gone() -> None:
    talk = at_step_three().meets(dialog(*_steps("een", "twee")))
    assert talk.screen == "twee"
    assert talk.field("kleur").value == "rood"
    assert talk.presses("verder").screen == "klaar"


def test_an_answer_without_a_question_is_kept_shown_and_sent() -> None:
    talk = at_step_three().meets(dialog(ask("een", text("wat")), *_steps("twee", "drie"))).says("s")
    assert talk.screen == "klaar"
    assert talk.summary == {"Wat": "a", "Kleur": "Rood", "Slot": "s", "engine.kept(vraag=Weg)": "mooie zin"}
    talk.presses("bevestigen")
    assert [(e.label, e.shown) for e in talk.outcome.entries][-1] == ("Weg", "mooie zin")


def test_a_choice_that_no_longer_exists_is_kept_and_asked_again() -> None:
    talk = at_step_three().meets(dialog(_step("een"), ask("twee", choice("kleur", "Blauw", "Geel")), _step("drie")))
    talk.says("s")
    assert talk.screen == "twee"
    talk.fills(kleur="geel").presses("verder")
    assert talk.summary["Kleur"] == "Geel"
    assert talk.summary["engine.kept(vraag=Kleur)"] == "rood"


def test_a_new_question_on_a_passed_screen_is_asked() -> None:
    talk = at_step_three().meets(dialog(ask("een", text("wat"), text("erbij")), *_steps("twee", "drie"))).says("s")
    assert talk.screen == "een"
    assert talk.field("wat").value == "a"


def test_a_new_voluntary_question_does_not_hold_anyone_up() -> None:
    more = ask("een", text("wat"), text("weg", required=False), text("erbij", required=False))
    assert at_step_three().meets(dialog(more, *_steps("twee", "drie"))).says("s").screen == "klaar"


def test_text_typed_for_a_question_that_vanished_is_kept() -> None:
    talk = at_step_three().fills(slot="bijna af").presses("waarom", token=None)
    talk.meets(dialog(*_steps("een", "twee"))).presses("verder")
    assert talk.state.kept == {"drie.slot": "bijna af"}


def test_a_press_on_the_form_of_a_screen_that_vanished_loses_nothing() -> None:
    talk = at_step_three()
    press = Pressed(control="verder", token=talk.state.token, values={"slot": "net getypt"})
    talk.meets(dialog(*_steps("een", "twee"))).hears(press)
    assert talk.screen == "twee"
    assert talk.state.kept == {"drie.slot": "net getypt"}


def test_chosen_items_that_vanished_are_kept_and_the_others_go_on() -> None:
    def about(*names: str) -> object:
        return dialog(
            ask("kies", choices("keuze", *names)),
            {"for_each": "per", "over": "kies.keuze", "steps": [ask("deel", text("wat"))]},
        )

    talk = Talk(about("A", "B", "C")).fills(keuze=["a", "b"]).presses("verder")
    talk.fills(wat="over a").presses("verder").fills(wat="over b").presses("waarom")
    talk.meets(about("B", "C"))
    talk.presses("verder")
    assert talk.answers["kies.keuze"] == ["b"]
    assert talk.state.kept["kies.keuze"] == ["a"]
    assert talk.answers["deel[a].wat"] == "over a", "inert, for when it comes back"


def test_a_rubric_keeps_the_rows_that_still_exist() -> None:
    def rubric(*rows: str) -> object:
        return dialog(ask("r", field("lijst", "rubric", rows=options(*rows), columns=LEVELS)), ask("na", text("x")))

    talk = Talk(rubric("A", "B")).fills(lijst={"a": "soms", "b": "vaak"}).presses("verder")
    talk.meets(rubric("B", "C")).says("klaar")
    assert talk.screen == "r"
    assert talk.field("lijst").value == {"b": "vaak"}
    assert talk.state.kept == {"r.lijst": {"a": "soms"}}


def test_the_same_content_under_a_new_version_changes_nothing_for_the_person() -> None:
    talk = at_step_three()
    before = talk.form
    talk.meets(OLD)
    assert talk.form == before
    talk.says("s")
    assert talk.screen == "klaar"
    assert talk.state.version == "2"
    assert talk.state.kept == {}


def test_a_finished_conversation_stays_as_it_was_sent() -> None:
    talk = at_step_three().says("s").presses("bevestigen")
    before = talk.state
    talk.meets(dialog(*_steps("een"))).presses("bevestigen")
    assert talk.state == before


def _step(name: str) -> dict[str, object]:
    return {
        "een": ask("een", text("wat"), text("weg", required=False)),
        "twee": ask("twee", choice("kleur", "Rood", "Groen")),
        "drie": ask("drie", text("slot")),
    }[name]


def _steps(*names: str) -> list[dict[str, object]]:
    return [_step(name) for name in names]
