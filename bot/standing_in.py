"""A request that its approver does not answer here: a colleague decides, it goes back, or it was given elsewhere."""

from __future__ import annotations

from bot import asking, deciding, request_card
from bot.moments import decent
from bot.post import Post
from bot.world import World
from dialogs.message import Button, Message, Say
from dialogs.nouns import Person, Placement
from dialogs.text import line, words
from store import approvals, audit, files, people, submissions
from store.approvals import Approval


def hand_on(world: World, post: Post, submission_id: int, to: int | None) -> None:
    """Let a colleague decide what waits with a submission; ask which one when there are several."""
    waiting = _mine(world, submission_id)
    if not waiting:
        post.reply(Say(text=line("approval.nothing_waits")))
        return
    first = waiting[0]
    placement = world.placement(first.placement_id or 0)
    able = request_card.stand_ins(world.library, first, placement)
    chosen = next((p for p in able if p.id == to), able[0] if len(able) == 1 and to is None else None)
    if chosen is None:
        choices = tuple(Button(id=f"collega:{submission_id}:{p.id}", label=words("{n}", n=p.name)) for p in able)
        post.reply(Say(text=line("approval.which_colleague" if able else "approval.no_colleague"), buttons=choices))
        return
    handed = [
        done
        for a in waiting
        if (done := approvals.hand(world.c, approval=a, to=chosen.id, instead_of=a.approver_id, at=world.at))
    ]
    if not handed:
        post.reply(Say(text=line("approval.nothing_waits")))
        return
    asking.give(world.c, submission_id, chosen.id, world.at)
    _note(world, submission_id, f"handed on to {chosen.id}")
    when = decent(world, chosen, placement)
    post.send(
        chosen,
        request_card.card(world.c, world.library, tuple(handed), placement),
        not_before=when,
        key=asking.key_of(submission_id, chosen.id, world.at),
    )
    approver, requester = people.by_id(world.c, first.approver_id), people.by_id(world.c, first.requester_id)
    names = {"collega": chosen.name, "naam": approver.name, "student": requester.name}
    back = (Button(id=f"terugnemen:{submission_id}", label=line("approval.take_back")),)
    _tell_others(
        world, post, placement, (approver, requester), Say(text=line("approval.handed", **names), buttons=back)
    )
    post.reply(Say(text=line("approval.you_handed", wanneer=when.isoformat(), **names), buttons=back))


def take_back(world: World, post: Post, submission_id: int) -> None:
    """What a colleague was to decide waits for the approver again."""
    waiting = [a for a in _mine(world, submission_id) if a.for_id is not None]
    back = [
        done
        for a in waiting
        if a.for_id is not None
        and (done := approvals.hand(world.c, approval=a, to=a.for_id, instead_of=None, at=world.at))
    ]
    if not back:
        post.reply(Say(text=line("approval.nothing_to_take_back")))
        return
    stand_in, placement = people.by_id(world.c, waiting[0].approver_id), world.placement(back[0].placement_id or 0)
    for ref in files.of_submission(world.c, submission_id):
        files.revoke(world.c, ref.id, stand_in.id)
    _note(world, submission_id, f"taken back from {stand_in.id}")
    approver, requester = people.by_id(world.c, back[0].approver_id), people.by_id(world.c, back[0].requester_id)
    names = {"collega": stand_in.name, "naam": approver.name, "student": requester.name}
    told = Say(text=line("approval.taken_back", **names))
    _tell_others(world, post, placement, (stand_in, approver, requester), told)
    if world.person.id == approver.id:
        post.reply(request_card.shown(world.c, world.library, tuple(back), placement, approver.id))
    else:
        post.reply(told)


def given_elsewhere(world: World, post: Post, approval: Approval, version: int) -> None:
    """The approver or the requester says that it was approved in the place where it belongs."""
    if approval.place is None or not (deciding.decides(world, approval) or approval.requester_id == world.person.id):
        post.reply(Say(text=line("approval.not_yours")))
        return
    done = approvals.decide(
        world.c,
        approval_id=approval.id,
        version=version,
        approve=True,
        reason=None,
        by=world.person.id,
        at=world.at,
        given_in=approval.place,
    )
    if done is None:
        post.reply(Say(text=deciding.already(world, approval)))
        return
    _note(world, done.submission_id, f"said to be approved in {done.place}: {done.collection}")
    deciding.settle(world, submissions.by_id(world.c, done.submission_id))
    names = {"naam": world.person.name, "titel": done.title, "plek": done.place}
    wrong = (Button(id=f"niet-gegeven:{done.id}:{done.version}", label=line("approval.not_given")),)
    told = Say(text=line("approval.given_elsewhere", **names), buttons=wrong)
    both = (people.by_id(world.c, done.approver_id), people.by_id(world.c, done.requester_id))
    _tell_others(world, post, world.placement(done.placement_id or 0), both, told)
    post.reply(Say(text=line("approval.you_said_elsewhere", **names), buttons=wrong))


def not_given(world: World, post: Post, approval: Approval, version: int) -> None:
    """It was not approved elsewhere after all: it waits again."""
    if not (deciding.decides(world, approval) or approval.requester_id == world.person.id):
        post.reply(Say(text=line("approval.not_yours")))
        return
    back = approvals.reopen(world.c, approval_id=approval.id, version=version)
    if back is None:
        post.reply(Say(text=deciding.already(world, approval)))
        return
    _note(world, back.submission_id, f"said not to be approved in {back.place}: {back.collection}")
    told = Say(text=line("approval.waits_again", naam=world.person.name, titel=back.title))
    both = (people.by_id(world.c, back.approver_id), people.by_id(world.c, back.requester_id))
    _tell_others(world, post, world.placement(back.placement_id or 0), both, told)
    post.reply(Say(text=line("approval.waits_again", naam=world.person.name, titel=back.title)))


def _mine(world: World, submission_id: int) -> list[Approval]:
    """What waits with a submission and this person decides or asked."""
    return [
        a
        for a in approvals.of_submission(world.c, submission_id)
        if a.status == "open" and (a.requester_id == world.person.id or deciding.decides(world, a))
    ]


def _tell_others(world: World, post: Post, placement: Placement, whom: tuple[Person, ...], message: Message) -> None:
    for person in whom:
        if person.id != world.person.id:
            post.send(person, message, not_before=decent(world, person, placement))


def _note(world: World, submission_id: int, what: str) -> None:
    audit.note(world.c, who=world.person.id, what=what, about=f"submission:{submission_id}", at=world.at)
