"""The stream that the page follows: what comes live, what a broken connection misses, and a restart."""

from __future__ import annotations

from datetime import UTC, datetime

from web_browser import Browser, next_event

from bot.channels.web.stream import KEPT_CHANGES, KEPT_ENTRIES, Entry, Reset, Stream
from bot.ports import Shown

AT_DEMO = "2026-01-28T15:30:00+01:00"
AT = datetime(2026, 1, 28, 14, 30, tzinfo=UTC)


def entry(number: int, person: int = 1) -> Entry:
    return Entry(id=f"m{number}", person=person, at=AT, shown=Shown(kind="text", text=str(number)))


async def test_what_happens_to_anyone_arrives_as_it_happens(browser: Browser) -> None:
    async with browser.client.get("/api/stream") as stream:
        await browser.say(2, "hallo")
        mine, reply, sure = [await next_event(stream) for _ in range(3)]
    assert mine.data["person"] == 2
    assert mine.data["entry"]["tentative"] is True
    assert sure.data["entry"] == {"id": mine.data["entry"]["id"], "by": "me", "at": AT_DEMO, "text": "hallo"}
    assert mine.data["entry"]["text"] == "hallo"
    assert reply.data["entry"]["shown"]["text"] == "Je zei: hallo"


async def test_a_broken_connection_goes_on_after_the_last_event_it_saw(browser: Browser) -> None:
    async with browser.client.get("/api/stream") as stream:
        await browser.say(1, "een")
        seen = [await next_event(stream) for _ in range(3)][-1]
    await browser.say(1, "twee", key="sleutel-0003")
    async with browser.client.get("/api/stream", headers={"Last-Event-ID": seen.id}) as stream:
        missed = [await next_event(stream), await next_event(stream)]
    assert [m.data["entry"].get("text") for m in missed] == ["twee", None]


async def test_the_cursor_of_the_first_answer_misses_nothing(browser: Browser) -> None:
    cursor = (await (await browser.client.get("/api/begin")).json())["cursor"]
    await browser.say(1, "een")
    async with browser.client.get("/api/stream", params={"na": cursor}) as stream:
        assert (await next_event(stream)).data["entry"]["text"] == "een"


async def test_an_event_of_an_earlier_process_resets_the_page(browser: Browser) -> None:
    await browser.say(1, "een")
    async with browser.client.get("/api/stream", headers={"Last-Event-ID": "123-1"}) as stream:
        reset = await next_event(stream)
    assert reset.name == "reset"
    assert reset.id == (await (await browser.client.get("/api/begin")).json())["cursor"]


async def test_a_turn_that_failed_takes_the_bubble_back(browser: Browser) -> None:
    browser.desk.failures = 1
    async with browser.client.get("/api/stream") as stream:
        await browser.say(1, "hallo")
        came, gone = await next_event(stream), await next_event(stream)
    assert gone.data == {"person": 1, "gone": came.data["entry"]["id"]}


async def test_a_silent_stream_is_kept_alive(browser: Browser) -> None:
    async with browser.client.get("/api/stream") as stream:
        lines = [await stream.content.readline() for _ in range(4)]
    assert lines[2] == b": still here\n"


async def test_only_so_much_is_kept_of_one_person() -> None:
    stream = Stream(epoch="a")
    for number in range(KEPT_ENTRIES + 5):
        stream.put(entry(number))
    stream.put(entry(1, person=2))
    assert len(stream.transcript(1)) == KEPT_ENTRIES
    assert stream.transcript(1)[0].id == "m5"
    assert stream.received() == {1: KEPT_ENTRIES, 2: 1}


async def test_a_place_too_long_ago_is_a_reset() -> None:
    stream = Stream(epoch="a")
    for number in range(KEPT_CHANGES + 2):
        stream.put(entry(number % 10))
    news = [n async for n in _first(stream, "a-1", 1)]
    assert news == [Reset(number=KEPT_CHANGES + 2)]
    (kept,) = [n async for n in _first(stream, "a-2", 1)]
    assert isinstance(kept, tuple)
    assert len(kept) == KEPT_CHANGES


async def test_a_closed_stream_ends_for_everyone() -> None:
    stream = Stream(epoch="a")
    stream.close()
    assert [n async for n in stream.follow(None, beat=1)] == []


async def _first(stream: Stream, cursor: str, count: int):  # type: ignore[no-untyped-def]
    follow = stream.follow(cursor, beat=1)
    try:
        for _ in range(count):
            yield await anext(follow)
    finally:
        await follow.aclose()  # type: ignore[attr-defined]
