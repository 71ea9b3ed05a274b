"""What holds the bot back: one message a day of its own accord, leave, a pace of one's own, and since when a seat."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialogs.message import Say
from dialogs.nouns import Role
from dialogs.text import Line
from store import absences, outbox, paces, people, placements, unasked
from store.absences import Absence

WEDNESDAY = date(2026, 2, 4)


def day(number):
    return WEDNESDAY + timedelta(days=number)


def message(c, person, at, sent_at=None):
    row = outbox.add(
        c,
        person_id=person.id,
        message=Say(text=Line(text="Er staat iets open.")),
        cause="digest",
        not_before=at(),
        at=at(),
        lease_by="x",
    )
    if sent_at is not None:
        assert outbox.sent(c, row.id, by="x", ref=None, at=sent_at)
    return row.id


def test_a_day_is_taken_once_whatever_it_is_for(database, world):
    with database.transaction("t") as c:
        assert unasked.claim(c, world.wim.id, day(0), cause="digest")
        assert not unasked.claim(c, world.wim.id, day(0), cause="invite")
        assert unasked.claim(c, world.wim.id, day(1), cause="invite")
        assert unasked.claim(c, world.sanne.id, day(0), cause="invite")


@pytest.mark.parametrize(("other", "free"), [(-7, True), (-6, False), (-1, False), (0, False), (6, False), (7, True)])
def test_a_week_lies_between_two_where_that_is_asked(database, world, other, free):
    with database.transaction("t") as c:
        assert unasked.claim(c, world.wim.id, day(0), cause="digest", apart=7)
        assert unasked.claim(c, world.wim.id, day(other), cause="digest", apart=7) is free


def test_of_several_that_want_the_same_day_at_once_one_gets_it(database, world, together):
    def wants(cause):
        def take():
            with database.transaction("t") as c:
                return unasked.claim(c, world.wim.id, day(0), cause=cause)

        return take

    assert sorted(together(*(wants(str(n)) for n in range(4)))) == [False, False, False, True]


def test_of_two_days_of_one_week_that_are_wanted_at_once_one_is_given(database, world, together):
    def wants(number):
        def take():
            with database.transaction("t") as c:
                return unasked.claim(c, world.wim.id, day(number), cause="digest", apart=7)

        return take

    assert sorted(together(*(wants(n) for n in range(4)))) == [False, False, False, True]


def test_a_message_that_does_not_go_gives_its_day_back(database, world, at):
    with database.transaction("t") as c:
        unasked.claim(c, world.wim.id, day(0), cause="digest")
        row = message(c, world.wim, at)
        unasked.carried(c, world.wim.id, day(0), row)
        assert unasked.day_of(c, row) == day(0)
        unasked.release(c, row)
        assert unasked.day_of(c, row) is None
        assert unasked.claim(c, world.wim.id, day(0), cause="digest")


def test_messages_without_an_answer_are_counted_until_the_person_is_seen(database, world, at):
    def seen(c, moment):
        people.bind(c, person_id=world.wim.id, channel="web", tenant="", user="wim", address=None, at=moment)

    def left(c):
        return unasked.restraints(c, [world.wim.id], since=day(-9))[world.wim.id].unanswered

    with database.transaction("t") as c:
        assert left(c) == 0
        for n in range(3):
            unasked.claim(c, world.wim.id, day(n), cause="digest")
            unasked.carried(c, world.wim.id, day(n), message(c, world.wim, at, sent_at=at(days=n)))
            assert left(c) == n + 1
        unasked.claim(c, world.wim.id, day(3), cause="digest")
        unasked.carried(c, world.wim.id, day(3), message(c, world.wim, at))
        assert left(c) == 3
        seen(c, at(days=1, hours=1))
        assert left(c) == 1
        seen(c, at(days=2, hours=1))
        assert left(c) == 0


def test_the_days_taken_are_known_for_several_people_at_once(database, world):
    with database.transaction("t") as c:
        for n in (5, 0, 2):
            unasked.claim(c, world.wim.id, day(n), cause="digest")
        found = unasked.restraints(c, [world.wim.id, world.sanne.id], since=day(1))
        assert found[world.wim.id].taken == (day(2), day(5))
        assert found[world.sanne.id].taken == ()


# --- leave ---


def away(c, world):
    return [(a.first, a.last) for a in absences.of_person(c, world.wim.id, since=day(0))]


def test_who_is_away_is_away_on_both_days_and_those_between(database, world, at):
    with database.transaction("t") as c:
        absences.put(c, world.wim.id, day(1), day(3), at())
        assert [absences.away(c, world.wim.id, day(n)) is not None for n in range(5)] == [
            False,
            True,
            True,
            True,
            False,
        ]
        assert absences.of_people(c, [world.wim.id, world.sanne.id], since=day(3)) == {
            world.wim.id: (Absence(first=day(1), last=day(3)),)
        }
        assert absences.of_person(c, world.wim.id, since=day(4)) == ()


def test_the_last_word_about_the_same_days_counts(database, world, at):
    with database.transaction("t") as c:
        absences.put(c, world.wim.id, day(1), day(3), at())
        absences.put(c, world.wim.id, day(9), day(9), at())
        absences.put(c, world.wim.id, day(2), day(6), at())
        assert away(c, world) == [(day(2), day(6)), (day(9), day(9))]


def test_who_is_back_early_is_back_and_what_was_still_to_come_is_off(database, world, at):
    with database.transaction("t") as c:
        absences.put(c, world.wim.id, day(0), day(5), at())
        absences.put(c, world.wim.id, day(9), day(12), at())
        absences.back(c, world.wim.id, day(3))
        assert away(c, world) == [(day(0), day(2))]
        absences.back(c, world.wim.id, day(0))
        assert away(c, world) == []


# --- pace ---


def test_a_pace_of_ones_own_is_kept_until_it_is_as_usual_again(database, world):
    with database.transaction("t") as c:
        assert paces.of_person(c, world.wim.id) is None
        paces.put(c, world.wim.id, "weekly")
        paces.put(c, world.wim.id, "last")
        assert paces.of_people(c, [world.wim.id, world.sanne.id]) == {world.wim.id: "last"}
        paces.put(c, world.wim.id, None)
        assert paces.of_person(c, world.wim.id) is None


# --- seats ---


def test_who_takes_over_a_seat_has_it_since_that_day_and_the_others_as_before(database, world, place):
    with database.transaction("t") as c:
        place(c, world.sanne, seats=((Role.WPB, world.willemien.id, 1), (Role.IO, world.sofie.id, 1)), today=day(0))
        place(c, world.sanne, seats=((Role.WPB, world.willemien.id, 1), (Role.IO, world.sofie.id, 1)), today=day(9))
        since = {(s.role, s.person.id): s.since for s in placements.by_id(c, world.placement).seats}
    assert since == {
        (Role.STUDENT, world.sanne.id): None,
        (Role.WPB, world.willemien.id): None,
        (Role.IO, world.sofie.id): day(0),
    }
