"""How each person is spoken to: her language, and u or je as her programme and role have it.

A conversation speaks as its own programme does. Elsewhere `u` goes before `je`: she hears it when any of her programmes
says it to one of her roles.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.render import Manner
from bot.world import AMSTERDAM
from content.load import Library
from content.model import Address
from dialogs.nouns import Person, Placement, Role
from store import placements
from store.db import Conn

FRESH = timedelta(minutes=10)


class Manners:
    """Manners by person, kept for ten minutes: a roster import shows soon, a turn pays nothing."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[int, tuple[datetime, Manner]] = {}

    def of(self, c: Conn, person: Person, at: datetime) -> Manner:
        """The manner for this person, by where she has a seat or, when all that is over, where she had one last."""
        kept = self._known.get(person.id)
        if kept is not None and timedelta(0) <= at - kept[0] < FRESH and kept[1].language == person.language:
            return kept[1]
        today = at.astimezone(AMSTERDAM).date()
        found = placements.of_person(c, person.id, on=today)
        if not found and (last := placements.last_ended(c, person.id, on=today)) is not None:
            found = (last,)
        spoken = {says(self._library, p, role) for p in found for role in p.roles(person.id)}
        manner = Manner(language=person.language, address="u" if "u" in spoken else "je")
        self._known[person.id] = (at, manner)
        return manner


def says(library: Library, placement: Placement, role: Role) -> Address | None:
    """How the programme of a placement speaks to a role; None when it has no such role."""
    programme = library.programmes.get(placement.programme)
    return programme.address.get(role) if programme is not None else None
