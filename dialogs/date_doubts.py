"""Whether what reads as a day is meant as one, or is counted, compared, called or taught about.

Some expressions say a day wherever they stand ("12 maart", "volgende week"). The others are judged by what is around:

- what may be something else ("maart", "4-2", "pasen") is a day where it is introduced and closed as one;
- a bare weekday, month or feast is none where it is any ("een maandag") or a habit (`date_habits`);
- an ordinal without a month is none where the text counts other things with ordinals, or compares.
"""

from __future__ import annotations

import re

from dialogs.date_habits import is_habit
from dialogs.date_names import NAME
from dialogs.date_view import NO_NOUN, Hit

_SAYING = re.compile(
    r"\b(?:elke|elk|iedere|ieder|alle|every) (?:\d+[eo] )?(?:(?:week )?(?:op )?[#=]\d(?:(?: en| of| t/m| tot)? [#=]\d)*"
    r"|%\d+|week|maand|weekend|&[a-z]+)"
    r"|\b(?:wekelijks|maandelijks|nooit) (?:op )?[#=]\d"
    r"|\bniet (?:van )?vandaag (?:of|op) morgen(?! maar\b)"
    r"|\b(?:goede|goeie|goeden|goed|good|fijne?|prettige?|mooie?|leuke?|lekkere?) (?:morgen|ochtend|middag"
    r"|avond|&[a-z]+|[#=]\d)"
    r"|\bvandaag de dag\b|\b(?:tot op|dag van) vandaag\b|\b(?:blauwe|zwarte|dolle) #\d"
    r"|\bliever vandaag dan morgen\b|\bheen en (?:\S+ ){1,3}geleden\b|%1 (?:tot|t/m|tot en met) %12\b"
    r"|(?<!\S)24/7(?!\S)"
    r"|\bom de (?:andere |twee |2 )?(?:dag|week|weken|maand|&[a-z]+|[#=]\d)(?: op [#=]\d)?"
    r"|(?<!\S)(?<!\d )%\d+ %\d+(?! \d)(?!\S)"
    r"|#\d (?:daarvoor|daarna|ervoor|erna|erop)\b"
    r"|(?<!over )(?<!binnen )\b(?:\d+|een|paar) (?:dag|dagen|week|weken|maand|maanden) (?:na|voor)\b"
)
"""Date words that together name no day: `elke dinsdag`, `goedemorgen`, `vandaag de dag`."""
_INTRODUCED = re.compile(
    r"(?:\b(?:(?:op|in|voor|na|van|vanaf|tot|t/m|sinds|tussen|uiterlijk|ergens|rond|per|dag|datum|deadline|is|was"
    r"|naar|maand|tijdens|gedurende|wordt(?: het| dan)?)(?: de)?) |[|] )$"
)
_WITH = re.compile(r"\bmet (?:de )?$")
_NUMBERED = re.compile(r"\b(?:in|maand|lokaal|klas|groep|kamer|zaal) $")
_PAIR = re.compile(r"\d+[-/]\d+")
_TOPIC = re.compile(r"\b(?:is|was) $")
_OPENS = re.compile(r"(?:de )?$")
_JOINED = re.compile(r" ?(?:(?:of|en)|-) (?:op )?")
_CLOSED = re.compile(
    r"(?= ?$| [|@]| -| (?:om|tot|t/m|en|of|kan|is|was|graag|past|lukt|lijkt|ook|nog|aub|hoor|toch|ga|ik|zou"
    r"|schikt)\b| -)"
)
_SUITS = re.compile(
    r" (?:@|(?:is|lijkt)(?: me| mij| ook)* (?:goed|prima|ok|oke|akkoord|mogelijk|handig|fijn|beter)"
    r"|kan(?= ?$| (?:ik|ook|wel|niet|nog|prima|altijd|dan|als|maar|we|wij|het)\b| [|@])|wel|graag|lukt|past|dan|schikt"
    r"|zou|(?:zit|ben|heb|ga|werk|sta|doe|wil|kom) (?:ik|we|wij))(?= |$)"
)
_COUNTED = re.compile(r"\b(?:dag|dagen|weken|keer|maanden|weekenden) (?:per|in|van) (?:de )?$")

_BARE = re.compile(r"(?:in |op )?(?:[#%]\d+|&[a-z]+)|(?:in |van )het weekend")
_INDEFINITE = re.compile(r"(?:\been|\bzo n|=7 n) $")
_CALLED = re.compile(r"\b(?:(?:heet|heette|heten|genaamd) (?:\S+ )?|schrijf(?:t|ven)? (?:je|men|we|ze) |het woord )$")
_IS_CALLED = re.compile(r" (?:heet|heette|heten)\b")

_ORDINAL = re.compile(r"de \d{1,2}[eo]")
_COUNTING = re.compile(rf"\b\d{{1,2}}[eo] (?!{NO_NOUN}|week\b|dag\b|afgelopen\b)[a-z]{{3,}}")
_OF_CLASS = re.compile(r"\b(?:(?:bij|met|uit) de \d{1,2}|(?:(?<!je )van|voor|in) de [1-6])[eo]$")
"""`de les van de 3e`, `voor de 4e`: a class; `bij de 16e`: a place in a list."""
_WAS_SO = re.compile(
    r"\bde (?:\d|1[012])[eo] (?:was|waren) (?!(?:hij|ze|zij|ik|we|wij|er|dat|het|de|die|mijn|onze|een"
    r"|te|vol|bezet|@)\b)[a-z]"
)
_COMPARED = re.compile(r"\b(?!(?:later|eerder|vroeger|liever|verder) )[a-z]{2,}er (?:[a-z]+ )?dan de \d{1,2}[eo]\b")


def without_sayings(words: str) -> str:
    """The words with a name for what is made of date words and never names a day."""
    return _SAYING.sub(NAME, words)


def meant(seen: list[Hit], words: str, *, alone: bool) -> list[Hit]:
    """The expressions that are meant as days. `alone`: beside them the text says nothing of its own."""
    kept: list[Hit] = []
    every = _joined(seen, words)
    for n, group in enumerate(every):
        before = words[every[n - 1][-1].end if n > 0 else 0 : group[0].start]
        behind = words[group[-1].end : every[n + 1][0].start if n + 1 < len(every) else len(words)]
        holds = True
        for hit in group:
            said = words[hit.start : hit.end]
            bare = _BARE.fullmatch(said) is not None
            if hit is group[0]:
                holds = not hit.weak or alone or _stands(hit, words)
            holds = (
                (holds or not (hit.weak or bare))
                and not (bare and (is_habit(before, said, behind) or _is_any(hit, words)))
                and not _is_number(hit, words)
                and not _is_called(hit, words)
                and (alone or not _counts(hit, words))
            )
            kept += [hit] if holds else []
    return kept


def _joined(seen: list[Hit], words: str) -> list[list[Hit]]:
    """The expressions, those together that "en", "of" or a dash joins: they share what is said of them."""
    groups: list[list[Hit]] = []
    for hit in seen:
        if groups and _JOINED.fullmatch(words[groups[-1][-1].end : hit.start]):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _stands(hit: Hit, words: str) -> bool:
    """Whether an expression that may be something else is a date here: introduced and closed as one."""
    before = words[: hit.start]
    if _OPENS.match(before):
        return _SUITS.match(words, hit.end) is not None or (words[0].isdecimal() and words.startswith(" |", hit.end))
    if words[hit.start] == "&" and _WITH.search(before):
        return not words.startswith(" op &", hit.end)
    if words[hit.start] == "&" and _TOPIC.search(before):
        return False
    introduced = _INTRODUCED.search(before) is not None and _COUNTED.search(before) is None
    return introduced and (hit.whole or _CLOSED.match(words, hit.end) is not None)


def _is_any(hit: Hit, words: str) -> bool:
    """Whether it is `een maandag`, whichever."""
    return words[hit.start] in "#&" and _INDEFINITE.search(words[: hit.start]) is not None


def _is_number(hit: Hit, words: str) -> bool:
    """Whether it is the score or the number of something: "in 3-2 geëindigd", "lokaal 2-11"."""
    pair = _PAIR.fullmatch(words[hit.start : hit.end])
    return pair is not None and _NUMBERED.search(words[: hit.start]) is not None


def _is_called(hit: Hit, words: str) -> bool:
    """Whether it is what someone is called, or a word that is spoken about."""
    return _CALLED.search(words[: hit.start]) is not None or _IS_CALLED.match(words, hit.end) is not None


def _counts(hit: Hit, words: str) -> bool:
    """Whether a bare ordinal counts, as the others in the text do: "de 1e opdracht ging beter dan de 2e"."""
    if not words.startswith("de ", hit.start) or _ORDINAL.fullmatch(words[hit.start : hit.end]) is None:
        return False
    if _WAS_SO.match(words, hit.start) or _OF_CLASS.search(words[: hit.end]):
        return True
    if _COMPARED.search(words):
        return True
    small = hit.days[0].day <= 12
    return small and _COUNTING.search(f"{words[: hit.start]}|{words[hit.end :]}") is not None
