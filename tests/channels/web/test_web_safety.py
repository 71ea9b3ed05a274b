"""What protects the page and the files: headers, who may ask, and links that cannot be made up."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from scripted_demo import SECRET
from web_browser import MARK, Browser

import bot.channels.web as web
from bot import links
from bot.channels.web.download import disposition
from bot.ports import StoredFile

PAGE = Path(web.__file__).parent / "page"


@pytest.mark.parametrize("path", ["/", "/page/app.js", "/api/begin", "/api/people/99/transcript", "/nergens"])
async def test_every_answer_forbids_what_the_page_does_not_need(browser: Browser, path: str) -> None:
    answer = await browser.client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Server" not in answer.headers


async def test_the_page_loads_only_its_own_files_and_they_exist(browser: Browser) -> None:
    page = await (await browser.client.get("/")).text()
    assert "<script>" not in page
    assert not re.search(r"\s(on\w+|style)=", page)
    for address in re.findall(r'(?:src|href)="([^"#]+)"', page):
        assert address.startswith("/page/")
        assert (await browser.client.get(address)).status == 200


def test_no_script_makes_markup_out_of_data() -> None:
    for script in PAGE.glob("*.js"):
        words = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", words), (
            script.name
        )


async def test_every_script_that_is_imported_is_served(browser: Browser) -> None:
    for script in PAGE.glob("*.js"):
        for name in re.findall(r'from "\./([\w.-]+)"', script.read_text(encoding="utf-8")):
            answer = await browser.client.get(f"/page/{name}")
            assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


async def test_an_unchanged_file_is_not_sent_again(browser: Browser) -> None:
    first = await browser.client.get("/page/style.css")
    again = await browser.client.get("/page/style.css", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
async def test_another_host_name_gets_nothing(browser: Browser, host: str) -> None:
    answer = await browser.client.get("/api/begin", headers={"Host": host})
    assert answer.status == 421
    assert "people" not in await answer.text()


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
async def test_loopback_names_are_fine(browser: Browser, host: str) -> None:
    assert (await browser.client.get("/api/begin", headers={"Host": host})).status == 200


async def test_a_post_that_another_site_could_send_is_refused(browser: Browser) -> None:
    answer = await browser.client.post("/api/people/1/say", data='{"key":"sleutel-0001","text":"x"}')
    assert answer.status == 403
    assert browser.desk.turns == []


async def test_a_file_arrives_as_a_download_with_its_name(browser: Browser) -> None:
    await browser.say(1, "document")
    answer = await browser.client.get((await browser.shown(1))["file"]["link"])
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="kijkwijzer Sanne 28 januari.docx"')
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


async def test_a_web_page_is_never_handed_over_as_one(browser: Browser) -> None:
    browser.desk.files.stored[5] = StoredFile(id=5, name="a.html", mime="text/html", data=b"<script>alert(1)</script>")
    answer = await browser.client.get(browser.desk.files.link(5, 1))
    assert answer.headers["Content-Type"] == "application/octet-stream"


async def test_a_large_file_is_handed_over_whole(browser: Browser) -> None:
    browser.desk.files.stored[6] = StoredFile(id=6, name="film.pdf", mime="application/pdf", data=b"a" * 5_000_000)
    answer = await browser.client.get(browser.desk.files.link(6, 1))
    assert len(await answer.read()) == 5_000_000


async def test_a_link_expires_and_says_what_to_do(browser: Browser) -> None:
    await browser.say(1, "document")
    link = (await browser.shown(1))["file"]["link"]
    browser.wall.at += timedelta(hours=1)
    assert (await browser.client.get(link)).status == 200
    browser.wall.at += timedelta(seconds=1)
    answer = await browser.client.get(link)
    assert answer.status == 410
    assert "verlopen" in await answer.text()


@pytest.mark.parametrize(
    "made_up",
    ["1000.1.99999999999", "1000.1.99999999999.AAAA", "....", "x", "1000.1.99999999999.é", "%00", "a.b.c.d"],
)
async def test_a_made_up_link_gives_nothing(browser: Browser, made_up: str) -> None:
    await browser.say(1, "document")
    answer = await browser.client.get(f"/bestand/{made_up}")
    assert answer.status == 404
    assert "PK" not in await answer.text()


async def test_a_link_cannot_be_turned_into_one_for_another_file_or_a_later_date(browser: Browser) -> None:
    await browser.say(1, "document")
    link = (await browser.shown(1))["file"]["link"]
    number, person, until, seal = link.removeprefix("/bestand/").split(".")
    for forged in (f"{int(number) + 1}.{person}.{until}.{seal}", f"{number}.{person}.{int(until) + 1}.{seal}"):
        assert (await browser.client.get(f"/bestand/{forged}")).status == 404


async def test_a_link_to_a_file_that_is_gone_says_so(browser: Browser) -> None:
    answer = await browser.client.get(browser.desk.files.link(77, 1))
    assert answer.status == 404
    assert "niet (meer) voor u" in await answer.text()


def test_a_link_of_another_secret_does_not_count() -> None:
    from web_browser import Wall

    now = Wall().at
    ticket = links.Ticket(file_id=1, person_id=2, expires=now + timedelta(hours=1))
    assert links.read(SECRET, links.sign(SECRET, ticket), now=now) == ticket
    assert links.read(b"een ander geheim", links.sign(SECRET, ticket), now=now) is links.Bad.FORGED
    assert links.read(b"", links.sign(SECRET, ticket), now=now) is links.Bad.FORGED


def test_nothing_is_signed_without_a_secret() -> None:
    from web_browser import Wall

    with pytest.raises(ValueError, match="secret"):
        links.sign(b"", links.Ticket(file_id=1, person_id=2, expires=Wall().at))


def test_a_name_cannot_break_out_of_its_header() -> None:
    said = disposition('a"; filename="b.exe\r\nX: y')
    assert "\r" not in said
    assert "\n" not in said
    assert said.count('"') == 2


async def test_opening_a_link_is_no_event(browser: Browser) -> None:
    await browser.say(1, "document")
    before = len(browser.desk.turns)
    await browser.client.get((await browser.shown(1))["file"]["link"])
    await browser.client.head((await browser.shown(1))["file"]["link"], headers=MARK)
    assert len(browser.desk.turns) == before


async def test_a_calendar_is_handed_out_as_a_calendar_and_an_old_address_says_what_to_do(browser: Browser) -> None:
    good = await browser.client.get("/agenda/goed.ics")
    assert good.status == 200
    assert good.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (await good.read()).startswith(b"BEGIN:VCALENDAR")
    old = await browser.client.get("/agenda/oud.ics")
    assert old.status == 404
    assert "Vraag in het gesprek om een nieuw adres." in await old.text()
