"""A small school year to remember things about, and two hands that act at the same instant."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from dialogs.nouns import Person, Region, Role
from store import people, placements
from store.db import Conn, Database

NOON = datetime(2026, 2, 4, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class World:
    """Sanne is a student; Wim and Willemien are her WPBs, Sofie is her SO."""

    sanne: Person
    wim: Person
    willemien: Person
    sofie: Person
    placement: int


@pytest.fixture
def at() -> Callable[..., datetime]:
    """A moment so much after noon of 4 February 2026 (UTC): `at(hours=1)`."""
    return lambda **after: NOON + timedelta(**after)


@pytest.fixture
def place() -> Callable[..., int]:
    """Put a placement of this student in 2025-2026, with what is to be different: `place(c, sanne, school="...")`."""

    def put(c: Conn, student: Person, **changes: Any) -> int:
        usual: dict[str, Any] = {
            "programme": "hr-n4",
            "year": "2025-2026",
            "student_id": student.id,
            "school": "Het Baken",
            "region": Region.MIDDEN,
            "location": None,
            "vak": "Biologie",
            "klassen": ("2b", "3c"),
            "start": date(2025, 9, 1),
            "end": None,
            "seats": (),
        }
        return placements.put(c, **{**usual, **changes})

    return put


@pytest.fixture
def world(database: Database, place: Callable[..., int]) -> World:
    """The placement and its people, who have all begun."""
    with database.transaction("setup") as c:
        sanne, wim, willemien, sofie = (
            people.put(c, email=f"{name.lower()}@school.example", name=f"{name} Voorbeeld")
            for name in ("Sanne", "Wim", "Willemien", "Sofie")
        )
        for person in (sanne, wim, willemien, sofie):
            people.begin(c, person.id, NOON - timedelta(days=100))
        number = place(c, sanne, seats=((Role.WPB, willemien.id, 2), (Role.WPB, wim.id, 1), (Role.SO, sofie.id, 1)))
    return World(sanne=sanne, wim=wim, willemien=willemien, sofie=sofie, placement=number)


@pytest.fixture
def together() -> Callable[..., list[object]]:
    """Run these at the same instant, each in a thread of its own; their results in order."""

    def run(*acts: Callable[[], object]) -> list[object]:
        start = threading.Barrier(len(acts))

        def one(act: Callable[[], object]) -> object:
            start.wait()
            return act()

        with ThreadPoolExecutor(len(acts)) as pool:
            return [done.result() for done in [pool.submit(one, act) for act in acts]]

    return run
