"""First names in a text: known ones in any spelling, and words with a capital inside a sentence."""

from __future__ import annotations

import re
import unicodedata

from dialogs.first_names import NAMES

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_OPENS = re.compile(r"(?:^|[.!?:;\n])\s*$")
_SURNAME = re.compile(
    r"((?: (?:van|de|der|den|het|ter|ten|te|el|al|von))*) ([^\W\d_]+(?:[-'][^\W\d_]+)*)", re.IGNORECASE
)
_OTHER = """
    wpb so io sco cpl aol lv ict ppi han hr n4 lers cgi osr outlook google teams slack word magister ejournal ics ical
    avg maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
    september oktober november december kerst pasen nederlands engels duits frans wiskunde nederland rotterdam zutphen
    startgesprek kijkwijzer leeras adviesformulier
"""
_NO_NAME = frozenset(_OTHER.split())


def names_in(text: str) -> tuple[str, ...]:
    """The names in a text as they were typed, each once: a first name, with a surname behind it that has a capital."""
    return tuple(dict.fromkeys(match[0] + _surname(text, match.end()) for match in _found(text)))


def _surname(text: str, start: int) -> str:
    after = _SURNAME.match(text, start)
    return after[0] if after and after[2][0].isupper() and not text.isupper() and bare(after[2]) not in _NO_NAME else ""


def _found(text: str) -> list[re.Match[str]]:
    shouted = text.isupper()
    return [m for m in _WORD.finditer(text) if _is_name(m[0], text[: m.start()], shouted)]


def _is_name(word: str, before: str, shouted: bool) -> bool:
    flat = bare(word)
    if flat in _NO_NAME or len(flat) < 2:
        return False
    capital = word[0].isupper() and not word.isupper() and not shouted and not _OPENS.search(before)
    return flat in NAMES or capital


def bare(word: str) -> str:
    """A word in small letters without accents."""
    flat = unicodedata.normalize("NFKD", word.lower())
    return "".join(ch for ch in flat if not unicodedata.combining(ch))
