"""A demo with a script instead of a core: every kind of message on command, for tests of the page and to look at it.

Run it: `python tests/channels/web/scripted_demo.py --port 8123`. With `--nursery` it serves in children: each line of
input is `begin PORT` or `end CHILD`.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import re
import signal
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from msgspec import structs

from bot import links
from bot.channels.web.app import build
from bot.channels.web.channel import WebChannel
from bot.channels.web.demo import DemoPerson, Moved, NotMoved, Waiting
from bot.ports import (
    Account,
    FileRefused,
    Handled,
    Inbound,
    Outgoing,
    Result,
    Sent,
    Shown,
    ShownButton,
    ShownFact,
    ShownField,
    ShownFile,
    ShownForm,
    ShownItem,
    ShownOption,
    StoredFile,
)
from dialogs.event import FileRef, Pressed, Said
from dialogs.nouns import Person

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SECRET = b"een geheim alleen voor deze proef"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

HR = "Hogeschool Rotterdam, niveau 4"
HAN = "HAN, WPL 2"
_PEOPLE = (
    DemoPerson(id=1, name="Sanne de Wit", email="sanne@school.example", roles=("student",), near=(2,)),
    DemoPerson(id=2, name="Karim Bouali", email="karim@school.example", roles=("wpb",), near=(1,)),
    DemoPerson(id=3, name="Joke Verhoef", email="joke@school.example", roles=("so",)),
    DemoPerson(id=4, name="Pieter van Dam", email="pieter@school.example", roles=("io",)),
    DemoPerson(id=5, name="Noor Aksoy", email="noor@school.example", roles=("student",), near=(6,)),
    DemoPerson(id=6, name="Bart Hoekstra", email="bart@school.example", roles=("wpb", "so"), near=(5,)),
    DemoPerson(id=7, name="Élodie Ng", email="elodie@school.example", roles=("sco",)),
)
PEOPLE = tuple(
    replace(p, school="Het Baken", programme=HR) if p.id < 5 else replace(p, school="De Vaart", programme=HAN)
    for p in _PEOPLE
)

WIJZIG = ShownButton(id="wijzigen", label="Wijzig dit antwoord")
TERUG = ShownButton(id="terug", label="Terug")
UNIVERSAL = (
    ShownButton(id="waarom", label="Waarom vraag je dit?"),
    ShownButton(id="bewaren", label="Later verder"),
    ShownButton(id="stop", label="Stoppen", style="danger"),
)
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni")


def options(*labels: str) -> tuple[ShownOption, ...]:
    """Options whose ids are their labels in lower case with dashes."""
    return tuple(ShownOption(id=re.sub(r"\W+", "-", label.lower()).strip("-"), label=label) for label in labels)


ALL_FIELDS = (
    ShownField(id="gezien", kind="text", label="Wat zag je, en wat was het effect?", hint="Een paar zinnen is genoeg."),
    ShownField(id="titel", kind="text", label="Korte titel", max_length=40, required=False),
    ShownField(id="aantal", kind="number", label="Hoeveel leerlingen waren er?", low=1, high=40),
    ShownField(id="eerder", kind="yes_no", label="Bekeek je deze klas eerder?"),
    ShownField(id="klas", kind="choice", label="Klas", options=options("2b", "3c", "4 havo"), value="3c", other=True),
    ShownField(
        id="accenten",
        kind="choices",
        label="Waar ging het vooral over?",
        options=options("Leerstof verwerken", "Orde en sfeer", "Uitleg", "Samenwerken", "Feedback geven"),
        required=False,
    ),
    ShownField(
        id="gevoel",
        kind="scale",
        label="Hoe zeker ben je hiervan?",
        low=1,
        high=7,
        options=(ShownOption(id="1", label="niet zeker"), ShownOption(id="7", label="heel zeker")),
    ),
    ShownField(
        id="datum",
        kind="date",
        label="Welke les?",
        value="2026-01-28",
        hint="Je mag het gewoon zeggen, zoals afgelopen woensdag.",
    ),
)
MORE_FIELDS = (
    ShownField(
        id="rubriek",
        kind="rubric",
        label="Wat zag je in de les?",
        rows=(
            ShownOption(id="start", label="Begint de les met een duidelijk doel"),
            ShownOption(id="beurten", label="Geeft leerlingen om de beurt het woord"),
            ShownOption(id="afsluiting", label="Sluit af en kijkt terug op het doel"),
        ),
        columns=options("nog niet", "soms", "vaak"),
        value={"start": "soms"},
    ),
    ShownField(
        id="volgorde", kind="ranking", label="Wat is het belangrijkst?", options=options("Rust", "Uitleg", "Plezier")
    ),
    ShownField(id="moment", kind="moment", label="Wanneer bespreken jullie het?", value="2026-02-02T14:30"),
    ShownField(
        id="lezer",
        kind="person",
        label="Wie mag meelezen?",
        options=tuple(ShownOption(id=str(n), label=f"Collega {n}") for n in range(1, 12)),
        required=False,
    ),
    ShownField(id="bijlage", kind="file", label="Heb je het al op papier?", required=False),
)


FACTS = (
    ShownFact(label="Les", value="woensdag 28 januari 2026, klas 3c"),
    ShownFact(label="Gezien", value="Rustig en helder"),
)
CHANGE = ShownField(
    id="wijzig",
    kind="choice",
    label="Wat wil je wijzigen?",
    options=(ShownOption(id="les.datum", label="Les"), ShownOption(id="les.gezien", label="Gezien")),
    required=False,
)


def picture() -> bytes:
    """A PNG of one warm colour, 480 by 200."""
    rows = b"".join(b"\0" + bytes((217, 233, 227)) * 480 for _ in range(200))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 480, 200, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class MemoryFeeds:
    """One calendar, at the address `goed`."""

    async def read(self, ticket: str) -> bytes | None:
        return b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" if ticket == "goed" else None


class MemoryFiles:
    """Files in a dictionary, with links signed for an hour. A `.exe` is refused."""

    def __init__(self, wall: Any) -> None:
        self.wall = wall
        self.stored: dict[int, StoredFile] = {}

    async def keep(self, name: str, mime: str, data: bytes, by: Account) -> FileRef:
        if name.endswith(".exe"):
            raise FileRefused("Een programma kan ik niet bewaren. Stuur een Word-bestand, een PDF of een foto.")
        number = 100 + len(self.stored)
        self.stored[number] = StoredFile(id=number, name=name, mime=mime, data=data)
        return FileRef(id=number, name=name, mime=mime, size=len(data))

    async def opened(self, file_id: int, person_id: int) -> StoredFile:
        return await self.read(file_id)

    async def read(self, file_id: int) -> StoredFile:
        return self.stored[file_id]

    def link(self, file_id: int, person_id: int) -> str:
        until = self.wall() + timedelta(hours=1)
        return f"/bestand/{links.sign(SECRET, links.Ticket(file_id=file_id, person_id=person_id, expires=until))}"


class ScriptedDemo:
    """Seven people and a clock. Moving it to or past 29 January 2026 brings the student and the mentor a message."""

    def __init__(self) -> None:
        self.at = datetime(2026, 1, 28, 15, 30, tzinfo=AMSTERDAM)
        self.channel: WebChannel
        self.nudged = False
        self.delivered = 0
        self.broken = False

    async def people(self) -> tuple[DemoPerson, ...]:
        return PEOPLE

    def now(self) -> datetime:
        return self.at

    async def move_to(self, to: datetime | str) -> Moved | NotMoved:
        if isinstance(to, str):
            found = re.fullmatch(r"(\d+) (\w+) (\d{4})", to.strip())
            if found is None or found[2] not in MONTHS:
                return NotMoved(why="Die datum begrijp ik niet. Schrijf bijvoorbeeld 29 januari 2026.")
            to = datetime(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]), 15, 30, tzinfo=AMSTERDAM)
        self.at = to
        if self.nudged or to < datetime(2026, 1, 29, tzinfo=AMSTERDAM):
            return Moved(now=to, sent=0)
        self.nudged = True
        for row, person in ((9001, 1), (9002, 2)):
            await self.channel.send(Outgoing(key=row, to=someone(person), address={}, shown=NUDGE))
        return Moved(now=to, sent=2)

    async def deliver(self) -> None:
        self.delivered += 1
        if self.broken:
            raise RuntimeError("the delivery fails, as the script says")

    async def outbox_waiting(self) -> tuple[Waiting, ...]:
        return () if self.nudged else (Waiting(person_id=1, at=datetime(2026, 1, 29, 15, 30, tzinfo=AMSTERDAM)),)


NUDGE = Shown(
    kind="card",
    text="Nog vier werkdagen: je startgesprek",
    title="Nog vier werkdagen",
    body="Woensdag 4 februari is de laatste dag voor het startgesprek.",
    items=(
        ShownItem(
            text="Startgesprek",
            detail="uiterlijk woensdag 4 februari 2026",
            buttons=(
                ShownButton(id="begin:1:1", label="Nu beginnen", style="primary"),
                ShownButton(id="later:1:1", label="Morgen weer"),
            ),
        ),
    ),
)


def someone(person_id: int) -> Person:
    """The person as the core knows her."""
    found = next(p for p in PEOPLE if p.id == person_id)
    return Person(id=found.id, name=found.name, email=found.email)


class ScriptedDesk:
    """Answers a few words and presses. `turns` were committed; `failures` is how many turns still fail."""

    def __init__(self, files: MemoryFiles) -> None:
        self.files = files
        self.channel: WebChannel
        self.turns: list[Inbound] = []
        self.keys: Counter[str] = Counter()
        self.failures = 0
        self.pause = 0.0
        self._rows = itertools.count(1)
        self._form: dict[int, tuple[str, int]] = {}
        self._token = itertools.count(1)

    async def turn(self, inbound: Inbound) -> Handled:
        if self.pause:
            await asyncio.sleep(self.pause)
        self.keys[inbound.key] += 1
        if self.failures:
            self.failures -= 1
            raise RuntimeError("nothing was committed, as the script says")
        if self.keys[inbound.key] > 1 and any(t.key == inbound.key for t in self.turns):
            return Handled(duplicate=True)
        self.turns.append(inbound)
        person = int(inbound.account.user)
        event = inbound.event
        replies = self._said(person, event) if isinstance(event, Said) else self._pressed(person, event)  # type: ignore[arg-type]
        for shown, replaces in replies:
            await self._send(person, shown, replaces)
        return Handled()

    async def settle(self, sent: Sequence[tuple[Outgoing, Result]]) -> None: ...

    async def home(self, account: Account, at: datetime) -> Shown | None:
        return None

    async def _send(self, person: int, shown: Shown, replaces: Mapping[str, Any] | None) -> str:
        key = next(self._rows)
        sent = await self.channel.send(
            Outgoing(key=key, to=someone(person), address={}, shown=shown, replaces=replaces)
        )
        assert isinstance(sent, Sent)
        entry: str = sent.ref["entry"]
        if shown.form is not None:
            self._form[person] = (entry, key)
        return entry

    def _said(self, person: int, said: Said) -> list[tuple[Shown, Mapping[str, Any] | None]]:
        word = said.text.strip().lower()
        if said.files:
            return [(Shown(kind="text", text=f"Ik heb {said.files[0].name} bewaard."), None)]
        if word.startswith("formulier"):
            return [(self.form("een"), None)]
        if word == "tussendoor":
            return [(AGENDA, None), (self.form("les"), None)]
        if word == "kijkwijzer":
            return [(self.form("les"), None)]
        made: dict[str, Shown] = {
            "agenda": AGENDA,
            "wat moet ik deze periode doen?": AGENDA,
            "document": self.document(),
            "plaatje": Shown(
                kind="picture",
                text="De uitkomst van je zelfscan",
                alt="Een grafiek: zes vlakken, de meeste halverwege.",
                title="Je zelfscan",
                file=self._stored("scan.png", "image/png", picture()),
            ),
            "knoppen": Shown(
                kind="text",
                text="Voor wie is het?",
                buttons=(
                    ShownButton(id="voor:1:1", label="Sanne de Wit"),
                    ShownButton(id="voor:5:1", label="Noor Aksoy"),
                ),
            ),
        }
        answer = made.get(word)
        return [(answer or Shown(kind="text", text=f"Je zei: {said.text}"), None)]

    def _pressed(self, person: int, press: Pressed) -> list[tuple[Shown, Mapping[str, Any] | None]]:
        if press.token is None:
            return [(Shown(kind="text", text=f"Je drukte op {press.control}."), None)]
        entry = self._form.get(person, ("", 0))[0]
        here: Mapping[str, Any] = {"entry": entry}
        if press.control == "waarom":
            return [(Shown(kind="text", text="Zo weet je student welke les je bedoelt."), None)]
        if press.control == "stop":
            return [(Shown(kind="text", text="Gestopt. Wat je invulde, is bewaard."), here)]
        step = press.token.split("-")[0]
        if step == "een":
            if not str(press.values.get("gezien") or "").strip():
                return [(self.form("een", press.values, problem="gezien"), here)]
            return [(answered("Je observatie", press.values), here), (self.form("twee"), None)]
        if step == "les":
            return [(answered("De les", press.values), here), (self.form("klaar"), None)]
        if press.control == "wijzigen":
            return [(answered("Wijzigen", press.values), here), (self.form("les"), None)]
        if step == "klaar":
            return [(answered("Verstuurd", {"Voor": "Sanne de Wit"}), here), (self.document(), None)]
        return [(answered("Je antwoorden", press.values), here), (self.document(), None)]

    def form(self, step: str, values: Mapping[str, Any] | None = None, problem: str | None = None) -> Shown:
        """One of the scripted screens, filled with `values` and with a problem at one field."""
        title, body, fields, progress = {
            "een": ("Alle soorten vragen", "Dit scherm laat zien wat er kan.", ALL_FIELDS, (1, 2)),
            "twee": ("En de rest", None, MORE_FIELDS, (2, 2)),
            "les": (
                "Kijkwijzer voor Sanne",
                "Twee schermen, en je bent klaar.",
                (ALL_FIELDS[7], ALL_FIELDS[4], ALL_FIELDS[0]),
                (1, 2),
            ),
            "klaar": ("Klopt het zo?", "Je kunt elk antwoord nog wijzigen.", (ALL_FIELDS[5], CHANGE), (2, 2)),
        }[step]
        filled = tuple(
            structs.replace(
                field,
                value=(values or {}).get(field.id, field.value),
                problem="Schrijf in een paar zinnen wat je zag." if field.id == problem else None,
            )
            for field in fields
        )
        main = (
            ShownButton(id="bevestigen", label="Verstuur", style="primary")
            if step == "klaar"
            else ShownButton(id="verder", label="Verder", style="primary")
        )
        form = ShownForm(
            id="k1",
            token=f"{step}-{next(self._token)}",
            step=step,
            progress=progress,
            fields=filled,
            verbs=(main, *((WIJZIG,) if step == "klaar" else ()), *(() if progress[0] == 1 else (TERUG,)), *UNIVERSAL),
            facts=FACTS if step == "klaar" else (),
            readers=("Sanne de Wit", "jijzelf") if step == "klaar" else (),
        )
        return Shown(kind="form", text=title, title=title, body=body, form=form)

    def document(self) -> Shown:
        """A Word file with a sentence."""
        file = self._stored("kijkwijzer Sanne 28 januari.docx", WORD, b"PK" + b"0" * 24_000)
        return Shown(kind="document", text="De kijkwijzer is verstuurd. Hier is hij als Word-bestand.", file=file)

    def _stored(self, name: str, mime: str, data: bytes) -> ShownFile:
        number = 1000 + len(self.files.stored)
        self.files.stored[number] = StoredFile(id=number, name=name, mime=mime, data=data)
        return ShownFile(id=number, name=name, mime=mime, size=len(data))


AGENDA = Shown(
    kind="card",
    text="Deze periode: startgesprek, eerste kijkwijzer",
    title="Deze periode",
    body="Drie dingen, waarvan één met een datum.",
    items=(
        ShownItem(
            text="Startgesprek",
            detail="uiterlijk woensdag 4 februari 2026",
            buttons=(ShownButton(id="start:startgesprek", label="Beginnen", style="primary"),),
        ),
        ShownItem(
            text="Eerste kijkwijzer",
            detail="nog te doen door Karim Bouali",
            buttons=(ShownButton(id="vraag:2", label="Vraag erom"),),
        ),
        ShownItem(text="Kennismaking", detail="klaar sinds 12 januari"),
    ),
    buttons=(ShownButton(id="agenda:alles", label="Het hele jaar"),),
)


def answered(title: str, values: Mapping[str, Any]) -> Shown:
    """The read-only answers that a form becomes."""
    facts = tuple(
        ShownFact(label=name.capitalize(), value=str(value))
        for name, value in values.items()
        if value not in (None, "", [])
    )
    return Shown(kind="card", text=title, title=title, facts=facts)


def make(
    wall: Any = lambda: datetime.now(UTC), beat: float = 15.0
) -> tuple[web.Application, ScriptedDesk, ScriptedDemo]:
    """The page's application around a fresh script."""
    files, demo = MemoryFiles(wall), ScriptedDemo()
    desk = ScriptedDesk(files)
    channel, app = build(desk, files, demo, feeds=MemoryFeeds(), secret=SECRET, wall=wall, beat=beat)
    desk.channel = demo.channel = channel

    async def fail(request: web.Request) -> web.Response:
        desk.failures = int(request.match_info["times"])
        return web.json_response({"failures": desk.failures})

    async def turns(_request: web.Request) -> web.Response:
        return web.json_response([{"key": t.key, **t.event.model_dump(mode="json")} for t in desk.turns])

    app.add_routes([web.get("/script/fail/{times}", fail), web.get("/script/turns", turns)])
    return app, desk, demo


async def serve(port: int) -> None:
    """Serve until killed; the line of output is the process and its address."""
    runner = web.AppRunner(make()[0], access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print(os.getpid(), f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


def nurse() -> None:
    """Serve in children, which have everything loaded from their first moment."""
    for line in sys.stdin:
        wish, number = line.split()
        if wish == "end":
            os.kill(int(number), signal.SIGKILL)
            os.waitpid(int(number), 0)
            print("ended", flush=True)
        elif os.fork() == 0:
            try:
                asyncio.run(serve(int(number)))
            except OSError as fault:
                print(os.getpid(), fault, flush=True)
                raise


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--nursery", action="store_true")
    given = parser.parse_args()
    if given.nursery:
        nurse()
    else:
        asyncio.run(serve(given.port))


if __name__ == "__main__":
    main()
