"""A linear classifier over sparse features: an averaged perceptron with a margin, taught in two short rounds.

Teaching is deterministic and takes about a quarter of a second for 2,500 examples, so that it happens when the bot
starts and nothing learnt has to be kept beside the content.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence

ROUNDS = 2
MARGIN = 0.25
SHARP = 4.0
"""How much of the whole goes to the highest value: at 0 all get the same share."""

Row = list[tuple[dict[int, float], dict[int, float], float]]


class Linear:
    """Learnt from feature counts with their class, 0 … `classes` - 1. A feature of a single example is left out."""

    def __init__(self, examples: Sequence[tuple[int, Mapping[str, float]]], *, classes: int) -> None:
        having: dict[str, int] = {}
        for _, counted in examples:
            for name in counted:
                having[name] = having.get(name, 0) + 1
        self._classes = classes
        self._rarity = {name: math.log(1 + len(examples) / n) for name, n in having.items() if n > 1}
        weights: dict[str, dict[int, float]] = {name: {} for name in self._rarity}
        summed: dict[str, dict[int, float]] = {name: {} for name in self._rarity}
        rows = [
            (kind, [(weights[name], summed[name], x) for name, x in self._weighed(counted)])
            for kind, counted in examples
        ]
        seen = self._teach(rows)
        self._weights = {
            name: tuple((kind, weight - summed[name][kind] / seen) for kind, weight in found.items())
            for name, found in weights.items()
            if found
        }

    def _weighed(self, counted: Mapping[str, float]) -> list[tuple[str, float]]:
        known = [(name, count * self._rarity[name]) for name, count in counted.items() if name in self._rarity]
        size = math.sqrt(sum(x * x for _, x in known)) or 1.0
        return [(name, x / size) for name, x in known]

    def _teach(self, rows: list[tuple[int, Row]]) -> int:
        """Correct the weights at every example that is not told apart by the margin; how many were seen, and one."""
        seen = 1
        for turn in range(ROUNDS):
            for n in sorted(range(len(rows)), key=lambda n, turn=turn: zlib.crc32(b"%d %d" % (turn, n))):  # type: ignore[misc]
                kind, row = rows[n]
                values = [0.0] * self._classes
                for weights, _, x in row:
                    for other, weight in weights.items():
                        values[other] += x * weight
                right, values[kind] = values[kind], -math.inf
                rival = values.index(max(values))
                if right - values[rival] < MARGIN:
                    for weights, summed, x in row:
                        weights[kind] = weights.get(kind, 0.0) + x
                        weights[rival] = weights.get(rival, 0.0) - x
                        summed[kind] = summed.get(kind, 0.0) + seen * x
                        summed[rival] = summed.get(rival, 0.0) - seen * x
                seen += 1
        return seen

    def shares(self, counted: Mapping[str, float]) -> list[float]:
        """The part of the whole that each class gets; together one."""
        values = [0.0] * self._classes
        for name, x in self._weighed(counted):
            for kind, weight in self._weights.get(name, ()):
                values[kind] += x * weight
        top = max(values)
        odds = [math.exp((value - top) * SHARP) for value in values]
        every = sum(odds)
        return [one / every for one in odds]
