"""Which options a typed or pressed answer means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from dialogs.dutch import variant
from dialogs.model import Option
from dialogs.text import Variants

_NOT_WORD = re.compile(r"[^\w]+")
_COMMAS = re.compile(r"[,;\n•]+")
_AND = re.compile(r"\s+(?:en|of|&|\+)\s+", re.IGNORECASE)
_LEAD = re.compile(r"^\s*(?:\d+[.)]\s+|(?:en|of)\s+)", re.IGNORECASE)
_ORDINALS = (
    "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"
)  # fmt: skip
_PLACE = re.compile(
    r"(?:(?:optie|nummer|nr|keuze) )?(\d{1,2})"
    rf"|(?:de |het )?(?:({'|'.join(_ORDINALS)})|(laatste))(?: (?:optie|keuze|knop))?"
)


def plain(text: str) -> str:
    """Small letters without accents or punctuation, words one space apart: how texts are compared."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_WORD.sub(" ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def labels(option: Option) -> tuple[str, ...]:
    """The Dutch labels an option may be called by."""
    if isinstance(option.label, Variants):
        return tuple(one for one in (option.label.nl, option.label.u, option.label.je, option.label.en) if one)
    return (option.label,)


def label(option: Option, address: str = "je") -> str:
    """The Dutch label of an option."""
    return variant(option.label, address)


def place(text: str, count: int) -> int | None:
    """Which of `count` things a whole text counts to, from zero: "2", "optie 2", "de tweede", "de laatste"."""
    found = _PLACE.fullmatch(plain(text))
    if found is None:
        return None
    at = int(found[1]) - 1 if found[1] else _ORDINALS.index(found[2]) if found[2] else count - 1
    return at if 0 <= at < count else None


def exactly(text: str, options: Sequence[Option]) -> Option | None:
    """The option with this id or this label, whatever its capitals and punctuation."""
    by_id = next((option for option in options if option.id == text), None)
    if by_id is not None:
        return by_id
    wanted = plain(text)
    if not wanted:
        return None
    found = [o for o in options if plain(o.id) == wanted or any(plain(one) == wanted for one in labels(o))]
    return found[0] if len(found) == 1 else None


def match(text: str, options: Sequence[Option]) -> Option | None:
    """The option meant by a text: exact, or the only one whose label begins with it, or the only one named in it, or
    the one that it counts to, where no option has a number of its own."""
    found = exactly(text, options)
    wanted = plain(text)
    if found is not None or not wanted:
        return found
    begun = [o for o in options if any(plain(one).startswith(wanted) for one in (o.id, *labels(o)))]
    if len(begun) == 1:
        return begun[0]
    named = [o for o in options if any(f" {name} " in f" {wanted} " for one in labels(o) if (name := plain(one)))]
    if begun or named:
        return named[0] if len(named) == 1 and not begun else None
    numbered = any(char.isdigit() for o in options for one in (o.id, *labels(o)) for char in one)
    at = None if numbered else place(text, len(options))
    return options[at] if at is not None else None


def pieces(text: str, options: Sequence[Option]) -> Iterator[tuple[str, Option | None]]:
    """A typed enumeration, piece by piece, with the option that each piece means."""
    for between in _COMMAS.split(text):
        piece = _LEAD.sub("", between).strip()
        if piece:
            yield from _joined(piece, options)


def _joined(piece: str, options: Sequence[Option]) -> Iterator[tuple[str, Option | None]]:
    """The parts around `en`, where an option whose own label holds `en` stays whole."""
    starts = [0, *(m.end() for m in _AND.finditer(piece))]
    ends = [*(m.start() for m in _AND.finditer(piece)), len(piece)]
    first = 0
    while first < len(starts):
        last = len(ends) - 1
        while last > first and exactly(piece[starts[first] : ends[last]], options) is None:
            last -= 1
        part = piece[starts[first] : ends[last]].strip()
        if part:
            yield part, match(part, options)
        first = last + 1
