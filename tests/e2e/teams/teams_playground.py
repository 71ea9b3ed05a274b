"""Microsoft's Agents Playground, one per person, on loopback, with its page in headless Chromium."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from aiohttp import ClientSession
from playwright.async_api import Browser, Locator, Page, expect

TENANT = "00000000-0000-4000-8000-0000000000aa"
SHOTS = Path(__file__).parents[3] / "build" / "screenshots"
PATIENCE = 30_000
"""Milliseconds that a page may take to show something, however busy the machine; what is there ends the wait."""

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=nl-NL")


@dataclass(frozen=True)
class Someone:
    """Who sits behind a playground."""

    number: int
    name: str
    email: str

    def account(self) -> dict[str, str]:
        first, _, last = self.name.partition(" ")
        return {
            "id": f"user-id-{self.number}",
            "name": self.name,
            "userPrincipleName": self.email,
            "aadObjectId": f"00000000-0000-4000-8000-{self.number:012d}",
            "givenName": first,
            "surname": last,
            "email": self.email,
        }


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def chromium() -> str:
    """The browser: `CHROMIUM`, or what the machine calls it."""
    named = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert named, "give a Chromium in CHROMIUM"
    return named


@asynccontextmanager
async def playground(node: Path, folder: Path, who: Someone, bot: str) -> AsyncIterator[str]:
    """A running playground in which this person talks to the bot at `bot`; the address of its page.

    It stops without a word when its settings name fewer than a handful of users, or a team without group id.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = {
        "version": "0.1.1",
        "tenantId": TENANT,
        "bot": {"id": "00000000-0000-4000-8000-0000000000b0", "name": "Werkplekwijzer"},
        "currentUser": who.account(),
        "users": [Someone(n, f"Collega {n}", f"collega{n}@school.example").account() for n in range(91, 96)],
        "personalChat": {"id": f"chat-{who.number}"},
        "groupChat": {"id": f"groep-{who.number}", "name": "Groep"},
        "team": {
            "id": f"team-{who.number}",
            "name": "Team",
            "aadGroupId": "00000000-0000-4000-8000-0000000000cc",
            "channels": [{"id": f"kanaal-{who.number}", "name": "Kanaal"}],
        },
    }
    (folder / ".m365agentsplayground.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    port = free_port()
    here = f"http://127.0.0.1:{port}"
    command = ["start", "-e", bot, "-c", "msteams", "-p", str(port), "--service-url", f"{here}/_connector"]
    env = {
        **os.environ,
        "TEAMSAPPTESTER_BROWSER": "none",
        "SEND_INSTALLATION_ACTIVITY": "true",
        "NODE_OPTIONS": f"--require {node / 'loopback.cjs'} --dns-result-order=ipv4first",
    }
    cli = node / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
    with (folder / "playground.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            "node", str(cli), *command, "--disable-telemetry", cwd=folder, env=env, stdout=log, stderr=log
        )
    try:
        await _answers(here, process, folder / "playground.log")
        yield here
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _answers(address: str, process: asyncio.subprocess.Process, log: Path) -> None:
    async with ClientSession() as session:
        for _ in range(300):
            if process.returncode is not None:
                break
            try:
                async with session.get(address) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                pass
            await asyncio.sleep(0.1)
    raise AssertionError(f"the playground did not start:\n{log.read_text(errors='replace')[-2000:]}")


class Chat:
    """A person's page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def open(cls, browser: Browser, address: str) -> Chat:
        expect.set_options(timeout=PATIENCE)
        page = await browser.new_page(viewport={"width": 1200, "height": 1400}, locale="nl-NL")
        await page.goto(address)
        await page.locator("[role=textbox][data-lexical-editor]").first.wait_for()
        return cls(page)

    async def say(self, text: str) -> None:
        await self.page.locator("[role=textbox][data-lexical-editor]").first.click()
        await self.page.keyboard.type(text)
        await self.page.get_by_role("button", name="Send Message").click()

    def card(self, words: str) -> Locator:
        """The last card with these words."""
        return self.page.locator(".ac-adaptiveCard", has_text=words).last

    async def press(self, card: Locator, button: str) -> None:
        await card.get_by_role("button", name=button, exact=True).click()

    async def shot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SHOTS / f"{name}.png")
