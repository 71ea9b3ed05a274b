"""What waits for this person's approval, and what she asked of others."""

from __future__ import annotations

from bot.asking import card
from bot.skills.asked import Asked
from dialogs.message import Card, Item, Message, Say
from dialogs.text import line, words
from store import approvals, people, submissions

MOST = 5


def answer(asked: Asked) -> tuple[Message, ...]:
    """Every open request as its own card, then what this person still waits for."""
    world = asked.world
    by_submission: dict[int, list[approvals.Approval]] = {}
    for a in approvals.open_for(world.c, world.person.id):
        by_submission.setdefault(a.submission_id, []).append(a)
    found: list[Message] = []
    for submission_id, waiting in list(by_submission.items())[:MOST]:
        submission = submissions.by_id(world.c, submission_id)
        if submission.placement_id is not None:
            found.append(card(tuple(waiting), submission, world.placement(submission.placement_id)))
    asked_for = [a for a in approvals.of_requester(world.c, world.person.id) if a.status in ("open", "change_asked")]
    if asked_for:
        found.append(
            Card(
                title=line("approval.yours"),
                items=tuple(
                    Item(
                        text=words("{titel}", titel=a.title),
                        detail=line(f"approval.is_{a.status}", naam=people.by_id(world.c, a.approver_id).name),
                    )
                    for a in asked_for[:MOST]
                ),
            )
        )
    return tuple(found) or (Say(text=line("approval.none")),)
