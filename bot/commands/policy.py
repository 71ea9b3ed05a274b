"""`wijzer policy`: what the house does with tasks whose date is past, for a coordinator to read and confirm."""

from __future__ import annotations

import argparse
from typing import Any

from bot import house
from bot.commands.common import Usage, content, database, moment, say, settings, url_of
from bot.house import Standing
from dialogs.dutch import date_words
from store import audit

OFF = "Dit geldt nog niet: er wordt niets aangekondigd of doorgegeven. Bevestig het met `wijzer policy --confirm`."
CHANGED = (
    "De stappen zijn veranderd na de bevestiging en gelden daarom niet. Lees ze na en bevestig ze opnieuw met "
    "`wijzer policy --confirm`."
)


def add(commands: Any) -> None:
    """The command's arguments."""
    policy = commands.add_parser("policy", help="wat er gebeurt met taken waarvan de datum voorbij is")
    policy.add_argument("--confirm", action="store_true", help="vanaf nu gelden deze stappen")
    policy.add_argument("--off", action="store_true", help="de stappen gelden niet meer")
    policy.add_argument("--at", metavar="ISO")
    policy.add_argument("--db")
    policy.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """`wijzer policy`"""
    if args.confirm and args.off:
        raise Usage("Kies --confirm of --off, niet allebei.")
    chosen = settings()
    library, at = content(chosen), moment(args.at)
    with database(url_of(args, chosen), chosen) as db, db.transaction("policy") as c:
        if args.confirm:
            house.confirm(c, library, at)
        if args.off:
            house.withdraw(c)
        if args.confirm or args.off:
            what = "confirmed" if args.confirm else "withdrawn"
            detail = {"steps": house.fingerprint(library)}
            audit.note(c, who=None, what=f"policy {what}", about="policy:escalation", at=at, detail=detail)
        standing = house.standing(c, library)
    say("Huisbeleid voor wat over de datum is (van ons; de documenten zeggen hier niets over):")
    for sentence in house.in_words(library):
        say(f"- {sentence}")
    say("Wijzigen kan in content/common/policy.yaml, bij `escalation`.")
    say(told(standing))
    return 0


def told(standing: Standing) -> str:
    """How the policy stands, in a sentence."""
    if standing.since is not None:
        return f"Dit geldt voor wat op of na {date_words(standing.since)} af moet zijn."
    return CHANGED if standing.changed else OFF
