"""The report of a school: read through the one door, counted without giving anybody away, kept as a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import reading
from bot.documents.docx import TemplateProblem, examine, render
from bot.filing import KINDS
from bot.papers import file_name
from bot.school import tally, view
from bot.school.tally import LEAST, Sent, Told
from bot.school.words import example, picture, words_of
from bot.subjects import parts_of, placements_of
from bot.world import World
from content.load import Library
from content.model import Framework
from dialogs.dutch import variant
from dialogs.event import FileRef
from dialogs.model import Dialog, Submit
from dialogs.nouns import Json, Role
from store import files, publications
from store.submissions import Submission

STUDENT, SCHOOL = "leerwerkplek-student", "leerwerkplek"
"""The dialogs in which students and schoolopleiders look at their school."""

REMARK = "slot.toelichting"
"""What a schoolopleider added in her own words. Students are asked for none: it could be recognised."""


class NotYours(Exception):
    """Somebody asked for a report that she may not have; a dialog that lets her ask is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """There are too few answers to tell anything: how many students answered, and how many more have to.

    `needed` 0: enough students answered, but no single point was answered by enough of them.
    """

    answered: int
    needed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """The report as a file, with how many students it is about and how many points are strong and missing."""

    file: FileRef
    students: int
    strong: int
    missing: int


def make(world: World, subject: str, dialog: Dialog, template: str) -> Made | Waiting:
    """The report about a school (`subject`) for the person who asks. Raises NotYours, and TemplateProblem."""
    _, school, year = parts_of(subject)
    publications.lock(world.c, school)
    now = _read(world, subject, subject, (STUDENT, SCHOOL))
    placement = placements_of(world, subject)[0]
    framework = world.library.framework(placement.programme, dialog.framework or "")
    assert framework is not None, "the dialog of a report names a framework"
    students = _sent(now, STUDENT)
    answered = _people(students)
    if answered < LEAST:
        return Waiting(answered=answered, needed=LEAST - answered)
    told = _told(world, subject, students)
    if not told:
        return Waiting(answered=answered, needed=0)
    last_year = f"school:{school}:{(year or 0) - 1}"
    before = _sent(_read(world, last_year, subject, (STUDENT,)), STUDENT)
    themes = view.view(
        framework,
        asked=asked(framework),
        students=told,
        school=tally.latest(_sent(now, SCHOOL)),
        last_year=_told(world, last_year, before),
    )
    title = variant(dialog.title)
    words = words_of(
        themes,
        title=title,
        school=placement.school,
        year=placement.year,
        year_before=f"{(year or 0) - 1}-{year}",
        author=world.person.name,
        students=answered,
        students_before=_people(before),
        schools=_people(_sent(now, SCHOOL)),
        remarks=_remarks(now),
        at=world.at,
    )
    path = world.library.template(placement.programme, template)
    data = render(path, words, at=world.at, drawings={"beeld": picture(themes)})
    name = file_name(title, placement.school, world.today.isoformat())
    every = view.points(themes)
    return Made(
        file=files.add(world.c, name=name, mime=KINDS[".docx"], data=data, by=None, at=world.at),
        students=answered,
        strong=sum(p.strong for p in every),
        missing=sum(p.missing for p in every),
    )


def problems(library: Library, root: Path) -> Iterator[str]:
    """Every template of a report under `root` that names what does not exist, by file; a programme's own ones too."""
    for (owner, _), dialog in library.ready.items():
        effects = [e for step in dialog.every if isinstance(step, Submit) for e in step.submit if e.name == "report"]
        owners = (owner,) if owner is not None else (None, *library.programmes)
        for path in sorted({library.template(one, str(e.args)) for e in effects for one in owners}):
            try:
                examine(path, example())
            except TemplateProblem as problem:
                yield f"{path.relative_to(root).as_posix()}: {problem} Het hoort bij het rapport '{dialog.dialog}'."


def asked(framework: Framework) -> frozenset[str]:
    """The points that students are asked about."""
    parts = (option.parts["indicators"] for option in framework.options_for([Role.STUDENT]))
    return frozenset(point.id for points in parts for point in points)


def _read(world: World, subject: str, about: str, dialogs: tuple[str, ...]) -> tuple[Submission, ...]:
    """What was sent about a school in some school year, for who has a seat there in the school year she asks about."""
    found = reading.of_school(
        world.c, subject, dialogs=dialogs, there=placements_of(world, about), reader=world.person.id, at=world.at
    )
    if found is None:
        raise NotYours(f"{subject} is not for person {world.person.id}")
    return found


def _told(world: World, subject: str, students: Sequence[Sent]) -> dict[str, Told]:
    """What may be told of these answers now; from then on told is told."""
    if not students:
        return {}
    publications.add(world.c, subject, through=max(s.number for s in students), at=world.at)
    return tally.told(students, publications.of(world.c, subject))


def _sent(found: Sequence[Submission], dialog: str) -> tuple[Sent, ...]:
    every = (
        Sent(number=one.id, person=one.person_id, points=_points(one.entries)) for one in found if one.dialog == dialog
    )
    return tuple(sent for sent in every if sent.points)


def _points(entries: Sequence[Json]) -> dict[str, str]:
    return {row: column for e in entries if e.kind == "rubric" for row, column in e.value.items()}


def _people(sent: Sequence[Sent]) -> int:
    return len({s.person for s in sent})


def _remarks(found: Sequence[Submission]) -> list[str]:
    """The last words of each schoolopleider, oldest first."""
    last = {one.person_id: e.shown for one in found if one.dialog == SCHOOL for e in one.entries if e.address == REMARK}
    return [text for text in last.values() if text]
