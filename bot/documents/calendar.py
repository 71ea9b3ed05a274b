"""A calendar file (iCalendar, RFC 5545) from plain events: the same events at the same moment give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from dialogs.dutch import AMSTERDAM

HOUR = timedelta(hours=1)
"""How long an appointment takes whose end was not agreed."""

REFRESH = timedelta(hours=6)
"""How often a calendar program is asked to look again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One event. `uid` stays the same as long as it is the same event. `at` is a day (all day), or an aware moment."""

    uid: str
    title: str
    text: str
    at: date
    until: datetime | None = None


def calendar(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    """The calendar, with the rules of Amsterdam time in it."""
    found = Calendar()
    found.add("prodid", "-//Werkplekwijzer//NL")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("name", name)
    found.add("x-wr-calname", name)
    found.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT6H")
    for entry in entries:
        found.add_component(_event(entry, now))
    found.add_missing_timezones(first_date=date(now.year - 1, 1, 1), last_date=date(now.year + 2, 1, 1))
    made: bytes = found.to_ical()
    return made


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now)
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("class", "PRIVATE")
    if isinstance(entry.at, datetime):
        start = entry.at.astimezone(AMSTERDAM)
        event.add("dtstart", start)
        event.add("dtend", (entry.until.astimezone(AMSTERDAM) if entry.until else start + HOUR))
    else:
        event.add("dtstart", entry.at)
        event.add("dtend", entry.at + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event
