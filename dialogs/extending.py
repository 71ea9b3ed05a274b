"""Someone who looks after students gives more time in a sentence: "geef Noor tot 1 maart voor het portfolio".

A small grammar of whole sentences; whatever it does not know for sure it leaves to the others. Whom and what it is
about is for who knows the people and their tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialogs.date_days import Named
from dialogs.dates import read
from dialogs.understand import plain

MOST_WORDS = 18
"""A longer text is a story."""

_TIME = r"(?:uitstel|verlenging|extra tijd|meer tijd|langer(?: de tijd)?)"
_UP_TO = r"(?:tot(?: en met)?|t[ /]?m|naar)"
_GIVES = re.compile(
    rf"^(?:geef|gun|verleen) (?!me\b|mij\b|ons\b).*\b(?:{_TIME}|{_UP_TO} )"
    rf"|^(?!ik\b|wij?\b|we\b).+ (?:krijgt|krijgen) (?:.*\b)?(?:{_TIME}|{_UP_TO} )"
    rf"|^(?!ik\b|wij?\b|we\b).+ heeft (?:van mij )?(?:.*\b)?{_TIME}\b"
    rf"|^(?!ik\b|wij?\b|we\b).+ mag (?:.* )?(?:{_UP_TO} .*|later )(?:inleveren|afmaken|afronden|doen)\b"
    rf"|^(?:ik (?:geef|gun)|wij? geven|we geven) (?:.*\b)?(?:{_TIME}|{_UP_TO} )"
    rf"|^(?:ik wil (?:graag )?)?(?:uitstel|{_TIME} (?:geven|verlenen))$"
    rf"|^{_TIME} (?:geven )?(?:voor|aan) (?!mij\b|me\b|mijn eigen\b|ons\b)"
    rf"|^(?:verleng|verzet|verschuif) .*\b(?:deadline|datum|inleverdatum)\b.*\b{_UP_TO} "
)
_NOT = re.compile(r"^(?:mag|kan|kun|wie|wat|wanneer|hoe|waarom|krijgt|heeft)\b|\b(?:geen|niet|als|indien|of|stel)\b")
_SAYS_LITTLE = frozenset(
    {"geef", "geven", "geeft", "gun", "verleen", "krijgt", "krijgen", "heeft", "uitstel", "verlenging", "extra", "tijd"}
    | {
        "meer",
        "langer",
        "later",
        "voor",
        "deadline",
        "datum",
        "verleng",
        "verzet",
        "verschuif",
        "week",
        "weken",
        "dagen",
    }
    | {
        "volgende",
        "komende",
        "eind",
        "einde",
        "begin",
        "naar",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
    }
    | {"januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober", "november"}
    | {"december", "morgen", "overmorgen", "vakantie"}
)
"""Words of the grammar and of dates: they name no task."""

_LAST_DAY = re.compile(rf"\b{_UP_TO}\b (.+)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Extension:
    """More time is given: up to and including this day; None: she did not say until when. `words` may name a task."""

    until: date | None
    words: str


def extension(text: str, *, at: datetime, named: Sequence[Named] = ()) -> Extension | None:
    """What a sentence gives, seen from `at` (Amsterdam); None when it gives no time, asks something, or is not sure.

    `named`: holidays and periods that she may name.
    """
    flat = plain(text)
    if "?" in text or flat.count(" ") >= MOST_WORDS or _NOT.search(flat) or not _GIVES.search(flat):
        return None
    told = _LAST_DAY.search(" ".join(text.lower().split()))
    when = read(told[1], at=at.replace(tzinfo=None), looks="ahead", named=named) if told is not None else None
    if when is not None and when.time is not None:
        return None
    if told is not None and when is None and not re.search(_TIME, flat):
        return None
    words = " ".join(word for word in flat.split() if word not in _SAYS_LITTLE)
    return Extension(until=when.last if when is not None else None, words=words)
