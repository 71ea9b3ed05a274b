"""A question for a day or a moment: several days get a question back, and what was missing can be said on its own."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dialog_samples import KIJKWIJZER, KNOWN, ask, dialog, field, text
from talk import Talk

from dialogs.date_days import Named
from dialogs.dutch import AMSTERDAM

NOW = datetime(2026, 1, 21, 16, 30, tzinfo=AMSTERDAM)
CALENDAR = (
    Named(name="periode-2", first=date(2025, 11, 13), last=date(2026, 2, 4)),
    Named(name="voorjaarsvakantie", first=date(2026, 2, 14), last=date(2026, 2, 22)),
    Named(name="kerstvakantie", first=date(2025, 12, 20), last=date(2026, 1, 4)),
)


def asked(kind: str, looks: str = "ahead") -> Talk:
    return Talk(dialog(ask("een", field("dag", kind, looks=looks))), at=NOW, named=CALENDAR)


@pytest.mark.parametrize(
    ("said", "looks", "first", "last"),
    [
        ("volgende week", "ahead", "2026-01-26", "2026-02-01"),
        ("in de kerstvakantie", "back", "2025-12-20", "2026-01-04"),
        ("tot de voorjaarsvakantie", "ahead", "2026-01-21", "2026-02-13"),
        ("ergens deze periode", "ahead", "2025-11-13", "2026-02-04"),
        ("dinsdag of donderdag", "ahead", "2026-01-27", "2026-01-29"),
    ],
)
def test_several_days_are_asked_back_with_the_calendar_of_the_placement(
    said: str, looks: str, first: str, last: str
) -> None:
    talk = asked("date", looks).says(said)
    assert talk.problems == {"dag": f"engine.which_day(gezegd={said}, van={first}, tot={last})"}
    assert talk.answers == {}


@pytest.mark.parametrize(
    ("said", "then", "day"),
    [
        ("volgende week", "donderdag", "2026-01-29"),
        ("volgende week", "de 28e", "2026-01-28"),
        ("in de voorjaarsvakantie", "17 februari", "2026-02-17"),
        ("eind mei", "dinsdag", "2026-05-26"),
        ("volgende week", "toch 12 februari", "2026-02-12"),
        ("volgende week", "morgen", "2026-01-22"),
    ],
)
def test_the_day_that_was_asked_back_is_looked_for_in_what_was_said(said: str, then: str, day: str) -> None:
    assert asked("date").says(said).says(then).answers == {"een.dag": day}


def test_a_day_that_still_leaves_a_choice_is_asked_back_again() -> None:
    talk = asked("date").says("in maart").says("dinsdag")
    assert talk.answers == {}
    assert "engine.which_day" in talk.problems["dag"]
    assert talk.says("dinsdag 10 maart").answers == {"een.dag": "2026-03-10"}


def test_a_day_without_a_time_is_asked_for_the_time_alone() -> None:
    talk = asked("moment").says("donderdag het vijfde uur")
    assert talk.problems == {"dag": "engine.what_time(dag=2026-01-22)"}
    assert talk.says("half drie").answers == {"een.dag": "2026-01-22T14:30:00+01:00"}


def test_a_time_with_several_days_is_kept_for_the_day_that_is_chosen() -> None:
    talk = asked("moment").says("volgende week om 10 uur").says("dinsdag")
    assert talk.answers == {"een.dag": "2026-01-27T10:00:00+01:00"}


def test_another_moment_than_the_one_asked_back_on_is_taken_as_it_is() -> None:
    talk = asked("moment").says("donderdag").says("vrijdag 9.15 uur")
    assert talk.answers == {"een.dag": "2026-01-23T09:15:00+01:00"}


def test_several_days_go_to_the_question_for_a_day_and_not_to_the_text_beside_it() -> None:
    talk = Talk(dialog(ask("een", field("dag", "date", looks="ahead"), text("wat"))), at=NOW)
    talk.says("volgende week")
    assert "dag" in talk.problems
    assert talk.field("wat").value is None


def test_a_day_or_a_class_on_its_own_corrects_what_was_filled_in_and_is_not_the_story() -> None:
    story = "Sanne gaf gisteren les in 2b en de klas was rustig"
    talk = Talk(KIJKWIJZER, "wpb", **KNOWN).fills(klas="2b").says("afgelopen donderdag").says("3c").says(story)
    assert talk.answers == {"les.datum": "2026-01-29", "les.klas": "3c", "les.gezien": story}


def test_a_time_is_no_day() -> None:
    assert asked("date").says("half drie").problems == {"dag": "engine.date(gezegd=half drie)"}


@pytest.mark.parametrize(
    ("said", "looks", "day"),
    [
        ("de vrijdag voor de voorjaarsvakantie", "ahead", "2026-02-13"),
        ("laatste schooldag voor de kerstvakantie", "back", "2025-12-19"),
        ("eerste dag na de voorjaarsvakantie", "ahead", "2026-02-23"),
        ("tweede paasdag", "ahead", "2026-04-06"),
        ("koningsdag", "ahead", "2026-04-27"),
        ("oudjaarsdag", "back", "2025-12-31"),
        ("dinsdag twee weken geleden", "back", "2026-01-06"),
        ("over een week of drie", "ahead", "2026-02-11"),
    ],
)
def test_days_named_by_a_holiday_or_a_feast(said: str, looks: str, day: str) -> None:
    assert asked("date", looks).says(said).answers == {"een.dag": day}
