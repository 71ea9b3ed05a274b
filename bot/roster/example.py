"""The example roster of the demo: an invented partnership of three schools, whose rows are CSV files in `voorbeeld`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.roster.apply import Report, import_roster
from bot.roster.columns import SHEETS
from content.load import Library
from store.db import Database

FOLDER = Path(__file__).parent / "voorbeeld"


def import_example(db: Database, *, at: datetime, library: Library) -> tuple[Report, ...]:
    """Import both sheets of the example; a second time changes nothing."""
    return tuple(
        import_roster(db, FOLDER / f"{spec.name}.csv", sheet=spec.name, at=at, library=library) for spec in SHEETS
    )
