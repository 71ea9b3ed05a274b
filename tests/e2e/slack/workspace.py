"""A Slack workspace that others wrote (npm `emulate`), and the people in it: they type, fill, press and read."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import uuid
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.channels.slack.fake_slack import SECRET, signed

NODE = Path(__file__).parent / "node"
BOT_TOKEN, BOT_USER, TEAM = "xoxb-wijzer", "U0WIJZER", "T000000001"
PATIENCE = 20.0
"""Seconds to wait for an answer before saying that none came."""


class NoNode(Exception):
    """npm is not on this machine."""


def install() -> Path:
    """The node that the emulator needs, with the emulator beside it; fetched by npm once."""
    node = NODE / "node_modules" / ".bin" / "node"
    if not (node.exists() and (NODE / "node_modules" / "emulate").exists()):
        npm = shutil.which("npm")
        if npm is None:
            raise NoNode
        arguments = ["install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
        subprocess.run([npm, *arguments], cwd=NODE, check=True)
    return node


def seed(people: Mapping[str, str]) -> dict[str, Any]:
    """The workspace's content: people by first name with their e-mail address, and the bot."""
    users = [{"name": name, "real_name": name.title(), "email": email} for name, email in people.items()]
    tokens: list[dict[str, Any]] = [{"token": f"xoxp-{name}", "user": name, "type": "user"} for name in people]
    bot = {"bot_id": "B0WIJZER", "bot_user_id": BOT_USER, "app_id": "A0WIJZER"}
    tokens.append({"token": BOT_TOKEN, "user_id": BOT_USER, "type": "bot", **bot})
    app = {"client_id": "1.2", "client_secret": "s", "name": "Werkplekwijzer", "bot_name": "wijzer", **bot}
    return {
        "slack": {
            "team": {"name": "Zilverbeek", "domain": "zilverbeek"},
            "users": users,
            "channels": [{"name": "stage"}],
            "bots": [{"name": "wijzer"}],
            "oauth_apps": [{**app, "redirect_uris": [], "scopes": []}],
            "tokens": tokens,
            "signing_secret": SECRET,
            "strict_scopes": False,
        }
    }


@dataclass
class Workspace:
    """The running emulator. `bot_url` is where interactions go once the bot is subscribed."""

    url: str
    session: aiohttp.ClientSession
    bot_url: str = ""

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    async def call(self, token: str, method: str, **arguments: Any) -> dict[str, Any]:
        """One Web API call as the owner of the token."""
        headers = {"Authorization": f"Bearer {token}"}
        async with self.session.post(f"{self.api_url}{method}", json=arguments, headers=headers) as answer:
            told: dict[str, Any] = await answer.json()
        assert told["ok"], f"{method}: {told}"
        return told

    async def subscribe(self, bot_url: str) -> None:
        """Events and interactions go to the bot from now on."""
        self.bot_url = bot_url
        async with self.session.post(f"{self.url}/_subscribe", json={"url": bot_url}) as answer:
            assert answer.status == 200

    async def person(self, name: str) -> Colleague:
        """One of the people."""
        user = (await self.call(f"xoxp-{name}", "auth.test"))["user_id"]
        opened = await self.call(BOT_TOKEN, "conversations.open", users=user)
        return Colleague(workspace=self, token=f"xoxp-{name}", user=user, channel=opened["channel"]["id"])


@asynccontextmanager
async def running(folder: Path, people: Mapping[str, str]) -> AsyncIterator[Workspace]:
    """A workspace with these people, for as long as the block lasts."""
    node = await asyncio.to_thread(install)
    seed_file = folder / "seed.json"
    seed_file.write_text(json.dumps(seed(people)))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = [str(NODE / "workspace.mjs"), "--port", str(port), "--seed", str(seed_file)]
    process = await asyncio.create_subprocess_exec(str(node), *arguments, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        async with aiohttp.ClientSession() as session:
            async for line in process.stdout:
                if line.strip() == b"READY":
                    break
            else:
                raise AssertionError("the emulator did not start")
            yield Workspace(url=f"http://127.0.0.1:{port}", session=session)
    finally:
        process.terminate()
        await process.wait()


@dataclass
class Colleague:
    """Someone in Slack, in her conversation with the bot."""

    workspace: Workspace
    token: str
    user: str
    channel: str
    pressed: list[str] = field(default_factory=list)

    async def says(self, text: str) -> None:
        """Types a message."""
        await self.workspace.call(self.token, "chat.postMessage", channel=self.channel, text=text)

    async def drops(self, name: str, data: bytes) -> None:
        """Drops a file."""
        told = await self.workspace.call(self.token, "files.getUploadURLExternal", filename=name, length=len(data))
        async with self.workspace.session.post(told["upload_url"], data=data) as answer:
            assert answer.status == 200
        files = json.dumps([{"id": told["file_id"], "title": name}])
        await self.workspace.call(self.token, "files.completeUploadExternal", files=files, channel_id=self.channel)

    async def reads(self) -> list[dict[str, Any]]:
        """What the bot wrote to her, oldest first."""
        told = await self.workspace.call(self.token, "conversations.history", channel=self.channel, limit=200)
        return [m for m in reversed(told["messages"]) if m["user"] == BOT_USER]

    async def sees(self, what: str | Callable[[dict[str, Any]], bool], after: int = 0) -> dict[str, Any]:
        """The first message from the `after`-th on that holds these words, or for which this is true."""
        wanted = what if callable(what) else lambda m: what in words(m)
        for _ in range(int(PATIENCE / 0.05)):
            found = next((m for m in (await self.reads())[after:] if wanted(m)), None)
            if found is not None:
                return found
            await asyncio.sleep(0.05)
        raise AssertionError(f"{what} did not come; there is:\n" + "\n---\n".join(map(words, await self.reads())))

    async def presses(self, label: str, on: Mapping[str, Any], fill: Mapping[str, Any] | None = None) -> int:
        """Presses a button on a message, with its inputs filled by label. The status that Slack would get."""
        button = next(b for b in buttons(on) if b["text"]["text"] == label)
        payload = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": self.user, "team_id": TEAM},
            "trigger_id": uuid.uuid4().hex,
            "container": {"type": "message", "channel_id": self.channel, "message_ts": on["ts"]},
            "channel": {"id": self.channel},
            "message": on,
            "actions": [{**button, "block_id": "b"}],
            "state": {"values": state(on, fill or {})},
        }
        self.pressed.append(label)
        return await self._reaches(urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded")

    async def looks_at_home(self) -> int:
        """Opens the Home tab. The status that Slack would get."""
        event = {"type": "app_home_opened", "user": self.user, "channel": self.channel, "tab": "home"}
        payload = {"type": "event_callback", "team_id": TEAM, "event_id": uuid.uuid4().hex, "event": event}
        return await self._reaches(json.dumps(payload), "application/json")

    async def _reaches(self, body: str, content_type: str) -> int:
        headers = {"Content-Type": content_type, **signed(body)}
        async with self.workspace.session.post(self.workspace.bot_url, data=body, headers=headers) as answer:
            return answer.status

    async def opens(self, file: Mapping[str, Any]) -> bytes:
        """The bytes of a file that the bot gave her."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.workspace.session.get(file["url_private"], headers=headers) as answer:
            assert answer.status == 200
            return await answer.read()


def buttons(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every button of a message."""
    blocks = message.get("blocks") or []
    found = [e for b in blocks if b["type"] == "actions" for e in b["elements"]]
    return found + [b["accessory"] for b in blocks if b.get("accessory", {}).get("type") == "button"]


def words(message: Mapping[str, Any]) -> str:
    """Everything that can be read in a message."""

    def of(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [v for k, v in value.items() if k in ("text", "initial_value", "name") and isinstance(v, str)]
            return own + [t for v in value.values() if not isinstance(v, str) for t in of(v)]
        return [t for v in value for t in of(v)] if isinstance(value, list) else []

    return "\n".join([message.get("text", ""), *of(message.get("blocks") or []), *of(message.get("files") or [])])


def state(message: Mapping[str, Any], fill: Mapping[str, Any]) -> dict[str, Any]:
    """What Slack sends along with a press: every input as it was posted, except what she filled."""
    inputs = [b for b in message.get("blocks") or [] if b["type"] == "input"]
    unknown = set(fill) - {b["label"]["text"] for b in inputs}
    assert not unknown, f"no input is called {unknown}: {[b['label']['text'] for b in inputs]}"
    return {b["block_id"]: {b["element"]["action_id"]: _filled(b, fill)} for b in inputs}


def _filled(block: Mapping[str, Any], fill: Mapping[str, Any]) -> dict[str, Any]:
    element, label = block["element"], block["label"]["text"]
    kind = element["type"]

    def options(chosen: Sequence[str]) -> list[dict[str, Any]]:
        by_text = {o["text"]["text"]: o for o in element["options"]}
        return [by_text[text] for text in chosen]

    if kind == "plain_text_input":
        return {"type": kind, "value": fill.get(label, element.get("initial_value"))}
    if kind in ("static_select", "radio_buttons"):
        return {
            "type": kind,
            "selected_option": options([fill[label]])[0] if label in fill else element.get("initial_option"),
        }
    if kind in ("checkboxes", "multi_static_select"):
        return {
            "type": kind,
            "selected_options": options(fill[label]) if label in fill else element.get("initial_options", []),
        }
    if kind == "datepicker":
        return {"type": kind, "selected_date": fill.get(label, element.get("initial_date"))}
    raise AssertionError(f"nobody here can fill a {kind}")
