"""Counting a round: what several people chose, made into one outcome. Pure.

Three ways of choosing cover a vote as well as a moment that suits:

- `one`: each names one option, which gets a point;
- `several`: each names all that will do, a point each. For moments: who can when;
- `points`: each names at most `most` options, the best first. The first gets `most` points, the next one less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

How = Literal["one", "several", "points"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How one option did: `points`, and the `votes` (people) that they came from."""

    option: int
    points: int
    votes: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """The options from most to fewest points, then votes, then in the order in which they were offered."""

    standings: tuple[Standing, ...]

    @property
    def first(self) -> tuple[int, ...]:
        """What came out best; several when they did equally well, none when nobody chose."""
        best = self.standings[0] if self.standings else None
        if best is None or not best.points:
            return ()
        return tuple(s.option for s in self.standings if (s.points, s.votes) == (best.points, best.votes))


def fits(choices: Sequence[int], options: Sequence[int], how: How, most: int) -> bool:
    """Whether a ballot is valid: known options, each once, and not more than may be named."""
    allowed = 1 if how == "one" else len(options) if how == "several" else most
    return 0 < len(choices) <= allowed and len(set(choices)) == len(choices) and set(choices) <= set(options)


def tally(options: Sequence[int], ballots: Sequence[Sequence[int]], how: How, most: int) -> Tally:
    """Count valid ballots; an option that nobody named has nothing."""
    points = dict.fromkeys(options, 0)
    votes = dict.fromkeys(options, 0)
    for ballot in ballots:
        for place, option in enumerate(ballot):
            points[option] += most - place if how == "points" else 1
            votes[option] += 1
    found = [Standing(option=one, points=points[one], votes=votes[one]) for one in options]
    return Tally(standings=tuple(sorted(found, key=lambda s: (-s.points, -s.votes))))
