"""Dutch dates: the development set to the letter, and what a question does with them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.understanding.dateset import HELD, Example, examples
from dialogs.dates import Looks, read, read_date, read_moment
from dialogs.dutch import AMSTERDAM

WEDNESDAY = datetime(2026, 1, 21, 16, 30)
NOW = datetime(2026, 1, 21, 16, 30, tzinfo=AMSTERDAM)
SHOWN = tuple(examples())


@pytest.mark.parametrize("example", SHOWN, ids=lambda e: f"{e.text} ({e.at:%d-%m-%Y}, {e.looks})")
def test_a_date_means_what_the_set_says(example: Example) -> None:
    assert example.answer() == example.means


def test_the_development_set_is_as_large_as_it_should_be() -> None:
    assert sum(e.means != "-" for e in SHOWN) >= 400
    assert sum(e.means == "-" for e in SHOWN) >= 200


def test_what_is_held_back_is_no_part_of_what_is_shown() -> None:
    held = {(e.text, e.at, e.looks) for file in HELD.values() for e in examples(file)}
    assert len(held) >= 250
    assert not held & {(e.text, e.at, e.looks) for e in SHOWN}


@pytest.mark.parametrize(
    ("text", "looks", "day"),
    [
        ("afgelopen woensdag", "back", date(2026, 1, 14)),
        ("de les van donderdag in 3b", "back", date(2026, 1, 15)),
        ("2026-02-04", "ahead", date(2026, 2, 4)),
        ("volgende week dinsdag", None, date(2026, 1, 27)),
    ],
)
def test_a_question_for_a_day_takes_a_single_day(text: str, looks: Looks, day: date) -> None:
    assert read_date(text, today=WEDNESDAY.date(), looks=looks) == day


@pytest.mark.parametrize(
    "text", ["volgende week", "tussen 3 en 12 februari", "eind mei", "dinsdag of woensdag", "half drie"]
)
def test_a_question_for_a_day_does_not_choose_one_of_several(text: str) -> None:
    assert read_date(text, today=WEDNESDAY.date(), looks="ahead") is None


def test_a_story_with_a_day_in_it_is_no_answer_to_a_question_for_a_day() -> None:
    story = "Vandaag was de klas rustig en Sanne gaf goede beurten"
    assert read(story, at=WEDNESDAY, looks="back") is not None
    assert read_date(story, today=WEDNESDAY.date(), looks="back") is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("donderdag 10.15 uur", datetime(2026, 1, 22, 10, 15, tzinfo=AMSTERDAM)),
        ("volgende week woensdag 9.00 uur", datetime(2026, 1, 28, 9, 0, tzinfo=AMSTERDAM)),
        ("morgen om half drie", datetime(2026, 1, 22, 14, 30, tzinfo=AMSTERDAM)),
        ("over twee uur", datetime(2026, 1, 21, 18, 30, tzinfo=AMSTERDAM)),
        ("om half zes", datetime(2026, 1, 21, 17, 30, tzinfo=AMSTERDAM)),
        ("2026-02-04T10:15", datetime(2026, 2, 4, 10, 15, tzinfo=AMSTERDAM)),
        ("2026-07-01T08:15:00+00:00", datetime(2026, 7, 1, 10, 15, tzinfo=AMSTERDAM)),
    ],
)
def test_a_question_for_a_moment_takes_a_day_with_a_time(text: str, moment: datetime) -> None:
    assert read_moment(text, now=NOW, looks="ahead") == moment


@pytest.mark.parametrize(
    "text", ["3 februari het derde uur", "donderdag", "volgende week 10 uur", "2026-02-04", "later"]
)
def test_a_day_without_a_time_is_no_moment(text: str) -> None:
    assert read_moment(text, now=NOW, looks="ahead") is None


def test_a_moment_is_seen_from_amsterdam() -> None:
    late = datetime(2026, 1, 21, 23, 30, tzinfo=UTC)
    assert read_moment("morgen om 9 uur", now=late, looks="ahead") == datetime(2026, 1, 23, 9, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("text", "day"), [("dinsdag", "2026-01-27"), ("dat was dinsdag", "2026-01-20"), ("20 januari", "2026-01-20")]
)
def test_without_a_direction_the_words_tell_it_or_the_nearest_counts(text: str, day: str) -> None:
    when = read(text, at=WEDNESDAY, looks=None)
    assert when is not None
    assert when.first.isoformat() == when.last.isoformat() == day


def test_holidays_and_periods_that_nobody_told_of_are_no_dates() -> None:
    for text in ("in de kerstvakantie", "deze periode", "tot de voorjaarsvakantie", "periode 2"):
        assert read(text, at=WEDNESDAY, looks="ahead") is None


def test_what_the_grammar_does_not_know_goes_to_dateparser() -> None:
    assert read_date("1 jaar en 2 maanden geleden", today=WEDNESDAY.date(), looks="back") == date(2024, 11, 21)


def test_a_very_long_text_is_looked_at_from_its_beginning() -> None:
    assert read_date("morgen " + "x" * 40_000, today=WEDNESDAY.date(), looks="ahead") == date(2026, 1, 22)
    assert read("x" * 40_000 + " morgen", at=WEDNESDAY, looks="ahead") is None


SOME_WORDS = """
    op de eind begin half maart mei dinsdag di volgende week vorige komende over binnen geleden 3 12 31 4-2 15.00 uur
    kwart voor tot t/m en tussen 's middags a.s. jl. vandaag morgen weekend periode 2e derde laatste jaar 29 februari
    week 53 2026 '26 99 anderhalve een kerstvakantie niet maar om 24.00 : - / % # @ ~ & = |
"""
WORDS = st.sampled_from(SOME_WORDS.split())
MOMENTS = st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2090, 12, 31))
DIRECTIONS = st.sampled_from(("back", "ahead", None))


@settings(deadline=None)
@given(text=st.lists(WORDS, max_size=9).map(" ".join), at=MOMENTS, looks=DIRECTIONS)
def test_no_heap_of_date_words_breaks_it(text: str, at: datetime, looks: Looks) -> None:
    when = read(text, at=at, looks=looks)
    assert when is None or when.first <= when.last


@settings(deadline=None)
@given(text=st.text(max_size=400), at=st.datetimes(), looks=DIRECTIONS)
def test_no_text_breaks_it(text: str, at: datetime, looks: Looks) -> None:
    when = read(text, at=at, looks=looks)
    assert when is None or when.first <= when.last
    read_moment(text, now=at.replace(year=2026, month=1, tzinfo=UTC), looks=looks)


@pytest.mark.parametrize("day", ["dinsdag", "komende dinsdag", "dinsdag 27 januari", "27 januari", "27-1", "de 27e"])
@pytest.mark.parametrize(
    "sentence",
    [
        "{} kan ik",
        "{} kan ik altijd",
        "{}, anders niet",
        "{} bij mij in lokaal 2-11",
        "{} met Bilal en Fatima",
        "{}, 45 minuten is genoeg",
        "{} in 3b, met 28 leerlingen",
        "{} want dan heb ik 4 klassen",
        "kan het {}?",
        "ik dacht aan {}",
        "nee, liever {}",
        "met Bilal {}",
    ],
)
def test_what_is_said_beside_a_day_does_not_change_it(day: str, sentence: str) -> None:
    when = read(sentence.format(day), at=WEDNESDAY, looks="ahead")
    assert when is not None and when.first == when.last == date(2026, 1, 27)


@pytest.mark.parametrize("text", [".", ". ", ", 3e,", "...!", "'", "~", "|"])
def test_marks_alone_are_no_date(text: str) -> None:
    assert read(text, at=WEDNESDAY, looks="ahead") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("dinsdag lukt niet, donderdag wel", "2026-03-19"),
        ("dinsdag, niet donderdag", "2026-03-17"),
        ("de 19e is te vroeg voor mij, doe de 26e maar", "2026-03-26"),
        ("vrijdag is vol, dus maandag", "2026-03-16"),
        ("de zestiende", "2026-03-16"),
    ],
)
def test_of_two_days_the_one_counts_that_suits(text: str, day: str) -> None:
    when = read(text, at=datetime(2026, 3, 12, 10, 15), looks="ahead")
    assert when is not None and when.first == when.last == date.fromisoformat(day)
