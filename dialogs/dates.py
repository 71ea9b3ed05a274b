"""Dutch dates and moments as people type them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import dateparser

from dialogs.dutch import AMSTERDAM


def read_date(text: str, *, today: date, looks: Literal["back", "ahead"] | None) -> date | None:
    """The day that a text means, seen from `today`; None when it means none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        found = _parsed(text, datetime(today.year, today.month, today.day, 12), looks)  # noqa: DTZ001
        return found.date() if found is not None else None


def read_moment(text: str, *, now: datetime, looks: Literal["back", "ahead"] | None) -> datetime | None:
    """The moment that a text means, seen from `now`, in Amsterdam time; None when it means none."""
    try:
        found: datetime | None = datetime.fromisoformat(text.strip())
    except ValueError:
        found = _parsed(text, now.astimezone(AMSTERDAM).replace(tzinfo=None), looks)
    if found is None:
        return None
    return found.astimezone(AMSTERDAM) if found.tzinfo is not None else found.replace(tzinfo=AMSTERDAM)


def _parsed(text: str, base: datetime, looks: Literal["back", "ahead"] | None) -> datetime | None:
    prefer = {"back": "past", "ahead": "future", None: "current_period"}[looks]
    if len(text) > 60:
        return None
    found: datetime | None = dateparser.parse(
        text,
        languages=["nl"],
        settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer, "RETURN_AS_TIMEZONE_AWARE": False},
    )
    return found
