"""Approvals on the move: asking a colleague, and what her decision sets going."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import plan, reading
from bot.changes import Change, changes
from bot.moments import decent
from bot.post import Post
from bot.world import World
from content.load import Library
from dialogs.message import Button, Card, Fact, Item, Say
from dialogs.nouns import Person, Placement
from dialogs.outcome import Entry
from dialogs.text import Line, line, words
from store import approvals, audit, files, obligations, outbox, people, placements, submissions
from store.approvals import Approval, Wanted
from store.db import Conn
from store.submissions import Submission

KEY = "approval"
"""How the key of a row begins that carries a request; it is worded anew when it goes."""


# --- asking -----------------------------------------------------------------------------------------------------------


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
            concerns(about[a.collection], change.address)
            for change in changes(submissions.by_id(c, a.submission_id).entries, submission.entries)
        )
    }


def concerns(about: Sequence[str], address: str) -> bool:
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
    return shown(c, library, hers, placements.by_id(c, hers[0].placement_id), person.id)


# --- the card ---------------------------------------------------------------------------------------------------------


def shown(c: Conn, library: Library, asked: tuple[Approval, ...], placement: Placement, person_id: int) -> Card:
    """The card that this person gets now; from here on she has seen this version."""
    made = card(c, library, asked, placement)
    approvals.shown(c, [a.id for a in asked if a.approver_id == person_id])
    return made


def card(c: Conn, library: Library, asked: tuple[Approval, ...], placement: Placement) -> Card:
    """The request as the approver sees it: what was written, or what differs from what she saw, and how to answer."""
    submission = submissions.by_id(c, asked[0].submission_id)
    since = seen_before(c, asked)
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


def seen_before(c: Conn, asked: Sequence[Approval]) -> Submission | None:
    """The version that the approver saw before this one."""
    since = max((a.since_id for a in asked if a.since_id is not None), default=None)
    return submissions.by_id(c, since) if since is not None else None


def facts(entries: tuple[Entry, ...]) -> tuple[Fact, ...]:
    """Answers as labelled values, with the item's label where steps were repeated."""
    return tuple(
        Fact(label=_label(e.label, e.item_label), value=words("{waarde}", waarde=e.shown)) for e in entries if e.shown
    )


def differences(differ: Sequence[Change]) -> tuple[Fact, ...]:
    """Each answer that is different: what it was and what it is."""
    return tuple(Fact(label=_label(d.label, d.item_label), value=_difference(d)) for d in differ)


def _difference(change: Change) -> Line:
    if change.was is None:
        return line("approval.added", nu=change.now)
    if change.now is None:
        return line("approval.removed", was=change.was)
    return line("approval.differs", was=change.was, nu=change.now)


def _label(label: str, item: str | None) -> Line:
    return words("{deel}: {label}", deel=item, label=label) if item else words("{label}", label=label)


# --- deciding ---------------------------------------------------------------------------------------------------------


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
    for name in served:
        obligations.mark(
            world.c,
            placement_id=placement.id,
            obligation=name,
            status="done",
            by=world.person.id,
            at=world.at,
            submission_id=submission.id,
        )
    if served:
        plan.replan(world, placement)


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
