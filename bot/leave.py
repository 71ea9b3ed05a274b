"""Someone is away and comes back: what may be said in that time waits for her, and what waited comes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.buttons import Args, undo_button
from bot.moments import moment
from bot.post import Post
from bot.world import World
from dialogs.message import Button, Say
from dialogs.reminding import Away
from dialogs.text import line
from store import absences, outbox
from store.absences import Absence

OPEN_END = timedelta(days=14)
"""How long messages wait at most for who is away and does not know until when."""


def away(world: World, post: Post, wanted: Away) -> None:
    """She is away: messages wait until the first working day after it. Dates that are due do not move."""
    last = wanted.last or wanted.first + OPEN_END - timedelta(days=1)
    returns = _returns(world, last)
    absences.put(world.c, world.person.id, wanted.first, last, world.at)
    outbox.hold(world.c, world.person.id, since=_midnight(world, wanted.first), until=returns)
    key = "away.open" if wanted.last is None else "away.day" if wanted.first == last else "away.noted"
    said = line(key, van=wanted.first.isoformat(), tot=last.isoformat(), wanneer=returns.isoformat())
    post.reply(Say(text=said, buttons=undo_button(f"weg:{wanted.first}:{last}")))


def ask_away(world: World, post: Post, args: Args) -> None:
    """`weg`: until when; `weg:week` the rest of this week, `weg:volgende` next week, `weg:open` not known."""
    monday = world.today - timedelta(days=world.today.weekday())
    spans = {
        "week": Away(first=world.today, last=max(world.today, monday + timedelta(days=6))),
        "volgende": Away(first=monday + timedelta(days=7), last=monday + timedelta(days=13)),
        "open": Away(first=world.today, last=None),
    }
    if args and args[0] in spans:
        away(world, post, spans[args[0]])
        return
    buttons = tuple(Button(id=f"weg:{name}", label=line(f"button.away_{name}")) for name in spans)
    post.reply(Say(text=line("away.which"), buttons=buttons))


def back(world: World, post: Post) -> bool:
    """She is there again: what waited comes now, and the agenda tells what is open. False when she was not away."""
    absence = absences.away(world.c, world.person.id, world.today)
    if absence is None:
        return False
    absences.back(world.c, world.person.id, world.today)
    waited = let_go(world, absence)
    post.reply(
        Say(
            text=line(
                "away.back_nothing" if not waited else "away.back_one" if waited == 1 else "away.back",
                naam=world.person.first_name,
                n=waited,
            ),
            buttons=(
                Button(id="agenda", label=line("button.agenda"), style="primary"),
                *undo_button(f"terug:{world.today}:{absence.last}"),
            ),
        )
    )
    return True


def let_go(world: World, absence: Absence) -> int:
    """What was held for the end of an absence may go, after the answer to this; how many messages."""
    soon = world.at + timedelta(minutes=1)
    return outbox.let_go(world.c, world.person.id, held=_returns(world, absence.last), at=soon)


def _returns(world: World, last: date) -> datetime:
    """The first decent moment after the last day away."""
    about = next(iter(world.placements), None)
    return moment(world.library, world.person, about, _midnight(world, last + timedelta(days=1)))


def _midnight(world: World, day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=world.at.tzinfo)
