"""A linear classifier over sparse features: an averaged perceptron with a margin, taught in two short rounds.

Teaching is deterministic and takes about a quarter of a second for 4,000 examples, so that it happens when the bot
starts and nothing learnt has to be kept beside the content. The second round is for what the first had to correct.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence

ROUNDS = 2
MARGIN = 0.25
SHARP = 4.0
"""How much of the whole goes to the highest value: at 0 all get the same share."""

Row = tuple[list[int], list[float]]
"""The numbers of the features of an example, and how much there is of each."""


class Linear:
    """Learnt from weighed features with their class, 0 … `classes` - 1. What only one example has is left out."""

    def __init__(self, examples: Sequence[tuple[int, Mapping[str, float]]], *, classes: int) -> None:
        having = Counter(name for _, weighed in examples for name in weighed)
        number = {name: n for n, name in enumerate(name for name, count in having.items() if count > 1)}
        self._classes = classes
        self._weights = dict(zip(number, self._taught([(k, _row(one, number)) for k, one in examples]), strict=True))

    def _taught(self, rows: Sequence[tuple[int, Row]]) -> list[tuple[tuple[int, float], ...]]:
        """The weights of each feature: corrected at every example that the margin does not tell apart, and averaged."""
        features = 1 + max((n for _, (numbers, _) in rows for n in numbers), default=-1)
        weights: list[dict[int, float]] = [{} for _ in range(features)]
        summed: list[dict[int, float]] = [{} for _ in range(features)]
        seen, order = 1, list(range(len(rows)))
        for turn in range(ROUNDS):
            order.sort(key=lambda n, turn=turn: zlib.crc32(b"%d %d" % (turn, n)))  # type: ignore[misc]
            again = []
            for n in order:
                kind, (numbers, parts) = rows[n]
                values = [0.0] * self._classes
                for number, x in zip(numbers, parts, strict=True):
                    for other, weight in weights[number].items():
                        values[other] += x * weight
                right, values[kind] = values[kind], -math.inf
                rival = values.index(max(values))
                if right - values[rival] < MARGIN:
                    again.append(n)
                    for number, x in zip(numbers, parts, strict=True):
                        now, before = weights[number], summed[number]
                        now[kind] = now.get(kind, 0.0) + x
                        now[rival] = now.get(rival, 0.0) - x
                        before[kind] = before.get(kind, 0.0) + seen * x
                        before[rival] = before.get(rival, 0.0) - seen * x
                seen += 1
            order = again
        return [
            tuple((kind, weight - before[kind] / seen) for kind, weight in now.items())
            for now, before in zip(weights, summed, strict=True)
        ]

    def shares(self, weighed: Mapping[str, float]) -> list[float]:
        """The part of the whole that each class gets; together one."""
        values = [0.0] * self._classes
        known = [(name, x) for name, x in weighed.items() if name in self._weights]
        size = math.sqrt(sum(x * x for _, x in known)) or 1.0
        for name, x in known:
            for kind, weight in self._weights[name]:
                values[kind] += x / size * weight
        top = max(values)
        odds = [math.exp((value - top) * SHARP) for value in values]
        every = sum(odds)
        return [one / every for one in odds]


def _row(weighed: Mapping[str, float], number: Mapping[str, int]) -> Row:
    """The known features of an example, together of length one."""
    known = [name for name in weighed if name in number]
    size = math.sqrt(sum(weighed[name] ** 2 for name in known)) or 1.0
    return [number[name] for name in known], [weighed[name] / size for name in known]
