"""What the page sends: once is once, a failure loses nothing, and what makes no sense is refused in Dutch."""

from __future__ import annotations

import asyncio
import io
import json
from typing import Any

import pytest
from aiohttp import FormData
from web_browser import MARK, Browser

from bot.channels.web.uploads import LIMIT, plain_name
from dialogs.event import Pressed, Said


def form_with(data: bytes, name: str, mime: str = "application/pdf") -> FormData:
    """A multipart body with one file."""
    body = FormData()
    body.add_field("file", io.BytesIO(data), filename=name, content_type=mime)
    return body


async def send_file(browser: Browser, data: bytes, name: str, person: int = 1, mime: str = "application/pdf") -> Any:
    return await browser.client.post(f"/api/people/{person}/upload", data=form_with(data, name, mime), headers=MARK)


async def test_the_core_hears_who_said_what_and_when_in_the_demo(browser: Browser) -> None:
    await browser.say(2, "hallo")
    (inbound,) = browser.desk.turns
    assert inbound.account.channel == "web"
    assert inbound.account.user == "2"
    assert inbound.email == "karim@school.example"
    assert inbound.at == browser.demo.now()
    assert inbound.address == {"person": 2}
    assert inbound.event == Said(text="hallo")


async def test_a_repeated_post_is_not_a_second_answer(browser: Browser) -> None:
    first = await browser.say(1, "hallo")
    again = await browser.say(1, "hallo")
    assert await first.json() == {"duplicate": False}
    assert await again.json() == {"duplicate": True}
    assert len(await browser.transcript(1)) == 2


async def test_the_same_key_of_two_people_is_two_events(browser: Browser) -> None:
    await browser.say(1, "hallo")
    await browser.say(2, "hallo")
    assert len(browser.desk.turns) == 2


async def test_a_failed_turn_is_answered_as_failed_and_the_same_key_works_afterwards(browser: Browser) -> None:
    browser.desk.failures = 1
    failed = await browser.say(1, "hallo")
    assert failed.status == 503
    assert "opnieuw" in (await failed.json())["problem"]
    assert await browser.transcript(1) == []
    assert (await browser.say(1, "hallo")).status == 200
    assert [e["by"] for e in await browser.transcript(1)] == ["me", "bot"]


async def test_what_is_due_is_delivered_after_each_turn_and_a_failure_there_is_not_the_turns(browser: Browser) -> None:
    await browser.say(1, "hallo")
    assert browser.demo.delivered == 1
    browser.demo.broken = True
    assert (await browser.say(1, "nog eens", key="sleutel-0003")).status == 200


async def test_two_presses_at_once_reach_the_core_as_two_events(browser: Browser) -> None:
    await browser.say(2, "kijkwijzer")
    token = (await browser.shown(2))["form"]["token"]
    await asyncio.gather(
        browser.press(2, "waarom", token=token, key="sleutel-000a"),
        browser.press(2, "waarom", token=token, key="sleutel-000b"),
    )
    assert [t.event for t in browser.desk.turns[1:]] == [Pressed(control="waarom", token=token)] * 2


async def test_a_long_text_arrives_whole(browser: Browser) -> None:
    long = "Wat een les! 🎉 " * 3000
    assert (await browser.say(1, long)).status == 200
    assert browser.desk.turns[0].event == Said(text=long)


@pytest.mark.parametrize(
    "body",
    ["geen json", "[]", '{"text": "hallo"}', '{"key": "x", "text": "hallo"}', '{"key": "sleutel-0001", "text": 3}'],
)
async def test_a_post_that_makes_no_sense_is_refused_and_does_nothing(browser: Browser, body: str) -> None:
    headers = {**MARK, "Content-Type": "application/json"}
    answer = await browser.client.post("/api/people/1/say", data=body, headers=headers)
    assert answer.status == 400
    assert "opnieuw" in (await answer.json())["problem"]
    assert browser.desk.turns == []


async def test_a_post_larger_than_a_megabyte_is_refused(browser: Browser) -> None:
    body = io.BytesIO(json.dumps({"key": "sleutel-0001", "text": "a" * 1_100_000}).encode())
    headers = {**MARK, "Content-Type": "application/json"}
    answer = await browser.client.post("/api/people/1/say", data=body, headers=headers)
    assert answer.status == 413
    assert "te lang" in (await answer.json())["problem"]


async def test_a_person_who_is_not_on_the_roster_is_not_spoken_for(browser: Browser) -> None:
    answer = await browser.say(99, "hallo")
    assert answer.status == 404
    assert "niet op de lijst" in (await answer.json())["problem"]


async def test_an_uploaded_file_goes_along_with_what_is_said(browser: Browser) -> None:
    kept = await (await send_file(browser, b"%PDF-1.7", "les.pdf")).json()
    assert kept == {"id": 100, "name": "les.pdf", "mime": "application/pdf", "size": 8}
    await browser.say(1, "", files=[kept["id"]])
    (inbound,) = browser.desk.turns
    assert isinstance(inbound.event, Said)
    assert [f.model_dump() for f in inbound.event.files] == [kept]
    assert (await browser.transcript(1))[0]["files"] == ["les.pdf"]


async def test_someone_elses_file_cannot_be_sent_along(browser: Browser) -> None:
    kept = await (await send_file(browser, b"%PDF-1.7", "les.pdf", person=1)).json()
    answer = await browser.say(2, "", files=[kept["id"]])
    assert answer.status == 409
    assert browser.desk.turns == []


async def test_a_file_in_a_form_is_the_persons_own_or_nothing(browser: Browser) -> None:
    mine = await (await send_file(browser, b"%PDF-1.7", "les.pdf", person=2)).json()
    other = await (await send_file(browser, b"%PDF-1.7", "geheim.pdf", person=1)).json()
    forged = {**mine, "name": "iets anders.pdf", "size": 1}
    await browser.press(2, "verder", token="twee-1", values={"bijlage": [forged, other], "moment": "morgen"})
    event = browser.desk.turns[0].event
    assert isinstance(event, Pressed)
    assert event.values == {"bijlage": [mine], "moment": "morgen"}


async def test_a_file_over_twenty_megabytes_is_refused_with_what_to_do(browser: Browser) -> None:
    answer = await send_file(browser, b"x" * (LIMIT + 1), "groot.pdf")
    assert answer.status == 413
    assert "20 MB" in (await answer.json())["problem"]
    assert browser.desk.files.stored == {}


async def test_a_file_of_twenty_megabytes_is_kept(browser: Browser) -> None:
    assert (await send_file(browser, b"x" * LIMIT, "net.pdf")).status == 200


async def test_a_file_that_the_core_refuses_is_refused_in_its_words(browser: Browser) -> None:
    answer = await send_file(browser, b"MZ", "spel.exe")
    assert answer.status == 422
    assert (await answer.json())["problem"].startswith("Een programma kan ik niet bewaren")


async def test_an_upload_without_a_file_says_so(browser: Browser) -> None:
    answer = await browser.client.post("/api/people/1/upload", data=b"hoi", headers=MARK)
    assert answer.status == 400
    assert "Kies het bestand opnieuw" in (await answer.json())["problem"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Mijn map\\les.docx", "les.docx"),
        ("../../etc/passwd", "passwd"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("", "bestand"),
        ("é" * 300 + ".docx", "é" * 115 + ".docx"),
    ],
)
def test_a_file_name_loses_its_path_and_control_characters(given: str, kept: str) -> None:
    assert plain_name(given) == kept


async def test_the_clock_moves_to_what_was_typed_and_tells_what_was_delivered(browser: Browser) -> None:
    answer = await browser.client.post("/api/clock", json={"to": "29 januari 2026"}, headers=MARK)
    said = await answer.json()
    assert said["sent"] == 2
    assert said["now"].startswith("2026-01-29T15:30")
    assert (await browser.shown(1))["title"] == "Nog vier werkdagen"
    assert (await (await browser.client.get("/api/begin")).json())["people"][0]["received"] == 1


async def test_a_clock_text_that_is_no_date_changes_nothing(browser: Browser) -> None:
    before = browser.demo.now()
    answer = await browser.client.post("/api/clock", json={"to": "ooit"}, headers=MARK)
    assert answer.status == 422
    assert "29 januari 2026" in (await answer.json())["problem"]
    assert browser.demo.now() == before


@pytest.mark.parametrize(("quick", "day"), [("morgen", "2026-01-29T15:30"), ("week", "2026-02-04T15:30")])
async def test_the_quick_buttons_move_the_clock_to_half_past_three(browser: Browser, quick: str, day: str) -> None:
    answer = await browser.client.post("/api/clock", json={"quick": quick}, headers=MARK)
    assert (await answer.json())["now"].startswith(day)


async def test_an_unknown_quick_button_is_refused(browser: Browser) -> None:
    assert (await browser.client.post("/api/clock", json={"quick": "gisteren"}, headers=MARK)).status == 400


async def test_what_waits_for_its_moment_is_told_per_person(browser: Browser) -> None:
    said = await (await browser.client.get("/api/clock")).json()
    assert said["waiting"] == [{"person": 1, "at": "2026-01-29T15:30:00+01:00"}]
