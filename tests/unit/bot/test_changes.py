"""What is different between two versions, as the approver reads it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.changes import LONGEST, Change, changes
from dialogs.outcome import Entry


def entry(address: str, shown: str, *, item: str | None = None) -> Entry:
    step, _, field = address.partition(".")
    return Entry(
        address=address,
        step=step,
        field=field,
        kind="text",
        label=field.capitalize(),
        value=shown,
        shown=shown,
        item=item,
        item_label=item,
    )


def only(before: list[Entry], after: list[Entry]) -> Change:
    [found] = changes(before, after)
    return found


def test_what_is_the_same_is_not_told():
    same = [entry("plan.doel", "Iedereen doet mee."), entry("plan.wanneer", "In mei.")]
    assert changes(same, same) == ()


def test_a_short_answer_is_told_whole_with_what_it_was():
    found = only([entry("plan.doel", "Iedereen doet mee.")], [entry("plan.doel", "Negen van tien doen mee.")])
    assert (found.label, found.was, found.now) == ("Doel", "Iedereen doet mee.", "Negen van tien doen mee.")


def test_a_new_answer_has_no_was_and_a_lost_one_no_now_and_comes_last():
    before, after = [entry("plan.oud", "Weg.")], [entry("plan.nieuw", "Erbij.", item="Ict")]
    new, lost = changes(before, after)
    assert (new.item_label, new.was, new.now) == ("Ict", None, "Erbij.")
    assert (lost.was, lost.now) == ("Weg.", None)


def test_an_emptied_answer_is_a_lost_one():
    found = only([entry("plan.doel", "Iets.")], [entry("plan.doel", "")])
    assert (found.was, found.now) == ("Iets.", None)


def test_of_a_long_answer_only_the_place_is_shown_with_some_words_around_it():
    words = [f"woord{n}" for n in range(300)]
    changed = [*words[:150], "ANDERS", *words[151:]]
    found = only([entry("plan.doel", " ".join(words))], [entry("plan.doel", " ".join(changed))])
    assert found.now == f"… {' '.join(words[144:150])} ANDERS {' '.join(words[151:157])} …"
    assert found.was == f"… {' '.join(words[144:157])} …"


def test_two_places_far_apart_are_two_fragments():
    words = [f"woord{n}" for n in range(300)]
    changed = ["BEGIN", *words[1:200], "MIDDEN", *words[201:]]
    found = only([entry("plan.doel", " ".join(words))], [entry("plan.doel", " ".join(changed))])
    assert found.now is not None
    assert found.now.startswith("BEGIN woord1 ")
    assert found.now.count("…") == 2
    assert "MIDDEN" in found.now


def test_a_wholly_new_long_text_is_cut_and_says_so():
    before, after = " ".join(["oud"] * 900), " ".join(["nieuw"] * 900)
    found = only([entry("plan.doel", before)], [entry("plan.doel", after)])
    assert found.was is not None
    assert found.now is not None
    assert len(found.was) <= 2 * LONGEST + 2
    assert found.now.endswith(" …")


@pytest.mark.parametrize("seed", range(5))
def test_the_longest_answers_with_much_that_is_different_stay_readable(seed):
    chance = random.Random(seed)
    words = [chance.choice(("klas", "les", "vraag", "doel", "groep")) for _ in range(700)]
    changed = [w if chance.random() > 0.2 else "anders" for w in words]
    found = only([entry("plan.doel", " ".join(words))], [entry("plan.doel", " ".join(changed))])
    assert len(found.was or "") + len(found.now or "") <= 4 * LONGEST + 4


@given(st.text(max_size=1500), st.text(max_size=1500))
def test_whatever_is_typed_something_different_is_told_and_never_more_than_fits(was, now):
    found = changes([entry("plan.doel", was)], [entry("plan.doel", now)])
    assert bool(found) == (was != now)
    for one in found:
        assert len(one.was or "") <= 2 * LONGEST + 2
        assert len(one.now or "") <= 2 * LONGEST + 2
