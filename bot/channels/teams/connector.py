"""The wall around botbuilder: with `transport.py`, the only module that knows it. Activities pass as plain wire JSON.

botbuilder-python is archived. What a successor has to offer is what `Connector` offers: check who sent a request, send
and update an activity, look up a member, hand out the bot's token. Three habits of 4.17.1 are kept away here:

- It builds two REST clients a turn, each of which tests 999 status codes against a list. One client per service
  address is kept instead, with a sender of our own on aiohttp: no hidden retries of a message that may have arrived,
  no sleeping on Retry-After, no thread per request, a timeout of seconds instead of minutes.
- It fetches signing keys and tokens with blocking `requests`, and finds no key at all for a day after Microsoft has
  changed them. Keys are fetched with aiohttp and looked up again when unknown; tokens are fetched in a thread.
- A malformed token raises whatever went wrong. Here anything that is not proven is NotAllowed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
from botbuilder.core import TurnContext
from botbuilder.core.teams import TeamsInfo
from botbuilder.integration.aiohttp import (
    CloudAdapter,
    ConfigurationBotFrameworkAuthentication,
    ConfigurationServiceClientCredentialFactory,
)
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount, ConversationReference
from botframework.connector import AsyncBfPipeline
from botframework.connector.aio import ConnectorClient
from botframework.connector.auth import AuthenticationConstants, ConnectorFactory, JwtTokenExtractor

from bot.channels.teams.faults import Answered, NotAllowed, NotReadable, Unreachable
from bot.channels.teams.keys import Keys
from bot.channels.teams.transport import TIMEOUT, Sender, Signed
from dialogs.nouns import Json

OPENID = str(AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL)
EMULATOR_OPENID = str(AuthenticationConstants.TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL)
SCOPE = str(AuthenticationConstants.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE)
LOGIN = str(AuthenticationConstants.TO_CHANNEL_FROM_BOT_LOGIN_URL_PREFIX)


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """What the tenant says about someone in a conversation."""

    email: str | None
    tenant: str | None
    guest: bool


class _Clients(ConnectorFactory):  # type: ignore[misc]
    """One REST client per service address, for the life of the process."""

    def __init__(self, make: Callable[[str], ConnectorClient]) -> None:
        self._make = make
        self._made: dict[str, ConnectorClient] = {}

    async def create(self, service_url: str, audience: str | None = None) -> ConnectorClient:  # noqa: ARG002
        if service_url not in self._made:
            self._made[service_url] = self._make(service_url)
        return self._made[service_url]


class _Authentication(ConfigurationBotFrameworkAuthentication):  # type: ignore[misc]
    """botbuilder's own checks, with our clients; this bot signs nobody in, so it needs no token client."""

    clients: _Clients

    async def authenticate_request(self, activity: Activity, auth_header: str | None) -> Any:
        result = await super().authenticate_request(activity, auth_header)
        result.connector_factory = self.clients
        return result

    def create_connector_factory(self, claims_identity: Any) -> ConnectorFactory:  # noqa: ARG002
        return self.clients

    async def create_user_token_client(self, claims_identity: Any) -> None:  # noqa: ARG002
        return None


@dataclass(frozen=True, slots=True)
class _Configuration:
    APP_ID: str
    APP_PASSWORD: str
    APP_TYPE: str
    APP_TENANTID: str


class Connector:
    """The Bot Framework for one bot. Use as an async context manager; nothing is reached before the first need.

    `credentials_factory` replaces Microsoft's tokens in tests and in a local client; `open` then says whether it lets
    everyone in. `openid` is where signing keys come from. `now` is a monotonic clock in seconds.
    """

    def __init__(
        self,
        *,
        app_id: str,
        app_password: str,
        app_type: str,
        app_tenant: str,
        now: Callable[[], float],
        credentials_factory: Any = None,
        openid: str = OPENID,
    ) -> None:
        self._app_id, self._now, self._openid = app_id, now, openid
        configuration = _Configuration(app_id, app_password, app_type, app_tenant)
        self._authentication = _Authentication(configuration, credentials_factory=credentials_factory)
        self._factory = credentials_factory or ConfigurationServiceClientCredentialFactory(configuration)
        self._adapter = CloudAdapter(self._authentication)
        self._credentials: Any = None

    async def __aenter__(self) -> Connector:
        self._session = aiohttp.ClientSession(timeout=TIMEOUT)
        self._keys = Keys(self._openid, self._session, self._now)
        JwtTokenExtractor.metadataCache[OPENID] = self._keys
        JwtTokenExtractor.metadataCache[EMULATOR_OPENID] = Keys(EMULATOR_OPENID, self._session, self._now)
        self._authentication.clients = _Clients(self._client)
        self.open = bool(await self._factory.is_authentication_disabled())
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._session.close()

    async def warm(self) -> None:
        """Fetch keys and a token before the first person waits for them. Raises Unreachable."""
        if not self.open:
            await asyncio.gather(self._keys.fetch(), self.token())

    async def receive(
        self, header: str | None, body: Mapping[str, Json], handle: Callable[[], Awaitable[None]]
    ) -> None:
        """Check the sender, then handle. Raises NotReadable, NotAllowed, Unreachable, and what `handle` raises."""
        try:
            activity = Activity().deserialize(dict(body))
        except (AttributeError, TypeError, ValueError) as error:  # msrest's own is a ValueError
            raise NotReadable(str(error)) from error
        if not activity.type:
            raise NotReadable("an activity without type")
        try:
            allowed = await self._authentication.authenticate_request(activity, None if self.open else header or "")
        except Unreachable:
            raise
        except Exception as error:  # the library raises plain Exception, IndexError, KeyError for what is not proven
            raise NotAllowed(f"{type(error).__name__}: {error}") from error

        async def logic(_: TurnContext) -> None:
            await handle()

        await self._adapter.process_activity(allowed, activity, logic)

    async def send(self, address: Mapping[str, Json], activity: Mapping[str, Json]) -> str | None:
        """Send an activity; its id. Raises Unreachable, Interrupted, Answered."""
        found: list[str | None] = []

        async def logic(context: TurnContext) -> None:
            context.activity.id = None  # botbuilder invents one, and would make the message a reply to it
            sent = await context.send_activity(Activity().deserialize(dict(activity)))
            found.append(sent.id if sent else None)

        await self._adapter.continue_conversation(_reference(address), logic, self._app_id)
        return found[0] or None

    async def update(self, address: Mapping[str, Json], id_: str, activity: Mapping[str, Json]) -> None:
        """Replace an activity that was sent. Raises Unreachable, Interrupted, Answered."""

        async def logic(context: TurnContext) -> None:
            await context.update_activity(Activity().deserialize({**activity, "id": id_}))

        await self._adapter.continue_conversation(_reference(address), logic, self._app_id)

    async def member(self, address: Mapping[str, Json], id_: str) -> Member:
        """Who this is according to the tenant. Raises Unreachable, Interrupted, Answered."""
        found: list[Member] = []

        async def logic(context: TurnContext) -> None:
            context.activity.channel_data = {}  # botbuilder looks for a team in it, and fails on nothing
            m = await TeamsInfo.get_member(context, id_)
            name, role = m.user_principal_name or "", m.user_role or ""
            guest = "#EXT#" in name.upper() or role.lower() in {"guest", "anonymous"}
            found.append(Member(email=m.email, tenant=m.tenant_id, guest=guest))

        await self._adapter.continue_conversation(_reference(address), logic, self._app_id)
        return found[0]

    async def download(self, url: str, *, signed: bool, most: int) -> bytes | None:
        """The bytes behind an address, or None when there are more than `most`. Raises Unreachable, Answered."""
        token = await self.token() if signed else None
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            async with self._session.get(url, headers=headers, allow_redirects=False) as answer:
                if answer.status != 200:
                    raise Answered(answer.status, None)
                data = bytearray()
                async for chunk in answer.content.iter_chunked(65_536):
                    data += chunk
                    if len(data) > most:
                        return None
                return bytes(data)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unreachable(type(error).__name__) from error

    async def token(self) -> str | None:
        """The bot's token, None where the credentials have none. Kept by msal until it expires. Raises Unreachable."""
        try:
            if self._credentials is None:
                self._credentials = await self._factory.create_credentials(self._app_id, SCOPE, LOGIN, True)
            if not self._credentials.microsoft_app_id:
                return None
            return str(await asyncio.to_thread(self._credentials.get_access_token))
        except (OSError, PermissionError, ValueError) as error:
            raise Unreachable(f"no token: {error}") from error

    def _client(self, service_url: str) -> ConnectorClient:
        client = ConnectorClient(Signed(self.token), base_url=service_url, sender=Sender(self._session))
        client.config.pipeline = AsyncBfPipeline(client.config)
        return client


def _reference(address: Mapping[str, Json]) -> ConversationReference:
    return ConversationReference(
        channel_id="msteams",
        service_url=address["service"],
        bot=ChannelAccount(id=address.get("bot")),
        user=ChannelAccount(id=address.get("user")),
        conversation=ConversationAccount(
            id=address["conversation"], tenant_id=address.get("tenant"), conversation_type="personal", is_group=False
        ),
        locale=address.get("locale"),
    )
