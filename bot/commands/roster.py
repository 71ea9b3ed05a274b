"""`wijzer roster` and `wijzer invite`: from a spreadsheet to people who may begin."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bot import invite as inviting
from bot.commands.common import content, database, moment, say, settings, url_of
from bot.plan import plan_all
from bot.roster.apply import import_roster, known
from bot.roster.template import template
from bot.world import AMSTERDAM
from dialogs.dutch import moment_words


def add(commands: Any) -> None:
    """The commands' arguments."""
    roster = commands.add_parser("roster", help="het rooster: sjabloon maken of bestand inlezen")
    kinds = roster.add_subparsers(dest="what", required=True, metavar="import|template")
    reading = kinds.add_parser("import", help="lees een XLSX of CSV in; er wordt niets verstuurd")
    reading.add_argument("file", type=Path)
    reading.add_argument("--sheet")
    reading.add_argument("--dry-run", action="store_true")
    reading.add_argument("--at", metavar="ISO")
    reading.add_argument("--db")
    reading.set_defaults(run=run_import)
    blank = kinds.add_parser("template", help="schrijf een leeg rooster met uitleg")
    blank.add_argument("file", type=Path)
    blank.set_defaults(run=run_template)
    invite = commands.add_parser("invite", help="laat mensen beginnen, per school")
    invite.add_argument("--school")
    invite.add_argument("--at", metavar="ISO")
    invite.add_argument("--dry-run", action="store_true")
    invite.add_argument("--db")
    invite.set_defaults(run=run_invite)


def run_import(args: argparse.Namespace) -> int:
    """`wijzer roster import`"""
    chosen = settings()
    library = content(chosen)
    at = moment(args.at).astimezone(AMSTERDAM)
    with database(url_of(args, chosen), chosen) as db:
        report = import_roster(db, args.file, sheet=args.sheet, dry_run=args.dry_run, at=at, library=library)
        if report.ok and not args.dry_run:
            with db.transaction("plan") as c:
                plan_all(c, library, at.date())
    say(report.text)
    return 0


def run_template(args: argparse.Namespace) -> int:
    """`wijzer roster template`"""
    args.file.write_bytes(template(known(content(settings()))))
    say(f"Het rooster staat klaar in {args.file}. Op het blad 'uitleg' staat hoe u het invult.")
    return 0


def run_invite(args: argparse.Namespace) -> int:
    """`wijzer invite`"""
    chosen = settings()
    at = moment(args.at)
    library = content(chosen)
    with database(url_of(args, chosen), chosen) as db, db.transaction("invite") as c:
        schools = inviting.schools(c, at)
        if args.school is not None and args.school.casefold() not in {s.casefold() for s in schools}:
            say(f"De school '{args.school}' staat niet op het rooster. Wel: {', '.join(schools) or 'geen enkele'}.")
            return 0
        invited = inviting.invite(c, library, at, school=args.school, dry_run=args.dry_run)
    if not invited:
        say("Er is niemand die nog een uitnodiging nodig heeft.")
        return 0
    gets = "zou de uitnodiging krijgen" if args.dry_run else "krijgt de uitnodiging"
    say(f"{len(invited)} {'persoon' if len(invited) == 1 else 'mensen'}:")
    for one in invited:
        say(f"- {one.person.name} {gets} op {moment_words(one.when)}")
    return 0
