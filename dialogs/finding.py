"""Which of the known questions somebody asks: a score for each, and whether that is sure, unsure or none at all.

Deterministic, in process. A wording is compared by what its words mean (`question_words`), each weighing by how rare it
is among the known questions. Two things keep it from answering what nobody knows: a word that no known question has
weighs as much as the rarest, and a question for a moment is not answered by a person.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs.aims import aim_of, asks, at_odds, is_question
from dialogs.features import LONGEST, plain
from dialogs.question_words import concepts, head_of, is_everyday, is_known, is_little, reworded
from dialogs.spelling import Vocabulary

SURE = 0.64
"""From this score on the answer is given."""

COVERED = 0.65
"""To be sure, so much of what is asked must occur in the wordings of the answer."""

OFFER = 0.5
"""From this score on the question is offered: "bedoel je …?"."""

ALONE = 0.62
"""From this score on it is given when no other answer would be offered beside it."""

BARE = 0.86
"""From this score on, when all that the text names is one everyday thing: "welke dag is het vandaag"."""

TOLD = 0.9
"""From this score on, when nothing is asked: "mijn auto start niet"."""

CLEAR = 0.94
"""To be sure, the next best question of the same kind has at most this part of the best one's score."""

OFFERED = 3
"""Questions that are offered at most."""

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

SHORTEST_QUESTION = 4
"""Words of a question inside a longer text; fewer say too little without the rest."""

NUMBER = "getal"
"""What a number alone stands for; it says little."""

LITTLE = 0.12
"""How much a word weighs that says little by itself."""

ALL_WORDINGS = 0.5
"""How much the words of all wordings of an answer count, beside those of the nearest."""

PRECISION = 0.7
"""How much hangs on whether what is asked is known; the rest on whether what is known is asked."""


_BACK = re.compile(r"\b(?:dat|die|daar\w*|er|dan|deze|hij|zij|ze|hem|haar|hier\w*|terecht)\b")
_SENTENCE = re.compile(r"[.?!,;:]+\s+")
_ARTICLE = re.compile(r"\bde (\w+) of het (?:\1\b)?|\bhet (\w+) of de \2\b")
_SCHOOL_YEAR = re.compile(r"\b((?:20)?\d\d) ((?:20)?\d\d)\b")
_YEAR = re.compile(r"\b20[2-9]\d\b")
_NEXT_YEAR = re.compile(
    r"(?=.*\b(?:wanneer|data|datums?|deadlines?|rooster|periodes?)\b).*\b(?:volgend|komend|vorig) (?:school)?jaar\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """A question that has an answer: its wordings, and who asks it so (`roles`; none means everyone).

    `weight` below 1 lets a question that was written go before one that was derived from something else, of another
    `kind`; `sure` is the score from which it is answered.
    """

    key: str
    wordings: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    kind: str = ""
    weight: float = 1.0
    sure: float = SURE


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
class Found:
    """What a text asks: the hits, best first. `sure`: the first one is asked; else the hits may be offered."""

    hits: tuple[Hit, ...] = ()
    sure: bool = False

    @property
    def score(self) -> float:
        """Of the best hit; 0 when there is none."""
        return self.hits[0].score if self.hits else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wording:
    known: Known
    flat: str
    weights: Mapping[str, float]
    size: float
    numbers: frozenset[str]


class Finder:
    """Knows some questions. Made once; `find` takes a millisecond or so.

    `years`: the school years that the answers are about, as "2025-2026"; none means that no year is told apart.
    """

    def __init__(self, known: Iterable[Known], years: Iterable[str] = ()) -> None:
        every = tuple(known)
        self._years = frozenset(year for one in years for year in one.split("-"))
        read = [(one, flat, reworded(flat).split()) for one in every for flat in map(plain, one.wordings) if flat]
        self._sure = {one.key: one.sure for one in every}
        self._vocabulary = Vocabulary(word for _, _, words in read for word in words)
        self._rarity, self._rarest = _rarities(read), math.log(1 + len(every)) ** RARE
        self._wordings = tuple(self._wording(one, flat, words) for one, flat, words in read)
        self._with: dict[str, list[tuple[int, float, float]]] = {}
        self._among: dict[str, dict[str, float]] = {}
        for n, one in enumerate(self._wordings):
            for concept, weight in one.weights.items():
                self._mention(concept, n, weight, 1.0)
                head = head_of(concept)
                if head is not None and head not in one.weights:
                    self._mention(head, n, weight, PART)

    def _mention(self, concept: str, n: int, weight: float, part: float) -> None:
        self._with.setdefault(concept, []).append((n, weight * part, part))
        among = self._among.setdefault(concept, {})
        key = self._wordings[n].known.key
        among[key] = max(among.get(key, 0.0), part)

    def knows(self, word: str) -> bool:
        """Whether a word is in a known question, or says little anyway."""
        return word in self._vocabulary.words or is_little(word)

    def find(self, text: str, roles: Sequence[str] = ()) -> Found:
        """What a text asks, of what these roles may ask; of a story with a question in it, what that question asks."""
        text = text[:LONGEST]
        whole = self._find(text, roles)
        if whole.sure or not self._is_of_the_field(text):
            return whole
        parts = (part for part in _SENTENCE.split(text) if part != text and len(part.split()) >= SHORTEST_QUESTION)
        asking = (part for part in parts if is_question("", plain(part)) and not _BACK.search(plain(part)))
        found = (self._find(part, roles) for part in asking)
        return max((one for one in found if one.sure), key=lambda one: one.score, default=whole)

    def _is_of_the_field(self, text: str) -> bool:
        """Whether a known question has every word, so that a story is about nothing else."""
        words = reworded(plain(text)).split()
        return all(is_little(word) or any(c in self._rarity for c in concepts(word)) for word in words)

    def _find(self, text: str, roles: Sequence[str]) -> Found:
        flat = plain(text)
        asked = self._weighed(part for word in reworded(flat).split() for part in self._known_as(word))
        if not asked or flat.replace(" ", "").isdecimal():
            return Found()
        hits = self._hits(flat, asked, frozenset(roles))
        if not hits:
            return Found()
        best = hits[0]
        enough = max(
            self._sure[best.key] - (SURE - ALONE if len(hits) == 1 else 0.0),
            BARE if self._is_bare(asked) else 0.0,
            0.0 if asks(text, flat) else TOLD,
        )
        sure = (best.exact or self._is_asked(best, hits, enough)) and not self._of_another_year(flat)
        return Found(hits=tuple(hits[:OFFERED]), sure=sure and not _ARTICLE.search(flat))

    def _is_asked(self, best: Hit, hits: Sequence[Hit], enough: float) -> bool:
        second = max((hit.score for hit in hits[1:] if hit.kind == best.kind), default=0.0)
        return not best.astray and best.score >= enough and best.covered >= COVERED and second <= CLEAR * best.score

    def _is_bare(self, asked: Mapping[str, float]) -> bool:
        named = [concept for concept, weight in asked.items() if weight > LITTLE * self._rarest]
        return len(named) == 0 or (len(named) == 1 and (is_everyday(named[0]) or named[0] not in self._rarity))

    def _of_another_year(self, flat: str) -> bool:
        """Whether a question names a year that the answers are not about: "in 2027", "23-24", "volgend schooljaar"."""
        named = {f"20{year[-2:]}" for pair in _SCHOOL_YEAR.findall(flat) for year in pair if _follow(*pair)}
        named |= set(_YEAR.findall(flat))
        return bool(self._years) and (bool(named - self._years) or _NEXT_YEAR.search(flat) is not None)

    def _hits(self, flat: str, asked: Mapping[str, float], roles: frozenset[str]) -> list[Hit]:
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
            one = self._wordings[n]
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
        if spelled in self._vocabulary.words or is_little(spelled) or any(c in self._rarity for c in concepts(spelled)):
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


def _follow(first: str, second: str) -> bool:
    return int(second[-2:]) == int(first[-2:]) + 1


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
