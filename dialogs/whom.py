"""Which people a sentence is about: "voor Bilal", "mijn student in 3B", "de nieuwe", "die van wiskunde", "allebei".

Pure matching among those whom the asker may see; it never chooses: where two fit, both are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from dialogs.choosing import plain
from dialogs.common_words import COMMON
from dialogs.dutch import MONTHS, WEEKDAYS
from dialogs.first_names import NAMES
from dialogs.names import names_in

ALIKE, SHORT = 84, 2
"""How much a word must resemble a name (0..100), and words that are too short to be one."""

LONGEST = 400
"""Characters in which somebody is looked for; a longer text is a story."""

_NOBODY = (
    (COMMON | {*WEEKDAYS, *MONTHS, "vandaag", "morgen", "gisteren", "vanmiddag", "vanochtend", "vanavond"}) - {"mei"}
    | {"kijkwijzer", "startgesprek", "agenda", "deadline", "advies", "formulier", "verslag"}
    | {"groep", "klas", "volgende", "vorige", "nieuwe", "laatste", "ziek", "beter"}
)
"""Words that name nobody; Mei is a name."""

_PARTICLES = frozenset({"de", "den", "der", "van", "het", "ten", "ter", "te", "el", "al", "la", "le", "von", "da"})
_TOGETHER = re.compile(
    r"\b(?:allebei|alletwee|alledrie|alle (?:twee|drie|vier|vijf)|beiden?|allemaal|iedereen|"
    r"(?:al |alle )?mijn studenten|alle studenten)\b"
)
_NEW = re.compile(
    r"\b(?:de|mijn|die) (?:nieuwe|nieuwste|laatste)"
    r"(?: (?:student\w*|stagiaire?s?|moet|doen|ervoor|staat|nog|doet|is|heeft|en|in|van|bij)\b|$)"
    r"|\b(?:net|pas) begonnen\b"
)
_WHO = r"(?:die|degene|diegene|student\w*|stagiaire?s?|lio)"
_CLASS = re.compile(
    rf"\b(?:{_WHO} (?:\w+ ){{0,2}}?(?:in|uit|van|bij|met|voor) (?:klas )?|(?:voor|van) (?:klas )?)"
    r"([1-6] ?[a-z]{1,3} ?\d?)\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """Someone, or something, that a sentence may be about. `places`: school and location."""

    name: str
    klassen: tuple[str, ...] = ()
    vak: str | None = None
    start: date | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Whom:
    """Whom a sentence means: positions among the known. `together`: all of them, because it says so; else, where there
    are several, it means one of them."""

    found: tuple[int, ...]
    together: bool = False

    @property
    def one(self) -> int | None:
        """Who is meant, when that is clear."""
        return self.found[0] if len(self.found) == 1 else None


def whom(text: str, known: Sequence[Known]) -> Whom | None:
    """Whom a sentence is about; None when it is about nobody in particular."""
    flat = plain(text[:LONGEST])
    together = _TOGETHER.search(flat) is not None
    every = tuple(range(len(known)))
    named = _named(flat, known)
    if named:
        several = together or _several_names(named, known)
        return Whom(found=named, together=several and len(named) > 1)
    for told in (_of_class(flat, known), _newest(flat, known), _of_subject(flat, known), _of_place(flat, known)):
        if told is not None:
            return Whom(found=told)
    if together:
        return Whom(found=every, together=True)
    return None


def names_someone(text: str) -> bool:
    """Whether a sentence says for whom, in a word that is no common one, or names someone."""
    after = re.search(r"\bvoor (\w+)", plain(text[:LONGEST]))
    if after is not None and len(after[1]) > SHORT and after[1] not in _NOBODY and not after[1][0].isdigit():
        return True
    return first_name(text) is not None


def first_name(text: str) -> str | None:
    """The first name that a sentence says for certain, as it was typed: one that many people have."""
    return next((name for name in names_in(text[:LONGEST]) if plain(name) in NAMES), None)


def masked(text: str, known: Sequence[Known]) -> str:
    """A sentence with "mijn student" for whom it means, so that it can be compared with how others say it."""
    names = {plain(word) for one in known for word in one.name.split() if plain(word) not in _PARTICLES}
    found = re.sub(
        r"[^\W\d_]+(?:[-'][^\W\d_]+)*", lambda m: _STUDENT if _is_name(m[0], names) else m[0], text[:LONGEST]
    )
    flat = plain(found)
    if any(told(flat, known) is not None for told in (_of_class, _newest, _of_subject, _of_place)):
        found = _POINTS.sub(_STUDENT, found)
    return _MORE.sub(_STUDENT, found) + text[LONGEST:]


_STUDENT = "mijn student"
_POINTS = re.compile(
    r"\b(?:(?:die|degene|diegene) (?:van|op|in|bij|uit|voor) (?:(?:het|de|klas) )?[\w-]+|"
    r"(?:de|die|mijn) nieuwe(?: student)?)",
    re.IGNORECASE,
)
_MORE = re.compile(rf"{_STUDENT}(?: (?:(?:{'|'.join(sorted(_PARTICLES))}) )*{_STUDENT})+")


def _is_name(word: str, names: set[str]) -> bool:
    bare = plain(word).removesuffix(" s")
    return len(bare) > SHORT and bare not in _NOBODY and any(_is(bare, name) for name in names)


def _is(word: str, name: str) -> bool:
    return word == name or (min(len(word), len(name)) > SHORT and fuzz.ratio(word, name) >= ALIKE)


def _named(flat: str, known: Sequence[Known]) -> tuple[int, ...]:
    """Who is named best: first and last name, else a name letter by letter, else nearly so."""
    words = [word for word in flat.split() if len(word) > SHORT and word not in _NOBODY]
    scores = [_score(words, one) for one in known]
    firsts = {plain(known[n].name).split()[0] for n, score in enumerate(scores) if score == _WHOLE}
    found = [
        n
        for n, score in enumerate(scores)
        if score == max(scores, default=0) or (score == _EXACT and plain(known[n].name).split()[0] not in firsts)
    ]
    return tuple(n for n in found if scores[n])


_WHOLE, _EXACT, _NEARLY = 3, 2, 1


def _score(words: Sequence[str], one: Known) -> int:
    parts = [part for part in plain(one.name).split() if part not in _PARTICLES and len(part) > SHORT]
    exact = [part for part in parts if part in words]
    if len(exact) > 1:
        return _WHOLE
    if exact:
        return _EXACT
    return _NEARLY if any(_is(word, part) for part in parts for word in words) else 0


def _several_names(found: Sequence[int], known: Sequence[Known]) -> bool:
    """Whether different people are named, and not one name that two of them have."""
    return len({plain(known[n].name).split()[0] for n in found}) == len(found) > 1


def _of_class(flat: str, known: Sequence[Known]) -> tuple[int, ...] | None:
    said = {match[1].replace(" ", "") for match in _CLASS.finditer(flat)}
    found = tuple(n for n, one in enumerate(known) if said & {plain(k).replace(" ", "") for k in one.klassen})
    return found or None


def _newest(flat: str, known: Sequence[Known]) -> tuple[int, ...] | None:
    starts = [one.start for one in known if one.start is not None]
    if not starts or not _NEW.search(flat):
        return None
    return tuple(n for n, one in enumerate(known) if one.start == max(starts))


def _of_subject(flat: str, known: Sequence[Known]) -> tuple[int, ...] | None:
    return _told(flat, [(one.vak,) if one.vak else () for one in known])


def _of_place(flat: str, known: Sequence[Known]) -> tuple[int, ...] | None:
    return _told(flat, [one.places for one in known])


def _told(flat: str, told: Sequence[Sequence[str]]) -> tuple[int, ...] | None:
    """Those of whom something is told after "die" or "student": a subject, a school."""
    after = " ".join(match[1] for match in re.finditer(rf"\b(?=({_WHO}\b.*))", flat))
    found = tuple(n for n, each in enumerate(told) if any(_stands_in(one, after) for one in each))
    return found or None


def _stands_in(one: str, after: str) -> bool:
    first = next(iter(word for word in plain(one).split() if word not in _PARTICLES), "")
    return len(first) > SHORT and any(_is(word, first) or word.startswith(first) for word in _words(after))


def _words(text: str) -> Iterator[str]:
    return (word for word in text.split() if len(word) > SHORT and word not in _NOBODY)
