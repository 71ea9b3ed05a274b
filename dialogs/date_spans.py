"""The Dutch date expressions in canonical words: at each place the longest pattern counts."""

from __future__ import annotations

import re

from dialogs import date_calendars, date_periods, date_single
from dialogs.date_view import Hit, View

_PATTERNS = (*date_single.PATTERNS, *date_periods.PATTERNS, *date_calendars.PATTERNS)
_WHOLE = frozenset((*date_periods.WHOLE, *date_calendars.WHOLE))


def _unnamed(pattern: str) -> str:
    """The same without names for its groups, which only one of several may have; `(?P=s)` is a `-` or a `/`."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern.replace("(?P=s)", "[-/]"))


_ANY = re.compile(rf"(?<!\S)(?:{'|'.join(_unnamed(pattern.pattern) for pattern, _ in _PATTERNS)})")
"""Where any of them begins: one look for all spares most words a look for each."""


def hits(words: str, view: View) -> list[Hit]:
    """The date expressions in canonical words, from left to right."""
    found: list[Hit] = []
    begins = _ANY.search(words)
    while begins is not None:
        end, _, match, reader = max(
            (
                (match.end(), -n, match, reader)
                for n, (pattern, reader) in enumerate(_PATTERNS)
                if (match := pattern.match(words, begins.start()))
            ),
            key=lambda one: one[:2],
            default=(begins.end(), 0, begins, _none),
        )
        read = reader(match, view)
        if isinstance(read, Hit):
            found.append(read)
        elif read is not None:
            found.append(Hit(days=read, start=match.start(), end=end, whole=reader in _WHOLE))
        begins = _ANY.search(words, end)
    return found


def _none(_match: re.Match[str], _view: View) -> None:
    """What only looked like an expression: `2026-1/2`."""
