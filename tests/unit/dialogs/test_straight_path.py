"""From the first screen to the end, as a person walks it."""

from __future__ import annotations

import pytest
from dialog_samples import EXAMPLE, KIJKWIJZER, KNOWN, ask, dialog, field, text
from talk import Talk

from dialogs.event import Pressed
from dialogs.message import Form, Say


def a_kijkwijzer() -> Talk:
    return Talk(KIJKWIJZER, "wpb", **KNOWN)


def at_the_review() -> Talk:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder")
    return talk.presses("overslaan")


def test_a_kijkwijzer_takes_two_screens_and_a_press() -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder").presses("overslaan")
    assert talk.screen == "klaar"
    assert talk.presses("bevestigen").state.status == "finished"
    assert talk.words == ("Verstuurd naar Sanne.",)


def test_what_is_known_stands_in_the_form() -> None:
    talk = a_kijkwijzer()
    assert talk.field("datum").value == "2026-02-03"
    assert talk.form.title.params == {"placement.student": "Sanne"}


def test_the_first_screen_offers_verder_first_and_no_way_back() -> None:
    assert a_kijkwijzer().verbs == ("verder", "start:kijkwijzer-papier", "waarom", "bewaren", "stop")


def test_a_screen_that_may_be_left_out_offers_to_skip_it() -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder")
    assert talk.verbs == ("verder", "terug", "overslaan", "bewaren", "stop")


def test_the_review_names_the_readers_and_every_answer() -> None:
    talk = at_the_review()
    assert talk.form.readers == ("Sanne de Boer", "Karim Idrissi")
    assert talk.summary == {"Datum": "dinsdag 3 februari 2026", "Klas": "2b", "Gezien": EXAMPLE}
    assert talk.verbs == ("bevestigen", "wijzigen", "terug", "bewaren", "stop")


def test_progress_counts_the_screens_of_this_route() -> None:
    talk = a_kijkwijzer()
    assert talk.form.progress == (1, 3)
    talk.fills(klas="2b", gezien=EXAMPLE).presses("verder")
    talk.fills(accenten=["vragen", "rust"], verdiepen="ja").presses("verder")
    assert talk.form.progress == (3, 5)


def test_a_finished_dialog_gives_its_effects_and_a_snapshot_in_order() -> None:
    outcome = at_the_review().presses("bevestigen").outcome
    assert [effect.name for effect in outcome.effects] == ["save", "document"]
    assert [(entry.address, entry.label, entry.shown) for entry in outcome.entries] == [
        ("les.datum", "Datum", "dinsdag 3 februari 2026"),
        ("les.klas", "Klas", "2b"),
        ("les.gezien", "Gezien", EXAMPLE),
    ]


def test_an_effect_with_a_condition_happens_when_it_holds() -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder")
    talk.fills(accenten=["vragen"], verdiepen="ja").presses("verder")
    talk.fills(gezien={"open-vragen": "soms", "wachttijd": "vaak"}).presses("verder").presses("bevestigen")
    assert talk.effects == ("save", "document", "tell")
    rubric = talk.outcome.entries[-1]
    assert rubric.rows == (("Open vragen", "soms", "open-vragen"), ("Wachttijd", "vaak", "wachttijd"))
    assert (rubric.item, rubric.item_label) == ("vragen", "Vragen stellen")


def test_going_back_and_on_again_keeps_what_was_typed_on_both_screens() -> None:
    talk = a_kijkwijzer().fills(klas="2b", gezien=EXAMPLE).presses("verder")
    talk.fills(accenten=["rust"]).presses("terug")
    assert talk.screen == "les"
    assert talk.field("gezien").value == EXAMPLE
    talk.presses("verder")
    assert talk.screen == "kleur"
    assert talk.field("accenten").value == ["rust"]


def test_waarom_explains_and_keeps_the_screen_as_it_was_typed() -> None:
    talk = a_kijkwijzer().fills(gezien=EXAMPLE).presses("waarom")
    assert talk.words == ("engine.why_field(vraag=Datum, waarom=Zo telt de les goed mee.)",)
    assert talk.shown.step == "les"
    assert talk.field("gezien").value == EXAMPLE
    assert not talk.outcome.accepted


def test_a_wrong_answer_comes_back_as_typed_with_what_to_do() -> None:
    talk = a_kijkwijzer().fills(datum="32 mei", klas="2b", gezien=EXAMPLE).presses("verder")
    assert talk.problems == {"datum": "engine.date(gezegd=32 mei)"}
    assert talk.field("datum").value == "32 mei"
    assert talk.field("gezien").value == EXAMPLE
    assert talk.answers == {}
    assert talk.fills(datum="gisteren").presses("verder").screen == "kleur"


def test_every_wrong_answer_is_told_at_once() -> None:
    talk = a_kijkwijzer().fills(datum="morgen", klas="9z", gezien=" ").presses("verder")
    assert set(talk.problems) == {"datum", "klas", "gezien"}


def test_an_option_that_does_not_exist_is_told_and_not_shown_as_chosen() -> None:
    talk = a_kijkwijzer().fills(klas="9z", gezien=EXAMPLE).presses("verder")
    assert talk.problems == {"klas": "engine.not_an_option(gezegd=9z, namen=2b, 3c en 4a)"}
    assert talk.field("klas").value is None


def test_an_answer_given_is_gone_when_it_is_emptied() -> None:
    talk = Talk(dialog(ask("een", text("wat", required=False)))).fills(wat="iets").presses("verder").presses("terug")
    assert talk.fills(wat="").presses("verder").answers == {}


def test_a_default_that_was_emptied_stays_empty() -> None:
    talk = Talk(dialog(ask("een", text("wat", required=False, default="zo"))))
    talk.fills(wat="").presses("verder").presses("terug")
    assert talk.field("wat").value is None


def test_the_only_thing_to_choose_is_filled_in() -> None:
    only = {"placement.klassen": KNOWN["lists"]["placement.klassen"][:1]}
    talk = Talk(KIJKWIJZER, **{**KNOWN, "lists": only})
    assert talk.field("klas").value == "2b"


def test_without_a_list_of_classes_a_class_can_be_typed() -> None:
    talk = Talk(KIJKWIJZER, values=KNOWN["values"])
    assert talk.field("klas").kind == "text"
    assert talk.fills(klas="5x", gezien=EXAMPLE).presses("verder").answers["les.klas"] == "5x"


def test_a_screen_about_a_list_that_is_empty_is_left_out() -> None:
    talk = Talk(dialog(ask("een", field("wie", "person")), ask("twee", text("wat"))))
    assert talk.screen == "twee"


def test_answers_known_beforehand_are_shown_and_still_to_be_accepted() -> None:
    talk = Talk(KIJKWIJZER, **KNOWN, prefill={"les.klas": "3c", "les.gezien": "Begin"})
    assert talk.field("klas").value == "3c"
    assert talk.answers == {}
    assert talk.presses("verder").answers["les.klas"] == "3c"


def test_a_known_answer_that_is_wrong_is_told_and_not_sent() -> None:
    talk = Talk(KIJKWIJZER, **KNOWN, prefill={"les.datum": "2027-01-01", "les.klas": "3c", "les.gezien": "x"})
    assert set(talk.presses("verder").problems) == {"datum"}


def test_a_shortcut_to_another_dialog_keeps_what_was_typed() -> None:
    talk = a_kijkwijzer().fills(gezien=EXAMPLE).presses("start:kijkwijzer-papier")
    assert talk.messages == ()
    assert talk.field("gezien").value == EXAMPLE


def test_words_on_the_way_are_said_once() -> None:
    two = dialog({"say": "hoi", "text": "Dag."}, ask("een", text("wat")), ask("twee", text("hoe")))
    talk = Talk(two)
    assert talk.words == ("Dag.",)
    assert talk.fills(wat="x").presses("verder").presses("terug").words == ()


def test_words_on_the_way_can_name_an_answer() -> None:
    talk = Talk(dialog(ask("een", text("naam")), {"say": "dag", "text": "Dag {een.naam}."}, ask("twee", text("hoe"))))
    assert talk.fills(naam="{hallo}").presses("verder").words == ("Dag {hallo}.",)


def test_a_dialog_that_only_talks_is_a_mistake_that_is_named() -> None:
    chatter = dialog(*({"say": f"zin-{n}", "text": "En nog iets."} for n in range(60)))
    with pytest.raises(RuntimeError, match="more than 50 things"):
        Talk(chatter)


def test_offering_the_screen_again_changes_nothing() -> None:
    talk = a_kijkwijzer().fills(klas="2b").presses("waarom")
    before = talk.state
    (again,) = talk.again
    assert isinstance(again, Form)
    assert again.token == before.token
    assert talk.state == before


def test_a_control_that_is_not_there_gets_words_and_the_screen() -> None:
    talk = a_kijkwijzer().fills(gezien=EXAMPLE).presses("ontploffen")
    assert isinstance(talk.messages[0], Say)
    assert talk.shown.step == "les"
    assert talk.field("gezien").value == EXAMPLE


def test_a_required_screen_cannot_be_skipped_by_force() -> None:
    talk = a_kijkwijzer().hears(Pressed(control="overslaan"))
    assert talk.screen == "les"
    assert talk.words == ("engine.no_skip()",)


def test_confirming_before_the_review_sends_nothing() -> None:
    talk = a_kijkwijzer().hears(Pressed(control="bevestigen"))
    assert talk.state.status == "open"
    assert talk.effects == ()


def test_an_option_in_own_words_stands_among_the_options() -> None:
    own = dialog(ask("les", {"id": "klas", "kind": "choice", "label": "Klas", "from": "klassen", "other": True}))
    talk = Talk(own, lists={"klassen": KNOWN["lists"]["placement.klassen"]}).says("5 havo").presses("terug")
    assert talk.field("klas").value == "5 havo"
    assert [option.id for option in talk.field("klas").options] == ["2b", "3c", "4a", "5 havo"]


def test_a_condition_can_ask_which_item_it_is_about() -> None:
    steps = [ask("deel", text("wat"), when={"value": "item", "is": "rust"})]
    only = dialog({"for_each": "per", "over": "framework.dimensions", "steps": steps})
    talk = Talk(only, **KNOWN).fills(wat="x").presses("verder")
    assert talk.answers == {"deel[rust].wat": "x"}


SENT = {"les.datum": "2026-02-03", "les.klas": "3c", "les.gezien": EXAMPLE, "kleur.verdiepen": "nee"}


def test_what_was_sent_before_opens_again_at_its_review() -> None:
    talk = Talk(KIJKWIJZER, **KNOWN, prefill=SENT, again=True)
    assert talk.screen == "klaar"
    assert talk.answers == SENT
    assert talk.effects == (), "nothing is sent unseen"
    assert talk.corrects("les.klas", "2b").presses("bevestigen").state.status == "finished"


def test_what_was_sent_before_opens_where_something_is_missing_now() -> None:
    talk = Talk(KIJKWIJZER, **KNOWN, prefill={**SENT, "les.klas": "9z"}, again=True)
    assert talk.screen == "les"
    assert talk.field("gezien").value == EXAMPLE
    assert talk.answers == {}


def test_a_moment_known_beforehand_becomes_the_day_that_is_asked() -> None:
    talk = Talk(KIJKWIJZER, **KNOWN, prefill={"les.datum": "2026-02-02T10:15:00+01:00"})
    assert talk.field("datum").value == "2026-02-02"
