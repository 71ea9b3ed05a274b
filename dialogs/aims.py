"""What a question asks for: a moment, a person, a number, a reason, a place, leave, a price, or what something is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Aim = Literal["when", "who", "many", "long", "why", "where", "may", "cost", "what"]

_AIMS: tuple[tuple[Aim, re.Pattern[str]], ...] = tuple(
    (aim, re.compile(pattern))  # type: ignore[misc]
    for aim, pattern in (
        ("cost", r"\b(?:wat|hoeveel) kost(?:en)?\b|\bhoe ?duur\b|\b(?:prijs|kosten) van\b"),
        ("long", r"\bhoe ?lang\b|\bhoe ?veel (?:weken|maanden)\b|\bduurt?\b"),
        (
            "when",
            r"\bwanneer\b|\b(?:welke|wat is de) (?:datum|week|periodes?)\b|\bhoe (?:laat|snel)\b|\bdeadlines?\b"
            r"|\buiter(?:lijke?|ste)\b|\b(?:op|tot|voor) welk(?:e dag)? ?(?:moment)?\b|\b(?:binnen|na) hoeveel\b"
            r"|\binlever(?:datum|moment)\b|\bdatum\b|\blaatste (?:dag|inleverdag)\b",
        ),
        ("why", r"\bwaar (?:is|zijn|dien\w*|gebruik\w*|heb \w+|maak \w+) .*\bvoor\b"),
        ("who", r"\bwie\b|\bwaar (?:stuur|gaat .* (?:heen|naartoe))"),
        ("many", r"\bhoe ?veel\b|\bhoe ?vaak\b|\baantal\b"),
        ("why", r"\bwaarom\b|\bwaarvoor\b|\bwaartoe\b"),
        ("where", r"\bwaar (?:vind|is|staa|zie|haal|vul|kan ik|laat|koop|parkeer)"),
        ("may", r"^(?:mag|moet|kan|kunnen|hoef|moeten|mogen)\b(?! me\b)|\bmag (?:ik|dat)\b"),
    )
)
_NEAR: frozenset[frozenset[Aim]] = frozenset(
    frozenset(pair) for pair in (("what", "may"), ("what", "why"), ("long", "many"), ("may", "who"))
)
_ASKS = re.compile(
    r"(?:(?:en|dus|maar|hoi|hallo|hey) )?"
    r"(?:(?:(?:op|in|tot|met|bij|aan|naar|voor|na|binnen|uit) )?"
    r"(?:wat|wie|wiens|wanneer|hoe|hoeveel|hoelang|waar\w*|welke?)"
    r"|is|zijn|ben|heb (?:ik|je|jij|u)|heeft|mag|mogen|moet|moeten|hoef|krijgt?|krijgen|wordt?|telt|hoort|geldt|gelden"
    r"|kunnen|kan (?:ik|de|het|mijn)|loop|geef ik|beslis|beoordeel|zit)\b"
)

_ASKS_WITHIN = re.compile(
    r"\b(?:wat|wie|wiens|wanneer|hoe|hoeveel|hoelang|welke?|waar\w*|vraag me af"
    r"|(?:mag|moet|kan|hoef|heb|krijg) (?:ik|dat)|(?:geef|noem|vertel|zeg|stuur) (?:me|mij|eens|even))\b"
)


@lru_cache(maxsize=8192)
def aim_of(flat: str) -> Aim:
    """What a plain question asks for."""
    return next((aim for aim, pattern in _AIMS if pattern.search(flat)), "what")


def at_odds(asked: Aim, known: Aim) -> bool:
    """Whether two questions ask for things so different that the answer to one is none to the other."""
    return asked != known and frozenset((asked, known)) not in _NEAR


def is_question(text: str, flat: str) -> bool:
    """Whether a text asks to be told something, rather than to have something done."""
    return _ASKS.match(flat) is not None or text.rstrip().endswith("?")


def asks(text: str, flat: str) -> bool:
    """Whether a text asks something, also behind a story, as an order ("geef me …") or in key words."""
    return is_question(text, flat) or aim_of(flat) != "what" or _ASKS_WITHIN.search(flat) is not None
