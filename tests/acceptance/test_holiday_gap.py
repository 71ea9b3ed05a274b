"""A holiday that the calendar file does not have: the bot says so, and guesses no day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from people import MARIEKE, NOOR, School

from content.load import Library
from content.year import HolidayTable
from dialogs.understand import Understanding

SAYS_SO = "Van de meivakantie staan de dagen niet in mijn kalender. Noem de dag zelf, bijvoorbeeld 4 februari."


@pytest.fixture
def without_may(example_url: str, library: Library, understanding: Understanding) -> Iterator[School]:
    """The partnership with a calendar in which nobody wrote the meivakantie of this school year, nor the next year."""
    this_year = {name: days for name, days in library.holidays.years["2025-2026"].items() if name != "meivakantie"}
    gap = replace(library, holidays=HolidayTable(years={"2025-2026": this_year}))
    school = School(example_url, gap, understanding, now="2026-01-21T17:30")
    yield school.everyone_begins("2026-01-05T09:00")
    school.close()


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (NOOR, "wat moet ik doen in de meivakantie?"),
        (NOOR, "wanneer is de meivakantie?"),
        (NOOR, "wat staat er op dinsdag na de meivakantie"),
        (NOOR, "herinner me na de meivakantie aan het portfolio"),
        (NOOR, "ik ben weg in de meivakantie"),
        (MARIEKE, "geef Noor uitstel tot na de meivakantie voor het portfolio"),
        (MARIEKE, "wie heeft er iets in de meivakantie?"),
    ],
)
def test_who_asks_about_it_hears_that_it_is_not_there(without_may: School, who: str, said: str) -> None:
    assert without_may[who].says(said).heard == SAYS_SO


@pytest.mark.parametrize("said", ["in de meivakantie", "dinsdag in de meivakantie", "maandag na de meivakantie 14.00"])
def test_a_form_asks_for_the_day_itself_and_keeps_what_was_typed(without_may: School, said: str) -> None:
    noor = without_may[NOOR].says("vraag een lesobservatie")
    for answered in (noor.says(said), noor.fills(moment=said)):
        assert answered.problems["moment"] == SAYS_SO
        assert answered.field("moment").value == said
    noor.says("4 mei 14.00 uur, na de meivakantie")
    assert noor.field("moment").value == "2026-05-04T14:00:00+02:00"


def test_no_day_is_filled_in_from_a_wish_that_names_it(without_may: School) -> None:
    noor = without_may[NOOR].says("ik wil een lesobservatie vragen voor dinsdag in de meivakantie")
    assert noor.field("moment").value is None


def test_a_question_in_the_middle_is_answered_so_and_the_form_goes_on(without_may: School) -> None:
    noor = without_may[NOOR].says("vraag een lesobservatie").says("wat moet ik doen in de meivakantie?")
    assert noor.got[0].text == SAYS_SO
    assert noor.form.step == "vraag"


def test_holidays_that_are_there_are_read_as_ever(without_may: School) -> None:
    noor = without_may[NOOR].says("wat moet ik doen in de voorjaarsvakantie?")
    assert noor.heard.startswith("Van zaterdag 14 februari 2026 tot en met zondag 22 februari 2026")
