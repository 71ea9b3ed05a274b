"""The wordings of the known questions, and how much a text resembles each of them.

A wording is compared by what its words mean (`question_words`), each weighing by how rare it is among the known
questions; a word that no known question has weighs as much as the rarest.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs.aims import aim_of, at_odds
from dialogs.features import plain
from dialogs.question_words import concepts, head_of, is_known, is_little, reworded
from dialogs.spelling import Vocabulary

OFFER = 0.5
"""From this score on the question is offered: "bedoel je …?"."""

AT_ODDS = 0.72
"""What is left of a score when the two questions aim at different things."""

OTHER_NUMBER = 0.4
"""What is left when they name different numbers: period 1 is not period 2."""

UNNUMBERED = 0.85
"""What is left when only one of them names a number."""

PART = 0.75
"""How much of a word is known when it is known as a kind of: a driehoeksgesprek is a gesprek."""

RARE = 0.5
"""How much it matters how rare a word is: at 0 all weigh the same."""

NUMBER = "getal"
"""What a number alone stands for; it says little."""

LITTLE = 0.12
"""How much a word weighs that says little by itself."""

ALL_WORDINGS = 0.5
"""How much the words of all wordings of an answer count, beside those of the nearest."""

PRECISION = 0.7
"""How much hangs on whether what is asked is known; the rest on whether what is known is asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A question that has an answer: its wordings, and who asks it so (`roles`; none means everyone).

    `weight` below 1 lets a question that was written go before one that was derived from something else, of another
    `kind`; `sure` is the score from which it is answered, where that is another than usual.
    """

    key: str
    wordings: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    kind: str = ""
    weight: float = 1.0
    sure: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A known question with how much the text resembles it, 0..1.

    `covered`: how much of what is asked occurs in its wordings. `exact`: it is one of them. `astray`: it asks for
    something else, a person where a moment is asked.
    """

    key: str
    score: float
    kind: str = ""
    covered: float = 1.0
    exact: bool = False
    astray: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wording:
    known: Known
    flat: str
    weights: Mapping[str, float]
    size: float
    numbers: frozenset[str]


class Wordings:
    """All wordings of some questions. Made once."""

    def __init__(self, known: Sequence[Known]) -> None:
        read = [(one, flat, reworded(flat).split()) for one in known for flat in map(plain, one.wordings) if flat]
        self._vocabulary = Vocabulary(word for _, _, words in read for word in words)
        self._rarity, self._rarest = _rarities(read), math.log(1 + len(known)) ** RARE
        self._every = tuple(self._wording(one, flat, words) for one, flat, words in read)
        self._with: dict[str, list[tuple[int, float, float]]] = {}
        self._among: dict[str, dict[str, float]] = {}
        for n, one in enumerate(self._every):
            for concept, weight in one.weights.items():
                self._mention(concept, n, weight, 1.0)
                head = head_of(concept)
                if head is not None and head not in one.weights:
                    self._mention(head, n, weight, PART)

    def _mention(self, concept: str, n: int, weight: float, part: float) -> None:
        self._with.setdefault(concept, []).append((n, weight * part, part))
        among = self._among.setdefault(concept, {})
        key = self._every[n].known.key
        among[key] = max(among.get(key, 0.0), part)

    def knows(self, word: str) -> bool:
        """Whether a word is in a known question, or says little anyway."""
        return word in self._vocabulary.words or is_little(word)

    def means(self, concept: str) -> bool:
        """Whether a word of a known question has this meaning."""
        return concept in self._rarity

    def is_of_the_field(self, flat: str) -> bool:
        """Whether every word of a plain text is one of the known questions, so that it is about nothing else."""
        return all(is_little(word) or any(map(self.means, concepts(word))) for word in reworded(flat).split())

    def asked(self, flat: str) -> dict[str, float]:
        """What the words of a plain text mean, with how much each weighs."""
        return self._weighed(part for word in reworded(flat).split() for part in self._known_as(word))

    def telling(self, asked: Mapping[str, float]) -> tuple[str, ...]:
        """Of what is asked, what does not say little by itself."""
        return tuple(concept for concept, weight in asked.items() if weight > LITTLE * self._rarest)

    def hits(self, flat: str, asked: Mapping[str, float], roles: frozenset[str]) -> list[Hit]:
        """What a plain text may ask, the best first, by what its words mean (`asked`); of what these roles may ask."""
        shared: dict[int, float] = {}
        recalled: dict[int, float] = {}
        among: dict[str, float] = {}
        for concept, weight in asked.items():
            for name, part in _also(concept):
                if name not in self._with:
                    continue
                for n, theirs, known in self._with[name]:
                    shared[n] = shared.get(n, 0.0) + weight * min(part, known)
                    recalled[n] = recalled.get(n, 0.0) + theirs * part
                for key, known in self._among[name].items():
                    among[key] = among.get(key, 0.0) + weight * min(part, known)
                break
        whole, aim = sum(asked.values()), aim_of(flat)
        numbers = frozenset(name for name in asked if name[0] == "#")
        best: dict[str, Hit] = {}
        for n, sharing in shared.items():
            one = self._every[n]
            key = one.known.key
            if one.known.roles and roles and not one.known.roles & roles:
                continue
            exact = one.flat == flat
            precision = min(1.0, ((1 - ALL_WORDINGS) * sharing + ALL_WORDINGS * among[key]) / whole)
            recall = min(1.0, recalled[n] / one.size)
            score = precision * recall / (PRECISION * recall + (1 - PRECISION) * precision)
            astray = at_odds(aim, aim_of(one.flat))
            score *= AT_ODDS if astray else 1.0
            score *= _numbered(numbers, one.numbers)
            score = round((1.0 if exact else score) * one.known.weight, 3)
            if score >= OFFER and (key not in best or (exact, score) > (best[key].exact, best[key].score)):
                best[key] = Hit(
                    key=key, score=score, kind=one.known.kind, covered=among[key] / whole, exact=exact, astray=astray
                )
        return sorted(best.values(), key=lambda hit: (-hit.exact, -hit.score, hit.key))

    def _wording(self, known: Known, flat: str, words: Iterable[str]) -> _Wording:
        weights = self._weighed(words)
        return _Wording(
            known=known,
            flat=flat,
            weights=weights,
            size=sum(weights.values()) or 1.0,
            numbers=frozenset(name for name in weights if name[0] == "#"),
        )

    def _known_as(self, word: str) -> tuple[str, ...]:
        """The word as it is known: well spelled, or the parts of a compound of which one is known."""
        spelled = word if is_known(word) else self._vocabulary.spelled(word)
        if spelled in self._vocabulary.words or is_little(spelled) or any(map(self.means, concepts(spelled))):
            return (spelled,)
        for size in range(len(spelled) - 2, 4, -1):
            for part, rest in ((spelled[:size], spelled[size:]), (spelled[-size:], spelled[:-size])):
                if part in self._vocabulary.words and not is_little(part):
                    return (part, rest) if len(rest) > 2 else (part,)
        return (spelled,)

    def _weighed(self, words: Iterable[str]) -> dict[str, float]:
        found: dict[str, float] = {}
        for word in words:
            for concept in concepts(word):
                weight = self._rarity.get(concept, self._rarest) * (
                    LITTLE if is_little(word) or concept == NUMBER else 1.0
                )
                found[concept] = max(found.get(concept, 0.0), weight)
        return found


def _rarities(read: Sequence[tuple[Known, str, Sequence[str]]]) -> dict[str, float]:
    having: dict[str, set[str]] = {}
    for one, _, words in read:
        for word in words:
            for concept in concepts(word):
                having.setdefault(concept, set()).add(one.key)
    count = len({one.key for one, _, _ in read})
    return {concept: math.log(1 + count / len(keys)) ** RARE for concept, keys in having.items()}


def _also(concept: str) -> tuple[tuple[str, float], ...]:
    """A concept, and what it is a kind of in case it is not known itself."""
    head = head_of(concept)
    return ((concept, 1.0), (head, PART)) if head else ((concept, 1.0),)


def _numbered(asked: frozenset[str], known: frozenset[str]) -> float:
    if asked and known and not asked & known:
        return OTHER_NUMBER
    return UNNUMBERED if asked != known else 1.0
