"""Lists of words and phrases as one pattern, written so that a reader sees the words.

Words and phrases stand apart by spaces. In a phrase `_` is a space and `*` the rest of a word; all else is a regular
expression: `volgende_(keer|les)`, `leerling*`, `nog_(te_)?doen`. Each is matched as whole words.
"""

from __future__ import annotations

import re


def signs(*lists: str) -> str:
    """The source of a pattern for any of these."""
    every = [one.replace("*", r"\w*").replace("_", " ") for text in lists for one in text.split()]
    return rf"(?<!\w)(?:{'|'.join(every)})(?!\w)"


def any_of(*lists: str) -> re.Pattern[str]:
    """A pattern for any of these."""
    return re.compile(signs(*lists))
