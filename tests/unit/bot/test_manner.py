"""How each person is spoken to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from partnership import Partnership

from bot.manner import FRESH
from bot.render import Manner
from store import people, placements


def manner(partnership: Partnership, who: str) -> Manner:
    with partnership.database.reading() as c:
        return partnership.manners.of(c, partnership.person(c, who), partnership.now)


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("noor.willems", "je"),
        ("wim.de.groot", "u"),
        ("marieke.oosterhof", "u"),
        ("annelies.brouwer", "u"),
        ("gijs.van.laar", "u"),
        ("karim.bouzid", "u"),
        ("sem.dijkstra", "je"),
        ("henk.aalders", "u"),
    ],
)
def test_students_are_je_and_everyone_around_them_u(partnership: Partnership, who: str, address: str) -> None:
    assert manner(partnership, who) == Manner(language="nl", address=address)


def test_who_stands_nowhere_is_je(partnership: Partnership) -> None:
    with partnership.database.transaction("test") as c:
        people.put(c, email="nieuw@zilverbeek.example", name="Nienke Nieuw")
    assert manner(partnership, "nieuw").address == "je"


@pytest.mark.parametrize(("who", "address"), [("wim.de.groot", "u"), ("noor.willems", "je")])
def test_who_is_done_everywhere_is_spoken_to_as_before(partnership: Partnership, who: str, address: str) -> None:
    with partnership.database.transaction("test") as c:
        person = partnership.person(c, who).id
        for placement in placements.of_person(c, person, on=partnership.now.date()):
            placements.end(c, placement.id, on=partnership.now.date() - timedelta(days=1))
    assert manner(partnership, who).address == address


def test_another_language_shows_at_once(partnership: Partnership) -> None:
    assert manner(partnership, "noor.willems").language == "nl"
    with partnership.database.transaction("test") as c:
        people.set_language(c, partnership.person(c, "noor.willems").id, "en")
    assert manner(partnership, "noor.willems").language == "en"


def test_a_new_place_on_the_roster_shows_within_ten_minutes(partnership: Partnership) -> None:
    assert manner(partnership, "noor.willems").address == "je"
    with partnership.database.transaction("test") as c:
        noor = partnership.person(c, "noor.willems").id
        bilal = placements.by_id(c, partnership.placement(c, "bilal.amrani"))
        placements.put(
            c,
            programme=bilal.programme,
            year=bilal.year,
            student_id=bilal.student.id,
            school=bilal.school,
            region=bilal.region,
            location=bilal.location,
            vak=bilal.vak,
            klassen=bilal.klassen,
            start=bilal.start,
            end=bilal.end,
            seats=(*((s.role, s.person.id, s.rank) for s in bilal.seats if s.role != "so"), ("so", noor, 1)),  # type: ignore[arg-type]
        )
    partnership.now += FRESH - timedelta(seconds=1)
    assert manner(partnership, "noor.willems").address == "je"
    partnership.now += timedelta(seconds=1)
    assert manner(partnership, "noor.willems").address == "u"
