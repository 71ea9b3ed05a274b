"""When someone may get a message that can wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from bot.moments import moment
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.nouns import Person

NOOR = Person(id=1, name="Noor", email="noor@student.example")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("2026-01-21T10:00", "2026-01-21T15:30"),
        ("2026-01-21T15:30", "2026-01-21T15:30"),
        ("2026-01-21T15:31", "2026-01-22T15:30"),
        ("2026-01-23T18:00", "2026-01-26T15:30"),
        ("2026-01-24T10:00", "2026-01-26T15:30"),
        ("2026-02-13T18:00", "2026-02-23T15:30"),
        ("2025-12-19T18:00", "2026-01-05T15:30"),
        ("2026-03-27T18:00", "2026-03-30T15:30"),
        ("2026-04-24T18:00", "2026-05-04T15:30"),
        ("2026-05-04T18:00", "2026-05-06T15:30"),
    ],
    ids=["today", "now", "tomorrow", "friday", "saturday", "voorjaar", "kerst", "summer time", "mei", "bevrijding"],
)
def test_the_next_decent_moment(library: Library, after: str, told: str) -> None:
    assert moment(library, NOOR, None, at(after)) == at(told)


def test_a_chosen_time_is_kept_and_never_in_the_quiet_hours(library: Library) -> None:
    early, night = replace(NOOR, moment=time(8, 0)), replace(NOOR, moment=time(22, 0))
    assert moment(library, early, None, at("2026-01-21T10:00")) == at("2026-01-22T08:00")
    assert moment(library, night, None, at("2026-01-21T10:00")) == at("2026-01-21T19:00")


def test_the_clock_change_does_not_move_the_time_of_day(library: Library) -> None:
    before, after = at("2026-03-26T16:00"), at("2026-03-29T16:00")
    assert moment(library, NOOR, None, before).hour == moment(library, NOOR, None, after).hour == 15
