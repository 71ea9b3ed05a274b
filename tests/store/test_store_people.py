"""People, their accounts, their placements and tracks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from dialogs.nouns import DEFAULT_MOMENT, Region, Role
from store import people, placements, tracks


def test_an_address_is_the_same_in_upper_and_lower_case(database):
    with database.transaction("t") as c:
        first = people.put(c, email="Jan.DeVries@School.example", name="Jan de Vries")
        again = people.put(c, email="jan.devries@school.example ", name="Jan de Vries-Bakker")
        assert again.id == first.id
        assert people.by_email(c, "JAN.DEVRIES@SCHOOL.EXAMPLE") == again
        assert people.by_email(c, "jan@school.example") is None
        assert people.all_people(c) == (again,)
    assert (again.name, again.moment, again.begun_at) == ("Jan de Vries-Bakker", DEFAULT_MOMENT, None)


def test_a_person_begins_once_and_is_invited_once(database, at):
    with database.transaction("t") as c:
        jan = people.put(c, email="jan@school.example", name="Jan")
        assert [people.invited(c, jan.id, at()), people.invited(c, jan.id, at(hours=1))] == [True, False]
        assert not people.begin(c, jan.id, at(hours=2))
        assert people.by_id(c, jan.id).begun_at == at()
        piet = people.put(c, email="piet@school.example", name="Piet")
        assert [people.begin(c, piet.id, at()), people.begin(c, piet.id, at(hours=1))] == [True, False]
        assert people.invited(c, piet.id, at(hours=1))
        assert people.by_id(c, piet.id).begun_at == at()


def test_stopping_resuming_and_the_chosen_moment_are_remembered(database, world, at):
    with database.transaction("t") as c:
        people.stop(c, world.sanne.id, at())
        people.set_moment(c, world.sanne.id, time(8, 5))
        people.set_language(c, world.sanne.id, "en")
        sanne = people.by_id(c, world.sanne.id)
        assert (sanne.stopped, sanne.moment, sanne.language) == (True, time(8, 5), "en")
        people.resume(c, world.sanne.id)
        assert not people.by_id(c, world.sanne.id).stopped


def test_a_moment_comes_back_as_the_same_instant_in_utc(database, world):
    moment = datetime(2026, 3, 29, 3, 30, 15, 123456, tzinfo=ZoneInfo("Europe/Amsterdam"))
    with database.transaction("t") as c:
        people.bind(c, person_id=world.sanne.id, channel="web", tenant="", user="s", address=None, at=moment)
        found = people.account_of(c, world.sanne.id)
    assert found is not None
    assert (found.last_seen, found.last_seen.tzinfo) == (moment, UTC)


def test_a_moment_without_time_zone_is_refused(database, world):
    with pytest.raises(Exception, match="time zone"), database.transaction("t") as c:
        people.stop(c, world.sanne.id, datetime(2026, 2, 4, 12, 0))


def test_an_unknown_person_is_a_lookup_error(database):
    with database.reading() as c, pytest.raises(LookupError):
        people.by_id(c, 999)


def test_a_person_is_reached_where_she_was_seen_last(database, world, at):
    with database.transaction("t") as c:
        for minutes, channel in enumerate(("slack", "teams")):
            people.bind(
                c,
                person_id=world.sanne.id,
                channel=channel,
                tenant="T1",
                user="U1",
                address={"channel": "D1", "naam": "Zoë"},
                at=at(minutes=minutes),
            )
        assert people.by_account(c, "slack", "T1", "U1") == people.by_id(c, world.sanne.id)
        assert people.by_account(c, "slack", "T2", "U1") is None
        teams = people.account_of(c, world.sanne.id)
        assert teams is not None
        assert (teams.channel, teams.address) == ("teams", {"channel": "D1", "naam": "Zoë"})
        people.unreachable(c, teams.id, "geblokkeerd", at(minutes=5))
        slack = people.account_of(c, world.sanne.id)
        assert slack is not None
        assert slack.channel == "slack"
        assert [a.unreachable for a in people.accounts(c, world.sanne.id)] == ["geblokkeerd", None]
        people.bind(c, person_id=world.sanne.id, channel="teams", tenant="T1", user="U1", address={}, at=at(minutes=9))
        back = people.account_of(c, world.sanne.id)
        assert back is not None
        assert (back.id, back.channel, back.address) == (teams.id, "teams", {})
        assert people.account(c, teams.id) == back


def test_a_placement_knows_everyone_around_the_student_first_one_first(database, world):
    with database.reading() as c:
        placement = placements.by_id(c, world.placement)
    assert placement.student == placement.person(Role.STUDENT)
    assert placement.student.email == "sanne@school.example"
    assert [p.first_name for p in placement.people(Role.WPB)] == ["Wim", "Willemien"]
    assert placement.roles(world.sofie.id) == (Role.SO,)
    assert (placement.klassen, placement.vak, placement.region) == (("2b", "3c"), "Biologie", Region.MIDDEN)


def test_putting_a_placement_again_changes_it_and_replaces_the_seats(database, world, place):
    with database.transaction("t") as c:
        same = place(c, world.sanne, school="De Vuurtoren", seats=((Role.WPB, world.sofie.id, 1),))
        assert same == world.placement
        placement = placements.by_id(c, same)
        assert placement.school == "De Vuurtoren"
        assert {(s.role, s.person.first_name) for s in placement.seats} == {
            (Role.STUDENT, "Sanne"),
            (Role.WPB, "Sofie"),
        }
        assert placements.of_person(c, world.wim.id, on=date(2026, 2, 4)) == ()


def test_a_placement_counts_until_its_last_day_and_from_the_start_of_its_school_year(database, world):
    def seen_on(*days: date) -> list[bool]:
        with database.reading() as c:
            found = [placements.of_person(c, world.wim.id, on=day) for day in days]
            assert found == [placements.active(c, on=day) for day in days]
        return [bool(some) for some in found]

    assert seen_on(date(2025, 7, 31), date(2025, 8, 1), date(2026, 7, 31), date(2026, 8, 1)) == [
        False,
        True,
        True,
        False,
    ]
    with database.transaction("t") as c:
        placements.end(c, world.placement, date(2026, 2, 4))
    assert seen_on(date(2026, 2, 4), date(2026, 2, 5)) == [True, False]
    with database.reading() as c:
        assert [p.end for p in placements.all_of(c, programme="hr-n4", year="2025-2026")] == [date(2026, 2, 4)]


def test_a_placement_is_found_by_programme_year_and_student(database, world, place):
    with database.transaction("t") as c:
        other = place(c, world.sanne, programme="han-wpl2")
        found = placements.by_key(c, programme="han-wpl2", year="2025-2026", student_id=world.sanne.id)
        assert found is not None
        assert found.id == other
        assert placements.by_key(c, programme="hr-n4", year="2026-2027", student_id=world.sanne.id) is None
        assert {p.id for p in placements.of_person(c, world.sanne.id, on=date(2026, 2, 4))} == {world.placement, other}
        with pytest.raises(LookupError):
            placements.by_id(c, 999)


def test_someone_with_two_seats_has_both_roles(database, world, place):
    with database.transaction("t") as c:
        place(c, world.sanne, seats=((Role.SO, world.sofie.id, 1), (Role.SCO, world.sofie.id, 1)))
        assert set(placements.by_id(c, world.placement).roles(world.sofie.id)) == {Role.SO, Role.SCO}


def test_a_track_group_keeps_its_members_when_it_is_put_again(database, world):
    with database.transaction("t") as c:
        group = tracks.put_group(
            c, name="Groep A", facilitator_id=world.sofie.id, start=date(2025, 9, 8), members=[world.wim.id]
        )
        empty = tracks.put_group(c, name="Groep B", facilitator_id=world.sofie.id, start=date(2025, 9, 8))
        again = tracks.put_group(
            c,
            name="Groep A",
            facilitator_id=world.willemien.id,
            start=date(2026, 3, 16),
            members=[world.sanne.id, world.wim.id],
        )
        a, b = tracks.groups(c)
        mine = [p for p in placements.of_group(c, group) if p.is_own(world.wim.id)]
    assert again == group == a.id
    assert (a.title, a.start, a.year, a.kind) == ("Groep A", date(2026, 3, 16), "2025-2026", "group")
    assert [p.id for p in a.people(Role.DEELNEMER)] == [world.sanne.id, world.wim.id]
    assert a.person(Role.FACILITATOR).id == world.willemien.id
    assert (b.id, b.people(Role.DEELNEMER)) == (empty, ())
    [own] = mine
    assert (own.group, own.kind, own.name, own.school) == (group, "placement", "Wim Voorbeeld", "")
    assert own.person(Role.FACILITATOR).id == world.willemien.id


def test_a_person_may_follow_two_tracks_in_one_year_and_lead_two(database, world):
    with database.transaction("t") as c:
        for name in ("Voorjaar", "Najaar"):
            tracks.put_group(
                c, name=name, facilitator_id=world.sofie.id, start=date(2025, 9, 8), members=[world.wim.id]
            )
        wim, sofie = (placements.of_person(c, p.id, on=date(2025, 9, 8)) for p in (world.wim, world.sofie))
    assert [p.kind for p in wim if p.programme == "werkplekopleider"] == ["group", "placement"] * 2
    assert sorted(p.name for p in sofie if p.programme == "werkplekopleider") == [
        "Najaar",
        "Voorjaar",
        "Wim Voorbeeld",
        "Wim Voorbeeld",
    ]
