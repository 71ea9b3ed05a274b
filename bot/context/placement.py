"""The placement of a subject: the learner, school, class and subject taught, its days, and what can be learnt there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import lru_cache

from bot import visits
from bot.context.named import Options, Values
from bot.context.subject import Subject
from dialogs.model import Option
from dialogs.nouns import Json, Placement


def _of_placement(take: Callable[[Placement], Json]) -> Callable[[Subject], Json]:
    return lambda s: take(s.placement) if s.placement is not None else None


def _stage_day(s: Subject, days: Iterable[int]) -> str | None:
    stage_days = s.programme.stage_days if s.programme is not None else ()
    wanted = (s.world.today + timedelta(days=n) for n in days)
    return next((d.isoformat() for d in wanted if d.weekday() in stage_days), None)


@lru_cache(maxsize=1024)
def _named(name: str) -> Option:
    return Option(id=name, label=name)


VALUES: Values = {
    "today": lambda s: s.world.today.isoformat(),
    "last_stage_day": lambda s: _stage_day(s, range(0, -7, -1)) or s.world.today.isoformat(),
    "next_stage_day": lambda s: _stage_day(s, range(1, 8)),
    "placement.student": _of_placement(lambda p: p.name),
    "placement.student_first": _of_placement(lambda p: p.first_name),
    "placement.school": _of_placement(lambda p: p.school),
    "placement.vak": _of_placement(lambda p: p.vak),
    "placement.klas": _of_placement(lambda p: next(iter(p.klassen), None)),
    "placement.programme": lambda s: s.programme.title if s.programme is not None else None,
    "school.visits_due": lambda s: sum(visits.due(s.world, p) for p in s.placements),
}

LISTS: Options = {
    "school.visits": lambda s: visits.by_location(s.world, s.placements),
    "placement.klassen": lambda s: tuple(_named(k) for k in (s.placement.klassen if s.placement else ())),
    "leeruitkomsten": lambda s: s.programme.leeruitkomsten if s.programme is not None else (),
    "framework.dimensions": lambda s: s.framework.options_for(s.dialog.as_) if s.framework is not None else (),
}
