"""A decision on what was asked: whose it is, what it sets going, and why it may come too late."""

from __future__ import annotations

from bot import plan, reading
from bot.marks import mark
from bot.moments import decent
from bot.post import Post
from bot.world import World
from dialogs.message import Button, Card, Fact, Say
from dialogs.text import Line, line, words
from store import approvals, audit, people, submissions
from store.approvals import Approval
from store.submissions import Submission


def decide(
    world: World,
    post: Post,
    submission_id: int,
    *,
    approve: bool,
    reason: str | None = None,
    only: int | None = None,
) -> None:
    """Decide what this person was asked with a submission, or `only` that approval. Whoever presses first decides.

    A later version is a submission of its own, so a press on an older card decides nothing.
    """
    known = [a for a in _of_thread(world, submission_id) if decides(world, a)]
    if not known:
        post.reply(Say(text=line("approval.not_yours")))
        return
    mine = [a for a in known if a.submission_id == submission_id and only in (None, a.id)]
    if not mine:
        post.reply(Say(text=already(world, next((a for a in known if a.status == "open"), known[0]))))
        return
    if (over := ended(world, mine[0])) is not None:
        post.reply(Say(text=over))
        return
    decided = [done for a in mine if (done := _decided(world, a, approve, reason))]
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
        detail={"collections": [a.collection for a in decided]},
    )
    settle(world, submission)
    requester = people.by_id(world.c, decided[0].requester_id)
    placement = world.placement(submission.placement_id) if submission.placement_id else None
    when = decent(world, requester, placement)
    row = post.send(requester, _answer(world, decided, submission, approve, reason), not_before=when)
    key = "approval.you_approved" if approve else "approval.you_asked"
    post.reply(
        Say(
            text=line(key, naam=requester.name, wanneer=when.isoformat()),
            buttons=(Button(id=f"nu:{row}", label=line("button.now")),),
        )
    )


def _decided(world: World, a: Approval, approve: bool, reason: str | None) -> Approval | None:
    return approvals.decide(
        world.c,
        approval_id=a.id,
        version=a.version,
        approve=approve,
        reason=reason,
        by=world.person.id,
        at=world.at,
    )


def _of_thread(world: World, submission_id: int) -> tuple[Approval, ...]:
    """Everything that was asked with a submission or another version of it; nothing for an unknown one."""
    try:
        submission = submissions.by_id(world.c, submission_id)
    except LookupError:
        return ()
    return approvals.of_thread(world.c, submission.thread)


def decides(world: World, approval: Approval) -> bool:
    """Whether this person may decide."""
    placement = world.placement(approval.placement_id) if approval.placement_id is not None else None
    return reading.decides(approval, placement, world.person.id)


def ended(world: World, approval: Approval) -> Line | None:
    """That the placement is over, so that nobody has to decide any more."""
    placement = world.placement(approval.placement_id) if approval.placement_id is not None else None
    if placement is None or placement.end is None or placement.end >= world.today:
        return None
    return line("approval.ended", naam=placement.name, dag=placement.end.isoformat())


def settle(world: World, submission: Submission) -> None:
    """When all of a thread is approved, the tasks that wait for it are done."""
    if submission.placement_id is None:
        return
    if any(a.status != "approved" for a in approvals.of_thread(world.c, submission.thread)):
        return
    placement = world.placement(submission.placement_id)
    served = [n for n, o in world.programme(placement).obligations.items() if o.done.approved == submission.dialog]
    settled = {one.id: one for name in served for one in mark(world, placement, name, submission_id=submission.id)}
    if settled:
        plan.plan(world.c, world.library, tuple(settled.values()), world.today)


def already(world: World, approval: Approval) -> Line:
    """Why a press came too late: who decided what and when, or that there is a newer version."""
    fresh = approvals.by_id(world.c, approval.id) or approval
    if fresh.status == "open":
        return line("approval.newer")
    if fresh.decided_by is None or fresh.decided_at is None:
        return line("approval.gone")
    who, day = people.by_id(world.c, fresh.decided_by).name, fresh.decided_at.isoformat()
    if fresh.given_in is not None:
        return line("approval.already_elsewhere", naam=who, dag=day, plek=fresh.given_in)
    return line("approval.already_yes" if fresh.status == "approved" else "approval.already_no", naam=who, dag=day)


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
