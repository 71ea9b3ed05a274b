"""Speaking to the demo page's server as a browser would."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from scripted_demo import ScriptedDemo, ScriptedDesk

MARK = {"X-Wijzer": "1"}


@dataclass
class Wall:
    """A real clock that a test can set."""

    at: datetime = field(default_factory=lambda: datetime(2026, 1, 28, 12, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Browser:
    """A page's requests, and the script on the other side."""

    client: TestClient[Any, Any]
    desk: ScriptedDesk
    demo: ScriptedDemo
    wall: Wall

    async def say(self, person: int, text: str, key: str = "sleutel-0001", **more: Any) -> ClientResponse:
        body = {"key": key, "text": text, **more}
        return await self.client.post(f"/api/people/{person}/say", json=body, headers=MARK)

    async def press(self, person: int, control: str, key: str = "sleutel-0002", **more: Any) -> ClientResponse:
        body = {"key": key, "control": control, **more}
        return await self.client.post(f"/api/people/{person}/press", json=body, headers=MARK)

    async def transcript(self, person: int) -> list[dict[str, Any]]:
        answer = await (await self.client.get(f"/api/people/{person}/transcript")).json()
        entries: list[dict[str, Any]] = answer["entries"]
        return entries

    async def shown(self, person: int) -> dict[str, Any]:
        """The last message of the bot."""
        last: dict[str, Any] = next(e for e in reversed(await self.transcript(person)) if e["by"] == "bot")["shown"]
        return last


@dataclass
class Event:
    """One server-sent event."""

    id: str
    name: str
    data: dict[str, Any]


async def next_event(response: ClientResponse) -> Event:
    """The next event of a stream; comments and the retry line are passed over."""
    found = {"id": "", "event": "message", "data": "{}"}
    seen = False
    while True:
        line = (await response.content.readline()).decode().rstrip("\n")
        if not line and seen:
            return Event(id=found["id"], name=found["event"], data=json.loads(found["data"]))
        name, colon, value = line.partition(": ")
        if colon and name in found:
            found[name] = value
            seen = True
