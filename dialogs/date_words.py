"""The words of Dutch dates, brought to one spelling: typing errors, abbreviations, compounds and number words.

A text becomes words with one space between them, in which a weekday is `#1` (maandag) to `#7`, an abbreviated one `=1`
to `=7`, a month `%1` to `%12`, a school holiday or a feast `&name`, an ordinal in digits `12e` and in words `12o`, a
name `~`, the end of a sentence `|`, and a part of the day one of `ochtend middag avond nacht`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

from dialogs.date_names import without_compounds, without_names
from dialogs.date_phrases import NUMBERS, SHORT_DAYS, rephrased
from dialogs.dutch import MONTHS, WEEKDAYS

LONGEST = 300
"""Characters that are looked at."""

_ENGLISH_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ORDINALS = {f"{word}de": n for word, n in NUMBERS.items() if n < 20 and n not in (3, 8)}
_ORDINALS |= {f"{word}ste": n for word, n in NUMBERS.items() if 19 < n < 32}
_ORDINALS |= {"eerste": 1, "derde": 3, "achtste": 8}

_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    "january", "february", "march", "", "", "june", "july", "august", "september", "october", "", "",
)  # fmt: skip
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

_SPELLED: dict[str, str] = {
    **{word: f"#{n}" for n, word in enumerate(WEEKDAYS, 1)},
    **{word: f"#{n}" for n, word in enumerate(_ENGLISH_DAYS, 1)},
    **{word: f"={n}" for n, word in enumerate(SHORT_DAYS, 1)},
    **{short: f"={n}" for n, short in ((2, "din"), (2, "dins"), (3, "woe"), (3, "woens"), (4, "dond"))},
    **{word: f"%{n}" for n, word in enumerate(MONTHS, 1)},
    **{word: f"%{n}" for n, word in enumerate(_ENGLISH_MONTHS, 1) if word},
    **{word: f"%{n}" for word, n in _SHORT_MONTHS.items()},
    **{word: str(n) for word, n in (NUMBERS | _ENGLISH_NUMBERS).items()},
    **{word: f"{n}o" for word, n in _ORDINALS.items()},
    **dict.fromkeys(("maaart", "maatr", "maarrt", "maaert", "maert", "maard", "mart"), "%3"),
    **dict.fromkeys(("aprl", "apil"), "%4"),
    **{word.replace("ij", "y"): f"#{n}" for n, word in enumerate(WEEKDAYS, 1) if "ij" in word},
    **{f"{word}e": f"%{n}" for n, word in ((1, "januari"), (2, "februari"), (6, "juni"), (7, "juli"))},
    **dict.fromkeys(("today", "heden"), "vandaag"),
    **dict.fromkeys(("tomorrow", "mrogen", "morgne", "moregn", "morge", "mrgen", "mrg", "mrgn"), "morgen"),
    **dict.fromkeys(("morgn", "morhen", "mogren", "mergen", "mrge"), "morgen"),
    **dict.fromkeys(("gister", "gistern", "yesterday", "gistre", "giste", "gistr"), "gisteren"),
    **dict.fromkeys(("eergister", "eergistern", "eergiste", "eergistr"), "eergisteren"),
    **dict.fromkeys(("overmrg", "overmrgn"), "overmorgen"),
    **dict.fromkeys(("vanmrg", "vanmrgn", "vanmorge", "vanmergen"), "vandaag ochtend"),
    **dict.fromkeys(("volgend", "next"), "volgende"),
    "vrdag": "#5",
    "ocht": "ochtend",
    "kwrt": "kwart",
    "vorig": "vorige",
    **dict.fromkeys(("dit", "this"), "deze"),
    **dict.fromkeys(("last", "jl", "jongstleden", "gepasseerde"), "afgelopen"),
    **dict.fromkeys(
        ("komend", "aanstaande", "aanstaand", "aankomende", "aankomend", "eerstvolgende", "eerstkomende", "coming"),
        "komende",
    ),
    **dict.fromkeys(("wk", "weeek"), "week"),
    **dict.fromkeys(("wkn", "weeks", "weekjes"), "weken"),
    **dict.fromkeys(("dgn", "days", "daagjes"), "dagen"),
    **dict.fromkeys(("maandje", "month"), "maand"),
    **dict.fromkeys(("mnd", "months", "mnden"), "maanden"),
    **dict.fromkeys(("weekje",), "week"),
    **dict.fromkeys(("jaren", "year", "years"), "jaar"),
    **dict.fromkeys(("terug", "ago"), "geleden"),
    **dict.fromkeys(("wkend", "weekeinde", "weekeind"), "weekend"),
    **dict.fromkeys(("einde", "ein"), "eind"),
    **dict.fromkeys(("medio", "midden", "halverwege"), "half"),
    **dict.fromkeys(("uren", "hours", "hour"), "uur"),
    **dict.fromkeys(("ochtends", "smorgens", "sochtends", "morgens", "voormiddag"), "ochtend"),
    **dict.fromkeys(("middags", "smiddags", "namiddag", "afternoon"), "middag"),
    **dict.fromkeys(("avonds", "savonds", "evening"), "avond"),
    **dict.fromkeys(("nachts", "snachts"), "nacht"),
    **dict.fromkeys(("tm",), "t/m"),
    "at": "om",
    "on": "op",
}
_TYPED = {
    **{word: f"#{n}" for n, word in enumerate(WEEKDAYS, 1)},
    **{word: f"%{n}" for n, word in enumerate(MONTHS, 1) if len(word) > 5 or word == "april"},
    **{
        w: w for w in ("vandaag", "gisteren", "overmorgen", "eergisteren", "afgelopen", "volgende", "komende", "vorige")
    },
    "aanstaande": "aanstaande",
}
_REAL = """
    vandaan vandaar vandaal zonder zondagen zondig zomerdag donderslag donderde augustinus augustin gasteren geesteren
    aanstaan vurige vormige kokende kopende volgends
"""
_REAL_WORDS = frozenset(_REAL.split())
_NAMED_AFTER = frozenset({"meneer", "mevrouw", "mevr", "mw", "dhr", "heer", "juf", "juffrouw", "meester", "familie"})

_DAYS = "|".join(WEEKDAYS)
_PARTS = {"ochtend": "ochtend", "vroeg": "ochtend", "morgen": "ochtend", "middag": "middag", "namiddag": "middag"}
_PARTS |= {"avond": "avond", "nacht": "nacht", "ocht": "ochtend", "mid": "middag", "av": "avond", "vnd": "avond"}
_COMPOUND = re.compile(rf"(vn|van|overmorgen|morgen|(?:eer)?gister(?:en|n)?|{_DAYS})({'|'.join(_PARTS)})")
_FIRST_OF = re.compile(
    r"\been(?= %\d+(?: ?$| \||(?: (?:\d+|een|om|half|kwart|tussen|van|graag|is|was|dan|lukt|past|kan)\b)))"
)
"""`een april om twaalf uur`, not `een april vol toetsen`."""
_WHOLE = re.compile(
    r"(^|\b(?:in|de|van|over|door) )(?:heel|hele|gehele|gans) "
    r"(?=%\d|(?:volgende|vorige|deze|komende|afgelopen) (?:week|maand))"
)
_COMMA = re.compile(
    rf", ?(?!(?:om|rond|tegen|half|kwart|een|van|vanaf|t|s|{'|'.join(NUMBERS)})\b)(?=[a-z]|\d+ (?:min|lln|leerling))"
)
_CLOSES = re.compile(r"\d{1,2}(?:[eo]|[-/]\d{1,2})")
"""A comma closes an ordinal or a day and month in digits: `de 18e, de kerstviering`."""
_TOKEN = re.compile(
    r"(?P<year>'\d\d\b)|(?P<ordinal>\d{1,2}(?:e|de|ste|th|nd|rd)\b)|(?P<number>\d+(?:[-/.:,]\d+)*)"
    r"|(?P<word>t/m|&[a-z]+|[^\W\d_]+)|(?P<dash>(?<=\s)[-–](?=\s)|(?<=[a-z])[-–](?=[a-z\d]))|(?P<end>[.!?;\n])"
    r"|(?P<other>[^\s\w,:'\"()]+)"
)


def canonical(text: str) -> str:
    """The words of a text in one spelling, see the top of this module; at most `LONGEST` characters are looked at."""
    flat = unicodedata.normalize("NFKD", without_names(text[:LONGEST]).lower())
    flat = "".join(ch for ch in flat if not unicodedata.combining(ch))
    words: list[str] = []
    phrased = rephrased(without_compounds(flat))
    for token in _TOKEN.finditer(phrased):
        _add(words, token[0], token.lastgroup or "")
        if words and _CLOSES.fullmatch(words[-1]) and _COMMA.match(phrased, token.end()):
            words.append("|")
    return _WHOLE.sub(r"\1", _FIRST_OF.sub("1", " ".join(words)))


def _add(words: list[str], said: str, kind: str) -> None:
    before = words[-1] if words else ""
    if kind == "word":
        words.extend(["~"] if before in _NAMED_AFTER else _spelled(said).split())
    elif kind == "ordinal":
        words.append(f"{int(''.join(ch for ch in said if ch.isdecimal()))}e")
    elif kind == "end":
        if said != "." or not (before[:1] in "=%" or before.isdecimal()):
            words.append("|")
    else:
        words.append({"dash": "-", "other": "~"}.get(kind, said))


@lru_cache(maxsize=8192)
def _spelled(word: str) -> str:
    found = _SPELLED.get(word)
    if found is not None:
        return found
    compound = _COMPOUND.fullmatch(word)
    if compound:
        day = {"van": "vandaag", "vn": "vandaag"}.get(compound[1], compound[1])
        return f"{_SPELLED.get(day, day)} {_PARTS[compound[2]]}"
    near = _nearest(word) if _may_be_typed_wrong(word) else ""
    return _SPELLED.get(near, near or word)


def _may_be_typed_wrong(word: str) -> bool:
    return 5 <= len(word) <= 14 and word not in _REAL_WORDS and word.isascii()


def _nearest(word: str) -> str:
    """The date word that this one may be a typing error of: one slip, in a long word two."""
    best, least = "", 3
    for target in _TYPED:
        allowed = 2 if len(target) >= 8 and len(word) >= 8 and _TYPED[target] != target else 1
        if word[0] != target[0] or _only_longer(word, target):
            continue
        slips = OSA.distance(word, target, score_cutoff=allowed)
        if slips <= allowed and slips < least:
            best, least = target, slips
    return best


def _only_longer(word: str, target: str) -> bool:
    """An ending makes another word: `dinsdags`, `julien`."""
    return word.startswith(target) and word[len(target) :] != target[-1]
