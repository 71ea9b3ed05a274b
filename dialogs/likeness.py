"""How much a text resembles the example phrases of each wish: a hybrid of two measures over the same features.

`near`: TF-IDF cosine with the three nearest phrases of a wish, the nearest weighing most; low for what is strange to
all of them. `share`: what a linear classifier gives a wish beside the others; sharp between wishes, blind to what is
strange. A word that no phrase has is first taken for the one it is a typing error of, if there is one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from operator import mul

from dialogs.classifier import Linear
from dialogs.features import features
from dialogs.spelling import Vocabulary

NEAREST = (0.7, 0.2, 0.1)
PIECE = 4
"""Letters of the pieces of words that the classifier looks at; with one size it learns as well, and sooner."""

Vector = Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Of one text, per wish (wish, near, share), each 0..1; and which part of it was in no example phrase at all."""

    wishes: tuple[tuple[str, float, float], ...]
    strange: float


class Likeness:
    """Learnt once from (wish, plain phrase) pairs. What only the wish `outside` knows stays strange."""

    def __init__(self, phrases: Sequence[tuple[str, str]], *, subjects: Set[str], outside: str) -> None:
        self._subjects = subjects
        self._wishes = tuple(dict.fromkeys(wish for wish, _ in phrases))
        number = {wish: n for n, wish in enumerate(self._wishes)}
        self._wish_of = [number[wish] for wish, _ in phrases]
        counted = [features(flat, subjects) for _, flat in phrases]
        self._rarity = _rarities(counted)
        self._unknown = math.log(1 + len(counted))
        self._phrases_with: dict[str, list[tuple[int, float]]] = {}
        for n, one in enumerate(counted):
            for name, weight in self._weighed(one).items():
                self._phrases_with.setdefault(name, []).append((n, weight))
        self._shares = Linear(
            [(wish, _for_shares(one)) for wish, one in zip(self._wish_of, counted, strict=True)], classes=len(number)
        )
        self._words = Vocabulary(word for _, flat in phrases for word in flat.split())
        within = (one for one, (wish, _) in zip(counted, phrases, strict=True) if wish != outside)
        self._familiar = frozenset(name for one in within for name in one if _is_word_or_piece(name))

    def _weighed(self, counted: Vector) -> dict[str, float]:
        found = {
            name: (1 + math.log(count) if count >= 1 else count) * self._rarity.get(name, self._unknown)
            for name, count in counted.items()
        }
        size = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
        return {name: weight / size for name, weight in found.items()}

    def of(self, flat: str) -> Found:
        """How much a plain text resembles each wish."""
        counted = features(" ".join(map(self._words.spelled, flat.split())), self._subjects)
        own = {name: count for name, count in counted.items() if _is_word_or_piece(name)}
        strange = sum(count for name, count in own.items() if name not in self._familiar)
        return Found(
            wishes=tuple(
                zip(self._wishes, self._near(counted), self._shares.shares(_for_shares(counted)), strict=True)
            ),
            strange=strange / (sum(own.values()) or 1.0),
        )

    def _near(self, counted: Vector) -> list[float]:
        alike: dict[int, float] = {}
        for name, weight in self._weighed(counted).items():
            for n, theirs in self._phrases_with.get(name, ()):
                alike[n] = alike.get(n, 0.0) + weight * theirs
        best: list[list[float]] = [[] for _ in self._wishes]
        for n, score in alike.items():
            best[self._wish_of[n]].append(score)
        return [sum(map(mul, sorted(scores, reverse=True), NEAREST)) for scores in best]


def _rarities(counted: Sequence[Vector]) -> dict[str, float]:
    having: dict[str, int] = {}
    for one in counted:
        for name in one:
            having[name] = having.get(name, 0) + 1
    return {name: math.log(1 + len(counted) / n) for name, n in having.items()}


def _for_shares(counted: Vector) -> dict[str, float]:
    return {name: count for name, count in counted.items() if name[1:2] == ":" or len(name) == PIECE}


def _is_word_or_piece(name: str) -> bool:
    return name[1:2] != ":" or name[0] == "w"
