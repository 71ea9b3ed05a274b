"""Other ways to find the wish behind a text, for the comparison in docs/understanding.md. The bot does not use them.

Each learns from (wish, plain phrase) pairs and gives a score per wish. Its two thresholds are set by the same rule for
all of them, on the development set: the lowest with which 97 % out of scope is declined, and 0.5 % of texts get a wrong
action.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rapidfuzz import fuzz

from bench.understanding.wishset import Figures, Wish, measure
from dialogs.features import features, stem
from dialogs.learnt import learn
from dialogs.likeness import Likeness
from dialogs.understand import Candidate, Guess, nameless

Pairs = Sequence[tuple[str, str]]


class Rival(Protocol):
    """Scores per wish for a plain text, the higher the better."""

    def scores(self, flat: str) -> Mapping[str, float]:
        """For every wish that it may be."""


class Overlap:
    """Stems that text and phrase share, weighed by rarity, and likeness of letters (rapidfuzz); the nearest phrase."""

    def __init__(self, pairs: Pairs) -> None:
        self._phrases = [(wish, flat, frozenset(map(stem, flat.split()))) for wish, flat in pairs]
        counts: dict[str, int] = {}
        for _, _, stems in self._phrases:
            for one in stems:
                counts[one] = counts.get(one, 0) + 1
        self._weights = {one: math.log(1 + len(pairs) / n) for one, n in counts.items()}
        self._unknown = math.log(1 + len(pairs)) * 0.6

    def scores(self, flat: str) -> Mapping[str, float]:
        """The best phrase of each wish."""
        mine = frozenset(map(stem, flat.split()))
        own = sum(self._weights.get(one, self._unknown) for one in mine)
        best: dict[str, float] = {}
        for wish, phrase, stems in self._phrases:
            both = sum(self._weights[one] for one in mine & stems)
            letters = fuzz.ratio(flat, phrase) / 100
            overlap = 2 * both / (own + sum(self._weights[one] for one in stems))
            score = 0.62 * overlap + 0.38 * letters if both else letters * letters
            best[wish] = max(best.get(wish, 0.0), score)
        return best


class Nearest:
    """The first half of the hybrid: TF-IDF cosine over words and pieces of words, the three nearest phrases."""

    def __init__(self, pairs: Pairs) -> None:
        self._likeness = Likeness(learn(pairs, frozenset()), subjects=frozenset(), outside="none")

    def scores(self, flat: str) -> Mapping[str, float]:
        """How near each wish is."""
        return {wish: near for wish, near, _ in self._likeness.of(flat).wishes}


class Brief(Nearest):
    """The other half: the linear classifier with pieces of four letters, alone."""

    def scores(self, flat: str) -> Mapping[str, float]:
        """The share of each wish."""
        return {wish: share for wish, _, share in self._likeness.of(flat).wishes}


class Centroid:
    """TF-IDF over pieces of words, cosine with the middle of each wish's phrases."""

    def __init__(self, pairs: Pairs) -> None:
        counted = [(wish, _pieces(flat)) for wish, flat in pairs]
        having: dict[str, int] = {}
        for _, one in counted:
            for name in one:
                having[name] = having.get(name, 0) + 1
        self._rarity = {name: math.log(1 + len(pairs) / n) for name, n in having.items()}
        self._unknown = math.log(1 + len(pairs))
        self._middle: dict[str, dict[str, float]] = {}
        for wish, one in counted:
            middle = self._middle.setdefault(wish, {})
            for name, weight in self._weighed(one).items():
                middle[name] = middle.get(name, 0.0) + weight
        self._middle = {wish: _unit(middle) for wish, middle in self._middle.items()}

    def _weighed(self, counted: Mapping[str, float]) -> dict[str, float]:
        return _unit({name: n * self._rarity.get(name, self._unknown) for name, n in counted.items()})

    def scores(self, flat: str) -> Mapping[str, float]:
        """The cosine with each middle."""
        mine = self._weighed(_pieces(flat))
        return {w: sum(weight * middle.get(n, 0.0) for n, weight in mine.items()) for w, middle in self._middle.items()}


class Linear:
    """A linear classifier over all words and pieces of words: averaged perceptron with a margin, ten rounds."""

    def __init__(self, pairs: Pairs) -> None:
        wishes = tuple(dict.fromkeys(wish for wish, _ in pairs))
        rows = [(wish, _unit(features(flat, frozenset()))) for wish, flat in pairs]
        now: dict[str, dict[str, float]] = {wish: {} for wish in wishes}
        summed: dict[str, dict[str, float]] = {wish: {} for wish in wishes}
        chance, seen = random.Random(1), 1
        for _ in range(10):
            chance.shuffle(rows)
            for wish, row in rows:
                score = {w: sum(x * weights.get(n, 0.0) for n, x in row.items()) for w, weights in now.items()}
                other = max((w for w in wishes if w != wish), key=lambda w, score=score: score[w])  # type: ignore[misc]
                if score[wish] - score[other] < 0.5:
                    for name, x in row.items():
                        for which, way in ((wish, x), (other, -x)):
                            now[which][name] = now[which].get(name, 0.0) + way
                            summed[which][name] = summed[which].get(name, 0.0) + way * seen
                seen += 1
        self._weights = {w: {n: x - summed[w][n] / seen for n, x in one.items()} for w, one in now.items()}

    def scores(self, flat: str) -> Mapping[str, float]:
        """The value of each wish, against that of none of them."""
        mine = _unit(features(flat, frozenset()))
        return {w: sum(x * weights.get(n, 0.0) for n, x in mine.items()) for w, weights in self._weights.items()}


def _pieces(flat: str) -> dict[str, float]:
    return {name: n for name, n in features(flat, frozenset()).items() if name[1:2] != ":"}


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    size = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {name: x / size for name, x in vector.items()}


RIVALS: tuple[tuple[str, type[Overlap | Nearest | Brief | Centroid | Linear]], ...] = (
    ("stems, overlap and rapidfuzz", Overlap),
    ("pieces of words, centroid", Centroid),
    ("pieces of words, linear", Linear),
    ("the near half of the hybrid", Nearest),
    ("the linear half of the hybrid", Brief),
)

Answers = list[tuple[Wish, list[Candidate]]]


def answers(rival: Rival, lines: Iterable[Wish], roles: Mapping[str, frozenset[str]]) -> Answers:
    """What a rival finds for each line, the best first."""
    found = []
    for wish in lines:
        scores = rival.scores(nameless(wish.text)) if nameless(wish.text) else {}
        may = [
            Candidate(intent=w, score=s)
            for w, s in scores.items()
            if not roles[w] or not wish.roles or roles[w] & {*wish.roles}
        ]
        found.append((wish, sorted(may, key=lambda c: -c.score)[:4]))
    return found


def decide(ranked: Sequence[Candidate], sure: float, offer: float) -> Guess:
    """Act, offer or decline, as the bot does."""
    if not ranked or ranked[0].intent == "none" or ranked[0].score < offer:
        return Guess(intent="none")
    clear = len(ranked) < 2 or ranked[1].score <= 0.8 * ranked[0].score
    offered = tuple(c for c in ranked if c.intent != "none")
    return Guess(intent=ranked[0].intent, sure=ranked[0].score >= sure and clear, candidates=offered)


def figures(found: Answers, sure: float, offer: float) -> Figures:
    """The figures of a rival with these thresholds."""
    guesses = {(wish.text, wish.roles): decide(ranked, sure, offer) for wish, ranked in found}
    return measure(lambda text, roles: guesses[text, roles], [wish for wish, _ in found])


def thresholds(found: Answers) -> tuple[float, float]:
    """(sure, offer) for a rival, from what it finds on the development set without having learnt it."""
    steps = sorted({round(c.score, 2) for _, ranked in found for c in ranked[:1]})
    top = steps[-1] + 1
    offer = next((s for s in steps if (f := figures(found, top, s)).declined >= 0.97 * f.others), top)
    sure = next(
        (
            s
            for s in steps
            if s >= offer and len((f := figures(found, s, offer)).wrong) <= 0.005 * (f.wishes + f.others)
        ),
        top,
    )
    return sure, offer
