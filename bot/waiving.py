"""What is late and does not apply here, says who can help: nobody is reminded of it any more; or it does apply after
all."""

from __future__ import annotations

from bot import plan
from bot.buttons import undo_button
from bot.marks import mark, unmark
from bot.moments import decent
from bot.post import Post
from bot.world import World
from content.agenda import Duty
from dialogs.message import Say
from dialogs.text import line, words
from store import audit, escalations
from store.escalations import Step


def not_applicable(world: World, post: Post, duty: Duty, step: Step) -> None:
    """Who can help says of what is late that it does not apply here; nobody is reminded of it any more."""
    settled = mark(world, duty.placement, duty.obligation, "not_applicable")
    plan.plan(world.c, world.library, settled, world.today)
    _tell_actors(world, post, duty, "escalation.does_not_apply")
    said = line("escalation.you_settled", wat=words(duty.title), over=duty.about)
    post.reply(Say(text=said, buttons=undo_button(f"nvt:{step.id}")))


def applies(world: World, post: Post, step: Step) -> bool:
    """It does apply after all, says who said otherwise; False when it was somebody else's word or nobody's."""
    here = world.placement(step.placement_id)
    opened = unmark(world, here, step.obligation, "not_applicable")
    if not opened:
        return False
    escalations.reopen(world.c, step.id, by=world.person.id)
    plan.plan(world.c, world.library, opened, world.today)
    duty = next(d for d in world.duties(here) if d.obligation == step.obligation)
    audit.note(
        world.c,
        who=world.person.id,
        what=f"took back not applicable: {step.obligation}",
        about=f"placement:{here.id}",
        at=world.at,
    )
    _tell_actors(world, post, duty, "escalation.applies_again")
    post.reply(Say(text=line("escalation.you_took_back", wat=words(duty.title), over=duty.about)))
    return True


def _tell_actors(world: World, post: Post, duty: Duty, key: str) -> None:
    told = Say(text=line(key, naam=world.person.name, wat=words(duty.title), over=duty.about))
    for person in duty.actors:
        if person.id != world.person.id:
            post.send(person, told, not_before=decent(world, person, duty.placement))
