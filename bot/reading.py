"""Reading what someone else wrote: the one place that says whether it may be, and notes that it was.

Rights follow the seat in the placement and the way that something was sent, nothing else. Handing something over, when
it is sent, gives the right to open it later (`files.grant`); opening it later passes `opened`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from dialogs.nouns import Placement, Role
from store import approvals, audit, concerns, files, placements, submissions
from store.approvals import Approval
from store.db import Conn
from store.submissions import Submission

Kind = Literal["submission", "file", "concern"]
Right = Literal["own", "approver", "reader"]
"""Why someone may read something; of one's own text nothing is noted."""

OF_A_SCHOOL = frozenset({Role.SO, Role.SCO, Role.IO})
"""The roles that may have what was sent about their school counted."""


def allowed(c: Conn, kind: Kind, number: int, *, reader: int) -> bool:
    """Whether this person may read it now. For what is only counted or drawn; who shows the words uses `opened`."""
    return _RIGHTS[kind](c, number, reader) is not None


def opened(c: Conn, kind: Kind, number: int, *, reader: int, at: datetime) -> bool:
    """Whether this person may read it now; that she read what someone else wrote is noted in the trail."""
    right = _RIGHTS[kind](c, number, reader)
    if right is not None and right != "own":
        audit.note(c, who=reader, what="read", about=f"{kind}:{number}", at=at, detail={"as": right})
    return right is not None


def submission(c: Conn, number: int, *, reader: int, at: datetime) -> Submission | None:
    """What was sent, when this person may read it; that is noted."""
    return submissions.by_id(c, number) if opened(c, "submission", number, reader=reader, at=at) else None


def of_school(
    c: Conn, subject: str, *, dialogs: Sequence[str], there: Sequence[Placement], reader: int, at: datetime
) -> tuple[Submission, ...] | None:
    """What everyone sent about a school, oldest first, to be counted; that is noted. None when this person has no seat
    as SO, SCO or IO in the placements `there`, at that school."""
    if not any(OF_A_SCHOOL & set(placement.roles(reader)) for placement in there):
        return None
    found = submissions.of_subject(c, subject, dialogs=dialogs)
    audit.note(c, who=reader, what="counted", about=subject, at=at, detail={"submissions": [one.id for one in found]})
    return found


def decides(approval: Approval, placement: Placement | None, person_id: int) -> bool:
    """Whether this person may decide: who was asked and who stands in for her, as long as one of them has a seat there;
    after that whoever took her place."""
    asked = {approval.approver_id, approval.for_id}
    if placement is None:
        return person_id in asked
    seated = {i for i in asked if i is not None and placement.roles(i)}
    return person_id in seated if seated else Role.WPB in placement.roles(person_id)


def _submission(c: Conn, number: int, reader: int) -> Right | None:
    try:
        found = submissions.by_id(c, number)
    except LookupError:
        return None
    if found.person_id == reader:
        return "own"
    if found.confidential:
        return "reader" if concerns.reads(c, submission_id=number, person_id=reader) else None
    placement = placements.by_id(c, found.placement_id) if found.placement_id is not None else None
    if placement is not None and not placement.roles(reader):
        return None
    if any(decides(a, placement, reader) for a in approvals.of_thread(c, found.thread)):
        return "approver"
    given = any(files.may_read(c, ref.id, reader) for ref in files.of_submission(c, number))
    return "reader" if given else None


def _file(c: Conn, number: int, reader: int) -> Right | None:
    if not files.may_read(c, number, reader):
        return None
    origin = files.submission_of(c, number)
    if origin is None:
        return "own"
    found = submissions.by_id(c, origin)
    if found.person_id == reader:
        return "own"
    if found.placement_id is not None and not placements.by_id(c, found.placement_id).roles(reader):
        return None
    return "reader"


def _concern(c: Conn, number: int, reader: int) -> Right | None:
    found = concerns.by_id(c, number)
    if found is None:
        return None
    if found.author_id == reader:
        return "own"
    allowed = any(r.person_id == reader for r in concerns.readers(c, number))
    return "reader" if allowed and placements.by_id(c, found.placement_id).roles(reader) else None


_RIGHTS: Mapping[Kind, Callable[[Conn, int, int], Right | None]] = {
    "submission": _submission,
    "file": _file,
    "concern": _concern,
}
