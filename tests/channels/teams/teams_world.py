"""A Bot Framework on loopback, a desk that follows a script, and the activities that people cause."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from botframework.connector.auth import AppCredentials, ServiceClientCredentialsFactory
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.config import TeamsSettings
from bot.ports import Account, FileRefused, Handled, Inbound, Outgoing, Result, Shown, StoredFile
from dialogs.event import FileRef
from dialogs.nouns import Person

TENANT, APP = "11111111-aaaa-4aaa-8aaa-111111111111", "22222222-bbbb-4bbb-8bbb-222222222222"
NOON = datetime(2025, 10, 7, 12, 0, tzinfo=UTC)
NOOR = Person(id=4, name="Noor de Wit", email="noor@school.example")
SETTINGS = TeamsSettings(app_id=APP, app_password="geheim", tenants={TENANT: ("school.example",)}, app_tenant=TENANT)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Token(AppCredentials):
    """A token that no cloud gave."""

    def get_access_token(self, force_refresh: bool = False) -> str:
        return "bot-token"


class Credentials(ServiceClientCredentialsFactory):
    """Takes the place of Microsoft's sign-in. `disabled` also lets every sender in."""

    def __init__(self, *, disabled: bool) -> None:
        self.disabled = disabled

    async def is_valid_app_id(self, app_id: str) -> bool:
        return app_id == APP

    async def is_authentication_disabled(self) -> bool:
        return self.disabled

    async def create_credentials(self, app_id: str, *_: Any, **__: Any) -> Token:
        return Token(app_id)


@dataclass
class Sent:
    """One call that reached the service."""

    method: str
    path: str
    body: Any
    token: str | None


@dataclass
class FakeService:
    """The Bot Connector. `answers` are (status, headers) for the next calls that write; then all succeed."""

    calls: list[Sent] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    hang: asyncio.Event | None = None
    number: int = 0

    async def start(self) -> TestServer:
        app = web.Application()
        app.router.add_post("/v3/conversations/{conversation}/activities", self._write)
        app.router.add_put("/v3/conversations/{conversation}/activities/{id}", self._write)
        app.router.add_get("/v3/conversations/{conversation}/members/{id}", self._member)
        app.router.add_get("/files/{name}", self._file)
        app.router.add_get("/openid", self._openid)
        app.router.add_get("/keys", self._keys)
        server = TestServer(app)
        await server.start_server()
        self.url = str(server.make_url("")).rstrip("/")
        return server

    def _note(self, request: web.Request, body: Any) -> None:
        self.calls.append(Sent(request.method, request.path, body, request.headers.get("Authorization")))

    async def _write(self, request: web.Request) -> web.StreamResponse:
        self._note(request, await request.json())
        if self.hang is not None:
            await self.hang.wait()
            assert request.transport is not None
            request.transport.close()
        status, headers = self.answers.pop(0) if self.answers else (200, {})
        if status != 200:
            return web.json_response({"error": {"code": "Nee", "message": "nee"}}, status=status, headers=headers)
        self.number += 1
        return web.json_response({"id": request.match_info.get("id") or f"bericht-{self.number}"})

    async def _member(self, request: web.Request) -> web.Response:
        found = self.members.get(request.match_info["id"])
        return web.json_response(found or {}, status=200 if found else 404)

    async def _file(self, request: web.Request) -> web.Response:
        self._note(request, None)
        found = self.files.get(request.match_info["name"])
        return web.Response(body=found) if found is not None else web.Response(status=404)

    async def _openid(self, _: web.Request) -> web.Response:
        return web.json_response({"jwks_uri": f"{self.url}/keys"})

    async def _keys(self, _: web.Request) -> web.Response:
        key = json.loads(RSAAlgorithm.to_jwk(KEY.public_key()))
        return web.json_response({"keys": [{**key, "kid": "k1", "endorsements": ["msteams"]}]})

    def token(self, *, key: Any = KEY, kid: str = "k1", alg: str = "RS256", **claims: Any) -> str:
        """The header that the Bot Framework sends along."""
        body = {
            "iss": "https://api.botframework.com",
            "aud": APP,
            "serviceurl": self.url,
            "exp": int(time.time()) + 600,
            **claims,
        }
        return "Bearer " + jwt.encode(body, key, algorithm=alg, headers={"kid": kid})


@dataclass
class ScriptedDesk:
    """Does what `script` says with each event, once per key; sends by itself what is not inline, as the core does."""

    script: Callable[[Inbound], Sequence[Outgoing]]
    channel: Any = None
    seen: list[Inbound] = field(default_factory=list)
    settled: list[tuple[Outgoing, Result]] = field(default_factory=list)
    gate: asyncio.Event | None = None
    broken: bool = False

    async def turn(self, inbound: Inbound) -> Handled:
        if self.broken:
            raise RuntimeError("nothing was committed")
        if self.gate is not None:
            await self.gate.wait()
        if inbound.key in {i.key for i in self.seen}:
            return Handled(duplicate=True)
        self.seen.append(inbound)
        replies = tuple(self.script(inbound))
        if not inbound.inline:
            for reply in replies:
                self.settled.append((reply, await self.channel.send(reply)))
        return Handled(replies=replies)

    async def settle(self, sent: Sequence[tuple[Outgoing, Result]]) -> None:
        self.settled.extend(sent)

    async def home(self, account: Account, at: datetime) -> Shown | None:
        return None


@dataclass
class KeptFiles:
    """Files in memory; takes anything but what is named in `refuse`."""

    refuse: str = ""
    kept: list[tuple[str, str, bytes]] = field(default_factory=list)

    async def keep(self, name: str, mime: str, data: bytes, by: Account) -> FileRef:
        if name == self.refuse:
            raise FileRefused("Dit soort bestand kan ik niet aan. Stuur een pdf, Word-bestand of foto.")
        self.kept.append((name, mime, data))
        return FileRef(id=len(self.kept), name=name, mime=mime, size=len(data))

    async def opened(self, file_id: int, person_id: int) -> StoredFile:
        return await self.read(file_id)

    async def read(self, file_id: int) -> StoredFile:
        raise AssertionError("Teams hands files over by link")

    def link(self, file_id: int, person_id: int) -> str:
        return f"https://wijzer.example/bestand/{file_id}?voor={person_id}"


def activity(service: FakeService, **more: Any) -> dict[str, Any]:
    """What everything from Noor's personal chat has in common, in Teams' own words."""
    return {
        "id": "1759838400001",
        "channelId": "msteams",
        "serviceUrl": service.url,
        "timestamp": "2025-10-07T12:00:00.000Z",
        "from": {"id": "29:noor", "name": "Noor de Wit", "aadObjectId": "aad-noor"},
        "recipient": {"id": f"28:{APP}", "name": "Werkplekwijzer"},
        "conversation": {"id": "a:gesprek-noor", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "nl-NL",
        **more,
    }


def message(service: FakeService, text: str, **more: Any) -> dict[str, Any]:
    return activity(service, **{"type": "message", "text": text, "textFormat": "plain", **more})


def press(service: FakeService, data: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Action.Execute on a form."""
    action = {"type": "Action.Execute", "verb": data.get("c"), "data": data}
    told = {"action": action, "trigger": "manual"}
    held = {"type": "invoke", "name": "adaptiveCard/action", "id": "f:9", "replyToId": "bericht-0", "value": told}
    return activity(service, **{**held, **more})
