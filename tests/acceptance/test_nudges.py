"""What the bot writes of its own accord: to whom, when, how often, and when it is silent."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from people import BILAL, FATIMA, HENK, LOTTE, NOOR, SEM, WIM, ZOE, School, moment

from bot.__main__ import main
from bot.demo import START
from bot.roster.example import import_example
from content.load import Library
from dialogs.event import Pressed
from dialogs.understand import Understanding
from store import obligations
from store.db import Database

HR_N4 = {
    f"{name}@student.example"
    for name in (
        "noor.willems",
        "bilal.amrani",
        "lotte.vermeer",
        "daan.kuiper",
        "esra.yilmaz",
        "thijs.bakhuis",
        "amira.haddad",
        "femke.dekkers",
        "koen.zwart",
        "sara.lindeman",
    )
}


def moves(school: School, student: str, obligation: str, due: date) -> None:
    """An agreement gives one student's obligation a date of its own."""
    with school.database.transaction("test") as c:
        obligations.move(
            c, placement_id=school.placement_of(student).id, obligation=obligation, due=due, by=None, at=school.now
        )


def done(school: School, student: str, obligation: str) -> None:
    with school.database.transaction("test") as c:
        obligations.mark(
            c,
            placement_id=school.placement_of(student).id,
            obligation=obligation,
            status="done",
            by=school[student].id,
            at=school.now,
        )


def begins(school: School, *emails: str) -> None:
    """These people take part; nobody else has begun."""
    for email in emails:
        school[email].says("hallo")


# --- the day itself ---


def test_on_29_january_the_student_with_the_deadline_gets_one_digest_and_nobody_else_does(asleep: School) -> None:
    begins(asleep, NOOR, WIM, FATIMA, SEM)
    assert asleep.moves_to("2026-01-29T15:29") == 0
    assert asleep.moves_to("2026-01-29T15:30") == 1
    assert [email for email, _ in asleep.news] == [NOOR]
    [card] = asleep[NOOR].cards
    assert card.title == "Even een herinnering, Noor"
    assert "Inleveren periode 2" in card.text
    assert "Uiterlijk woensdag 4 februari 2026, nog 6 dagen." in card.text
    assert asleep.ticks() == 0


def test_when_everyone_takes_part_exactly_the_students_of_that_programme_hear_it(asleep: School) -> None:
    asleep.everyone_begins("2026-01-22T09:00").moves_to("2026-01-29T15:30")
    assert sorted(email for email, _ in asleep.news) == sorted(HR_N4)


def test_a_locked_phone_shows_neither_name_nor_subject(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.moves_to("2026-01-29T15:30")
    assert asleep[NOOR].cards[0].notice == "Werkplekwijzer heeft een herinnering."


def test_the_day_before_it_is_brought_up_again(asleep: School) -> None:
    begins(asleep, NOOR)
    assert asleep.moves_to("2026-01-29T15:30") == 1
    for quiet in ("2026-01-30T15:30", "2026-02-02T15:30", "2026-02-03T15:29"):
        assert asleep.moves_to(quiet) == 0
    assert asleep.moves_to("2026-02-03T15:30") == 1
    assert "Dit moet morgen, woensdag 4 februari 2026." in asleep[NOOR].heard
    assert asleep.moves_to("2026-02-04T15:30") == 0


def test_two_processes_that_tick_at_once_send_one_message(asleep: School) -> None:
    begins(asleep, NOOR)
    other = asleep.another_process()
    asleep.at("2026-01-29T15:30").tick_at_once(asleep.core, other)
    assert [email for email, _ in asleep.news] == [NOOR]


def test_only_the_latest_stage_goes_out_after_a_silence_of_the_bot_itself(asleep: School) -> None:
    asleep.everyone_begins("2026-01-05T09:00")
    asleep.moves_to("2026-01-29T15:30")
    assert [email for email, _ in asleep.news].count(NOOR) == 1
    assert asleep.moves_to("2026-01-29T16:00") == 0


def test_what_lay_too_long_is_not_sent_any_more(asleep: School) -> None:
    asleep.everyone_begins("2026-01-05T09:00")
    assert asleep.moves_to("2026-01-28T15:30") == 0


# --- when it is silent ---


@pytest.mark.parametrize("when", ["2026-01-29T19:01", "2026-01-30T07:59", "2026-01-29T23:59"])
def test_quiet_hours_send_nothing(asleep: School, when: str) -> None:
    begins(asleep, NOOR)
    assert asleep.moves_to(when) == 0
    assert asleep.moves_to("2026-01-30T08:00") == 1


def test_weekends_send_nothing(asleep: School) -> None:
    begins(asleep, NOOR)
    assert asleep.moves_to("2026-01-31T15:30") == 0
    assert asleep.moves_to("2026-02-01T15:30") == 0
    assert asleep.moves_to("2026-02-02T08:30") == 1


def test_school_holidays_send_nothing(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.at("2026-02-10T12:00")
    moves(asleep, NOOR, "p3-inleveren", date(2026, 2, 26))
    assert asleep.moves_to("2026-02-11T12:00") == 0
    for day in range(14, 23):
        assert asleep.moves_to(f"2026-02-{day}T15:30") == 0
    assert asleep.moves_to("2026-02-23T15:30") == 1


def test_who_has_not_begun_gets_nothing(asleep: School) -> None:
    for when in ("2026-01-22T15:30", "2026-01-29T15:30", "2026-02-03T15:30", "2026-04-21T15:30"):
        assert asleep.moves_to(when) == 0


def test_a_moment_that_lay_before_someone_began_is_not_made_up_for(asleep: School) -> None:
    asleep.everyone_begins("2026-01-21T15:31")
    assert asleep.moves_to("2026-01-22T15:30") == 0


def test_who_signed_off_gets_nothing_and_hears_so(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.hears(NOOR, Pressed(control="afmelden"))
    assert "Je krijgt van mij geen berichten meer" in asleep[NOOR].heard
    assert asleep.moves_to("2026-01-29T15:30") == 0
    asleep[NOOR].presses("Weer meedoen")
    assert asleep.moves_to("2026-01-29T15:31") == 1


def test_who_says_that_she_wants_no_reminders_can_stop_them(asleep: School) -> None:
    noor = asleep[NOOR].says("geen berichten meer")
    assert {"Ander tijdstip", "Geen herinneringen meer"} <= {b.label for b in noor.buttons}
    noor.presses("Geen herinneringen meer")
    assert asleep.moves_to("2026-01-29T15:30") == 0


def test_importing_a_roster_sends_nothing(url: str, library: Library, understanding: Understanding) -> None:
    database = Database.open(url)
    import_example(database, at=START, library=library)
    database.close()
    school = School(url, library, understanding, now="2026-01-21T16:31")
    for when in ("2026-01-21T17:00", "2026-01-29T15:30", "2026-02-03T15:30"):
        assert school.moves_to(when) == 0
    school.close()


def test_after_two_messages_without_an_answer_the_bot_asks_how_and_is_then_silent(asleep: School) -> None:
    asleep.everyone_begins("2026-01-05T09:00")
    asleep.moves_to("2026-01-21T15:30")
    asleep.moves_to("2026-01-29T15:30")
    asleep.moves_to("2026-02-03T15:30")
    noor = asleep[NOOR]
    assert "2 keer iets gestuurd zonder antwoord" in noor.heard
    assert "Dit moet morgen, woensdag 4 februari 2026." in noor.heard, "the question does not cost the reminder"
    assert {"Ga zo door", "Ander tijdstip", "Geen herinneringen meer"} <= {b.label for b in noor.buttons}
    for when in ("2026-02-04T15:30", "2026-04-08T15:30", "2026-04-16T15:30", "2026-04-21T15:30"):
        asleep.moves_to(when)
        assert noor.got == []


def test_any_word_from_the_person_ends_the_silence(asleep: School) -> None:
    asleep.everyone_begins("2026-01-05T09:00")
    for when in ("2026-01-21T15:30", "2026-01-29T15:30", "2026-02-03T15:30"):
        asleep.moves_to(when)
    asleep[NOOR].presses("Ga zo door")
    asleep.moves_to("2026-04-16T15:30")
    assert "Inleveren periode 3" in asleep[NOOR].heard


def test_a_wpb_gets_one_message_a_week_at_most(asleep: School) -> None:
    begins(asleep, WIM)
    for obligation, day in (
        ("p2-kijkwijzer-2", date(2026, 2, 4)),
        ("p2-assessmentles-begeleiden", date(2026, 2, 5)),
        ("p3-kijkwijzer-3", date(2026, 2, 6)),
    ):
        moves(asleep, NOOR, obligation, day)
    days = []
    for day in ("01-28", "01-29", "01-30", "02-02", "02-03", "02-04", "02-05"):
        days += [day] * asleep.moves_to(f"2026-{day}T15:30")
        asleep[WIM].says("bedankt")
    assert days == ["01-29", "02-05"]


def test_the_one_message_of_a_week_holds_what_would_come_before_the_next(asleep: School) -> None:
    begins(asleep, WIM)
    moves(asleep, NOOR, "p2-kijkwijzer-2", date(2026, 2, 4))
    moves(asleep, NOOR, "p2-assessmentles-begeleiden", date(2026, 2, 9))
    asleep.moves_to("2026-01-29T15:30")
    assert "Tweede kijkwijzer" in asleep[WIM].heard
    assert "Uiterlijk maandag 9 februari 2026" in asleep[WIM].heard
    assert asleep.moves_to("2026-02-03T15:30") == 0


def test_two_students_of_one_wpb_are_one_message(asleep: School) -> None:
    begins(asleep, FATIMA)
    for student in (BILAL, LOTTE):
        moves(asleep, student, "p2-kijkwijzer-2", date(2026, 2, 4))
    assert asleep.moves_to("2026-01-29T15:30") == 1
    text = asleep[FATIMA].heard
    assert "Tweede kijkwijzer, Bilal Amrani" in text
    assert "Tweede kijkwijzer, Lotte Vermeer" in text


def test_a_task_without_a_date_of_its_own_is_never_brought_up(asleep: School) -> None:
    begins(asleep, WIM)
    for day in range(19, 24):
        assert asleep.moves_to(f"2026-01-{day}T15:30") == 0
    assert asleep.moves_to("2026-02-05T15:30") == 0


# --- what one can do with it ---


def test_done_is_one_press_and_it_does_not_come_back(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.moves_to("2026-01-29T15:30")
    noor = asleep[NOOR].presses("Gedaan")
    assert noor.heard == "Genoteerd: ‘Inleveren periode 2’ is gedaan."
    assert asleep.moves_to("2026-02-03T15:30") == 0
    assert "Inleveren periode 2" not in noor.says("agenda").heard


def test_later_brings_it_up_the_next_working_day(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.moves_to("2026-01-29T15:30")
    noor = asleep[NOOR].presses("Later")
    assert noor.heard == "Goed. Ik kom erop terug op vrijdag 30 januari 2026 om 15.30 uur."
    assert asleep.moves_to("2026-01-29T17:00") == 0
    assert asleep.moves_to("2026-01-30T15:30") == 1
    assert "Inleveren periode 2" in noor.heard
    assert asleep.moves_to("2026-02-03T15:30") == 1


def test_later_on_a_friday_means_monday(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.moves_to("2026-01-30T12:00")
    assert "maandag 2 februari 2026" in asleep[NOOR].presses("Later").heard


def test_someone_elses_done_button_is_refused(asleep: School) -> None:
    begins(asleep, NOOR, BILAL, WIM)
    asleep.moves_to("2026-01-29T15:30")
    control = next(b.id for b in asleep[NOOR].buttons if b.label == "Gedaan")
    for other in (BILAL, WIM):
        asleep.hears(other, Pressed(control=control))
        assert "Die knop werkt niet meer." in asleep[other].heard
    assert asleep.moves_to("2026-02-03T15:30") == 2


def test_begin_in_the_message_opens_the_form_it_is_about(asleep: School) -> None:
    begins(asleep, WIM)
    moves(asleep, NOOR, "p2-kijkwijzer-2", date(2026, 2, 4))
    asleep.moves_to("2026-01-29T15:30")
    assert asleep[WIM].presses("Beginnen").form.step == "les"


def test_another_time_of_day_is_kept(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.hears(NOOR, Pressed(control="moment"))
    asleep[NOOR].presses("08.00 uur")
    assert asleep[NOOR].heard == "Goed. Berichten die kunnen wachten komen voortaan om 08.00 uur, op werkdagen."
    assert asleep.moves_to("2026-01-29T07:59") == 0
    assert asleep.moves_to("2026-01-29T08:00") == 1


# --- what changed meanwhile ---


def test_what_was_done_between_queueing_and_sending_drops_out(asleep: School) -> None:
    begins(asleep, NOOR)
    moves(asleep, NOOR, "p2-driehoek-2-voeren", date(2026, 2, 4))
    asleep.at("2026-01-29T15:30").queues()
    done(asleep, NOOR, "p2-inleveren")
    assert asleep.ticks() == 1
    assert "Tweede driehoeksgesprek" in asleep[NOOR].heard
    assert "Inleveren" not in asleep[NOOR].heard


def test_when_nothing_is_left_nothing_is_sent(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.at("2026-01-29T15:30").queues()
    done(asleep, NOOR, "p2-inleveren")
    assert asleep.ticks() == 0


def test_an_extension_moves_the_reminders(asleep: School) -> None:
    begins(asleep, NOOR)
    moves(asleep, NOOR, "p2-inleveren", date(2026, 2, 13))
    assert asleep.moves_to("2026-01-29T15:30") == 0
    assert asleep.moves_to("2026-01-30T15:30") == 1
    assert asleep.moves_to("2026-02-03T15:30") == 0
    assert asleep.moves_to("2026-02-09T15:30") == 1
    assert "Uiterlijk vrijdag 13 februari 2026, nog 4 dagen." in asleep[NOOR].heard


def test_what_was_due_before_someone_began_is_never_late(asleep: School) -> None:
    begins(asleep, NOOR)
    assert "Inleveren periode 1" not in asleep[NOOR].says("agenda").heard
    assert "geleden" not in asleep[NOOR].says("wanneer zijn de deadlines?").heard


def test_what_is_late_is_said_in_the_agenda_and_not_brought_up_again(asleep: School) -> None:
    begins(asleep, NOOR)
    assert asleep.moves_to("2026-02-06T15:30") == 0
    assert "Was op woensdag 4 februari 2026, 2 dagen geleden." in asleep[NOOR].says("agenda").heard


def test_a_message_that_could_not_go_in_time_waits_for_the_next_day_and_tells_what_holds_then(asleep: School) -> None:
    begins(asleep, NOOR)
    asleep.at("2026-01-29T15:30").queues()
    assert asleep.moves_to("2026-01-29T19:05") == 0
    moves(asleep, NOOR, "p2-driehoek-2-voeren", date(2026, 2, 5))
    assert asleep.moves_to("2026-01-30T15:30") == 1
    assert "Inleveren periode 2" in asleep[NOOR].heard
    assert "Tweede driehoeksgesprek" in asleep[NOOR].heard
    assert asleep.moves_to("2026-01-30T16:30") == 0


def test_what_waited_for_someone_who_was_never_seen_is_one_message_when_she_comes(asleep: School) -> None:
    """Messages of several days do not pile up for who cannot be reached."""
    asleep.everyone_begins("2026-01-05T09:00")
    asleep.at("2026-01-21T15:30").queues()
    asleep.at("2026-01-29T15:30").queues()
    assert asleep.moves_to("2026-01-29T15:45") > 0
    assert [email for email, _ in asleep.news].count(NOOR) == 1


# --- inviting ---


def test_an_invitation_and_a_reminder_never_come_on_one_day(asleep: School, capsys: pytest.CaptureFixture[str]) -> None:
    asleep.at("2026-01-28T17:00")
    invite(asleep, capsys, "--school", "Zilverbeek College")
    asleep.moves_to("2026-01-29T15:30")
    assert "ik ben Werkplekwijzer" in asleep[NOOR].heard
    assert "Inleveren" not in asleep[NOOR].heard
    asleep.moves_to("2026-01-30T15:30")
    assert "Inleveren periode 2" in asleep[NOOR].heard


def told(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """What `wijzer` says; it must end well."""
    assert main(args) == 0
    return capsys.readouterr().out


def invite(school: School, capsys: pytest.CaptureFixture[str], *args: str) -> str:
    return told(capsys, "invite", "--db", school.url, "--at", school.now.replace(tzinfo=None).isoformat(), *args)


def test_an_invitation_that_goes_a_day_later_takes_that_day(asleep: School, capsys: pytest.CaptureFixture[str]) -> None:
    asleep.at("2026-01-28T17:00")
    invite(asleep, capsys, "--school", "Zilverbeek College")
    asleep.moves_to("2026-01-29T19:30")
    assert asleep[NOOR].got == []
    asleep.moves_to("2026-01-30T15:30")
    assert "ik ben Werkplekwijzer" in asleep[NOOR].heard
    assert "Inleveren" not in asleep[NOOR].heard
    asleep.moves_to("2026-02-02T15:30")
    assert "Inleveren periode 2" in asleep[NOOR].heard


def test_a_rehearsed_invitation_tells_and_sends_nothing(asleep: School, capsys: pytest.CaptureFixture[str]) -> None:
    text = invite(asleep, capsys, "--school", "Lyceum Wilgenpoort", "--dry-run")
    assert "Zoë Martens zou de uitnodiging krijgen op donderdag 22 januari 2026 om 15.30 uur" in text
    assert asleep.moves_to("2026-01-22T15:30") == 0
    assert asleep.person(ZOE).begun_at is None


def test_an_invitation_goes_to_one_school_at_a_decent_moment(
    asleep: School, capsys: pytest.CaptureFixture[str]
) -> None:
    text = invite(asleep, capsys, "--school", "Lyceum Wilgenpoort")
    assert text.startswith("7 mensen:")
    assert asleep.moves_to("2026-01-21T18:00") == 0
    assert asleep.moves_to("2026-01-22T15:30") == 7
    assert {ZOE, HENK} <= {email for email, _ in asleep.news}
    assert NOOR not in {email for email, _ in asleep.news}


def test_the_invitation_says_who_why_how_often_and_who_reads(
    asleep: School, capsys: pytest.CaptureFixture[str]
) -> None:
    invite(asleep, capsys, "--school", "lyceum wilgenpoort")
    asleep.moves_to("2026-01-22T15:30")
    [card] = asleep[HENK].cards
    for part in (
        "ik ben Werkplekwijzer",
        "Lyceum Wilgenpoort",
        "op het rooster",
        "één ding",
        "hooguit één keer per week",
    ):
        assert part in card.text
    assert "Zoë Martens en Jesse Peeters" in card.text
    assert "voordat het verstuurd wordt" in card.text
    assert [b.label for b in card.buttons] == ["Beginnen", "Later", "Geen berichten", "Wie leest wat?"]
    assert "hooguit één keer per dag" in asleep[ZOE].cards[0].text


def test_inviting_twice_invites_nobody_twice(asleep: School, capsys: pytest.CaptureFixture[str]) -> None:
    invite(asleep, capsys, "--school", "Lyceum Wilgenpoort")
    assert (
        invite(asleep, capsys, "--school", "Lyceum Wilgenpoort")
        == "Er is niemand die nog een uitnodiging nodig heeft.\n"
    )
    assert asleep.moves_to("2026-01-22T15:30") == 7


def test_each_button_of_the_invitation_does_what_it_says(asleep: School, capsys: pytest.CaptureFixture[str]) -> None:
    invite(asleep, capsys, "--school", "Lyceum Wilgenpoort")
    asleep.moves_to("2026-01-22T15:30")
    henk = asleep[HENK]
    assert "Voordat u iets verstuurt, ziet u de namen" in henk.presses("Wie leest wat?").heard
    assert henk.presses("Later").heard == "Goed. Zeg ‘begin’ wanneer het u uitkomt."
    henk.presses("Beginnen")
    assert henk.heard == "Welkom, Henk! Zeg wat u wilt doen, of kies hieronder."
    assert "geen berichten meer uit mezelf" in henk.presses("Geen berichten").heard


def test_an_unknown_school_is_answered_with_the_schools_there_are(
    asleep: School, capsys: pytest.CaptureFixture[str]
) -> None:
    text = invite(asleep, capsys, "--school", "Zilverbek")
    assert text == (
        "De school 'Zilverbek' staat niet op het rooster. "
        "Wel: Lyceum Wilgenpoort, Vakschool De Veerkade, Werkplekopleiders 2025-2026, Zilverbeek College.\n"
    )


def test_begin_moments_are_amsterdam_days(asleep: School) -> None:
    """Who began late in the evening is followed from that day on, not from the next."""
    asleep.now = datetime.fromisoformat("2026-01-21T23:30:00+00:00")
    begins(asleep, NOOR)
    assert asleep.person(NOOR).begun_at == moment("2026-01-22T00:30")
    assert asleep.moves_to("2026-01-29T15:30") == 1
