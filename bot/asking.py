"""Asking a colleague for approval: of what, with which files, and again when the answers are different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import request_card
from bot.changes import changes
from bot.world import World
from content.load import Library
from dialogs.message import Card
from dialogs.nouns import Person
from store import approvals, files, outbox, placements, submissions
from store.approvals import Approval, Wanted
from store.db import Conn
from store.submissions import Submission

KEY = "approval"
"""How the key of a row begins that carries a request; it is worded anew when it goes."""


def request(
    world: World, submission: Submission, approver: Person, wanted: Sequence[Wanted]
) -> Mapping[int, tuple[Approval, ...]]:
    """Ask for approval of each collection. Gives what waits now by who decides, which is somebody else where a
    colleague stands in; nothing when all of it was approved and is still the same."""
    asked = approvals.request(
        world.c,
        submission=submission,
        wanted=wanted,
        approver_id=approver.id,
        at=world.at,
        again=_changed_since(world.c, submission, wanted),
    )
    waiting: dict[int, tuple[Approval, ...]] = {}
    for one in asked:
        waiting[one.approver_id] = (*waiting.get(one.approver_id, ()), one)
    for person_id in waiting:
        give(world.c, submission.id, person_id, world.at)
    return waiting


def _changed_since(c: Conn, submission: Submission, wanted: Sequence[Wanted]) -> set[str]:
    """The collections that were approved, of which answers are different now: that approval was of another text."""
    if submission.version == 1:
        return set()
    about = {one.collection: one.about for one in wanted if one.about}
    approved = [a for a in approvals.of_thread(c, submission.thread) if a.status == "approved"]
    return {
        a.collection
        for a in approved
        if a.collection in about
        and any(
            _concerns(about[a.collection], change.address)
            for change in changes(submissions.by_id(c, a.submission_id).entries, submission.entries)
        )
    }


def _concerns(about: Sequence[str], address: str) -> bool:
    """Whether an answer belongs to these addresses: `plan.doel` is one answer, `plan[ict]` all of one part."""
    return any(address == one or address.startswith(f"{one}.") for one in about)


def give(c: Conn, submission_id: int, person_id: int, at: datetime) -> None:
    """Hand over what a submission consists of: this person may open its files from now on."""
    for ref in files.of_submission(c, submission_id):
        files.grant(c, ref.id, person_id, at)


def key_of(submission_id: int, person_id: int, at: datetime) -> str:
    """The key of the row that carries a request to this person, as it was asked or handed on at that moment."""
    return f"{KEY}:{submission_id}:{person_id}:{at.isoformat()}"


def again(c: Conn, library: Library, row: outbox.Row, person: Person, _at: datetime) -> Card | None:
    """The request of a row as it stands at sending; None when it does not wait for that person any more."""
    submission_id = int((row.key or "").split(":")[1])
    asked = [a for a in approvals.of_submission(c, submission_id) if a.status == "open"]
    hers = tuple(a for a in asked if person.id in (a.approver_id, a.for_id))
    if not hers or hers[0].placement_id is None:
        return None
    return request_card.shown(c, library, hers, placements.by_id(c, hers[0].placement_id), person.id)
