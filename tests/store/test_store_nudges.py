"""Moments of bringing something up: planned once, moved with their deadline, never repeated, never too many."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.message import Say
from dialogs.text import Line
from store import nudges, obligations, outbox, people
from store.nudges import Planned


@pytest.fixture
def wanted(world, at):
    """One moment, a day from now, changed as told."""

    def one(**changes):
        return Planned(
            **{
                "person_id": world.wim.id,
                "placement_id": world.placement,
                "obligation": "kijkwijzer-1",
                "revision": 0,
                "stage": "week-before",
                "at": at(days=1),
                **changes,
            }
        )

    return one


def stages(c, world):
    return [(n.stage, n.revision, n.at) for n in nudges.of_placement(c, world.placement)]


def carried(c, world, at, ids, key="digest", sent_at=None):
    row = outbox.add(
        c,
        person_id=world.wim.id,
        message=Say(text=Line(text="Er staat iets open.")),
        cause="digest",
        key=key,
        not_before=at(),
        at=at(),
        lease_by="x",
    )
    nudges.settle(c, ids, row.id)
    if sent_at is not None:
        assert outbox.sent(c, row.id, by="x", ref=None, at=sent_at)
    return row.id


def test_planning_the_same_again_changes_nothing(database, world, wanted, at):
    both = [wanted(), wanted(stage="day-before", at=at(days=6))]
    with database.transaction("t") as c:
        assert [nudges.plan(c, both), nudges.plan(c, both)] == [2, 0]
        assert stages(c, world) == [("week-before", 0, at(days=1)), ("day-before", 0, at(days=6))]


def test_a_moved_deadline_replaces_what_was_not_sent(database, world, wanted, at):
    with database.transaction("t") as c:
        nudges.plan(c, [wanted(), wanted(stage="day-before", at=at(days=6))])
        nudges.plan(c, [wanted(revision=1, at=at(days=8))])
        assert stages(c, world) == [("week-before", 1, at(days=8))]
        nudges.plan(c, [wanted(revision=1, at=at(days=9))])
        assert stages(c, world) == [("week-before", 1, at(days=9))]


def test_a_placement_with_nothing_left_to_do_loses_its_moments(database, world, wanted):
    with database.transaction("t") as c:
        nudges.plan(c, [wanted()])
        assert nudges.plan(c, []) == 0
        assert len(stages(c, world)) == 1
        assert nudges.plan(c, [], placements=[world.placement]) == 1
        assert stages(c, world) == []


def test_what_was_sent_or_dropped_is_never_planned_again(database, world, wanted, at):
    with database.transaction("t") as c:
        nudges.plan(c, [wanted(), wanted(stage="day-before", at=at(days=2))])
        first, second = nudges.due(c, at=at(days=2))
        carried(c, world, at, [first.id])
        nudges.settle(c, [second.id], None)
        assert nudges.plan(c, [wanted(at=at(days=4)), wanted(stage="day-before", at=at(days=4))]) == 0
        assert nudges.due(c, at=at(days=9)) == ()


def test_a_moment_is_due_when_it_has_come_oldest_first(database, world, wanted, at):
    with database.transaction("t") as c:
        nudges.plan(c, [wanted(stage=str(n), at=at(hours=10 - n)) for n in range(5)])
        assert [n.stage for n in nudges.due(c, at=at(hours=8))] == ["4", "3", "2"]
        assert [n.stage for n in nudges.due(c, at=at(hours=7), ahead=at(hours=9))] == ["4", "3", "2", "1"]
        assert nudges.due(c, at=at(hours=5)) == ()


def test_nothing_is_due_for_who_has_not_begun_or_has_stopped(database, world, wanted, at):
    with database.transaction("t") as c:
        jan = people.put(c, email="jan@school.example", name="Jan")
        nudges.plan(c, [wanted(), wanted(person_id=jan.id)])
        assert [n.person_id for n in nudges.due(c, at=at(days=1))] == [world.wim.id]
        people.begin(c, jan.id, at())
        people.stop(c, world.wim.id, at())
        assert [n.person_id for n in nudges.due(c, at=at(days=1))] == [jan.id]


def test_what_is_put_off_is_silent_until_then_and_comes_once_more(database, world, wanted, at):
    with database.transaction("t") as c:
        plan = [wanted(), wanted(stage="day-before", at=at(days=3)), wanted(stage="late", at=at(days=20))]
        nudges.plan(c, plan)
        carried(c, world, at, [nudges.due(c, at=at(days=1))[0].id])
        for days in (5, 6, 5, 5):
            nudges.snooze(
                c, person_id=world.wim.id, placement_id=world.placement, obligation="kijkwijzer-1", until=at(days=days)
            )
        assert nudges.plan(c, plan) == 0
        assert nudges.due(c, at=at(days=4)) == ()
        (again,) = nudges.due(c, at=at(days=5))
        assert (again.obligation, again.at) == ("kijkwijzer-1", at(days=5))
        assert [n.stage for n in nudges.due(c, at=at(days=20))] == [again.stage, "late"]


def test_putting_off_one_thing_leaves_the_rest_alone(database, world, wanted, at):
    with database.transaction("t") as c:
        nudges.plan(c, [wanted(obligation="startgesprek"), wanted(person_id=world.sanne.id), wanted()])
        nudges.snooze(
            c, person_id=world.wim.id, placement_id=world.placement, obligation="kijkwijzer-1", until=at(days=5)
        )
        found = {(n.person_id, n.obligation) for n in nudges.due(c, at=at(days=1))}
    assert found == {(world.wim.id, "startgesprek"), (world.sanne.id, "kijkwijzer-1")}


def test_two_replicas_that_plan_at_once_plan_it_once(database, world, wanted, at, together):
    plan = [wanted(stage=str(n)) for n in range(20)]

    def planning():
        with database.transaction("tick") as c:
            nudges.plan(c, plan)

    together(planning, planning, planning)
    with database.reading() as c:
        assert len(nudges.of_placement(c, world.placement)) == 20


def test_a_year_of_many_placements_is_planned_in_one_go(database, world, wanted):
    plan = [wanted(stage=f"{n}") for n in range(3000)]
    with database.transaction("t") as c:
        assert nudges.plan(c, plan) == 3000
        assert nudges.plan(c, [replace(p, revision=1) for p in plan]) == 6000
        assert len(nudges.of_placement(c, world.placement)) == 3000


def test_the_digest_knows_what_it_carries(database, world, wanted, at):
    with database.transaction("t") as c:
        nudges.plan(c, [wanted(), wanted(obligation="startgesprek"), wanted(obligation="later", at=at(days=9))])
        ids = [n.id for n in nudges.due(c, at=at(days=1))]
        row = carried(c, world, at, ids)
        assert [(n.id, n.outbox_id) for n in nudges.of_row(c, row)] == [(i, row) for i in ids]


def test_moments_are_handed_out_person_by_person(database, world, wanted, at):
    with database.transaction("t") as c:
        everyone = sorted(p.id for p in (world.sanne, world.wim, world.sofie))
        nudges.plan(c, [wanted(person_id=i, stage=stage) for i in everyone for stage in "ab"])
        first = nudges.due(c, at=at(days=1), people=2)
        rest = nudges.due(c, at=at(days=1), after=first[-1].person_id, people=2)
        assert [n.person_id for n in (*first, *rest)] == [i for i in everyone for _ in "ab"]
        assert nudges.due(c, at=at(days=1), after=rest[-1].person_id, people=2) == ()


def test_a_message_that_does_not_go_gives_its_moments_back(database, world, wanted, at):
    with database.transaction("t") as c:
        nudges.plan(c, [wanted()])
        [there] = nudges.due(c, at=at(days=1))
        row = carried(c, world, at, [there.id])
        assert nudges.due(c, at=at(days=1)) == ()
        nudges.reopen(c, person_id=world.wim.id, outbox_id=row)
        assert [n.id for n in nudges.due(c, at=at(days=1))] == [there.id]
        assert nudges.of_row(c, row) == ()


def test_how_long_it_took_counts_from_the_first_reminder_and_only_what_the_reminded_person_did(
    database, world, wanted, at
):
    def done(c, obligation, by):
        obligations.mark(c, placement_id=world.placement, obligation=obligation, status="done", by=by.id, at=at(days=3))

    with database.transaction("t") as c:
        nudges.plan(c, [wanted(), wanted(stage="day-before", at=at(days=2)), wanted(obligation="startgesprek")])
        first, other, second = nudges.due(c, at=at(days=2))
        for number, days in ((first.id, 1), (second.id, 2)):
            carried(c, world, at, [number], key=f"d{days}", sent_at=at(days=days))
        carried(c, world, at, [other.id], key="other", sent_at=at(days=1))
        done(c, "kijkwijzer-1", world.wim)
        done(c, "startgesprek", world.sanne)
        assert nudges.times_to_done(c, since=at()) == ((world.wim.id, timedelta(days=2)),)
        assert nudges.times_to_done(c, since=at(days=4)) == ()
