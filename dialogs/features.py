"""What of a text is compared: its words, pairs of words and pieces of words, with how often each occurs.

Words count by their stem (`w:`), pairs in their order (`b:`), and pieces of three to five letters without a mark, which
forgives typing errors and finds a word inside a compound ("kijkwijzerformulier"). A word that names a form or another
subject also counts as `§` in pairs and triples, so that "wat is een …" is known with any of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache

import Stemmer

from dialogs.dutch import MONTHS, WEEKDAYS
from dialogs.synonyms import group

LONGEST = 400
"""Characters that are compared; a longer text is a story, not a wish."""

SUBJECT = "§"
GROUP = 1.0
ASKED = 0.4
OPENS = 3.0

_WORD = re.compile(r"[a-z0-9]+")
_CLASS = re.compile(r"[1-6](?:[a-z]{1,2}\d?)|[a-z]{1,2}[1-6][a-z]?")
_STEMMER = Stemmer.Stemmer("dutch")
_KINDS = {
    **dict.fromkeys(WEEKDAYS, "weekdag"),
    **dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), "weekdag"),
    **dict.fromkeys((*MONTHS, "january", "february", "march", "june", "july", "august", "october"), "maandnaam"),
}
_ASKS = frozenset(
    {"wat", "wie", "hoe", "hoeveel", "waar", "waarom", "wanneer", "welk", "wta", "what", "who", "how", "when"}
)
_SAME = {
    "mn": "mijn", "me": "mijn", "m": "mijn", "ff": "even", "effe": "even", "wpbs": "wpb", "kweet": "weet",
    "werkplekbegeleider": "wpb", "werkplekbegeleiders": "wpb", "stagebegeleider": "wpb", "mentor": "wpb",
    "schoolopleider": "so", "instituutsopleider": "io", "schoolcoordinator": "sco", "stagiair": "student",
    "stagiaire": "student", "stagiairs": "studenten", "nr": "nummer", "wanner": "wanneer",
}  # fmt: skip

_IN_FULL = {
    "afspr": "afspraken", "afw": "afwezig", "akk": "akkoord", "avd": "avond", "beoord": "beoordeling",
    "begel": "begeleider", "ber": "berichten", "bijeenk": "bijeenkomst", "ddl": "deadline", "def": "definitief",
    "doc": "docent", "eig": "eigenlijk", "eindbeoord": "eindbeoordeling", "eval": "evaluatie",
    "fb": "feedback", "fct": "functie", "form": "formulier", "gd": "groeidossier", "gg": "gegevens", "geg": "gegevens",
    "gespr": "gesprek", "goedk": "goedkeuring", "handl": "handleiding", "herinn": "herinnering", "hw": "huiswerk",
    "info": "informatie", "inl": "inleveren", "inlev": "inleveren", "invul": "invullen", "kijkw": "kijkwijzer",
    "kw": "kijkwijzer", "lb": "lesbezoek", "ll": "leerling", "lln": "leerlingen", "luk": "leeruitkomst",
    "mnd": "maand", "mog": "mogelijk", "nwe": "nieuwe", "obs": "observatie", "opdr": "opdracht",
    "overz": "overzicht", "ovz": "overzicht", "pd": "periode", "refl": "reflectie", "sg": "startgesprek",
    "stud": "student", "studn": "studenten", "tel": "telefoon", "tv": "televisie", "tussenev": "tussenevaluatie",
    "uitl": "uitleg", "verz": "verzoek", "vgl": "volgende", "vlg": "volgende", "voorber": "voorbereiden",
    "vor": "vorige", "vrg": "vraag", "wijz": "wijzigen", "wk": "week", "wkn": "weken", "wnr": "wanneer",
    "wrm": "waarom", "zsm": "snel",
}  # fmt: skip
"""What people shorten, and what it stands for."""


def in_full(word: str) -> str:
    """A word that people shorten, in full."""
    return _IN_FULL.get(word, word)


def plain(text: str) -> str:
    """Small letters without accents, words separated by one space."""
    flat = text[:LONGEST].lower()
    if not flat.isascii():
        flat = "".join(ch for ch in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(ch))
    return " ".join(_WORD.findall(flat))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a Dutch word; days, months, numbers and classes are each one kind."""
    if word in _KINDS:
        return _KINDS[word]
    if word.isdecimal():
        return "getal"
    if _CLASS.fullmatch(word) and any(ch.isdecimal() for ch in word):
        return "klasnaam"
    return str(_STEMMER.stemWord(_SAME.get(word, word)))


@lru_cache(maxsize=8192)
def _pieces(word: str) -> tuple[str, ...]:
    marked = f"<{word}>"
    return tuple(marked[k : k + n] for n in (4,) for k in range(len(marked) - n + 1))


def features(flat: str, subjects: Set[str]) -> dict[str, float]:
    """The counts for a plain text. `subjects` are stems that name a form or another subject."""
    found: dict[str, float] = {}
    words = flat.split()
    stems = [stem(word) for word in words]
    asks = bool(stems) and stems[0] in _ASKS and len(stems) > 1
    for word, one in zip(words, stems, strict=True):
        weight = ASKED if asks and one in subjects else 1.0
        _count(found, f"w:{one}", weight)
        meaning = group(word)
        if meaning is not None:
            _count(found, f"g:{meaning}", GROUP * weight)
        if len(word) > 2:
            for piece in _pieces(word):
                _count(found, piece, weight)
    general = [SUBJECT if one in subjects else one for one in stems]
    _pairs(found, stems, 0.5)
    if asks:
        _count(found, f"o:{stems[0]}", OPENS)
        _count(found, f"o:{general[0]} {general[1]}", OPENS)
    if general != stems:
        _pairs(found, general, 0.5)
        for a, b, c in zip(["^", *general], [*general, "$"], [*general[1:], "$", "$"], strict=True):
            if SUBJECT in (a, b, c):
                _count(found, f"t:{a} {b} {c}", 0.5)
    return found


def _pairs(found: dict[str, float], stems: list[str], weight: float) -> None:
    for a, b in zip(["^", *stems], [*stems, "$"], strict=True):
        _count(found, f"b:{a} {b}", weight)


def _count(found: dict[str, float], name: str, weight: float) -> None:
    found[name] = found.get(name, 0.0) + weight
