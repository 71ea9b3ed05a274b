"""Whatever is typed, mutated or odd, nothing that reads it breaks or gives more than it may."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.understanding import fuzz
from bot.learning import understanding_of
from content.answerable import answers
from content.load import load
from dialogs.finding import Finder
from dialogs.understand import Understanding

AT = datetime(2026, 2, 28, 23, 59)


@pytest.fixture(scope="module")
def bot() -> Understanding:
    return understanding_of(load())


@pytest.fixture(scope="module")
def finder() -> Finder:
    return answers(load(), "han-wpl2").finder


def test_mutated_texts_are_read_without_problems(bot: Understanding, finder: Finder) -> None:
    for text in fuzz.texts(60, seed=7):
        assert not list(fuzz.problems(text, AT, "ahead", bot, finder)), text


@pytest.mark.parametrize("text", ["\rVrijdag 9 Am, Tussen 3 En 12", "\t\u2028Maart", "?" * 2000, "\n(Mei"])
def test_what_fuzzing_found_is_read_without_problems(bot: Understanding, finder: Finder, text: str) -> None:
    assert not list(fuzz.problems(text, AT, "back", bot, finder))


def test_the_same_seed_gives_the_same_texts() -> None:
    assert list(fuzz.texts(50, seed=3)) == list(fuzz.texts(50, seed=3))
    assert list(fuzz.texts(50, seed=3)) != list(fuzz.texts(50, seed=4))


@settings(deadline=None, max_examples=30)
@given(text=st.text(max_size=600), looks=st.sampled_from(fuzz.LOOKS))
def test_any_characters_are_read_without_problems(
    bot: Understanding, finder: Finder, text: str, looks: fuzz.Looks
) -> None:
    assert not list(fuzz.problems(text, AT, looks, bot, finder))
