"""What the bot makes of texts: `wijzer understand`, `wijzer dates` and `wijzer wording`.

Each reads one JSON object a line on standard input and prints one for it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from bot.commands.common import Usage, content, moment, say, settings
from bot.learning import understanding_of
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.date_days import Named
from dialogs.dates import Looks, read
from dialogs.nouns import Json, Region
from dialogs.privacy import private
from dialogs.wording import feedback

PROGRAMME, REGION = "hr-n4", Region.MIDDEN
"""Whose periods and holidays `wijzer dates` means where a line names no `programme` and `region`."""

DIRECTIONS: dict[str, Looks] = {"past": "back", "future": "ahead"}


def add(commands: Any) -> None:
    """The commands' arguments."""
    understand = commands.add_parser("understand", help="welke wens in een tekst zit (JSON-regels)")
    understand.add_argument("--json", action="store_true")
    understand.set_defaults(run=run)
    dates = commands.add_parser("dates", help="welke datum in een tekst zit (JSON-regels)")
    dates.set_defaults(run=run_dates)
    wording = commands.add_parser("wording", help="wat er aan feedback ontbreekt en wat erin privé is (JSON-regels)")
    wording.set_defaults(run=run_wording)


def _lines() -> Iterator[dict[str, Json]]:
    for number, text in enumerate(sys.stdin, 1):
        if not text.strip():
            continue
        try:
            given = json.loads(text)
        except json.JSONDecodeError:
            raise Usage(f"Regel {number} is geen goede JSON.") from None
        if not isinstance(given, dict) or not isinstance(given.get("text"), str):
            raise Usage(f'Regel {number} mist "text".')
        yield given


def run(_args: argparse.Namespace) -> int:
    """`wijzer understand`"""
    library = content(settings())
    understanding = understanding_of(library)
    for given in _lines():
        dates = _dates(library, given) or {}
        roles = (str(given["role"]),) if given.get("role") else ()
        guess = understanding.guess(given["text"], roles=roles)
        found = {
            "intent": guess.intent,
            "score": guess.score,
            "sure": guess.sure,
            "slots": {**guess.slots, **{name: value for name, value in dates.items() if value}},
            "candidates": [{"intent": c.intent, "score": c.score} for c in guess.candidates],
        }
        say(json.dumps(found, ensure_ascii=False))
    return 0


def run_dates(_args: argparse.Namespace) -> int:
    """`wijzer dates`"""
    library = content(settings())
    for given in _lines():
        say(json.dumps(_dates(library, given)))
    return 0


def run_wording(_args: argparse.Namespace) -> int:
    """`wijzer wording`. A line may name the people who are `known` where the text is about: no pupils."""
    for given in _lines():
        known = given.get("known", [])
        if not isinstance(known, list) or not all(isinstance(name, str) for name in known):
            raise Usage('"known" is een lijst met namen.')
        found = (*feedback(given["text"]), *private(given["text"], known=known))
        say(json.dumps({"findings": [{"kind": f.kind, "span": list(f.span) if f.span else None} for f in found]}))
    return 0


def _dates(library: Library, given: dict[str, Json]) -> dict[str, str | None] | None:
    """What the text of a line means in days and time; None when it names no date."""
    at = moment(given.get("at")).astimezone(AMSTERDAM).replace(tzinfo=None)
    looks = DIRECTIONS.get(str(given.get("prefer")))
    when = read(given["text"], at=at, looks=looks, named=_named(library, given))
    if when is None:
        return None
    time = f"{when.time:%H:%M}" if when.time else None
    return {"from": when.first.isoformat(), "to": when.last.isoformat(), "time": time}


def _named(library: Library, given: dict[str, Json]) -> tuple[Named, ...]:
    """The periods of the line's programme and the holidays of its region."""
    programme = str(given.get("programme") or PROGRAMME)
    try:
        region = Region(given.get("region") or REGION)
    except ValueError:
        raise Usage(f"Een regio is noord, midden of zuid, niet '{given['region']}'.") from None
    pack = library.packs.get(programme)
    if pack is None:
        raise Usage(f"Programma '{programme}' is er niet.")
    return library.named_days(region, *(found.value for found in pack.calendars.values()))
