"""A kijkwijzer in Slack, from the first words to the document: the real core, and a Slack that others wrote."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.channels.slack import build
from bot.demo import begin_everyone
from bot.roster.example import import_example
from bot.wiring import Core, build_core
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.understand import Understanding
from store.db import Database, upgrade
from tests.channels.slack.fake_slack import SECRET
from tests.channels.slack.validate import check
from tests.e2e.slack.workspace import BOT_TOKEN, TEAM, Colleague, Workspace, buttons, running, words

NOW = datetime(2026, 1, 21, 16, 30, tzinfo=AMSTERDAM)
PEOPLE = {
    "wim": "wim.de.groot@zilverbeek.example",
    "noor": "noor.willems@student.example",
    "vreemde": "iemand@elders.example",
}
SEEN = "Wat zag u, wat was het effect, wat is een volgende stap?"
TEXT = "Noor opende rustig & gaf het lesdoel. De klas ging snel aan het werk. Volgende stap: laat 2b het doel herhalen."


@dataclass
class School:
    """The bot at work in one workspace. `now` is its clock."""

    core: Core
    workspace: Workspace
    wim: Colleague
    noor: Colleague
    now: list[datetime] = field(default_factory=lambda: [NOW])

    async def later(self, **time: float) -> None:
        """The clock moves, and what is due is delivered."""
        self.now[0] += timedelta(**time)
        await self.core.tick(self.now[0])


@pytest.fixture
async def school(tmp_path: Path, library: Library, understanding: Understanding) -> AsyncIterator[School]:
    url = f"sqlite:///{tmp_path / 'school.sqlite3'}"
    upgrade(url)
    database, now = Database.open(url), [NOW]
    core = build_core(
        database=database,
        library=library,
        process="e2e",
        now=lambda: now[0],
        secret="een-geheim-van-de-test",
        public_url="http://127.0.0.1",
        reach=lambda person: ("slack", {"email": person.email}),
        understanding=understanding,
    )
    import_example(database, at=NOW, library=library)
    begin_everyone(core, NOW)
    async with running(tmp_path, PEOPLE) as workspace:
        seconds = itertools.count(step=10)
        channel = build(
            signing_secret=SECRET,
            bot_token=BOT_TOKEN,
            team=TEAM,
            domains=("zilverbeek.example", "student.example"),
            desk=core.desk,
            files=core.files,
            clock=lambda: now[0],
            api_url=workspace.api_url,
            monotonic=lambda: float(next(seconds)),
        )
        core.channels["slack"] = channel
        app = web.Application()
        channel.mount(app)
        async with TestServer(app) as server:
            await workspace.subscribe(str(server.make_url("/slack/events")))
            wim, noor = await workspace.person("wim"), await workspace.person("noor")
            yield School(core=core, workspace=workspace, wim=wim, noor=noor, now=now)
            await core.desk.idle()
    core.close()


async def _document(person: Colleague) -> str:
    """The text of the kijkwijzer that she was given."""
    message = await person.sees(lambda m: bool(m.get("files")))
    with zipfile.ZipFile(io.BytesIO(await person.opens(message["files"][0]))) as word:
        return word.read("word/document.xml").decode()


def _has(label: str) -> Any:
    return lambda message: label in [b["text"]["text"] for b in buttons(message)]


async def test_a_kijkwijzer_goes_from_the_first_words_to_the_student(school: School) -> None:
    wim = school.wim
    await wim.says("ik wil een kijkwijzer invullen")
    form = await wim.sees(SEEN)
    assert "Noor" not in form["text"]
    assert await wim.presses("Verder", form, {"Welke les?": "2026-01-20", "Klas": "2b", SEEN: TEXT}) == 200
    colour = await wim.sees(_has("Overslaan"))
    assert await wim.presses("Overslaan", colour) == 200
    review = await wim.sees(_has("Verstuur"))
    assert TEXT.replace("&", "&amp;") in words(review)
    assert "Noor Willems en Wim de Groot" in words(review)
    assert await wim.presses("Verstuur", review) == 200
    await wim.sees("Dank u wel")
    assert wim.pressed == ["Verder", "Overslaan", "Verstuur"]
    assert "gaf het lesdoel" in await _document(wim)
    assert await school.noor.reads() == []
    await school.later(days=1)
    assert "gaf het lesdoel" in await _document(school.noor)


async def test_an_interruption_a_correction_and_a_second_press_lose_nothing(school: School) -> None:
    wim = school.wim
    await wim.says("ik wil een kijkwijzer invullen")
    form = await wim.sees(SEEN)
    assert await wim.presses("Waarom vraag je dit?", form, {SEEN: TEXT}) == 200
    await wim.sees("één volgende stap", after=1)
    before = len(await wim.reads())
    await wim.says("wat moet ik deze periode doen?")
    await wim.sees("Deze periode", after=before)
    again = await wim.sees(lambda m: SEEN in words(m) and _has("Verder")(m), after=before)
    assert TEXT in words(again)
    for _ in range(2):
        assert await wim.presses("Verder", again, {"Welke les?": "2026-01-20", "Klas": "2b"}) == 200
    await wim.presses("Overslaan", await wim.sees(_has("Overslaan")))
    review = await wim.sees(_has("Wijzig dit antwoord"))
    assert await wim.presses("Wijzig dit antwoord", review, {"Wat wilt u wijzigen?": "Klas"}) == 200
    corrected = await wim.sees(lambda m: _has("Verder")(m) and m["ts"] >= review["ts"])
    assert await wim.presses("Verder", corrected, {"Klas": "3c"}) == 200
    review = await wim.sees(lambda m: _has("Verstuur")(m) and "3c" in words(m))
    assert await wim.presses("Verstuur", review) == 200
    assert "3c" in await _document(wim)
    await school.core.desk.idle()
    assert len([m for m in await wim.reads() if m.get("files")]) == 1


async def test_everything_that_the_bot_wrote_is_something_that_slack_takes(school: School) -> None:
    for text in (
        "help",
        "wat moet ik deze periode doen?",
        "ik wil een kijkwijzer invullen",
        "wat is een leeruitkomst?",
    ):
        before = len(await school.wim.reads())
        await school.wim.says(text)
        await school.wim.sees(lambda _message: True, after=before)
    await school.core.desk.idle()
    for message in await school.wim.reads():
        blocks = [{k: v for k, v in b.items() if k != "block_id" or b["type"] == "input"} for b in message["blocks"]]
        check({"text": message["text"], "blocks": blocks})


async def test_a_stranger_meets_a_friendly_dead_end(school: School) -> None:
    stranger = await school.workspace.person("vreemde")
    await stranger.says("ik wil een kijkwijzer invullen")
    answer = await stranger.sees(lambda _message: True)
    assert "Noor" not in words(answer)
    assert "Wim" not in words(answer)
