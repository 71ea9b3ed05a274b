"""What can be done about a task that is past its date: take it up, give more time, say that it does not apply, or share
a worry. Whoever presses first deals with it; another is told who did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot import alerts, duties, granting, starts, waiving
from bot.buttons import Action, Args, numbers, stale
from bot.lateness import Late, overdue, steps_for, targets
from bot.meant import learners, meant
from bot.moments import decent
from bot.post import Post
from bot.world import World
from content.agenda import Duty
from dialogs.extending import extension
from dialogs.message import Button, Message, Say
from dialogs.nouns import Person, Placement
from dialogs.text import Line, line, words
from store import audit, escalations, people
from store.escalations import Outcome, Step

OFFERED = 5
"""So many tasks at most to choose from."""


def _meant(world: World, post: Post, args: Args) -> tuple[Step, Late] | None:
    """The open case that a button names, when this person may deal with it; else says why not."""
    found = numbers(args, 1)
    step = escalations.by_id(world.c, found[0]) if found else None
    if step is None:
        stale(post)
        return None
    late = overdue(world.c, world.library, [step.placement_id], world.today).get(step.case)
    placement = world.placement(step.placement_id)
    if not _can_help(world, placement, step.obligation):
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


def _can_help(world: World, placement: Placement, obligation: str) -> bool:
    """Whether this person is one of those who hear of this task when it is past its date."""
    to = steps_for(world.library, placement, obligation).to
    return any(role in to for role in world.roles(placement))


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
    """`uitstel-voor:<placement>:<obligation>`: the same, when who acts asked for it; `:<day>` when it is known."""
    found = numbers(args, 1)
    placement = next((p for p in world.placements if found and p.id == found[0]), None)
    obligation = args[1] if len(args) > 1 else ""
    until = _day(args[2]) if len(args) > 2 else None
    if placement is None or obligation not in world.programme(placement).obligations or (args[2:] and until is None):
        stale(post)
    elif not _can_help(world, placement, obligation):
        post.reply(Say(text=line("escalation.not_yours")))
    else:
        starts.extension(world, post, placement, obligation, until=until)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def heard(world: World, post: Post, text: str) -> bool:
    """Give more time as a sentence says, after a confirmation; False when it says something else, or it is not hers."""
    helped = tuple(p for p in learners(world) if p.programme in world.library.programmes)
    if not any(_can_help(world, p, name) for p in helped for name in world.programme(p).obligations):
        return False
    given = extension(text, at=world.at, named=world.named_days(helped[0]))
    if given is None:
        return False
    holiday = world.unknown_holiday(text) if given.until is None else None
    if holiday is not None:
        post.reply(Say(text=line("engine.no_holiday", naam=holiday)))
        return True
    if given.until is not None and given.until < world.today:
        post.reply(Say(text=line("escalation.day_past", dag=given.until.isoformat())))
        return True
    whom = meant(world, text)
    if whom is not None and not whom.placements:
        post.reply(Say(text=line("escalation.whom")))
        return True
    among = [
        d
        for p in (whom.placements if whom is not None else helped)
        for d in world.duties(p)
        if _can_be_moved(world, d, given.until)
    ]
    _extend_one(world, post, duties.meant(given.words, _own_first(among, given.words)), given.until)
    return True


def _can_be_moved(world: World, duty: Duty, until: date | None) -> bool:
    """Whether more time for a duty means something: it has a date of its own, before the new one, and is not done."""
    return (
        duty.due is not None
        and not (duty.soft or duty.standing or duty.repeats)
        and duty.status in ("open", "upcoming", "late")
        and (until is None or duty.due < until)
        and _can_help(world, duty.placement, duty.obligation)
    )


def _own_first(among: Sequence[Duty], said: str) -> Sequence[Duty]:
    """What is named; else what the learners do themselves, or whatever there is."""
    named = [d for d in among if duties.titled(said, d)]
    own = [d for d in among if d.placement.learner is not None and d.acts(d.placement.learner.id)]
    return named or own or among


def _extend_one(world: World, post: Post, found: Sequence[Duty], until: date | None) -> None:
    """Confirm the only one that is meant, or that is talked about now; else ask which, first what is due first."""
    found = [d for d in found if starts.is_extending(world, d.placement, d.obligation)] or found
    if len(found) == 1:
        starts.extension(world, post, found[0].placement, found[0].obligation, until=until)
        return
    first = sorted(found, key=lambda d: d.due or date.max)[:OFFERED]
    day = f":{until.isoformat()}" if until is not None else ""
    which = (Button(id=f"uitstel-voor:{duties.where(d)}{day}", label=duties.called(world, d)) for d in first)
    post.reply(Say(text=line("escalation.which" if first else "escalation.no_date"), buttons=tuple(which)))


def ask_time(world: World, post: Post, args: Args) -> None:
    """`vraag-uitstel:<placement>:<obligation>`: who acts asks who can help for more time."""
    found = numbers(args, 1)
    placement = next((p for p in world.placements if found and p.id == found[0]), None)
    mine = [d for d in world.duties(placement) if d.acts(world.person.id)] if placement else []
    duty = next((d for d in mine if len(args) > 1 and d.obligation == args[1]), None)
    if duty is None:
        stale(post)
        return
    helpers = targets(world.library, duty)
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
    waiving.not_applicable(world, post, duty, step)


def share(world: World, post: Post, args: Args) -> None:
    """`zorgelijk:<step>`: there is more to it; begin to share a worry about this placement."""
    found = _meant(world, post, args)
    if found is None or not _first(world, post, found[0], "concern"):
        return
    granting.grant(world, post, "zorg", placement_id=found[0].placement_id)


def everything(world: World, post: Post, _args: Args) -> None:
    """`achterstand`: everything that this person can deal with, a few at a time."""
    mine = [p.id for p in world.placements]
    late = overdue(world.c, world.library, mine, world.today)
    open_ = [late[s.case] for s in escalations.open_about(world.c, mine) if s.case in late and s.told_at is not None]
    hers = [one for one in open_ if any(p.id == world.person.id for p in targets(world.library, one.duty))]
    if hers:
        post.reply(alerts.alert(world.c, hers, most=alerts.EVERYTHING))
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
