"""Approvals on the move: asking a colleague, and what her decision sets going."""

from __future__ import annotations

from collections.abc import Sequence

from bot.moments import decent
from bot.post import Post
from bot.world import World
from dialogs.message import Button, Card, Fact, Say
from dialogs.nouns import Person, Placement, Role
from dialogs.outcome import Entry
from dialogs.text import Line, line, words
from store import approvals, audit, files, people, submissions
from store.approvals import Approval
from store.submissions import Submission


def facts(entries: tuple[Entry, ...]) -> tuple[Fact, ...]:
    """Answers as labelled values, with the item's label where steps were repeated."""
    return tuple(
        Fact(
            label=words("{deel}: {label}", deel=e.item_label, label=e.label)
            if e.item_label
            else words("{label}", label=e.label),
            value=words("{waarde}", waarde=e.shown),
        )
        for e in entries
        if e.shown
    )


def request(
    world: World,
    placement: Placement,
    submission: Submission,
    approver: Person,
    collections: Sequence[tuple[str, str]],
) -> Card | None:
    """Ask for approval of each collection (id, title). Gives the one card for the approver, or None: all was
    approved."""
    asked = approvals.request(
        world.c, submission=submission, collections=collections, approver_id=approver.id, at=world.at
    )
    for ref in files.of_submission(world.c, submission.id):
        files.grant(world.c, ref.id, approver.id, world.at)
    return card(asked, submission, placement) if asked else None


def card(asked: tuple[Approval, ...], submission: Submission, placement: Placement) -> Card:
    """The request as the approver sees it: what it is, what was written, and the two ways to answer."""
    first, version = asked[0], max(a.version for a in asked)
    again = version > 1
    return Card(
        title=line("approval.again" if again else "approval.asked", naam=placement.name),
        text=line("approval.what", titels=[a.title for a in asked]),
        notice=line("approval.notice"),
        facts=facts(submission.entries),
        buttons=(
            Button(
                id=f"akkoord:{submission.id}:{version}",
                label=line("approval.approve"),
                style="primary",
            ),
            Button(id=f"anders:{first.id}:{first.version}", label=line("approval.change")),
        ),
    )


def decide(world: World, post: Post, submission_id: int, *, approve: bool, reason: str | None) -> None:
    """Decide what this person was asked with a submission; whoever presses first decides, once.

    What was asked with one submission is decided together, also when only a part of it was asked before. A later
    version is a submission of its own, so a press on an older card decides nothing.
    """
    known = [a for a in _of_thread(world, submission_id) if decides(world, a)]
    if not known:
        post.reply(Say(text=line("approval.not_yours")))
        return
    mine = [a for a in known if a.submission_id == submission_id]
    if not mine:
        post.reply(Say(text=already(world, next((a for a in known if a.status == "open"), known[0]))))
        return
    decided = [
        done
        for a in mine
        if (
            done := approvals.decide(
                world.c,
                approval_id=a.id,
                version=a.version,
                approve=approve,
                reason=reason,
                by=world.person.id,
                at=world.at,
            )
        )
    ]
    if not decided:
        post.reply(Say(text=already(world, mine[0])))
        return
    submission = submissions.by_id(world.c, submission_id)
    audit.note(
        world.c,
        who=world.person.id,
        what="approved" if approve else "asked for a change",
        about=f"submission:{submission_id}",
        at=world.at,
    )
    requester = people.by_id(world.c, decided[0].requester_id)
    placement = world.placement(submission.placement_id) if submission.placement_id else None
    when = decent(world, requester, placement)
    row = post.send(requester, _answer(world, decided, submission, approve, reason), not_before=when)
    post.reply(
        Say(
            text=line(
                "approval.you_approved" if approve else "approval.you_asked",
                naam=requester.name,
                wanneer=when.isoformat(),
            ),
            buttons=(Button(id=f"nu:{row}", label=line("button.now")),),
        )
    )


def _of_thread(world: World, submission_id: int) -> tuple[Approval, ...]:
    """Everything that was asked with a submission or another version of it; nothing for an unknown one."""
    try:
        submission = submissions.by_id(world.c, submission_id)
    except LookupError:
        return ()
    return approvals.of_thread(world.c, submission.thread)


def decides(world: World, approval: Approval) -> bool:
    """Whether this person may decide: who was asked, as long as she has a seat there; after that who took her place."""
    if approval.placement_id is None:
        return approval.approver_id == world.person.id
    placement = world.placement(approval.placement_id)
    if placement.roles(approval.approver_id):
        return approval.approver_id == world.person.id
    return Role.WPB in placement.roles(world.person.id)


def already(world: World, approval: Approval) -> Line:
    """Why a press came too late: who decided what and when, or that there is a newer version."""
    fresh = approvals.by_id(world.c, approval.id) or approval
    if fresh.status == "open":
        return line("approval.newer")
    if fresh.decided_by is None or fresh.decided_at is None:
        return line("approval.gone")
    return line(
        "approval.already_yes" if fresh.status == "approved" else "approval.already_no",
        naam=people.by_id(world.c, fresh.decided_by).name,
        dag=fresh.decided_at.isoformat(),
    )


def _answer(world: World, decided: list[Approval], submission: Submission, approve: bool, reason: str | None) -> Card:
    titles = [a.title for a in decided]
    if approve:
        return Card(
            title=line("approval.granted", naam=world.person.name),
            text=line("approval.granted_what", titels=titles),
            notice=line("approval.notice_answer"),
        )
    return Card(
        title=line("approval.refused", naam=world.person.name),
        text=line("approval.refused_what", titels=titles),
        notice=line("approval.notice_answer"),
        facts=(Fact(label=line("approval.reason"), value=words("{reden}", reden=reason or "")),),
        buttons=(Button(id=f"aanpassen:{submission.id}", label=line("approval.adjust"), style="primary"),),
    )
