"""Names that are spelled like a day or a month: a pupil called Juni, juf Zondag, Zwarte Vrijdag, an `1 april-grap`.

A capital is what tells a name. It says nothing at the beginning of a sentence, nor in a text that is all capitals;
anywhere else a month with a capital is a name, unless a number or a word like `begin` stands before it, and a weekday
is one where something before it can only be said of a person or a thing.
"""

from __future__ import annotations

import re

from dialogs.dutch import MONTHS, WEEKDAYS

NAME = "~"
"""Stands where a name stood."""

_ENGLISH_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAYS = "|".join(day.capitalize() for day in WEEKDAYS)
_MONTHS = "|".join(month.capitalize() for month in MONTHS)
_MORE_MONTHS = (
    "Jan|Feb|Febr|Mrt|Mar|Apr|Jun|Jul|Aug|Sept?|Okt|Oct|Nov|Dec|January|February|March|May|June|July|August|October"
)
_MAY_BE_NAME = re.compile(
    rf"\b(?:(?P<month>{_MONTHS}|{_MORE_MONTHS})|(?P<day>{_DAYS})|(?P<english>{_ENGLISH_DAYS}|Tomorrow))\b"
)
_ALWAYS = frozenset({"Mei", "August"})
"""Taken for a name even where they open a sentence."""

_SENTENCE_ENDS = ".!?:\n"
_BEFORE_MONTH = """
    in begin half eind einde medio midden tot t/m vanaf sinds rond tussen heel hele deze volgende vorige komende
    afgelopen eerste laatste
"""
_MONTH_FOLLOWS = frozenset(_BEFORE_MONTH.split())
_BEFORE_THING = """
    de een die dat mijn zijn haar onze met bij door via collega docent
    zwarte blauwe witte rode groene gouden dolle stille bloedige gekke super
"""
_THING_FOLLOWS = frozenset(_BEFORE_THING.split())
_BEFORE_ENGLISH = "on next this last by until till and or of for from before after to is was maybe the op volgende"
_ENGLISH_FOLLOWS = frozenset(_BEFORE_ENGLISH.split())
_IN_DUTCH = "de het een er en van voor met bij dat die niet wij zijn was zit ze ik je deed deden om te als stond"
_DUTCH = frozenset(_IN_DUTCH.split())
_QUOTE = r"['\"‘“](?![sStTnN]\b|\d\d\b)[^'\"’”]{3,}['\"’”]"
_QUOTED = re.compile(rf"(?<=\w[ :])\s?{_QUOTE}(?!\w)|^{_QUOTE}(?=,? \w)")
"""Words that are spoken about: the word 'donderdag', the sentence "ik kom morgen"."""
_BEHIND = re.compile(r"(?P<by>,? (?:en|&) |-| )(?P<next>[A-Z][a-z]+)")
_TITLE = re.compile(r" the | van [A-Z]")
_BESIDE_NAME = re.compile(r"(?P<name>[A-Z]\w+),? (?:en|of|&) $|(?<=[a-z,] )(?P<first>[A-Z]\w+) $")
_SMALL_MONTHS = "|".join(MONTHS)
_WITH_MONTH = re.compile(
    rf"(?:{_SMALL_MONTHS})(?:,| of| en| tot| t/m| -)$|\b(?:week|weken|dag|eind|einde|begin|loop) van$"
)
_TO_MONTH = re.compile(rf" (?:of|en|tot|t/m|-) (?:{_SMALL_MONTHS})\b")
_SAYS_WHEN = re.compile(rf"{_DAYS}|{_ENGLISH_DAYS}|Goede|Volgende|Deze|Komende|Vorige|Afgelopen|Aanstaande")
_WHEN = re.compile(r",? (?:om |half |kwart |de )?\d|,? (?:om|half|kwart)\b")
_COMPOUND = re.compile(
    rf"\b(?P<date>{'|'.join((*WEEKDAYS, *MONTHS))})[-–]"
    r"(?!(?:ochtend|morgen|middag|namiddag|avond|nacht|tot|vroeg)\b|va[kc]"
    rf"|(?:{'|'.join(word[:3] for word in (*WEEKDAYS, *MONTHS))}))[^\W\d_]{{3,}}"
)


def without_names(text: str) -> str:
    """The text with `NAME` for what is spelled like a day and is none, and for what is quoted in a sentence."""
    if not text.isupper():
        text = _MAY_BE_NAME.sub(lambda found: NAME if _is_name(found) else found[0], text)
    return _QUOTED.sub(NAME, text)


def without_compounds(flat: str) -> str:
    """Small letters, with `NAME` for a day or a month that is part of a longer word: `1 april-grap`."""
    return _COMPOUND.sub(NAME, flat)


def _is_name(found: re.Match[str]) -> bool:
    before = found.string[: found.start()].rstrip(" \"'(‘“")
    behind = _BEHIND.match(found.string, found.end())
    beside_name = behind is not None and (behind["by"] == " " or _MAY_BE_NAME.fullmatch(behind["next"]) is None)
    opens = not before.strip() or before[-1] in _SENTENCE_ENDS
    word = before.split()[-1].lower() if before.strip() else ""
    if found["english"]:
        quoted = not (opens or word[:1].isdigit() or word in _ENGLISH_FOLLOWS)
        return beside_name or quoted or _TITLE.match(found.string, found.end()) is not None or _is_dutch(found.string)
    if found["month"]:
        if _WITH_MONTH.search(before.lower()) or _TO_MONTH.match(found.string.lower(), found.end()):
            return False
        return (beside_name or found[0] in _ALWAYS) if opens else not (word[:1].isdigit() or word in _MONTH_FOLLOWS)
    if opens or _WHEN.match(found.string, found.end()):
        return False
    beside = _BESIDE_NAME.search(before + " ")
    return word in _THING_FOLLOWS or (
        beside is not None and not _SAYS_WHEN.fullmatch(beside["name"] or beside["first"])
    )


def _is_dutch(text: str) -> bool:
    """Whether an English day stands in a Dutch sentence, as an example or a title."""
    words = re.findall(r"[a-z]+", text.lower())
    return len(words) > 6 and sum(word in _DUTCH for word in words) > 1
