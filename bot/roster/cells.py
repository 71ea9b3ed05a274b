"""One cell: what someone typed, as clean text, an e-mail address, a date or a school year; None when it is not one."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from dialogs.dutch import MONTHS, WEEKDAYS

Value = str | date
"""A cell after reading: clean text ("" for an empty cell) or a date."""

_EMAIL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9-]+\.)+[a-z]{2,}")
_EXCEL_DAY_ONE = date(1899, 12, 30)


def clean(raw: object) -> Value:
    """A cell's value as its sender meant it: no stray spaces, no invisible characters, whole numbers without `.0`."""
    match raw:
        case None:
            return ""
        case datetime():
            return raw.date()
        case date():
            return raw
        case bool():
            return "ja" if raw else "nee"
        case float() if raw.is_integer():
            return str(int(raw))
        case _:
            text = unicodedata.normalize("NFC", str(raw))
            visible = (c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
            return " ".join("".join(visible).split())


def day(value: Value) -> date | None:
    """A date as Excel keeps it, or typed: `2025-09-01`, `1-9-2025`, `1/9/25`, `ma 1 sep 2025`. Day before month."""
    if isinstance(value, date):
        return value
    text = value.lower().strip()
    if text.isdecimal() and len(text) == 5:
        return _EXCEL_DAY_ONE + timedelta(days=int(text))
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]0?0:00(?::00)?)?", text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})", text):
        return _day(_century(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(r"(?:([a-z]+)\.? )?(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4}|\d{2})", text):
        weekday, number, month, year = found.groups()
        if weekday and not any(w.startswith(weekday) for w in WEEKDAYS):
            return None
        return _day(_century(year), _month(month), int(number))
    return None


def email(value: Value) -> str | None:
    """An e-mail address in lower case, or None when it cannot be one."""
    if isinstance(value, date):
        return None
    text = value.lower().removeprefix("mailto:").strip()
    return text if _EMAIL.fullmatch(text) and len(text) <= 254 else None


def school_year(value: Value) -> str | None:
    """`2025-2026`, also from `2025/2026`, `2025 - 2026` and `25-26`; None when the years do not follow each other."""
    if isinstance(value, date):
        return None
    found = re.fullmatch(r"(\d{4}|\d{2})\s?[-/–]\s?(\d{4}|\d{2})", value)
    if not found:
        return None
    first, second = _century(found[1]), _century(found[2])
    return f"{first}-{second}" if second == first + 1 else None


def header(value: Value) -> str:
    """A column header as we write them: `WPB e-mail ` is `wpb_email`."""
    text = str(value).lower().replace("e-mailadres", "email").replace("e-mail", "email").rstrip("*: ")
    return re.sub(r"[\s\-.]+", "_", text.strip())


def shown(value: Value) -> str:
    """A value as the sender will recognise it, shortened when long."""
    text = f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value
    return text if len(text) <= 60 else text[:57] + "…"


def _century(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _month(word: str) -> int:
    """The number of a month by its whole name or its first three letters; 0 for another word."""
    word = {"mrt": "maart", "maa": "maart", "sept": "september"}.get(word, word)
    return next((i for i, name in enumerate(MONTHS, start=1) if word in (name, name[:3])), 0)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
