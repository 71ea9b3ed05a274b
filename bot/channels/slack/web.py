"""The connection to Slack's Web API: one client, one session, the token of the moment."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

API = "https://slack.com/api/"
TIMEOUT = 30
"""Seconds for one whole call; a connection has to be there within five."""

Token = Callable[[], Awaitable[str]]
"""Gives the bot token that is valid now."""


class Web:
    """Hands out the client with a valid token.

    The SDK's own retries are off, also its default one after a broken connection: it would repeat a message that Slack
    may have accepted, unseen and uncounted, and a sender that sleeps through a 429 holds up everyone behind it. The
    outbox repeats what has to be repeated, in its own time and in order.
    """

    def __init__(self, *, token: Token, api_url: str = API) -> None:
        self._token = token
        self._client = AsyncWebClient(base_url=api_url, timeout=TIMEOUT, retry_handlers=[])

    @property
    def bare(self) -> AsyncWebClient:
        """The client before its token is known; nothing may be called on it."""
        return self._client

    async def client(self) -> AsyncWebClient:
        """The client, ready to call."""
        self._client.token = (await self._token()).strip()
        return self._client

    @asynccontextmanager
    async def session(self) -> AsyncIterator[None]:
        """Keeps connections open for as long as the process serves. Without it every call makes its own."""
        timeout = aiohttp.ClientTimeout(total=TIMEOUT, sock_connect=5)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            self._client.session = session
            try:
                yield
            finally:
                self._client.session = None
