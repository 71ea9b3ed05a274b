"""The Dutch date expressions in canonical words: at each place the longest pattern counts."""

from __future__ import annotations

from dialogs import date_periods, date_single
from dialogs.date_view import Hit, View

_PATTERNS = (*date_single.PATTERNS, *date_periods.PATTERNS)


def hits(words: str, view: View) -> list[Hit]:
    """The date expressions in canonical words, from left to right."""
    found: list[Hit] = []
    place = 0
    while place < len(words):
        longest = max(
            (
                (match.end(), -n, match, reader)
                for n, (pattern, reader) in enumerate(_PATTERNS)
                if (match := pattern.match(words, place))
            ),
            key=lambda one: one[:2],
            default=None,
        )
        if longest is not None:
            place, _, match, reader = longest
            read = reader(match, view)
            if isinstance(read, Hit):
                found.append(read)
            elif read is not None:
                found.append(Hit(days=read, start=match.start(), end=place, whole=reader in date_periods.WHOLE))
        after = words.find(" ", place)
        place = len(words) if after < 0 else after + 1
    return found
