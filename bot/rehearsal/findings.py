"""What stands out in a rehearsal: how much each role gets, where it comes together, who hears nothing, and whether the
bot kept to its own rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from bot.rehearsal.cast import Player
from bot.rehearsal.log import Told
from bot.rehearsal.passed import HOW_ELSE, Passed
from content.calendar import Days, is_quiet
from content.load import Library
from dialogs.nouns import Role
from store import placements
from store.db import Conn

COLLISION = 6
"""Messages to one person in one week, her own answers left out, from which on it is told."""

TOLD = 10
"""So many collisions at most are told, the largest first."""

QUIET_WEEKS = 8
"""Weeks without any message to anyone of a role, from which on it is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """How much the people of one role get. Per week: the most in one week, and the middle of those weeks with any."""

    role: Role
    people: int
    own: int
    asked: int
    colleagues: int
    most_a_day: int
    most_a_week: int
    usual_a_week: float
    most_own_a_week: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Collision:
    """So many messages to one person in the week of this Monday."""

    player: Player
    week: date
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Silence:
    """A span in which nobody of a role got anything, from one week's Monday up to and including another's."""

    role: Role
    first: date
    last: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """Everything that is told.

    `unheard`: people to whom nothing came of the bot's own accord after the invitation; `silenced`: people who were
    asked how to go on and then left alone; `broken`: own rules that were not kept; `passed`: dates that passed undone
    without a reminder; `gathered`: (messages of colleagues, lists that they came in).
    """

    loads: tuple[Load, ...]
    collisions: tuple[Collision, ...]
    silences: tuple[Silence, ...]
    unheard: tuple[tuple[Role, int], ...]
    silenced: int
    broken: tuple[str, ...]
    passed: tuple[Passed, ...] = ()
    gathered: tuple[int, int] = (0, 0)


def in_order(players: Sequence[Player]) -> tuple[Role, ...]:
    """The roles that there are, learners first."""
    there = {p.role for p in players}
    return tuple(dict.fromkeys(role for role in (Role.STUDENT, Role.DEELNEMER, *Role) if role in there))


def findings(
    log: Sequence[Told],
    players: Sequence[Player],
    weeks: Sequence[date],
    broken: Sequence[str],
    passed: Sequence[Passed] = (),
) -> Findings:
    """What stands out in the log of a rehearsal, over these weeks (Mondays)."""
    roles = in_order(players)
    counted = [t for t in log if t.counts]
    per_week = Counter((t.to, t.week) for t in counted)
    heard = {t.to.id for t in counted if t.sort == "uit zichzelf" and t.what != "uitnodiging"}
    unheard = Counter(p.role for p in players if p.id not in heard)
    return Findings(
        loads=tuple(_load(role, counted, players) for role in roles),
        collisions=tuple(
            Collision(player=player, week=week, number=number)
            for (player, week), number in sorted(per_week.items(), key=lambda e: (-e[1], e[0][1], e[0][0].id))
            if number >= COLLISION
        ),
        silences=tuple(s for role in roles for s in _silences(role, counted, weeks)),
        unheard=tuple((role, unheard[role]) for role in roles if unheard[role]),
        silenced=len({t.to.id for t in counted if HOW_ELSE in t.text}),
        broken=tuple(broken),
        passed=tuple(passed),
        gathered=(sum(t.gathered for t in log), sum(t.gathered > 0 for t in log)),
    )


def _load(role: Role, counted: Sequence[Told], players: Sequence[Player]) -> Load:
    hers = [t for t in counted if t.to.role is role]
    weeks = Counter((t.to.id, t.week) for t in hers)
    own = [t for t in hers if t.sort == "uit zichzelf"]
    return Load(
        role=role,
        people=sum(p.role is role for p in players),
        own=len(own),
        asked=sum(t.sort == "op verzoek" for t in hers),
        colleagues=sum(t.sort == "van een collega" for t in hers),
        most_a_day=_most((t.to.id, t.day) for t in own),
        most_a_week=max(weeks.values(), default=0),
        usual_a_week=median(weeks.values()) if weeks else 0,
        most_own_a_week=_most((t.to.id, t.week) for t in own),
    )


def _most(keys: Iterable[tuple[int, date]]) -> int:
    return max(Counter(keys).values(), default=0)


def _silences(role: Role, counted: Sequence[Told], weeks: Sequence[date]) -> list[Silence]:
    busy = {t.week for t in counted if t.to.role is role}
    found: list[Silence] = []
    since: date | None = None
    for week in (*weeks, None):
        if week is not None and week not in busy:
            since = since or week
            continue
        if since is not None:
            last = week - timedelta(days=7) if week is not None else weeks[-1]
            if (last - since).days >= 7 * (QUIET_WEEKS - 1):
                found.append(Silence(role=role, first=since, last=last))
        since = None
    return found


# --- the bot's own rules ----------------------------------------------------------------------------------------------


def rules_broken(c: Conn, library: Library, programme: str, year: str, log: Sequence[Told]) -> tuple[str, ...]:
    """Each message that goes against the rules of the house, in words; none when they were kept."""
    own = [t for t in log if t.sort == "uit zichzelf"]
    days_of = _working_days(c, library, programme, year)
    found = [
        f"{t.to.name} kreeg op {t.day} twee berichten uit zichzelf"
        for t, number in _again(own, lambda t: (t.to.id, t.day))
        if number == 2
    ]
    by_person: dict[int, list[Told]] = {}
    for t in own:
        by_person.setdefault(t.to.id, []).append(t)
    for hers in by_person.values():
        if hers[0].to.role in library.policy.per_week:
            near = [(a, b) for a, b in pairwise(hers) if (b.day - a.day).days < 7]
            found += [f"{b.to.name} kreeg op {a.day} en {b.day} iets, binnen een week" for a, b in near]
    for t in (t for t in log if t.counts):
        if is_quiet(t.at.time(), library.policy.quiet):
            found.append(f"{t.to.name} kreeg iets om {t.at:%H.%M} uur, in de stille uren")
        elif t.to.id in days_of and not any(days.is_working(t.day) for days in days_of[t.to.id]):
            found.append(f"{t.to.name} kreeg iets op {t.day}, een vrije dag")
    return tuple(found)


def _again(log: Sequence[Told], key: Callable[[Told], object]) -> list[tuple[Told, int]]:
    seen: Counter[object] = Counter()
    found: list[tuple[Told, int]] = []
    for t in log:
        seen[key(t)] += 1
        found.append((t, seen[key(t)]))
    return found


def _working_days(c: Conn, library: Library, programme: str, year: str) -> dict[int, list[Days]]:
    """The working days of everyone's placements."""
    found: dict[int, list[Days]] = {}
    calendar = library.calendar(programme, year)
    for placement in placements.all_of(c, programme=programme, year=year):
        for seat in placement.seats:
            found.setdefault(seat.person.id, []).append(library.days(placement.region, calendar))
    return found
