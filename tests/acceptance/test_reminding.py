"""What people say about the bot's own messages: later, done, less often, away and back; and how it is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from people import FATIMA, NOOR, WIM, School, moment

from dialogs.event import Pressed
from dialogs.message import Say
from dialogs.text import words
from store import obligations, outbox


def moves(school: School, student: str, obligation: str, due: date) -> None:
    with school.database.transaction("test") as c:
        obligations.move(
            c, placement_id=school.placement_of(student).id, obligation=obligation, due=due, by=None, at=school.now
        )


def reminded(school: School, *emails: str) -> None:
    """These people take part, and Noor is reminded of the deadline of 4 February on 29 January."""
    for email in emails:
        school[email].says("hallo")
    school.moves_to("2026-01-29T15:30")


def writes_to(school: School, email: str, text: str, at: str) -> None:
    """A colleague's message to someone, for a moment."""
    with school.database.transaction("test") as c:
        assert outbox.add(
            c,
            person_id=school[email].id,
            message=Say(text=words(text)),
            cause=f"turn:{school[WIM].id}:x",
            not_before=moment(at),
            at=school.now,
        )


# --- later ---


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("herinner me vrijdag", "vrijdag 30 januari 2026 om 15.30 uur"),
        ("later", "vrijdag 30 januari 2026 om 15.30 uur"),
        ("volgende week", "maandag 2 februari 2026 om 15.30 uur"),
        ("herinner me maandag om 9 uur", "maandag 2 februari 2026 om 9.00 uur"),
        ("herinner me zaterdag", "maandag 2 februari 2026 om 15.30 uur"),
    ],
)
def test_later_in_a_sentence_comes_back_then(asleep: School, said: str, told: str) -> None:
    reminded(asleep, NOOR)
    assert told in asleep[NOOR].says(said).heard


def test_what_is_put_off_comes_back_at_that_moment_and_not_before(asleep: School) -> None:
    reminded(asleep, NOOR)
    asleep[NOOR].says("herinner me maandag om 9 uur")
    assert asleep.moves_to("2026-01-30T15:30") == 0
    assert asleep.moves_to("2026-02-02T09:00") == 1
    assert "Inleveren periode 2" in asleep[NOOR].heard


def test_later_than_the_deadline_comes_before_it_and_says_why(asleep: School) -> None:
    reminded(asleep, NOOR)
    heard = asleep[NOOR].says("herinner me over twee weken").heard
    assert "moet op woensdag 4 februari 2026 af zijn" in heard
    assert "eerder op terug: op dinsdag 3 februari 2026 om 15.30 uur" in heard
    assert asleep.moves_to("2026-02-03T15:30") == 1
    assert asleep.moves_to("2026-02-12T15:30") == 0


def test_on_the_last_day_after_the_hour_there_is_no_later_and_that_is_said(asleep: School) -> None:
    reminded(asleep, NOOR)
    asleep.at("2026-02-04T16:00")
    assert "geen moment meer" in asleep[NOOR].presses("Later").heard


def test_next_week_is_a_button(asleep: School) -> None:
    reminded(asleep, NOOR)
    noor = asleep[NOOR].presses("Later").presses("Volgende week")
    assert "maandag 2 februari 2026" in noor.heard


def test_later_is_taken_back_by_a_word(asleep: School) -> None:
    reminded(asleep, NOOR)
    asleep[NOOR].says("volgende week")
    assert (
        asleep[NOOR].says("maak dat ongedaan").heard == "Goed, ‘Inleveren periode 2’ komt weer op zijn gewone moment."
    )
    assert asleep.moves_to("2026-02-02T15:30") == 0
    assert asleep.moves_to("2026-02-03T15:30") == 1


def test_a_wpb_who_asks_to_be_reminded_is_reminded_within_the_week(asleep: School) -> None:
    asleep[WIM].says("hallo")
    moves(asleep, NOOR, "p2-kijkwijzer-2", date(2026, 2, 4))
    asleep.moves_to("2026-01-29T15:30")
    asleep[WIM].says("herinner me maandag")
    assert asleep.moves_to("2026-02-02T15:30") == 1
    assert "Tweede kijkwijzer, Noor Willems" in asleep[WIM].heard


# --- done ---


@pytest.mark.parametrize("said", ["al gedaan", "dat heb ik al gedaan", "is al ingeleverd", "klaar"])
def test_done_in_a_sentence_and_it_does_not_come_back(asleep: School, said: str) -> None:
    reminded(asleep, NOOR)
    assert asleep[NOOR].says(said).heard == "Genoteerd: ‘Inleveren periode 2’ is gedaan."
    assert asleep.moves_to("2026-02-03T15:30") == 0


def test_not_done_after_all_opens_it_again_and_it_comes_back(asleep: School) -> None:
    reminded(asleep, NOOR)
    asleep[NOOR].says("al gedaan")
    assert asleep[NOOR].says("toch niet gedaan").heard == "‘Inleveren periode 2’ staat weer open."
    assert asleep.moves_to("2026-02-03T15:30") == 1


def test_done_where_the_programme_wants_a_form_is_asked_what_proves_it(asleep: School) -> None:
    asleep[WIM].says("hallo")
    moves(asleep, NOOR, "p2-kijkwijzer-2", date(2026, 2, 4))
    asleep.moves_to("2026-01-29T15:30")
    wim = asleep[WIM].presses("Gedaan")
    assert "Waaruit blijkt dat het gedaan is?" in wim.heard
    wim.fills(waar="papier", toelichting="Kijkwijzer van 20 januari, in het dossier").presses("Vink af")
    assert "Genoteerd: ‘Tweede kijkwijzer" in wim.heard
    assert "Tweede kijkwijzer" not in wim.says("agenda").heard
    assert "staat weer open" in wim.says("toch niet gedaan").heard


def test_done_for_one_of_several_students_asks_which(asleep: School) -> None:
    asleep[FATIMA].says("hallo")
    for student in ("bilal.amrani@student.example", "lotte.vermeer@student.example"):
        moves(asleep, student, "p2-kijkwijzer-2", date(2026, 2, 4))
    asleep.moves_to("2026-01-29T15:30")
    fatima = asleep[FATIMA].says("al gedaan")
    assert [b.label for b in fatima.buttons] == ["Tweede kijkwijzer, Bilal Amrani", "Tweede kijkwijzer, Lotte Vermeer"]
    assert "Lotte Vermeer" not in fatima.presses("Tweede kijkwijzer, Bilal Amrani").heard


# --- how often and when ---


def test_fewer_is_once_a_week_with_what_comes_in_that_week(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    assert "hooguit één bericht per week" in asleep[NOOR].says("stuur me minder berichten").heard
    asleep.moves_to("2026-01-29T15:30")
    assert asleep.moves_to("2026-02-03T15:30") == 0


def test_only_the_last_is_only_the_day_before(asleep: School) -> None:
    asleep[NOOR].says("stuur alleen de laatste herinnering")
    assert asleep.moves_to("2026-01-29T15:30") == 0
    assert asleep.moves_to("2026-02-03T15:30") == 1


def test_a_pace_is_taken_back_by_its_button_or_by_saying_so(asleep: School) -> None:
    noor = asleep[NOOR].says("alleen de laatste herinnering").presses("Ongedaan maken")
    assert "weer zoals het was" in noor.heard
    noor.says("alleen de laatste herinnering").says("gewone herinneringen graag")
    assert asleep.moves_to("2026-01-29T15:30") == 1


def test_a_wpb_who_asks_for_every_day_gets_it_every_day(asleep: School) -> None:
    asleep[WIM].says("stuur mij elke dag een bericht")
    moves(asleep, NOOR, "p2-kijkwijzer-2", date(2026, 2, 4))
    moves(asleep, NOOR, "p2-assessmentles-begeleiden", date(2026, 2, 5))
    assert [asleep.moves_to(f"2026-01-{day}T15:30") for day in (29, 30)] == [1, 1]


def test_a_time_in_the_quiet_hours_becomes_the_edge_and_is_said(asleep: School) -> None:
    heard = asleep[NOOR].says("stuur mij berichten om tien uur s avonds").heard
    assert "Tussen 19.00 en 08.00 uur schrijf ik niemand" in heard
    assert "om 19.00 uur" in heard


def test_settings_say_how_it_is_now(asleep: School) -> None:
    assert "nu hooguit één keer per week" in asleep[WIM].says("instellingen voor berichten").heard
    assert "nu hooguit één keer per dag" in asleep[NOOR].says("instellingen voor berichten").heard


# --- away ---


def test_one_day_off_is_told_as_one_day(asleep: School) -> None:
    heard = asleep[NOOR].says("ik ben ziek vandaag").heard
    assert "Genoteerd: je bent er niet op woensdag 21 januari 2026. Berichten wachten tot donderdag 22" in heard


def test_who_is_ill_hears_nothing_until_she_is_back(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    asleep.at("2026-01-28T09:00")
    heard = asleep[NOOR].says("ik ben ziek tot maandag").heard
    assert "van woensdag 28 januari 2026 tot en met zondag 1 februari 2026" in heard
    assert "Berichten wachten tot maandag 2 februari 2026 om 15.30 uur" in heard
    for day in ("01-28", "01-29", "01-30"):
        assert asleep.moves_to(f"2026-{day}T15:30") == 0
    assert asleep.moves_to("2026-02-02T15:30") == 1
    assert "Welkom terug, Noor" in asleep[NOOR].heard
    assert "Inleveren periode 2" in asleep[NOOR].heard


def test_what_colleagues_write_during_leave_waits_too(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    writes_to(asleep, NOOR, "Kom je even langs?", "2026-01-22T15:30")
    asleep[NOOR].says("ik ben met verlof van 22 januari tot en met 28 januari")
    assert asleep.moves_to("2026-01-22T15:30") == 0
    assert asleep.moves_to("2026-01-29T15:30") == 2
    assert "Kom je even langs?" in asleep[NOOR].heard


def test_who_is_back_early_gets_what_waited_at_once(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    writes_to(asleep, NOOR, "Kom je even langs?", "2026-01-22T15:30")
    asleep[NOOR].says("ik ben ziek")
    asleep.at("2026-01-23T09:00")
    assert "Dit bleef liggen en komt nu: 1 bericht." in asleep[NOOR].says("ik ben er weer").heard
    assert asleep.moves_to("2026-01-23T09:01") == 1
    assert "Kom je even langs?" in asleep[NOOR].heard


def test_who_does_not_know_until_when_is_left_alone_for_two_weeks_at_most(asleep: School) -> None:
    heard = asleep[NOOR].says("ik ben ziek").heard
    assert "Berichten wachten tot je zegt ‘ik ben er weer’, en uiterlijk tot woensdag 4 februari 2026" in heard


def test_what_fell_due_during_leave_is_told_at_the_return(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    asleep[NOOR].says("ik ben met verlof van 26 januari tot en met 6 februari")
    assert asleep.moves_to("2026-02-04T15:30") == 0
    assert asleep.moves_to("2026-02-09T15:30") == 1
    assert "Dit moest op woensdag 4 februari 2026." in asleep[NOOR].heard


def test_leave_is_taken_back(asleep: School) -> None:
    noor = asleep[NOOR].says("ik ben volgende week op vakantie")
    assert noor.says("ongedaan maken").heard == "Goed, je bent er gewoon. Berichten komen weer op hun eigen moment."
    assert asleep.moves_to("2026-01-29T15:30") == 1


def test_leave_is_a_button_too(asleep: School) -> None:
    noor = asleep[NOOR].says("herinneringen").presses("Ik ben er even niet").presses("Volgende week")
    assert "van maandag 26 januari 2026 tot en met zondag 1 februari 2026" in noor.heard


def test_a_question_about_illness_is_a_question(asleep: School) -> None:
    assert "Berichten wachten" not in asleep[NOOR].says("wat moet ik doen als ik ziek ben?").heard
    assert asleep.moves_to("2026-01-29T15:30") == 1


def test_taking_back_when_there_is_nothing_to_take_back_changes_nothing(asleep: School) -> None:
    noor = asleep[NOOR].says("maak dat ongedaan")
    assert noor.heard
    asleep.hears(NOOR, Pressed(control="ongedaan:weg:2026-02-02:gisteren"))
    assert "Die knop werkt niet meer." in noor.heard
