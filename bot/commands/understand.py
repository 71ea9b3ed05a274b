"""`wijzer understand` and `wijzer dates`: what the bot makes of texts, one JSON object a line on standard input."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.commands.common import Usage, content, moment, say, settings
from bot.wiring import understanding_of
from dialogs.dates import read_date
from dialogs.nouns import Json


def add(commands: Any) -> None:
    """The commands' arguments."""
    understand = commands.add_parser("understand", help="welke wens in een tekst zit (JSON-regels)")
    understand.add_argument("--json", action="store_true")
    understand.set_defaults(run=run)
    dates = commands.add_parser("dates", help="welke datum in een tekst zit (JSON-regels)")
    dates.set_defaults(run=run_dates)


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
    understanding = understanding_of(content(settings()))
    for given in _lines():
        roles = (str(given["role"]),) if given.get("role") else ()
        guess = understanding.guess(given["text"], roles=roles)
        found = {
            "intent": guess.intent,
            "score": guess.score,
            "sure": guess.sure,
            "slots": dict(guess.slots),
            "candidates": [{"intent": c.intent, "score": c.score} for c in guess.candidates],
        }
        say(json.dumps(found, ensure_ascii=False))
    return 0


def run_dates(_args: argparse.Namespace) -> int:
    """`wijzer dates`"""
    for given in _lines():
        at: datetime = moment(given.get("at"))
        looks = {"past": "back", "future": "ahead"}.get(str(given.get("prefer")))
        day = read_date(given["text"], today=at.date(), looks=looks)  # type: ignore[arg-type]
        say(json.dumps({"from": day.isoformat(), "to": day.isoformat(), "time": None} if day else None))
    return 0
