"""What a channel gives for a question: cleaned, perhaps nothing, or a text as it was typed."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from dialogs.dutch import number_words
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.text import line

MAX_LENGTH = 8000
"""Characters in a text that names no `max_length`."""

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(value: Json) -> Json:
    """A channel's value as it can be kept: without control characters, only JSON, never endlessly nested."""
    return _cleaned(value, 4)


def _cleaned(value: Json, depth: int) -> Json:
    if isinstance(value, str):
        return _UNWANTED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth and isinstance(value, dict):
        return {_cleaned(str(k), 0): _cleaned(v, depth - 1) for k, v in value.items()}
    if depth and isinstance(value, (list, tuple, set, frozenset)):
        return [_cleaned(v, depth - 1) for v in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return None


def is_empty(value: Json) -> bool:
    """Whether nothing was given."""
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def read_text(part: Part, raw: Json, _: Context) -> Json | Problem:
    """A text as it was typed."""
    if not isinstance(raw, (str, int, float)):
        return Problem(line("engine.text"))
    text = str(raw).strip()
    most = part.field.max_length or MAX_LENGTH
    if len(text) > most:
        return Problem(line("engine.too_long", meer=number_words(len(text) - most), mag=number_words(most)))
    return text
