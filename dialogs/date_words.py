"""The words of Dutch dates, brought to one spelling: typing errors, abbreviations, compounds and number words.

A text becomes words with one space between them, in which a weekday is `#1` (maandag) to `#7`, an abbreviated one `=1`
to `=7`, a month `%1` to `%12`, a school holiday or a feast `&name`, an ordinal in digits `12e` and in words `12o`, a
name `~`, the end of a sentence `|`, and a part of the day one of `ochtend middag avond nacht`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import OSA

from dialogs.dutch import MONTHS, WEEKDAYS

LONGEST = 300
"""Characters that are looked at."""

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_NUMBERS = {word: n for n, word in enumerate(_UNITS, 1) if n > 1} | {word: n for n, word in enumerate(_TEENS, 10)}
_NUMBERS |= {"twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60}
_NUMBERS |= {f"{one}entwintig": 20 + n for n, one in enumerate(_UNITS, 1)} | {"eenendertig": 31}
_ENGLISH_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ORDINALS = {f"{word}de": n for word, n in _NUMBERS.items() if n < 20 and n not in (3, 8)}
_ORDINALS |= {f"{word}ste": n for word, n in _NUMBERS.items() if 19 < n < 32}
_ORDINALS |= {"eerste": 1, "derde": 3, "achtste": 8}

_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH_MONTHS = (
    "january", "february", "march", "", "", "june", "july", "august", "september", "october", "", "",
)  # fmt: skip
_SHORT_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

_SPELLED: dict[str, str] = {
    **{word: f"#{n}" for n, word in enumerate(WEEKDAYS, 1)},
    **{word: f"#{n}" for n, word in enumerate(_ENGLISH_DAYS, 1)},
    **{word: f"={n}" for n, word in enumerate(_SHORT_DAYS, 1)},
    **{short: f"={n}" for n, short in ((2, "din"), (2, "dins"), (3, "woe"), (3, "woens"), (4, "dond"))},
    **{word: f"%{n}" for n, word in enumerate(MONTHS, 1)},
    **{word: f"%{n}" for n, word in enumerate(_ENGLISH_MONTHS, 1) if word},
    **{word: f"%{n}" for word, n in _SHORT_MONTHS.items()},
    **{word: str(n) for word, n in (_NUMBERS | _ENGLISH_NUMBERS).items()},
    **{word: f"{n}o" for word, n in _ORDINALS.items()},
    **dict.fromkeys(("maaart", "maarrt", "maaert", "maert", "maard", "mart"), "%3"),
    **dict.fromkeys(("aprl", "aprli", "apil"), "%4"),
    **{word.replace("ij", "y"): f"#{n}" for n, word in enumerate(WEEKDAYS, 1) if "ij" in word},
    **{f"{word}e": f"%{n}" for n, word in ((1, "januari"), (2, "februari"), (6, "juni"), (7, "juli"))},
    **dict.fromkeys(("today", "heden", "vandaaag", "vandag", "vndaag", "vandaga"), "vandaag"),
    **dict.fromkeys(("tomorrow", "mrogen", "morgne", "moregn", "morge", "mrgen", "mrg", "mrgn"), "morgen"),
    **dict.fromkeys(("gister", "yesterday", "gistere", "gistre", "gitseren", "gisetren"), "gisteren"),
    **dict.fromkeys(("eergister",), "eergisteren"),
    **dict.fromkeys(("overmorge", "overmrogen"), "overmorgen"),
    **dict.fromkeys(("volgend", "next", "volgnde", "vlgende", "vogende", "volgene"), "volgende"),
    **dict.fromkeys(("vorig", "vorrige", "voirge"), "vorige"),
    **dict.fromkeys(("dit", "this"), "deze"),
    **dict.fromkeys(("last", "jl", "jongstleden", "gepasseerde", "afgelope"), "afgelopen"),
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
    **{w: w for w in ("vandaag", "gisteren", "overmorgen", "eergisteren", "afgelopen")},
    "aanstaande": "aanstaande",
}
_REAL = """
    vandaan vandaar vandaal zonder zondagen zondig zomerdag donderslag donderde augustinus augustin gasteren geesteren
    aanstaan
"""
_REAL_WORDS = frozenset(_REAL.split())
_MAY_BE_NAME = re.compile(r"\b(?:Mei|April|Juni|Juli|Augustus|August)\b")
_NAMED_AFTER = frozenset({"meneer", "mevrouw", "mevr", "mw", "dhr", "heer", "juf", "juffrouw", "meester", "familie"})
_MONTH_FOLLOWS = frozenset({"in", "begin", "half", "eind", "tot", "t/m", "deze", "volgende", "vorige", "komende"})

_DAYS = "|".join(WEEKDAYS)
_PARTS = {"ochtend": "ochtend", "vroeg": "ochtend", "morgen": "ochtend", "middag": "middag", "namiddag": "middag"}
_PARTS |= {"avond": "avond", "nacht": "nacht"}
_COMPOUND = re.compile(rf"(van|morgen|gister(?:en|n)?|{_DAYS})({'|'.join(_PARTS)})")
_HOLIDAY = re.compile(r"\b(voorjaars?|krokus|carnavals?|kerst|mei|herfst|zomer|grote)[ -]?va[kc]a?(?:n?[ts]ies?|\b\.?)")
_HOLIDAY_NAMES = {
    "voorjaar": "voorjaarsvakantie", "voorjaars": "voorjaarsvakantie", "krokus": "voorjaarsvakantie",
    "carnaval": "voorjaarsvakantie", "carnavals": "voorjaarsvakantie", "grote": "zomervakantie",
}  # fmt: skip


def _english_part(found: re.Match[str]) -> str:
    return {"end": "eind ", "beginning": "begin ", "middle": "half "}[found[1]]


def _about(found: re.Match[str]) -> str:
    """`een week of drie` is about three weeks; `een week of twee weken` stays."""
    number = _NUMBERS.get(found[2]) or (int(found[2]) if found[2].isdecimal() else 0)
    return f"{number} {_PLURALS[found[1]]}" if number > 1 else found[0]


_PLURALS = {"dag": "dagen", "week": "weken", "maand": "maanden"}
_FIRST: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(\d{4}-\d\d-\d\d)t(?=\d)", r"\1 "),
        (r"[’`´‘]", "'"),
        (r"\ba\.? ?s\.(?= |$)|\ba\.s\b", " komende "),
        (r"\bas (?=(?:ma|di|woe|do|vr|za|zo)[a-z]*dag)", "komende "),
        (r"\bl\.l\.?|\bj\.l\.?", " afgelopen "),
        (r"\btot (?:en|&) met\b|\bt\.?/?e?n?/?m\.?(?=\s|\d|$)", " t/m "),
        (r"\btot aan\b", "tot"),
        (r"\bs'(?=middags|avonds|ochtends|morgens|nachts)|'s(?= )", " "),
        (r"\bover morgen\b", "overmorgen"),
        (r"\beer gister", "eergister"),
        (r"\b([01]?\d|2[0-4]) ?[uh] ?([0-5]\d)\b", r"\1:\2"),
        (r"\b([01]\d|2[0-3])([0-5]\d) ?(?:uur|u|h)\b", r"\1:\2 uur"),
        (r"(?<=\d)(?:uur|u|h)\b", " uur"),
        (r"(?<=\d) ?u\b", " uur"),
        (r"(\d{1,2}/\d{1,2})-(?=\d{1,2}/\d{1,2})", r"\1 - "),
        (r"(?<=\d) may\b|(?<=\bend of )may\b|(?<=\bin )may\b", " mei"),
        (r"\bmay (?=\d{1,2}\b)", "mei "),
        (r"\bvolgendeweek\b", "volgende week"),
        (r"\bn\.? ?d\. ?(?=[a-z]+vak)", "na de "),
        (r"\bbeg(?:\.|n\b|(?= (?:mrt|jan|feb|apr|mei|jun|jul|aug|sep|okt|nov|dec)))", "begin "),
        (r"\b(?:oevr|ovre|ovr|ober)\b(?= (?:een|n|\d|twee|drie|vier|vijf|zes)\b)", "over"),
        (r"\b'?n (?=(?:dag|week|maand|weekje|maandje|dagje)\b)", "een "),
        (r"\bdeze (?=(?:ochtend|middag|avond|nacht)\b)", "vandaag "),
        (r"\bdeze morgen\b", "vandaag ochtend"),
        (r"\b(tussen|van|vanaf) nu\b", r"\1 vandaag"),
        (r"\b(maan|dins|woens|donder|vrij|zater) dag\b", r"\1dag"),
        (r"\b(20\d\d)([01]\d)([0-3]\d)\b", r"\1-\2-\3"),
        (r"\b(?:the )?day after tomorrow\b", "overmorgen"),
        (r"\b(?:the )?day before yesterday\b", "eergisteren"),
        (r"\b(?:the )?(end|beginning|middle) of (?:the )?(?!maan|dins|week \d)", _english_part),
        (r"(?<=\d)((?:st|nd|rd|th)) of ", r"\1 "),
        (r"\bv/?d\b", "van de"),
        (r"\b(?:een )?(dag|week|maand)(?:je)? of (\w+)\b", _about),
    )
)
_FEASTS = tuple(
    (re.compile(rf"(?<!&)\b(?:{pattern})\b"), name)
    for pattern, name in (
        (r"(?<=\bna |\bin )(?:de )?kerst", "kerstvakantie"),
        (r"(?:1e|eerste) kerstdag", "kerstdag"),
        (r"(?:2e|tweede) kerstdag", "tweedekerstdag"),
        (r"kerstavond", "kerstavond"),
        (r"kerst(?:mis|dagen)?", "kerst"),
        (r"oud en nieuw|oude?jaars?(?:dag|avond)?", "oudjaar"),
        (r"nieuwjaar(?:sdag)?", "nieuwjaar"),
        (r"goede vrijdag", "goedevrijdag"),
        (r"(?:2e|tweede) paasdag|paasmaandag|easter monday", "tweedepaasdag"),
        (r"(?:(?:1e|eerste) )?paasdag|paaszondag", "paasdag"),
        (r"pasen|easter", "pasen"),
        (r"(?:2e|tweede) pinksterdag|pinkstermaandag", "tweedepinksterdag"),
        (r"(?:(?:1e|eerste) )?pinksterdag|pinksterzondag", "pinksterdag"),
        (r"pinksteren", "pinksteren"),
        (r"hemelvaart(?:s?dag)?", "hemelvaart"),
        (r"konings?dag", "koningsdag"),
        (r"bevrijdingsdag", "bevrijdingsdag"),
    )
)
_TOKEN = re.compile(
    r"(?P<year>'\d\d\b)|(?P<ordinal>\d{1,2}(?:e|de|ste|th|nd|rd)\b)|(?P<number>\d+(?:[-/.:,]\d+)*)"
    r"|(?P<word>t/m|&[a-z]+|[^\W\d_]+)|(?P<dash>(?<=\s)[-–](?=\s)|(?<=[a-z])[-–](?=[a-z\d]))|(?P<end>[.!?;\n])"
    r"|(?P<other>[^\s\w,:'\"()]+)"
)


def canonical(text: str) -> str:
    """The words of a text in one spelling, see the top of this module; at most `LONGEST` characters are looked at."""
    cut = text[:LONGEST]
    flat = unicodedata.normalize("NFKD", (cut if cut.isupper() else _MAY_BE_NAME.sub(_month_or_name, cut)).lower())
    flat = "".join(ch for ch in flat if not unicodedata.combining(ch))
    for pattern, to in _FIRST:
        flat = pattern.sub(to, flat)
    flat = _HOLIDAY.sub(lambda m: f" &{_HOLIDAY_NAMES.get(m[1], m[1] + 'vakantie')} ", flat)
    for pattern, name in _FEASTS:
        flat = pattern.sub(f" &{name} ", flat)
    words: list[str] = []
    for token in _TOKEN.finditer(flat):
        _add(words, token[0], token.lastgroup or "")
    return " ".join(words)


def _month_or_name(found: re.Match[str]) -> str:
    """A month with a capital is a name, unless a day or a word like `begin` comes before it or it opens the text."""
    before = found.string[: found.start()].lower().split()
    if before:
        return found[0] if before[-1][0].isdigit() or before[-1] in _MONTH_FOLLOWS else "~"
    return "~" if found[0] in ("Mei", "August") else found[0]


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
        day = {"van": "vandaag", "gister": "gisteren", "gistern": "gisteren"}.get(compound[1], compound[1])
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
