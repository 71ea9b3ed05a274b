"""`wijzer say` and `wijzer chat`: speak as someone on the roster, in a terminal, through the real turn."""

from __future__ import annotations

import argparse
import asyncio
import json
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.commands.common import Usage, in_terminal, moment
from bot.ports import Account, FileRefused, Inbound
from bot.talk import open_form
from bot.wiring import Core
from bot.world import World
from dialogs.event import Event, Pressed, Said
from dialogs.nouns import Json
from store import conversations, people


def add(commands: Any) -> None:
    """The two commands' arguments."""
    say = commands.add_parser("say", help="één bericht of druk op een knop, als iemand van het rooster")
    say.add_argument("--db")
    say.add_argument("--as", dest="email", required=True, metavar="EMAIL")
    say.add_argument("--at", metavar="ISO")
    say.add_argument("--json", action="store_true")
    say.add_argument("--press", metavar="KNOP")
    say.add_argument("--fill", metavar="JSON")
    say.add_argument("--token")
    say.add_argument("text", nargs="?", metavar="TEKST")
    say.set_defaults(run=run)
    chat = commands.add_parser("chat", help="een gesprek in de terminal, als iemand van het rooster")
    chat.add_argument("--db")
    chat.add_argument("--as", dest="email", required=True, metavar="EMAIL")
    chat.add_argument("--at", metavar="ISO")
    chat.set_defaults(run=talk)


def account(email: str) -> Account:
    """The terminal's account of a person."""
    return Account(channel="terminal", tenant="local", user=email.strip().lower())


def run(args: argparse.Namespace) -> int:
    """`wijzer say`"""
    if args.text is None and args.press is None and args.fill is None:
        raise Usage("Geef een TEKST, --press KNOP of --fill JSON.")
    if args.text is not None and (args.press is not None or args.fill is not None):
        raise Usage("Geef óf een TEKST, óf --press en --fill.")
    values = _values(args.fill)

    async def work(core: Core, at: datetime) -> int:
        event: Event
        if args.text is not None:
            event = Said(text=args.text)
        else:
            filled = await _with_files(core, at, args.email, values)
            event = Pressed(control=args.press or "verder", token=args.token, values=filled)
        await speak(core, args.email, event, at)
        return 0

    return in_terminal(args, work, as_json=args.json)


def _values(text: str | None) -> dict[str, Json]:
    if text is None:
        return {}
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise Usage(f'--fill is geen goede JSON ({error}). Schrijf het zo: --fill \'{{"klas": "2b"}}\'.') from None
    if not isinstance(values, dict):
        raise Usage('--fill hoort velden te noemen: --fill \'{"klas": "2b"}\'.')
    return values


async def _with_files(core: Core, at: datetime, email: str, values: dict[str, Json]) -> dict[str, Json]:
    """File fields name a path: keep the file and put its reference there."""
    kinds = await core.workers.run(_file_fields, core, at, email) if values else frozenset()
    filled = dict(values)
    for name in kinds & values.keys():
        path = Path(str(values[name]))
        if not path.is_file():
            raise Usage(f"Het bestand {path} is er niet.")
        try:
            ref = await core.files.keep(path.name, "", path.read_bytes(), account(email))
        except FileRefused as refused:
            raise Usage(str(refused)) from None
        filled[name] = ref.model_dump()
    return filled


def _file_fields(core: Core, at: datetime, email: str) -> frozenset[str]:
    """The file fields of the form that is open for this person."""
    with core.database.reading() as c:
        person = people.by_email(c, email)
        conversation = conversations.focus(c, person.id) if person is not None else None
        if person is None or conversation is None:
            return frozenset()
        form = open_form(World(c=c, library=core.library, at=at, person=person), conversation)
        return frozenset(f.id for f in form.fields if f.kind == "file") if form is not None else frozenset()


async def speak(core: Core, email: str, event: Event, at: datetime) -> None:
    """One event by this person; prints what she gets back at once."""
    inbound = Inbound(key=uuid.uuid4().hex, account=account(email), event=event, at=at, email=email.strip())
    await core.desk.turn(inbound)
    await core.desk.idle()


def talk(args: argparse.Namespace) -> int:
    """`wijzer chat`: read lines until the end. `/knop` presses, `veld=waarde` fills."""

    async def work(core: Core, at: datetime) -> int:
        fixed = args.at is not None
        print("Typ een bericht. Een knop: /id. Een veld: veld=waarde. Stoppen: Ctrl-D.\n")
        while True:
            try:
                text = await asyncio.to_thread(input, "> ")
            except (EOFError, KeyboardInterrupt):
                return 0
            if text.strip():
                await speak(core, args.email, _typed(text.strip()), at if fixed else moment(None))

    return in_terminal(args, work, as_json=False)


def _typed(text: str) -> Event:
    if text.startswith("/"):
        return Pressed(control=text[1:])
    name, equals, value = text.partition("=")
    if equals and name.strip().isidentifier():
        return Pressed(control="verder", values={name.strip(): value.strip()})
    return Said(text=text)
