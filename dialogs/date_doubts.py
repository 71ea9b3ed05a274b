"""Whether what reads as a day is meant as one: habits, things that are counted, what is compared or taught about.

Some expressions say a day wherever they stand ("12 maart", "volgende week"). The others are judged by what is around:

- what may be something else ("maart", "4-2", "pasen") is a day where it is introduced and closed as one;
- a bare weekday, month or feast is none in a sentence about what is usual ("op maandag is hij altijd moe"), unless that
  sentence plans ("maandag kan ik altijd");
- an ordinal without a month is none where the text counts other things with ordinals, or compares.
"""

from __future__ import annotations

import re

from dialogs.date_view import Hit

_INTRODUCED = re.compile(
    r"(?:\b(?:(?:op|in|voor|na|van|vanaf|tot|t/m|sinds|tussen|uiterlijk|ergens|rond|per|dag|datum|deadline|is|was"
    r"|naar|maand|tijdens|gedurende)(?: de)?) |[|] )$"
)
_OPENS = re.compile(r"(?:de )?$")
_JOINED = re.compile(r"(?:\b(?:of|en)|-) $")
_CLOSED = re.compile(
    r"(?= ?$| [|@]| -| (?:om|tot|t/m|en|of|kan|is|was|graag|past|lukt|lijkt|ook|nog|aub|hoor|toch|ga|ik|zou"
    r"|schikt)\b| -)"
)
_SUITS = re.compile(r" (?:@|wel|graag|kan|lukt|past|dan|schikt|zou)(?= |$)")
_COUNTED = re.compile(r"\b(?:dag|dagen|weken|keer|maanden|weekenden) (?:per|in|van) (?:de )?$")

_BARE = re.compile(r"(?:in |op )?(?:[#%]\d+|&[a-z]+)|(?:in |van )het weekend")
_MONTH = re.compile(r"%\d+")
_HAPPENED = re.compile(r"\b(?:was|waren|had|hadden|kwam|kwamen|werd|ging)\b")
_USUAL = (
    r"(?<!zoals )(?<!als )(?:soms|altijd|vaak|vaker|meestal|doorgaans|normaal|gewoonlijk|steeds|telkens|nooit|never"
    r"|always|zelden|geregeld|regelmatig|standaard|traditioneel|vroeger|tegenwoordig)"
)
_USUAL_BEFORE = re.compile(rf"\b{_USUAL}\b(?P<between>[^|]*)$")
_USUAL_BEHIND = re.compile(rf"(?P<between>[^|]*?)\b{_USUAL}\b(?P<then>(?: \S+)?)")
_PLANS = re.compile(
    r"\b(?:kan|kun|kunnen|past|lukt|schikt|zal|zullen|wil|willen|laten|doen|doe|graag|liever|liefst|dus|maar|dan|goed"
    r"|prima|beschikbaar|vrij|welkom|mogelijk)\b"
)

_INDEFINITE = re.compile(r"(?:\been|\bzo n|=7 n) $")
_CALLED = re.compile(r"\b(?:heet|heette|heten|genaamd) (?:\S+ )?$")
_IS_CALLED = re.compile(r" (?:heet|heette|heten)\b")

_ORDINAL = re.compile(r"de \d{1,2}[eo]")
_COUNTING = re.compile(r"\b\d{1,2}[eo] (?!(?:van|in|of|en|is|was|om|kan|komende|afgelopen|week|dag)\b)[a-z]{3,}")
_WAS_SO = re.compile(
    r"\bde (?:\d|1[012])[eo] (?:was|waren) (?!(?:hij|ze|zij|ik|we|wij|er|dat|het|de|die|mijn|onze|een"
    r"|te|vol|bezet|@)\b)[a-z]"
)
_COMPARED = re.compile(r"\b(?!(?:later|eerder|vroeger|liever|verder) )[a-z]{2,}er (?:[a-z]+ )?dan de \d{1,2}[eo]\b")


def meant(seen: list[Hit], words: str, *, alone: bool) -> list[Hit]:
    """The expressions that are meant as days. `alone`: beside them the text says nothing of its own."""
    kept: list[Hit] = []
    for n, hit in enumerate(seen):
        joined = n > 0 and _JOINED.fullmatch(words[seen[n - 1].end : hit.start].lstrip()) is not None
        if hit.weak and not alone and not (kept[-1:] == seen[n - 1 : n] if joined else _stands(hit, words)):
            continue
        ends = seen[n + 1].start if n + 1 < len(seen) else len(words)
        begins = seen[n - 1].end if n > 0 else 0
        if _is_usual(hit, words, begins, ends) or _is_any(hit, words) or _counts(hit, words):
            continue
        kept.append(hit)
    return kept


def _stands(hit: Hit, words: str) -> bool:
    """Whether an expression that may be something else is a date here: introduced and closed as one."""
    before = words[: hit.start]
    if _OPENS.match(before):
        return _SUITS.match(words, hit.end) is not None
    introduced = _INTRODUCED.search(before) is not None and _COUNTED.search(before) is None
    return introduced and (hit.whole or _CLOSED.match(words, hit.end) is not None)


def _is_usual(hit: Hit, words: str, begins: int, ends: int) -> bool:
    if not _BARE.fullmatch(words[hit.start : hit.end]):
        return False
    if _MONTH.match(words, hit.start) and _HAPPENED.search(words):
        return False
    before, behind = _USUAL_BEFORE.search(words[begins : hit.start]), _USUAL_BEHIND.match(words[hit.end : ends])
    return (before is not None and not _PLANS.search(before["between"])) or (
        behind is not None and not _PLANS.search(f"{behind['between']} {behind['then']}")
    )


def _is_any(hit: Hit, words: str) -> bool:
    """Whether it is `een maandag`, whichever, or what someone is called."""
    before, said = words[: hit.start], words[hit.start : hit.end]
    if _CALLED.search(before) or _IS_CALLED.match(words, hit.end):
        return True
    return _INDEFINITE.search(before) is not None and _BARE.fullmatch(said) is not None and said[0] in "#&"


def _counts(hit: Hit, words: str) -> bool:
    """Whether a bare ordinal counts, as the others in the text do: "de 1e opdracht ging beter dan de 2e"."""
    if _ORDINAL.fullmatch(words[hit.start : hit.end]) is None:
        return False
    if _WAS_SO.match(words, hit.start):
        return True
    return (
        _COMPARED.search(words) is not None or _COUNTING.search(f"{words[: hit.start]}|{words[hit.end :]}") is not None
    )
