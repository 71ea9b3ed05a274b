"""Free text to a wish: the example phrases that it resembles most, with a score, and whether that is sure.

Deterministic, in process, without a model. A text is compared with every example phrase: by the stems they share,
weighed by how rare a stem is among the phrases, and by likeness of the letters, which forgives typing errors.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import snowballstemmer
from rapidfuzz import fuzz

SURE = 0.74
"""From this score on the wish is acted upon."""

OFFER = 0.52
"""From this score on the wish is offered: "bedoel je …?"."""

CLEAR = 0.06
"""By so much the best wish must beat the next one to be sure."""

IN_PASSING = 0.92
"""From this score on a short text in the middle of an open question counts as a wish instead of an answer."""

MOST_WORDS = 12
LONGEST = 400
"""Characters that are compared; a longer text is a story, not a wish."""

ASIDE = frozenset({"agenda", "deadline", "help", "approvals", "overview", "glossary", "question", "mydata", "calendar"})
"""Wishes that are answered in the middle of a conversation, which then goes on."""

_WORD = re.compile(r"[a-z0-9]+")
_STEMMER = snowballstemmer.stemmer("dutch")


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A wish with how much the text resembles it, 0..1."""

    intent: str
    score: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """What a text most probably asks. `intent` is `none` when nothing resembles it. `candidates`: the best first."""

    intent: str
    score: float = 0.0
    sure: bool = False
    slots: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Phrase:
    intent: str
    roles: frozenset[str]
    plain: str
    stems: frozenset[str]


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def plain(text: str) -> str:
    """Small letters without accents, words separated by one space."""
    flat = unicodedata.normalize("NFKD", text[:LONGEST].lower())
    return " ".join(_WORD.findall("".join(ch for ch in flat if not unicodedata.combining(ch))))


class Understanding:
    """Knows the example phrases of every wish: (intent id, phrases, roles that have it; none means everyone)."""

    def __init__(self, intents: Iterable[tuple[str, Sequence[str], Sequence[str]]]) -> None:
        self._phrases = tuple(
            _Phrase(intent=name, roles=frozenset(roles), plain=flat, stems=frozenset(map(_stem, flat.split())))
            for name, phrases, roles in intents
            for flat in dict.fromkeys(plain(p) for p in phrases)
        )
        counts: dict[str, int] = {}
        for phrase in self._phrases:
            for stem in phrase.stems:
                counts[stem] = counts.get(stem, 0) + 1
        self._weights = {s: math.log(1 + len(self._phrases) / n) for s, n in counts.items()}
        self._unknown = math.log(1 + len(self._phrases))

    def guess(self, text: str, *, roles: Sequence[str] = ()) -> Guess:
        """The wish behind a text, among those that these roles may have."""
        flat = plain(text)
        if not flat:
            return Guess(intent="none")
        stems = frozenset(map(_stem, flat.split()))
        best: dict[str, float] = {}
        for phrase in self._phrases:
            if phrase.roles and roles and not phrase.roles & set(roles):
                continue
            score = self._likeness(flat, stems, phrase)
            if score > best.get(phrase.intent, 0.0):
                best[phrase.intent] = score
        ranked = sorted((Candidate(intent=i, score=round(s, 3)) for i, s in best.items()), key=lambda c: -c.score)
        if not ranked or ranked[0].intent == "none" or ranked[0].score < OFFER:
            return Guess(intent="none", score=ranked[0].score if ranked else 0.0)
        offered = tuple(c for c in ranked[:3] if c.score >= OFFER - 0.1 and c.intent != "none")
        second = next((c.score for c in ranked[1:]), 0.0)
        sure = ranked[0].score >= SURE and (ranked[0].score - second >= CLEAR or ranked[0].score >= 0.97)
        return Guess(intent=ranked[0].intent, score=ranked[0].score, sure=sure, candidates=offered)

    def _likeness(self, flat: str, stems: frozenset[str], phrase: _Phrase) -> float:
        if flat == phrase.plain:
            return 1.0
        both = stems & phrase.stems
        if both:
            weigh = self._weights
            shared = sum(weigh[s] for s in both)
            mine = sum(weigh.get(s, self._unknown * 0.6) for s in stems)
            theirs = sum(weigh[s] for s in phrase.stems)
            overlap = 2 * shared / (mine + theirs)
        else:
            overlap = 0.0
        letters = fuzz.ratio(flat, phrase.plain) / 100
        return 0.62 * overlap + 0.38 * letters if overlap else letters * letters


def interrupts(text: str, guess: Guess, awaits_text: bool) -> bool:
    """Whether a text in the middle of a conversation is a wish of its own instead of the answer.

    Where an open text is awaited, only a short text that is all but an example phrase counts. Elsewhere a sure wish does.
    """
    if guess.intent not in ASIDE or len(text.split()) > MOST_WORDS:
        return False
    return guess.score >= IN_PASSING if awaits_text else guess.sure
