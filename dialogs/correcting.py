"""A change asked for in free words: "nee, het was klas 3c", "ik wil de datum aanpassen".

On a review any text may be one; in the middle only a text that is nothing else, about an answer by its name, because
there an answer stays an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from dialogs.answers import read
from dialogs.choosing import exactly, match, plain
from dialogs.dutch import variant
from dialogs.model import Ask
from dialogs.nouns import Json
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.route import Stop
from dialogs.scene import Scene

LONGEST = 120
"""Characters of a correction; a longer text is a story."""

_CUE = re.compile(
    r"^(?:nee|neen|niet|toch|oh|o|oeps|sorry|correctie|ik bedoel|ik bedoelde|(?:het|dat) (?:was|is|moet))\b"
    r"|\b(?:moet|moest|hoort) (?:\w+ ){0,3}(?:zijn|worden)\b"
)
_CHANGE = re.compile(
    r"\b(?:wijzig(?:en)?|aanpassen|pas|verander(?:en)?|corrigeer|corrigeren|verbeter(?:en)?|verkeerd|fout|foutje|anders|"
    r"klopt niet|niet goed)\b"
)
_LEAD = re.compile(
    r"^(?:(?:nee|neen|niet|toch|oh|o|oeps|sorry|correctie|ik bedoel(?:de)?|het|dat|de|die|mijn|was|is|moet|moest|zijn|"
    r"worden|ik wil|wijzig|verander|pas|zet|maak|corrigeer|er|van|in|naar|op|voor|maar|ik|wil|kan|graag|even)\b"
    r"[\s,:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s+(?:zijn|worden|aan|wijzigen|aanpassen|veranderen|van|maken))+\s*[.!]*$", re.IGNORECASE)
_INTO = re.compile(r"\b(?:naar|in|wordt|worden|zijn|was|is|moet|moest|:)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:(?:ik|kan|kun|mag|wil|moet|zou|graag|je|jij|u|we|nog|even|toch|nu) )*"
    r"(?:(?:de|het|mijn|die|dat|deze|dit) )?(?P<name>.+?)"
    r"(?: (?:nog|even|toch|graag))* (?:wijzigen|aanpassen|veranderen|corrigeren|verbeteren)(?: alsjeblieft)?"
    r"|(?:wijzig|verander|corrigeer|verbeter) (?:(?:de|het|mijn|die|dat) )?(?P<order>.+)"
    r"|pas (?:(?:de|het|mijn|die|dat) )?(?P<fit>.+) aan"
)
_COMMON = frozenset(
    {"welke", "waar", "wanneer", "hoeveel", "heeft", "hebt", "vooral", "over", "voor", "naar", "hier", "deze", "wilt"}
    | {"zijn", "werd", "wordt", "gaat", "ging", "zaten", "kunt", "noemen", "noem", "invullen", "eerste", "volgende"}
)
"""Words of a label that name no answer."""
_OF_KIND = {
    "date": ("datum", "dag"),
    "moment": ("datum", "dag", "tijd", "tijdstip", "moment"),
    "text": ("tekst",),
    "file": ("bestand",),
    "person": ("persoon",),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """An answer that is to change; to `value` where that was said."""

    stop: Stop
    part: Part
    value: Json = None


def corrections(scene: Scene, text: str) -> tuple[Correction, ...] | None:
    """What a text on a review asks to change: one or more that it may mean, none where it does not say which; None
    where it asks for no change."""
    flat = plain(text)
    if not flat or len(text) > LONGEST:
        return None
    every = tuple(_answers(scene))
    named = tuple(one for one in every if _names(one, scene) & set(flat.split()))
    cued, asked = _CUE.search(flat) is not None, _CHANGE.search(flat) is not None
    if not (cued or asked or named):
        return None
    said = tuple(found for one in (named or every) if (found := _said(one, text, scene, named=bool(named))) is not None)
    if said:
        return said
    return named or (() if asked else None)


def asks_to_change(scene: Scene, text: str) -> Correction | None:
    """The answer that a text, in the middle of a conversation, asks to change by its name and by nothing else."""
    found = _ASKED.fullmatch(plain(text)) if len(text) <= LONGEST else None
    if found is None:
        return None
    name = next(group for group in (found["name"], found["order"], found["fit"]) if group)
    every = (*_answers(scene), *(Correction(stop=scene.stop, part=part) for part in scene.stop.parts))
    named = {one.part.address: one for one in every if set(name.split()) <= _names(one, scene)}
    return next(iter(named.values())) if len(named) == 1 else None


def _answers(scene: Scene) -> Iterator[Correction]:
    seen: set[str] = set()
    for stop in scene.route.stops:
        for part in stop.parts if isinstance(stop.step, Ask) else ():
            if part.address in scene.route.answers and part.address not in seen:
                seen.add(part.address)
                yield Correction(stop=stop, part=part)


def _names(one: Correction, scene: Scene) -> Set[str]:
    """The words that an answer may be called by."""
    field = one.part.field
    words = [w for w in plain(variant(field.label)).split() if len(w) > 3 and w not in _COMMON]
    of_kind = _OF_KIND.get(one.part.kind, ())
    alone = sum(other.part.kind == one.part.kind for other in _answers(scene)) < 2
    return {plain(field.id), *words, *(of_kind if alone else ())}


def _said(one: Correction, text: str, scene: Scene, *, named: bool) -> Correction | None:
    """The correction with the value that a text says, where it says another than there is."""
    part = one.part
    if part.kind in ("text", "file", "rubric", "ranking") or (
        part.kind in ("yes_no", "choices", "scale") and not named
    ):
        return None
    for candidate in _candidates(text, _names(one, scene)):
        value = _value(part, candidate, scene, named=named)
        if value is not None and value != scene.route.answers.get(part.address):
            return Correction(stop=one.stop, part=part, value=value)
    return None


def _candidates(text: str, names: Set[str]) -> Iterator[str]:
    """The pieces of a text that may be the value, the likeliest first."""
    bare = _TAIL.sub("", _LEAD.sub("", text.strip())).strip(" .,!")
    pieces = [bare, *(_TAIL.sub("", _LEAD.sub("", piece)).strip(" .,!") for piece in reversed(_INTO.split(text)))]
    for piece in pieces:
        yield from (" ".join(w for w in piece.split() if plain(w) not in names), piece)


def _value(part: Part, said: str, scene: Scene, *, named: bool) -> Json:
    if not said:
        return None
    if part.kind in ("choice", "person"):
        option = match(said, part.options) if len(plain(said)) > 1 else exactly(said, part.options)
        if option is not None:
            return option.id
        own = part.field.other and named and len(said.split()) == 1
        return said if own and any(letter.isdigit() for letter in said) else None
    if part.kind in ("number", "scale") and not any(letter.isdigit() for letter in said):
        return None
    answer = read(part, said, scene.context)
    return None if isinstance(answer, Problem) else answer
