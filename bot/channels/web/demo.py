"""What the demo page may ask of the demo around it: the example people and the clock that can be moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoPerson:
    """Someone on the example roster. `roles` are role ids (`student`, `wpb`, …), `programme` a title to read.

    `near` are the ids of those she works with most closely: a student's mentors, a mentor's students.
    """

    id: int
    name: str
    email: str
    roles: tuple[str, ...] = ()
    programme: str = ""
    school: str = ""
    near: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A message that waits for its moment. `at` is None where nothing holds it back but the next tick."""

    person_id: int
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """The clock stands at `now`, and `sent` messages were delivered on the way."""

    now: datetime
    sent: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NotMoved:
    """The clock stayed where it was; `why` says so in Dutch, with what to do."""

    why: str


class DemoControls(Protocol):
    """The demo as the page sees it. All moments are aware."""

    async def people(self) -> tuple[DemoPerson, ...]:
        """Everyone on the example roster, in the order of the roster."""
        ...

    def now(self) -> datetime:
        """The demo's date and time."""
        ...

    async def move_to(self, to: datetime | str) -> Moved | NotMoved:
        """Move the clock to a moment or to what a Dutch text says ("29 januari 2026", "morgen om 15.30"), run the tick,
        and deliver what is due by then."""
        ...

    async def deliver(self) -> None:
        """Send what is due at this very moment; called after each turn."""
        ...

    async def outbox_waiting(self) -> tuple[Waiting, ...]:
        """What is written but not yet delivered."""
        ...
