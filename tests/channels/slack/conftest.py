"""A Slack channel on a real web server, between a fake Slack and a scripted desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.slack import SlackChannel, build
from tests.channels.slack.fake_slack import SECRET, TEAM, TOKEN, FakeSlack, Person, ScriptedDesk, ShelfFiles
from tests.channels.slack.samples import SAMPLES

NOW = datetime(2026, 2, 4, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@dataclass
class Office:
    """Everything around one channel. `seconds` is the clock of its pace."""

    slack: FakeSlack
    desk: ScriptedDesk
    files: ShelfFiles
    channel: SlackChannel
    person: Person
    seconds: list[float] = field(default_factory=lambda: [0.0])


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    slack, desk, files, seconds = FakeSlack(), ScriptedDesk(home=SAMPLES["card_agenda"]), ShelfFiles(), [1000.0]
    await slack.server.start_server()
    channel = build(
        signing_secret=SECRET,
        bot_token=TOKEN,
        team=TEAM,
        domains=("school.example",),
        desk=desk,
        files=files,
        clock=lambda: NOW,
        api_url=slack.api_url,
        monotonic=lambda: seconds[0],
    )
    app = web.Application()
    channel.mount(app)
    async with TestClient(TestServer(app)) as client:
        yield Office(slack=slack, desk=desk, files=files, channel=channel, person=Person(client), seconds=seconds)
    await slack.server.close()
