"""Text as Teams takes it: cleaned, shortened, escaped; and the few sentences that only this channel says."""

from __future__ import annotations

import re

GENERIC_NOTICE = "Er is een bericht van Werkplekwijzer"
ELSEWHERE = "Hier kan ik niet helpen. Open een eigen gesprek met Werkplekwijzer in Teams en stuur daar 'hallo'."
NOTHING_NEW = "Dit was al verwerkt."
SEE_BELOW = "Kijk hieronder voor het antwoord."
STILL_BUSY = "Ik ben er nog mee bezig. Komt er zo geen bericht, druk dan nog een keer."
FILE_NOT_FETCHED = "Het bestand {name} kon ik niet ophalen. Stuur het nog een keer."
FILE_TOO_LARGE = "Het bestand {name} is te groot. Stuur een kleiner bestand, bijvoorbeeld als pdf."
DROP_FILE = "Sleep het bestand hier in het gesprek, of voeg het toe met de paperclip."
FILE_KEPT = "Ontvangen: {name}"
TOO_LONG_TO_EDIT = "De tekst ({size} tekens) is bewaard, maar te lang om hier te tonen. Opnieuw typen hoeft niet."
MORE_ITEMS = "… en nog {count}."
MORE_OPTIONS = "Er zijn nog {count} keuzes. Staat de juiste er niet bij, typ die dan in het gesprek."
CUT = "… (ingekort)"
OPTIONAL = "{label} (hoeft niet)"
PROBLEM = "Let op: {problem}"
ADVICE = "Eén vraag: {advice}"
READERS = "Dit lezen: {names}"
PROGRESS = "Stap {step} van {steps}"
CHOOSE = "Maak een keuze"
NO_CHOICE = "Geen keuze"
OTHERWISE = "Anders, namelijk"
PLACE = "Plaats {number}"
TIME_OF = "{label}: hoe laat?"
OPEN_FILE = "Bekijk het bestand"
YES, NO = "Ja", "Nee"
BUTTON = "Kies"

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INLINE = re.compile(r"([\\`*_\[\]~<&])")
_LINE_START = re.compile(r"^(\s*)([#>+\-=|])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)
_BREAKS = re.compile(r"\s*\n\s*")


def clean(text: str) -> str:
    """The text without control characters and lone surrogates, with plain line ends."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNWANTED.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def short(text: str, limit: int) -> str:
    """At most `limit` characters; what is cut says so."""
    if len(text) <= limit:
        return text
    return text[: max(0, limit - len(CUT))].rstrip() + CUT


def plain(text: str, limit: int) -> str:
    """For labels, button titles and compact lists, which Teams shows literally: one line."""
    return _BREAKS.sub(" ", short(clean(text), limit)).strip()


def markdown(text: str, limit: int) -> str:
    """For TextBlocks, facts and radio buttons: what a person typed stays literal, line breaks stay line breaks.

    `{{` is broken as well, because a TextBlock replaces `{{DATE(…)}}`.
    """
    escaped = _INLINE.sub(r"\\\1", short(clean(text), limit).strip())
    escaped = _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", escaped)).replace("{{", "\\{\\{")
    return _BREAKS.sub("\n\n", escaped)
