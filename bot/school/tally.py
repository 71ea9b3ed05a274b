"""Counting what students answered about a school, point by point, without giving any single answer away. Pure.

A point is told from `LEAST` students up. What is told of a point afterwards changes only when the answers of at least
so many students differ from what was told before: whoever lays an older report beside a newer one subtracts at least
five students, never one. What was told follows from the answers and from the moments at which reports were made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LEAST = 5
"""Students without whom nothing is told. Ours: the documents give no number."""

YES, PARTLY, NO = "ja", "deels", "nee"
WEIGHT: Mapping[str, float] = {YES: 1.0, PARTLY: 0.5, NO: 0.0}
"""What an opinion counts for, 0..1. Ours; "weet ik niet" is no opinion."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """One sending of one person: a column by point. `number` grows with time."""

    number: int
    person: int
    points: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """How a point was answered: how often each column."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def opinions(self) -> int:
        """How many said yes, partly or no."""
        return sum(self.counts.get(column, 0) for column in WEIGHT)

    @property
    def score(self) -> float | None:
        """The opinions as one number: 1 is yes from everyone, 0 is no from everyone."""
        if not self.opinions:
            return None
        return sum(WEIGHT[c] * self.counts.get(c, 0) for c in WEIGHT) / self.opinions


def latest(sent: Iterable[Sent], upto: int | None = None) -> dict[str, dict[int, str]]:
    """Each person's last answer by point, from what was sent up to and including a number."""
    found: dict[str, dict[int, str]] = {}
    for one in sorted(sent, key=lambda s: s.number):
        if upto is None or one.number <= upto:
            for point, column in one.points.items():
                found.setdefault(point, {})[one.person] = column
    return found


def told(sent: Sequence[Sent], cuts: Sequence[int]) -> dict[str, Told]:
    """What may be told of each point after the last of these cuts; a point with too few opinions is left out.

    A cut is the number of the last sending at the moment a report was made.
    """
    shown: dict[str, dict[int, str]] = {}
    for cut in sorted(cuts):
        for point, now in latest(sent, cut).items():
            before = shown.get(point, {})
            changed = sum(now[person] != before.get(person) for person in now)
            if changed >= LEAST:
                shown[point] = now
    counted = {point: Told(counts=Counter(answers.values())) for point, answers in shown.items()}
    return {point: one for point, one in counted.items() if one.opinions >= LEAST}


def together(several: Iterable[Told]) -> Told:
    """Several points as one, for the theme that they belong to."""
    counts: Counter[str] = Counter()
    for one in several:
        counts.update(one.counts)
    return Told(counts=counts)
