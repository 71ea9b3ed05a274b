"""What a person has to do, as she speaks of it: which duty a button or a sentence means, and how it is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.world import World, duties_of, is_number
from content.agenda import Duty
from dialogs.text import Line, line, words
from dialogs.understand import plain
from store import nudges, obligations

_PERIOD = re.compile(r"\bperiode ([1-4])\b")

TELLS = 4
"""Letters from which on a word may name a duty."""

RECENT = timedelta(days=7)
"""How long what the bot brought up is what "later" and "al gedaan" are about."""


def hers(world: World, args: Sequence[str]) -> Duty | None:
    """The duty that a button names by placement and obligation, when this person acts in it."""
    if len(args) < 2 or not is_number(args[0]):
        return None
    placement = next((p for p in world.placements if p.id == int(args[0])), None)
    if placement is None:
        return None
    return next((d for d in world.duties(placement) if d.obligation == args[1] and d.acts(world.person.id)), None)


def where(duty: Duty) -> str:
    """The part of a button's id that names a duty."""
    return f"{duty.placement.id}:{duty.obligation}"


def called(world: World, duty: Duty) -> Line:
    """A duty as its actor would call it: with the learner's name unless she is that one."""
    title = words(duty.title)
    return title if duty.placement.is_own(world.person.id) else line("nudge.about", wat=title, student=duty.about)


def just_asked(world: World) -> tuple[Duty, ...]:
    """What the last reminder to this person was about, when it is recent, as far as it still asks something."""
    about = nudges.last_carried(world.c, world.person.id, since=world.at - RECENT)
    return tuple(d for d in _todo(world) if (d.placement.id, d.obligation) in about)


def meant(said: str, among: Sequence[Duty]) -> tuple[Duty, ...]:
    """The duties whose title or student a text names best, of those that are of no other period than it names; all of
    these when it names none."""
    spoken, period = _telling(said), _period(said)
    there = [d for d in among if period is None or _period(d.title) in (None, period)]
    scores = [(len(spoken & _named_by(d)), d) for d in there]
    best = max((score for score, _ in scores), default=0)
    return tuple(d for score, d in scores if score == best) if best else tuple(there)


def _period(text: str) -> str | None:
    found = _PERIOD.search(plain(text))
    return found[1] if found is not None else None


def names(said: str, duty: Duty) -> bool:
    """Whether a text has a word of the duty's title or its student's name."""
    return bool(_telling(said) & _named_by(duty))


def titled(said: str, duty: Duty) -> bool:
    """Whether a text has a word of the duty's title."""
    return bool(_telling(said) & _telling(f"{duty.title} {duty.dialog or ''}"))


def _named_by(duty: Duty) -> frozenset[str]:
    return _telling(f"{duty.title} {duty.dialog or ''} {duty.about}")


def _telling(text: str) -> frozenset[str]:
    return frozenset(w for w in plain(text).split() if len(w) >= TELLS)


def to_settle(world: World) -> tuple[Duty, ...]:
    """What this person can say is done: dated or under a period, and shown by now."""
    return tuple(d for d in _todo(world) if not d.standing and not d.repeats and d.status != "upcoming")


def last_settled(world: World) -> Duty | None:
    """What this person ticked off last, not long ago."""
    every = duties_of(world.c, world.library, world.placements, world.today)
    known = {(d.placement.id, d.obligation): d for d in every}
    mine = [
        m
        for m in obligations.marks(world.c, [p.id for p in world.placements])
        if m.by == world.person.id and m.status == "done" and m.at >= world.at - RECENT
    ]
    last = max(mine, key=lambda m: m.at, default=None)
    return known.get((last.placement_id, last.obligation)) if last is not None else None


def _todo(world: World) -> tuple[Duty, ...]:
    return tuple(
        d
        for d in duties_of(world.c, world.library, world.placements, world.today)
        if d.acts(world.person.id) and d.status in ("open", "late", "upcoming")
    )
