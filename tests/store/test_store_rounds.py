"""A round: who may choose, until when, and that the last word of each counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import rounds, submissions, tracks


@pytest.fixture
def group(database, world):
    with database.transaction("t") as c:
        return tracks.put_group(
            c,
            name="Groep A",
            facilitator_id=world.sofie.id,
            start=date(2026, 2, 3),
            members=[world.wim.id, world.willemien.id],
        )


@pytest.fixture
def vote(database, world, group, at):
    with database.transaction("t") as c:
        sent = submissions.add(
            c,
            person_id=world.sofie.id,
            dialog="leervraag-ronde",
            entries=(),
            answers={},
            content_version="1",
            at=at(),
            placement_id=group,
        )
        return rounds.start(
            c,
            placement_id=group,
            kind="leervraag",
            title="Welke leervraag?",
            how="points",
            most=3,
            by=world.sofie.id,
            submission_id=sent.id,
            at=at(),
            closes_at=at(days=2),
            options=[("Hoe stel ik het niveau vast?", None), ("Hoe begeleid ik identiteit?", None)],
            invitees=[world.wim.id, world.willemien.id],
        )


def test_the_last_ballot_of_each_counts_until_the_end(database, world, vote, at):
    with database.transaction("t") as c:
        assert rounds.cast(c, vote.id, world.wim.id, [2, 1], at(hours=1)) == "cast"
        assert rounds.cast(c, vote.id, world.wim.id, [1], at(hours=2)) == "changed"
        assert rounds.cast(c, vote.id, world.willemien.id, [1, 2], at(hours=3)) == "cast"
        found = rounds.by_id(c, vote.id)
    assert found.complete
    assert found.ballots == {world.wim.id: (1,), world.willemien.id: (1, 2)}
    assert [(found.text_of(s.option), s.points) for s in found.tally.standings] == [
        ("Hoe stel ik het niveau vast?", 6),
        ("Hoe begeleid ik identiteit?", 2),
    ]


def test_a_stranger_a_wrong_option_and_who_is_too_late_do_not_count(database, world, vote, at):
    with database.transaction("t") as c:
        assert rounds.cast(c, vote.id, world.sanne.id, [1], at()) == "not_invited"
        assert rounds.cast(c, vote.id, world.wim.id, [7], at()) == "invalid"
        assert rounds.cast(c, vote.id, world.wim.id, [1], at(days=2)) == "closed"
        assert rounds.by_id(c, vote.id).ballots == {}


def test_a_round_is_closed_once_and_is_due_from_its_moment_on(database, world, vote, at):
    with database.transaction("t") as c:
        assert rounds.due(c, at(days=2) - timedelta(seconds=1)) == ()
        assert [r.id for r in rounds.due(c, at(days=2))] == [vote.id]
        assert rounds.close(c, vote.id, at(hours=5))
        assert not rounds.close(c, vote.id, at(hours=6))
        assert rounds.cast(c, vote.id, world.wim.id, [1], at(hours=7)) == "closed"
        assert rounds.due(c, at(days=3)) == ()
        assert rounds.latest(c, vote.placement, "leervraag").id == vote.id
        assert rounds.of_submission(c, vote.submission).id == vote.id


def test_of_moments_the_option_keeps_its_moment(database, world, group, vote, at):
    with database.transaction("t") as c:
        sent = submissions.add(
            c, person_id=world.sofie.id, dialog="d", entries=(), answers={}, content_version="1", at=at()
        )
        found = rounds.start(
            c,
            placement_id=group,
            kind="moment",
            title="Wanneer?",
            how="several",
            most=1,
            by=world.sofie.id,
            submission_id=sent.id,
            at=at(),
            closes_at=at(days=1),
            options=[("woensdag", at(days=3)), ("donderdag", at(days=4))],
            invitees=[world.wim.id],
        )
    assert [o.at for o in found.options] == [at(days=3), at(days=4)]
