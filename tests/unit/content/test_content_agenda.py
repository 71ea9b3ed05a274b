"""What is owed, by whom, when, and how it stands: seen from a day in the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.agenda import Facts, Mark, duties, for_person, moments, serving
from content.calendar import AMSTERDAM, Days, is_quiet
from content.model import Calendar, Policy, Programme, Quiet, Span
from dialogs.nouns import Person, Placement, Region, Role, Seat

STUDENT, WPB, SO, IO = (
    Person(id=n, name=name, email=f"{name}@voorbeeld.nl")
    for n, name in enumerate(("Sanne", "Wim", "Sofie", "Ineke"), start=1)
)
PLACEMENT = Placement(
    id=7,
    programme="proef",
    year="2025-2026",
    school="De Brug",
    region=Region.ZUID,
    start=date(2025, 9, 1),
    seats=(
        Seat(role=Role.STUDENT, person=STUDENT),
        Seat(role=Role.WPB, person=WPB),
        Seat(role=Role.SO, person=SO),
        Seat(role=Role.IO, person=IO),
    ),
)
ALL_BEGUN = {person.id: date(2025, 9, 1) for person in (STUDENT, WPB, SO, IO)}
FACTS = Facts(begun=ALL_BEGUN)
SOURCE = {"document": "bron.txt"}
CALENDAR = Calendar.model_validate(
    {
        "year": "2025-2026",
        "periods": {
            "periode-1": {"from": "2025-09-01", "to": "2025-11-12", "deadline": {"on": "2025-11-12"}},
            "periode-2": {"from": "2025-11-13", "to": "2026-02-04", "deadline": {"on": "2026-02-04"}},
            "periode-3": {"from": "2026-02-05", "to": "2026-04-22"},
        },
        "dates": {"assessmentles": {"on": "2026-01-14", "weekday": "woensdag"}},
    }
)
ZUID = Days(Region.ZUID, (("kerstvakantie", Span(from_=date(2025, 12, 20), to=date(2026, 1, 4))),))
POLICY = Policy()


def programme(**obligations) -> Programme:
    """A programme with these obligations; what is not said is: the WPB acts, from a source."""
    written = {
        name.replace("_", "-"): {"title": name, "actors": "wpb", "source": SOURCE, **entry}
        for name, entry in obligations.items()
    }
    return Programme.model_validate({"programme": "proef", "title": "Proef", "obligations": written})


def seen(entry, on: str, facts: Facts = FACTS, placement: Placement = PLACEMENT):
    """One obligation as it stands on a day."""
    (duty,) = duties(programme(taak=entry), CALENDAR, placement, facts, today=date.fromisoformat(on))
    return duty


HAND_IN = {"actors": "student", "when": {"on": "periode-2"}}
OBSERVE = {"when": {"by_end_of": "periode-2"}, "dialog": "kijkwijzer"}


@pytest.mark.parametrize(
    ("on", "status"),
    [("2025-10-31", "upcoming"), ("2025-11-01", "open"), ("2026-02-04", "open"), ("2026-02-05", "late")],
)
def test_a_hand_in_date_opens_with_its_month_and_is_late_the_day_after(on, status):
    duty = seen(HAND_IN, on)
    assert (duty.status, duty.due, duty.soft, duty.period) == (status, date(2026, 2, 4), False, "periode-2")


@pytest.mark.parametrize("on", ["2026-02-04", "2026-02-05", "2026-06-01"])
def test_a_task_without_a_date_of_its_own_is_never_late(on):
    duty = seen(OBSERVE, on)
    assert (duty.status, duty.soft, duty.due) == ("open", True, date(2026, 2, 4))


def test_a_period_without_deadline_ends_on_its_last_day():
    assert seen({"when": {"by_end_of": "periode-3"}}, "2026-03-01").due == date(2026, 4, 22)


def test_what_is_done_stays_done_and_what_does_not_apply_stays_so():
    for status in ("done", "not_applicable"):
        facts = replace(FACTS, marks={"taak": Mark(status=status, on=date(2026, 1, 5))})
        assert seen(HAND_IN, "2026-03-01", facts).status == status


def test_an_extension_moves_the_date_and_carries_its_revision():
    facts = replace(FACTS, due={"taak": date(2026, 2, 18)}, revision={"taak": 3})
    duty = seen(HAND_IN, "2026-02-10", facts)
    assert (duty.status, duty.due, duty.revision) == ("open", date(2026, 2, 18), 3)
    assert seen(HAND_IN, "2026-02-19", facts).status == "late"


def test_an_agreed_date_makes_a_soft_task_hard():
    facts = replace(FACTS, due={"taak": date(2026, 1, 20)})
    duty = seen(OBSERVE, "2026-01-21", facts)
    assert (duty.status, duty.soft) == ("late", False)


@pytest.mark.parametrize(
    ("begun", "status"),
    [
        ({STUDENT.id: date(2026, 2, 5)}, "untracked"),
        ({STUDENT.id: date(2026, 2, 4)}, "late"),
        ({STUDENT.id: None}, "untracked"),
        ({}, "untracked"),
    ],
)
def test_what_was_due_before_someone_began_is_not_followed_and_never_late(begun, status):
    assert seen(HAND_IN, "2026-02-20", Facts(begun=begun)).status == status


def test_a_person_who_began_by_speaking_is_followed_without_being_in_the_facts():
    begun = replace(STUDENT, begun_at=datetime(2025, 9, 3, 12, tzinfo=UTC))
    placement = replace(PLACEMENT, seats=(Seat(role=Role.STUDENT, person=begun),))
    assert seen(HAND_IN, "2026-02-20", Facts(), placement).status == "late"


def test_what_was_due_before_the_placement_started_is_not_followed():
    placement = replace(PLACEMENT, start=date(2026, 2, 9))
    assert seen(HAND_IN, "2026-02-20", FACTS, placement).status == "untracked"


def test_what_opens_after_the_placement_ended_does_not_apply():
    placement = replace(PLACEMENT, end=date(2026, 1, 31))
    assert seen({"when": {"by_end_of": "periode-3"}}, "2026-02-20", FACTS, placement).status == "not_applicable"


def test_with_two_actors_of_whom_one_is_enough_the_first_to_begin_counts():
    entry = {"actors": {"any": ["student", "so"]}, "when": {"on": "periode-2"}}
    facts = Facts(begun={STUDENT.id: None, SO.id: date(2025, 9, 1)})
    assert seen(entry, "2026-02-20", facts).status == "late"


def test_something_after_something_else_waits_for_it_and_then_counts_its_days():
    pair = programme(
        gesprek={"when": {"by_end_of": "periode-1"}}, verslag={"when": {"after": "gesprek", "within": "7 dagen"}}
    )
    (_, waiting) = duties(pair, CALENDAR, PLACEMENT, FACTS, today=date(2025, 12, 1))
    assert (waiting.obligation, waiting.status, waiting.due) == ("verslag", "upcoming", None)
    facts = replace(FACTS, marks={"gesprek": Mark(status="done", on=date(2025, 12, 3))})
    found = {d.obligation: d for d in duties(pair, CALENDAR, PLACEMENT, facts, today=date(2025, 12, 4))}
    assert (found["verslag"].status, found["verslag"].due) == ("open", date(2025, 12, 10))
    found = {d.obligation: d for d in duties(pair, CALENDAR, PLACEMENT, facts, today=date(2025, 12, 11))}
    assert found["verslag"].status == "late"


def test_something_after_what_does_not_apply_keeps_waiting():
    pair = programme(a={"when": "standing"}, b={"when": {"after": "a", "within": "P7D"}})
    facts = replace(FACTS, marks={"a": Mark(status="not_applicable", on=date(2025, 10, 1))})
    found = {d.obligation: d.status for d in duties(pair, CALENDAR, PLACEMENT, facts, today=date(2026, 5, 1))}
    assert found == {"a": "not_applicable", "b": "upcoming"}


def test_something_after_an_event_or_a_named_date():
    event = replace(FACTS, events={"lesbezoek": date(2025, 10, 6)})
    assert seen({"when": {"after": "lesbezoek", "within": "2 weken"}}, "2025-10-07", event).due == date(2025, 10, 20)
    assert seen({"when": {"after": "assessmentles", "within": "P7D"}}, "2025-10-07").due == date(2026, 1, 21)
    assert seen({"when": {"after": "start", "within": "3 weken"}}, "2025-10-07").due == date(2025, 9, 22)
    assert seen({"when": {"after": "eind", "within": "P7D"}}, "2025-10-07").status == "upcoming"
    assert seen({"when": {"on": "assessmentles"}}, "2025-12-07").period == "periode-2"
    assert seen({"when": {"on": "2026-01-09"}}, "2025-12-07").due == date(2026, 1, 9)


def test_what_stands_all_year_or_comes_back_is_open_without_a_date():
    standing = seen({"when": "standing"}, "2026-06-01")
    again = seen({"when": {"at": "each lesbezoek"}}, "2026-06-01")
    assert (standing.status, standing.due, standing.standing) == ("open", None, True)
    assert (again.status, again.due, again.repeats) == ("open", None, "lesbezoek")


def test_without_a_calendar_nothing_has_a_date_and_nothing_is_late():
    pack = programme(a=HAND_IN, b=OBSERVE, c={"when": "standing"})
    found = duties(pack, None, PLACEMENT, FACTS, today=date(2030, 1, 1))
    assert [(d.due, d.status) for d in found] == [(None, "upcoming"), (None, "open"), (None, "open")]


def test_duties_come_in_the_order_of_their_dates_then_of_the_file():
    pack = programme(
        staand={"when": "standing"},
        na={"when": {"after": "laat", "in": "periode-2"}},
        laat=HAND_IN,
        vroeg={"when": {"by_end_of": "periode-1"}},
        ook_laat=OBSERVE,
    )
    found = [d.obligation for d in duties(pack, CALENDAR, PLACEMENT, FACTS, today=date(2025, 9, 2))]
    assert found == ["vroeg", "na", "laat", "ook-laat", "staand"]


def test_a_person_sees_what_she_does_herself_and_can_look_through_one_role():
    both = replace(PLACEMENT, seats=(*PLACEMENT.seats, Seat(role=Role.SO, person=WPB, rank=2)))
    pack = programme(a=OBSERVE, b={"actors": "so", "when": "standing"}, c=HAND_IN)
    found = duties(pack, CALENDAR, both, FACTS, today=date(2025, 12, 1))
    assert [d.obligation for d in for_person(found, WPB.id)] == ["a", "b"]
    assert [d.obligation for d in for_person(found, WPB.id, [Role.SO])] == ["b"]
    assert [d.obligation for d in for_person(found, STUDENT.id)] == ["c"]
    assert for_person(found, 99) == ()


YEAR = programme(
    kijk_1={"when": {"by_end_of": "periode-1"}, "dialog": "kijkwijzer"},
    kijk_2={"when": {"by_end_of": "periode-2"}, "dialog": "kijkwijzer"},
    kijk_3={"when": {"by_end_of": "periode-3"}, "dialog": "kijkwijzer"},
    feedback={"when": "standing", "dialog": "kijkwijzer"},
)


@pytest.mark.parametrize(
    ("on", "done", "expected"),
    [
        ("2025-10-01", (), "kijk-1"),
        ("2025-11-05", (), "kijk-1"),
        ("2025-11-05", ("kijk-1",), "kijk-2"),
        ("2025-11-20", (), "kijk-2"),
        ("2025-11-20", ("kijk-2",), "kijk-1"),
        ("2025-10-01", ("kijk-1",), "kijk-2"),
        ("2026-06-01", ("kijk-1",), "kijk-2"),
        ("2026-06-01", ("kijk-1", "kijk-2", "kijk-3"), None),
    ],
)
def test_a_kijkwijzer_serves_this_period_then_what_is_left_then_what_comes(on, done, expected):
    today = date.fromisoformat(on)
    facts = replace(FACTS, marks={name: Mark(status="done", on=today) for name in done})
    found = serving(duties(YEAR, CALENDAR, PLACEMENT, facts, today=today), "kijkwijzer", WPB.id, today)
    assert (found.obligation if found else None) == expected


def test_a_conversation_of_someone_else_serves_nothing():
    today = date(2025, 10, 1)
    found = duties(YEAR, CALENDAR, PLACEMENT, FACTS, today=today)
    assert serving(found, "kijkwijzer", STUDENT.id, today) is None
    assert serving(found, "startgesprek", WPB.id, today) is None


def test_the_deadline_of_4_february_is_announced_on_21_and_29_january_and_3_february_at_half_past_three():
    duty = seen(HAND_IN, "2025-12-01")
    assert [(m.stage, m.at.isoformat()) for m in moments(duty, STUDENT, ZUID, POLICY)] == [
        (10, "2026-01-21T15:30:00+01:00"),
        (4, "2026-01-29T15:30:00+01:00"),
        (1, "2026-02-03T15:30:00+01:00"),
    ]


def test_nothing_is_announced_before_the_task_is_shown_or_the_placement_has_begun():
    shown = seen({"actors": "student", "when": {"on": "periode-2"}}, "2025-10-01").opens
    assert shown is not None
    due = ZUID.add_working(shown, 6)
    found = moments(seen(HAND_IN, "2025-10-01", replace(FACTS, due={"taak": due})), STUDENT, ZUID, POLICY)
    assert [(m.stage, m.at.date()) for m in found] == [
        (10, ZUID.on_or_after(shown)),
        (4, ZUID.add_working(due, -4)),
        (1, ZUID.add_working(due, -1)),
    ]


def test_what_two_people_do_together_is_brought_up_while_a_day_at_school_is_still_to_come():
    facts = replace(FACTS, due={"taak": date(2026, 2, 6)})  # a Friday
    together = {"actors": {"all": ["student", "wpb"]}, **{k: v for k, v in HAND_IN.items() if k != "actors"}}
    last = moments(seen(together, "2025-12-01", facts), STUDENT, ZUID, POLICY, stage_days=(1, 2))[-1]
    assert last.at.date() == date(2026, 2, 3), "the day before the last Wednesday, not the Thursday"
    alone = moments(seen(HAND_IN, "2025-12-01", facts), STUDENT, ZUID, POLICY, stage_days=(1, 2))[-1]
    assert alone.at.date() == date(2026, 2, 5)


def test_a_task_may_have_reminders_of_its_own_or_none():
    facts = replace(FACTS, due={"taak": date(2026, 2, 4)})
    own = moments(seen({**HAND_IN, "remind": [20, 2]}, "2025-12-01", facts), STUDENT, ZUID, POLICY)
    assert [m.stage for m in own] == [20, 2]
    assert moments(seen({**HAND_IN, "remind": "nooit"}, "2025-12-01", facts), STUDENT, ZUID, POLICY) == ()


def test_who_wants_only_the_last_reminder_gets_only_that():
    found = moments(seen(HAND_IN, "2025-12-01"), STUDENT, ZUID, POLICY, last_only=True)
    assert [m.stage for m in found] == [1]


def test_moments_jump_over_a_holiday_and_keep_to_the_person_s_time():
    duty = seen(HAND_IN, "2025-12-01", replace(FACTS, due={"taak": date(2026, 1, 7)}))
    early = replace(STUDENT, moment=time(7))
    assert [(m.stage, m.at.isoformat()) for m in moments(duty, early, ZUID, POLICY)] == [
        (10, "2025-12-10T08:00:00+01:00"),
        (4, "2025-12-18T08:00:00+01:00"),
        (1, "2026-01-06T08:00:00+01:00"),
    ]


def test_nothing_is_announced_that_is_soft_settled_or_someone_else_s():
    today = "2025-12-01"
    assert moments(seen(OBSERVE, today), WPB, ZUID, POLICY) == ()
    assert moments(seen({"when": "standing"}, today), WPB, ZUID, POLICY) == ()
    assert moments(seen(HAND_IN, today), WPB, ZUID, POLICY) == ()
    done = replace(FACTS, marks={"taak": Mark(status="done", on=date(2025, 11, 20))})
    assert moments(seen(HAND_IN, today, done), STUDENT, ZUID, POLICY) == ()


clocks = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@given(
    due=st.dates(date(2025, 9, 1), date(2026, 8, 31)),
    clock=clocks,
    quiet=st.builds(lambda a, b: Quiet(from_=a, to=b), clocks, clocks),
    leads=st.sets(st.integers(1, 20), min_size=1, max_size=4).map(lambda found: sorted(found, reverse=True)),
)
def test_every_moment_is_on_a_working_day_outside_quiet_hours_and_before_the_day_itself(due, clock, quiet, leads):
    duty = seen(HAND_IN, "2025-09-01", replace(FACTS, due={"taak": due}))
    found = moments(duty, replace(STUDENT, moment=clock), ZUID, Policy(leads=tuple(leads), quiet=quiet))
    assert [m.at for m in found] == sorted({m.at for m in found})
    first = max(duty.opens or PLACEMENT.start, PLACEMENT.start)
    for moment in found:
        local = moment.at.astimezone(AMSTERDAM)
        assert ZUID.is_working(local.date())
        assert not is_quiet(local.time(), quiet)
        assert first <= local.date() <= due
        assert ZUID.between(local.date(), due) <= moment.stage
    assert {m.stage for m in found} >= {n for n in leads if ZUID.add_working(due, -n) > ZUID.on_or_after(first)}


MEETINGS = replace(FACTS, events={"een": date(2026, 1, 6), "twee": date(2026, 2, 3)})


def test_what_must_be_done_before_a_day_is_brought_up_before_it_also_before_the_placement_begins():
    duty = seen({"actors": ["student"], "when": {"before": "start"}}, "2025-08-20")
    assert (duty.due, duty.soft, duty.status) == (date(2025, 9, 1), False, "open")
    assert [(m.stage, m.at.date().isoformat()) for m in moments(duty, STUDENT, ZUID, POLICY)] == [
        (10, "2025-08-18"),
        (4, "2025-08-26"),
        (1, "2025-08-29"),
    ]


def test_between_two_happenings_one_reminder_comes_halfway_with_what_was_agreed():
    task = {"actors": ["student"], "when": {"after": "een", "before": "twee"}, "remind": "halverwege"}
    said = replace(MEETINGS, said={"een": "Al gelezen?", "twee": "Later"})
    duty = seen(task, "2026-01-08", said)
    assert (duty.opens, duty.due, duty.said) == (date(2026, 1, 6), date(2026, 2, 3), "Al gelezen?")
    assert [(m.stage, m.at.isoformat()) for m in moments(duty, STUDENT, ZUID, POLICY)] == [
        (0, "2026-01-20T15:30:00+01:00")
    ]
    moved = replace(said, events={**said.events, "twee": date(2026, 2, 17)})
    [later] = moments(seen(task, "2026-01-08", moved), STUDENT, ZUID, POLICY)
    assert later.at.date() == date(2026, 1, 27)


def test_a_reminder_halfway_falls_on_a_working_day_and_is_soft_where_the_source_gives_no_term():
    task = {"actors": ["student"], "when": {"after": "een", "within": "8 dagen"}, "remind": "halverwege", "soft": True}
    duty = seen(task, "2026-01-07", MEETINGS)
    [moment] = moments(duty, STUDENT, ZUID, POLICY)
    assert moment.at.date() == date(2026, 1, 12)
    assert seen(task, "2026-01-30", MEETINGS).status != "late"


def test_what_waits_for_a_meeting_that_is_not_planned_has_no_date_yet():
    duty = seen(
        {"actors": ["student"], "when": {"after": "een", "before": "drie"}, "remind": "halverwege"}, "2026-01-08"
    )
    assert (duty.due, duty.status, moments(duty, STUDENT, ZUID, POLICY)) == (None, "upcoming", ())
