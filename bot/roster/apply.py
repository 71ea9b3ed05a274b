"""Importing a roster: read, judge, compare and, unless it is a trial, write, all in one transaction. Sends nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.roster.compare import Current, CurrentGroup, Plan, compare
from bot.roster.judge import Known, judge
from bot.roster.read import read
from bot.roster.wanted import Wanted
from bot.roster.words import mistakes_report, report
from content.load import Library
from dialogs.nouns import Role
from store import audit, people, placements, schools, tracks
from store.db import Conn, Database

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """How an import went. `ok` is False when mistakes stopped it; then nothing has changed.

    `counts`: people, renamed, added, changed, ended, unchanged and groups; or mistakes.
    """

    text: str
    ok: bool
    counts: Mapping[str, int]


def import_roster(
    db: Database, path: Path, *, sheet: str | None = None, dry_run: bool = False, at: datetime, library: Library
) -> Report:
    """Bring the store in agreement with the file. `at` (aware) dates what ends; `sheet` as in `read`."""
    contents = read(path, sheet=sheet)
    judged = judge(contents.sheets, known(library))
    mistakes, remarks = (*contents.mistakes, *judged.mistakes), (*contents.remarks, *judged.remarks)
    if mistakes:
        return Report(text=mistakes_report(mistakes, remarks), ok=False, counts={"mistakes": len(mistakes)})
    today = at.astimezone(_AMSTERDAM).date()
    if dry_run:
        with db.reading() as c:
            plan = compare(_current(c, judged.wanted), judged.wanted, today=today)
    else:
        with db.transaction("roster") as c:
            plan = compare(_current(c, judged.wanted), judged.wanted, today=today)
            if not plan.empty:
                _write(c, plan)
                audit.note(c, who=None, what="roster.imported", about="roster", at=at, detail=_counts(plan))
    return Report(text=report(plan, remarks, dry_run=dry_run), ok=True, counts=_counts(plan))


def known(library: Library) -> Known:
    """The programmes that students are placed in, with the school years for which there is a calendar."""
    placed = (p.id for p in library.programmes.values() if p.subject == "placement")
    return Known(programmes={p: tuple(sorted(library.packs[p].calendars)) for p in placed})


def _current(c: Conn, wanted: Wanted) -> Current:
    """What the store has of everything that this roster can touch."""
    everyone = people.all_people(c)
    concerned = dict.fromkeys((p.programme, p.year) for p in wanted.placements)
    return Current(
        people=everyone,
        placements=tuple(
            p for programme, year in concerned for p in placements.all_of(c, programme=programme, year=year)
        ),
        groups=tuple(
            CurrentGroup(
                name=g.name,
                facilitator=next(p.email.lower() for p in g.people(Role.FACILITATOR)),
                start=g.start,
                members=tuple(p.email.lower() for p in g.people(Role.DEELNEMER)),
            )
            for g in tracks.groups(c)
        ),
        schools=frozenset(schools.ids(c, {p.school for p in wanted.placements})),
    )


def _write(c: Conn, plan: Plan) -> None:
    for person in (*plan.people, *(new for _, new in plan.renamed)):
        people.put(c, email=person.email, name=person.name)
    ids = {p.email.lower(): p.id for p in people.all_people(c)}
    for known_as, name in plan.schools:
        schools.also(c, known_as, name)
    for placement in (*plan.added, *(changed.placement for changed in plan.changed)):
        placements.put(
            c,
            programme=placement.programme,
            year=placement.year,
            student_id=ids[placement.student],
            school=placement.school,
            region=placement.region,
            location=placement.location,
            vak=placement.vak,
            klassen=placement.klassen,
            start=placement.start,
            end=placement.end,
            seats=_seats(((s.role, s.email, s.rank) for s in placement.seats), ids),
            today=plan.today,
        )
    for gone in plan.ended:
        placements.end(c, gone.id, plan.today)
    for change in plan.groups:
        group = change.group
        name = change.old.name if change.old else group.name
        members = [ids[member] for member in change.joining]
        tracks.put_group(
            c,
            name=name,
            facilitator_id=ids[group.facilitator],
            start=group.start,
            members=members,
            today=plan.today,
        )


def _seats(seats: Iterable[tuple[Role, str, int]], ids: Mapping[str, int]) -> tuple[tuple[Role, int, int], ...]:
    return tuple((role, ids[email], rank) for role, email, rank in seats)


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "people": len(plan.people),
        "renamed": len(plan.renamed),
        "added": len(plan.added),
        "changed": len(plan.changed),
        "ended": len(plan.ended),
        "unchanged": plan.unchanged,
        "groups": len(plan.groups),
    }
