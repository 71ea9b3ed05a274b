"""What a finished dialog does in a round: it opens one, or casts a ballot in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot import groups
from bot import rounds as ends
from bot.finish import Finish, moment_of
from bot.subjects import parts_of
from dialogs.dutch import moment_words
from dialogs.message import Say
from dialogs.model import Effect
from dialogs.nouns import Json, Role
from dialogs.text import line
from store import rounds

NONE_OF_THESE = "Geen van deze momenten"
"""What can be chosen besides the moments that somebody proposed."""


def _round(finish: Finish, effect: Effect) -> None:
    """Open a round and offer the ballot; not with fewer than two options, or one that would be over at once."""
    assert finish.placement is not None, "a vote is held in a placement"
    args = effect.args
    options = _moments(finish, str(args["moments"])) if args.get("moments") else _texts(finish, args)
    first = min((at for _, at in options if at is not None), default=finish.world.at + timedelta(days=1))
    closes = (moment_of(finish.value(args["closes"])) if args.get("closes") else None) or first
    if len(options) < 2 or closes <= finish.world.at:
        finish.refused += 1
        few = "round.too_few_moments" if args.get("moments") else "round.too_few"
        finish.post.reply(Say(text=line(few if len(options) < 2 else "round.too_soon")))
        return
    ballots = {p.id: (p, role) for role in args["for"] for p in finish.people([role]) if p.id != finish.world.person.id}
    if not ballots:
        finish.refused += 1
        finish.post.reply(Say(text=line("round.nobody_to_ask")))
        return
    rounds.start(
        finish.world.c,
        placement_id=finish.placement.id,
        kind=str(args["kind"]),
        title=str(args["title"]),
        how=args["how"],
        most=min(int(args.get("most", 1)), len(options)),
        by=finish.world.person.id,
        submission_id=finish.submission.id,
        at=finish.world.at,
        closes_at=closes,
        options=options,
        invitees=[*ballots],
    )
    for person, role in ballots.values():
        finish.offer(person, str(args["dialog"]), Role(role), finish.filled(args["text"]))


def _texts(finish: Finish, args: Json) -> list[tuple[str, datetime | None]]:
    """The options of a vote, each once: chosen from a list, or typed."""
    chosen = next((e for e in finish.outcome.entries if e.address == args["options"]["answer"]), None)
    more = str(finish.value(args["more"]) or "").splitlines() if args.get("more") else []
    said = (*(_labels(finish, chosen.value) if chosen else ()), *(one.strip() for one in more))
    return [(text, None) for text in dict.fromkeys(said) if text]


def _moments(finish: Finish, step: str) -> list[tuple[str, datetime | None]]:
    """The moments that a step asked, in order, each once; and that none of them will do."""
    found = {moment_of(e.value) for e in finish.outcome.entries if e.step == step and e.kind == "moment"}
    said: list[tuple[str, datetime | None]] = [(moment_words(at), at) for at in sorted(m for m in found if m)]
    return [*said, (NONE_OF_THESE, None)] if len(said) > 1 else said


def _labels(finish: Finish, value: Json) -> tuple[str, ...]:
    """The leervragen that were chosen from the list, in words."""
    assert finish.placement is not None, "a vote is held in a placement"
    known = dict(groups.leervragen(finish.world, finish.placement))
    return tuple(known[int(one)] for one in value or () if str(one).isdigit() and int(one) in known)


def _cast(finish: Finish, effect: Effect) -> None:
    """Cast this person's ballot; when everybody has chosen, the round is over."""
    _, _, opened_by = parts_of(finish.conversation.subject)
    found = groups.vote(finish.world, finish.placement, opened_by) if finish.placement is not None else None
    chosen = [int(one) for one in finish.value(effect.args) or () if str(one).isdigit()]
    became = (
        rounds.cast(finish.world.c, found.id, finish.world.person.id, chosen, finish.world.at)
        if found is not None
        else "closed"
    )
    finish.post.reply(Say(text=line(f"round.{became}")))
    if found is None or became not in ("cast", "changed"):
        return
    now = rounds.by_id(finish.world.c, found.id)
    if now.complete:
        ends.conclude(finish.world.c, finish.world.library, now, finish.world.at)


EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {"round": _round, "cast": _cast}
"""By the effect's name; see `bot/effects.py`."""
