"""`wijzer db`, `content`, `outbox` and `manifest`: looking after a deployment."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bot.commands.common import Usage, content, database, say, settings, url_of
from content import check as checking
from store import outbox, people
from store.db import upgrade


def add(commands: Any) -> None:
    """The commands' arguments."""
    db = commands.add_parser("db", help="de database bijwerken")
    db.add_argument("what", choices=["upgrade"])
    db.add_argument("--db")
    db.set_defaults(run=run_db)
    stuff = commands.add_parser("content", help="de inhoud nakijken of een gesprek tekenen")
    kinds = stuff.add_subparsers(dest="what", required=True, metavar="check|draw")
    checked = kinds.add_parser("check", help="alle fouten in de inhoud, met bestand en regel")
    checked.add_argument("path", nargs="?", type=Path)
    checked.set_defaults(run=run_check)
    drawn = kinds.add_parser("draw", help="een gesprek als Mermaid-tekening")
    drawn.add_argument("dialog")
    drawn.add_argument("--programme")
    drawn.set_defaults(run=run_draw)
    box = commands.add_parser("outbox", help="wat nog niet verstuurd is, of niet verstuurd kon worden")
    box.add_argument("--db")
    box.add_argument("--dead", action="store_true")
    box.add_argument("--retry", type=int, metavar="ID")
    box.set_defaults(run=run_outbox)
    manifest = commands.add_parser("manifest", help="de app-beschrijving voor Slack en Teams")
    manifest.add_argument("what", choices=["build", "check"])
    manifest.add_argument("--root", type=Path, default=Path())
    manifest.set_defaults(run=run_manifest)


def run_db(args: argparse.Namespace) -> int:
    """`wijzer db upgrade`"""
    upgrade(url_of(args, settings()))
    say("De database is bijgewerkt.")
    return 0


def run_check(args: argparse.Namespace) -> int:
    """`wijzer content check`: exit status 1 when something is wrong."""
    if args.path is not None and not args.path.is_dir():
        raise Usage(f"De map {args.path} bestaat niet.")
    found = checking.problems(args.path or settings().content_root)
    for problem in found:
        say(str(problem))
    say("Geen fouten gevonden." if not found else f"{len(found)} {'fout' if len(found) == 1 else 'fouten'} gevonden.")
    return 1 if found else 0


def run_draw(args: argparse.Namespace) -> int:
    """`wijzer content draw`"""
    library = content(settings())
    owners = [args.programme] if args.programme else [*library.programmes]
    for owner in owners:
        dialog = library.dialog(owner, args.dialog)
        if dialog is not None:
            say(checking.draw(dialog))
            return 0
    names = sorted({name for owner in owners for name in library.dialogs(owner)})
    raise Usage(f"Het gesprek '{args.dialog}' bestaat niet. Wel: {', '.join(names)}.")


def run_outbox(args: argparse.Namespace) -> int:
    """`wijzer outbox`"""
    chosen = settings()
    with database(url_of(args, chosen), chosen) as db, db.transaction("outbox") as c:
        if args.retry is not None:
            done = outbox.revive(c, args.retry)
            say("Het bericht wordt opnieuw verstuurd." if done else "Dat bericht wacht niet op een nieuwe poging.")
            return 0
        waiting = outbox.open_count(c)
        say("1 bericht wacht op verzending." if waiting == 1 else f"{waiting} berichten wachten op verzending.")
        if args.dead:
            for row in outbox.dead_rows(c):
                say(f"{row.id}: aan {people.by_id(c, row.person_id).name}, {row.why}")
    return 0


def run_manifest(args: argparse.Namespace) -> int:
    """`wijzer manifest build|check`"""
    from bot import manifest

    if args.what == "build":
        manifest.build(args.root / "manifest")
        say("De app-beschrijvingen staan in manifest/slack en manifest/teams.")
        return 0
    found = manifest.check(args.root / "manifest")
    for problem in found:
        say(problem)
    say(
        "De app-beschrijvingen kloppen."
        if not found
        else "Draai `wijzer manifest build` of herstel wat hierboven staat."
    )
    return 1 if found else 0
