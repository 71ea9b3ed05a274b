"""Presses that come twice, late, or from an older screen."""

from __future__ import annotations

from dialog_samples import EXAMPLE, KIJKWIJZER, KNOWN, ask, dialog, text
from talk import Talk

from dialogs.event import Pressed
from dialogs.message import Form

TWO = dialog(ask("een", text("wat")), ask("twee", text("hoe"), text("nog", required=False)))


def test_a_double_press_is_one_press() -> None:
    talk = Talk(KIJKWIJZER, **KNOWN)
    press = Pressed(
        control="verder", token=talk.state.token, values={"datum": "gisteren", "klas": "2b", "gezien": EXAMPLE}
    )
    after = talk.hears(press).state
    talk.hears(press)
    assert talk.state == after
    assert not talk.outcome.accepted
    assert [type(message) for message in talk.messages] == [Form]
    assert talk.screen == "kleur"


def test_sending_twice_sends_once() -> None:
    talk = Talk(TWO).fills(wat="a").presses("verder").fills(hoe="b").presses("verder")
    press = Pressed(control="bevestigen", token=talk.state.token)
    assert talk.hears(press).effects == ("save",)
    assert talk.hears(press).effects == ()
    assert talk.words == ("engine.already_sent()",)


def test_a_second_press_with_other_words_loses_neither() -> None:
    talk = Talk(TWO)
    token = talk.state.token
    talk.hears(Pressed(control="verder", token=token, values={"wat": "kort"}))
    talk.hears(Pressed(control="verder", token=token, values={"wat": "veel langer"}))
    assert talk.words == ("engine.stale_later()",)
    assert talk.answers == {"een.wat": "kort"}
    talk.fills(hoe="b").presses("verder")
    assert talk.screen == "een"
    assert talk.field("wat").value == "kort\n\nveel langer"


def test_a_second_press_that_went_on_typing_is_what_is_offered() -> None:
    talk = Talk(TWO)
    token = talk.state.token
    talk.hears(Pressed(control="verder", token=token, values={"wat": "kort"}))
    talk.hears(Pressed(control="verder", token=token, values={"wat": "kort en goed"}))
    talk.fills(hoe="b").presses("verder")
    assert talk.field("wat").value == "kort en goed"


def test_yesterdays_button_changes_nothing_but_keeps_its_text() -> None:
    talk = Talk(TWO)
    old = talk.state.token
    talk.fills(wat="a").presses("verder")
    talk.presses("terug").presses("verder")
    assert talk.screen == "twee"
    before = talk.state
    talk.hears(Pressed(control="terug", token=old, values={"wat": "a"}))
    assert talk.state == before
    assert talk.words == ("engine.stale()",)
    assert talk.shown.step == "twee"


def test_text_of_an_older_form_of_this_screen_is_offered_on_it() -> None:
    talk = Talk(TWO).fills(wat="a").presses("verder")
    old = talk.state.token
    talk.presses("terug").presses("verder")
    talk.hears(Pressed(control="verder", token=old, values={"hoe": "getypt op de telefoon"}))
    assert talk.words == ("engine.stale_kept()",)
    assert talk.field("hoe").value == "getypt op de telefoon"
    assert "twee.hoe" not in talk.answers


def test_text_of_an_older_form_does_not_push_out_newer_text() -> None:
    talk = Talk(TWO).fills(wat="a").presses("verder")
    old = talk.state.token
    talk.presses("terug").presses("verder").fills(hoe="nieuw").presses("waarom")
    talk.hears(Pressed(control="verder", token=old, values={"hoe": "oud"}))
    assert talk.field("hoe").value == "nieuw\n\noud"


def test_a_token_of_nowhere_is_just_an_old_one() -> None:
    talk = Talk(TWO)
    before = talk.state
    talk.hears(Pressed(control="verder", token="iets.anders", values={"wat": "x"}))
    assert talk.state == before
    assert not talk.outcome.accepted


def test_a_press_without_a_token_is_for_the_open_screen() -> None:
    talk = Talk(TWO).hears(Pressed(control="verder", values={"wat": "x"}))
    assert talk.screen == "twee"


def test_anything_after_the_end_changes_nothing() -> None:
    talk = Talk(TWO).fills(wat="a").presses("verder").fills(hoe="b").presses("verder").presses("bevestigen")
    before = talk.state
    for event in (Pressed(control="verder", token="k1.1"), Pressed(control="wijzigen:een.wat"), Pressed(control="x")):
        assert talk.hears(event).words == ("engine.already_sent()",)
        assert talk.state == before
        assert talk.effects == ()
    assert talk.says("nog iets").words == ("engine.already_sent()",)
