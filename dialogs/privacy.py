"""The guard: words about someone's health or private life, and names of pupils, in a text that others will read.

It asks, it judges nothing: a text about a person may hold such a word with good reason. What a lesson was about ("het
hoofdstuk over kanker"), sayings ("ziek van het wachten") and pupils in general ("leerlingen met dyslexie") are none of
its business. The words are in `private_words.py`, the names in `first_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Literal

from rapidfuzz import fuzz

from dialogs import private_words as w
from dialogs.first_names import NAMES, WORDS
from dialogs.spans import Span, flat
from dialogs.wording import LONGEST, Finding

MOST = 30
"""Findings of one sort in a text; who has read so many needs no more."""

ALIKE = 86
"""How much a word must resemble the name of someone who is known here (0..100)."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_KINDS: tuple[tuple[Literal["health", "private"], re.Pattern[str]], ...] = (
    ("health", w.HEALTH),
    ("private", w.PRIVATE),
)
_BEGINS = re.compile(r"[.!?\n]\s*[\"']?$")
_BEFORE, _AFTER = 60, 40


def private(text: str, *, known: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What is private in a text, in its order. `known` are the people of the placement: no pupils.

    Nor is whoever does what only a teacher does; without `known` a name counts as the student's sooner.
    """
    text = text[:LONGEST]
    small = flat(text)
    found = [
        Finding(kind=kind, span=match.span())
        for kind, pattern in _KINDS
        for match in islice(pattern.finditer(small), MOST)
        if not _is_about_the_lesson(small, match.span())
    ]
    found += [Finding(kind="private", span=span) for span in islice(_reached(text), MOST)]
    found += [Finding(kind="pupil_name", span=span) for span in islice(_names(text, small, known), MOST)]
    return tuple(sorted(_apart(found), key=lambda one: one.span or (0, 0)))


def is_one_of(quote: str, names: Iterable[str]) -> bool:
    """Whether a name that was found is that of one of these people, a typing error allowed."""
    ours = frozenset(one for name in names for one in _words_of(name))
    first = _words_of(quote)[0]
    return first in ours or _is_nearly(first, ours)


def _reached(text: str) -> Iterator[Span]:
    """Addresses and numbers by which someone can be found."""
    if "@" in text:
        yield from (match.span() for match in w.MAIL.finditer(text))
    if w.DIGIT.search(text):
        yield from (match.span() for match in w.REACHED.finditer(text))


def _apart(found: Iterable[Finding]) -> list[Finding]:
    """Without findings that lie in an earlier one."""
    kept: list[Finding] = []
    for one in found:
        assert one.span is not None, "the guard finds words"
        if not any(k.span and k.span[0] <= one.span[0] < k.span[1] for k in kept):
            kept.append(one)
    return kept


def _is_about_the_lesson(small: str, span: Span) -> bool:
    start = max(small.rfind(".", 0, span[0]), small.rfind("\n", 0, span[0]), span[0] - _BEFORE) + 1
    before, after = small[max(0, start) : span[0]], small[span[1] : span[1] + _AFTER]
    return bool(w.SUBJECT.search(before) or w.IN_GENERAL.search(before) or w.SUBJECT_AFTER.match(after))


def _names(text: str, small: str, known: Sequence[str]) -> Iterator[Span]:
    ours = frozenset(one for name in known for one in _words_of(name))
    teachers: frozenset[str] | None = None
    for found in _WORD.finditer(text):
        start, end = found.span()
        one = small[start:end]
        if one in ours or not (text[start].isupper() or one in NAMES):
            continue
        before, after = small[max(0, start - _BEFORE) : start], small[end : end + _AFTER]
        if not _is_name(text, start, one, before, after) or _is_nearly(one, ours):
            continue
        if w.NO_PUPIL.search(before) or w.SUBJECT.search(before) or w.WITH_ME.match(after):
            continue
        if teachers is None:
            teachers = _teachers(small, known=bool(known))
        if one in teachers:
            continue
        last = w.LAST_NAME.match(text, end)
        yield start, last.end() if last else end


@lru_cache(maxsize=1024)
def _words_of(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(flat(name)))


def _teachers(small: str, *, known: bool) -> frozenset[str]:
    """The names of whoever teaches."""
    signs = [w.TEACHES]
    if not known:
        signs += [w.ACTS] if w.SPOKEN_TO.search(small) else [w.ACTS, w.IS_TOLD_OF]
    return frozenset(m[1] for sign in signs for m in sign.finditer(small))


def _is_name(text: str, start: int, one: str, before: str, after: str) -> bool:
    capital = text[start].isupper()
    if capital and len(one) > 1 and (w.PUPIL_BEFORE.search(before) or w.IS_CALLED.match(after)):
        return one not in w.NO_NAME
    if one in WORDS:
        return capital and bool(before.strip()) and not _BEGINS.search(before)
    return one in NAMES


def _is_nearly(one: str, ours: frozenset[str]) -> bool:
    return any(len(name) > 3 and fuzz.ratio(one, name) >= ALIKE for name in ours)
