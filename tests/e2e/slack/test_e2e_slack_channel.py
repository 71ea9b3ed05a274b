"""The Slack channel against a Slack that others wrote, with a scripted desk behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.slack import SlackChannel, build
from bot.ports import Inbound, Outgoing, Sent, Shown, ShownFile, StoredFile
from bot.world import AMSTERDAM
from dialogs.event import Pressed, Said
from dialogs.nouns import Person
from tests.channels.slack.fake_slack import SECRET, ScriptedDesk, ShelfFiles
from tests.channels.slack.samples import SAMPLES
from tests.e2e.slack.workspace import BOT_TOKEN, TEAM, Colleague, running, words

NOW = datetime(2026, 2, 4, 9, 0, tzinfo=AMSTERDAM)
NOOR = Person(id=1, name="Noor", email="noor@school.example")


@dataclass
class Scene:
    noor: Colleague
    desk: ScriptedDesk
    files: ShelfFiles
    channel: SlackChannel

    async def sends(self, shown: Shown, **more: Any) -> Sent:
        address = {"user": self.noor.user, "channel": self.noor.channel}
        sent = await self.channel.send(Outgoing(key=1, to=NOOR, address=address, shown=shown, **more))
        assert isinstance(sent, Sent), sent
        return sent

    def came(self) -> Inbound:
        (inbound,) = self.desk.came
        return inbound


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    desk, files = ScriptedDesk(home=SAMPLES["card_agenda"]), ShelfFiles()
    async with running(tmp_path, {"noor": NOOR.email}) as workspace:
        channel = build(
            signing_secret=SECRET,
            bot_token=BOT_TOKEN,
            team=TEAM,
            domains=("school.example",),
            desk=desk,
            files=files,
            clock=lambda: NOW,
            api_url=workspace.api_url,
        )
        app = web.Application()
        channel.mount(app)
        async with TestServer(app) as server:
            await workspace.subscribe(str(server.make_url("/slack/events")))
            yield Scene(noor=await workspace.person("noor"), desk=desk, files=files, channel=channel)


async def test_what_someone_types_arrives_with_the_address_that_the_workspace_vouches_for(scene: Scene) -> None:
    await scene.noor.says("wat moet ik doen & waarom <3")
    assert scene.came().event == Said(text="wat moet ik doen & waarom <3")
    assert scene.came().email == NOOR.email
    assert scene.came().address["channel"] == scene.noor.channel


async def test_a_form_is_filled_in_the_chat_and_becomes_its_answers(scene: Scene) -> None:
    sent = await scene.sends(SAMPLES["form_text"])
    form = await scene.noor.sees("Wat zag je?")
    assert await scene.noor.presses("Verder", form, {"Wat zag je?": "Rustige start & helder doel"}) == 200
    pressed = scene.came().event
    assert pressed == Pressed(
        control="verder", token="k7.2", values={"gezien": "Rustige start & helder doel", "aantal": 7.5}
    )
    await scene.sends(SAMPLES["form_answered"], replaces=sent.ref)
    (left,) = await scene.noor.reads()
    assert "Klas" in words(left)
    assert "Verder" not in words(left)


async def test_a_document_arrives_whole(scene: Scene) -> None:
    scene.files.kept.append(StoredFile(id=1, name="kijkwijzer.docx", mime="application/msword", data=b"PK-bytes"))
    file = ShownFile(id=1, name="kijkwijzer.docx", mime="application/msword", size=8)
    await scene.sends(Shown(kind="document", text="Hier is de kijkwijzer.", file=file))
    message = await scene.noor.sees("Hier is de kijkwijzer.")
    assert await scene.noor.opens(message["files"][0]) == b"PK-bytes"


async def test_a_dropped_file_is_kept(scene: Scene) -> None:
    await scene.noor.drops("papier.pdf", b"%PDF-1.7")
    event = scene.came().event
    assert isinstance(event, Said)
    assert [f.name for f in event.files] == ["papier.pdf"]
    assert scene.files.kept[0].data == b"%PDF-1.7"


async def test_a_press_that_was_not_kept_is_told_to_slack(scene: Scene) -> None:
    await scene.sends(SAMPLES["text_with_buttons"])
    message = await scene.noor.sees("Wil je nu beginnen?")
    scene.desk.failing = 1
    assert await scene.noor.presses("Begin", message) == 500
    assert await scene.noor.presses("Begin", message) == 200
    assert scene.came().event == Pressed(control="start:kijkwijzer:4")


async def test_the_home_tab_is_published_for_who_opens_it(scene: Scene) -> None:
    assert await scene.noor.looks_at_home() == 200
    assert [account.user for account in scene.desk.homes] == [scene.noor.user]


async def test_someone_who_never_wrote_is_found_by_address(scene: Scene) -> None:
    sent = await scene.channel.send(
        Outgoing(key=2, to=NOOR, address={"email": NOOR.email}, shown=Shown(kind="text", text="Welkom bij de stage."))
    )
    assert isinstance(sent, Sent)
    await scene.noor.sees("Welkom bij de stage.")
