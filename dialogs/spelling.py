"""Typing errors: the known word that an unknown one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5
"""Letters of a word in which a slip is looked for; a shorter one is too soon another word."""


class Vocabulary:
    """The words that are known."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._long: dict[str, list[str]] = {}
        for word in sorted(word for word in self.words if len(word) >= SHORTEST):
            self._long.setdefault(word[0], []).append(word)

    def spelled(self, word: str) -> str:
        """The known word that this one is one slip away from, in a long word two; else the word itself."""
        if len(word) < SHORTEST or word in self.words or word.isdecimal():
            return word
        slips = 1 if len(word) < 9 else 2
        near = process.extract(word, self._long.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=3)
        return next((one for one, _, _ in near if len(word) > 6 or _is_mistyped(word, one)), word)


def _is_mistyped(word: str, meant: str) -> bool:
    """A letter left out, doubled or swapped; another letter makes another word where words are short."""
    return len(word) != len(meant) or sorted(word) == sorted(meant)
