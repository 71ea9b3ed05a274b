"""A vote: what can be chosen until when, how it stands, and the moment or the text that came out of it."""

from __future__ import annotations

from collections.abc import Callable

from bot import groups
from bot.context.named import Options, Values
from bot.context.subject import Subject
from bot.world import AMSTERDAM, World
from dialogs.dutch import moment_words
from dialogs.model import Option
from dialogs.nouns import Json
from store import rounds
from store.rounds import Round


def _round(s: Subject) -> Round | None:
    return groups.vote(s.world, s.placement, s.apart) if s.placement is not None else None


def _of_round(take: Callable[[Round, World], Json]) -> Callable[[Subject], Json]:
    def value(s: Subject) -> Json:
        found = _round(s)
        return take(found, s.world) if found is not None else None

    return value


def _round_options(s: Subject) -> tuple[Option, ...]:
    found = _round(s)
    return tuple(Option(id=str(o.number), label=o.text) for o in found.options) if found is not None else ()


def _until(found: Round, world: World) -> Json:
    if found.is_open(world.at):
        return f"Stemmen kan tot {moment_words(found.closes_at.astimezone(AMSTERDAM))}."
    return "De stemming is gesloten; een stem telt nu niet meer mee."


def _won(found: Round, _world: World) -> Json:
    return next((found.text_of(number) for number in found.tally.first), None)


def _standings(found: Round, _world: World) -> Json:
    lines = (f"{s.points} punten: {found.text_of(s.option)}" for s in found.tally.standings)
    return "\n".join(lines)


def _moment_that_suits(s: Subject) -> Json:
    """The moment that came out of the last round for this dialog, as long as it is still to come."""
    found = rounds.latest(s.world.c, s.placement.id, s.dialog.dialog) if s.placement is not None else None
    if found is None or found.is_open(s.world.at):
        return None
    won = [o.at for number in found.tally.first for o in found.options if o.number == number and o.at is not None]
    return next((at.isoformat() for at in won if at > s.world.at), None)


VALUES: Values = {
    "ronde.moment": _moment_that_suits,
    "stemming.open": _of_round(lambda r, world: "ja" if r.is_open(world.at) else "nee"),
    "stemming.sluit": _of_round(lambda r, _: r.closes_at.isoformat()),
    "stemming.bericht": _of_round(_until),
    "stemming.uitkomst": _of_round(_won),
    "stemming.stand": _of_round(_standings),
}

LISTS: Options = {"stemming.opties": _round_options}
