"""The content that ships: whole, quick to load, and the year of a placement at hr-n4 as its people meet it."""

from __future__ import annotations

from datetime import date

import pytest

from content.agenda import Facts, Mark, duties, for_person, moments, serving
from content.check import problems
from content.load import Library, load
from dialogs.nouns import Person, Placement, Region, Role, Seat

PEOPLE = {
    role: Person(id=n, name=name, email=f"{name.lower()}@voorbeeld.nl")
    for n, (role, name) in enumerate(
        (
            (Role.STUDENT, "Sanne"),
            (Role.WPB, "Wim"),
            (Role.SO, "Sofie"),
            (Role.IO, "Ineke"),
            (Role.ASSESSOR, "Ans"),
        ),
        start=1,
    )
}
PLACEMENT = Placement(
    id=1,
    programme="hr-n4",
    year="2025-2026",
    school="De Brug",
    region=Region.ZUID,
    start=date(2025, 9, 1),
    seats=tuple(Seat(role=role, person=person) for role, person in PEOPLE.items()),
)
BEGUN = {person.id: date(2025, 9, 3) for person in PEOPLE.values()}


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def seen(library: Library, role: Role, on: str, done: tuple[str, ...] = ()):
    today = date.fromisoformat(on)
    facts = Facts(begun=BEGUN, marks={name: Mark(status="done", on=today) for name in done})
    calendar = library.calendar("hr-n4", "2025-2026")
    found = duties(library.programmes["hr-n4"], calendar, PLACEMENT, facts, today=today)
    return for_person(found, PEOPLE[role].id, [role])


def test_the_shipped_content_has_no_problem():
    assert [str(problem) for problem in problems()] == []


def test_a_wpb_in_september_sees_the_first_period_and_no_hard_date(library):
    found = [d for d in seen(library, Role.WPB, "2025-09-15") if d.status == "open" and d.period]
    assert {d.period for d in found} == {"periode-1"}
    assert {"p1-startgesprek", "p1-kijkwijzer-1", "p1-driehoek-1-voeren"} <= {d.obligation for d in found}
    assert all(d.soft and d.due == date(2025, 11, 12) for d in found)


def test_early_in_november_the_tasks_of_both_periods_are_in_view(library):
    found = {d.period for d in seen(library, Role.WPB, "2025-11-05") if d.status == "open" and d.period}
    assert found == {"periode-1", "periode-2"}


@pytest.mark.parametrize(
    ("on", "done", "expected"),
    [
        ("2025-10-08", (), "p1-kijkwijzer-1"),
        ("2025-12-10", ("p1-kijkwijzer-1",), "p2-kijkwijzer-2"),
        ("2026-03-04", ("p1-kijkwijzer-1", "p2-kijkwijzer-2"), "p3-kijkwijzer-3"),
        ("2026-05-20", ("p1-kijkwijzer-1", "p2-kijkwijzer-2"), "p3-kijkwijzer-3"),
        ("2026-05-20", ("p1-kijkwijzer-1", "p2-kijkwijzer-2", "p3-kijkwijzer-3"), None),
    ],
)
def test_a_kijkwijzer_counts_for_the_period_in_which_it_is_given(library, on, done, expected):
    found = serving(seen(library, Role.WPB, on, done), "kijkwijzer", PEOPLE[Role.WPB].id, date.fromisoformat(on))
    assert (found.obligation if found else None) == expected


def test_the_student_is_reminded_of_4_february_on_29_january_and_nobody_else_is(library):
    days = library.days(Region.ZUID, library.calendar("hr-n4", "2025-2026"))
    reminded = {
        (role, duty.obligation)
        for role, person in PEOPLE.items()
        for duty in seen(library, role, "2026-01-12")
        for moment in moments(duty, person, days, library.policy)
        if moment.at.isoformat() == "2026-01-29T15:30:00+01:00"
    }
    assert reminded == {(Role.STUDENT, "p2-inleveren")}


def test_nobody_but_the_student_is_ever_late(library):
    for on in ("2025-11-13", "2026-02-05", "2026-04-23", "2026-06-30"):
        late = {role for role in PEOPLE for duty in seen(library, role, on) if duty.status == "late"}
        assert late == {Role.STUDENT}, on


def test_a_year_without_calendar_leaves_every_task_in_view_and_none_late(library):
    found = duties(library.programmes["hr-n4"], None, PLACEMENT, Facts(begun=BEGUN), today=date(2026, 6, 30))
    assert {d.status for d in found} <= {"open", "upcoming"}
