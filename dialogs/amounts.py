"""Reading an amount: a number or a point on a scale, in figures or as a word."""

from __future__ import annotations

import math
import re

from dialogs.choosing import plain
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.text import line

SCALE = (1, 7)
"""The ends of a scale that names none."""

_COUNTS = {
    word: number
    for number, word in enumerate(
        ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
    )
}
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(\.\d{3})+(,\d+)?")


def read_number(part: Part, raw: Json, _: Context) -> Json | Problem:
    """A number, in figures or as a word, between the ends of its field."""
    number = _as_number(raw)
    if number is None:
        return Problem(line("engine.number"))
    return _within(number, part.field.low, part.field.high)


def read_scale(part: Part, raw: Json, _: Context) -> Json | Problem:
    """A whole number on a scale."""
    low, high = scale_of(part)
    number = _as_number(raw)
    if number is None or number != int(number):
        return Problem(line("engine.scale", laag=low, hoog=high))
    return _within(int(number), low, high)


def scale_of(part: Part) -> tuple[int, int]:
    """The ends of a scale."""
    low, high = part.field.low, part.field.high
    return (SCALE[0] if low is None else low), (SCALE[1] if high is None else high)


def _within(number: float, low: int | None, high: int | None) -> Json | Problem:
    if low is not None and high is not None and not low <= number <= high:
        return Problem(line("engine.between", laag=low, hoog=high))
    if low is not None and number < low:
        return Problem(line("engine.at_least", laag=low))
    if high is not None and number > high:
        return Problem(line("engine.at_most", hoog=high))
    return number


def _as_number(raw: Json) -> int | float | None:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return None
    if isinstance(raw, str):
        text = raw.strip().replace(" ", "").rstrip(".")
        if plain(text) in _COUNTS:
            return _COUNTS[plain(text)]
        text = text.replace(".", "") if _THOUSANDS.fullmatch(text) else text
        try:
            raw = float(text.replace(",", "."))
        except ValueError:
            return None
    if not math.isfinite(raw) or abs(raw) > 1e15:
        return None
    return int(raw) if raw == int(raw) else raw
