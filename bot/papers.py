"""Documents: a submission's snapshot filled into a Word template, kept once as bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.changes import Change, changes
from bot.documents.context import clean, context_of, fields_of
from bot.documents.docx import Drawing, render
from bot.filing import KINDS
from bot.world import World
from dialogs.dutch import variant
from dialogs.event import FileRef
from dialogs.model import Dialog, Review
from dialogs.nouns import Placement, Role
from store import approvals, files, submissions
from store.submissions import Submission

WIDTH = 15.0
"""Centimetres that a picture takes of the page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A picture of a document, with the table beside it: (row, what stands there)."""

    data: bytes
    alt: str
    rows: tuple[tuple[str, str], ...]


def make(
    world: World,
    submission: Submission,
    placement: Placement | None,
    dialog: Dialog,
    template: str,
    figure: Figure | None = None,
) -> FileRef:
    """The document of one submission. Raises TemplateProblem when the template does not fit."""
    title = variant(dialog.title)
    words = context_of(
        submission.entries,
        title=title,
        programme=world.library.programmes[submission.programme].title if submission.programme else "",
        placement=placement,
        author=world.person.name,
        readers=readers(dialog, placement),
        at=submission.at,
        version=submission.version,
        ours=dialog.ours,
        fields=fields_of(dialog),
        differ=_differences(world, submission),
    )
    if figure is not None:
        words["rijen"] = [{"regel": clean(row), "waarden": clean(said)} for row, said in figure.rows]
    drawings = {"beeld": Drawing(png=figure.data, width=WIDTH, alt=figure.alt)} if figure else {}
    data = render(world.library.template(submission.programme, template), words, at=submission.at, drawings=drawings)
    name = file_name(title, placement.name if placement else world.person.name, world.today.isoformat())
    return files.add(world.c, name=name, mime=KINDS[".docx"], data=data, by=None, at=world.at)


def _differences(world: World, submission: Submission) -> tuple[Change, ...]:
    """What is different from the version that an approver last saw; nothing in a first version."""
    if submission.version == 1:
        return ()
    known = [a.shown_id for a in approvals.of_thread(world.c, submission.thread) if a.shown_id is not None]
    before = submissions.by_id(world.c, max(known)) if known else None
    return changes(before.entries, submission.entries) if before is not None else ()


def readers(dialog: Dialog, placement: Placement | None) -> list[str]:
    """The names of those whom the review said will read it."""
    roles = [Role(one) for step in dialog.every if isinstance(step, Review) for one in step.readers if one in set(Role)]
    return [p.name for role in roles for p in (placement.people(role) if placement else ())]


def file_name(title: str, student: str, day: str) -> str:
    """`Kijkwijzer Sanne de Boer 2026-01-21.docx`, without signs that a disk refuses."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", f"{title} {student} {day}")[:150] + ".docx"
