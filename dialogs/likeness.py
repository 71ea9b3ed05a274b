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
        weighed = [self._weighed(one) for one in counted]
        self._phrases_with: dict[str, list[float]] = {}
        for n, one in enumerate(weighed):
            for name, weight in one.items():
                self._phrases_with.setdefault(name, []).extend((n, weight))
        self._shares = Linear(list(zip(self._wish_of, weighed, strict=True)), classes=len(number))
        self._words = Vocabulary(word for _, flat in phrases for word in flat.split())
        within = (one for one, (wish, _) in zip(counted, phrases, strict=True) if wish != outside)
        self._familiar = frozenset(name for one in within for name in one if _tells_of_words(name))

    def _weighed(self, counted: Vector) -> dict[str, float]:
        rarity, unknown = self._rarity, self._unknown
        found = {
            name: (1 + math.log(count) if count > 1 else count) * rarity.get(name, unknown)
            for name, count in counted.items()
        }
        size = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
        return {name: weight / size for name, weight in found.items()}

    def of(self, flat: str) -> Found:
        """How much a plain text resembles each wish."""
        words = [self._words.spelled(word) for word in flat.split()]
        weighed = self._weighed(features(" ".join(words), self._subjects))
        return Found(
            wishes=tuple(zip(self._wishes, self._near(weighed), self._shares.shares(weighed), strict=True)),
            strange=self._strange(words),
        )

    def _strange(self, words: Sequence[str]) -> float:
        """The part of the telling words in no phrase of a wish: by their pieces, unless they mean a known thing."""
        strange = every = 0.0
        for word in words:
            if word in SMALL_WORDS:
                continue
            meaning = group(word)
            weight = ELSEWHERE if meaning in OUTSIDE else 1.0
            whole, *pieces = (name for name in features(word, self._subjects) if name[:2] == "w:" or name[1:2] != ":")
            if whole in self._familiar:
                weight = 1.0
            elif f"g:{meaning}" not in self._familiar or meaning in OUTSIDE:
                unknown = sum(name not in self._familiar for name in (whole, *pieces)) / (1 + len(pieces))
                strange += weight * (unknown if unknown < 0.5 and weight == 1.0 else 1.0)
            every += weight
        return strange / (every or 1.0)

    def _near(self, weighed: Vector) -> list[float]:
        alike: dict[float, float] = {}
        for name, weight in weighed.items():
            having = iter(self._phrases_with.get(name, ()))
            for n, theirs in zip(having, having, strict=True):
                alike[n] = alike.get(n, 0.0) + weight * theirs
        best: list[list[float]] = [[] for _ in self._wishes]
        for n, score in alike.items():
            best[self._wish_of[int(n)]].append(score)
        return [sum(map(mul, sorted(scores, reverse=True), NEAREST)) for scores in best]


def _rarities(counted: Sequence[Vector]) -> dict[str, float]:
    having: dict[str, int] = {}
    for one in counted:
        for name in one:
            having[name] = having.get(name, 0) + 1
    return {name: math.log(1 + len(counted) / n) for name, n in having.items()}


def _tells_of_words(name: str) -> bool:
    return name[1:2] != ":" or name[0] in "wg"
