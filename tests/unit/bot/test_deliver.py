"""From the outbox to a channel: order per person, trying again, giving up, and who cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.deliver import Deliver
from bot.manner import Manners
from bot.ports import Outgoing, Refused, Result, RetryLater, Sent, Unknown
from bot.render import Renderer
from bot.retry import MOST_ATTEMPTS
from bot.workers import Workers
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.message import Say
from dialogs.nouns import Json, Person
from dialogs.text import words
from store import audit, outbox, people
from store.db import Database

NOW = datetime(2026, 1, 21, 17, 30, tzinfo=AMSTERDAM)


class Wire:
    """A channel that keeps what it carried and ends each sending as it was told to (default: sent)."""

    def __init__(self, name: str = "slack") -> None:
        self.name = name
        self.ends: list[Result] = []
        self.tried: list[str] = []
        self.carried: list[Outgoing] = []

    async def send(self, outgoing: Outgoing) -> Result:
        self.tried.append(outgoing.shown.text)
        result = self.ends.pop(0) if self.ends else Sent(ref={"ts": str(outgoing.key)})
        if isinstance(result, Sent):
            self.carried.append(outgoing)
        return result

    @property
    def texts(self) -> list[str]:
        return [outgoing.shown.text for outgoing in self.carried]


class Post:
    """An outbox with two people, and the delivery of one process."""

    def __init__(self, database: Database, library: Library) -> None:
        self.database, self.library = database, library
        self.wire, self.mail = Wire(), Wire("mail")
        self.workers = Workers(database.threads)
        self.at = NOW
        with database.transaction("test") as c:
            self.noor = people.put(c, email="noor@student.example", name="Noor")
            self.wim = people.put(c, email="wim@school.example", name="Wim")
            for person in (self.noor, self.wim):
                people.begin(c, person.id, NOW)
                people.bind(
                    c,
                    person_id=person.id,
                    channel="slack",
                    tenant="T",
                    user=person.name,
                    address={"u": person.name},
                    at=NOW,
                )
        self.deliver = self.process("one")

    def process(self, name: str, **given: Any) -> Deliver:
        """A process whose back-off takes no time."""
        return Deliver(
            database=self.database,
            workers=self.workers,
            library=self.library,
            renderer=Renderer(self.library.texts),
            manners=Manners(self.library),
            channels={"slack": self.wire, "mail": self.mail},
            process=name,
            jitter=lambda: -1.0,
            now=lambda: self.at,
            **given,
        )

    def writes(self, to: Person, *texts: str, at: datetime = NOW, **given: Any) -> list[int]:
        with self.database.transaction("test") as c:
            rows = [
                outbox.add(c, person_id=to.id, message=Say(text=words(t)), cause="test", not_before=at, at=NOW, **given)
                for t in texts
            ]
        return [row.id for row in rows if row is not None]

    def row(self, row_id: int) -> outbox.Row:
        with self.database.reading() as c:
            return outbox.by_id(c, row_id)


@pytest.fixture
def post(database: Database, library: Library) -> Iterator[Post]:
    made = Post(database, library)
    yield made
    made.workers.close()


async def test_messages_to_one_person_arrive_in_the_order_they_were_written(post: Post) -> None:
    numbers = [str(n) for n in range(60)]
    post.writes(post.noor, *numbers)
    assert await post.deliver.run(NOW) == 60
    assert post.wire.texts == numbers
    assert await post.deliver.run(NOW) == 0


async def test_what_was_sent_is_settled_with_how_to_find_it_again(post: Post) -> None:
    [row] = post.writes(post.noor, "Hoi")
    await post.deliver.run(NOW)
    settled = post.row(row)
    assert (settled.status, settled.ref, settled.attempts, settled.sent_at) == ("sent", {"ts": str(row)}, 1, NOW)


async def test_a_message_waits_for_its_moment(post: Post) -> None:
    post.writes(post.noor, "morgen", at=NOW + timedelta(days=1))
    assert await post.deliver.run(NOW) == 0
    assert await post.deliver.run(NOW + timedelta(days=1)) == 1


async def test_a_message_whose_moment_is_later_holds_nobody_up(post: Post) -> None:
    post.writes(post.noor, "morgen", at=NOW + timedelta(days=1))
    post.writes(post.noor, "nu")
    await post.deliver.run(NOW)
    assert post.wire.texts == ["nu"]


async def test_an_update_names_the_message_it_replaces(post: Post) -> None:
    [first] = post.writes(post.noor, "formulier")
    await post.deliver.run(NOW)
    post.writes(post.noor, "antwoorden", replaces=first)
    await post.deliver.run(NOW)
    assert post.wire.carried[1].replaces == {"ts": str(first)}


async def test_each_person_is_spoken_to_at_her_own_address(post: Post) -> None:
    post.writes(post.noor, "a")
    post.writes(post.wim, "b")
    await post.deliver.run(NOW)
    assert sorted((o.to.name, dict(o.address)["u"]) for o in post.wire.carried) == [("Noor", "Noor"), ("Wim", "Wim")]


# --- not now ---


async def test_a_platform_that_is_busy_gets_it_again_and_what_comes_after_waits(post: Post) -> None:
    post.writes(post.noor, "een", "twee", "drie")
    post.wire.ends = [RetryLater(after=0)]
    await post.deliver.run(NOW)
    assert post.wire.texts == ["een", "twee", "drie"]
    assert post.wire.tried == ["een", "een", "twee", "drie"]


async def test_of_several_replies_none_overtakes_one_that_could_not_be_sent(post: Post) -> None:
    with post.database.transaction("test") as c:
        rows = [
            outbox.add(
                c,
                person_id=person.id,
                message=Say(text=words(text)),
                cause="test",
                not_before=NOW,
                at=NOW,
                lease_by="one",
            )
            for person, text in ((post.noor, "een"), (post.wim, "van Wim"), (post.noor, "twee"))
        ]
        replies = [post.deliver.address(c, row, NOW) for row in rows if row is not None]
    post.wire.ends = [Unknown(why="verbinding weg")]
    assert await post.deliver.send([reply for reply in replies if reply is not None]) == 1
    assert post.wire.tried == ["een", "van Wim"]
    await post.deliver.run(NOW)
    assert post.wire.texts == ["van Wim", "een", "twee"]


async def test_one_persons_trouble_does_not_hold_up_another(post: Post) -> None:
    [first] = post.writes(post.noor, "een")
    post.writes(post.wim, "twee")
    post.wire.ends = [RetryLater(after=3600)]
    await post.deliver.run(NOW)
    assert post.wire.texts == ["twee"]
    assert post.row(first).status == "queued"
    assert await post.deliver.run(NOW + timedelta(days=1)) == 0


async def test_trouble_in_one_channel_does_not_hold_up_the_same_person_in_another(post: Post) -> None:
    with post.database.transaction("test") as c:
        slack = people.account_of(c, post.noor.id)
        mail = people.bind(
            c, person_id=post.noor.id, channel="mail", tenant="T", user="n", address={"u": "post"}, at=NOW
        )
    assert slack is not None
    post.writes(post.noor, "een", "twee", account_id=slack.id)
    post.writes(post.noor, "antwoord", "en nog een", account_id=mail)
    post.wire.ends = [RetryLater(after=3600)]
    await post.deliver.run(NOW)
    assert (post.wire.texts, post.mail.texts) == ([], ["antwoord", "en nog een"])


async def test_an_unknown_ending_is_sent_again_and_counted(post: Post) -> None:
    [row] = post.writes(post.noor, "een")
    post.wire.ends = [Unknown(why="verbinding weg"), Unknown(why="502")]
    assert await post.deliver.run(NOW) == 1
    assert post.wire.tried == ["een"] * 3
    assert (post.row(row).unknowns, post.row(row).attempts, post.deliver.unknowns) == (2, 3, 2)


async def test_it_gives_up_after_its_last_attempt_and_says_why(post: Post) -> None:
    [row] = post.writes(post.noor, "een")
    post.writes(post.noor, "twee")
    post.wire.ends = [RetryLater(after=0)] * MOST_ATTEMPTS
    assert await post.deliver.run(NOW) == 1
    assert (post.row(row).status, post.row(row).attempts) == ("dead", MOST_ATTEMPTS)
    assert post.row(row).why == "te vaak geprobeerd"
    assert post.wire.texts == ["twee"]


async def test_a_dead_message_can_be_revived(post: Post) -> None:
    [row] = post.writes(post.noor, "een")
    post.wire.ends = [Refused(why="ongeldig blok")]
    await post.deliver.run(NOW)
    assert (post.row(row).status, post.row(row).why) == ("dead", "ongeldig blok")
    with post.database.transaction("test") as c:
        assert [dead.id for dead in outbox.dead_rows(c)] == [row]
        assert outbox.revive(c, row)
    assert await post.deliver.run(NOW) == 1


async def test_a_refusal_of_one_message_lets_the_next_through(post: Post) -> None:
    post.writes(post.noor, "een", "twee")
    post.wire.ends = [Refused(why="te lang")]
    await post.deliver.run(NOW)
    assert post.wire.texts == ["twee"]


# --- nowhere to go ---


async def test_who_left_the_platform_is_unreachable_there_and_that_is_written_down(post: Post) -> None:
    post.writes(post.noor, "een")
    [second] = post.writes(post.noor, "twee")
    post.wire.ends = [Refused(why="account_inactive", gone=True)]
    assert await post.deliver.run(NOW) == 0
    assert post.row(second).status == "queued", "it waits until she is seen somewhere"
    with post.database.reading() as c:
        assert people.account_of(c, post.noor.id) is None
        assert [note.what for note in audit.of(c, f"person:{post.noor.id}")] == ["unreachable"]


async def test_who_is_unreachable_in_one_channel_is_reached_in_another(post: Post) -> None:
    with post.database.transaction("test") as c:
        people.bind(
            c,
            person_id=post.noor.id,
            channel="mail",
            tenant="T",
            user="n",
            address={"u": "post"},
            at=NOW - timedelta(days=1),
        )
    post.writes(post.noor, "een", "twee")
    post.wire.ends = [Refused(why="weg", gone=True)]
    await post.deliver.run(NOW)
    assert post.mail.texts == ["een", "twee"]


async def test_who_was_never_seen_is_reached_where_her_address_is_known(post: Post) -> None:
    def reach(person: Person) -> tuple[str, Mapping[str, Json]] | None:
        return ("mail", {"email": person.email}) if person.email.endswith("@student.example") else None

    with post.database.transaction("test") as c:
        new = people.put(c, email="sem@student.example", name="Sem")
        other = people.put(c, email="els@elders.example", name="Els")
        for person in (new, other):
            people.begin(c, person.id, NOW)
    post.writes(new, "welkom")
    [waits] = post.writes(other, "welkom")
    assert await post.process("two", reach=reach).run(NOW) == 1
    assert [dict(o.address) for o in post.mail.carried] == [{"email": "sem@student.example"}]
    assert post.row(waits).status == "queued"
    with post.database.transaction("test") as c:
        account = people.bind(c, person_id=other.id, channel="mail", tenant="T", user="e", address={"u": "els"}, at=NOW)
        outbox.wake(c, other.id, account)
    assert await post.process("three", reach=reach).run(NOW) == 1
    assert post.row(waits).status == "sent"


async def test_one_channel_for_everyone_needs_no_account(post: Post) -> None:
    with post.database.transaction("test") as c:
        new = people.put(c, email="sem@student.example", name="Sem")
        people.begin(c, new.id, NOW)
    post.writes(new, "welkom")
    assert await post.process("demo", everyone="mail").run(NOW) == 1


# --- several processes ---


async def test_what_another_process_holds_is_left_to_it_until_its_lease_is_over(post: Post) -> None:
    post.writes(post.noor, "een")
    with post.database.transaction("test") as c:
        [held] = outbox.claim(c, at=NOW, by="dead process", lease_seconds=60)
    assert await post.deliver.run(NOW) == 0
    with post.database.transaction("test") as c:
        outbox.retry(c, held.id, by="dead process", after_seconds=0)
    assert await post.deliver.run(NOW) == 1


async def test_a_late_settling_of_a_lost_lease_changes_nothing(post: Post) -> None:
    [row] = post.writes(post.noor, "een")
    with post.database.transaction("test") as c:
        [held] = outbox.claim(c, at=NOW, by="slow", lease_seconds=0)
        slow = post.process("slow").address(c, held, NOW)
    assert slow is not None
    assert await post.deliver.run(NOW) == 1
    post.deliver.settle(slow, Refused(why="te laat"))
    assert post.row(row).status == "sent"
