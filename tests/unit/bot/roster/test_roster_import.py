"""An import as a coordinator meets it: into a real database, from a real file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from roster_samples import ROW, SECOND, TRACK, workbook

from bot.roster.apply import Report, import_roster
from bot.roster.example import import_example
from content.load import Library, load
from store import audit, outbox, people, placements, tracks
from store.db import Database

AT = datetime(2026, 1, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


class Office:
    """Someone with rosters to import."""

    def __init__(self, db: Database, folder: Path, library: Library) -> None:
        self.db, self.folder, self.library = db, folder, library

    def imports(self, *rows: dict[str, Any], days: int = 0, **how: Any) -> Report:
        tracks_ = how.pop("tracks", ())
        path = workbook(self.folder / "rooster.xlsx", *rows, tracks=tracks_)
        return import_roster(self.db, path, at=AT + timedelta(days=days), library=self.library, **how)

    def students(self) -> dict[str, str | None]:
        """Name and last day of everyone placed."""
        with self.db.reading() as c:
            found = placements.all_of(c, programme="hr-n4", year="2025-2026")
        return {p.student.name: p.end.isoformat() if p.end else None for p in found}


@pytest.fixture
def office(database: Database, tmp_path: Path, library: Library) -> Office:
    return Office(database, tmp_path, library)


def test_an_import_puts_people_placements_and_tracks_in_the_store_and_sends_nothing(office: Office) -> None:
    done = office.imports(ROW, SECOND, tracks=(TRACK,))
    assert done.ok
    assert done.counts["added"] == 2
    with office.db.reading() as c:
        noor = people.by_email(c, "NOOR@student.example")
        assert noor is not None
        assert noor.begun_at is None
        (placement,) = placements.of_person(c, noor.id, on=AT.date())
        assert (placement.school, placement.student.name) == ("Zilverbeek College", "Noor Willems")
        assert [g.name for g in tracks.groups(c)] == ["Najaar"]
        assert outbox.open_count(c) == 0


def test_importing_twice_changes_nothing(office: Office) -> None:
    office.imports(ROW, SECOND, tracks=(TRACK,))
    again = office.imports(ROW, SECOND, tracks=(TRACK,))
    assert "er verandert niets" in again.text
    assert again.counts == again.counts | {
        "people": 0,
        "added": 0,
        "changed": 0,
        "ended": 0,
        "unchanged": 2,
        "groups": 0,
    }
    with office.db.reading() as c:
        assert len(audit.of(c, "roster")) == 1


def test_one_mistake_changes_nothing_at_all(office: Office) -> None:
    done = office.imports(ROW, SECOND | {"start": "morgen"})
    assert not done.ok
    assert "blad plaatsingen, rij 3, kolom start: 'morgen' is geen datum" in done.text
    assert done.text.startswith("Er is niets veranderd")
    assert office.students() == {}
    with office.db.reading() as c:
        assert people.all_people(c) == ()


def test_a_trial_tells_everything_and_keeps_nothing(office: Office) -> None:
    trial = office.imports(ROW, dry_run=True)
    assert "Proef" in trial.text
    assert "Noor Willems (noor@student.example)" in trial.text
    assert office.students() == {}


def test_a_student_who_left_the_sheet_is_ended_once_and_comes_back_when_she_returns(office: Office) -> None:
    office.imports(ROW, SECOND)
    assert office.imports(ROW).counts["ended"] == 1
    assert office.students() == {"Noor Willems": None, "Bilal Amrani": "2026-01-21"}
    assert office.imports(ROW, days=3).counts["ended"] == 0
    back = office.imports(ROW, SECOND, days=4)
    assert "eind: 21-1-2026 → leeg" in back.text
    assert office.students() == {"Noor Willems": None, "Bilal Amrani": None}


def test_another_wpb_replaces_the_first(office: Office) -> None:
    office.imports(ROW)
    done = office.imports(ROW | {"wpb": "Els Bos", "wpb_email": "els@school.example"})
    assert "wpb: Wim de Groot → Els Bos" in done.text
    with office.db.reading() as c:
        wim = people.by_email(c, "wim@school.example")
        assert wim is not None
        assert placements.of_person(c, wim.id, on=AT.date()) == ()


def test_the_example_roster_is_imported_whole_and_only_once(database: Database, library: Library) -> None:
    first = import_example(database, at=AT, library=library)
    assert [r.ok for r in first] == [True, True], [r.text for r in first]
    assert all("er verandert niets" in r.text for r in import_example(database, at=AT, library=library))
