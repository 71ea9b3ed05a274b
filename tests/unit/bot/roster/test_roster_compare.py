"""What an import would do is worked out from what is there and what is wanted, and told in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.roster.compare import Current, CurrentGroup, Plan, compare
from bot.roster.wanted import Wanted, WantedGroup, WantedPerson, WantedPlacement, WantedSeat
from bot.roster.words import report
from dialogs.nouns import Person, Placement, Region, Role, Seat

TODAY = date(2026, 1, 21)
NAMES = {"noor@x.example": "Noor Willems", "wim@x.example": "Wim de Groot", "els@x.example": "Els Bos"}
PEOPLE = tuple(Person(id=n, name=name, email=email) for n, (email, name) in enumerate(NAMES.items(), start=1))


def placement(student: int = 0, school: str = "Zilverbeek", end: date | None = None, wpb: int = 1) -> Placement:
    return Placement(
        id=10 + student,
        programme="hr-n4",
        year="2025-2026",
        school=school,
        region=Region.ZUID,
        start=date(2025, 9, 3),
        end=end,
        seats=(Seat(role=Role.STUDENT, person=PEOPLE[student]), Seat(role=Role.WPB, person=PEOPLE[wpb])),
    )


def wish(student: str = "noor@x.example", school: str = "Zilverbeek", wpb: str = "wim@x.example") -> WantedPlacement:
    return WantedPlacement(
        programme="hr-n4",
        year="2025-2026",
        student=student,
        school=school,
        region=Region.ZUID,
        start=date(2025, 9, 3),
        seats=(WantedSeat(role=Role.STUDENT, email=student), WantedSeat(role=Role.WPB, email=wpb)),
    )


def wanted(*placements: WantedPlacement, groups: tuple[WantedGroup, ...] = ()) -> Wanted:
    people = tuple(WantedPerson(email=e, name=n) for e, n in NAMES.items())
    return Wanted(people=people, placements=placements, groups=groups, sheets=("plaatsingen", "trajecten"))


def plan(current: Current, wish_: Wanted) -> Plan:
    return compare(current, wish_, today=TODAY)


def test_an_empty_store_gets_everything() -> None:
    found = plan(Current(), wanted(wish()))
    assert [p.name for p in found.people] == list(NAMES.values())
    assert found.added == (wish(),)
    assert "Noor Willems: hr-n4 2025-2026, Zilverbeek, vanaf 3-9-2025" in report(found)


def test_the_same_roster_again_changes_nothing() -> None:
    found = plan(Current(people=PEOPLE, placements=(placement(),)), wanted(wish()))
    assert found.empty
    assert found.unchanged == 1
    assert "er verandert niets" in report(found)


def test_a_change_is_told_with_old_and_new_value() -> None:
    other = replace(wish(wpb="els@x.example"), end=date(2026, 6, 26), klassen=("2b", "3c"))
    text = report(plan(Current(people=PEOPLE, placements=(placement(),)), wanted(other)))
    assert "Noor Willems (hr-n4 2025-2026): klassen: leeg → 2b; 3c, eind: leeg → 26-6-2026" in text
    assert "wpb: Wim de Groot → Els Bos" in text


def test_a_new_name_for_a_known_address_is_a_change_of_name() -> None:
    people = (PEOPLE[0], replace(PEOPLE[1], name="W. de Groot"), PEOPLE[2])
    found = plan(Current(people=people, placements=(placement(),)), wanted(wish()))
    assert "wim@x.example: W. de Groot → Wim de Groot" in report(found)


def test_a_student_who_left_the_sheet_ends_only_where_the_file_covers_the_school() -> None:
    there = (placement(), placement(2), replace(placement(1, school="Veerkade"), id=99))
    found = plan(Current(people=PEOPLE, placements=there), wanted(wish()))
    assert [p.student.name for p in found.ended] == ["Els Bos"]
    assert found.untouched == (("Veerkade", 1),)
    text = report(found)
    assert "Beëindigd per 21-1-2026" in text
    assert "Veerkade: 1 plaatsing" in text


def test_what_ended_before_does_not_end_again() -> None:
    there = (placement(), placement(2, end=TODAY))
    assert plan(Current(people=PEOPLE, placements=there), wanted(wish())).ended == ()


def test_a_file_with_only_tracks_ends_no_placement() -> None:
    group = WantedGroup(name="Najaar", facilitator="els@x.example", start=TODAY, members=("wim@x.example",))
    tracks_only = replace(wanted(groups=(group,)), sheets=("trajecten",))
    found = plan(Current(people=PEOPLE, placements=(placement(),)), tracks_only)
    assert (found.ended, found.untouched) == ((), ())
    assert "Najaar (nieuw): erbij: Wim de Groot" in report(found)


def test_a_group_tells_who_joins_and_who_stays_without_being_in_the_file() -> None:
    old = CurrentGroup(name="Najaar", facilitator="els@x.example", start=TODAY, members=("noor@x.example",))
    new = WantedGroup(name="najaar", facilitator="wim@x.example", start=TODAY, members=("els@x.example",))
    text = report(plan(Current(people=PEOPLE, groups=(old,)), wanted(groups=(new,))))
    assert "facilitator: Els Bos → Wim de Groot; erbij: Els Bos" in text
    assert "najaar: Noor Willems" in text


# --- a school that is called otherwise ---


def so(email: str) -> WantedSeat:
    return WantedSeat(role=Role.SO, email=email)


def with_so(one: Placement, person: int = 2) -> Placement:
    return replace(one, seats=(*one.seats, Seat(role=Role.SO, person=PEOPLE[person])))


def test_a_school_that_everyone_moves_with_is_the_same_school_under_another_name() -> None:
    now = Current(people=PEOPLE, placements=(with_so(placement()), with_so(placement(1, wpb=1))))
    rows = [wish(student, school="Zilverbeek Lyceum") for student in ("noor@x.example", "wim@x.example")]
    found = plan(now, wanted(*(replace(row, seats=(*row.seats, so("els@x.example"))) for row in rows)))
    assert found.schools == (("Zilverbeek", "Zilverbeek Lyceum"),)
    assert "Dezelfde school onder een andere naam (1):\n- Zilverbeek → Zilverbeek Lyceum" in report(found)


def test_a_student_who_moves_to_another_school_takes_no_school_along() -> None:
    moved = wish(school="Elzenhof")
    alone = Current(people=PEOPLE, placements=(with_so(placement()),))
    assert plan(alone, wanted(replace(moved, seats=(*moved.seats, so("wim@x.example"))))).schools == ()
    others = Current(people=PEOPLE, placements=(with_so(placement()), with_so(placement(1))))
    assert plan(others, wanted(replace(moved, seats=(*moved.seats, so("els@x.example"))))).schools == ()
    known = Current(people=PEOPLE, placements=(with_so(placement()),), schools=frozenset({"Elzenhof"}))
    assert plan(known, wanted(replace(moved, seats=(*moved.seats, so("els@x.example"))))).schools == ()
