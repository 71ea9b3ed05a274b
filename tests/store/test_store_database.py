"""Opening, committing, rolling back, and being told clearly what is wrong with a database."""

from __future__ import annotations

import sqlite3
import threading
from datetime import date
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, text

from dialogs.nouns import Role
from store import engine as engines
from store import inbox, people, placements, settings, tracks
from store.db import Behind, Busy, Database, Unreachable, check_current, head, try_lock, upgrade
from store.migrations import run
from store.schema import metadata


def test_the_migrations_make_exactly_the_tables_of_the_schema(empty_url):
    upgrade(empty_url)
    database = Database.open(empty_url)
    with database.reading() as c:
        assert compare_metadata(MigrationContext.configure(c.core), metadata) == []
    database.close()


def test_upgrading_twice_changes_nothing_and_keeps_what_is_there(url):
    database = Database.open(url)
    with database.transaction("t") as c:
        settings.put(c, "house", {"confirmed": True})
    upgrade(url)
    check_current(database)
    with database.reading() as c:
        assert settings.get(c, "house") == {"confirmed": True}
    database.close()


def test_two_replicas_that_upgrade_at_once_both_succeed(empty_url, together):
    together(lambda: upgrade(empty_url), lambda: upgrade(empty_url))
    database = Database.open(empty_url)
    check_current(database)
    database.close()


def test_a_mentor_track_of_before_it_was_a_placement_keeps_its_group_and_its_people(empty_url):
    _at_step(empty_url, "0005")
    database = Database.open(empty_url)
    with database.transaction("t") as c:
        for number, name in enumerate(("Fatima", "Joost", "Sanne"), 1):
            c.execute(
                text(
                    "INSERT INTO people (id, name, email, email_key, language, moment) "
                    "VALUES (:id, :name, :name, :name, 'nl', '15:30')"
                ),
                {"id": number, "name": name},
            )
        c.execute(
            text(
                "INSERT INTO placements "
                "(id, programme, year, student_id, school, region, klassen, starts_on, last_day) VALUES "
                "(7, 'hr-n4', '2025-2026', 2, 'Het Baken', 'midden', '[]', '2025-09-01', '2026-07-31')"
            )
        )
        c.execute(text("INSERT INTO seats (placement_id, role, person_id, rank) VALUES (7, 'student', 2, 1)"))
        c.execute(
            text(
                "INSERT INTO track_groups (id, name, facilitator_id, starts_on) VALUES (4, 'Groep A', 3, '2026-02-03')"
            )
        )
        c.execute(text("INSERT INTO track_members (group_id, person_id) VALUES (4, 1), (4, 2)"))
    database.close()
    upgrade(empty_url)
    database = Database.open(empty_url)
    with database.transaction("t") as c:
        [group] = tracks.groups(c)
        assert (group.title, group.year, group.start) == ("Groep A", "2025-2026", date(2026, 2, 3))
        assert [p.name for p in group.people(Role.DEELNEMER)] == ["Fatima", "Joost"]
        assert group.person(Role.FACILITATOR).name == "Sanne"
        own = [p for p in placements.of_group(c, group.id) if p.kind == "placement"]
        assert [p.learner.name for p in own] == ["Fatima", "Joost"]
        assert placements.by_id(c, 7).student.name == "Joost"
        assert (
            tracks.put_group(c, name="Groep A", facilitator_id=3, start=date(2026, 2, 10), members=[1, 2]) == group.id
        )
    database.close()


def _at_step(url: str, step: str) -> None:
    """An empty database as an earlier version of the program left it."""
    engine = engines.make(engines.parse(url), may_create=True)
    with engine.connect() as connection:
        command.upgrade(run.config(connection), step)
        connection.commit()
    engine.dispose()


def test_the_head_that_the_program_names_is_the_last_step():
    assert ScriptDirectory.from_config(run.config()).get_heads() == [head()]


def test_a_database_one_step_behind_says_which_command_to_run(database):
    with database.transaction("t") as c:
        c.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    with pytest.raises(Behind, match=r"draai `wijzer db upgrade`") as told:
        check_current(database)
    assert (told.value.at, told.value.head) == ("0000", head())


def test_a_database_without_tables_says_which_command_to_run(empty_pg_url, tmp_path):
    sqlite3.connect(tmp_path / "blank.sqlite3").close()
    for address in (empty_pg_url, f"sqlite:///{tmp_path / 'blank.sqlite3'}"):
        database = Database.open(address)
        with pytest.raises(Behind, match=r"stand leeg.*draai `wijzer db upgrade`"):
            check_current(database)
        database.close()


def test_a_database_of_a_newer_program_says_to_install_that(database):
    with database.transaction("t") as c:
        c.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Behind, match="nieuwer"):
        check_current(database)


def test_a_sqlite_file_that_does_not_exist_says_how_to_make_it(tmp_path):
    with pytest.raises(Unreachable, match="wijzer db upgrade"):
        Database.open(f"sqlite:///{tmp_path / 'nergens.sqlite3'}")
    assert not (tmp_path / "nergens.sqlite3").exists()


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(Unreachable, match="weg"):
        upgrade(f"sqlite:///{tmp_path / 'weg' / 'wijzer.sqlite3'}")


def test_a_file_that_is_no_database_is_told_apart(tmp_path: Path):
    (tmp_path / "brief.txt").write_text("Beste Sanne, " * 100)
    with pytest.raises(Unreachable, match="geen database"):
        Database.open(f"sqlite:///{tmp_path / 'brief.txt'}")
    with pytest.raises(Unreachable, match="geen database"):
        upgrade(f"sqlite:///{tmp_path / 'brief.txt'}")


@pytest.mark.parametrize("address", ["", "mysql://server/naam", "wijzer.sqlite3", "sqlite://", "postgresql//x"])
def test_an_address_of_no_known_kind_shows_the_two_kinds(address):
    with pytest.raises(Unreachable, match=r"sqlite:///.*postgresql://"):
        Database.open(address)


def test_a_server_that_does_not_answer_is_unreachable_and_the_password_is_not_shown():
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1.*niet bereikbaar") as told:
        Database.open("postgresql://wijzer:geheim@127.0.0.1:1/wijzer")
    assert "geheim" not in str(told.value)


def test_a_database_that_is_not_on_the_server_is_named(empty_pg_url):
    with pytest.raises(Unreachable, match="bestaat niet"):
        Database.open(empty_pg_url.replace("wijzer_empty", "nergens"))


def _put_and_fail(c):
    settings.put(c, "a", 1)
    people.by_id(c, 999)


def _claim_and_fail(c, at):
    assert inbox.claim(c, "slack", "Ev1", at)
    people.by_id(c, 999)


def _put_and_lose_the_server(c, address):
    settings.put(c, "a", 1)
    _hang_up(address)
    settings.put(c, "b", 1)


def _hang_up(address):
    """The server closes every connection but this one."""
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_what_fails_halfway_leaves_nothing(database):
    with pytest.raises(LookupError), database.transaction("t") as c:
        _put_and_fail(c)
    with database.reading() as c:
        assert settings.get(c, "a") is None


def test_a_failing_point_before_commit_leaves_nothing_and_one_after_commit_everything(url):
    def fail(point: str) -> None:
        if point in ("first.before_commit", "second.after_commit"):
            raise InterruptedError(point)

    database = Database.open(url, points=fail)
    for name in ("first", "second"):
        with pytest.raises(InterruptedError), database.transaction(name) as c:
            settings.put(c, name, True)
    with database.reading() as c:
        assert (settings.get(c, "first"), settings.get(c, "second")) == (None, True)
    database.close()


def test_who_listens_to_the_statements_hears_the_same_ones_with_the_same_outcome(database, world, at):
    heard: list[str] = []

    def listen(_c, _cursor, statement, _parameters, _context, _many):
        heard.append(statement)

    def everything():
        with database.reading() as c:
            return people.by_id(c, world.sanne.id), placements.by_id(c, world.placement), inbox.seen(c, "slack", "Ev1")

    with database.transaction("t") as c:
        people.bind(c, person_id=world.sanne.id, channel="web", tenant="", user="s", address={"a": 1}, at=at())
    quiet = everything()
    event.listen(Engine, "before_cursor_execute", listen)
    loud = everything()
    event.remove(Engine, "before_cursor_execute", listen)
    again = everything()
    assert quiet == loud == again
    assert len(heard) == 3


def test_points_are_passed_in_order(url):
    passed: list[str] = []
    database = Database.open(url, points=passed.append)
    with database.transaction("turn"):
        passed.append("inside")
    database.close()
    assert passed == ["inside", "turn.before_commit", "turn.after_commit"]


def test_a_transaction_inside_another_is_refused_and_the_outer_one_goes_on(database):
    with database.transaction("outer") as c:
        with pytest.raises(RuntimeError, match="inner"), database.transaction("inner"):
            pass
        settings.put(c, "a", 1)
    with database.reading() as c:
        assert settings.get(c, "a") == 1


def test_reading_inside_a_transaction_sees_what_it_wrote(database):
    with database.transaction("t") as c:
        settings.put(c, "a", 1)
        with database.reading() as inner:
            assert settings.get(inner, "a") == 1
        settings.put(c, "b", 2)
    with database.reading() as c:
        assert settings.get(c, "b") == 2


def test_reading_goes_on_while_another_thread_writes(database):
    with database.transaction("t") as c:
        settings.put(c, "a", 1)
        seen: list[object] = []

        def look() -> None:
            with database.reading() as other:
                seen.append(settings.get(other, "a"))

        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert seen == [None]


def test_more_threads_than_connections_take_turns_over_time(database):
    for number in range(40):
        thread = threading.Thread(target=_put, args=(database, number))
        thread.start()
        thread.join()
    with database.reading() as c:
        assert all(settings.get(c, f"n{number}") == number for number in range(40))


def _put(database: Database, number: int) -> None:
    with database.transaction("t") as c:
        settings.put(c, f"n{number}", number)


def test_a_lock_that_is_held_too_long_is_busy_and_keeps_nothing(sqlite_url, monkeypatch):
    monkeypatch.setattr("store.engine.BUSY_SECONDS", 0.05)
    database = Database.open(sqlite_url)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="bezet"), database.transaction("t"):
        pass
    other.rollback()
    other.close()
    _put(database, 1)
    database.close()


def test_a_server_that_hung_up_while_we_were_idle_is_dialled_again(pg_url):
    database = Database.open(pg_url)
    _put(database, 1)
    _hang_up(pg_url)
    _put(database, 2)
    database.close()


def test_a_server_that_hangs_up_in_the_middle_keeps_nothing_and_the_next_turn_works(pg_url):
    database = Database.open(pg_url)
    with pytest.raises(Unreachable, match="niet bereikbaar"), database.transaction("t") as c:
        _put_and_lose_the_server(c, pg_url)
    _put(database, 2)
    with database.reading() as c:
        assert settings.get(c, "a") is None
    database.close()


def test_only_one_replica_gets_a_named_lock(pg_url):
    one, two = Database.open(pg_url), Database.open(pg_url)
    with one.transaction("t") as c, two.transaction("t") as d:
        assert [try_lock(c, "tick"), try_lock(d, "tick"), try_lock(d, "other")] == [True, False, True]
    with two.transaction("t") as d:
        assert try_lock(d, "tick")
    one.close()
    two.close()


def test_a_commit_survives_a_crash_of_the_machine_by_setting(sqlite_url):
    database = Database.open(sqlite_url)
    with database.reading() as c:
        found = {
            name: c.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    database.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_an_event_is_claimed_once_also_by_many_at_the_same_instant(database, at, together):
    def claim() -> object:
        with database.transaction("turn") as c:
            return inbox.claim(c, "slack", "Ev1", at())

    assert sorted(together(*[claim] * 6)) == [False] * 5 + [True]
    with database.reading() as c:
        assert inbox.seen(c, "slack", "Ev1")
        assert not inbox.seen(c, "teams", "Ev1")


def test_an_event_whose_turn_failed_can_be_claimed_again(database, at):
    with pytest.raises(LookupError), database.transaction("turn") as c:
        _claim_and_fail(c, at())
    with database.transaction("turn") as c:
        assert inbox.claim(c, "slack", "Ev1", at())


def test_old_events_are_forgotten_and_young_ones_are_not(database, at):
    with database.transaction("turn") as c:
        inbox.claim(c, "slack", "old", at(days=-8))
        inbox.claim(c, "slack", "young", at(days=-6))
        assert inbox.prune(c, at(days=-7)) == 1
        assert [inbox.seen(c, "slack", key) for key in ("old", "young")] == [False, True]


def test_two_presses_of_one_person_come_one_after_the_other(database, world, together):
    def count() -> None:
        with database.transaction("turn") as c:
            people.lock(c, world.sanne.id)
            settings.put(c, "count", (settings.get(c, "count") or 0) + 1)

    together(*[count] * 6)
    with database.reading() as c:
        assert settings.get(c, "count") == 6
