"""A file that someone dropped in Slack -> a file in the store."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.channels.slack import outcome, phrases, read
from bot.channels.slack.web import TIMEOUT, Web
from bot.ports import Account, FileRefused, Files
from dialogs.event import FileRef

MOST = 25_000_000
"""Bytes that are fetched at all; the store may want fewer."""


class NotFetchedYet(RuntimeError):
    """Slack could not hand over the file now; the event has to come again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """The files that are kept, and a sentence for each that is not."""

    files: tuple[FileRef, ...] = ()
    refusals: tuple[str, ...] = ()


class Fetcher:
    """Fetches with the bot's token, and only from Slack: an address elsewhere never sees the token."""

    def __init__(self, web: Web, files: Files) -> None:
        self._web, self._files = web, files

    async def fetch(self, drops: tuple[read.Drop, ...], by: Account) -> Fetched:
        """Keeps what can be kept. Raises NotFetchedYet when Slack fails for the moment."""
        kept: list[FileRef] = []
        refusals: list[str] = []
        for drop in drops:
            try:
                kept.append(await self._files.keep(drop.name, drop.mime, await self._bytes(drop), by))
            except FileRefused as refused:
                refusals.append(str(refused))
        return Fetched(files=tuple(kept), refusals=tuple(refusals))

    async def _bytes(self, drop: read.Drop) -> bytes:
        if drop.size > MOST:
            raise FileRefused(phrases.TOO_LARGE.format(name=drop.name, most=MOST // 1_000_000))
        url = drop.url or await self._url(drop)
        client = await self._web.client()
        if not self._is_slack(url, client.base_url):
            raise FileRefused(phrases.NOT_FETCHED.format(name=drop.name))
        headers = {"Authorization": f"Bearer {client.token}"}
        timeout = aiohttp.ClientTimeout(total=TIMEOUT, sock_connect=5)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.get(url, headers=headers, allow_redirects=False, proxy=client.proxy) as answer,
            ):
                return await self._body(answer, drop)
        except (TimeoutError, aiohttp.ClientError, ConnectionError) as error:
            raise NotFetchedYet(type(error).__name__) from error

    async def _body(self, answer: aiohttp.ClientResponse, drop: read.Drop) -> bytes:
        """The bytes. Slack answers a token without the right scope with a redirect or a page to sign in."""
        if answer.status == 429 or answer.status >= 500:
            raise NotFetchedYet(f"HTTP {answer.status}")
        page = answer.content_type == "text/html" and drop.mime != "text/html"
        if answer.status != 200 or page:
            raise FileRefused(phrases.NOT_FETCHED.format(name=drop.name))
        data = bytearray()
        async for chunk in answer.content.iter_chunked(65536):
            data += chunk
            if len(data) > MOST:
                raise FileRefused(phrases.TOO_LARGE.format(name=drop.name, most=MOST // 1_000_000))
        return bytes(data)

    async def _url(self, drop: read.Drop) -> str:
        client = await self._web.client()
        try:
            return read.drop((await client.files_info(file=drop.id)).get("file") or {}).url
        except SlackApiError as error:
            if outcome.status(error) == 429 or outcome.status(error) >= 500:
                raise NotFetchedYet(outcome.name(error)) from error
            raise FileRefused(phrases.NOT_FETCHED.format(name=drop.name)) from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise NotFetchedYet(type(error).__name__) from error

    @staticmethod
    def _is_slack(url: str, api_url: str) -> bool:
        """Whether this is Slack's own host over TLS, or exactly the host that the API was configured to be at."""
        there, api = urlsplit(url), urlsplit(api_url)
        host = there.hostname or ""
        ours = (there.scheme, there.netloc) == (api.scheme, api.netloc)
        return ours or (there.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com")))
