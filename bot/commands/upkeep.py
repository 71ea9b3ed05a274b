"""`wijzer db`, `content`, `outbox` and `manifest`: looking after a deployment."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.commands.common import Usage, content, database, say, settings, url_of
from content import check as checking
from content import coverage
from content.load import ROOT, Library, load
from dialogs.model import Dialog
from store import outbox, people
from store.db import upgrade


def add(commands: Any) -> None:
    """The commands' arguments."""
    db = commands.add_parser("db", help="de database bijwerken")
    db.add_argument("what", choices=["upgrade"])
    db.add_argument("--db")
    db.set_defaults(run=run_db)
    stuff = commands.add_parser("content", help="de inhoud nakijken of een gesprek tekenen")
    kinds = stuff.add_subparsers(dest="what", required=True, metavar="check|coverage|draw|form")
    checked = kinds.add_parser("check", help="alle fouten in de inhoud, met bestand en regel")
    checked.add_argument("path", nargs="?", type=Path)
    checked.set_defaults(run=run_check)
    covered = kinds.add_parser("coverage", help="waar alles uit de documenten gedragen wordt, rij voor rij")
    covered.add_argument("path", nargs="?", type=Path)
    covered.add_argument("--json", action="store_true")
    covered.set_defaults(run=run_coverage)
    drawn = kinds.add_parser("draw", help="een gesprek als Mermaid-tekening")
    drawn.add_argument("dialog")
    drawn.add_argument("--programme")
    drawn.set_defaults(run=run_draw)
    form = kinds.add_parser(
        "form", help="het Word-formulier van een gesprek: de aanduidingen, of een eigen formulier proberen"
    )
    form.add_argument("dialog")
    form.add_argument("--programme")
    form.add_argument("--file", type=Path, help="probeer dit eigen formulier (.docx)")
    form.add_argument("--out", type=Path, help="waar het ingevulde voorbeeld komt")
    form.set_defaults(run=run_form)
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
    root = args.path or settings().content_root
    found = [str(problem) for problem in checking.problems(root)] or _forms(root)
    for problem in found:
        say(problem)
    say("Geen fouten gevonden." if not found else f"{len(found)} {'fout' if len(found) == 1 else 'fouten'} gevonden.")
    return 1 if found else 0


def _forms(root: Path | None) -> list[str]:
    """What is wrong with the Word forms, once the rest of the content is right."""
    from bot.documents import own
    from bot.school import report

    library, root = load(root), root or ROOT
    return [*own.problems(library, root), *report.problems(library, root)]


def run_coverage(args: argparse.Namespace) -> int:
    """`wijzer content coverage`: exit status 1 when a row is not settled, or names what does not exist."""
    found = coverage.report(args.path or settings().content_root)
    if args.json:
        say(json.dumps(_as_json(found), ensure_ascii=False))
    else:
        for one in _in_words(found):
            say(one)
    return 1 if found.problems else 0


def _as_json(found: coverage.Report) -> dict[str, Any]:
    return {
        "rows": len(found.rows),
        "settled": found.settled,
        "percent": found.percent,
        "problems": [str(problem) for problem in found.problems],
        "details": [
            {
                "document": row.document,
                "kind": row.kind,
                "id": row.id,
                "carried_by": [f"{kind}:{name}" for kind, name in row.carriers],
                "reason": row.reason,
            }
            for row in found.rows
        ],
    }


def _in_words(found: coverage.Report) -> list[str]:
    lines: list[str] = []
    for document in dict.fromkeys(row.document for row in found.rows):
        rows = [row for row in found.rows if row.document == document]
        counts = ((_KINDS[kind], sum(row.kind == kind for row in rows)) for kind in coverage.KINDS)
        lines.append(f"{document}: {len(rows)} rijen ({', '.join(f'{n} {word[n != 1]}' for word, n in counts)})")
        lines += [f"  niet van de bot: {row.title or row.id}. {row.reason}" for row in rows if row.reason]
    lines += [str(problem) for problem in found.problems]
    carried = sum(bool(row.carriers) and row.settled for row in found.rows)
    return [
        *lines,
        f"{found.percent:g}% van {len(found.rows)} rijen: {carried} gedragen, {found.settled - carried} met een reden.",
    ]


_KINDS: Mapping[str, tuple[str, str]] = {
    "obligations": ("taak", "taken"),
    "conversations": ("gesprek", "gesprekken"),
    "forms": ("formulier", "formulieren"),
    "rules": ("regel", "regels"),
    "glossary": ("begrip", "begrippen"),
    "questions": ("vraag", "vragen"),
}


def run_draw(args: argparse.Namespace) -> int:
    """`wijzer content draw`"""
    say(checking.draw(_dialog(content(settings()), args)))
    return 0


def run_form(args: argparse.Namespace) -> int:
    """`wijzer content form`: exit status 1 when the form does not fit."""
    from bot.documents import own
    from bot.documents.docx import TemplateProblem

    library = content(settings())
    dialog = _dialog(library, args)
    names = own.templates_of(dialog)
    if not names:
        raise Usage(f"Bij het gesprek '{args.dialog}' hoort geen Word-formulier.")
    if args.file is None:
        say(f"In het Word-formulier van '{args.dialog}' mag staan (met de accolades erbij):")
        for one in own.placeholders(dialog):
            say(f"{{{{ {one.name} }}}}  {one.meaning}")
        if "picture" in dialog.effects:
            say(
                "Het plaatje heet 'beeld' en de tabel ernaast 'rijen'; kijk in het meegeleverde formulier hoe dat gaat."
            )
        if own.repeats(dialog):
            say("Herhaalde delen en tabellen staan in 'onderdelen'; kijk in het meegeleverde formulier hoe dat gaat.")
        say(f"Zet het als templates/{names[0]}.docx in de map van het programma. Proberen: --file FORMULIER.docx")
        return 0
    try:
        made = own.tried(args.file, dialog, own.sharing(library, args.programme, dialog))
    except TemplateProblem as problem:
        say(str(problem))
        return 1
    out = args.out or args.file.with_name(f"{args.file.stem}-voorbeeld.docx")
    out.write_bytes(made)
    say(f"Het formulier past. Een ingevuld voorbeeld staat in {out}.")
    return 0


def _dialog(library: Library, args: argparse.Namespace) -> Dialog:
    owners = [args.programme] if args.programme else [*library.programmes]
    found = next((d for owner in owners if (d := library.dialog(owner, args.dialog)) is not None), None)
    if found is None:
        names = sorted({name for owner in owners for name in library.dialogs(owner)})
        raise Usage(f"Het gesprek '{args.dialog}' bestaat niet. Wel: {', '.join(names)}.")
    return found


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
