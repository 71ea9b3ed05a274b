"""Growth in broad skills: filled in by student and mentor, a few skills or the whole table, and seen over the year."""

from __future__ import annotations

import pytest
from people import FATIMA, MARIEKE, NOOR, SCHOOL, SEM, WIM, School, Someone, words_of

from dialogs.nouns import Role
from store import placements

TOM = f"tom.schaap@{SCHOOL}"


def fills_in(someone: Someone, phases: dict[str, str], **words: str) -> None:
    someone.says("groei in beeld van Sem" if someone.email != SEM else "groei in beeld")
    someone.fills(vaardigheden=list(phases)).fills(fase=phases).fills(**words).presses("Verstuur")


@pytest.fixture
def grown(school: School) -> School:
    """Sem filled it in in March and June, Fatima in April."""
    fills_in(school.at("2026-03-10T16:00")[SEM], {"cb-01": "begin", "cb-04": "begin"}, voorbeeld="Vraagt veel.")
    school.moves_to("2026-03-11T15:30")
    fills_in(school.at("2026-04-20T16:00")[FATIMA], {"cb-01": "begin", "cb-08": "groei"})
    school.moves_to("2026-04-21T15:30")
    fills_in(school.at("2026-06-16T16:00")[SEM], {"cb-01": "groei", "cb-04": "groei"})
    return school


def growth(someone: Someone) -> dict[str, str]:
    """The table beside the picture, as this person got it last."""
    card = next(shown for shown in someone.got if shown.title == "Groei in beeld, Sem Dijkstra")
    return {fact.label: fact.value for fact in card.facts}


GROWN = {
    "Opbouw van routines": "Sem beginfase (10 mrt 2026), groeifase (16 jun 2026); Fatima beginfase (20 apr 2026)",
    "Zelfstandigheid": "Sem beginfase (10 mrt 2026), groeifase (16 jun 2026)",
    "Metacognitie": "Fatima groeifase (20 apr 2026)",
}


def test_earlier_times_stand_beside_the_last_with_their_dates(grown: School) -> None:
    sem = grown[SEM]
    assert growth(sem) == GROWN
    picture = next(shown for shown in sem.got if shown.kind == "picture")
    assert picture.file is not None
    assert picture.file.name == "Groei in beeld 2026-06-16.png"
    for skill, said in GROWN.items():
        assert f"{skill}: {said}" in picture.text
    assert grown.bytes_of(picture.file.id).startswith(b"\x89PNG")


def test_the_document_has_the_picture_the_table_and_this_times_answers(grown: School) -> None:
    text = words_of(next(data for name, data in grown[SEM].documents if name.endswith(".docx")))
    for words in (
        "Het beeld",
        GROWN["Opbouw van routines"],
        "Groeifase: Doet het zelf en overlegt als dat nodig is",
        "Wie dit lezen: Sem Dijkstra en Fatima El Idrissi.",
    ):
        assert words in text


def test_the_mentor_gets_the_same_picture_and_may_open_it(grown: School) -> None:
    grown.moves_to("2026-06-17T15:30")
    fatima = grown[FATIMA]
    assert growth(fatima) == GROWN
    files = [shown.file.id for shown in fatima.got if shown.file is not None]
    assert len(files) == 2
    assert all(grown.may_read(file, FATIMA) for file in files)
    assert not any(grown.may_read(file, other) for file in files for other in (MARIEKE, WIM, NOOR, TOM))


def test_who_only_looks_sees_it_and_nobody_else_gets_anything(grown: School) -> None:
    grown.moves_to("2026-06-17T15:30")
    sem = grown.at("2026-06-18T16:00")[SEM].says("laat mijn groei zien").fills(wat="kijken")
    assert growth(sem) == GROWN
    assert {to for to, _ in grown.news} == {SEM}
    grown.moves_to("2026-06-19T15:30")
    assert not any(shown.kind == "picture" for shown in grown[FATIMA].got)


def test_where_nothing_was_filled_in_there_is_nothing_to_see_and_that_is_said(school: School) -> None:
    sem = school.at("2026-03-10T16:00")[SEM].says("groei in beeld").fills(wat="kijken")
    assert "Er is nog niets ingevuld" in sem.heard
    sem.says("groei in beeld").fills().fills().fills().presses("overslaan").presses("Verstuur")
    assert "Er is nog niets ingevuld" in sem.heard


def test_a_new_mentor_sees_what_was_sent_to_her_and_not_what_went_to_the_one_before(grown: School) -> None:
    sem = grown.placement_of(SEM)
    tom_id = grown[TOM].id
    seats = [(s.role, tom_id if s.role is Role.WPB else s.person.id, n) for n, s in enumerate(sem.seats)]
    with grown.database.transaction("test") as c:
        placements.seat(c, sem.id, seats, today=grown.now.date())
    tom = grown.at("2026-06-22T16:00")[TOM]
    fills_in(tom, {"cb-01": "vergevorderd"})
    assert growth(tom) == {"Opbouw van routines": "Tom vergevorderd (22 jun 2026)"}
    grown.moves_to("2026-06-23T15:30")
    sem_sees = grown.at("2026-06-23T16:00")[SEM].says("laat mijn groei zien").fills(wat="kijken")
    assert growth(sem_sees)["Opbouw van routines"].endswith("Tom vergevorderd (22 jun 2026)")
    assert "Fatima" in growth(sem_sees)["Opbouw van routines"]


def test_after_many_times_the_picture_has_the_first_and_the_last_and_the_table_all(school: School) -> None:
    sem = school[SEM]
    for n in range(8):
        fills_in(school.at(f"2026-03-{10 + n}T16:00")[SEM], {"cb-01": "begin" if n < 5 else "groei"})
    assert growth(sem)["Opbouw van routines"].count("2026") == 8
    assert "8 keer ingevuld; in het plaatje staan de eerste keer en de laatste 5" in sem.heard
