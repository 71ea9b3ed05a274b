"""A Slack for tests: its Web API in this process, which checks what it is sent, and a person's side that signs."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.ports import Account, FileRefused, Handled, Inbound, Outgoing, Result, Shown, StoredFile
from dialogs.event import FileRef
from tests.channels.slack.validate import check

SECRET = "geheim-van-de-test"
TOKEN = "xoxb-van-de-test"
TEAM, USER, DM, BOT = "T1", "U1", "D1", "UBOT"


@dataclass
class Answer:
    """What a method answers once, instead of its usual answer."""

    body: dict[str, Any] | str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False


class FakeSlack:
    """The Web API. `calls` are (method, arguments) in order; `next[method]` holds answers to give first."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.next: dict[str, list[Answer]] = defaultdict(list)
        self.uploads: list[bytes] = []
        self.files: dict[str, bytes] = {}
        self.users: dict[str, dict[str, Any]] = {USER: {"team_id": TEAM, "profile": {"email": "Noor@School.example"}}}
        self.app = web.Application()
        self.app.router.add_route("*", "/api/{method}", self._api)
        self.app.router.add_post("/upload/{id}", self._upload)
        self.app.router.add_get("/files-pri/{name}", self._download)
        self.server = TestServer(self.app)

    @property
    def api_url(self) -> str:
        return str(self.server.make_url("/api/"))

    def of(self, method: str) -> list[dict[str, Any]]:
        """The arguments of every call of this method."""
        return [arguments for name, arguments in self.calls if name == method]

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        assert request.headers["Authorization"] == f"Bearer {TOKEN}"
        arguments: dict[str, Any] = dict(request.query)
        if request.content_type == "application/json":
            arguments |= await request.json()
        else:
            arguments |= dict(await request.post())
        if "blocks" in arguments:
            check({"text": arguments["text"], "blocks": arguments["blocks"]})
        if method == "views.publish":
            check(view := _read(arguments["view"]), "home")
            arguments["view"] = view
        self.calls.append((method, arguments))
        if self.next[method]:
            answer = self.next[method].pop(0)
            if answer.drop:
                assert request.transport is not None
                request.transport.close()
            if isinstance(answer.body, str):
                return web.Response(text=answer.body, status=answer.status, headers=answer.headers)
            return web.json_response(answer.body, status=answer.status, headers=answer.headers)
        return web.json_response({"ok": True, **self._usual(method, arguments)})

    def _usual(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "auth.test":
                return {"team_id": TEAM, "user_id": BOT, "bot_id": "BBOT", "url": "https://x.slack.com/", "team": "x"}
            case "conversations.open":
                return {"channel": {"id": f"D-{arguments['users']}"}}
            case "chat.postMessage" | "chat.update":
                return {"channel": arguments["channel"], "ts": arguments.get("ts") or f"{len(self.calls)}.0001"}
            case "users.lookupByEmail":
                return {"user": {"id": "U-" + arguments["email"]}}
            case "users.info":
                return {"user": self.users[arguments["user"]]}
            case "files.getUploadURLExternal":
                return {"upload_url": str(self.server.make_url("/upload/F1")), "file_id": "F1"}
            case "files.completeUploadExternal":
                return {"files": [{"id": "F1"}]}
        return {}

    async def _upload(self, request: web.Request) -> web.Response:
        self.uploads.append(await request.read())
        return web.Response(text="OK")

    async def _download(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        return web.Response(body=self.files[request.match_info["name"]], content_type="application/octet-stream")


def _read(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


class ScriptedDesk:
    """A desk that remembers what came and drops what it has handled. `failing` turns raise, and commit nothing."""

    def __init__(self, home: Shown | None = None) -> None:
        self.came: list[Inbound] = []
        self.homes: list[Account] = []
        self.failing = 0
        self._home = home
        self._seen: set[str] = set()

    async def turn(self, inbound: Inbound) -> Handled:
        if self.failing:
            self.failing -= 1
            raise RuntimeError("the database is away")
        if inbound.key in self._seen:
            return Handled(duplicate=True)
        self._seen.add(inbound.key)
        self.came.append(inbound)
        return Handled()

    async def settle(self, sent: Sequence[tuple[Outgoing, Result]]) -> None:
        raise AssertionError("Slack settles nothing inline")

    async def home(self, account: Account, at: datetime) -> Shown | None:
        self.homes.append(account)
        return self._home


class ShelfFiles:
    """Files in a list; names that end in .exe are refused."""

    def __init__(self) -> None:
        self.kept: list[StoredFile] = []

    async def keep(self, name: str, mime: str, data: bytes, by: Account) -> FileRef:
        if name.endswith(".exe"):
            raise FileRefused(f"‘{name}’ kan ik niet bewaren.")
        self.kept.append(StoredFile(id=len(self.kept) + 1, name=name, mime=mime, data=data))
        return FileRef(id=len(self.kept), name=name, mime=mime, size=len(data))

    async def opened(self, file_id: int, person_id: int) -> StoredFile:
        return await self.read(file_id)

    async def read(self, file_id: int) -> StoredFile:
        return self.kept[file_id - 1]

    def link(self, file_id: int, person_id: int) -> str:
        return f"https://wijzer.example/bestand/{file_id}"


def signed(body: str, *, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """The headers that Slack adds."""
    moment = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{moment}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={digest}"}


class Person:
    """Someone in Slack: what she does reaches the bot as a signed request. Every method gives the HTTP status."""

    def __init__(self, client: TestClient[web.Request, web.Application], user: str = USER, team: str = TEAM) -> None:
        self._client, self.user, self.team = client, user, team
        self.answered = ""
        self._count = 0

    async def post(self, body: str, content_type: str, headers: dict[str, str] | None = None) -> int:
        all_headers = {"Content-Type": content_type, **(signed(body) if headers is None else headers)}
        async with self._client.post("/slack/events", data=body.encode(), headers=all_headers) as answer:
            self.answered = await answer.text()
            return answer.status

    async def event(self, event: dict[str, Any], event_id: str | None = None, retry: int = 0) -> int:
        self._count += 1
        payload = {
            "type": "event_callback",
            "team_id": self.team,
            "event_id": event_id or f"Ev{self.user}{self._count}",
            "authorizations": [{"team_id": self.team, "user_id": BOT, "is_bot": True}],
            "event": {"user": self.user, **event},
        }
        body = json.dumps(payload)
        headers = signed(body) | ({"X-Slack-Retry-Num": str(retry)} if retry else {})
        return await self.post(body, "application/json", headers)

    async def says(self, text: str, *, event_id: str | None = None, retry: int = 0, **more: Any) -> int:
        told = {"type": "message", "channel": DM, "channel_type": "im", "text": text, "ts": "1.1", **more}
        return await self.event(told, event_id, retry)

    async def presses(
        self, value: str, values: dict[str, Any] | None = None, trigger: str = "t1", *, home: bool = False
    ) -> int:
        place: dict[str, Any] = {"container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1", "type": "home"}}
        if not home:
            place = {"container": {"type": "message", "channel_id": DM}, "channel": {"id": DM}}
        payload = {
            "type": "block_actions",
            "team": {"id": self.team},
            "user": {"id": self.user, "team_id": self.team},
            "trigger_id": trigger,
            "actions": [{"type": "button", "action_id": "press.1", "block_id": "b", "value": value}],
            "state": {"values": values or {}},
            **place,
        }
        return await self.interacts(payload)

    async def interacts(self, payload: dict[str, Any]) -> int:
        return await self.post(urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded")

    async def commands(self, text: str, channel_name: str = "stage", trigger: str = "t9") -> int:
        told = {
            "command": "/wijzer",
            "text": text,
            "team_id": self.team,
            "user_id": self.user,
            "channel_id": "C1",
            "channel_name": channel_name,
            "trigger_id": trigger,
            "response_url": "https://hooks.slack.com/commands/x",
        }
        return await self.post(urlencode(told), "application/x-www-form-urlencoded")
