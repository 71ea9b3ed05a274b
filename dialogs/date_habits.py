"""Whether a sentence tells of what is usual: then its weekdays, months and feasts are none in particular.

"op maandag is hij altijd moe" and "mijn vaste dag is donderdag" are habits. A sentence that plans is none ("maandag kan
ik altijd"), nor one that compares a day with the others ("hij is altijd te laat, maandag ook"), nor a beginning or an
end ("sinds november altijd").
"""

from __future__ import annotations

import re

_USUAL = (
    r"(?<!zoals )(?<!als )(?:soms|altijd|vaak|vaker|meestal|doorgaans|normaal|gewoonlijk|steeds|telkens|nooit|never"
    r"|always|zelden|geregeld|regelmatig|standaard|traditioneel|vroeger|tegenwoordig"
    r"|(?:iedere|elke) (?:keer|les|dag|avond)|vaste (?:les|stage|werk)?dag(?:en)?|mijn (?:les|stage|werk)dag(?:en)?)"
)
_BEFORE = re.compile(rf"\b{_USUAL}\b(?P<between>[^|]*)$")
_BEHIND = re.compile(rf"(?P<between>[^|]*?)\b{_USUAL}\b(?P<then>(?: \S+)?)")
_PLANS = re.compile(
    r"\b(?:kan|kun|kunnen|past|lukt|schikt|zal|zullen|wil|willen|laten|doen|doe|graag|liever|liefst|dus|maar|dan|goed"
    r"|prima|beschikbaar|vrij|welkom|mogelijk)\b"
)
_ONCE_MORE = re.compile(r" (?:ook|weer|toen)\b")
_BOUND = re.compile(r"\b(?:sinds|vanaf|tot|t/m|voor|na|uiterlijk) (?:de )?$")
_MONTH = re.compile(r"%\d+$")
_HAPPENED = re.compile(r"\b(?:was|waren|had|hadden|kwam|kwamen|werd|ging)\b")


def is_habit(before: str, said: str, behind: str) -> bool:
    """Whether what stands before or behind a bare weekday, month or feast tells of a habit, and plans nothing.

    A month in which something was is not one: "in december was hij vaak ziek".
    """
    if _ONCE_MORE.match(behind) or _BOUND.search(before):
        return False
    if _MONTH.match(said) and _HAPPENED.search(behind):
        return False
    usual, told = _BEFORE.search(before), _BEHIND.match(behind)
    return (usual is not None and not _PLANS.search(usual["between"])) or (
        told is not None and not _PLANS.search(f"{told['between']} {told['then']}")
    )
