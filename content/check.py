"""Everything that can be wrong with content although every file by itself is well written: names, dates and doubles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from content.calendar import Days
from content.check_dialogs import dialog_problems
from content.check_names import name_problems
from content.check_texts import text_problems
from content.check_words import word_problems
from content.draw import draw
from content.load import ROOT, Found, Gathered, Pack, gather
from content.mistakes import Problem, unknown
from content.model import WEEKDAYS, Calendar, HolidayTable, Programme
from content.reading import Sheet
from dialogs.nouns import Region

__all__ = ["draw", "problems"]


def problems(root: Path | None = None) -> tuple[Problem, ...]:
    """Every mistake in the content under `root` (default: what ships with the bot), by file and line."""
    root = root or ROOT
    gathered = gather(root)
    found = [*gathered.problems, *word_problems(gathered), *name_problems(gathered)]
    for name, pack in gathered.packs.items():
        found += _programme(pack, gathered)
        for calendar in pack.calendars.values():
            found += _calendar(calendar, gathered.holidays.value if gathered.holidays else None)
        found += dialog_problems(name, pack, gathered)
    found += dialog_problems(None, gathered.common, gathered)
    for pack in (gathered.common, *gathered.packs.values()):
        found += _worries(pack, gathered)
    if gathered.holidays is not None:
        found += _holidays(gathered.holidays)
    if gathered.texts is not None:
        found += text_problems(gathered.texts.value.texts, root.parent)
    return tuple(sorted(set(found)))


# --- programmes -------------------------------------------------------------------------------------------------------


def _programme(pack: Pack, gathered: Gathered) -> Iterator[Problem]:
    if pack.programme is None:
        return
    programme, sheet = pack.programme.value, pack.programme.sheet
    if not pack.names("calendars"):
        yield sheet.problem((), "er is geen kalender; maak calendars/2025-2026.yaml")
    known = pack.names("frameworks") | gathered.common.names("frameworks")
    if programme.framework and programme.framework not in known:
        yield sheet.problem(("framework",), unknown("kader", programme.framework, known))
    dialogs = pack.names("dialogs") | gathered.common.names("dialogs")
    for name, obligation in programme.obligations.items():
        where = ("obligations", name)
        for key, dialog in (
            (("dialog",), obligation.dialog),
            (("done", "submitted"), obligation.done.submitted),
            (("done", "approved"), obligation.done.approved),
        ):
            if dialog is not None and dialog not in dialogs:
                yield sheet.problem((*where, *key), unknown("dialoog", dialog, dialogs))
        for calendar in pack.calendars.values():
            yield from _dated(programme, name, calendar.value, sheet)


def _dated(programme: Programme, name: str, calendar: Calendar, sheet: Sheet) -> Iterator[Problem]:
    """Names of periods and dates in an obligation that a calendar does not have."""
    obligation = programme.obligations[name]
    when, where = obligation.when, ("obligations", name, "when")
    inside = f" in kalender {calendar.year}"
    for key, period, place in (
        ("by_end_of", when.by_end_of, where),
        ("in", when.in_, where),
        ("within", obligation.done.within, ("obligations", name, "done")),
    ):
        if period is not None and period not in calendar.periods:
            yield sheet.problem((*place, key), unknown("periode", period, calendar.periods) + inside)
    dated = {*calendar.periods, *calendar.dates}
    if when.on is not None and when.on not in dated:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", when.on):
            yield sheet.problem((*where, "on"), unknown("datum", when.on, dated) + inside)
        elif not _exists(when.on):
            yield sheet.problem((*where, "on"), f"{when.on} bestaat niet")
    for key, happening in (("after", when.after), ("before", when.before)):
        if happening is None:
            continue
        happenings = {*programme.obligations, *programme.events, *dated, "start", "eind"} - {name}
        if happening not in happenings:
            yield sheet.problem((*where, key), unknown("taak, gebeurtenis of datum", happening, happenings))


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _worries(pack: Pack, gathered: Gathered) -> Iterator[Problem]:
    """Steps of a worry whose form does not exist."""
    if pack.worries is None:
        return
    dialogs = pack.names("dialogs") | gathered.common.names("dialogs")
    for name, rung in pack.worries.value.steps.items():
        if rung.dialog not in dialogs:
            where = ("steps", name) if "dialog" not in rung.model_fields_set else ("steps", name, "dialog")
            yield pack.worries.sheet.problem(where, unknown("dialoog", rung.dialog, dialogs))


# --- calendars --------------------------------------------------------------------------------------------------------


def _calendar(found: Found[Calendar], table: HolidayTable | None) -> Iterator[Problem]:
    calendar, sheet = found.value, found.sheet
    first, last = (int(part) for part in calendar.year.split("-"))
    if last != first + 1:
        yield sheet.problem(("year",), f"{calendar.year} is geen schooljaar; het tweede jaar volgt op het eerste")
    year = (date(first, 8, 1), date(last, 9, 30))
    in_order = sorted(calendar.periods.items(), key=lambda entry: entry[1].from_)
    for (name, period), (after, following) in pairwise(in_order):
        if following.from_ <= period.to:
            yield sheet.problem(
                ("periods", after, "from"),
                f"'{after}' begint op {following.from_}, maar '{name}' loopt tot en met {period.to}",
            )
    if table is not None and table.lacks(calendar.year) and not calendar.holidays:
        yield sheet.problem(
            ("year",),
            f"voor {calendar.year} staan er geen schoolvakanties in common/holidays.nl.yaml; "
            "zonder die vakanties schrijft de bot mensen ook dan",
        )
    for name, period in calendar.periods.items():
        for key, day in (("from", period.from_), ("to", period.to)):
            if not year[0] <= day <= year[1]:
                yield sheet.problem(("periods", name, key), f"{day} valt buiten schooljaar {calendar.year}")
        if period.deadline is not None and period.deadline.on not in period:
            message = f"{period.deadline.on} valt buiten '{name}' ({period.from_} tot en met {period.to})"
            yield sheet.problem(("periods", name, "deadline", "on"), message)
        if period.deadline is not None:
            where = ("periods", name, "deadline", "on")
            yield from (sheet.problem(where, m) for m in _free(period.deadline.on, calendar, table))
    for name, entry in calendar.dates.items():
        if not year[0] <= entry.on <= year[1]:
            yield sheet.problem(("dates", name, "on"), f"{entry.on} valt buiten schooljaar {calendar.year}")
        yield from (sheet.problem(("dates", name, "on"), m) for m in _free(entry.on, calendar, table))


def _holidays(found: Found[HolidayTable]) -> Iterator[Problem]:
    """Regions that a holiday forgets."""
    for year, names in found.value.years.items():
        for name, where in names.items():
            missing = [r.value for r in Region if r.value not in where]
            if missing and "iedereen" not in where:
                message = (
                    f"bij '{name}' ontbreekt regio {' en '.join(missing)}; is het daar geen vakantie, schrijf dan null"
                )
                yield found.sheet.problem(("years", year, name), message)


def _free(day: date, calendar: Calendar, table: HolidayTable | None) -> Iterator[str]:
    """Why nobody should have to hand something in on this day."""
    if day.weekday() > 4:
        yield f"{day} is een {WEEKDAYS[day.weekday()]}"
    names: dict[str, list[str]] = {}
    for region in Region:
        holiday = Days(region, table.spans(region, calendar.holidays) if table else ()).holiday(day)
        if holiday:
            names.setdefault(holiday, []).append(region.value)
    for holiday, regions in names.items():
        where = "" if len(regions) == len(Region) else f" (regio {' en '.join(regions)})"
        yield f"{day} valt op of in {holiday}{where}"
