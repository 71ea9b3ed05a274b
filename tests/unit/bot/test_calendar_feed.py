"""The agenda in someone's own calendar program: what is in it, who can follow it, and how that ends. Read with vobject,
which is not what it is written with."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject
from partnership import Partnership

from bot.documents.calendar import Entry, calendar
from bot.feeds import Feeds
from bot.links import Addresses, Feed, sign_feed
from bot.workers import Workers
from bot.world import AMSTERDAM
from store import feeds, obligations

SECRET = "een geheim voor koppelingen"


@pytest.fixture
def kept(partnership: Partnership) -> Iterator[Feeds]:
    workers = Workers(1)
    yield Feeds(
        database=partnership.database,
        workers=workers,
        library=partnership.library,
        renderer=partnership.renderer,
        secret=SECRET,
        now=lambda: partnership.now,
    )
    workers.close()


def ticket(partnership: Partnership, who: str) -> str:
    """What stands in this person's newest address."""
    with partnership.database.transaction("test") as c:
        person = partnership.person(c, who)
        return sign_feed(SECRET.encode(), Feed(person_id=person.id, number=feeds.renew(c, person.id)))


def read(kept: Feeds, address: str) -> bytes | None:
    return asyncio.run(kept.read(address))


def events(found: bytes | None) -> dict[str, Any]:
    """The events by their title."""
    assert found is not None
    return {one.summary.value: one for one in vobject.readOne(found.decode()).contents.get("vevent", [])}


def test_a_deadline_is_a_whole_day_that_ends_where_the_next_begins(partnership: Partnership, kept: Feeds) -> None:
    due = events(read(kept, ticket(partnership, "noor.willems")))["Inleveren periode 2"]
    assert (due.dtstart.value, due.dtend.value) == (date(2026, 2, 4), date(2026, 2, 5))
    assert due.transp.value == "TRANSPARENT"
    assert "000_e8a07860fdf93482.txt" in due.description.value


@pytest.mark.parametrize(("day", "offset"), [("2026-03-25", 1), ("2026-04-01", 2)])
def test_an_appointment_is_at_its_own_hour_before_and_after_the_clock_changes(
    partnership: Partnership, kept: Feeds, day: str, offset: int
) -> None:
    partnership.agree(
        "Tweede driehoeksgesprek",
        datetime.fromisoformat(f"{day}T10:15").replace(tzinfo=AMSTERDAM),
        "noor.willems",
        "wim.de.groot",
    )
    found = read(kept, ticket(partnership, "noor.willems"))
    talk = events(found)["Tweede driehoeksgesprek"]
    assert f"DTSTART;TZID=Europe/Amsterdam:{day.replace('-', '')}T101500".encode() in (found or b"")
    assert talk.dtstart.value.utcoffset() == timedelta(hours=offset)
    assert talk.dtend.value - talk.dtstart.value == timedelta(hours=1)
    assert "Wim de Groot" in talk.description.value
    assert b"BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam" in (found or b"")


def test_no_title_names_a_student_because_a_phone_shows_it_when_locked(partnership: Partnership, kept: Feeds) -> None:
    partnership.agree("Tweede driehoeksgesprek", partnership.now + timedelta(days=2), "noor.willems", "wim.de.groot")
    found = events(read(kept, ticket(partnership, "wim.de.groot")))
    assert not any("Noor" in title for title in found)
    assert "Over Noor Willems" in found["Tweede driehoeksgesprek"].description.value


def test_the_same_event_keeps_its_name_when_its_date_moves(partnership: Partnership, kept: Feeds) -> None:
    address = ticket(partnership, "noor.willems")
    before = events(read(kept, address))["Inleveren periode 2"]
    partnership.moved("noor.willems", "p2-inleveren", date(2026, 2, 11))
    after = events(read(kept, address))["Inleveren periode 2"]
    assert before.uid.value == after.uid.value
    assert after.dtstart.value == date(2026, 2, 11)


def test_what_is_done_or_does_not_count_leaves_the_calendar(partnership: Partnership, kept: Feeds) -> None:
    address = ticket(partnership, "noor.willems")
    partnership.done("noor.willems", "p2-inleveren")
    with partnership.database.transaction("test") as c:
        obligations.mark(
            c,
            placement_id=partnership.placement(c, "noor.willems"),
            obligation="p3-inleveren",
            status="not_applicable",
            by=None,
            at=partnership.now,
        )
    found = events(read(kept, address))
    assert "Inleveren periode 2" not in found
    assert "Inleveren periode 3" not in found
    assert "Eindconclusie inleveren" in found


def test_what_has_no_date_of_its_own_is_not_in_it(partnership: Partnership, kept: Feeds) -> None:
    assert "Tweede lesobservatie afspreken" not in events(read(kept, ticket(partnership, "noor.willems")))


def test_an_earlier_address_stops_when_there_is_a_new_one_and_all_stop_on_request(
    partnership: Partnership, kept: Feeds
) -> None:
    first, second = ticket(partnership, "noor.willems"), ticket(partnership, "noor.willems")
    assert read(kept, first) is None
    assert read(kept, second) is not None
    with partnership.database.transaction("test") as c:
        feeds.close(c, partnership.person(c, "noor.willems").id)
    assert read(kept, second) is None


@pytest.mark.parametrize("wrong", ["", "1.1", "1.1.aaaa", "é.1.x", "1", "x" * 4000])
def test_an_address_that_was_not_given_here_opens_nothing(kept: Feeds, wrong: str) -> None:
    assert read(kept, wrong) is None


def test_a_guessed_address_of_someone_else_opens_nothing(partnership: Partnership, kept: Feeds) -> None:
    ticket(partnership, "wim.de.groot")
    mine = ticket(partnership, "noor.willems")
    with partnership.database.reading() as c:
        wim = partnership.person(c, "wim.de.groot").id
    assert read(kept, f"{wim}.1.{mine.rpartition('.')[2]}") is None


def test_the_same_events_at_the_same_moment_are_the_same_bytes(partnership: Partnership) -> None:
    entries = [Entry(uid="a", title="Inleveren; met, tekens\\", text="regel 1\nregel 2", at=date(2026, 2, 4))]
    once, again = (calendar(entries, name="Werkplekwijzer", now=partnership.now) for _ in range(2))
    assert once == again
    [event] = vobject.readOne(once.decode()).contents["vevent"]
    assert (event.summary.value, event.description.value) == ("Inleveren; met, tekens\\", "regel 1\nregel 2")


def test_an_address_is_given_only_where_there_is_a_secret_to_sign_it_with() -> None:
    feed = Feed(person_id=3, number=1)
    assert Addresses(public_url="https://bot.example").feed(feed) is None
    given = Addresses(public_url="https://bot.example", secret=b"geheim").feed(feed)
    assert given is not None
    assert given.startswith("https://bot.example/agenda/3.1.")
    assert given.endswith(".ics")
