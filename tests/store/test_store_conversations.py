"""Conversations that wait for their person, whatever happens in between."""

from __future__ import annotations

import pytest

from dialogs.message import Say
from dialogs.nouns import Role
from dialogs.state import Place, State
from dialogs.text import Line
from store import conversations, outbox
from store.db import Conflict


def opened(c, world, at, **changes):
    return conversations.create(
        c,
        **{
            "person_id": world.wim.id,
            "dialog": "kijkwijzer",
            "programme": "hr-n4",
            "subject": f"placement:{world.placement}",
            "role": Role.WPB,
            "obligation": "kijkwijzer-1",
            "at": at(),
            **changes,
        },
    )


def test_a_new_conversation_is_empty_and_carries_its_key_and_prefill(database, world, at):
    with database.transaction("t") as c:
        made = opened(c, world, at, prefill={"les.klas": "2b"}, offered=True)
        assert made == conversations.by_key(c, made.key)
        assert made.state == State(
            key=made.key, dialog="kijkwijzer", programme="hr-n4", subject=f"placement:{world.placement}"
        )
    assert (made.prefill, made.offered, made.focus, made.role) == ({"les.klas": "2b"}, True, False, Role.WPB)


def test_what_was_answered_comes_back_exactly(database, world, at):
    state = State(
        key="k1",
        dialog="kijkwijzer",
        version="abc",
        place=Place(step="kleur", items=("uitleg",), page=2),
        done=(Place(step="les"),),
        answers={"les.gezien": 'Zoë zei: "😀"\n<!channel> \u202eאבג\x00', "les.scores": {"a": 1, "b": None}},
        drafts={"kleur.accenten": ["x"]},
        kept={"oud.veld": 3},
        labels={"oud.veld": "Oud"},
        revision=4,
        last=("verder", "k1.3"),
    )
    with database.transaction("t") as c:
        made = opened(c, world, at)
        conversations.save(c, made.id, state, at(minutes=1), expect_revision=0)
    with database.reading() as c:
        found = conversations.by_id(c, made.id)
    assert found.state == state
    assert found.updated_at == at(minutes=1)


def test_the_same_dialog_about_the_same_subject_is_opened_once(database, world, at):
    with database.transaction("t") as c:
        first = opened(c, world, at)
        assert opened(c, world, at, prefill={"a": 1}).id == first.id
        assert opened(c, world, at, subject="placement:999").id != first.id
        assert opened(c, world, at, dialog="startgesprek").id != first.id
        assert opened(c, world, at, person_id=world.sofie.id).id != first.id
        bare = opened(c, world, at, subject=None)
        assert opened(c, world, at, subject=None).id == bare.id
        assert bare.subject is None


def test_two_who_open_the_same_conversation_at_once_get_the_same_one(database, world, at, together):
    def start():
        with database.transaction("t") as c:
            return opened(c, world, at).id

    assert len(set(together(*[start] * 4))) == 1


def test_after_it_ended_the_same_dialog_can_be_done_again(database, world, at):
    with database.transaction("t") as c:
        first = opened(c, world, at)
        ended = first.state.model_copy(update={"status": "finished", "revision": 1})
        conversations.save(c, first.id, ended, at(), expect_revision=0)
        second = opened(c, world, at)
        assert second.id != first.id
        assert conversations.by_key(c, first.key).state.status == "finished"
        assert conversations.open_of(c, world.wim.id) == (second,)


def test_saving_on_a_stale_revision_is_a_conflict_and_keeps_what_is_there(database, world, at):
    with database.transaction("t") as c:
        made = opened(c, world, at)
        newer = made.state.model_copy(update={"revision": 1, "answers": {"les.klas": "2b"}})
        conversations.save(c, made.id, newer, at(), expect_revision=0)
    with pytest.raises(Conflict), database.transaction("t") as c:
        conversations.save(c, made.id, made.state.model_copy(update={"revision": 1}), at(), expect_revision=0)
    with database.reading() as c:
        assert conversations.by_id(c, made.id).state == newer


def test_one_conversation_is_in_focus_and_an_ended_one_is_not(database, world, at):
    with database.transaction("t") as c:
        one, two = opened(c, world, at), opened(c, world, at, dialog="startgesprek")
        hers = opened(c, world, at, person_id=world.sofie.id)
        conversations.set_focus(c, world.sofie.id, hers.id)
        for current in (one, two, two):
            conversations.set_focus(c, world.wim.id, current.id)
        assert conversations.focus(c, world.wim.id).id == two.id
        assert [conversations.by_id(c, x.id).focus for x in (one, two)] == [False, True]
        done = two.state.model_copy(update={"status": "stopped"})
        conversations.save(c, two.id, done, at(), expect_revision=0)
        assert conversations.focus(c, world.wim.id) is None
        conversations.set_focus(c, world.wim.id, one.id)
        conversations.set_focus(c, world.wim.id, None)
        assert conversations.focus(c, world.wim.id) is None
        assert conversations.focus(c, world.sofie.id).id == hers.id


def test_an_offer_that_is_taken_up_is_a_conversation_and_knows_its_open_form(database, world, at):
    with database.transaction("t") as c:
        made = opened(c, world, at, offered=True)
        row = outbox.add(
            c, person_id=world.wim.id, message=Say(text=Line(text="Ha")), cause="x", not_before=at(), at=at()
        )
        conversations.save(c, made.id, made.state, at(), expect_revision=0, form_row=row.id)
        found = conversations.find_open(c, world.wim.id, "kijkwijzer", made.subject)
    assert (found.offered, found.form_row) == (False, row.id)


def test_paused_conversations_stay_open_and_the_last_touched_comes_first(database, world, at):
    with database.transaction("t") as c:
        one, two = opened(c, world, at), opened(c, world, at, dialog="startgesprek")
        conversations.save(
            c, one.id, one.state.model_copy(update={"status": "paused"}), at(minutes=5), expect_revision=0
        )
        assert [x.id for x in conversations.open_of(c, world.wim.id)] == [one.id, two.id]


@pytest.mark.parametrize("key", ["", "k", "12", "k-1", "kx", "k1.2", "k²", "k" + "9" * 30, "k999"])
def test_a_key_of_nothing_finds_nothing(database, world, at, key):
    with database.transaction("t") as c:
        opened(c, world, at)
        assert conversations.by_key(c, key) is None
