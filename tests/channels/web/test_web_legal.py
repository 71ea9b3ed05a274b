"""The pages that the app stores link to."""

from __future__ import annotations

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web import legal


@pytest.mark.parametrize(
    ("path", "says"), [("/over", "werkplekleren"), ("/privacy", "Wie wat leest"), ("/voorwaarden", "bron")]
)
async def test_a_page_says_what_the_listing_promises(path: str, says: str) -> None:
    app = web.Application()
    app.add_routes(legal.routes())
    async with TestClient(TestServer(app)) as client:
        answer = await client.get(path)
        text = await answer.text()
    assert answer.status == 200
    assert says in text
    assert 'lang="nl"' in text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
