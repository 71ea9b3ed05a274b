"""What a school's checklist says: per theme and point the students, the schoolopleider and last year side by side,
and from that what is strong, what is missing and where the views differ. Pure; the limits are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.school.tally import WEIGHT, Told, together
from content.model import Framework
from dialogs.dutch import variant

STRONG, WEAK = 0.8, 0.5
"""From here up a point is strong; below this it is missing. Of 1 (yes from everyone)."""

APART = 0.5
"""So far apart are two views that differ: yes beside as many noes as yesses, or further."""

MOVED = 0.2
"""So much has a point moved since last year."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One point of the checklist. `school` are the columns that the schoolopleiders gave; of too few students nothing
    is known."""

    id: str
    label: str
    asked: bool
    students: Told | None
    school: tuple[str, ...]
    last_year: Told | None

    @property
    def schools(self) -> float | None:
        """The view of the schoolopleiders as one number."""
        given = [WEIGHT[column] for column in self.school if column in WEIGHT]
        return sum(given) / len(given) if given else None

    @property
    def score(self) -> float | None:
        """The students' view; of what students are not asked, the schoolopleider's."""
        return self.students.score if self.students is not None else None if self.asked else self.schools

    @property
    def strong(self) -> bool:
        """Good according to who can know, and nobody who answered says otherwise."""
        views = [v for v in (self.score, self.schools) if v is not None]
        return self.score is not None and all(v >= STRONG for v in views)

    @property
    def missing(self) -> bool:
        """Not in order according to who can know."""
        return self.score is not None and self.score < WEAK

    @property
    def apart(self) -> bool:
        """Whether students and schoolopleider see it differently."""
        students = self.students.score if self.students is not None else None
        return students is not None and self.schools is not None and abs(students - self.schools) >= APART

    @property
    def moved(self) -> float | None:
        """How much the students' view rose since last year; None when it hardly did, or is not known."""
        now = self.students.score if self.students is not None else None
        before = self.last_year.score if self.last_year is not None else None
        return now - before if now is not None and before is not None and abs(now - before) >= MOVED else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """A theme with its points."""

    label: str
    points: tuple[Point, ...]

    @property
    def students(self) -> Told | None:
        """What students said, over the points of which enough is known."""
        known = [p.students for p in self.points if p.students is not None]
        return together(known) if known else None

    @property
    def last_year(self) -> Told | None:
        """The same, last year, over the points that are known in both years."""
        known = [p.last_year for p in self.points if p.last_year is not None and p.students is not None]
        return together(known) if known else None

    @property
    def school(self) -> Told | None:
        """What the schoolopleiders said."""
        counts: dict[str, int] = {}
        for column in (column for p in self.points for column in p.school):
            counts[column] = counts.get(column, 0) + 1
        return Told(counts=counts) if counts else None


def view(
    framework: Framework,
    *,
    asked: Iterable[str],
    students: Mapping[str, Told],
    school: Mapping[str, Mapping[int, str]],
    last_year: Mapping[str, Told],
) -> tuple[Theme, ...]:
    """The whole checklist in the framework's order. `asked` are the points that students are asked about."""
    theirs = frozenset(asked)
    return tuple(
        Theme(
            label=variant(dimension.label),
            points=tuple(
                Point(
                    id=i.id,
                    label=variant(i.label),
                    asked=i.id in theirs,
                    students=students.get(i.id),
                    school=tuple(school.get(i.id, {}).values()),
                    last_year=last_year.get(i.id),
                )
                for i in dimension.indicators
            ),
        )
        for dimension in framework.dimensions
    )


def points(themes: Sequence[Theme]) -> tuple[Point, ...]:
    """Every point, in order."""
    return tuple(point for theme in themes for point in theme.points)
