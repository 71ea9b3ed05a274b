"""The dates that passed in a rehearsal while nobody who could act was reminded beforehand, and why nobody was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.rehearsal.cast import Player
from bot.rehearsal.log import Told
from bot.world import AMSTERDAM, duties_of
from content.agenda import Duty
from content.load import Library
from store import obligations, placements
from store.db import Conn

Reason = Literal["silent", "ill", "week", "other"]
"""She left messages unanswered and is left alone, was away, gets one message a week at most, or none of these."""


HOW_ELSE = "Hoe zal ik het doen?"
"""Words of the message in which someone who did not answer is asked how to go on; after it the bot is silent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passed:
    """A task whose date passed undone and unannounced: in how many placements, for one reason."""

    title: str
    due: date
    reason: Reason
    number: int


def passed(
    c: Conn, library: Library, programme: str, year: str, log: Sequence[Told], players: Mapping[int, Player], upto: date
) -> tuple[Passed, ...]:
    """Every such date up to this day, in order."""
    every = placements.all_of(c, programme=programme, year=year)
    marks = obligations.marks(c, [p.id for p in every])
    done = {(m.placement_id, m.obligation): m.at.astimezone(AMSTERDAM).date() for m in marks}
    brought_up: dict[tuple[int, str], date] = {}
    for told in log:
        for about in told.brought_up:
            brought_up.setdefault(about, told.day)
    left_alone = {t.to.id: t.day for t in reversed(log) if HOW_ELSE in t.text}
    found: Counter[tuple[str, date, Reason]] = Counter()
    for duty in duties_of(c, library, every, upto):
        here = (duty.placement.id, duty.obligation)
        if (
            duty.due is not None
            and duty.due < upto
            and not (duty.soft or duty.standing)
            and duty.status in ("late", "done")
            and done.get(here, upto) > duty.due
            and brought_up.get(here, upto) > duty.due
        ):
            found[duty.title, duty.due, _reason(duty, library, left_alone, players)] += 1
    return tuple(
        Passed(title=title, due=due, reason=reason, number=number)
        for (title, due, reason), number in sorted(found.items(), key=lambda one: (one[0][1], one[0][0], one[0][2]))
    )


def _reason(duty: Duty, library: Library, left_alone: Mapping[int, date], players: Mapping[int, Player]) -> Reason:
    assert duty.due is not None, "only a date passes"
    if any(left_alone.get(p.id, duty.due) < duty.due for p in duty.actors):
        return "silent"
    if any(players[p.id].way == "ziek" for p in duty.actors):
        return "ill"
    return "week" if any(role in library.policy.per_week for role in duty.roles) else "other"
