"""What is past its date: said to who acts first, then to who can help, once, with facts and ways to deal with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from people import BILAL, MARIEKE, NOOR, WIM, School, moment
from test_approvals_in_parts import replaced

from bot import house
from dialogs.event import Pressed
from dialogs.nouns import Role
from store import escalations, obligations, people, placements
from store.escalations import Step

ANNELIES = "annelies.brouwer@opleiding.example"
YVONNE = "yvonne.tillema@veerkade.example"


@pytest.fixture
def steady(school: School) -> School:
    """The partnership in which a coordinator confirmed the steps."""
    with school.database.transaction("test") as c:
        house.confirm(c, school.library, school.now)
    return school


def days(school: School, first: str, last: str) -> list[tuple[str, str]]:
    """Let the Mondays, Thursdays and Fridays from `first` to `last` come, and those two; everything that was sent."""
    day, sent = date.fromisoformat(first), []
    while day <= date.fromisoformat(last):
        if day.weekday() in (0, 3, 4) or day.isoformat() in (first, last):
            sent += on(school, day.isoformat())
        day += timedelta(days=1)
    return sent


def on(school: School, *several: str) -> list[tuple[str, str]]:
    """Let these days come; everything that was sent."""
    sent = []
    for day in several:
        school.moves_to(f"{day}T16:00")
        sent += school.news
    return sent


def steps(school: School, student: str = NOOR) -> list[Step]:
    with school.database.reading() as c:
        return list(escalations.of_placements(c, [school.placement_of(student).id]))


def alerts(sent: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(email, text) for email, text in sent if text.startswith("Over de datum")]


def announced(school: School) -> None:
    """The date of 4 February is past; it was announced the next day."""
    on(school, "2026-02-03", "2026-02-05")


def alerted(school: School) -> None:
    """And Marieke has the list, on the first working Monday after the holiday."""
    on(school, "2026-02-03", "2026-02-05", "2026-02-23")


def done(school: School, *students: str) -> None:
    with school.database.transaction("test") as c:
        for student in students:
            placement = school.placement_of(student)
            for name in school.library.programmes[placement.programme].obligations:
                obligations.mark(c, placement_id=placement.id, obligation=name, status="done", by=None, at=school.now)


# --- first who acts ---------------------------------------------------------------------------------------------------


def test_who_acts_hears_the_next_working_day_who_will_hear_it_when(steady: School) -> None:
    announced(steady)
    noor = steady[NOOR]
    assert "Noor, de datum is voorbij" in noor.heard
    assert "Ligt het er op woensdag 11 februari 2026 nog, dan laat ik het weten aan Marieke Oosterhof." in noor.heard
    [card] = noor.cards
    assert [b.label for b in card.items[0].buttons] == ["Beginnen", "Gedaan", "Ik heb uitstel nodig"]
    assert card.notice == "Werkplekwijzer heeft een herinnering."
    assert steady[MARIEKE].heard == ""


def test_it_is_announced_once(steady: School) -> None:
    announced(steady)
    assert not [text for email, text in days(steady, "2026-02-06", "2026-02-10") if email == NOOR and "voorbij" in text]


def test_nothing_is_announced_or_passed_on_before_a_coordinator_confirmed_it(school: School) -> None:
    sent = days(school, "2026-02-02", "2026-03-06")
    assert not [text for _, text in sent if "de datum is voorbij" in text or text.startswith("Over de datum")]
    assert steps(school) == []


def test_what_was_past_before_it_was_confirmed_is_left_alone(school: School) -> None:
    days(school, "2026-02-02", "2026-02-05")
    with school.database.transaction("test") as c:
        house.confirm(c, school.library, school.now)
    assert not alerts(days(school, "2026-02-06", "2026-03-06"))


def test_steps_that_were_changed_after_they_were_confirmed_do_not_hold(steady: School) -> None:
    changed = steady.library.policy.escalation.model_copy(update={"alert_after": 9})
    policy = steady.library.policy.model_copy(update={"escalation": changed})
    object.__setattr__(steady.library, "policy", policy)
    try:
        with steady.database.reading() as c:
            assert house.standing(c, steady.library) == house.Standing(since=None, changed=True)
        assert not alerts(days(steady, "2026-02-02", "2026-02-27"))
    finally:
        same = steady.library.policy.model_copy(update={"escalation": changed.model_copy(update={"alert_after": 5})})
        object.__setattr__(steady.library, "policy", same)


# --- then who can help ------------------------------------------------------------------------------------------------


def test_the_so_hears_the_facts_in_one_list_on_monday(steady: School) -> None:
    done(steady, BILAL)
    sent = alerts(on(steady, "2026-02-03", "2026-02-05", "2026-02-11", "2026-02-12", "2026-02-16", "2026-02-23"))
    assert [email for email, _ in sent if email == MARIEKE] == [MARIEKE]
    assert steady.now.date() == date(2026, 2, 23)
    [card] = [c for c in steady[MARIEKE].cards if (c.title or "").startswith("Over de datum")]
    noor = next(item for item in card.items if "Noor Willems" in item.text)
    assert "Doet: Noor Willems." in noor.text
    assert noor.detail is not None
    assert noor.detail.startswith("Moest op woensdag 4 februari 2026. Herinnerd: ")
    assert noor.detail.endswith("Op do 5 feb vooraf gemeld dat dit bericht komt.")
    assert not [item for item in card.items if "Bilal" in item.text]
    assert card.notice == "Werkplekwijzer heeft een overzicht."


def test_nobody_else_hears_of_it(steady: School) -> None:
    sent = alerts(days(steady, "2026-02-02", "2026-03-06"))
    assert {email for email, _ in sent} <= {MARIEKE, YVONNE, "peter.hendrikx@wilgenpoort.example"}


def test_it_is_told_once(steady: School) -> None:
    alerted(steady)
    assert not alerts(days(steady, "2026-02-24", "2026-03-13"))


def test_what_is_done_in_time_is_not_passed_on(steady: School) -> None:
    announced(steady)
    steady[NOOR].presses("Gedaan")
    sent = alerts(days(steady, "2026-02-06", "2026-02-23"))
    assert not [text for _, text in sent if "Noor" in text]


def test_what_is_done_after_the_list_was_made_needs_nobody(steady: School) -> None:
    alerted(steady)
    take = next(b.id for b in steady[MARIEKE].buttons if b.label == "Ik pak het op")
    done(steady, *{s.student.email for s in _placements(steady) if s.programme == "hr-n4"})
    steady.hears(MARIEKE, Pressed(control=take))
    assert steady[MARIEKE].heard == "Dit is inmiddels geregeld. Er hoeft niets meer te gebeuren."


def _placements(school: School):
    with school.database.reading() as c:
        return placements.active(c, on=school.now.date())


def test_when_who_acts_wants_no_messages_it_says_so(steady: School) -> None:
    steady[NOOR].says("afmelden")
    done(steady, BILAL)
    alerted(steady)
    item = next(i for c in steady[MARIEKE].cards for i in c.items if "Noor Willems" in i.text)
    assert item.detail is not None
    assert item.detail.endswith("Vooraf melden lukte niet.")


def test_the_io_hears_it_where_the_so_is_not_with_the_bot(steady: School) -> None:
    steady[MARIEKE].says("afmelden")
    sent = alerts(days(steady, "2026-02-02", "2026-02-27"))
    assert ANNELIES in {email for email, _ in sent}
    assert MARIEKE not in {email for email, _ in sent}


def test_a_new_so_hears_what_her_predecessor_did_not_deal_with(steady: School) -> None:
    alerted(steady)
    replaced(steady, NOOR, Role.SO, YVONNE)
    sent = alerts(days(steady, "2026-02-24", "2026-03-06"))
    assert [email for email, text in sent if "Noor" in text] == [YVONNE]


def test_a_placement_that_ended_is_not_passed_on(steady: School) -> None:
    announced(steady)
    with steady.database.transaction("test") as c:
        placements.end(c, steady.placement_of(NOOR).id, date(2026, 2, 6))
    sent = alerts(days(steady, "2026-02-06", "2026-02-27"))
    assert not [text for _, text in sent if "Noor" in text]


def test_an_end_after_the_list_is_told_to_who_presses(steady: School) -> None:
    alerted(steady)
    take = _button(steady, "opgepakt", NOOR)
    with steady.database.transaction("test") as c:
        placements.end(c, steady.placement_of(NOOR).id, date(2026, 2, 22))
    steady.hears(MARIEKE, Pressed(control=take))
    assert steady[MARIEKE].heard == (
        "De plaatsing van Noor Willems is geëindigd op zondag 22 februari 2026. Er hoeft niets meer te gebeuren."
    )


# --- dealing with it --------------------------------------------------------------------------------------------------


def _button(school: School, name: str, student: str) -> str:
    """The button of this name on the item about a student, as Marieke has it."""
    placement = school.placement_of(student)
    step = next(s for s in steps(school, student) if s.stage == "alert")
    assert step.placement_id == placement.id
    return f"{name}:{step.id}"


def test_taking_it_up_is_told_to_who_acts(steady: School) -> None:
    alerted(steady)
    steady.hears(MARIEKE, Pressed(control=_button(steady, "opgepakt", NOOR)))
    assert "Dat u meekijkt, laat ik weten aan Noor Willems" in steady[MARIEKE].heard
    steady.moves_to("2026-02-24T15:30")
    assert "Marieke Oosterhof kijkt mee met wat over de datum is" in steady[NOOR].heard


def two_sos(school: School) -> None:
    school.seats(NOOR, (Role.SO, YVONNE, 2))


def test_of_two_sos_who_press_the_first_deals_with_it_and_the_other_is_told(steady: School) -> None:
    two_sos(steady)
    alerted(steady)
    take = _button(steady, "opgepakt", NOOR)
    other = steady.another_process()
    steady.hears_at_once(
        (steady.core, steady.inbound(MARIEKE, Pressed(control=take))),
        (other, steady.inbound(YVONNE, Pressed(control=take))),
    )
    heard = [steady[MARIEKE].heard, steady[YVONNE].heard]
    assert sorted("heeft dit al opgepakt, op maandag 23 februari 2026" in text for text in heard) == [False, True]
    [step] = [s for s in steps(steady) if s.stage == "alert"]
    assert step.outcome == "taken"


def test_an_extension_moves_every_reminder_and_is_told(steady: School) -> None:
    alerted(steady)
    steady.hears(MARIEKE, Pressed(control=_button(steady, "uitstel", NOOR)))
    steady[MARIEKE].fills(tot="9 maart")
    assert steady[MARIEKE].form.readers == ("Noor Willems",)
    steady[MARIEKE].presses("Geef uitstel")
    assert [s.outcome for s in steps(steady) if s.stage == "alert"] == ["extended"]
    steady.moves_to("2026-02-24T15:30")
    assert "Marieke Oosterhof heeft uitstel gegeven" in steady[NOOR].heard
    steady[NOOR].says("hallo")
    sent = on(steady, "2026-03-03", "2026-03-06")
    assert [text for email, text in sent if email == NOOR and "maandag 9 maart 2026" in text]
    steady[NOOR].says("hallo")
    later = on(steady, "2026-03-10", "2026-03-16", "2026-03-23")
    assert [text for email, text in later if email == NOOR and "Noor, de datum is voorbij" in text]
    assert [text for email, text in alerts(later) if email == MARIEKE and "Moest op maandag 9 maart 2026" in text]


def test_a_second_extension_of_an_open_form_goes_on_where_it_was(steady: School) -> None:
    alerted(steady)
    for _ in range(2):
        steady.hears(MARIEKE, Pressed(control=_button(steady, "uitstel", NOOR)))
    assert steady[MARIEKE].form.step == "uitstel"


def test_who_acts_can_ask_for_time(steady: School) -> None:
    announced(steady)
    steady[NOOR].presses("Ik heb uitstel nodig")
    assert "Gevraagd aan Marieke Oosterhof" in steady[NOOR].heard
    steady.moves_to("2026-02-06T15:30")
    assert "Noor Willems vraagt uitstel" in steady[MARIEKE].heard
    steady[MARIEKE].presses("Uitstel geven").fills(tot="27 februari").presses("Geef uitstel")
    assert not [t for _, t in alerts(days(steady, "2026-02-07", "2026-02-27")) if "Noor" in t]


def test_what_does_not_apply_is_asked_twice_and_then_settled(steady: School) -> None:
    alerted(steady)
    steady.hears(MARIEKE, Pressed(control=_button(steady, "nvt", NOOR)))
    assert steady[MARIEKE].heard.startswith("Geldt dit niet?")
    steady[MARIEKE].presses("Klopt, dit geldt niet")
    with steady.database.reading() as c:
        [mark] = [m for m in obligations.marks(c, [steady.placement_of(NOOR).id]) if m.status == "not_applicable"]
    assert mark.by == steady[MARIEKE].id
    steady.moves_to("2026-02-24T15:30")
    assert "dat dit niet geldt" in steady[NOOR].heard


@pytest.mark.parametrize("how", ["Ongedaan maken", "ongedaan"])
def test_what_does_not_apply_can_be_taken_back_and_is_open_again(steady: School, how: str) -> None:
    alerted(steady)
    marieke = steady[MARIEKE]
    steady.hears(MARIEKE, Pressed(control=_button(steady, "nvt", NOOR)))
    marieke.presses("Klopt, dit geldt niet")
    if how == "ongedaan":
        marieke.says(how)
    else:
        marieke.presses(how)
    assert marieke.heard.startswith("Teruggenomen. Dit geldt weer")
    assert [s.outcome for s in steps(steady) if s.stage == "alert"] == [None]
    steady.hears(MARIEKE, Pressed(control="achterstand"))
    assert "Noor" in marieke.heard
    steady.moves_to("2026-02-24T15:30")
    assert "dit geldt toch" in steady[NOOR].heard
    steady.hears(MARIEKE, Pressed(control=_button(steady, "opgepakt", NOOR)))
    assert "Dat u meekijkt, laat ik weten aan Noor Willems" in marieke.heard


def test_only_who_said_that_it_does_not_apply_takes_it_back_and_only_once(steady: School) -> None:
    two_sos(steady)
    alerted(steady)
    nvt = _button(steady, "nvt", NOOR)
    steady.hears(MARIEKE, Pressed(control=f"{nvt}:ja"))
    steady.hears(YVONNE, Pressed(control=f"ongedaan:{nvt}"))
    assert steady[YVONNE].heard.startswith("Die knop werkt niet meer.")
    for expected in ("Teruggenomen.", "Die knop werkt niet meer."):
        steady.hears(MARIEKE, Pressed(control=f"ongedaan:{nvt}"))
        assert steady[MARIEKE].heard.startswith(expected)


# --- more time, in a sentence ---


@pytest.mark.parametrize("said", ["geef Noor tot 9 maart voor het portfolio", "Noor krijgt uitstel tot 9 maart"])
def test_an_so_gives_more_time_in_a_sentence_and_confirms_it(steady: School, said: str) -> None:
    alerted(steady)
    marieke = steady[MARIEKE].says(said)
    assert marieke.form.readers == ("Noor Willems",)
    assert "Uitstel voor Noor Willems: Inleveren periode 2" in marieke.heard
    assert marieke.summary == {"Tot welke dag?": "maandag 9 maart 2026"}
    assert [s.outcome for s in steps(steady) if s.stage == "alert"] == [None]
    marieke.presses("Geef uitstel")
    assert [s.outcome for s in steps(steady) if s.stage == "alert"] == ["extended"]
    steady.moves_to("2026-02-24T15:30")
    assert "mag tot en met maandag 9 maart 2026" in steady[NOOR].heard


@pytest.mark.parametrize(
    "said",
    [
        "geef Noor tot 16 maart voor het portfolio",
        "Noor krijgt uitstel tot 16 maart",
        "geef Noor toch tot 16 maart",
        "nee, tot 16 maart",
    ],
)
def test_another_day_in_a_second_sentence_is_the_day_that_is_given(steady: School, said: str) -> None:
    alerted(steady)
    marieke = steady[MARIEKE].says("geef Noor tot 9 maart voor het portfolio").says(said)
    assert "Aangepast: Tot welke dag? → maandag 16 maart 2026." in marieke.heard
    assert marieke.summary == {"Tot welke dag?": "maandag 16 maart 2026"}
    marieke.presses("Geef uitstel")
    steady.moves_to("2026-02-24T15:30")
    assert "mag tot en met maandag 16 maart 2026" in steady[NOOR].heard


def test_another_day_for_someone_else_leaves_the_first_as_it_was(steady: School) -> None:
    alerted(steady)
    marieke = steady[MARIEKE].says("geef Noor tot 9 maart voor het portfolio")
    marieke.says("geef Bilal tot 16 maart voor het portfolio")
    assert "Uitstel voor Bilal Amrani" in marieke.heard
    assert "Aangepast" not in marieke.heard
    marieke.says("geef Noor uitstel voor inleveren").presses("Inleveren periode 2, Noor Willems")
    assert marieke.summary == {"Tot welke dag?": "maandag 9 maart 2026"}


def test_where_more_tasks_fit_the_so_chooses_and_the_day_is_kept(steady: School) -> None:
    marieke = steady[MARIEKE].says("geef mijn studenten uitstel tot 30 juni")
    assert marieke.heard == "Waarvoor is het uitstel?"
    chosen = marieke.buttons[0]
    marieke.presses(chosen.label)
    assert marieke.summary == {"Tot welke dag?": "dinsdag 30 juni 2026"}
    assert marieke.heard.startswith("Klopt het zo?")


def test_without_a_day_it_is_asked(steady: School) -> None:
    alerted(steady)
    marieke = steady[MARIEKE].says("geef Noor uitstel voor inleveren")
    assert "Inleveren periode 3, Noor Willems" in {b.label for b in marieke.buttons}
    marieke.presses("Inleveren periode 2, Noor Willems")
    assert marieke.form.step == "uitstel"
    assert "Inleveren periode 2" in marieke.heard


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("geef Sophie tot 9 maart", "Die naam ken ik niet bij u."),
        ("geef Noor tot 25 februari voor de eindbeoordeling", "Ik vind geen open taak met een datum vóór die dag."),
    ],
)
def test_more_time_for_nobody_or_nothing_is_told(steady: School, said: str, answer: str) -> None:
    done(steady, NOOR)
    assert steady.at("2026-02-23T16:00")[MARIEKE].says(said).heard.startswith(answer)


@pytest.mark.parametrize("who", [WIM, NOOR])
def test_who_cannot_give_time_starts_nothing_with_the_same_words(steady: School, who: str) -> None:
    alerted(steady)
    steady[who].says("Noor krijgt uitstel tot 9 maart")
    assert not [shown for shown in steady[who].got if shown.form is not None]
    assert [s.outcome for s in steps(steady) if s.stage == "alert"] == [None]


def test_somebody_else_cannot_deal_with_it(steady: School) -> None:
    alerted(steady)
    for who in (WIM, NOOR, "peter.hendrikx@wilgenpoort.example"):
        for name in ("opgepakt", "uitstel", "nvt", "zorgelijk"):
            steady.hears(who, Pressed(control=_button(steady, name, NOOR)))
            assert "niet aan" in steady[who].heard
    assert [s.outcome for s in steps(steady) if s.stage == "alert"] == [None]


def test_a_button_of_nothing_is_told_so(steady: School) -> None:
    for control in ("opgepakt:999", "opgepakt", "nvt:x", "uitstel-voor:1", "vraag-uitstel:1:niets", "uitstel-voor:1:x"):
        steady.hears(MARIEKE, Pressed(control=control))
        assert steady[MARIEKE].heard.startswith("Die knop werkt niet meer.")


def test_all_of_it_can_be_asked_for(steady: School) -> None:
    alerted(steady)
    steady.hears(MARIEKE, Pressed(control="achterstand"))
    [card] = steady[MARIEKE].cards
    assert len(card.items) == 8
    for student in (NOOR,):
        steady.hears(MARIEKE, Pressed(control=_button(steady, "opgepakt", student)))
    steady.hears(MARIEKE, Pressed(control="achterstand"))
    assert not [i for c in steady[MARIEKE].cards for i in c.items if "Noor" in i.text]
    steady.hears(WIM, Pressed(control="achterstand"))
    assert steady[WIM].heard == "Er is nu niets over de datum waar nog niemand naar kijkt."


# --- the promise ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(2))
def test_everything_overdue_reaches_its_so_once_by_the_step_and_never_at_night(steady: School, seed: int) -> None:
    import random

    chance = random.Random(seed)
    pupils = [p.student.email for p in _placements(steady) if p.programme == "hr-n4"]
    finished = set(chance.sample(pupils, chance.randint(0, len(pupils) - 1)))
    done(steady, *finished)
    silent = set(chance.sample(pupils, 2))
    for email in sorted(silent):
        steady[email].says("afmelden")
    told: dict[str, list[datetime]] = {}
    day = date(2026, 2, 2)
    while day <= date(2026, 3, 13):
        for clock in chance.sample(("03:00", "07:59", "12:00", "15:30", "16:40", "18:59", "19:30", "23:00"), 2):
            if moment(f"{day}T{clock}") <= steady.now:
                continue
            steady.moves_to(f"{day}T{clock}")
            for email, text in steady.news:
                if "de datum is voorbij" not in text and not text.startswith("Over de datum"):
                    continue
                assert 8 <= steady.now.hour < 19 or clock == "19:00"
                assert day.weekday() < 5
                assert not date(2026, 2, 14) <= day <= date(2026, 2, 22)
                for pupil in pupils:
                    name = steady.person(pupil).name
                    if text.startswith("Over de datum") and f", {name}." in text:
                        told.setdefault(f"{email} {pupil}", []).append(steady.now)
                    if "voorbij" in text and email == pupil:
                        assert pupil not in silent
        day += timedelta(days=1)
    for placement in _placements(steady):
        if placement.programme != "hr-n4":
            continue
        pupil, so = placement.student.email, placement.people(Role.SO)[0].email
        heard = told.pop(f"{so} {pupil}", [])
        assert len(heard) == (0 if pupil in finished else 1)
        assert all(date(2026, 2, 11) <= at.date() <= date(2026, 3, 4) for at in heard)
    assert told == {}


def test_several_processes_tell_it_once(steady: School) -> None:
    announced(steady)
    days(steady, "2026-02-06", "2026-02-22")
    steady.at("2026-02-23T16:00").tick_at_once(steady.core, steady.another_process(), steady.another_process())
    assert [email for email, _ in alerts(steady.news) if email == MARIEKE] == [MARIEKE]


def test_who_has_begun_after_the_date_is_never_passed_on(asleep: School) -> None:
    school = asleep
    with school.database.transaction("test") as c:
        house.confirm(c, school.library, school.now)
        for person in people.all_people(c):
            if person.email != NOOR:
                people.begin(c, person.id, moment("2026-01-05T09:00"))
    school.at("2026-02-06T10:00")[NOOR].says("begin")
    assert not [t for _, t in alerts(days(school, "2026-02-06", "2026-03-06")) if "Noor" in t]
