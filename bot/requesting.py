"""What a finished dialog does about approvals: it asks for them, or it is somebody's decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot import asking, deciding, request_card
from bot.finish import Finish
from bot.subjects import parts_of
from dialogs.message import Say
from dialogs.model import Effect
from store import approvals, people
from store.approvals import Wanted


def _request_approval(finish: Finish, effect: Effect) -> None:
    """Several requests about one plan go to the approver as one; see `ask`."""
    args = effect.args
    for person in finish.people([str(args["from"])])[:1]:
        asked = finish.asked.setdefault(person.id, (person, []))[1]
        asked.extend(
            Wanted(
                collection=str(name),
                title=str(args["title"]),
                about=tuple(args.get("about") or ()),
                place=args.get("place"),
            )
            for name in args["collections"]
        )


def ask(finish: Finish) -> None:
    """Send each approver one request for all that was asked of her."""
    for approver, wanted in finish.asked.values():
        assert finish.placement is not None, "only a placement has an approver"
        world = finish.world
        for person_id, asked in asking.request(world, finish.submission, approver, wanted).items():
            person = approver if person_id == approver.id else people.by_id(world.c, person_id)
            card = request_card.card(world.c, world.library, asked, finish.placement)
            finish.send(person, card, key=asking.key_of(finish.submission.id, person_id, world.at))


def _decide(finish: Finish, effect: Effect) -> None:
    subject = finish.conversation.subject or ""
    _, number, version = parts_of(subject)
    approval = approvals.by_id(finish.world.c, number)
    assert approval is not None, "a conversation about an approval outlives no approval"
    if version is not None and version != approval.version:
        finish.post.reply(Say(text=deciding.already(finish.world, approval)))
        return
    reason = " ".join(e.shown for e in finish.outcome.entries if e.kind == "text")
    deciding.decide(
        finish.world,
        finish.post,
        approval.submission_id,
        approve=bool(effect.args["approve"]),
        reason=reason,
        only=approval.id,
    )


EFFECTS: Mapping[str, Callable[[Finish, Effect], None]] = {"request_approval": _request_approval, "decide": _decide}
"""By the effect's name; see `bot/effects.py`."""
