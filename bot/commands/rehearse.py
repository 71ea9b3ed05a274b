"""`wijzer rehearse`: a school year beforehand: every message as a table, the load as a picture, and a short text."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TextIO

from bot.commands.common import Usage, content, say, settings
from bot.documents.workbook import Sheet, workbook
from bot.rehearsal.findings import Findings, findings, rules_broken
from bot.rehearsal.log import Told, told
from bot.rehearsal.passed import passed
from bot.rehearsal.picture import picture
from bot.rehearsal.report import ROLES, WHY, report
from bot.rehearsal.year import Year
from bot.world import AMSTERDAM
from dialogs.dutch import MONTHS

COLUMNS = ("wanneer", "aan", "rol", "soort", "wat", "waarom", "waarover", "doet", "tekst")
PLACEMENTS, SEED = 30, 1
BAR = 30
SHOWN = 500
"""Characters of a message in the table."""


def add(commands: Any) -> None:
    """The command's arguments."""
    rehearse = commands.add_parser("rehearse", help="een schooljaar vooraf spelen: wie krijgt wat, wanneer en waarom")
    rehearse.add_argument("--programme", required=True)
    rehearse.add_argument("--year", required=True, metavar="2025-2026")
    rehearse.add_argument("--placements", type=int, default=PLACEMENTS, metavar="N")
    rehearse.add_argument("--seed", type=int, default=SEED, metavar="N")
    rehearse.add_argument("--out", type=Path, required=True, metavar="MAP")
    rehearse.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """`wijzer rehearse`"""
    library = content(settings())
    programme = library.programmes.get(args.programme)
    if programme is None:
        raise Usage(f"Programma '{args.programme}' is er niet. Wel: {', '.join(library.programmes)}.")
    years = sorted(library.packs[args.programme].calendars)
    if args.year not in years:
        raise Usage(f"Van {args.programme} is er geen kalender {args.year}. Wel: {', '.join(years)}.")
    if not 1 <= args.placements <= 1000:
        raise Usage("Geef bij --placements een aantal van 1 tot en met 1000.")
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="wijzer-repetitie-") as folder:
        year = Year(library, args.programme, args.year, args.placements, seed=args.seed, folder=Path(folder))
        try:
            asyncio.run(year.play(progress(sys.stderr)))
            log = told(year)
            with year.database.reading() as c:
                broken = rules_broken(c, library, args.programme, args.year, log)
                missed = passed(c, library, args.programme, args.year, log, year.players, year.now.date())
        finally:
            year.close()
    players = tuple(year.players.values())
    weeks = _weeks(year.cast.start, log)
    found = findings(log, players, weeks, broken, missed)
    title = f"{programme.title}, {args.year}"
    text = report(title, args.placements, found)
    (args.out / "berichten.xlsx").write_bytes(workbook(_sheets(log, found), title=f"Repetitie {title}", at=year.now))
    (args.out / "belasting.png").write_bytes(
        picture(log, players, weeks, title=f"{title}: berichten per persoon per week")
    )
    (args.out / "samenvatting.md").write_text(text, encoding="utf-8")
    say(text)
    say(f"Alle berichten staan in {args.out / 'berichten.xlsx'}, de belasting in {args.out / 'belasting.png'}.")
    return 0


def _weeks(start: date, log: tuple[Told, ...]) -> tuple[date, ...]:
    """The Mondays from the first week of the year up to and including that of the last message."""
    first = start - timedelta(days=start.weekday())
    last = max((t.week for t in log), default=first)
    return tuple(first + timedelta(days=7 * n) for n in range((last - first).days // 7 + 1))


def _sheets(log: tuple[Told, ...], found: Findings) -> tuple[Sheet, ...]:
    rows = tuple(
        (
            f"{t.at.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}",
            t.to.name,
            ROLES[t.to.role][0],
            t.sort,
            t.what,
            t.why,
            t.about,
            t.to.way,
            t.text[:SHOWN],
        )
        for t in log
    )
    busy = tuple(
        (c.week, c.week.isocalendar().week, c.player.name, ROLES[c.player.role][0], c.player.students, c.number)
        for c in found.collisions
    )
    return (
        Sheet(title="berichten", columns=COLUMNS, rows=rows),
        Sheet(title="drukke weken", columns=("vanaf", "week", "wie", "rol", "studenten", "berichten"), rows=busy),
        Sheet(
            title="niet herinnerd",
            columns=("datum", "taak", "hoe vaak", "waarom"),
            rows=tuple((one.due, one.title, one.number, WHY[one.reason]) for one in found.passed),
        ),
    )


def progress(out: TextIO) -> Callable[[float, date], None]:
    """A bar that fills while the year passes, on a terminal; nothing where nobody looks."""
    if not out.isatty():
        return lambda _part, _day: None

    def show(part: float, day: date) -> None:
        full = round(BAR * part)
        end = "\n" if part >= 1 else ""
        out.write(f"\r[{'█' * full}{'·' * (BAR - full)}] {part:4.0%} {day.day} {MONTHS[day.month - 1]:<10}{end}")
        out.flush()

    return show
