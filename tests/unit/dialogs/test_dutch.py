"""How values sound in Dutch."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from dialogs.dutch import date_short, date_words, enumerate_words, fill, moment_words, number_words, time_words
from dialogs.text import Line, Variants


def test_days_and_times_sound_dutch() -> None:
    assert date_words(date(2026, 2, 4)) == "woensdag 4 februari 2026"
    assert date_short(date(2026, 3, 1)) == "zo 1 mrt"
    assert time_words(time(9, 5)) == "9.05 uur"


def test_a_moment_is_told_in_amsterdam_time() -> None:
    assert moment_words(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "donderdag 2 juli 2026 om 0.30 uur"


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_a_list_ends_with_en(names: list[str], words: str) -> None:
    assert enumerate_words(names) == words


@pytest.mark.parametrize(
    ("number", "words"), [(3, "3"), (3.5, "3,5"), (2026, "2026"), (40000, "40.000"), (1234567.5, "1.234.567,5")]
)
def test_numbers_are_written_as_the_dutch_do(number: float, words: str) -> None:
    assert number_words(number) == words


def test_placeholders_are_filled_once() -> None:
    params = {
        "a": "{b}",
        "b": "nee",
        "les.datum": "2026-02-04",
        "om": "2026-02-04T15:30:00+01:00",
        "namen": ["x", Line(text=Variants(u="uw", je="jouw"))],
    }
    assert fill("{a} {les.datum:kort} {om:tijd} {om:datum} {namen:lijst} {weg}!", params) == (
        "{b} wo 4 feb 15.30 uur woensdag 4 februari 2026 x en jouw !"
    )


def test_what_stands_between_brackets_is_said_only_where_it_has_a_value() -> None:
    text = "Huiswerk: {huiswerk}[\nTheorie: {theorie}][ Bij {wie:lijst}, {plek}.] [zie boven]"
    assert fill(text, {"huiswerk": "lezen", "theorie": "", "wie": ["Bo"]}) == "Huiswerk: lezen [zie boven]"
    told = fill(text, {"huiswerk": "[{theorie}]", "theorie": "Korthagen", "wie": ["Bo"], "plek": "lokaal 3"})
    assert told == "Huiswerk: [{theorie}]\nTheorie: Korthagen Bij Bo, lokaal 3. [zie boven]"
