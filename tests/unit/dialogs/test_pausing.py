"""Putting a conversation by, stopping it, and coming back."""

from __future__ import annotations

import pytest
from dialog_samples import EXAMPLE, KIJKWIJZER, KNOWN
from talk import Talk

from dialogs.event import Started


def half_way() -> Talk:
    return Talk(KIJKWIJZER, "wpb", **KNOWN).fills(gezien=EXAMPLE)


@pytest.mark.parametrize(("verb", "status"), [("bewaren", "paused"), ("stop", "stopped")])
def test_what_was_typed_is_there_when_a_person_comes_back(verb: str, status: str) -> None:
    talk = half_way().presses(verb)
    assert talk.state.status == status
    (on,) = talk.buttons
    assert on.id == "verder:k1"
    talk.resumes()
    assert talk.state.status == "open"
    assert talk.field("gezien").value == EXAMPLE


def test_stopping_says_that_nothing_was_sent() -> None:
    talk = half_way().presses("stop")
    assert talk.words == ("engine.stopped(titel=Proef)",)
    assert talk.effects == ()


def test_a_conversation_put_by_goes_on_when_a_person_says_so() -> None:
    talk = half_way().presses("bewaren").says("verder")
    assert talk.state.status == "open"
    assert talk.shown.step == "les"


def test_other_words_leave_it_put_by() -> None:
    talk = half_way().presses("bewaren").says("hallo")
    assert talk.state.status == "paused"
    assert talk.words == ("engine.saved(titel=Proef)",)


def test_the_form_that_was_put_by_still_works() -> None:
    talk = half_way().presses("bewaren")
    talk.typed = {"klas": "2b"}
    talk.presses("verder")
    assert talk.state.status == "open"
    assert talk.screen == "kleur"


def test_putting_by_twice_is_putting_by_once() -> None:
    talk = half_way()
    token = talk.state.token
    after = talk.presses("bewaren", token=token).state
    talk.presses("bewaren", token=token)
    assert talk.state == after
    assert talk.words == ("engine.saved(titel=Proef)",)


def test_it_can_be_put_by_again_after_coming_back() -> None:
    talk = half_way().presses("bewaren").resumes().presses("bewaren")
    assert talk.state.status == "paused"


def test_coming_back_twice_shows_the_screen() -> None:
    talk = half_way().presses("bewaren").resumes().resumes()
    assert talk.shown.step == "les"
    assert not talk.outcome.accepted


def test_starting_what_is_open_goes_on_with_it() -> None:
    talk = half_way().fills(klas="3c").presses("bewaren")
    talk.hears(Started(prefill={"les.klas": "2b", "les.datum": "2026-02-02"}))
    assert talk.state.status == "open"
    assert talk.field("klas").value == "3c"
    assert talk.field("gezien").value == EXAMPLE


def test_someone_elses_button_does_not_resume_this_conversation() -> None:
    talk = half_way().presses("bewaren")
    talk.presses("verder:k2", token=None)
    assert talk.words == ("engine.no_such_button()",)
