"""A linear classifier over sparse features: softmax with a bias, taught by stochastic gradient descent.

Teaching is deterministic and takes a second or two for 7,000 examples; what was learnt is a plain array,
so that it can be kept.
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections.abc import Mapping, Sequence

import numpy as np

ROUNDS = 8
PACE = 3.0
"""How far a correction goes in the beginning; at the end it is nothing."""

FORGETS = 1e-5
"""What part of everything is forgotten at each example, so that no single one weighs too much."""

Row = tuple[Sequence[int], Sequence[float]]
"""The numbers of the features of an example, and how much there is of each."""


class Linear:
    """Tells classes 0 … `classes` - 1. `weights`: a row for each feature and one for the bias, a value per class."""

    def __init__(self, weights: array[float], *, classes: int) -> None:
        self._rows = np.asarray(weights).reshape(-1, classes or 1)

    def shares(self, weighed: Mapping[int, float]) -> list[float]:
        """The part of the whole that each class gets, by the numbers of the features; together one."""
        much = np.array([*weighed.values()])
        size = math.sqrt(much @ much) or 1.0
        values = self._rows[-1] + (much / size) @ self._rows[[*weighed]]
        odds = np.exp(values - values.max())
        return [float(one) for one in odds / odds.sum()]


def taught(examples: Sequence[tuple[int, Row]], *, features: int, classes: int) -> array[float]:
    """The weights learnt from examples with their class, as `Linear` takes them."""
    rows = []
    for kind, (which, parts) in examples:
        x = np.array(parts, dtype=np.float32)
        x /= np.linalg.norm(x) or 1.0
        rows.append((np.array([*which, features]), np.append(x, np.float32(1)), kind))
    weights = np.zeros((features + 1, classes), dtype=np.float32)
    scale, seen, steps = 1.0, 0, ROUNDS * len(rows)
    for turn in range(ROUNDS):
        for n in sorted(range(len(rows)), key=lambda n, turn=turn: zlib.crc32(b"%d %d" % (turn, n))):  # type: ignore[misc]
            numbers, x, kind = rows[n]
            mine = weights[numbers]
            odds = (x @ mine) * scale
            odds = np.exp(odds - odds.max())
            odds /= odds.sum()
            odds[kind] -= 1
            pace = PACE * (1 - seen / steps)
            seen += 1
            scale *= 1 - pace * FORGETS
            weights[numbers] = mine - np.multiply.outer(x * np.float32(pace / scale), odds)
    return array("f", (weights * np.float32(scale)).astype(np.float32).tobytes())
