"""What a conversation is about: one student's placement, or the whole school in one school year."""

from __future__ import annotations

from bot.subjects import placement_of, placements_of, school_of, seated
from bot.world import World
from store import placements
from store.db import Conn


def world(partnership, c: Conn, who: str) -> World:
    return World(c=c, library=partnership.library, at=partnership.now, person=partnership.person(c, who))


def test_a_school_is_one_subject_for_everyone_there_and_holds_ones_own_placements(partnership):
    with partnership.database.reading() as c:
        marieke, noor = world(partnership, c, "marieke.oosterhof"), world(partnership, c, "noor.willems")
        school = school_of(noor, noor.placements[0])
        assert {school_of(marieke, p) for p in marieke.placements} == {school}
        assert placements_of(marieke, school) == marieke.placements
        assert len(marieke.placements) > 1
        assert [p.student.name for p in placements_of(noor, school)] == ["Noor Willems"]


def test_who_has_no_seat_at_a_school_cannot_speak_of_it(partnership):
    with partnership.database.reading() as c:
        noor, zoe = world(partnership, c, "noor.willems"), world(partnership, c, "zoe.martens")
        school = school_of(noor, noor.placements[0])
        assert seated(noor, school)
        assert not seated(zoe, school)
        assert placement_of(zoe, school) is None


def test_a_school_year_that_is_over_is_another_subject(partnership):
    with partnership.database.reading() as c:
        noor = world(partnership, c, "noor.willems")
        kind, number, year = school_of(noor, noor.placements[0]).split(":")
        assert not seated(noor, f"{kind}:{number}:{int(year) - 1}")


def test_a_subject_without_a_placement_is_open_to_its_own_person(partnership):
    with partnership.database.reading() as c:
        assert seated(world(partnership, c, "noor.willems"), None)


def test_who_left_the_roster_loses_the_placement(partnership):
    with partnership.database.transaction("test") as c:
        placements.end(c, partnership.placement(c, "noor.willems"), partnership.now.date().replace(day=1))
        noor = world(partnership, c, "noor.willems")
        number = next(p.id for p in placements.all_of(c, programme="hr-n4", year="2025-2026") if noor.roles(p))
        assert not seated(noor, f"placement:{number}")
