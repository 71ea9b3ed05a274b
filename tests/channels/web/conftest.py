"""The demo page's server around the scripted demo."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestClient, TestServer
from scripted_demo import make
from web_browser import Browser, Wall


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    wall = Wall()
    app, desk, demo = make(wall=wall, beat=0.05)
    async with TestClient(TestServer(app)) as client:
        yield Browser(client=client, desk=desk, demo=demo, wall=wall)
