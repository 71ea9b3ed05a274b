"""What a calendar can do to a reminder: the night the clock changes, a leap day, dates that move, people who come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from people import BILAL, FATIMA, NOOR, WIM, School, moment

from bot.world import AMSTERDAM
from dialogs.nouns import Region, Role
from store import obligations, people, placements

SOFIE = "sofie.nieuw@zilverbeek.example"


def moves(school: School, student: str, obligation: str, due: date) -> None:
    with school.database.transaction("test") as c:
        obligations.move(
            c, placement_id=school.placement_of(student).id, obligation=obligation, due=due, by=None, at=school.now
        )


def days_with_news(school: School, first: str, last: str, *clocks: str) -> list[str]:
    """The moments between two days, both included, at which something went out."""
    day, found = date.fromisoformat(first), []
    while day <= date.fromisoformat(last):
        found += [f"{day:%m-%d} {c}" for c in clocks or ("15:30",) if school.moves_to(f"{day}T{c}")]
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize(
    ("due", "first", "last", "told"),
    [
        (date(2026, 3, 30), "2026-03-27", "2026-03-30", ["03-27 15:30"]),
        (date(2026, 3, 31), "2026-03-28", "2026-03-31", ["03-30 15:30"]),
    ],
    ids=["the Monday after", "the Tuesday after"],
)
def test_the_night_the_clock_goes_forward_changes_no_moment(
    asleep: School, due: date, first: str, last: str, told: list[str]
) -> None:
    """In the night of 29 March 2026 the hour between two and three does not exist."""
    asleep.at("2026-03-26T16:00")[NOOR].says("hallo")
    moves(asleep, NOOR, "p3-inleveren", due)
    clocks = ("01:30", "02:30", "03:30", "07:59", "14:30", "15:29", "15:30", "16:30")
    assert days_with_news(asleep, first, last, *clocks) == told


def test_the_night_the_clock_goes_back_sends_nothing_twice(asleep: School) -> None:
    """In the night of 26 October 2025 the hour between two and three comes twice."""
    asleep.at("2025-10-23T16:00")[NOOR].says("hallo")
    moves(asleep, NOOR, "p1-inleveren", date(2025, 10, 30))
    asleep.now = moment("2025-10-24T15:30")
    assert asleep.ticks() == 0, "a holiday in this region until the 26th"
    for utc in range(22, 26):
        asleep.now = moment("2025-10-25T00:00").astimezone(AMSTERDAM) + timedelta(hours=utc)
        assert asleep.ticks() == 0
    assert days_with_news(asleep, "2025-10-26", "2025-10-31", "14:30", "15:30", "16:30") == ["10-29 15:30"]


def test_a_leap_day_is_a_day_like_another(asleep: School) -> None:
    assert asleep.library.days(Region.MIDDEN).is_working(date(2028, 2, 29))
    days = asleep.library.days(Region.MIDDEN)
    assert days.add_working(date(2028, 3, 1), -1) == date(2028, 2, 29)


# --- dates that move ---


def test_a_deadline_moved_to_yesterday_is_late_and_brings_no_reminder(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    asleep.moves_to("2026-01-27T15:30")
    moves(asleep, NOOR, "p2-inleveren", date(2026, 1, 26))
    for day in ("2026-01-28", "2026-01-29", "2026-02-03"):
        asleep.moves_to(f"{day}T15:30")
        assert "Inleveren" not in asleep[NOOR].heard
    assert "Was op maandag 26 januari 2026" in asleep[NOOR].says("agenda").heard


def test_an_extension_after_a_reminder_brings_the_reminders_of_the_new_date(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    assert asleep.moves_to("2026-01-29T15:30") == 1
    moves(asleep, NOOR, "p2-inleveren", date(2026, 3, 4))
    asleep[NOOR].says("fijn")
    assert asleep.moves_to("2026-02-03T15:30") == 0
    assert days_with_news(asleep, "2026-02-04", "2026-03-05") == ["02-11 15:30", "02-26 15:30", "03-03 15:30"]


def test_a_calendar_that_is_changed_counts_from_the_next_day(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    assert asleep.moves_to("2026-01-29T15:30") == 1
    calendar = asleep.library.packs["hr-n4"].calendars["2025-2026"].value
    period = calendar.periods["periode-2"]
    assert period.deadline is not None
    later = period.model_copy(update={"deadline": period.deadline.model_copy(update={"on": date(2026, 2, 11)})})
    old = calendar.periods
    calendar.__dict__["periods"] = {**old, "periode-2": later}
    asleep[NOOR].says("fijn")
    try:
        assert days_with_news(asleep, "2026-02-02", "2026-02-11") == ["02-02 15:30", "02-05 15:30", "02-10 15:30"]
        assert "Dit moet morgen, woensdag 11 februari 2026." in asleep[NOOR].shown[-1].text
    finally:
        calendar.__dict__["periods"] = old


# --- people who come and go ---


def test_a_placement_that_ended_reminds_nobody(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    with asleep.database.transaction("test") as c:
        placements.end(c, asleep.placement_of(NOOR).id, date(2026, 1, 28))
    assert days_with_news(asleep, "2026-01-29", "2026-02-04") == []


def test_who_takes_a_mentor_s_place_in_march_hears_of_what_comes_and_not_of_what_was(asleep: School) -> None:
    asleep[WIM].says("hallo")
    moves(asleep, NOOR, "p2-kijkwijzer-2", date(2026, 2, 4))
    asleep.at("2026-03-02T09:00")
    moves(asleep, NOOR, "p3-kijkwijzer-3", date(2026, 3, 11))
    with asleep.database.transaction("test") as c:
        sofie = people.put(c, email=SOFIE, name="Sofie Nieuw")
        placement = asleep.placement_of(NOOR)
        seats = [(s.role, sofie.id if s.role is Role.WPB else s.person.id, s.rank) for s in placement.seats]
        placements.seat(c, placement.id, seats, today=date(2026, 3, 2))
    agenda = asleep[SOFIE].says("agenda").heard
    assert "Derde kijkwijzer" in agenda
    assert "Tweede kijkwijzer" not in agenda, "what was due before she came is not late for her"
    assert days_with_news(asleep, "2026-03-02", "2026-03-11") == ["03-05 15:30"]
    assert {email for email, _ in asleep.news} <= {SOFIE}
    assert asleep[WIM].got == []


def test_a_student_in_two_programmes_gets_one_message_for_both(asleep: School) -> None:
    asleep.second_programme(NOOR)
    asleep[NOOR].says("hallo")
    with asleep.database.transaction("test") as c:
        [other] = [
            p
            for p in placements.of_person(c, asleep.person(NOOR).id, on=date(2026, 1, 21))
            if p.programme == "han-wpl2"
        ]
        obligations.move(
            c,
            placement_id=other.id,
            obligation="startgesprek-voeren",
            due=date(2026, 2, 4),
            by=None,
            at=asleep.now,
        )
    assert days_with_news(asleep, "2026-01-22", "2026-01-28") == ["01-27 15:30"]
    assert asleep.moves_to("2026-01-29T15:30") == 1
    assert asleep.moves_to("2026-02-03T15:30") == 1
    assert "Inleveren periode 2" in asleep[NOOR].heard
    assert "tartgesprek" in asleep[NOOR].heard


def test_a_reminder_asked_for_the_same_day_comes_that_day(asleep: School) -> None:
    asleep[NOOR].says("hallo")
    asleep.moves_to("2026-01-29T15:30")
    assert "om 17.00 uur" in asleep[NOOR].says("herinner me vandaag om 17 uur").heard
    assert asleep.moves_to("2026-01-29T17:00") == 1


def test_two_mentors_of_one_student_are_each_reminded_once(asleep: School) -> None:
    asleep[FATIMA].says("hallo")
    moves(asleep, BILAL, "p2-kijkwijzer-2", date(2026, 2, 4))
    assert asleep.moves_to("2026-01-29T15:30") == 1
