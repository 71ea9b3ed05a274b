"""Whether what reads as a day is meant as one: habits, things that are counted, what is compared or taught about.

Some expressions say a day wherever they stand ("12 maart", "volgende week"). The others are judged by what is around:

- what may be something else ("maart", "4-2", "pasen") is a day where it is introduced and closed as one;
- a bare weekday, month or feast is none in a sentence about what is usual ("op maandag is hij altijd moe"), unless that
  sentence plans ("maandag kan ik altijd");
- an ordinal without a month is none where the text counts other things with ordinals, or compares.
"""

from __future__ import annotations

import re

from dialogs.date_view import NO_NOUN, Hit

_INTRODUCED = re.compile(
    r"(?:\b(?:(?:op|in|voor|na|van|vanaf|tot|t/m|sinds|tussen|uiterlijk|ergens|rond|per|dag|datum|deadline|is|was"
    r"|naar|maand|tijdens|gedurende)(?: de)?) |[|] )$"
)
_WITH = re.compile(r"\bmet (?:de )?$")
_SCORE = re.compile(r"\b(?:in|maand|lokaal|klas|groep|kamer|zaal) $")
"""Before `4-2`: `in` tells of a score, the others of a number."""
_TOPIC = re.compile(r"\b(?:is|was) $")
_OPENS = re.compile(r"(?:de )?$")
_JOINED = re.compile(r" ?(?:(?:of|en)|-) (?:op )?")
_CLOSED = re.compile(
    r"(?= ?$| [|@]| -| (?:om|tot|t/m|en|of|kan|is|was|graag|past|lukt|lijkt|ook|nog|aub|hoor|toch|ga|ik|zou"
    r"|schikt)\b| -)"
)
_SUITS = re.compile(
    r" (?:@|(?:is|lijkt)(?: me| mij| ook)* (?:goed|prima|ok|oke|akkoord|mogelijk|handig|fijn|beter)"
    r"|wel|graag|kan|lukt|past|dan|schikt|zou|(?:zit|ben|heb|ga|werk|sta|doe|wil|kom) (?:ik|we|wij))(?= |$)"
)
_COUNTED = re.compile(r"\b(?:dag|dagen|weken|keer|maanden|weekenden) (?:per|in|van) (?:de )?$")

_BARE = re.compile(r"(?:in |op )?(?:[#%]\d+|&[a-z]+)|(?:in |van )het weekend")
_MONTH = re.compile(r"%\d+")
_HAPPENED = re.compile(r"\b(?:was|waren|had|hadden|kwam|kwamen|werd|ging)\b")
_USUAL = (
    r"(?<!zoals )(?<!als )(?:soms|altijd|vaak|vaker|meestal|doorgaans|normaal|gewoonlijk|steeds|telkens|nooit|never"
    r"|always|zelden|geregeld|regelmatig|standaard|traditioneel|vroeger|tegenwoordig"
    r"|(?:iedere|elke) (?:keer|les|dag|avond)|vaste (?:les|stage|werk)?dag(?:en)?|mijn (?:les|stage|werk)dag(?:en)?)"
)
_USUAL_BEFORE = re.compile(rf"\b{_USUAL}\b(?P<between>[^|]*)$")
_USUAL_BEHIND = re.compile(rf"(?P<between>[^|]*?)\b{_USUAL}\b(?P<then>(?: \S+)?)")
_ONCE_MORE = re.compile(r" (?:ook|weer|toen)\b")
_BOUND = re.compile(r"\b(?:sinds|vanaf|tot|t/m|voor|na|uiterlijk) (?:de )?$")
_PLANS = re.compile(
    r"\b(?:kan|kun|kunnen|past|lukt|schikt|zal|zullen|wil|willen|laten|doen|doe|graag|liever|liefst|dus|maar|dan|goed"
    r"|prima|beschikbaar|vrij|welkom|mogelijk)\b"
)

_INDEFINITE = re.compile(r"(?:\been|\bzo n|=7 n) $")
_CALLED = re.compile(r"\b(?:(?:heet|heette|heten|genaamd) (?:\S+ )?|schrijf(?:t|ven)? (?:je|men|we|ze) |het woord )$")
_IS_CALLED = re.compile(r" (?:heet|heette|heten)\b")

_ORDINAL = re.compile(r"de \d{1,2}[eo]")
_COUNTING = re.compile(rf"\b\d{{1,2}}[eo] (?!{NO_NOUN}|week\b|dag\b|afgelopen\b)[a-z]{{3,}}")
_OF_CLASS = re.compile(r"\b(?:(?:bij|met|uit) de \d{1,2}|(?:van|voor|in) de [1-6])[eo]$")
"""`de les van de 3e`, `voor de 4e`: a class; `bij de 16e`: a place in a list."""
_WAS_SO = re.compile(
    r"\bde (?:\d|1[012])[eo] (?:was|waren) (?!(?:hij|ze|zij|ik|we|wij|er|dat|het|de|die|mijn|onze|een"
    r"|te|vol|bezet|@)\b)[a-z]"
)
_COMPARED = re.compile(r"\b(?!(?:later|eerder|vroeger|liever|verder) )[a-z]{2,}er (?:[a-z]+ )?dan de \d{1,2}[eo]\b")


def meant(seen: list[Hit], words: str, *, alone: bool) -> list[Hit]:
    """The expressions that are meant as days. `alone`: beside them the text says nothing of its own."""
    kept: list[Hit] = []
    every = _joined(seen, words)
    for n, group in enumerate(every):
        before = words[every[n - 1][-1].end if n > 0 else 0 : group[0].start]
        behind = words[group[-1].end : every[n + 1][0].start if n + 1 < len(every) else len(words)]
        usual = _is_usual(before, behind)
        held = True
        for hit in group:
            bare = _BARE.fullmatch(words[hit.start : hit.end]) is not None
            if words[hit.start].isdecimal() and hit.weak and _SCORE.search(words[: hit.start]):
                held = False
            elif hit is group[0]:
                held = not hit.weak or alone or _stands(hit, words)
            held = (held or not (hit.weak or bare)) and not (
                (usual and bare and not _happened(hit, words))
                or _is_any(hit, words, bare=bare)
                or (not alone and _counts(hit, words))
            )
            kept += [hit] if held else []
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
        return (_SUITS.match(words, hit.end) or _CLOSED.match(words, hit.end)) is not None
    if words[hit.start] == "&" and _TOPIC.search(before):
        return False
    introduced = _INTRODUCED.search(before) is not None and _COUNTED.search(before) is None
    return introduced and (hit.whole or _CLOSED.match(words, hit.end) is not None)


def _is_usual(before: str, behind: str) -> bool:
    """Whether what stands before or behind tells of a habit, and plans nothing."""
    if _ONCE_MORE.match(behind) or _BOUND.search(before):
        return False
    said, told = _USUAL_BEFORE.search(before), _USUAL_BEHIND.match(behind)
    return (said is not None and not _PLANS.search(said["between"])) or (
        told is not None and not _PLANS.search(f"{told['between']} {told['then']}")
    )


def _happened(hit: Hit, words: str) -> bool:
    """Whether a month is one in which something was: "in december was hij vaak ziek"."""
    return _MONTH.match(words, hit.start) is not None and _HAPPENED.search(words) is not None


def _is_any(hit: Hit, words: str, *, bare: bool) -> bool:
    """Whether it is `een maandag`, whichever, or what someone is called."""
    before = words[: hit.start]
    if _CALLED.search(before) or _IS_CALLED.match(words, hit.end):
        return True
    return bare and words[hit.start] in "#&" and _INDEFINITE.search(before) is not None


def _counts(hit: Hit, words: str) -> bool:
    """Whether a bare ordinal counts, as the others in the text do: "de 1e opdracht ging beter dan de 2e"."""
    if not words.startswith("de ", hit.start) or _ORDINAL.fullmatch(words[hit.start : hit.end]) is None:
        return False
    if _WAS_SO.match(words, hit.start) or _OF_CLASS.search(words[: hit.end]):
        return True
    return (
        _COMPARED.search(words) is not None or _COUNTING.search(f"{words[: hit.start]}|{words[hit.end :]}") is not None
    )
