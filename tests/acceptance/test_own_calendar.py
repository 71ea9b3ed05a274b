"""Someone follows her agenda from her own calendar program, gets a new address, and stops."""

from __future__ import annotations

import re

import pytest
from people import NOOR, School


@pytest.fixture
def address(school: School) -> str:
    return made(school, "Maak een adres")


def made(school: School, button: str) -> str:
    """The address that a press on this button gives."""
    noor = school[NOOR]
    noor.says("zet mijn afspraken in mijn eigen agenda")
    noor.presses(button)
    found = re.search(r"https://bot\.example/agenda/(\S+)\.ics", noor.heard)
    assert found is not None, noor.heard
    return found[1]


def test_who_asks_for_it_gets_an_address_that_works(school: School, address: str) -> None:
    assert b"Inleveren periode 2" in (school.follows(address) or b"")


def test_a_new_address_replaces_the_old_one(school: School, address: str) -> None:
    newer = made(school, "Nieuw adres")
    assert newer != address
    assert school.follows(address) is None
    assert school.follows(newer) is not None


def test_who_stops_is_followed_no_longer(school: School, address: str) -> None:
    noor = school[NOOR]
    noor.says("agenda koppelen")
    noor.presses("Stop ermee")
    assert school.follows(address) is None
