"""What goes wrong around dates and people in a year: each case is told in one sentence to whom it concerns."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from people import MARIEKE, NOOR, WIM, School

from dialogs.nouns import Role
from store import obligations, people, placements

SOFIE = "sofie.nieuw@zilverbeek.example"


def ends(school: School, student: str, on: date) -> None:
    with school.database.transaction("test") as c:
        placements.end(c, school.placement_of(student).id, on)


def replaces_wim(school: School, on: date) -> None:
    """Sofie is Noor's mentor from this day on."""
    with school.database.transaction("test") as c:
        sofie = people.put(c, email=SOFIE, name="Sofie Nieuw")
        placement = school.placement_of(NOOR)
        seats = [(s.role, sofie.id if s.role is Role.WPB else s.person.id, s.rank) for s in placement.seats]
        placements.seat(c, placement.id, seats, today=on)


# --- a deadline moved to yesterday ---


def test_more_time_until_yesterday_is_refused_in_a_sentence(school: School) -> None:
    heard = school[MARIEKE].says("Noor krijgt uitstel tot 20 januari 2026").heard
    assert heard == "Die dag is al voorbij: dinsdag 20 januari 2026. Noem een dag die nog komt, dan verzet ik de datum."


def test_a_date_that_was_moved_to_yesterday_is_late_and_says_so(school: School) -> None:
    with school.database.transaction("test") as c:
        where = school.placement_of(NOOR).id
        obligations.move(
            c, placement_id=where, obligation="p2-inleveren", due=date(2026, 1, 20), by=None, at=school.now
        )
    late = school[NOOR].says("wat is te laat?").heard
    assert "Inleveren periode 2" in late
    assert "gisteren, dinsdag 20 januari 2026" in late


# --- a placement that ends while things are open ---


def test_when_a_placement_has_ended_each_hears_so_and_has_nothing_to_do(school: School) -> None:
    ends(school, NOOR, date(2026, 1, 28))
    school.at("2026-02-02T10:00")
    assert "Je plaatsing bij Zilverbeek College is geëindigd op woensdag 28 januari 2026." in (
        school[NOOR].says("agenda").heard
    )
    assert "De plaatsing van Noor Willems is geëindigd op woensdag 28 januari 2026." in school[WIM].says("agenda").heard


def test_a_form_that_was_open_when_the_placement_ended_says_so_and_sends_nothing(school: School) -> None:
    wim = school[WIM].says("kijkwijzer voor Noor")
    ends(school, NOOR, date(2026, 1, 28))
    school.at("2026-02-02T10:00")
    wim.presses("verder")
    assert wim.heard.startswith("U staat niet (meer) bij deze student op het rooster. Er is niets verstuurd.")


# --- a mentor who is replaced in March ---


def test_who_was_replaced_hears_that_she_has_no_student_and_her_open_form_sends_nothing(school: School) -> None:
    wim = school[WIM].says("kijkwijzer voor Noor")
    replaces_wim(school, date(2026, 3, 2))
    school.at("2026-03-02T10:00")
    wim.presses("verder")
    assert "Er is niets verstuurd." in wim.heard
    assert "niet op het rooster" in wim.says("agenda").heard
    assert "Noor" in school[SOFIE].says("wat moet ik nog voor Noor?").heard


# --- days that do not exist, and a leap day ---


@pytest.mark.parametrize("said", ["Noor krijgt uitstel tot 29 februari 2027", "geef Noor uitstel tot 31 april"])
def test_a_day_that_does_not_exist_is_asked_again(school: School, said: str) -> None:
    marieke = school[MARIEKE].says(said)
    assert marieke.heard == "Waarvoor is het uitstel?"
    marieke.presses("Inleveren periode 2, Noor Willems")
    marieke.fills(tot="29 februari 2027")
    assert marieke.problems["tot"].startswith("‘29 februari 2027’ lees ik niet als datum.")


def test_a_leap_day_is_a_date_like_another(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    with asleep.database.transaction("test") as c:
        where = asleep.placement_of(NOOR).id
        obligations.move(
            c, placement_id=where, obligation="p2-inleveren", due=date(2028, 2, 29), by=None, at=asleep.now
        )
    assert "dinsdag 29 februari 2028" in asleep[NOOR].says("wanneer moet ik inleveren periode 2?").heard


# --- a student in two programmes ---


def test_for_a_student_in_two_programmes_the_mentor_chooses_the_programme(school: School) -> None:
    school.second_programme(NOOR)
    wim = school[WIM].says("ik wil een kijkwijzer invullen")
    titles = [school.library.programmes[p].title for p in ("hr-n4", "han-wpl2")]
    assert sorted(b.label for b in wim.buttons) == sorted(titles)
    wim.presses(titles[1])
    assert "Noor Willems" in wim.heard


def test_a_student_in_two_programmes_is_asked_for_which(school: School) -> None:
    school.second_programme(NOOR)
    assert school[NOOR].says("ik wil mijn startgesprek voorbereiden").heard.startswith("Voor welke opleiding?")


# --- the night the clock changes ---


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_in_the_night_the_clock_changes_nothing_goes_out_and_the_next_school_day_all_is_as_usual(
    school: School, night: str
) -> None:
    school.at(f"{night}T00:00")
    start = school.now
    for quarter in range(24 * 4):
        school.now = start + timedelta(minutes=15 * quarter)
        assert school.ticks() == 0
