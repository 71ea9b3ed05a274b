"""Concerns: who reads them, whose step it is, and that they end with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.nouns import Role
from store import concerns, placements, submissions
from store.concerns import Concern


@pytest.fixture
def opened(database, world, at) -> Concern:
    with database.transaction("t") as c:
        written = submissions.add(
            c,
            person_id=world.wim.id,
            dialog="zorg",
            entries=(),
            answers={},
            content_version="v",
            at=at(),
            placement_id=world.placement,
            confidential=True,
        )
        return concerns.open_(
            c,
            placement_id=world.placement,
            author_id=world.wim.id,
            route="stoppen",
            call=False,
            submission_id=written.id,
            readers=[(world.sofie.id, Role.SO)],
            step="overleg",
            due=date(2026, 2, 9),
            at=at(),
        )


def test_only_its_readers_read_what_was_written(database, world, opened):
    with database.reading() as c:
        who = {
            p.id
            for p in (world.wim, world.sofie, world.sanne)
            if concerns.reads(c, submission_id=opened.submission_id, person_id=p.id)
        }
        assert who == {world.sofie.id}
        assert [s.dialog for s in submissions.of_placement(c, world.placement)] == []
        for person, count in ((world.wim, 1), (world.sofie, 1), (world.willemien, 0)):
            assert len(concerns.open_for(c, person.id)) == count


def test_a_reader_is_added_once_and_can_be_dropped(database, world, opened, at):
    with database.transaction("t") as c:
        assert concerns.add_reader(c, opened.id, world.sanne.id, None, at())
        assert not concerns.add_reader(c, opened.id, world.sanne.id, Role.STUDENT, at())
        assert [(r.person_id, r.role) for r in concerns.readers(c, opened.id)] == [
            (world.sanne.id, None),
            (world.sofie.id, Role.SO),
        ]
        concerns.drop_reader(c, opened.id, world.sanne.id)
        assert [r.person_id for r in concerns.readers(c, opened.id)] == [world.sofie.id]


def test_of_two_at_the_same_instant_one_takes_the_step(database, world, opened, at, together):
    with database.reading() as c:
        [step] = concerns.steps(c, opened.id)

    def press(who: int):
        def act() -> bool:
            with database.transaction("press") as c:
                return concerns.take(c, step.id, by=who, at=at()) is not None

        return act

    assert sorted(together(press(world.sofie.id), press(world.willemien.id))) == [False, True]
    with database.transaction("t") as c:
        concerns.free(c, step.id)
        found = concerns.step_by_id(c, step.id)
    assert found is not None
    assert found.owner_id is None


def test_a_step_comes_up_on_its_day_and_once_reminded_not_again(database, opened, at):
    with database.transaction("t") as c:
        assert concerns.due_steps(c, date(2026, 2, 8)) == ()
        [step] = concerns.due_steps(c, date(2026, 2, 9))
        concerns.reminded(c, step.id, date(2026, 2, 9))
        assert concerns.due_steps(c, date(2026, 2, 20)) == ()


def test_a_step_and_a_concern_are_closed_once(database, world, opened, at):
    with database.transaction("t") as c:
        [step] = concerns.steps(c, opened.id)
        assert concerns.close_step(c, step.id, by=world.sofie.id, at=at(), submission_id=None) is not None
        assert concerns.close_step(c, step.id, by=world.wim.id, at=at(), submission_id=None) is None
        done = concerns.close(c, opened.id, by=world.sofie.id, at=at(), reason="Opgelost.")
        assert done is not None
        assert done.reason == "Opgelost."
        assert concerns.close(c, opened.id, by=world.wim.id, at=at(), reason="Nog eens.") is None
        assert concerns.open_of(c, range(1, 99)) == ()
        assert concerns.by_id(c, 99) is None
        assert concerns.step_by_id(c, 99) is None


def test_a_concern_is_left_behind_when_a_reader_has_gone_and_somebody_can_follow(database, world, opened, at):
    with database.transaction("t") as c:
        assert concerns.left_behind(c) == ()
        mentor = (Role.WPB, world.wim.id, 1)
        placements.seat(c, world.placement, [mentor], today=at().date())
        assert concerns.left_behind(c) == (), "nobody has her role now"
        placements.seat(c, world.placement, [mentor, (Role.SO, world.willemien.id, 1)], today=at().date())
        assert concerns.left_behind(c) == (opened,)
        concerns.add_reader(c, opened.id, world.willemien.id, Role.SO, at())
        assert concerns.left_behind(c) == (), "her successor reads on"
        concerns.close(c, opened.id, by=world.wim.id, at=at(), reason="Klaar.")
        assert concerns.open_of(c, [opened.id]) == ()


def test_a_step_of_who_has_gone_and_a_reader_of_choice_who_has_gone_are_left_behind(database, world, opened, at):
    with database.transaction("t") as c:
        [step] = concerns.steps(c, opened.id)
        concerns.take(c, step.id, by=world.sofie.id, at=at())
        concerns.add_reader(c, opened.id, world.sanne.id, None, at())
        seats = [(s.role, s.person.id, s.rank) for s in placements.by_id(c, world.placement).seats]
        assert concerns.left_behind(c) == ()
        placements.seat(c, world.placement, [s for s in seats if s[1] != world.sofie.id], today=at().date())
        assert concerns.left_behind(c) == (opened,), "the step has no owner any more"
        concerns.free(c, step.id)
        assert concerns.left_behind(c) == ()
        placements.seat(c, world.placement, [s for s in seats if s[1] != world.sanne.id], today=at().date())
        assert concerns.left_behind(c) == (opened,), "who was chosen has gone"
