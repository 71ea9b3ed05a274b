"""How each person is spoken to: her language, and u or je as her programme and role have it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.render import Manner
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.nouns import Person
from store import placements
from store.db import Conn

FRESH = timedelta(minutes=10)


class Manners:
    """Manners by person, kept for ten minutes: a roster import shows soon, a turn pays nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[int, tuple[datetime, Manner]] = {}

    def of(self, c: Conn, person: Person, at: datetime) -> Manner:
        """The manner for this person; `u` when any of her programmes says u to one of her roles, je when unknown."""
        kept = self._known.get(person.id)
        if kept is not None and timedelta(0) <= at - kept[0] < FRESH and kept[1].language == person.language:
            return kept[1]
        formal = any(
            self._library.programmes[p.programme].address.get(role) == "u"
            for p in placements.of_person(c, person.id, on=at.astimezone(AMSTERDAM).date())
            if p.programme in self._library.programmes
            for role in p.roles(person.id)
        )
        manner = Manner(language=person.language, address="u" if formal else "je")
        self._known[person.id] = (at, manner)
        return manner
