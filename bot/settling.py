"""What is said about a duty outside its form: it is done, it is not done after all, later, or it does not apply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zlib import crc32

from bot import plan, talk
from bot.moments import decent as decent_moment
from bot.moments import leave
from bot.post import Post
from bot.subjects import sharing
from bot.world import World, days_of, duties_of, is_number
from content.agenda import Duty
from content.calendar import at as at_clock
from content.calendar import decent
from dialogs.message import Button, Say
from dialogs.text import Line, line, words
from dialogs.understand import plain
from store import absences, audit, escalations, nudges, obligations
from store.escalations import Step

PROOF = "al-gedaan"
"""The dialog that asks what proves it, where the programme wants to see a form."""

_PERIOD = re.compile(r"\bperiode ([1-4])\b")

TELLS = 4
"""Letters from which on a word may name a duty."""

RECENT = timedelta(days=7)
"""How long what the bot brought up is what "later" and "al gedaan" are about."""


def hers(world: World, args: Sequence[str]) -> Duty | None:
    """The duty that a button names by placement and obligation, when this person acts in it."""
    if len(args) < 2 or not is_number(args[0]):
        return None
    placement = next((p for p in world.placements if p.id == int(args[0])), None)
    if placement is None:
        return None
    return next((d for d in world.duties(placement) if d.obligation == args[1] and d.acts(world.person.id)), None)


def where(duty: Duty) -> str:
    """The part of a button's id that names a duty."""
    return f"{duty.placement.id}:{duty.obligation}"


def called(world: World, duty: Duty) -> Line:
    """A duty as its actor would call it: with the learner's name unless she is that one."""
    title = words(duty.title)
    return title if duty.placement.is_own(world.person.id) else line("nudge.about", wat=title, student=duty.about)


# --- done ---


def done(world: World, post: Post, duty: Duty) -> None:
    """Tick it off; where the programme wants to see a form, ask first what proves it."""
    if duty.status == "done":
        post.reply(
            Say(text=line("action.done_already", wat=called(world, duty)), buttons=undo_button(f"gedaan:{where(duty)}"))
        )
    elif duty.proof:
        _ask_proof(world, post, duty)
    else:
        _mark(world, duty, "done", note="zelf gemeld")
        _noted(world, duty, "reported done")
        post.reply(Say(text=line("action.done", wat=called(world, duty)), buttons=undo_button(f"gedaan:{where(duty)}")))


def _ask_proof(world: World, post: Post, duty: Duty) -> None:
    talk.begin(
        world,
        post,
        PROOF,
        programme=duty.placement.programme,
        subject=f"placement:{duty.placement.id}:{crc32(duty.obligation.encode())}",
        role=next(iter(world.roles(duty.placement)), None),
        obligation=duty.obligation,
    )


def _mark(world: World, duty: Duty, status: obligations.MarkStatus, *, note: str | None = None) -> None:
    """Settle a duty, and drop what was planned about it."""
    several = sharing(world, duty.placement, duty.obligation)
    for placement in several:
        obligations.mark(
            world.c,
            placement_id=placement.id,
            obligation=duty.obligation,
            status=status,
            by=world.person.id,
            at=world.at,
            note=note,
        )
    plan.plan(world.c, world.library, several, world.today)


def undone(world: World, post: Post, duty: Duty) -> None:
    """It is not done after all: open again, and brought up again. Only what was ticked off by the person herself."""
    several = sharing(world, duty.placement, duty.obligation)
    gone = [
        obligations.unmark(world.c, placement_id=p.id, obligation=duty.obligation, by=world.person.id) for p in several
    ]
    if not any(gone):
        post.reply(Say(text=line("action.not_yours_to_undo", wat=called(world, duty))))
        return
    _noted(world, duty, "took back done")
    plan.plan(world.c, world.library, several, world.today)
    post.reply(Say(text=line("action.undone", wat=called(world, duty))))


# --- it does not apply ---


def not_applicable(world: World, post: Post, duty: Duty, step: Step) -> None:
    """Who can help says of what is late that it does not apply here; nobody is reminded of it any more."""
    _mark(world, duty, "not_applicable")
    _tell_actors(world, post, duty, "escalation.does_not_apply")
    said = line("escalation.you_settled", wat=words(duty.title), over=duty.about)
    post.reply(Say(text=said, buttons=undo_button(f"nvt:{step.id}")))


def applies(world: World, post: Post, step: Step) -> bool:
    """It does apply after all, says who said otherwise; False when it was somebody else's word or nobody's."""
    here = world.placement(step.placement_id)
    several = sharing(world, here, step.obligation)
    gone = [
        obligations.unmark(
            world.c, placement_id=p.id, obligation=step.obligation, by=world.person.id, status="not_applicable"
        )
        for p in several
    ]
    if not any(gone):
        return False
    escalations.reopen(world.c, step.id, by=world.person.id)
    plan.plan(world.c, world.library, several, world.today)
    duty = next(d for d in world.duties(here) if d.obligation == step.obligation)
    _noted(world, duty, "took back not applicable")
    _tell_actors(world, post, duty, "escalation.applies_again")
    post.reply(Say(text=line("escalation.you_took_back", wat=words(duty.title), over=duty.about)))
    return True


def _tell_actors(world: World, post: Post, duty: Duty, key: str) -> None:
    told = Say(text=line(key, naam=world.person.name, wat=words(duty.title), over=duty.about))
    for person in duty.actors:
        if person.id != world.person.id:
            post.send(person, told, not_before=decent_moment(world, person, duty.placement))


def _noted(world: World, duty: Duty, what: str) -> None:
    audit.note(
        world.c,
        who=world.person.id,
        what=f"{what}: {duty.obligation}",
        about=f"placement:{duty.placement.id}",
        at=world.at,
    )


def undo_button(what: str) -> tuple[Button, ...]:
    """The button that takes back what was just done."""
    return (Button(id=f"ongedaan:{what}", label=line("button.undo")),)


# --- later ---


@dataclass(frozen=True, kw_only=True, slots=True)
class Again:
    """When a duty comes up again. `capped`: earlier than was asked, because it is due then; None: no moment is left."""

    at: datetime | None
    capped: bool = False


def again(world: World, duty: Duty, wanted: date, clock: time | None) -> Again:
    """The moment to come back to a duty: on the wanted day or the next working day, and while it can still be done.

    That is at the latest the last working day before it is due, or else that day itself. What is past may wait as long
    as she likes.
    """
    away = absences.of_person(world.c, world.person.id, since=world.today)
    days = days_of(world.library, duty.placement).without(leave(away))
    o_clock = decent(clock or world.person.moment, world.library.policy.quiet)
    moment = at_clock(days.on_or_after(wanted), o_clock)
    if moment <= world.at:
        moment = at_clock(days.add_working(world.today, 1), o_clock)
    if duty.soft or duty.due is None or duty.due < world.today:
        return Again(at=moment)
    last = at_clock(days.add_working(duty.due, -1), o_clock)
    if moment <= last:
        return Again(at=moment)
    on_the_day = at_clock(duty.due, o_clock)
    left = [m for m in (last, on_the_day) if m > world.at and days.is_working(m.date())]
    return Again(at=left[0], capped=left[0] < moment) if left else Again(at=None)


def later(
    world: World, post: Post, duties: Sequence[Duty], *, on: date | None = None, clock: time | None = None
) -> None:
    """Be silent about these until then; say when each comes back, and why when that is sooner than asked."""
    wanted = on or world.today + timedelta(days=1)
    for duty in duties:
        found = again(world, duty, wanted, clock)
        if found.at is None:
            assert duty.due is not None, "only a date can leave no moment"
            post.reply(Say(text=line("action.later_never", wat=called(world, duty), dag=duty.due.isoformat())))
            continue
        nudges.snooze(
            world.c,
            person_id=world.person.id,
            placement_id=duty.placement.id,
            obligation=duty.obligation,
            until=found.at,
        )
        key = "action.later_capped" if found.capped else "action.later" if len(duties) == 1 else "action.later_one"
        due = duty.due.isoformat() if duty.due else ""
        said = line(key, wanneer=found.at.isoformat(), dag=due, wat=called(world, duty))
        week = Button(id=f"later:{where(duty)}:week", label=line("button.next_week"))
        shown = undo_button(f"later:{where(duty)}")
        post.reply(Say(text=said, buttons=shown if on is not None or found.capped else (week, *shown)))


def not_later(world: World, post: Post, duty: Duty) -> None:
    """Bring it up as if nothing had been said about later."""
    nudges.unsnooze(
        world.c,
        person_id=world.person.id,
        placement_id=duty.placement.id,
        obligation=duty.obligation,
        at=world.at,
    )
    plan.plan(world.c, world.library, (duty.placement,), world.today)
    post.reply(Say(text=line("action.not_later", wat=called(world, duty))))


# --- which duty is meant ---


def just_asked(world: World) -> tuple[Duty, ...]:
    """What the last reminder to this person was about, when it is recent, as far as it still asks something."""
    about = nudges.last_carried(world.c, world.person.id, since=world.at - RECENT)
    return tuple(d for d in _todo(world) if (d.placement.id, d.obligation) in about)


def meant(said: str, among: Sequence[Duty]) -> tuple[Duty, ...]:
    """The duties whose title or student a text names best, of those that are of no other period than it names; all of
    these when it names none."""
    spoken, period = _telling(said), _period(said)
    there = [d for d in among if period is None or _period(d.title) in (None, period)]
    scores = [(len(spoken & _named_by(d)), d) for d in there]
    best = max((score for score, _ in scores), default=0)
    return tuple(d for score, d in scores if score == best) if best else tuple(there)


def _period(text: str) -> str | None:
    found = _PERIOD.search(plain(text))
    return found[1] if found is not None else None


def names(said: str, duty: Duty) -> bool:
    """Whether a text has a word of the duty's title or its student's name."""
    return bool(_telling(said) & _named_by(duty))


def titled(said: str, duty: Duty) -> bool:
    """Whether a text has a word of the duty's title."""
    return bool(_telling(said) & _telling(f"{duty.title} {duty.dialog or ''}"))


def _named_by(duty: Duty) -> frozenset[str]:
    return _telling(f"{duty.title} {duty.dialog or ''} {duty.about}")


def _telling(text: str) -> frozenset[str]:
    return frozenset(w for w in plain(text).split() if len(w) >= TELLS)


def to_settle(world: World) -> tuple[Duty, ...]:
    """What this person can say is done: dated or under a period, and shown by now."""
    return tuple(d for d in _todo(world) if not d.standing and not d.repeats and d.status != "upcoming")


def last_settled(world: World) -> Duty | None:
    """What this person ticked off last, not long ago."""
    every = duties_of(world.c, world.library, world.placements, world.today)
    known = {(d.placement.id, d.obligation): d for d in every}
    mine = [
        m
        for m in obligations.marks(world.c, [p.id for p in world.placements])
        if m.by == world.person.id and m.status == "done" and m.at >= world.at - RECENT
    ]
    last = max(mine, key=lambda m: m.at, default=None)
    return known.get((last.placement_id, last.obligation)) if last is not None else None


def _todo(world: World) -> tuple[Duty, ...]:
    return tuple(
        d
        for d in duties_of(world.c, world.library, world.placements, world.today)
        if d.acts(world.person.id) and d.status in ("open", "late", "upcoming")
    )
