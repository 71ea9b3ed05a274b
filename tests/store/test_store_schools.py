"""A school keeps its number, however it is written and whatever it is called later."""

from __future__ import annotations

from alembic import command
from sqlalchemy import text

from store import engine, schools
from store.db import Database, upgrade
from store.migrations import run


def test_every_school_of_a_placement_has_a_number_and_spelling_makes_no_other(database, world, place):
    with database.transaction("t") as c:
        place(c, world.sanne, school="het  baken")
        found = schools.ids(c, ["Het Baken", "HET BAKEN", "Elders"])
    assert found["Het Baken"] == found["HET BAKEN"]
    assert "Elders" not in found


def test_another_name_of_a_school_is_the_same_school_also_twice(database, world):
    with database.transaction("t") as c:
        schools.also(c, "Het Baken", "De Vuurtoren")
        schools.also(c, "De Vuurtoren", "Lyceum De Vuurtoren")
        found = schools.ids(c, ["Het Baken", "De Vuurtoren", "Lyceum De Vuurtoren"])
    assert len(set(found.values())) == 1


def test_a_name_that_belongs_to_another_school_stays_with_it(database, world):
    with database.transaction("t") as c:
        schools.put(c, "Elders")
        before = schools.ids(c, ["Elders"])
        schools.also(c, "Het Baken", "Elders")
        assert schools.ids(c, ["Elders"]) == before


def test_a_database_from_before_gets_a_number_for_every_school_that_stands_in_it(empty_url):
    old = engine.make(engine.parse(empty_url), may_create=True)
    with old.begin() as c:
        command.upgrade(run.config(c), "0002")
        c.execute(
            text(
                "INSERT INTO people (id, name, email, email_key, language, moment)"
                " VALUES (1, 'Sanne', 'a@b.nl', 'a@b.nl', 'nl', '15:30:00')"
            )
        )
        for number, (year, school) in enumerate([("2023-2024", "Het Baken"), ("2024-2025", "het baken ")], start=1):
            c.execute(
                text(
                    "INSERT INTO placements (id, programme, year, student_id, school, region, klassen, starts_on,"
                    " last_day) VALUES (:id, 'p', :year, 1, :school, 'noord', '[]', '2023-09-01', '2024-07-31')"
                ),
                {"id": number, "year": year, "school": school},
            )
    old.dispose()
    upgrade(empty_url)
    database = Database.open(empty_url)
    with database.transaction("t") as c:
        assert len(set(schools.ids(c, ["Het Baken"]).values())) == 1
        schools.put(c, "Elders")
        assert len(schools.ids(c, ["Het Baken", "Elders"])) == 2
    database.close()
