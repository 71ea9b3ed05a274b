"""What a button outside a form does: decide, tick off, postpone, take part, stop. Each button's name, and its action.

A button's id is its name and arguments, separated by colons; object and version are in it, so an old button is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot import (
    approving,
    duties,
    entrusted,
    export,
    gathering,
    leave,
    overdue,
    postponing,
    recall,
    reminding,
    settling,
    starts,
)
from bot.buttons import Action, Args, stale
from bot.invite import welcome
from bot.moments import moment as decent_moment
from bot.post import Post, caused_by
from bot.skills import calendar, overview
from bot.standings import looked_after
from bot.ways import first, ways, writers
from bot.world import World, is_number
from dialogs.message import Button, Document, Say
from dialogs.text import line, words
from store import audit, feeds, outbox, people

# --- duties and their nudges ---


def done(world: World, post: Post, args: Args) -> None:
    """`gedaan:<placement>:<obligation>`"""
    duty = duties.hers(world, args)
    if duty is None:
        stale(post)
    else:
        settling.done(world, post, duty)


def later(world: World, post: Post, args: Args) -> None:
    """`later:<placement>:<obligation>`: silent until the next working day; with `:week` until next week."""
    duty = duties.hers(world, args)
    if duty is None:
        stale(post)
        return
    week = timedelta(days=7 - world.today.weekday()) if args[2:] == ("week",) else None
    postponing.later(world, post, (duty,), on=world.today + week if week is not None else None)


# --- taking part ---


def begin(world: World, post: Post, _args: Args) -> None:
    """`begin`: the person takes part; show what can be done."""
    reminding.takes_part(world)
    post.reply(Say(text=line("invite.begun", naam=world.person.first_name), buttons=first(world)))


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
    reminding.takes_part(world)
    post.reply(Say(text=line("action.keep_on")))


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
        post.reply(Say(text=overview.nobody(world)))
        return
    made = export.overview(world)
    post.reply(Document(file=made.id, name=made.name, text=line("overview.file", dag=world.today.isoformat())))


def ask_for_words(world: World, post: Post, args: Args) -> None:
    """`vraag-om:<dialog>:<placement>`: ask for what this dialog follows on."""
    way = next(iter(ways(world, args[0], int(args[1]))), None) if len(args) == 2 and is_number(args[1]) else None
    first = world.library.dialog(way.placement.programme, way.dialog.follows) if way and way.dialog.follows else None
    if way is None or first is None:
        stale(post)
        return
    begin_it = Button(id=f"start:{first.dialog}:{way.placement.id}", label=line("button.begin"), style="primary")
    asked = Say(text=line("start.asked_for", naam=world.person.name, wat=words(first.title)), buttons=(begin_it,))
    for person in writers(way.placement, first):
        when = decent_moment(world.library, person, way.placement, world.at)
        row = post.send(person, asked, not_before=when)
        told = line("effects.later", naam=person.name, wanneer=when.isoformat())
        post.reply(Say(text=told, buttons=(Button(id=f"nu:{row}", label=line("button.now")),)))


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


def call_back(world: World, post: Post, args: Args) -> None:
    """`terughalen:<submission>:<row>:…`: what was just sent is not, and stands open again."""
    recalled = recall.take(world, args)
    if recalled is None:
        stale(post)
        return
    for key, names in (("recall.back", recalled.back), ("recall.late", recalled.late)):
        if names:
            post.reply(Say(text=line(key, namen=list(names))))
    starts.reopen(world, post, recalled.submission, subject=recalled.subject)


SPOKEN: Mapping[str, str] = {"begin": "begin", "beginnen": "begin", "meedoen": "begin", "afmelden": "afmelden"}
"""Words that are as good as a button, when nothing is open."""

ACTIONS: Mapping[str, Action] = {
    **approving.ACTIONS,
    **overdue.ACTIONS,
    **entrusted.ACTIONS,
    **gathering.ACTIONS,
    "gedaan": done,
    "later": later,
    "begin": begin,
    "straks": not_now,
    "afmelden": sign_off,
    "welkom": hello,
    "doorgaan": keep_on,
    "moment": reminding.choose_moment,
    "tempo": reminding.pace,
    "weg": leave.ask_away,
    "ongedaan": reminding.undo,
    "nu": send_now,
    recall.NAME: call_back,
    "vraag-om": ask_for_words,
    "overzicht-excel": export_overview,
    "agenda-adres": own_calendar,
    "agenda-dicht": close_calendar,
}
"""By the button's name."""
