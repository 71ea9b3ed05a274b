"""Texts laid flat for comparing, letter by letter: a place in the flat text is the same place in what was typed.

Also the sentences of a text and the clauses of a sentence, as places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

Span = tuple[int, int]
"""From and to, in characters."""

_SENTENCES = re.compile(r"[^.!?;\n]+")
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_CLAUSES = re.compile(r"[^,:]+")


@lru_cache(maxsize=4096)
def _flat_letter(letter: str) -> str:
    small = unicodedata.normalize("NFKD", letter)[:1].lower()[:1] or letter
    return "'" if small in "\u2018\u2019`´" else '"' if small in "\u201c\u201d\u201e" else small


def flat(text: str) -> str:
    """Small letters without accents, as many as the text has."""
    return text.lower() if text.isascii() else "".join(map(_flat_letter, text))


def sentences(text: str) -> Iterator[Span]:
    """Where the sentences are, without the space around them; a full stop between digits ends none."""
    yield from _parts(_SENTENCES, _DECIMAL.sub("_", text))


def clauses(text: str, within: Span) -> Iterator[Span]:
    """Where the clauses of a sentence are."""
    for start, end in _parts(_CLAUSES, text[within[0] : within[1]]):
        yield within[0] + start, within[0] + end


def _parts(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        start, end = found.span()
        piece = found[0].rstrip()
        if piece:
            yield end - len(found[0].lstrip()), start + len(piece)
