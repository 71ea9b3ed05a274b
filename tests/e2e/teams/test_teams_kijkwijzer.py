"""A kijkwijzer in Microsoft's own Teams client: the mentor fills it in, the student gets it as a document."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from botframework.connector.auth import PasswordServiceClientCredentialFactory
from playwright.async_api import async_playwright, expect
from teams_playground import FLAGS, TENANT, Chat, Someone, chromium, free_port, playground

from bot.channels.teams.app import TeamsApp
from bot.channels.web import download
from bot.config import TeamsSettings
from bot.demo import begin_everyone
from bot.roster.example import import_example
from bot.wiring import Core, build_core
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.understand import Understanding
from store.db import Database, upgrade

WIM = Someone(1, "Wim de Groot", "wim.de.groot@zilverbeek.example")
NOOR = Someone(2, "Noor Willems", "noor.willems@student.example")
START = datetime(2025, 10, 8, 16, 0, tzinfo=AMSTERDAM)
SECRET = "alleen-voor-deze-test"
OBSERVED = (
    "De start was rustig & <b>duidelijk</b>.\nNoor stond *bij* de deur, daardoor begon klas_2b meteen.\n"
    "Volgende stap: zo ook afsluiten."
)


@dataclass
class Bot:
    """The whole bot around a database in a folder, with a clock that stands still until it is moved."""

    core: Core
    url: str
    now: list[datetime] = field(default_factory=lambda: [START])

    async def pass_time(self, **more: float) -> None:
        self.now[0] += timedelta(**more)
        await self.core.tick(self.now[0])


@pytest.fixture
async def bot(tmp_path: Path, library: Library, understanding: Understanding) -> AsyncIterator[Bot]:
    database_url, port, now = f"sqlite:///{tmp_path / 'wijzer.sqlite3'}", free_port(), [START]
    upgrade(database_url)
    database, url = Database.open(database_url), f"http://127.0.0.1:{port}"
    core = build_core(
        database=database,
        library=library,
        process="teams-e2e",
        now=lambda: now[0],
        wall=lambda: now[0],
        secret=SECRET,
        public_url=url,
        understanding=understanding,
    )
    import_example(database, at=START, library=library)
    begin_everyone(core, START)
    domains = ("zilverbeek.example", "student.example")
    teams = TeamsApp(
        settings=TeamsSettings(app_id="", app_password="", tenants={TENANT: domains}, app_tenant=TENANT),
        files=core.files,
        clock=lambda: now[0],
        monotonic=lambda: 0.0,
        jitter=lambda: 0.5,
        credentials_factory=PasswordServiceClientCredentialFactory(),
    )
    core.channels["teams"] = teams.channel
    app = web.Application()
    teams.attach(app, core.desk)
    app.add_routes(download.routes(core.files, secret=SECRET.encode(), now=lambda: now[0]))
    server = TestServer(app, port=port)
    await server.start_server()
    yield Bot(core, url, now)
    await core.desk.idle()
    await server.close()
    core.close()


@asynccontextmanager
async def chats(bot: Bot, node: Path, folder: Path, *people: Someone) -> AsyncIterator[list[Chat]]:
    """A page for each of these people."""
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(async_playwright())
        browser = await made.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        stack.push_async_callback(browser.close)
        route = f"{bot.url}/api/messages"
        pages = [
            await stack.enter_async_context(playground(node, folder / f"person-{who.number}", who, route))
            for who in people
        ]
        yield [await Chat.open(browser, page) for page in pages]


async def test_a_mentor_sends_a_kijkwijzer_and_the_student_opens_it(bot: Bot, node: Path, tmp_path: Path) -> None:
    async with chats(bot, node, tmp_path, WIM, NOOR) as (wim, noor):
        await expect(wim.card("Hallo Wim")).to_be_visible()
        await expect(noor.card("Hallo Noor")).to_be_visible()
        await wim.say("ik wil een kijkwijzer invullen")
        les = wim.card("Kijkwijzer voor Noor")
        await les.get_by_label("Wat zag u").fill(OBSERVED)
        await les.get_by_role("radio", name="3c").check()
        await wim.shot("teams-1-ingevuld")
        await wim.press(les, "Verder")

        await wim.press(wim.card("Nog iets toevoegen?"), "Terug")
        again = wim.card("Stap 1 van")
        await expect(again.get_by_label("Wat zag u")).to_have_value(OBSERVED)
        await again.get_by_label("Anders, namelijk").fill("gymgroep")
        await wim.press(again, "Verder")

        await expect(wim.card("Nog iets toevoegen?")).to_be_visible()
        await wim.say("wat moet ik deze periode doen?")
        await expect(wim.card("Deze periode")).to_contain_text("Eerste kijkwijzer, Noor Willems")
        await wim.shot("teams-2-onderbroken")
        await wim.press(wim.card("Stap 2 van"), "Overslaan")

        klaar = wim.card("Klopt het zo?")
        await expect(klaar).to_contain_text("Dit lezen: Noor Willems, Wim de Groot")
        await expect(klaar).to_contain_text("gymgroep")
        for typed in OBSERVED.splitlines():
            await expect(klaar).to_contain_text(typed)
        await wim.shot("teams-3-klopt-het")
        await wim.press(klaar, "Verstuur")
        await expect(wim.card("Noor Willems krijgt de kijkwijzer")).to_be_visible()
        await expect(wim.card("Dit is uw exemplaar")).to_be_visible()
        await expect(klaar.get_by_role("button")).to_have_count(0)
        await wim.shot("teams-4-verstuurd")
        assert await noor.page.get_by_text("van Wim de Groot").count() == 0, "it comes at the moment she chose"
        await bot.pass_time(days=1)
        got = noor.card("Kijkwijzer voor Noor Willems, van Wim de Groot")
        await expect(got).to_be_visible()
        await noor.shot("teams-5-ontvangen")
        async with noor.page.context.expect_event("request", lambda r: "/bestand/" in r.url) as opened:
            await got.get_by_role("link", name="Bekijk het bestand").click()
        async with ClientSession() as session, session.get((await opened.value).url) as answer:
            assert answer.status == 200
            assert (await answer.read()).startswith(b"PK")


async def test_a_mentor_answers_per_part_comes_back_and_takes_one_back(bot: Bot, node: Path, tmp_path: Path) -> None:
    async with chats(bot, node, tmp_path, WIM) as (wim,):
        await wim.say("kijkwijzer")
        les = wim.card("Kijkwijzer voor Noor")
        await les.get_by_label("Wat zag u").fill(
            "Je legde uit in kleine stappen. Daardoor deed iedereen mee. Volgende stap: controleer tussendoor."
        )
        await wim.press(les, "Verder")
        kleur = wim.card("Nog iets toevoegen?")
        await kleur.get_by_role("checkbox", name="Contact en rust").check()
        await kleur.get_by_role("radio", name="Ja").check()
        await wim.press(kleur, "Verder")
        deel = wim.card("In deze les")
        first = deel.get_by_role("radiogroup").first
        await first.get_by_role("radio", name="vaak").check()
        await wim.shot("teams-6-per-onderdeel")
        await wim.press(deel, "Bewaar voor later")
        await expect(wim.page.get_by_role("button", name="Verder", exact=True)).to_have_count(0)
        await wim.press(wim.card("Bewaard."), "Ga verder")
        back = wim.card("In deze les").get_by_role("radiogroup").first
        await expect(back.get_by_role("radio", name="vaak")).to_be_checked()
        await back.get_by_role("radio", name="Geen keuze").check()
        await wim.shot("teams-7-geen-keuze")
        await wim.press(wim.card("In deze les"), "Verder")
        klaar = wim.card("Klopt het zo?")
        await expect(klaar).to_contain_text("Je legde uit in kleine stappen.")
        await expect(klaar).not_to_contain_text("vaak")
