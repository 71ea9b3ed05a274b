"""Which of the known questions somebody asks: a score for each, and whether that is sure, unsure or none at all.

Deterministic, in process. `wordings` tells how much a text resembles each; here it is judged whether that is enough.
What keeps it from answering what nobody knows: a question for a moment is not answered by a person, what names one
everyday thing or asks nothing must be all but a wording, and the years of the answers are told from others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogs.aims import asks, is_question
from dialogs.features import LONGEST, plain
from dialogs.question_words import is_everyday
from dialogs.wordings import Hit, Known, Wordings

SURE = 0.64
"""From this score on the answer is given."""

COVERED = 0.65
"""To be sure, so much of what is asked must occur in the wordings of the answer."""

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

SHORTEST_QUESTION = 4
"""Words of a question inside a longer text; fewer say too little without the rest."""

_BACK = re.compile(r"\b(?:dat|die|daar\w*|er|dan|deze|hij|zij|ze|hem|haar|hier\w*|terecht)\b")
_SENTENCE = re.compile(r"[.?!,;:]+\s+")
_ARTICLE = re.compile(r"\bde (\w+) of het (?:\1\b)?|\bhet (\w+) of de \2\b")
_SCHOOL_YEAR = re.compile(r"\b((?:20)?\d\d) ((?:20)?\d\d)\b")
_YEAR = re.compile(r"\b20[2-9]\d\b")
_NEXT_YEAR = re.compile(
    r"(?=.*\b(?:wanneer|data|datums?|deadlines?|rooster|periodes?)\b).*\b(?:volgend|komend|vorig) (?:school)?jaar\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a text asks: the hits, best first. `sure`: the first one is asked; else the hits may be offered."""

    hits: tuple[Hit, ...] = ()
    sure: bool = False

    @property
    def score(self) -> float:
        """Of the best hit; 0 when there is none."""
        return self.hits[0].score if self.hits else 0.0


class Finder:
    """Knows some questions. Made once; `find` takes a millisecond or so.

    `years`: the school years that the answers are about, as "2025-2026"; none means that no year is told apart.
    """

    def __init__(self, known: Iterable[Known], years: Iterable[str] = ()) -> None:
        every = tuple(known)
        self._years = frozenset(year for one in years for year in one.split("-"))
        self._sure = {one.key: SURE if one.sure is None else one.sure for one in every}
        self._wordings = Wordings(every)

    def knows(self, word: str) -> bool:
        """Whether a word is in a known question, or says little anyway."""
        return self._wordings.knows(word)

    def find(self, text: str, roles: Sequence[str] = ()) -> Found:
        """What a text asks, of what these roles may ask; of a story with a question in it, what that question asks."""
        text = text[:LONGEST]
        whole = self._find(text, roles)
        if whole.sure or not self._wordings.is_of_the_field(plain(text)):
            return whole
        parts = (part for part in _SENTENCE.split(text) if part != text and len(part.split()) >= SHORTEST_QUESTION)
        asking = (part for part in parts if is_question("", plain(part)) and not _BACK.search(plain(part)))
        found = (self._find(part, roles) for part in asking)
        return max((one for one in found if one.sure), key=lambda one: one.score, default=whole)

    def _find(self, text: str, roles: Sequence[str]) -> Found:
        flat = plain(text)
        asked = self._wordings.asked(flat)
        if not asked or flat.replace(" ", "").isdecimal():
            return Found()
        hits = self._wordings.hits(flat, asked, frozenset(roles))
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
        named = self._wordings.telling(asked)
        return len(named) == 0 or (len(named) == 1 and (is_everyday(named[0]) or not self._wordings.means(named[0])))

    def _of_another_year(self, flat: str) -> bool:
        """Whether a question names a year that the answers are not about: "in 2027", "23-24", "volgend schooljaar"."""
        named = {f"20{year[-2:]}" for pair in _SCHOOL_YEAR.findall(flat) for year in pair if _follow(*pair)}
        named |= set(_YEAR.findall(flat))
        return bool(self._years) and (bool(named - self._years) or _NEXT_YEAR.search(flat) is not None)


def _follow(first: str, second: str) -> bool:
    return int(second[-2:]) == int(first[-2:]) + 1
