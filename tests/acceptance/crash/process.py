"""A bot process that can be killed at a named point and started again, and the platform around it.

Started as a program it loads the content once, then reads one run a line from standard input, forks a child for it and
says how the child ended: `{"status": 0}`, or `{"signal": 9}`. A `warm` run is its own, so that its children are quick.
The platform is a file that survives: what was delivered, and which of the people's events were acknowledged. An event
that was not is sent again, as Slack and Teams do.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot import points, wiring
from bot.ports import Account, Inbound, Outgoing, Result, Sent
from bot.wiring import Core, build_core
from bot.world import AMSTERDAM
from content.load import Library, load
from dialogs.event import Event, Pressed, Said
from store import inbox, outbox
from store.db import Database

WIM, NOOR = "wim.de.groot@zilverbeek.example", "noor.willems@student.example"
SEEN = "Noor begon met een vraag. De klas was stil. Volgende keer: vraag door."
TOPICS = {"leeruitkomsten": "Ik laat zien dat ik kan plannen.", "startbekwaam": "Toetsen.", "planning": "Vóór mei."}


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


EVENING, NEXT, AFTER, LAST = map(at, ("2026-01-21T17:30", "2026-01-22T15:31", "2026-01-23T15:31", "2026-01-26T15:31"))

SCRIPT: tuple[tuple[str, datetime, dict[str, Any]], ...] = (
    (WIM, EVENING, {"say": "ik wil een kijkwijzer invullen"}),
    (WIM, EVENING, {"press": "verder", "fill": {"gezien": SEEN}}),
    (WIM, EVENING, {"press": "verder", "fill": {"accenten": ["contact"]}, "inline": True}),
    (WIM, EVENING, {"press": "bevestigen"}),
    (NOOR, EVENING, {"say": "startgesprek voorbereiden"}),
    (NOOR, EVENING, {"press": "verder", "fill": TOPICS, "inline": True}),
    (NOOR, EVENING, {"press": "bevestigen"}),
    ("", NEXT, {"tick": True}),
    (WIM, NEXT, {"button": "akkoord:", "inline": True}),
    ("", AFTER, {"tick": True}),
)
"""A kijkwijzer and an approval, with the days passing: everything that commits or sends on the way."""


class Platform:
    """What the outside world saw, in one file; what was written there outlives the process that wrote it."""

    name = "platform"

    def __init__(self, path: Path) -> None:
        self._path = path

    def _write(self, entry: dict[str, Any]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def entries(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._path.read_text("utf-8").splitlines()] if self._path.exists() else []

    def acknowledge(self, number: int) -> None:
        self._write({"ack": number})

    def acknowledged(self) -> set[int]:
        return {e["ack"] for e in self.entries() if "ack" in e}

    def counted(self, counts: Counter[str]) -> None:
        self._write({"counts": counts})

    async def send(self, outgoing: Outgoing) -> Result:
        shown = outgoing.shown
        every = [*shown.buttons, *(b for i in shown.items for b in i.buttons)]
        self._write(
            {
                "to": outgoing.to.email,
                "kind": shown.kind,
                "text": shown.text,
                "buttons": [b.id for b in every],
                "token": shown.form.token if shown.form else None,
            }
        )
        return Sent(ref={"platform": outgoing.key})

    def last(self, to: str, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        return next(e for e in reversed(self.entries()) if e.get("to") == to and wanted(e))


def sabotage(name: str) -> None:
    """Take one of the three safeguards away; the test must then fail."""
    if name == "de-duplication":
        inbox.claim = lambda *_: True  # type: ignore[assignment]
    elif name == "lease":
        add, claim = outbox.add, outbox.claim

        def unleased(*args: Any, lease_by: str | None = None, **given: Any) -> outbox.Row | None:
            row = add(*args, **given)
            return replace(row, lease_by=lease_by) if row is not None else None

        outbox.add = unleased  # type: ignore[assignment]
        outbox.claim = lambda *a, **k: claim(*a, **{**k, "lease_seconds": 0.0})  # type: ignore[assignment]


async def live(core: Core, platform: Platform, listen: points.Points, without: str, side_by_side: bool) -> None:
    """Go through the script from the first event that was not acknowledged.

    `side_by_side`: the ticker's delivery runs while replies are still being sent, as it may in a serving process. For
    the crashes it comes after them, so that the same point is reached at the same moment in every life.
    """
    done = platform.acknowledged()
    if done:
        await drained(core, SCRIPT[max(done)][1])
    for number, (email, moment, doing) in enumerate(SCRIPT):
        if number in done:
            continue
        if without == "acknowledge after commit":
            platform.acknowledge(number)
        if doing.get("tick"):
            await core.tick(moment)
        else:
            await one_turn(core, platform, listen, number, email, moment, doing)
        if without != "acknowledge after commit":
            platform.acknowledge(number)
        if not side_by_side:
            await core.desk.idle()
        await core.deliver.run(moment)
        await core.desk.idle()
        await drained(core, moment)


async def one_turn(
    core: Core, platform: Platform, listen: points.Points, number: int, email: str, moment: datetime, doing: Any
) -> None:
    inbound = Inbound(
        key=f"event-{number}",
        account=Account(channel="platform", tenant="t", user=email),
        event=meant(platform, email, doing),
        at=moment,
        address={"user": email},
        email=email,
        inline=bool(doing.get("inline")),
    )
    handled = await core.desk.turn(inbound)
    if inbound.inline:
        for outgoing in handled.replies:
            listen("send.before")
            result = await platform.send(outgoing)
            listen("send.after")
            await core.desk.settle([(outgoing, result)])


def meant(platform: Platform, email: str, doing: dict[str, Any]) -> Event:
    """What a person does who looks at what the platform shows her."""
    if "say" in doing:
        return Said(text=doing["say"])
    if "button" in doing:
        shown = platform.last(email, lambda e: any(b.startswith(doing["button"]) for b in e["buttons"]))
        return Pressed(control=next(b for b in shown["buttons"] if b.startswith(doing["button"])))
    token = platform.last(email, lambda e: e["token"] is not None)["token"]
    return Pressed(control=doing["press"], token=token, values=doing.get("fill", {}))


async def drained(core: Core, moment: datetime) -> None:
    """Wait until everything due at this moment was sent, also what a killed process had leased."""
    for _ in range(100):
        await core.deliver.run(moment)
        with core.database.reading() as c:
            if not [r for r in outbox.queued(c) if r.not_before <= moment]:
                return
        await asyncio.sleep(0.02)
    raise AssertionError("something was never delivered")


def run(library: Library, order: dict[str, str]) -> None:
    """One life of the process."""
    sabotage(order.get("without", ""))
    counts: Counter[str] = Counter()
    kill = points.killing(order.get("crash", ""))

    def listen(name: str) -> None:
        counts[name] += 1
        kill(name)

    platform = Platform(Path(order["platform"]))
    database = Database.open(order["url"], points=listen)
    core = build_core(
        database=database,
        library=library,
        process=f"process-{os.getpid()}",
        now=lambda: EVENING + timedelta(days=1),
        everyone="platform",
        points=listen,
        jitter=lambda: 0.5,
        extra={"platform": platform},
    )
    asyncio.run(live(core, platform, listen, order.get("without", ""), "side_by_side" in order))
    platform.counted(counts)
    core.close()


def main() -> None:
    library = load()
    understanding = wiring.understanding_of(library)
    wiring.understanding_of = lambda _library: understanding
    for line in sys.stdin:
        if "warm" in json.loads(line):
            run(library, json.loads(line))
            print(json.dumps({"status": 0}), flush=True)
            continue
        child = os.fork()
        if child == 0:
            status = 1
            try:
                run(library, json.loads(line))
                status = 0
            finally:
                os._exit(status)
        _, how = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(how)
        print(json.dumps({"signal": os.WTERMSIG(how)} if killed else {"status": os.WEXITSTATUS(how)}), flush=True)


if __name__ == "__main__":
    main()
