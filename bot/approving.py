"""The buttons of a request for approval: approve, whole or in part, ask for a change, let a colleague decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import deciding, reading, standing_in, starts
from bot.buttons import Action, Args, numbers, stale
from bot.facts import facts
from bot.post import Post
from bot.world import World
from dialogs.message import Button, Card, Say
from dialogs.text import line
from store import approvals, people, submissions
from store.approvals import Approval


def approve(world: World, post: Post, args: Args) -> None:
    """`akkoord:<submission>:<version>`: everything that was asked with it."""
    found = numbers(args, 2)
    if found is None:
        stale(post)
        return
    deciding.decide(world, post, found[0], approve=True)


def approve_part(world: World, post: Post, args: Args) -> None:
    """`deel:<approval>:<version>`: this collection only."""
    approval = _open(world, post, args)
    if approval is not None:
        deciding.decide(world, post, approval.submission_id, approve=True, only=approval.id)


def ask_change(world: World, post: Post, args: Args) -> None:
    """`anders:<approval>:<version>`: ask in a short dialog what should change."""
    approval = _open(world, post, args)
    if approval is not None:
        starts.about_approval(world, post, approval)


def _open(world: World, post: Post, args: Args) -> Approval | None:
    """The approval that a button names, when it waits for this person in this version; else says why not."""
    found = numbers(args, 2)
    approval = approvals.by_id(world.c, found[0]) if found else None
    if found is None or approval is None:
        stale(post)
    elif not deciding.decides(world, approval):
        post.reply(Say(text=line("approval.not_yours")))
    elif approval.version != found[1] or approval.status != "open":
        post.reply(Say(text=deciding.already(world, approval)))
    elif (over := deciding.ended(world, approval)) is not None:
        post.reply(Say(text=over))
    else:
        return approval
    return None


def adjust(world: World, post: Post, args: Args) -> None:
    """`aanpassen:<submission>`: open what was sent again, filled, at its review."""
    found = numbers(args, 1)
    if found is None:
        stale(post)
        return
    try:
        submission = submissions.by_id(world.c, found[0])
    except LookupError:
        stale(post)
        return
    if submission.person_id != world.person.id:
        post.reply(Say(text=line("approval.not_yours")))
        return
    latest = submissions.latest(world.c, submission.thread)
    if all(a.status != "change_asked" for a in approvals.of_thread(world.c, latest.thread)):
        post.reply(Say(text=line("approval.nothing_to_adjust")))
        return
    starts.reopen(world, post, latest)


def show_whole(world: World, post: Post, args: Args) -> None:
    """`alles:<submission>`: everything that was written, not only what is different."""
    found = numbers(args, 1)
    submission = reading.submission(world.c, found[0], reader=world.person.id, at=world.at) if found else None
    if submission is None:
        post.reply(Say(text=line("approval.not_yours")))
        return
    writer = people.by_id(world.c, submission.person_id)
    title = line("approval.whole_title", naam=writer.name)
    post.reply(Card(title=title, notice=line("approval.notice"), facts=facts(submission.entries)))


def to_colleague(world: World, post: Post, args: Args) -> None:
    """`collega:<submission>` or `collega:<submission>:<person>`"""
    found = numbers(args, 1)
    if found is None:
        stale(post)
        return
    chosen = numbers(args, 2)
    standing_in.hand_on(world, post, found[0], chosen[1] if chosen else None)


def take_back(world: World, post: Post, args: Args) -> None:
    """`terugnemen:<submission>`"""
    found = numbers(args, 1)
    if found is None:
        stale(post)
        return
    standing_in.take_back(world, post, found[0])


def _about_one(act: Callable[[World, Post, Approval, int], None]) -> Action:
    """A button whose arguments are an approval and its version."""

    def press(world: World, post: Post, args: Args) -> None:
        found = numbers(args, 2)
        approval = approvals.by_id(world.c, found[0]) if found else None
        if found is None or approval is None:
            stale(post)
        else:
            act(world, post, approval, found[1])

    return press


def keep_waiting(_world: World, post: Post, _args: Args) -> None:
    """`wacht`: nothing changes."""
    post.reply(Say(text=line("approval.you_wait"), buttons=(Button(id="approvals", label=line("intent.approvals")),)))


ACTIONS: Mapping[str, Action] = {
    "akkoord": approve,
    "deel": approve_part,
    "anders": ask_change,
    "aanpassen": adjust,
    "alles": show_whole,
    "collega": to_colleague,
    "terugnemen": take_back,
    "elders": _about_one(standing_in.given_elsewhere),
    "niet-gegeven": _about_one(standing_in.not_given),
    "wacht": keep_waiting,
}
"""By the button's name."""
