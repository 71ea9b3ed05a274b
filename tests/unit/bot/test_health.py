"""What may be counted about people: how soon something is done after a reminder, over everyone, never over a few."""

from __future__ import annotations

from datetime import timedelta

from bot.health import FEWEST, median_seconds


def test_the_middle_of_everyone_is_told() -> None:
    took = [(person, timedelta(hours=hours)) for person, hours in enumerate((1, 2, 3, 40, 50))]
    assert median_seconds(took) == 3 * 3600


def test_a_figure_about_a_few_people_is_not_told_however_often_they_did_something() -> None:
    took = [(person, timedelta(hours=1)) for person in range(FEWEST - 1)] * 10
    assert median_seconds(took) is None
