"""Lists of words and phrases as one pattern, written so that a reader sees the words.

Words and phrases stand apart by spaces. In a phrase `_` is a space and `*` the rest of a word; all else is a regular
expression: `volgende_(keer|les)`, `leerling*`, `nog_(te_)?doen`. Each is matched as whole words. Brackets only group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BRACKET = re.compile(r"(?<!\\)\((?!\?)")
_LETTER = re.compile(r"[^\W_](?![?*+{|])")


def signs(*lists: str) -> str:
    """The source of a pattern for any of these."""
    every = [one.replace("*", r"\w*").replace("_", " ") for text in lists for one in text.split()]
    return rf"(?<!\w)(?:{any_of_these(every)})(?!\w)"


def any_of(*lists: str) -> re.Pattern[str]:
    """A pattern for any of these."""
    return re.compile(signs(*lists))


def any_of_these(sources: Iterable[str]) -> str:
    """Alternatives, gathered by their first letter, so that a word is compared with few of them."""
    by_letter: dict[str, list[str]] = {}
    others: list[str] = []
    for source in sources:
        plain = _BRACKET.sub("(?:", source)
        if _LETTER.match(plain):
            by_letter.setdefault(plain[0], []).append(plain[1:])
        else:
            others.append(plain)
    return "|".join([*(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()), *others])
