"""Of the requests that wait, a tick reads only those about which something may have to be said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store import absences, approvals, placements, submissions, unanswered

TODAY = date(2026, 2, 10)


@pytest.fixture
def asks(world, at):
    """Sanne asks Wim for two approvals at once, so many days before Wednesday 4 February; gives them."""

    def ask(c, *, days=0, collections=("lo-1", "lo-2")):
        when = at(days=-days)
        sent = submissions.add(
            c,
            person_id=world.sanne.id,
            placement_id=world.placement,
            programme="hr-n4",
            dialog="startgesprek",
            subject=f"placement:{world.placement}",
            entries=(),
            answers={},
            content_version="1",
            at=when,
        )
        wanted = tuple(approvals.Wanted(collection=name, title=name) for name in collections)
        return sent, approvals.request(c, submission=sent, wanted=wanted, approver_id=world.wim.id, at=when)

    return ask


@pytest.fixture
def due(at):
    """Which collections are due; asked before 4 February or not reminded, before 1 February or nobody offered."""

    def found(c, today=TODAY):
        read = unanswered.due(c, today=today, unread_since=at(), unasked_since=at(days=-3))
        return [(a.submission_id, a.collection) for a in read]

    return found


def ids(asked):
    return [a.id for a in asked]


def test_what_was_just_asked_is_not_read_and_what_waits_is_until_it_was_said(database, asks, due, at):
    with database.transaction("t") as c:
        asks(c)
        assert due(c) == []
        sent, asked = asks(c, days=4)
        both = [(sent.id, "lo-1"), (sent.id, "lo-2")]
        assert due(c) == both
        approvals.reminded(c, ids(asked), at())
        assert due(c) == both, "nobody was offered yet"
        approvals.offered(c, ids(asked), at())
        assert due(c) == []


def test_who_was_reminded_lately_is_left_alone_until_a_colleague_may_be_offered(database, asks, due, at):
    with database.transaction("t") as c:
        _, asked = asks(c, days=2)
        approvals.reminded(c, ids(asked), at())
        assert due(c) == []


def test_what_was_asked_together_comes_together(database, asks, due, at, world):
    with database.transaction("t") as c:
        sent, asked = asks(c, days=4)
        approvals.reminded(c, ids(asked[:1]), at())
        approvals.offered(c, ids(asked[:1]), at())
        assert due(c) == [(sent.id, "lo-1"), (sent.id, "lo-2")]
        approvals.decide(c, approval_id=asked[1].id, version=1, approve=True, reason=None, by=world.wim.id, at=at())
        assert due(c) == [], "what was decided waits no longer"


def test_requests_to_who_is_away_are_read_while_she_is(database, asks, due, at, world):
    with database.transaction("t") as c:
        sent, asked = asks(c, collections=("lo-1",))
        absences.put(c, world.wim.id, TODAY, TODAY + timedelta(days=1), at())
        assert due(c) == [(sent.id, "lo-1")]
        assert due(c, today=TODAY + timedelta(days=1)) == [(sent.id, "lo-1")]
        assert due(c, today=TODAY - timedelta(days=1)) == []
        assert due(c, today=TODAY + timedelta(days=2)) == []
        approvals.offered(c, ids(asked), at())
        assert due(c) == []


def test_who_stands_in_is_not_read_for_being_away(database, asks, due, at, world):
    with database.transaction("t") as c:
        _, (asked,) = asks(c, collections=("lo-1",))
        approvals.hand(c, approval=asked, to=world.willemien.id, instead_of=world.wim.id, at=at())
        absences.put(c, world.willemien.id, TODAY, TODAY, at())
        assert due(c) == []


def test_a_request_to_who_has_no_seat_any_more_is_read_at_once_unless_all_is_over(database, asks, due, world, place):
    with database.transaction("t") as c:
        sent, _ = asks(c)
        place(c, world.sanne, seats=(("wpb", world.willemien.id, 1),))
        assert due(c) == [(sent.id, "lo-1"), (sent.id, "lo-2")]
        placements.end(c, world.placement, on=TODAY - timedelta(days=1))
        assert due(c) == []
        assert due(c, today=TODAY - timedelta(days=1)) != []
