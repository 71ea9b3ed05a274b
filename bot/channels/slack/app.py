"""The Slack channel: signed requests in, one turn each, acknowledged after it; messages out.

Bolt is built with `process_before_response`: its answer waits for the listener, and a listener that raises makes it
500, so that Slack sends the event again. Nothing is dropped by Slack's retry headers: the inbox knows what was handled.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier

from bot.channels.slack import blocks, phrases, read
from bot.channels.slack.courier import Courier
from bot.channels.slack.fetch import Fetcher
from bot.channels.slack.needs import PATH
from bot.channels.slack.pace import Pace
from bot.channels.slack.people import People
from bot.channels.slack.web import API, Token, Web
from bot.ports import Account, Desk, Files, Inbound, Outgoing, Result
from dialogs.event import Said

_LOG = logging.getLogger(__name__)
_ANY = re.compile("", re.DOTALL)


class CannotStart(ValueError):
    """Slack is not set up well; the message says what to fill in, in Dutch."""


class NotAuthorised(RuntimeError):
    """Slack does not accept our token now; the event has to come again."""


class SlackChannel:
    """One Slack workspace."""

    name = read.NAME

    def __init__(
        self,
        *,
        signing_secret: str,
        web_api: Web,
        people: People,
        desk: Desk,
        files: Files,
        clock: Callable[[], datetime],
        pace: Pace,
    ) -> None:
        self._web, self._people, self._desk, self._clock = web_api, people, desk, clock
        self._courier = Courier(web_api, files, pace)
        self._fetcher = Fetcher(web_api, files)
        self._verifier = SignatureVerifier(signing_secret)
        self._who: AuthorizeResult | None = None
        self._bolt = self._listening(
            AsyncApp(
                name="werkplekwijzer",
                client=web_api.bare,
                signing_secret=signing_secret,
                authorize=self._authorizer(),
                process_before_response=True,
            )
        )

    async def send(self, outgoing: Outgoing) -> Result:
        """Carry one message to the person's conversation with the bot."""
        return await self._courier.carry(outgoing)

    def mount(self, app: web.Application, path: str = PATH) -> None:
        """Receive on this path of the application, and keep connections to Slack open while it runs."""
        app.router.add_post(path, self.receive)
        app.cleanup_ctx.append(self._connected)

    async def _connected(self, _app: web.Application) -> AsyncIterator[None]:
        async with self._web.session():
            yield

    async def receive(self, request: web.Request) -> web.Response:
        """One request of Slack's. Nothing of it is read before its signature is found right; Bolt looks once more."""
        if not self._signed(request.headers, await request.read()):
            return web.json_response({"error": "invalid request"}, status=401)
        return await to_aiohttp_response(await self._bolt.async_dispatch(await to_bolt_request(request)))

    def _signed(self, headers: Mapping[str, str], body: bytes) -> bool:
        at, signature = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
        if not (at.isascii() and at.isdigit() and len(at) < 12 and signature.isascii()):
            return False
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return False
        return self._verifier.is_valid(text, at, signature)

    def _authorizer(self) -> Callable[[], Awaitable[AuthorizeResult]]:
        """Says who the bot is, asked once. Bolt answers 200 to a SlackApiError here, and the event would be lost."""

        async def who() -> AuthorizeResult:
            if self._who is None:
                client = await self._web.client()
                try:
                    answer = await client.auth_test()
                except SlackApiError as error:
                    raise NotAuthorised(str(error)) from error
                self._who = AuthorizeResult.from_auth_test_response(auth_test_response=answer, bot_token=client.token)
            return self._who

        return who

    def _listening(self, bolt: AsyncApp) -> AsyncApp:
        """Every kind of request has a listener: Bolt answers 404 to one without, and Slack counts that as a failure."""
        bolt.event(_ANY)(self._on_event)
        bolt.action(_ANY)(self._on_action)
        bolt.command(_ANY)(self._on_command)
        for kind in (bolt.shortcut, bolt.view, bolt.options):
            kind(_ANY)(self._on_other)
        return bolt

    async def _on_event(self, body: dict[str, Any], context: AsyncBoltContext) -> None:
        came = read.event(body, context.bot_user_id or "")
        if isinstance(came, read.HomeOpened):
            await self._publish_home(came.account)
        elif came is not None:
            await self._handle(came)

    async def _on_action(self, body: dict[str, Any], ack: AsyncAck) -> None:
        came = read.action(body)
        if came is not None:
            await self._handle(came)
            if came.home:
                await self._refresh_home(came.account)
        await ack()

    async def _on_command(self, body: dict[str, Any], ack: AsyncAck) -> None:
        came = read.command(body)
        if came is not None:
            await self._handle(came)
        await ack("" if body.get("channel_name") == "directmessage" else phrases.ANSWER_IN_DM)

    async def _on_other(self, ack: AsyncAck) -> None:
        await ack()

    async def _handle(self, came: read.Came) -> None:
        """One turn. Raises when nothing was committed."""
        fetched = await self._fetcher.fetch(came.drops, came.account)
        event = came.event
        if isinstance(event, Said) and fetched.files:
            event = event.model_copy(update={"files": fetched.files})
        duplicate = False
        if not (isinstance(event, Said) and fetched.refusals and not event.text and not event.files):
            inbound = Inbound(
                key=came.key,
                account=came.account,
                event=event,
                at=self._clock(),
                address=came.address,
                email=await self._people.email(came.account),
            )
            duplicate = (await self._desk.turn(inbound)).duplicate
        for refusal in () if duplicate else fetched.refusals:
            await self._courier.tell(came.address, refusal)

    async def _publish_home(self, account: Account) -> None:
        view = blocks.home(await self._desk.home(account, self._clock()))
        await (await self._web.client()).views_publish(user_id=account.user, view=view)

    async def _refresh_home(self, account: Account) -> None:
        """The Home tab after a press on it. The press is committed, so a failure here is not the press's failure."""
        try:
            await self._publish_home(account)
        except (TimeoutError, SlackApiError, aiohttp.ClientError) as error:
            _LOG.warning("The Home tab was not refreshed: %s", type(error).__name__)


def build(
    *,
    signing_secret: str,
    bot_token: str | Token,
    team: str,
    domains: Sequence[str],
    desk: Desk,
    files: Files,
    clock: Callable[[], datetime],
    api_url: str = API,
    monotonic: Callable[[], float] = time.monotonic,
) -> SlackChannel:
    """The channel for one workspace; `mount` it on the application.

    `bot_token` is the token, or gives the token that is valid now. `domains` are the e-mail domains that workspace
    `team` vouches for. `clock` gives the moment of the domain. Raises CannotStart without a token, secret or workspace.
    """
    if not signing_secret.strip():
        raise CannotStart(phrases.missing("het ondertekeningsgeheim", "WIJZER_SLACK_SIGNING_SECRET"))
    if isinstance(bot_token, str) and not bot_token.strip():
        raise CannotStart(phrases.missing("het token van de bot", "WIJZER_SLACK_BOT_TOKEN"))
    if not team.strip():
        raise CannotStart(phrases.missing("de werkruimte", "WIJZER_SLACK_WORKSPACE"))
    web_api = Web(token=_always(bot_token) if isinstance(bot_token, str) else bot_token, api_url=api_url)
    return SlackChannel(
        signing_secret=signing_secret,
        web_api=web_api,
        people=People(web_api, team=team, domains=domains, monotonic=monotonic),
        desk=desk,
        files=files,
        clock=clock,
        pace=Pace(monotonic),
    )


def _always(token: str) -> Token:
    async def give() -> str:
        return token

    return give
