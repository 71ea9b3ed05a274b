"""Messages leave in order, once, by one sender at a time, and come back when a sender dies."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from dialogs.message import MESSAGE, Button, Say
from dialogs.text import Line, line
from store import outbox, people

HELLO = Say(text=Line(text="Dag Zoë 😀"), buttons=(Button(id="agenda", label=line("button.agenda")),))


def add(c, person, at, **changes):
    return outbox.add(
        c, **{"person_id": person.id, "message": HELLO, "cause": "turn", "not_before": at(), "at": at(), **changes}
    )


def claim(c, at, by="a", **changes):
    return [row.id for row in outbox.claim(c, **{"at": at(), "by": by, **changes})]


def expire(c):
    """Let the leases and back-offs of the database's clock run out."""
    c.execute(text("UPDATE outbox SET held_until = held_until - 3600 WHERE held_until > 0"))


def test_a_message_comes_out_as_it_went_in(database, world, at):
    with database.transaction("t") as c:
        row = add(c, world.sanne, at, key="welcome", lane="slack:D1", not_before=at(hours=1))
        found = outbox.by_id(c, row.id)
        assert found == row == outbox.by_keyed(c, "welcome")
        with pytest.raises(LookupError):
            outbox.by_id(c, 999)
    assert MESSAGE.validate_json(found.message) == HELLO
    assert (found.status, found.lane, found.attempts, found.lease_by) == ("queued", "slack:D1", 0, None)


def test_a_digest_of_one_day_is_added_once_also_by_two_at_once(database, world, at, together):
    def digest():
        with database.transaction("tick") as c:
            return add(c, world.sanne, at, key="digest:1:2026-02-04")

    results = together(digest, digest, digest)
    assert sum(result is not None for result in results) == 1
    with database.transaction("t") as c:
        assert add(c, world.sanne, at, key="digest:1:2026-02-04", lease_by="a") is None
        assert outbox.open_count(c) == 1


def test_the_last_replies_are_those_of_ones_own_last_turn(database, world, at):
    with database.transaction("t") as c:
        own = f"turn:{world.sanne.id}:"
        add(c, world.sanne, at, cause=f"{own}1")
        two = [add(c, world.sanne, at, cause=f"{own}2").id for _ in range(2)]
        add(c, world.sanne, at, cause="tick")
        add(c, world.wim, at, cause=f"{own}2")
        assert [row.id for row in outbox.last_replies(c, world.sanne.id)] == two
        assert outbox.last_replies(c, world.wim.id) == ()


def test_replies_of_one_turn_are_leased_to_it_together(database, world, at):
    with database.transaction("turn") as c:
        rows = [add(c, world.sanne, at, lease_by="turn-1") for _ in range(2)]
        assert [(r.lease_by, r.attempts) for r in rows] == [("turn-1", 1)] * 2
        assert outbox.by_id(c, rows[1].id) == rows[1]
    with database.transaction("claim") as c:
        assert claim(c, at) == []


def test_a_reply_waits_behind_an_older_message_that_is_due(database, world, at):
    with database.transaction("turn") as c:
        older = add(c, world.sanne, at)
        reply = add(c, world.sanne, at, lease_by="turn-1")
        other = add(c, world.wim, at, lease_by="turn-1")
        assert (reply.lease_by, other.lease_by) == (None, "turn-1")
        assert claim(c, at) == [older.id]


def test_a_reply_waits_behind_the_replies_of_the_turn_before(database, world, at):
    with database.transaction("turn") as c:
        first = add(c, world.sanne, at, lease_by="turn-1")
        second = add(c, world.sanne, at, lease_by="turn-2")
        assert second.lease_by is None
        assert outbox.sent(c, first.id, by="turn-1", ref={"ts": "1"}, at=at())
        assert claim(c, at) == [second.id]


def test_a_reply_does_not_wait_for_a_message_of_tomorrow(database, world, at):
    with database.transaction("turn") as c:
        tomorrow = add(c, world.sanne, at, not_before=at(days=1))
        reply = add(c, world.sanne, at, lease_by="turn-1")
        assert reply.lease_by == "turn-1"
        assert outbox.sent(c, reply.id, by="turn-1", ref=None, at=at())
        assert claim(c, at) == []
        assert claim(c, lambda: at(days=1)) == [tomorrow.id]


def test_a_message_of_tomorrow_is_never_leased_today(database, world, at):
    with database.transaction("turn") as c:
        assert add(c, world.sanne, at, not_before=at(days=1), lease_by="turn-1").lease_by is None


def test_one_message_per_lane_is_in_flight_and_the_oldest_goes_first(database, world, at):
    with database.transaction("t") as c:
        a1, a2, b1 = add(c, world.sanne, at), add(c, world.sanne, at), add(c, world.wim, at)
    with database.transaction("claim") as c:
        assert claim(c, at) == [a1.id, b1.id]
        assert claim(c, at) == []
    with database.transaction("settle") as c:
        assert outbox.sent(c, a1.id, by="a", ref={"ts": "1.2"}, at=at())
        assert claim(c, at, by="b") == [a2.id]
        assert outbox.by_id(c, a2.id).lease_by == "b"


def test_a_younger_message_in_flight_holds_up_an_older_one_that_comes_due(database, world, at):
    with database.transaction("t") as c:
        older = add(c, world.sanne, at, not_before=at(minutes=1))
        younger = add(c, world.sanne, at, lease_by="turn-1")
        assert younger.lease_by == "turn-1"
        assert claim(c, lambda: at(minutes=2)) == []
        outbox.sent(c, younger.id, by="turn-1", ref=None, at=at())
        assert claim(c, lambda: at(minutes=2)) == [older.id]


def test_two_senders_never_get_the_same_message(database, world, at, together):
    with database.transaction("t") as c:
        rows = [add(c, world.sanne, at, lane=f"lane-{n}").id for n in range(30)]

    def send(by):
        taken = []
        while True:
            with database.transaction("claim") as c:
                some = claim(c, at, by=by, limit=4)
            if not some:
                return taken
            taken += some

    one, two = together(lambda: send("a"), lambda: send("b"))
    assert sorted(one + two) == rows


def test_two_senders_keep_the_order_within_a_lane(database, world, at, together):
    with database.transaction("t") as c:
        rows = [add(c, world.sanne, at, lane=f"lane-{n % 3}") for n in range(18)]
    arrived = []

    def send(by):
        while True:
            with database.transaction("claim") as c:
                some = claim(c, at, by=by, limit=2)
                if not some and outbox.open_count(c) == 0:
                    return
            for row_id in some:
                with database.transaction("settle") as c:
                    assert outbox.sent(c, row_id, by=by, ref=None, at=at())
                arrived.append(row_id)

    together(lambda: send("a"), lambda: send("b"))
    lane_of = {row.id: row.lane for row in rows}
    for lane in set(lane_of.values()):
        mine = [row_id for row_id in arrived if lane_of[row_id] == lane]
        assert mine == sorted(mine)
    assert len(arrived) == 18


def test_a_message_of_a_sender_that_died_is_handed_out_again(database, world, at):
    with database.transaction("t") as c:
        row = add(c, world.sanne, at, lease_by="dead", lease_seconds=30)
        assert claim(c, at, by="b") == []
        expire(c)
        assert claim(c, at, by="b") == [row.id]
        assert outbox.by_id(c, row.id).attempts == 2
        assert not outbox.sent(c, row.id, by="dead", ref={"ts": "late"}, at=at())
        assert outbox.sent(c, row.id, by="b", ref={"ts": "1"}, at=at())
        assert not outbox.sent(c, row.id, by="b", ref={"ts": "2"}, at=at())
        assert outbox.ref_of(c, row.id) == {"ts": "1"}


def test_a_lease_runs_by_the_clock_of_the_database_and_not_of_the_demo(database, world, at):
    with database.transaction("t") as c:
        add(c, world.sanne, at, lease_by="a", lease_seconds=30)
        assert claim(c, lambda: at(days=300), by="b") == []
        row = add(c, world.wim, at, lease_by="a", lease_seconds=0)
        assert claim(c, at, by="b") == [row.id]


def test_a_sender_whose_lease_ran_out_can_still_settle_when_nobody_took_over(database, world, at):
    with database.transaction("t") as c:
        row = add(c, world.sanne, at, lease_by="a")
        expire(c)
        assert outbox.sent(c, row.id, by="a", ref=None, at=at(minutes=3))
        found = outbox.by_id(c, row.id)
    assert (found.status, found.sent_at, found.ref) == ("sent", at(minutes=3), None)


def test_a_message_that_backs_off_keeps_its_place_in_the_lane(database, world, at):
    with database.transaction("t") as c:
        first, second = add(c, world.sanne, at), add(c, world.sanne, at)
        assert claim(c, at) == [first.id]
        assert outbox.retry(c, first.id, by="a", after_seconds=30, unknown=True)
        assert not outbox.retry(c, first.id, by="a", after_seconds=30)
        assert claim(c, at) == []
        expire(c)
        assert claim(c, at) == [first.id]
        again = outbox.by_id(c, first.id)
        assert (again.attempts, again.unknowns) == (2, 1)
        outbox.sent(c, first.id, by="a", ref=None, at=at())
        assert claim(c, at) == [second.id]


def seen(c, person, at, channel, **since):
    return people.bind(
        c, person_id=person.id, channel=channel, tenant="T", user=person.name, address=None, at=at(**since)
    )


def test_what_backs_off_in_one_channel_holds_up_nothing_in_another(database, world, at):
    with database.transaction("t") as c:
        slack = seen(c, world.sanne, at, "slack")
        unasked, reply = add(c, world.sanne, at), add(c, world.sanne, at, account_id=slack)
        assert claim(c, at) == [unasked.id], "in one channel all is in order"
        outbox.retry(c, unasked.id, by="a", after_seconds=600)
        assert claim(c, at) == []
        teams = seen(c, world.sanne, at, "teams", minutes=1)
        assert add(c, world.sanne, at, account_id=slack, lease_by="b").lease_by is None
        answer = add(c, world.sanne, at, account_id=teams, lease_by="b")
        assert answer.lease_by == "b"
        outbox.sent(c, answer.id, by="b", ref=None, at=at())
        news = add(c, world.sanne, at)
        assert claim(c, at) == [news.id], "what she did not ask for goes where she was last seen"
        assert outbox.by_id(c, reply.id).status == "queued"


def test_who_is_unreachable_somewhere_does_not_wait_there(database, world, at):
    with database.transaction("t") as c:
        slack, teams = (seen(c, world.sanne, at, name, minutes=n) for n, name in enumerate(("slack", "teams")))
        people.unreachable(c, teams, "weg", at())
        assert add(c, world.sanne, at).lane == add(c, world.sanne, at, account_id=slack).lane


def test_what_waited_for_who_was_never_seen_goes_before_her_first_answer(database, world, at):
    with database.transaction("t") as c:
        welcome = add(c, world.sanne, at)
        claim(c, at)
        outbox.retry(c, welcome.id, by="a", after_seconds=3600)
        account = seen(c, world.sanne, at, "slack")
        assert outbox.wake(c, world.sanne.id, account) == 1
        answer = add(c, world.sanne, at, account_id=account, lease_by="b")
        assert answer.lease_by is None
        assert claim(c, at) == [welcome.id]
        outbox.sent(c, welcome.id, by="a", ref=None, at=at())
        assert claim(c, at) == [answer.id]


def test_a_dead_message_lets_the_others_pass_and_can_be_revived(database, world, at):
    with database.transaction("t") as c:
        first, second = add(c, world.sanne, at), add(c, world.sanne, at)
        claim(c, at)
        assert outbox.dead(c, first.id, by="a", why="kanaal verwijderd")
        assert claim(c, at) == [second.id]
        (dead,) = outbox.dead_rows(c)
        assert (dead.id, dead.why) == (first.id, "kanaal verwijderd")
        assert outbox.sent(c, second.id, by="a", ref=None, at=at())
        assert [outbox.revive(c, first.id), outbox.revive(c, first.id)] == [True, False]
        assert claim(c, at) == [first.id]
        assert outbox.by_id(c, first.id).attempts == 1


def test_a_moot_message_is_not_sent_and_a_sent_one_does_not_become_moot(database, world, at):
    with database.transaction("t") as c:
        first, second = add(c, world.sanne, at), add(c, world.sanne, at)
        assert outbox.moot(c, first.id)
        assert claim(c, at) == [second.id]
        outbox.sent(c, second.id, by="a", ref=None, at=at())
        assert not outbox.moot(c, second.id)
        assert [outbox.by_id(c, r.id).status for r in (first, second)] == ["moot", "sent"]
        assert outbox.open_count(c) == 0


def test_toch_nu_sends_what_still_waits_for_its_moment(database, world, at):
    with database.transaction("t") as c:
        rows = [add(c, world.wim, at, not_before=at(hours=3)).id for _ in range(2)]
        gone = add(c, world.wim, at, not_before=at(hours=3))
        outbox.moot(c, gone.id)
        assert outbox.expedite(c, [*rows, gone.id], at()) == 2
        assert outbox.expedite(c, rows, at()) == 0
        assert outbox.expedite(c, [], at()) == 0
        assert [r.id for r in outbox.pending_for(c, world.wim.id)] == rows
        assert claim(c, at) == rows[:1]


def test_a_message_can_take_the_place_of_an_earlier_one(database, world, at):
    with database.transaction("t") as c:
        first = add(c, world.sanne, at, lease_by="a")
        assert outbox.ref_of(c, first.id) is None
        outbox.sent(c, first.id, by="a", ref={"ts": "1"}, at=at())
        second = add(c, world.sanne, at, replaces=first.id, lease_by="a")
        assert outbox.by_id(c, second.id).replaces == first.id
        assert outbox.ref_of(c, first.id) == {"ts": "1"}
