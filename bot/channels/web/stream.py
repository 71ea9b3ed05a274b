"""What the demo page shows of everyone: a transcript per person, and one numbered stream of changes to follow.

One stream for all people, because a browser allows six connections to one host and the page shows several people.
It lives in this process only; what must last is in the store.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.ports import Shown

KEPT_ENTRIES = 400
"""How many entries of one person a reload shows."""
KEPT_CHANGES = 4000
"""How many changes can be resumed from before the page has to read transcripts again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One bubble. The bot's has `shown`, the person's `text` and the names of `files`.

    `answered`: it was a form before. `tentative`: what the person did is not committed yet, and may be taken back.
    """

    id: str
    person: int
    at: datetime
    shown: Shown | None = None
    text: str = ""
    files: tuple[str, ...] = ()
    answered: bool = False
    tentative: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """An entry that came or changed; without `entry` the one named `gone` was taken back."""

    number: int
    person: int
    entry: Entry | None = None
    gone: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reset:
    """The place to resume from is not known here: read the transcripts again and go on from `number`."""

    number: int


@dataclass(slots=True)
class Stream:
    """Transcripts and changes. `epoch` differs for every process, so that numbers of an earlier one are recognised."""

    epoch: str
    _number: int = 0
    _transcripts: dict[int, dict[str, Entry]] = field(default_factory=dict)
    _changes: deque[Change] = field(default_factory=lambda: deque(maxlen=KEPT_CHANGES))
    _listeners: set[asyncio.Event] = field(default_factory=set)
    _closed: bool = False

    @property
    def cursor(self) -> str:
        """The place after the last change, to resume from."""
        return f"{self.epoch}-{self._number}"

    def put(self, entry: Entry) -> Entry:
        """Add an entry, or change the one with its id in place; a form that is no form any more was answered."""
        transcript = self._transcripts.setdefault(entry.person, {})
        before = transcript.get(entry.id)
        if before is not None:
            entry = replace(entry, at=before.at, answered=not _is_form(entry) and (before.answered or _is_form(before)))
        transcript[entry.id] = entry
        while len(transcript) > KEPT_ENTRIES:
            del transcript[next(iter(transcript))]
        self._tell(entry.person, entry=entry)
        return entry

    def take_back(self, person: int, entry_id: str) -> None:
        """Remove an entry whose event was not committed."""
        if self._transcripts.get(person, {}).pop(entry_id, None) is not None:
            self._tell(person, gone=entry_id)

    def find(self, person: int, entry_id: str) -> Entry | None:
        """An entry of this person that is still kept."""
        return self._transcripts.get(person, {}).get(entry_id)

    def transcript(self, person: int) -> tuple[Entry, ...]:
        """What is kept of this person, oldest first."""
        return tuple(self._transcripts.get(person, {}).values())

    def received(self) -> Mapping[int, int]:
        """How many messages of the bot each person has, by person id."""
        return {
            person: sum(1 for entry in entries.values() if entry.shown is not None)
            for person, entries in self._transcripts.items()
        }

    async def follow(self, cursor: str | None, *, beat: float) -> AsyncIterator[tuple[Change, ...] | Reset]:
        """Everything after `cursor` (None: from now on) as it comes; an empty tuple every `beat` seconds of silence."""
        place = self._place(cursor)
        if place is None:
            place = self._number
            yield Reset(number=place)
        bell = asyncio.Event()
        self._listeners.add(bell)
        try:
            while not self._closed:
                fresh = tuple(change for change in self._changes if change.number > place)
                if fresh:
                    place = fresh[-1].number
                    yield fresh
                    continue
                bell.clear()
                try:
                    await asyncio.wait_for(bell.wait(), beat)
                except TimeoutError:
                    yield ()
        finally:
            self._listeners.discard(bell)

    def close(self) -> None:
        """End every following, for a shutdown."""
        self._closed = True
        self._ring()

    def _place(self, cursor: str | None) -> int | None:
        if cursor is None:
            return self._number
        epoch, _, number = cursor.rpartition("-")
        if epoch != self.epoch or not number.isdecimal() or int(number) > self._number:
            return None
        oldest = self._changes[0].number if self._changes else self._number + 1
        return int(number) if int(number) >= oldest - 1 else None

    def _tell(self, person: int, *, entry: Entry | None = None, gone: str | None = None) -> None:
        self._number += 1
        self._changes.append(Change(number=self._number, person=person, entry=entry, gone=gone))
        self._ring()

    def _ring(self) -> None:
        for bell in self._listeners:
            bell.set()


def _is_form(entry: Entry) -> bool:
    return entry.shown is not None and entry.shown.form is not None
