"""The quick buttons under the demo's clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_DAYS = {"morgen": 1, "week": 7}
_MOMENT = time(15, 30)


def quick_moment(name: str, now: datetime) -> datetime | None:
    """`morgen` or `week` (seven days on), at half past three in Amsterdam; None for another name."""
    if name not in _DAYS:
        return None
    day = now.astimezone(AMSTERDAM).date() + timedelta(days=_DAYS[name])
    return datetime.combine(day, _MOMENT, AMSTERDAM)
