"""A request for approval as its approver sees it: what was written or differs, how to answer, who can do so instead."""

from __future__ import annotations

from collections.abc import Sequence

from bot.changes import changes
from bot.facts import differences, facts
from content.load import Library
from dialogs.message import Button, Card, Item
from dialogs.nouns import Person, Placement
from dialogs.text import line, words
from store import approvals, submissions
from store.approvals import Approval
from store.db import Conn
from store.submissions import Submission


def shown(c: Conn, library: Library, asked: tuple[Approval, ...], placement: Placement, person_id: int) -> Card:
    """The card that this person gets now; from here on she has seen this version."""
    made = card(c, library, asked, placement)
    approvals.shown(c, [a.id for a in asked if a.approver_id == person_id])
    return made


def card(c: Conn, library: Library, asked: tuple[Approval, ...], placement: Placement) -> Card:
    """The request as the approver sees it: what was written, or what differs from what she saw, and how to answer."""
    submission = submissions.by_id(c, asked[0].submission_id)
    since = _seen_before(c, asked)
    one, version = asked[0] if len(asked) == 1 else None, max(a.version for a in asked)
    differ = changes(since.entries, submission.entries) if since else ()
    text = "approval.what" if since is None else "approval.what_differs" if differ else "approval.what_same"
    whole = Button(
        id=f"akkoord:{submission.id}:{version}",
        label=line("approval.approve" if one else "approval.approve_all"),
        style="primary",
    )
    return Card(
        title=line("approval.again" if since else "approval.asked", naam=placement.name),
        text=line(text, titels=[a.title for a in asked]),
        notice=line("approval.notice"),
        facts=differences(differ) if since else facts(submission.entries),
        items=() if one else tuple(Item(text=words(a.title), buttons=_answers(a)) for a in asked),
        buttons=(
            *((whole, *_answers(one)[1:]) if one else (whole,)),
            *((Button(id=f"alles:{submission.id}", label=line("approval.whole")),) if since else ()),
            *_stand_in(library, asked, placement),
        ),
    )


def _answers(a: Approval) -> tuple[Button, ...]:
    """How to answer for one collection."""
    here = f"{a.id}:{a.version}"
    there = (Button(id=f"elders:{here}", label=line("approval.elsewhere", plek=a.place)),) if a.place else ()
    return (
        Button(id=f"deel:{here}", label=line("approval.approve"), style="primary"),
        Button(id=f"anders:{here}", label=line("approval.change")),
        *there,
    )


def _stand_in(library: Library, asked: Sequence[Approval], placement: Placement) -> tuple[Button, ...]:
    first = asked[0]
    if first.for_id is not None:
        return (Button(id=f"terugnemen:{first.submission_id}", label=line("approval.take_back")),)
    if not stand_ins(library, first, placement):
        return ()
    return (Button(id=f"collega:{first.submission_id}", label=line("approval.colleague")),)


def stand_ins(library: Library, approval: Approval, placement: Placement) -> tuple[Person, ...]:
    """Who may decide instead, first one first: whom the placement names in the roles that the house policy gives."""
    policy = library.policy.approvals
    roles = [r for role in placement.roles(approval.approver_id) for r in policy.stand_ins.get(role, ())]
    out = {approval.approver_id, approval.for_id, approval.requester_id}
    found = {p.id: p for role in roles for p in placement.people(role) if p.id not in out and p.begun_at is not None}
    return tuple(found.values())


def _seen_before(c: Conn, asked: Sequence[Approval]) -> Submission | None:
    """The version that the approver saw before this one."""
    since = max((a.since_id for a in asked if a.since_id is not None), default=None)
    return submissions.by_id(c, since) if since is not None else None
