"""What Slack accepts, in numbers, and fitting words into it. Lengths are in UTF-16 units, the strictest reading."""

from __future__ import annotations

import re
from bisect import bisect_right

BLOCKS_MESSAGE = 50
BLOCKS_HOME = 100
HEADER = 150
SECTION = 3000
FIELD = 2000
FIELDS = 10
CONTEXT = 2000
BUTTON = 75
BUTTON_VALUE = 2000
BUTTONS = 5
"""Slack takes 25 in one block; five fit next to each other on a phone."""
BLOCK_ID = 255
OPTION = 75
OPTION_VALUE = 150
OPTIONS = 100
VISIBLE_OPTIONS = 10
"""The most that checkboxes and radio buttons can show."""
INPUT = 3000
LABEL = 2000
HINT = 2000
PLACEHOLDER = 150
FALLBACK = 3000
COMMENT = 1000
"""A file's first comment travels in the address of the request, so it is kept short."""
ALT = 1000
WEIGHT = 10_000
"""All text of one message together. Slack answers `msg_blocks_too_long` somewhere above, depending on containers."""

ELLIPSIS = "…"
EMPTY = "–"
_ADDRESS = re.compile(r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]'\"]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def length(text: str) -> int:
    """The length as Slack may count it: a character outside the basic plane, such as most emoji, counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """The text without what JSON or Slack cannot carry (control characters, halves of surrogate pairs)."""
    return _CONTROL.sub("", text)


def escape(text: str) -> str:
    """Text in which nothing can mention, link or format by angle brackets."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped(text: str) -> int:
    """The length once escaped."""
    return length(text) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))


def _fits(text: str, limit: int) -> int:
    """How many characters, from the first, fit once escaped."""
    if _escaped(text[:limit]) <= limit:
        return min(limit, len(text))
    return bisect_right(range(limit), limit, key=lambda end: _escaped(text[:end])) - 1


def clip(text: str, limit: int) -> str:
    """The text, shortened with an ellipsis when it would not fit, and a dash when there is nothing to show.

    The limit also holds for the text once escaped, and no character is cut in half.
    """
    text = clean(text).strip()
    if not text:
        return EMPTY
    if _fits(text, limit) == len(text):
        return text
    return text[: _fits(text, limit - 1)].rstrip() + ELLIPSIS


def pieces(text: str, limit: int) -> tuple[str, ...]:
    """The whole text in parts that each fit once escaped, cut at a line or word end where there is one."""
    found: list[str] = []
    rest = clean(text).strip()
    while rest:
        at = _fits(rest, limit)
        if at < len(rest):
            at = max(rest.rfind("\n", at // 2, at), rest.rfind(" ", at // 2, at)) + 1 or at
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    return tuple(part for part in found if part)


def linked(text: str) -> str:
    """Escaped text in which web addresses can be pressed."""
    parts: list[str] = []
    last = 0
    for match in _ADDRESS.finditer(text):
        parts += [escape(text[last : match.start()]), f"<{escape(match.group())}>"]
        last = match.end()
    return "".join((*parts, escape(text[last:])))
