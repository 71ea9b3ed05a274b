"""A message about something that is near: before it, and yet not at night."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from bot.moments import hurried
from bot.world import AMSTERDAM
from content.load import Library


@dataclass
class Now:
    """The two things of a world that the moment depends on."""

    library: Library
    at: datetime


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "before", "goes"),
    [
        ("2026-01-21T16:40", "2026-01-22T10:15", "2026-01-21T16:40"),
        ("2026-01-21T23:10", "2026-01-22T10:15", "2026-01-22T08:00"),
        ("2026-01-21T23:10", "2026-01-22T07:30", None),
    ],
)
def test_a_request_for_tomorrows_lesson_comes_before_it_and_not_at_night(
    library: Library, now: str, before: str, goes: str | None
) -> None:
    world: Any = Now(library=library, at=at(now))
    assert hurried(world, None, before=at(before)) == (at(goes) if goes else None)
