"""The sets of dates: what was typed, from where it is seen, and what it means.

`dates.txt` is for development, and so are those of other hands beside it, once they have been opened. `held/dates.txt`
was written before most of the work on the grammar, from calendars; the others in `held` by other hands, and opened when
everything was done.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dialogs.dates import Looks, Named, When, read

FOLDER = Path(__file__).parent
DEVELOPMENT = FOLDER / "dates.txt"
HELD = {
    "same hand, held": FOLDER / "held" / "dates.txt",
    "hand j, held": FOLDER / "held" / "dates_j.txt",
    "hand l, held": FOLDER / "held" / "dates_l.txt",
}
SETS = {
    "development": DEVELOPMENT,
    **{f"hand {letter}": FOLDER / f"dates_{letter}.txt" for letter in "abcdefghik"},
    **HELD,
}
PERIODS = (
    ("2025-09-01", "2025-11-12"),
    ("2025-11-13", "2026-02-04"),
    ("2026-02-05", "2026-04-22"),
    ("2026-04-23", "2026-05-29"),
)
HOLIDAYS = (
    ("herfstvakantie", "2025-10-18", "2025-10-26"),
    ("kerstvakantie", "2025-12-20", "2026-01-04"),
    ("voorjaarsvakantie", "2026-02-14", "2026-02-22"),
    ("meivakantie", "2026-04-25", "2026-05-03"),
    ("zomervakantie", "2026-07-18", "2026-08-30"),
)
NAMED = tuple(
    Named(name=name, first=date.fromisoformat(first), last=date.fromisoformat(last))
    for name, first, last in (*((f"periode-{n}", *days) for n, days in enumerate(PERIODS, 1)), *HOLIDAYS)
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """One line of a file."""

    text: str
    at: datetime
    looks: Looks
    means: str

    def answer(self) -> str:
        """What the grammar makes of it, written as in the file."""
        return written(read(self.text, at=self.at, looks=self.looks, named=NAMED))


def written(when: When | None) -> str:
    """`2026-02-04`, `2026-02-03..2026-02-12`, `2026-02-04 14:30` or `-`."""
    if when is None:
        return "-"
    days = f"{when.first}" if when.first == when.last else f"{when.first}..{when.last}"
    return f"{days} {when.time:%H:%M}" if when.time else days


def examples(file: Path = DEVELOPMENT) -> Iterator[Example]:
    """Every line, in order."""
    at, looks = datetime(2026, 1, 21, 16, 30), None  # noqa: DTZ001
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            _, moment, direction = line.split()
            at, looks = datetime.fromisoformat(moment), {"future": "ahead", "past": "back"}[direction]
        elif " = " in line and not line.startswith("# "):
            text, _, means = line.rpartition(" = ")
            yield Example(text=text, at=at, looks=looks, means=means.strip())  # type: ignore[arg-type]
