"""One HTTP request of botbuilder's REST client, sent once on aiohttp; nothing is retried or slept on in here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from msrest.pipeline import Request, Response
from msrest.pipeline.async_abc import AsyncHTTPPolicy, AsyncHTTPSender
from msrest.universal_http.async_abc import AsyncClientResponse

from bot.channels.teams.faults import Answered, Interrupted, Unreachable

TIMEOUT = aiohttp.ClientTimeout(total=20, connect=5)


class Signed(AsyncHTTPPolicy[Any, Any]):
    """Puts the bot's token on a request; msrest takes a policy in the place of credentials."""

    def __init__(self, token: Callable[[], Awaitable[str | None]]) -> None:
        super().__init__()
        self._token = token

    async def send(self, request: Request[Any], **kwargs: Any) -> Response[Any, Any]:
        token = await self._token()
        if token:
            request.http_request.headers["Authorization"] = f"Bearer {token}"
        assert self.next is not None, "a pipeline ends in a sender"
        return await self.next.send(request, **kwargs)


class Answer(AsyncClientResponse):
    """A whole answer in memory, as msrest reads it."""

    def __init__(self, request: Any, answer: aiohttp.ClientResponse, body: bytes) -> None:
        super().__init__(request, answer)
        self.status_code, self.headers, self.reason = answer.status, dict(answer.headers), answer.reason
        self._body = body

    def body(self) -> bytes:
        return self._body

    def raise_for_status(self) -> None:
        raise Answered(self.status_code or 0, None)


class Sender(AsyncHTTPSender[Any, Any]):
    """Sends one request once. Says apart what certainly did not arrive and what perhaps did."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def __aexit__(self, *exc: object) -> None:
        """The session belongs to the connector."""

    def build_context(self) -> dict[str, Any]:
        return {}

    async def send(self, request: Request[Any], **_: Any) -> Response[Any, Any]:
        http = request.http_request
        asked = self._session.request(http.method, http.url, headers=http.headers, data=http.data, timeout=TIMEOUT)
        try:
            async with asked as answer:
                body = await answer.read()
        except aiohttp.ClientConnectorError as error:
            raise Unreachable(str(error)) from error
        except aiohttp.ConnectionTimeoutError as error:
            raise Unreachable("no connection in time") from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Interrupted(type(error).__name__) from error
        if answer.status >= 300:
            raise Answered(answer.status, _seconds(answer.headers.get("Retry-After")))
        return Response(request, Answer(http, answer, body))


def _seconds(text: str | None) -> float | None:
    return float(text) if text and text.isascii() and text.isdecimal() else None
