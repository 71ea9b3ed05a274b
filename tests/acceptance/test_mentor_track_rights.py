"""In a mentor track everyone sees what is hers, and wrong input gets a clear answer: nothing is lost, nothing leaks."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from people import BILAL, FATIMA, MARIEKE, NOOR, School
from test_mentor_track import BRAM, JOOST, SANNE, group_of, own_of, plans_meetings, scans

from dialogs.event import Pressed
from store import files, submissions


def told(school: School, email: str) -> str:
    """Everything that ever stood in someone's chat."""
    return "\n".join(f"{s.text} {s.facts} {s.items}" for s in school[email].shown)


@pytest.fixture
def scanned(school: School) -> School:
    """Fatima has her zelfscan, feedback of her student, and a reflection."""
    fatima, bilal = school[FATIMA], school[BILAL]
    fatima.says("zelfscan")
    scans(fatima, 5, 4, 2, 4, 6)
    fatima.presses("Bewaar en laat zien")
    fatima.says("feedback vragen").fills(student=str(bilal.id)).presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    bilal.presses("verder").fills(doe="ja")
    scans(bilal, 6, 5, 3, 5, 4)
    bilal.presses("Verstuur")
    fatima.says("reflectie").fills(denken="Dat ik te veel praat").presses("Bewaar")
    school.moves_to("2026-01-23T15:30")
    return school


def files_of(school: School, dialog: str) -> list[int]:
    with school.database.reading() as c:
        sent = submissions.of_placement(c, own_of(school, FATIMA), dialog)
        return [ref.id for one in sent for ref in files.of_submission(c, one.id)]


def test_scan_radar_feedback_and_reflection_stay_with_the_participant(scanned: School) -> None:
    seen = [shown.file.id for shown in scanned[FATIMA].shown if shown.file is not None]
    assert len(seen) >= 5
    for file in seen:
        assert scanned.may_read(file, FATIMA)
        for other in (SANNE, JOOST, BRAM, MARIEKE, NOOR):
            assert not scanned.may_read(file, other), (file, other)
    for other in (SANNE, JOOST, BRAM, MARIEKE):
        assert "te veel praat" not in told(scanned, other)
        assert "Zelf 5" not in told(scanned, other)


def test_a_facilitator_who_asks_for_someone_s_scan_hears_whose_it_is(scanned: School) -> None:
    assert "Zelf 5" not in scanned[SANNE].says("laat de zelfscan van Fatima zien").heard
    answer = scanned[SANNE].says("zelfscan").heard
    assert "‘Zelfscan’ is van" in answer
    assert "lees je alleen als het met je wordt gedeeld" in answer


@pytest.mark.parametrize("who", [SANNE, JOOST, BILAL, MARIEKE])
def test_guessed_buttons_open_nothing_of_somebody_else(scanned: School, who: str) -> None:
    own, group = own_of(scanned, FATIMA), group_of(scanned)
    someone = scanned[who]
    for control in (
        f"start:zelfscan:{own}",
        f"start:radar:{own}",
        f"start:reflectie:{own}:reflectie-1",
        f"start:leervraag:{own}:leervraag-eigen",
        f"start:feedback-student:{own}",
        f"gedaan:{own}:zelfscan-invullen",
        f"later:{own}:zelfscan-invullen",
        f"overview:{own}",
    ):
        scanned.hears(someone.email, Pressed(control=control))
        assert not any(shown.form is not None for shown in someone.got), (control, someone.heard)
        assert "Zelf 5" not in someone.heard
    if who != SANNE:
        for control in (f"start:leervraag-ronde:{group}", f"start:terugkoppeling:{group}", f"gedaan:{group}:tempo"):
            scanned.hears(someone.email, Pressed(control=control))
            assert not any(shown.form is not None for shown in someone.got), (control, someone.heard)


def test_the_key_of_someone_else_s_conversation_opens_nothing(scanned: School) -> None:
    fatima = scanned[FATIMA].says("leervraag")
    key = fatima.form.token.rpartition(".")[0]
    scanned.hears(SANNE, Pressed(control=f"verder:{key}"))
    assert not any(shown.form is not None for shown in scanned[SANNE].got)


def test_a_participant_chooses_what_the_facilitator_sees(scanned: School) -> None:
    fatima = scanned[FATIMA]
    fatima.presses("Kiezen wat u laat zien").fills(wat=["zelfscan"], wie="facilitator")
    assert fatima.form.readers == ("Sanne Kooistra",)
    fatima.presses("Laat zien")
    scanned.moves_to("2026-01-26T15:30")
    picture = next(shown for shown in scanned[SANNE].got if shown.kind == "picture")
    assert "Zelf 5" in picture.text
    assert "Bilal" not in picture.text
    assert scanned.may_read(picture.file.id, SANNE)


def test_a_student_who_was_not_asked_cannot_give_feedback_unasked(school: School) -> None:
    answer = school[NOOR].says("ik wil mijn wpb feedback geven over de begeleiding")
    assert not any(shown.form is not None and shown.form.step == "stellingen" for shown in answer.got)


def test_who_gave_feedback_sees_only_her_own_words_and_may_say_no(school: School) -> None:
    fatima, marieke = school[FATIMA], school[MARIEKE]
    fatima.says("feedback vragen").fills(so=str(marieke.id)).presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    marieke.presses("verder").fills(doe="nee")
    assert "hoort alleen dat je deze keer niet meedoet" in marieke.heard
    with school.database.reading() as c:
        [refused] = submissions.of_placement(c, own_of(school, FATIMA), "feedback-so")
    assert refused.answers == {"meedoen.doe": "nee"}


# --- wrong input ------------------------------------------------------------------------------------------------------


def test_an_eight_on_a_scale_of_seven_is_refused_and_the_other_scores_stay(school: School) -> None:
    fatima = school[FATIMA].says("zelfscan")
    rows = [row.id for row in fatima.field("score").rows]
    fatima.fills(score={**dict.fromkeys(rows, "5"), rows[2]: "8"})
    assert fatima.form.step == "stellingen"
    assert "Kies uit: 1, 2, 3, 4, 5, 6 en 7" in fatima.problems["score"]
    fatima.fills(score=dict.fromkeys(rows, "5"))
    assert not fatima.problems


def test_a_stranger_cannot_be_asked_and_the_other_invitation_goes_out(school: School) -> None:
    fatima, bilal = school[FATIMA], school[BILAL]
    fatima.says("feedback vragen")
    fatima.fills(student=str(bilal.id), so="iemand@elders.example")
    fatima.presses("Verstuur")
    assert "‘iemand@elders.example’ ken ik niet" in fatima.heard
    assert "Vraag je coördinator" in fatima.heard
    school.moves_to("2026-01-22T15:30")
    assert "niet anoniem" in bilal.heard
    assert all(o.to.email != "iemand@elders.example" for o in school.chats.sent)


def test_with_only_a_stranger_the_task_stays_open(school: School) -> None:
    bram = school[BRAM]
    plans_meetings(school)
    bram.says("feedback vragen").fills(student="iemand@elders.example").presses("Verstuur")
    assert "Feedback vragen aan je student" in bram.says("agenda").heard


def test_nobody_asks_herself(school: School) -> None:
    fatima = school[FATIMA]
    fatima.says("feedback vragen").fills(student=FATIMA).presses("Verstuur")
    assert "ben je zelf" in fatima.heard


def test_an_invitation_waits_for_who_has_not_begun_and_the_participant_hears_so(asleep: School) -> None:
    fatima, bilal = asleep[FATIMA], asleep[BILAL]
    fatima.says("feedback vragen").fills(student=str(bilal.id)).presses("Verstuur")
    assert "Bilal Amrani doet nog niet mee" in fatima.heard
    asleep.moves_to("2026-01-23T15:30")
    assert bilal.shown == []
    bilal.says("hallo")
    asleep.moves_to("2026-01-26T15:30")
    assert any("niet anoniem" in shown.text for shown in bilal.shown)


@pytest.fixture
def voting(school: School) -> School:
    """A vote between two questions, until 17.00 uur on 22 January."""
    sanne = school[SANNE].says("leervragen verzamelen")
    sanne.fills(erbij="Hoe stel ik het niveau vast?\nHoe begeleid ik identiteit?", sluit="morgen 17.00 uur")
    sanne.presses("Start de stemming")
    school.moves_to("2026-01-22T15:30")
    return school


def votes(school: School, who: str, *choice: str) -> str:
    return school[who].presses("verder").fills(keuze=list(choice)).presses("Stem").heard


def test_a_vote_that_waits_is_gone_on_with_by_its_name(voting: School) -> None:
    assert voting[BRAM].says("stem op een leervraag").form.step == "stem"


def test_who_votes_again_has_one_vote_and_it_is_the_last(voting: School) -> None:
    assert "keuze is binnen" in votes(voting, BRAM, "2", "1")
    voting.hears(BRAM, Pressed(control=f"start:leervraag-stem:{group_of(voting)}"))
    voting[BRAM].fills(keuze=["1"]).presses("Stem")
    assert "nieuwe keuze telt" in voting[BRAM].heard
    voting.moves_to("2026-01-23T15:30")
    result = next(shown for shown in voting[SANNE].cards if "Welke leervraag" in shown.text)
    assert [(i.text, i.detail) for i in result.items] == [
        ("Hoe stel ik het niveau vast?", "2 punten, van 1 deelnemers"),
        ("Hoe begeleid ik identiteit?", "0 punten, van 0 deelnemers"),
    ]


def test_a_vote_after_closing_does_not_count_and_says_so(voting: School) -> None:
    late = voting[JOOST].presses("verder").fills(keuze=["2"])
    voting.moves_to("2026-01-22T17:30")
    late.presses("Stem")
    assert "De stemming is gesloten" in late.heard
    voting.moves_to("2026-01-23T15:30")
    assert "niemand heeft gestemd" in "\n".join(s.text for s in voting[SANNE].got)
    voting.hears(FATIMA, Pressed(control=f"start:leervraag-stem:{group_of(voting)}"))
    assert "De stemming is gesloten" in voting[FATIMA].heard


def test_a_vote_needs_two_questions_and_a_moment_to_come(school: School) -> None:
    sanne = school[SANNE].says("leervragen verzamelen")
    sanne.fills(erbij="Hoe stel ik het niveau vast?", sluit="morgen 17.00 uur").presses("Start de stemming")
    assert "minstens twee leervragen" in sanne.heard
    school.moves_to("2026-01-22T15:30")
    assert not any(to == BRAM for to, _ in school.news)


def test_the_result_never_says_who_chose_what(voting: School) -> None:
    votes(voting, BRAM, "1")
    voting.moves_to("2026-01-23T15:30")
    for who in (SANNE, JOOST):
        for shown in voting[who].got:
            assert "Bram" not in f"{shown.text} {shown.items}" or "Welke leervraag" not in shown.text


# --- meetings and reminders -------------------------------------------------------------------------------------------


def test_more_than_a_month_between_two_meetings_gets_a_warning_and_is_planned_all_the_same(school: School) -> None:
    sanne = school[SANNE].says("bijeenkomsten plannen")
    sanne.fills(twee="12 mei 2026 15.30 uur", drie="19 mei 2026 15.30 uur", vier="2 juni 2026 15.30 uur")
    sanne.presses("Plan en nodig uit")
    assert "tussen bijeenkomst 1 (dinsdag 3 maart 2026) en bijeenkomst 2" in sanne.heard


def test_a_meeting_that_is_moved_moves_the_reminder(school: School) -> None:
    plans_meetings(school)
    school.at("2026-03-03T19:00")
    sanne = school[SANNE]
    sanne.says("bijeenkomsten plannen").fills(twee="14 april 2026 15.30 uur", drie="28 april 2026 15.30 uur")
    sanne.presses("Plan en nodig uit")
    days = [day for day in range(4, 32) if _reminded(school, f"2026-03-{day:02}T15:30", BRAM, "uitproberen")]
    assert days == [24]


def _reminded(school: School, at: str, who: str, what: str) -> bool:
    school.moves_to(at)
    return any(to == who and what in text for to, text in school.news)


def test_a_mentor_who_is_also_a_participant_gets_one_message_a_day(school: School) -> None:
    plans_meetings(school)
    got: dict[str, int] = {}
    for day in (*range(22, 32), *range(101, 129), *range(201, 211)):
        month, number = (1, day) if day < 100 else (2, day - 100) if day < 200 else (3, day - 200)
        school.moves_to(f"2026-{month:02}-{number:02}T15:30")
        mine = [text for to, text in school.news if to == FATIMA and "herinnering" in text]
        assert len(mine) <= 1
        if mine:
            got[f"2026-{month:02}-{number:02}"] = 1
    weeks = sorted(got)
    assert weeks
    for one, two in pairwise(weeks):
        assert _days(one, two) >= 7, weeks


def _days(one: str, two: str) -> int:
    return (date.fromisoformat(two) - date.fromisoformat(one)).days


def test_the_facilitator_changes_the_reminder_before_it_goes_out(school: School) -> None:
    plans_meetings(school)
    school.at("2026-03-04T09:00")
    sanne = school[SANNE]
    sanne.says("agenda").presses("start:terugkoppeling")
    sanne.fills(huiswerk="Lees het stageplan.", herinnering="Al gelezen?").presses("Verstuur")
    school.at("2026-03-05T09:00")
    sanne.says("huiswerk")
    assert (sanne.field("huiswerk").value, sanne.field("herinnering").value) == ("Lees het stageplan.", "Al gelezen?")
    sanne.fills(herinnering="Lukt het met het stageplan?").presses("Zet klaar")
    seen = [day for day in range(9, 28) if _reminded(school, f"2026-03-{day:02}T15:30", BRAM, "Lukt het met het stage")]
    assert seen == [17]
    assert "Al gelezen?" not in "\n".join(s.text for s in school[BRAM].shown if "herinnering" in s.text.lower())


@pytest.mark.parametrize(
    ("wish", "who", "step"),
    [
        ("zelfscan", FATIMA, "stellingen"),
        ("feedback vragen aan mijn student", FATIMA, "wie"),
        ("leervraag", FATIMA, "vraag"),
        ("leervraag", SANNE, "lijst"),
        ("reflectie", BRAM, "vragen"),
        ("huiswerk", BRAM, "plan"),
        ("bijeenkomst", SANNE, "datums"),
        ("bijeenkomst", BRAM, "komst"),
    ],
)
def test_the_same_wish_starts_what_the_role_does_with_it(school: School, wish: str, who: str, step: str) -> None:
    plans_meetings(school)
    assert school[who].says(wish).form.step == step


def test_a_participant_who_cannot_come_says_so_to_the_facilitator(school: School) -> None:
    plans_meetings(school)
    school[BRAM].says("bijeenkomst").fills(komt="nee", reden="Studiedag").presses("Verstuur")
    school.moves_to("2026-01-23T15:30")
    assert "Studiedag" in told(school, SANNE)
