"""Steps about what is overdue: made once, told once, dealt with by whoever is first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store import escalations
from store.escalations import ALERT, ANNOUNCE, TOLD, Step


@pytest.fixture
def step(world, at) -> Step:
    return Step(
        id=0,
        placement_id=world.placement,
        obligation="p2-inleveren",
        revision=0,
        stage=ALERT,
        due=date(2026, 2, 4),
        at=at(),
        serious=False,
    )


def test_making_a_step_twice_is_once_and_a_moved_date_is_a_new_step(database, step, at):
    with database.transaction("t") as c:
        escalations.add(c, [step, replace(step, stage=f"{ANNOUNCE}7")])
        escalations.add(c, [replace(step, at=at(hours=9))])
        escalations.add(c, [replace(step, revision=1)])
        found = escalations.of_placements(c, [step.placement_id])
    assert [(s.stage, s.revision, s.at) for s in found] == [
        (ALERT, 0, at()),
        (f"{ANNOUNCE}7", 0, at()),
        (ALERT, 1, at()),
    ]
    assert found[1].person_id == 7


def test_a_step_comes_up_from_its_moment_until_it_was_told(database, step, at):
    with database.transaction("t") as c:
        escalations.add(c, [step])
        assert escalations.due(c, at(minutes=-1)) == ()
        [due] = escalations.due(c, at())
        escalations.told(c, [due.id], at(hours=1))
        assert escalations.due(c, at(hours=2)) == ()
        assert [s.id for s in escalations.open_about(c, [step.placement_id])] == [due.id]
        escalations.tell_again(c, [due.id])
        assert [s.id for s in escalations.due(c, at(hours=2))] == [due.id]


def test_of_two_at_the_same_instant_one_deals_with_it(database, step, at, world, together):
    with database.transaction("t") as c:
        escalations.add(c, [step])
        [due] = escalations.due(c, at())

    def press(who: int, outcome: escalations.Outcome):
        def act() -> int:
            with database.transaction("press") as c:
                return len(escalations.handle(c, [due.id], by=who, at=at(hours=1), outcome=outcome))

        return act

    assert sorted(together(press(world.sofie.id, "taken"), press(world.wim.id, "concern"))) == [0, 1]
    with database.reading() as c:
        fresh = escalations.by_id(c, due.id)
    assert fresh is not None
    assert (fresh.handled_by, fresh.outcome) in {(world.sofie.id, "taken"), (world.wim.id, "concern")}


def test_dealing_with_a_task_leaves_what_was_told_as_it_is(database, step, at, world):
    with database.transaction("t") as c:
        told = replace(step, stage=f"{TOLD}3", told_at=at())
        escalations.add(c, [step, replace(step, stage=f"{ANNOUNCE}3"), told])
        escalations.settle(
            c,
            placement_id=step.placement_id,
            obligation=step.obligation,
            by=world.sofie.id,
            at=at(),
            outcome="extended",
        )
        found = {s.stage: s.outcome for s in escalations.of_placements(c, [step.placement_id])}
    assert found == {ALERT: "extended", f"{ANNOUNCE}3": "extended", f"{TOLD}3": None}


def test_nothing_is_asked_of_nothing(database, at):
    with database.transaction("t") as c:
        escalations.add(c, [])
        escalations.tell_again(c, [])
        assert escalations.handle(c, [], by=None, at=at(), outcome="moot") == ()
        assert escalations.of_placements(c, []) == ()
        assert escalations.by_id(c, 99) is None
