"""The incoming side: one HTTP route for the Bot Framework, and what builds the channel."""

from __future__ import annotations

import asyncio
import json
import logging
import mimetypes
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.teams import cards, words
from bot.channels.teams.channel import TeamsChannel
from bot.channels.teams.connector import OPENID, Connector
from bot.channels.teams.faults import Answered, Interrupted, NotAllowed, NotReadable, Unreachable
from bot.channels.teams.inputs import Element
from bot.channels.teams.read import Dropped, Elsewhere, Ignored, Turn, read, tenant
from bot.config import SettingsError, TeamsSettings
from bot.ports import Account, Desk, FileRefused, Files, Inbound, Outgoing, Result, Sent
from dialogs.event import FileRef, Said
from dialogs.nouns import Json

log = logging.getLogger(__name__)

PATH = "/api/messages"
LARGEST_REQUEST = 1_000_000
LARGEST_FILE = 25_000_000
PATIENCE = 2.4
"""Seconds a press may take before it is answered with "nog bezig": Teams gives up after about three."""

FILE_HOSTS = (".sharepoint.com", ".sharepoint.us")
"""Where a file that someone drops in a chat lies: her own OneDrive."""


class TeamsApp:
    """Teams as a channel and as a route. `desk` may be given after building, before the first request."""

    def __init__(
        self,
        *,
        settings: TeamsSettings,
        files: Files,
        clock: Callable[[], datetime],
        monotonic: Callable[[], float],
        jitter: Callable[[], float],
        credentials_factory: Any = None,
        openid: str = OPENID,
        patience: float = PATIENCE,
    ) -> None:
        """Raises SettingsError when the settings would let strangers in.

        `credentials_factory` takes the place of Microsoft's sign-in, for tests and for Microsoft's local client; one
        that switches the check of senders off is only obeyed for requests from this machine.
        """
        if credentials_factory is None:
            _demand_whole(settings)
        self._tenants = {t.lower(): d for t, d in settings.tenants.items()}
        self._files, self._clock, self._patience = files, clock, patience
        self._service = Connector(
            app_id=settings.app_id,
            app_password=settings.app_password,
            app_type=settings.app_type,
            app_tenant=settings.app_tenant,
            now=monotonic,
            credentials_factory=credentials_factory,
            openid=openid,
        )
        self.channel = TeamsChannel(service=self._service, files=files, jitter=jitter)
        self.desk: Desk | None = None
        self._emails: dict[tuple[str, str], str | None] = {}
        self._afterwards: set[asyncio.Task[None]] = set()

    def attach(self, app: web.Application, desk: Desk) -> None:
        """Put the route on an application whose `client_max_size` the route does not depend on."""
        self.desk = desk
        app.router.add_post(PATH, self.handle)
        app.cleanup_ctx.append(self._running)

    async def _running(self, _: web.Application) -> AsyncIterator[None]:
        async with self._service:
            self._later(self._warm())
            yield
            while self._afterwards:
                await asyncio.gather(*self._afterwards)

    async def _warm(self) -> None:
        try:
            await self._service.warm()
        except Unreachable as error:
            log.warning("teams: not reachable yet: %s", error)

    # --- one request ---

    async def handle(self, request: web.Request) -> web.Response:
        """One activity. Answers 2xx only after commit; any failure before it is one that the platform repeats."""
        body = await _body(request)
        if self._service.open and not _is_local(request.remote):
            raise web.HTTPForbidden
        answer: list[Element | None] = []

        async def act() -> None:
            answer.append(await self._act(body))

        try:
            await self._service.receive(request.headers.get("Authorization"), body, act)
        except NotReadable as error:
            raise web.HTTPBadRequest(text=str(error)) from error
        except NotAllowed as error:
            log.warning("teams: refused a request: %s", error)
            raise web.HTTPUnauthorized from error
        except Unreachable as error:
            log.warning("teams: cannot check a request: %s", error)
            raise web.HTTPServiceUnavailable from error
        return web.json_response(answer[0]) if answer and answer[0] else web.Response()

    async def _act(self, body: Mapping[str, Json]) -> Element | None:
        if body.get("channelId") != "msteams" or (tenant(body) or "").lower() not in self._tenants:
            log.warning("teams: refused tenant %s of %s", tenant(body), body.get("channelId"))
            raise web.HTTPForbidden
        found = read(body)
        match found:
            case Ignored():
                log.debug("teams: ignored %s", found.why)
                return _told(words.NOTHING_NEW) if body.get("type") == "invoke" else None
            case Elsewhere():
                if found.invoke:
                    return _told(words.ELSEWHERE)
                await self.channel.say(found.address, words.ELSEWHERE)
                return None
            case Turn(invoke=True):
                return await self._press(found)
        event = found.event
        if isinstance(event, Said) and found.files:
            kept = await self._keep(found)
            event = event.model_copy(update={"files": kept})
            if not event.text and not kept:
                return None
        await self._desk.turn(await self._inbound(found, event))
        return None

    async def _press(self, turn: Turn) -> Element:
        """A press whose answer goes in the HTTP body. The rest is done after the answer has left."""
        handling = asyncio.create_task(self._desk.turn(await self._inbound(turn, turn.event)))
        done, _ = await asyncio.wait({handling}, timeout=self._patience)
        if not done:
            self._later(self._late(handling))
            return _told(words.STILL_BUSY)
        replies = handling.result().replies
        here = _answer_of(replies, turn.card)
        if here is None:
            self._later(self._deliver(replies))
            return _told(words.NOTHING_NEW) if not replies else _told(words.SEE_BELOW)
        try:
            card = self.channel.card(here)
        except ValueError:
            self._later(self._deliver(replies))
            return _told(words.SEE_BELOW)
        self._later(self._deliver(replies, here=here, card=turn.card))
        return {"statusCode": 200, "type": cards.CARD_TYPE, "value": card}

    async def _late(self, handling: asyncio.Task[Any]) -> None:
        await self._deliver((await handling).replies)

    async def _deliver(
        self, replies: Sequence[Outgoing], *, here: Outgoing | None = None, card: str | None = None
    ) -> None:
        """Settle the reply that went in the HTTP answer and send the others, in order."""
        for reply in replies:
            if reply is here:
                ended: Result = Sent(ref={"activity": card} if card else {})
            else:
                ended = await self.channel.send(reply)
            await self._desk.settle(((reply, ended),))
        if here is not None and card:
            await self.channel.keep(here, card)

    def _later(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._afterwards.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._afterwards.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("teams: work after an answer failed", exc_info=task.exception())

    # --- who, and with what ---

    async def _inbound(self, turn: Turn, event: Any) -> Inbound:
        return Inbound(
            key=turn.key,
            account=_account(turn),
            event=event,
            at=self._clock(),
            address=turn.address,
            email=None if turn.invoke else await self._email(turn),
            inline=turn.invoke,
        )

    async def _email(self, turn: Turn) -> str | None:
        """The address that the tenant vouches for: of a member, not a guest, in a domain listed for this tenant.

        Asked once per person and process; a tenant that does not answer leaves someone unknown until the next message.
        """
        domains = self._tenants[turn.tenant.lower()]
        who = (turn.tenant, turn.user)
        if not domains or who in self._emails:
            return self._emails.get(who)
        try:
            member = await self._service.member(turn.address, turn.member)
        except (Answered, Interrupted, Unreachable) as error:
            log.warning("teams: no profile: %s", error)
            return None
        own = not member.guest and (member.tenant or turn.tenant).lower() == turn.tenant.lower()
        email = (member.email or "").strip().lower()
        self._emails[who] = email if own and email.partition("@")[2] in domains else None
        return self._emails[who]

    async def _keep(self, turn: Turn) -> tuple[FileRef, ...]:
        kept = []
        for file in turn.files:
            try:
                kept.append(await self._fetch(file, turn))
            except FileRefused as refused:
                await self.channel.say(turn.address, str(refused))
        return tuple(kept)

    async def _fetch(self, file: Dropped, turn: Turn) -> FileRef:
        name = words.plain(file.name, 200)
        if not _is_theirs(file.url, own=file.own, service=str(turn.address["service"])):
            log.warning("teams: a file lies at an unexpected host")
            raise FileRefused(words.FILE_NOT_FETCHED.format(name=name))
        try:
            data = await self._service.download(file.url, signed=file.own, most=LARGEST_FILE)
        except (Answered, Unreachable) as error:
            log.warning("teams: a file could not be fetched: %s", error)
            raise FileRefused(words.FILE_NOT_FETCHED.format(name=name)) from error
        if data is None:
            raise FileRefused(words.FILE_TOO_LARGE.format(name=name))
        mime = file.mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        return await self._files.keep(name, mime, data, _account(turn))

    @property
    def _desk(self) -> Desk:
        assert self.desk is not None, "attach() comes before the first request"
        return self.desk


def _demand_whole(settings: TeamsSettings) -> None:
    problems = []
    if not settings.app_id.strip() or not settings.app_password.strip():
        problems.append("Teams heeft een app-id en een wachtwoord nodig. Zonder app-id komt iedereen binnen.")
    if not [t for t in settings.tenants if t.strip()]:
        problems.append("Noem bij Teams minstens één tenant die mag meepraten.")
    if settings.app_type.lower() == "singletenant" and not settings.app_tenant.strip():
        problems.append("Een Teams-bot van één tenant heeft het id van die tenant nodig.")
    if problems:
        raise SettingsError("\n".join(problems))


async def _body(request: web.Request) -> dict[str, Json]:
    data = bytearray()
    async for chunk in request.content.iter_chunked(65_536):
        data += chunk
        if len(data) > LARGEST_REQUEST:
            raise web.HTTPRequestEntityTooLarge(max_size=LARGEST_REQUEST, actual_size=len(data))
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise web.HTTPBadRequest(text="no JSON") from error
    if not isinstance(found, dict):
        raise web.HTTPBadRequest(text="no activity")
    return found


def _is_local(remote: str | None) -> bool:
    try:
        return remote is not None and ip_address(remote).is_loopback
    except ValueError:
        return False


def _is_theirs(url: str, *, own: bool, service: str) -> bool:
    """Whether a file's address is one where Teams puts files: OneDrive, or for pictures the service itself."""
    try:
        asked, ours = urlsplit(url), urlsplit(service)
    except ValueError:
        return False
    if (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc):
        return own or _is_local(asked.hostname)
    return not own and asked.scheme == "https" and (asked.hostname or "").endswith(FILE_HOSTS)


def _account(turn: Turn) -> Account:
    return Account(channel="teams", tenant=turn.tenant, user=turn.user)


def _told(sentence: str) -> Element:
    """An answer to a press that leaves the card as it is."""
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": sentence}


def _answer_of(replies: Sequence[Outgoing], card: str | None) -> Outgoing | None:
    """The reply that takes the place of the pressed card: the one meant to, else the first that replaces nothing."""
    for reply in replies:
        if card is not None and reply.replaces is not None and reply.replaces.get("activity") == card:
            return reply
    return next((r for r in replies if r.replaces is None), None)
