"""How much a text resembles the example phrases of each wish: a hybrid of two measures over the same features.

`near`: TF-IDF cosine with the three nearest phrases of a wish, the nearest weighing most; low for what is strange to
all of them. `share`: what a linear classifier gives a wish beside the others; sharp between wishes, blind to what is
strange. A word that no phrase has is first taken for the one it is a typing error of, if there is one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dialogs.classifier import Linear
from dialogs.features import features, stem
from dialogs.learnt import Learnt, weigh
from dialogs.spelling import Vocabulary
from dialogs.synonyms import OUTSIDE, group

NEAREST = (0.7, 0.2, 0.1)
ELSEWHERE = 3.0
"""How much a word counts that tells of something the bot has no part in, where no wish knows it."""

_SMALL = """
    de het een en van in op is dat die dit ik je jij u jou mij me mijn mn jouw uw we wij ons onze ze zij hij hem haar
    hun er ook nog al dan maar of aan uit over tot te voor met bij naar om als door zo toch wel niet geen wat hoe wie
    waar wanneer welke welk waarom hoeveel kan kun kunt wil zou zal moet mag heb heeft had ben was zijn word wordt doe
    doet ga gaat even eens graag aub betekent betekenis means the a an of to is are am my your you i me we it this that
    what how who when where can could do does did for on in at with and or not please naam
"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that are in every text, whatever it is about."""

_WHOLE = ("w:", "g:")
"""Features that are a whole word, or what it means."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Of one text, per wish (wish, near, share), each 0..1; and which part of it was in no example phrase at all."""

    wishes: tuple[tuple[str, float, float], ...]
    strange: float


class Likeness:
    """Compares with what was learnt. What only the wish `outside` knows stays strange."""

    def __init__(self, learnt: Learnt, *, subjects: Set[str], outside: str) -> None:
        self._subjects = subjects
        self._wishes = learnt.wishes()
        number = {wish: n for n, wish in enumerate(self._wishes)}
        sizes = np.bincount([number[wish] for wish, _ in learnt.phrases], minlength=len(number)).tolist()
        self._phrases = [slice(end - size, end) for end, size in zip(accumulate(sizes), sizes, strict=True)]
        self._having, self._parts = np.asarray(learnt.having), np.asarray(learnt.parts)
        self._number = {name: n for n, name in enumerate(learnt.names)}
        self._rarity = dict(zip(learnt.names, learnt.rarity, strict=True))
        self._unknown = math.log(1 + len(learnt.phrases))
        self._learnt = learnt
        self._shares = Linear(learnt.weights, classes=len(number))
        self._words = Vocabulary({word for _, flat in learnt.phrases for word in flat.split()})
        inside = np.repeat([wish != outside for wish in self._wishes], sizes)[self._having]
        familiar = np.logical_or.reduceat(inside, learnt.starts[:-1]).tolist() if learnt.names else []
        pairs = zip(learnt.names, familiar, strict=True)
        self._familiar = {name for name, known in pairs if known and name[:2] in _WHOLE}

    def of(self, flat: str) -> Found:
        """How much a plain text resembles each wish."""
        words = [self._words.spelled(word) for word in flat.split()]
        weighed = weigh(features(" ".join(words), self._subjects), self._rarity, self._unknown)
        known = {self._number[name]: part for name, part in weighed.items() if name in self._number}
        shared = {n: part for n, part in known.items() if n < self._learnt.shared}
        return Found(
            wishes=tuple(zip(self._wishes, self._near(known), self._shares.shares(shared), strict=True)),
            strange=self._strange(words),
        )

    def _strange(self, words: Sequence[str]) -> float:
        """The part of the telling words that no phrase of a wish has, and that mean nothing that is known."""
        strange = every = 0.0
        for word in words:
            if word in SMALL_WORDS:
                continue
            weight, meaning = 1.0, group(word)
            if f"w:{stem(word)}" not in self._familiar:
                outside = meaning in OUTSIDE
                weight = ELSEWHERE if outside else 1.0
                if outside or f"g:{meaning}" not in self._familiar:
                    strange += weight
            every += weight
        return strange / (every or 1.0)

    def _near(self, known: Mapping[int, float]) -> list[float]:
        if not known:
            return [0.0] * len(self._wishes)
        starts = self._learnt.starts
        which = [slice(starts[number], starts[number + 1]) for number in known]
        alike: NDArray[Any] = np.bincount(
            np.concatenate([self._having[one] for one in which]),
            np.concatenate([self._parts[one] * weight for one, weight in zip(which, known.values(), strict=True)]),
            minlength=len(self._learnt.phrases),
        )
        return [_of_nearest(alike[one]) for one in self._phrases]


def _of_nearest(alike: NDArray[Any]) -> float:
    most = len(NEAREST)
    if len(alike) > most:
        alike.partition(-most)
    return float(sum(map(mul, sorted(alike[-most:].tolist(), reverse=True), NEAREST)))
