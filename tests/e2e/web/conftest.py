"""Real Chromium, and servers in processes of their own.

Playwright's synchronous interface keeps a loop running, so the browser lives no longer than the module that uses it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from web_page import Desk
from web_servers import Nursery, demo_server

INSTALLED = Path("/usr/bin/chromium")
CHROMIUM = os.environ.get("CHROMIUM") or (str(INSTALLED) if INSTALLED.exists() else None)
"""The browser to use; None is the one that Playwright installed."""
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


@pytest.fixture
def scripted(nursery: Nursery) -> Iterator[str]:
    with nursery.server() as address:
        yield address


@pytest.fixture
def desk(chromium: Browser, scripted: str) -> Iterator[Desk]:
    """A laptop."""
    yield from _desk(chromium, scripted, width=1440, height=900)


@pytest.fixture
def demo(chromium: Browser, tmp_path: Path) -> Iterator[Desk]:
    """A laptop at the real demo."""
    with demo_server(tmp_path) as address:
        yield from _desk(chromium, address, width=1440, height=900)


@pytest.fixture
def phone(chromium: Browser, scripted: str) -> Iterator[Desk]:
    """A phone."""
    yield from _desk(chromium, scripted, width=390, height=844, touch=True)


def _desk(chromium: Browser, address: str, *, width: int, height: int, touch: bool = False) -> Iterator[Desk]:
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        locale="nl-NL",
        has_touch=touch,
        is_mobile=touch,
        reduced_motion="reduce",
        permissions=[],
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    desk = Desk(page, address)
    yield desk
    context.close()
    assert desk.complaints == []
