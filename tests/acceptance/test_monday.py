"""On Monday a schoolopleider gets one list per location, when there is something to tell and the day is hers still."""

from __future__ import annotations

import pytest
from people import FATIMA, MARIEKE, NOOR, School

from store import obligations

MONDAY = "2026-02-09T15:30"


def everything_handed_in(school: School, but: str = "") -> None:
    """What had a date is done, except by one student."""
    with school.database.transaction("test") as c:
        for number in range(1, 18):
            for name in ("p1-inleveren", "p2-inleveren"):
                if but and number == school.placement_of(but).id and name == "p2-inleveren":
                    continue
                obligations.mark(
                    c, placement_id=number, obligation=name, status="done", by=None, at=school.now, note=None
                )


def test_the_list_names_per_location_who_is_late_with_what(school: School) -> None:
    everything_handed_in(school, but=NOOR)
    school.moves_to(MONDAY)
    text = school[MARIEKE].heard
    assert "Hoofdgebouw: 8 studenten" in text
    assert "Noor Willems heeft iets te laat: Inleveren periode 2." in text
    assert "Dependance" not in text


def test_it_comes_once_and_not_before_her_moment(school: School) -> None:
    everything_handed_in(school, but=NOOR)
    school.moves_to("2026-02-09T15:29")
    assert "Zo staat het ervoor" not in school[MARIEKE].heard
    school.moves_to(MONDAY)
    assert "Zo staat het ervoor" in school[MARIEKE].heard
    school.moves_to("2026-02-09T16:30")
    assert school[MARIEKE].heard == ""
    school.tick_at_once(school.another_process(), school.core)
    assert school[MARIEKE].heard == ""


def test_nothing_to_tell_is_nothing_sent(school: School) -> None:
    everything_handed_in(school)
    school.moves_to(MONDAY)
    assert school[MARIEKE].heard == ""


@pytest.mark.parametrize("day", ["2026-02-10T15:30", "2026-02-16T15:30"])
def test_it_is_for_monday_and_not_for_a_holiday(school: School, day: str) -> None:
    everything_handed_in(school, but=NOOR)
    school.moves_to(day)
    assert "Zo staat het ervoor" not in school[MARIEKE].heard


def test_a_mentor_gets_no_list(school: School) -> None:
    everything_handed_in(school, but=NOOR)
    school.moves_to(MONDAY)
    assert "Zo staat het ervoor" not in school[FATIMA].heard
