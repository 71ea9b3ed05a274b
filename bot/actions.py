"""What a button outside a form does: decide, tick off, postpone, take part, stop. Each button's name, and its action.

A button's id is its name and arguments, separated by colons; object and version are in it, so an old button is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta

from bot import approving, export, plan, starts, talk
from bot.buttons import Action, Args, numbers, stale
from bot.invite import welcome
from bot.moments import moment as decent_moment
from bot.post import Post, caused_by
from bot.skills import calendar
from bot.standings import looked_after
from bot.subjects import sharing
from bot.world import World, is_number
from dialogs.message import Button, Document, Say
from dialogs.nouns import Placement
from dialogs.text import line, words
from store import audit, conversations, feeds, nudges, obligations, outbox, people, placements

MOMENTS = ("08.00", "12.15", "15.30", "17.00")
"""The moments a person can choose between for messages that can wait."""


# --- duties and their nudges ---


def _duty(world: World, args: Args) -> tuple[Placement, str] | None:
    """The placement and obligation that a button names, when this person acts in it."""
    found = numbers(args, 1)
    if found is None or len(args) < 2:
        return None
    placement = next((p for p in world.placements if p.id == found[0]), None)
    if placement is None:
        return None
    mine = any(d.obligation == args[1] and world.person.id in {p.id for p in d.actors} for d in world.duties(placement))
    return (placement, args[1]) if mine else None


def done(world: World, post: Post, args: Args) -> None:
    """`gedaan:<placement>:<obligation>`"""
    found = _duty(world, args)
    if found is None:
        stale(post)
        return
    placement, obligation = found
    for shared in sharing(world, placement, obligation):
        obligations.mark(
            world.c,
            placement_id=shared.id,
            obligation=obligation,
            status="done",
            by=world.person.id,
            at=world.at,
            note="zelf gemeld",
        )
    audit.note(
        world.c,
        who=world.person.id,
        what=f"reported done: {obligation}",
        about=f"placement:{placement.id}",
        at=world.at,
    )
    plan.plan(world.c, world.library, sharing(world, placement, obligation), world.today)
    title = world.programme(placement).obligations[obligation].title
    post.reply(Say(text=line("action.done", wat=words(title))))


def later(world: World, post: Post, args: Args) -> None:
    """`later:<placement>:<obligation>`: silent until tomorrow's decent moment."""
    found = _duty(world, args)
    if found is None:
        stale(post)
        return
    placement, obligation = found
    tomorrow = world.at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    until = decent_moment(world.library, world.person, placement, tomorrow)
    nudges.snooze(world.c, person_id=world.person.id, placement_id=placement.id, obligation=obligation, until=until)
    post.reply(Say(text=line("action.later", wanneer=until.isoformat())))


# --- taking part ---


def _takes_part(world: World) -> None:
    people.resume(world.c, world.person.id)
    plan.plan(world.c, world.library, placements.of_person(world.c, world.person.id, on=world.today), world.today)


def begin(world: World, post: Post, _args: Args) -> None:
    """`begin`: the person takes part; show what can be done."""
    _takes_part(world)
    post.reply(Say(text=line("invite.begun", naam=world.person.first_name), buttons=starts.first(world)))


def not_now(_world: World, post: Post, _args: Args) -> None:
    """`straks`: another time."""
    post.reply(Say(text=line("invite.later")))


def sign_off(world: World, post: Post, _args: Args) -> None:
    """`afmelden`: nothing more of the bot's own accord."""
    people.stop(world.c, world.person.id, world.at)
    audit.note(world.c, who=world.person.id, what="signed off", about=f"person:{world.person.id}", at=world.at)
    post.reply(Say(text=line("invite.stopped"), buttons=(Button(id="begin", label=line("button.sign_on")),)))


def hello(world: World, post: Post, _args: Args) -> None:
    """`welkom`: the app was installed, or the person opened the chat for the first time."""
    post.reply(welcome(world.person, world.placements))


def keep_on(world: World, post: Post, _args: Args) -> None:
    """`doorgaan`: go on as before."""
    _takes_part(world)
    post.reply(Say(text=line("action.keep_on")))


def choose_moment(world: World, post: Post, args: Args) -> None:
    """`moment`: which time of day; `moment:15.30`: this one."""
    if not args or args[0] not in MOMENTS:
        post.reply(
            Say(
                text=line("action.which_moment"),
                buttons=tuple(Button(id=f"moment:{m}", label=words("{om} uur", om=m)) for m in MOMENTS),
            )
        )
        return
    hours, minutes = args[0].split(".")
    people.set_moment(world.c, world.person.id, time(int(hours), int(minutes)))
    plan.plan(world.c, world.library, world.placements, world.today)
    post.reply(Say(text=line("action.moment", om=args[0])))


# --- sending and going on ---


def own_calendar(world: World, post: Post, _args: Args) -> None:
    """`agenda-adres`: an address to follow the agenda by; an earlier one stops working."""
    if world.addresses.secret:
        feeds.renew(world.c, world.person.id)
        audit.note(world.c, who=world.person.id, what="calendar", about=f"person:{world.person.id}", at=world.at)
    post.reply(calendar.address(world))


def close_calendar(world: World, post: Post, _args: Args) -> None:
    """`agenda-dicht`: nobody can follow the agenda any more."""
    feeds.close(world.c, world.person.id)
    post.reply(Say(text=line("calendar.closed")))


def export_overview(world: World, post: Post, _args: Args) -> None:
    """`overzicht-excel`: the overview as a file, for who has one."""
    if not looked_after(world):
        post.reply(Say(text=line("overview.nobody")))
        return
    made = export.overview(world)
    post.reply(Document(file=made.id, name=made.name, text=line("overview.file", dag=world.today.isoformat())))


def send_now(world: World, post: Post, args: Args) -> None:
    """`nu:<row>,<row>`: what this person caused need not wait for the decent moment."""
    ids = [int(part) for part in (args[0].split(",") if args else []) if is_number(part)]
    mine = [row_id for row_id in ids if _caused(world, row_id)]
    mine = [row_id for row_id in mine if not _first_message_waits(world, row_id)]
    sent = outbox.expedite(world.c, mine, world.at)
    post.reply(Say(text=line("action.now" if sent else "action.now_already")))


def _first_message_waits(world: World, row_id: int) -> bool:
    """Whether the reader of a message has still to be told who the bot is."""
    invitation = outbox.by_keyed(world.c, f"invite:{outbox.by_id(world.c, row_id).person_id}")
    return invitation is not None and invitation.status == "queued"


def _caused(world: World, row_id: int) -> bool:
    """Whether a message to someone else came from this person's own turn."""
    try:
        row = outbox.by_id(world.c, row_id)
    except LookupError:
        return False
    return row.cause.startswith(caused_by(world.person.id))


def resume(world: World, post: Post) -> None:
    """Go on with what was last put away; with a choice when there is more than one."""
    waiting = [k for k in conversations.open_of(world.c, world.person.id) if k.subject is not None]
    stopped = conversations.last_stopped(world.c, world.person.id) if not waiting else None
    if stopped is not None:
        talk.go_on(world, post, stopped)
    elif not waiting:
        post.reply(Say(text=line("turn.nothing_open"), buttons=starts.first(world)))
    elif len(waiting) == 1:
        talk.go_on(world, post, waiting[0])
    else:
        post.reply(
            Say(
                text=line("action.which"),
                buttons=tuple(Button(id=f"verder:{k.key}", label=starts.name_of(world, k)) for k in waiting[:5]),
            )
        )


SPOKEN: Mapping[str, str] = {"begin": "begin", "beginnen": "begin", "meedoen": "begin", "afmelden": "afmelden"}
"""Words that are as good as a button, when nothing is open."""

ACTIONS: Mapping[str, Action] = {
    **approving.ACTIONS,
    "gedaan": done,
    "later": later,
    "begin": begin,
    "straks": not_now,
    "afmelden": sign_off,
    "welkom": hello,
    "doorgaan": keep_on,
    "moment": choose_moment,
    "nu": send_now,
    "overzicht-excel": export_overview,
    "agenda-adres": own_calendar,
    "agenda-dicht": close_calendar,
}
"""By the button's name."""
