"""What waits for this person's approval, and what she asked of others."""

from __future__ import annotations

from itertools import chain

from bot import deciding, reading, request_card
from bot.skills.asked import Asked
from bot.world import World
from dialogs.message import Button, Card, Item, Message, Say
from dialogs.text import Line, line, words
from store import approvals, people
from store.approvals import Approval

MOST = 5


def answer(asked: Asked) -> tuple[Message, ...]:
    """Every open request as its own card, then what this person still waits for."""
    world = asked.world
    found: list[Message] = []
    for submission_id, waiting in list(_waiting(world).items())[:MOST]:
        if reading.opened(world.c, "submission", submission_id, reader=world.person.id, at=world.at):
            placement = world.placement(waiting[0].placement_id or 0)
            found.append(request_card.shown(world.c, world.library, tuple(waiting), placement, world.person.id))
    hers = [
        a
        for a in approvals.of_requester(world.c, world.person.id)
        if a.status in ("open", "change_asked") or a.given_in is not None
    ]
    if hers:
        found.append(Card(title=line("approval.yours"), items=tuple(_item(world, a) for a in hers[:MOST])))
    return tuple(found) or (Say(text=line("approval.none")),)


def _waiting(world: World) -> dict[int, list[Approval]]:
    """What this person may decide by submission: what she was asked, and what waits for who left before her."""
    around = approvals.open_about(world.c, [p.id for p in world.placements])
    every = {a.id: a for a in chain(approvals.open_for(world.c, world.person.id), around)}
    found: dict[int, list[Approval]] = {}
    for a in every.values():
        if a.placement_id is not None and deciding.decides(world, a) and deciding.ended(world, a) is None:
            found.setdefault(a.submission_id, []).append(a)
    return found


def _item(world: World, a: Approval) -> Item:
    """One thing that was asked, how it stands, and what the one who asked can do about it."""
    buttons: list[Button] = []
    if a.status == "open" and a.placement_id is not None:
        if a.place is not None:
            place = line("approval.elsewhere", plek=a.place)
            buttons.append(Button(id=f"elders:{a.id}:{a.version}", label=place))
        if a.for_id is not None:
            buttons.append(Button(id=f"terugnemen:{a.submission_id}", label=line("approval.take_back")))
    return Item(text=words("{titel}", titel=a.title), detail=_stands(world, a), buttons=tuple(buttons))


def _stands(world: World, a: Approval) -> Line:
    name = people.by_id(world.c, a.approver_id).name
    if a.given_in is not None and a.decided_by is not None:
        return line("approval.is_elsewhere", plek=a.given_in, naam=people.by_id(world.c, a.decided_by).name)
    if a.status == "open" and a.for_id is not None:
        return line("approval.is_open_instead", naam=name, eerst=people.by_id(world.c, a.for_id).name)
    return line(f"approval.is_{a.status}", naam=name)
