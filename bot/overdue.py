"""What can be done about a task that is past its date: take it up, give more time, say that it does not apply, or share
a worry. Whoever presses first deals with it; another is told who did."""

from __future__ import annotations

from collections.abc import Mapping

from bot import escalate, plan, starts
from bot.buttons import Action, Args, numbers, stale
from bot.escalate import Late
from bot.moments import decent
from bot.post import Post
from bot.subjects import sharing
from bot.world import World
from dialogs.message import Button, Message, Say
from dialogs.nouns import Person, Placement
from dialogs.text import Line, line, words
from store import audit, escalations, obligations, people
from store.escalations import Outcome, Step


def _meant(world: World, post: Post, args: Args) -> tuple[Step, Late] | None:
    """The open case that a button names, when this person may deal with it; else says why not."""
    found = numbers(args, 1)
    step = escalations.by_id(world.c, found[0]) if found else None
    if step is None:
        stale(post)
        return None
    late = escalate.overdue(world.c, world.library, [step.placement_id], world.today).get(step.case)
    placement = world.placement(step.placement_id)
    if not _helps(world, placement, step):
        post.reply(Say(text=line("escalation.not_yours")))
    elif step.handled_at is not None:
        post.reply(Say(text=_already(world, step)))
    elif placement.end is not None and placement.end < world.today:
        post.reply(Say(text=line("escalation.ended", naam=placement.name, dag=placement.end.isoformat())))
    elif late is None:
        post.reply(Say(text=line("escalation.done_meanwhile")))
    else:
        return step, late
    return None


def _helps(world: World, placement: Placement, step: Step) -> bool:
    obliged = world.programme(placement).obligations.get(step.obligation)
    steps = (obliged.late if obliged is not None else None) or world.library.policy.escalation
    return any(role in steps.to for role in world.roles(placement))


def _already(world: World, step: Step) -> Line:
    if step.handled_by is None or step.handled_at is None:
        return line("escalation.done_meanwhile")
    name = people.by_id(world.c, step.handled_by).name
    return line(f"escalation.already_{step.outcome}", naam=name, dag=step.handled_at.isoformat())


def _first(world: World, post: Post, step: Step, outcome: Outcome) -> bool:
    """Deal with a case; False, and said, when somebody else was first."""
    if escalations.handle(world.c, [step.id], by=world.person.id, at=world.at, outcome=outcome):
        audit.note(
            world.c,
            who=world.person.id,
            what=f"overdue {outcome}: {step.obligation}",
            about=f"placement:{step.placement_id}",
            at=world.at,
        )
        return True
    fresh = escalations.by_id(world.c, step.id)
    assert fresh is not None, "a step is never thrown away"
    post.reply(Say(text=_already(world, fresh)))
    return False


def _tell(world: World, post: Post, whom: tuple[Person, ...], placement: Placement, message: Message) -> None:
    for person in whom:
        if person.id != world.person.id:
            post.send(person, message, not_before=decent(world, person, placement))


def take(world: World, post: Post, args: Args) -> None:
    """`opgepakt:<step>`"""
    found = _meant(world, post, args)
    if found is None or not _first(world, post, found[0], "taken"):
        return
    duty = found[1].duty
    told = Say(text=line("escalation.taken", naam=world.person.name, wat=words(duty.title), over=duty.about))
    _tell(world, post, duty.actors, duty.placement, told)
    post.reply(Say(text=line("escalation.you_take", wat=words(duty.title), namen=[p.name for p in duty.actors])))


def extend(world: World, post: Post, args: Args) -> None:
    """`uitstel:<step>`: ask until when; the answer deals with the case."""
    found = _meant(world, post, args)
    if found is not None:
        starts.extension(world, post, found[1].duty.placement, found[0].obligation)


def extend_asked(world: World, post: Post, args: Args) -> None:
    """`uitstel-voor:<placement>:<obligation>`: the same, when who acts asked for it."""
    found = numbers(args, 1)
    placement = next((p for p in world.placements if found and p.id == found[0]), None)
    obliged = world.programme(placement).obligations.get(args[1]) if placement and len(args) > 1 else None
    if placement is None or obliged is None:
        stale(post)
        return
    steps = obliged.late or world.library.policy.escalation
    if not any(role in steps.to for role in world.roles(placement)):
        post.reply(Say(text=line("escalation.not_yours")))
        return
    starts.extension(world, post, placement, args[1])


def ask_time(world: World, post: Post, args: Args) -> None:
    """`vraag-uitstel:<placement>:<obligation>`: who acts asks who can help for more time."""
    found = numbers(args, 1)
    placement = next((p for p in world.placements if found and p.id == found[0]), None)
    mine = [d for d in world.duties(placement) if d.acts(world.person.id)] if placement else []
    duty = next((d for d in mine if len(args) > 1 and d.obligation == args[1]), None)
    if duty is None:
        stale(post)
        return
    helpers = escalate.targets(world.library, duty)
    if not helpers:
        post.reply(Say(text=line("escalation.nobody")))
        return
    give = Button(
        id=f"uitstel-voor:{duty.placement.id}:{duty.obligation}", label=line("escalation.extend"), style="primary"
    )
    asked = line("escalation.asks_time", naam=world.person.name, wat=words(duty.title), over=duty.about)
    _tell(world, post, helpers, duty.placement, Say(text=asked, buttons=(give,)))
    post.reply(Say(text=line("escalation.you_asked", namen=[p.name for p in helpers])))


def not_applicable(world: World, post: Post, args: Args) -> None:
    """`nvt:<step>`: ask whether that is meant; `nvt:<step>:ja`: it does not apply here."""
    found = _meant(world, post, args)
    if found is None:
        return
    step, duty = found[0], found[1].duty
    if args[1:] != ("ja",):
        sure = Button(id=f"nvt:{step.id}:ja", label=line("escalation.sure"), style="danger")
        post.reply(Say(text=line("escalation.really", wat=words(duty.title), over=duty.about), buttons=(sure,)))
        return
    if not _first(world, post, step, "not_applicable"):
        return
    for shared in sharing(world, duty.placement, duty.obligation):
        obligations.mark(
            world.c,
            placement_id=shared.id,
            obligation=duty.obligation,
            status="not_applicable",
            by=world.person.id,
            at=world.at,
        )
        plan.replan(world, shared)
    told = Say(text=line("escalation.does_not_apply", naam=world.person.name, wat=words(duty.title), over=duty.about))
    _tell(world, post, duty.actors, duty.placement, told)
    post.reply(Say(text=line("escalation.you_settled", wat=words(duty.title), over=duty.about)))


def share(world: World, post: Post, args: Args) -> None:
    """`zorgelijk:<step>`: there is more to it; begin to share a worry about this placement."""
    found = _meant(world, post, args)
    if found is None or not _first(world, post, found[0], "concern"):
        return
    starts.grant(world, post, "zorg", placement_id=found[0].placement_id)


def everything(world: World, post: Post, _args: Args) -> None:
    """`achterstand`: everything that this person can deal with, a few at a time."""
    mine = [p.id for p in world.placements]
    late = escalate.overdue(world.c, world.library, mine, world.today)
    open_ = [late[s.case] for s in escalations.open_about(world.c, mine) if s.case in late and s.told_at is not None]
    hers = [one for one in open_ if any(p.id == world.person.id for p in escalate.targets(world.library, one.duty))]
    if hers:
        post.reply(escalate.alert(world.c, hers, most=escalate.EVERYTHING))
    else:
        post.reply(Say(text=line("escalation.nothing")))


ACTIONS: Mapping[str, Action] = {
    "opgepakt": take,
    "uitstel": extend,
    "uitstel-voor": extend_asked,
    "vraag-uitstel": ask_time,
    "nvt": not_applicable,
    "zorgelijk": share,
    "achterstand": everything,
}
"""By the button's name."""
