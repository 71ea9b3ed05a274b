"""A duty is settled outside its form: its actor says that it is done, or that it is not after all."""

from __future__ import annotations

from zlib import crc32

from bot import plan, talk
from bot.buttons import undo_button
from bot.duties import called, where
from bot.marks import mark, unmark
from bot.post import Post
from bot.world import World
from content.agenda import Duty
from dialogs.message import Say
from dialogs.text import line
from store import audit

PROOF = "al-gedaan"
"""The dialog that asks what proves it, where the programme wants to see a form."""


def done(world: World, post: Post, duty: Duty) -> None:
    """Tick it off; where the programme wants to see a form, ask first what proves it."""
    if duty.status == "done":
        post.reply(
            Say(text=line("action.done_already", wat=called(world, duty)), buttons=undo_button(f"gedaan:{where(duty)}"))
        )
    elif duty.proof:
        _ask_proof(world, post, duty)
    else:
        settled = mark(world, duty.placement, duty.obligation, note="zelf gemeld")
        plan.plan(world.c, world.library, settled, world.today)
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


def undone(world: World, post: Post, duty: Duty) -> None:
    """It is not done after all: open again, and brought up again. Only what was ticked off by the person herself."""
    opened = unmark(world, duty.placement, duty.obligation)
    if not opened:
        post.reply(Say(text=line("action.not_yours_to_undo", wat=called(world, duty))))
        return
    _noted(world, duty, "took back done")
    plan.plan(world.c, world.library, opened, world.today)
    post.reply(Say(text=line("action.undone", wat=called(world, duty))))


def _noted(world: World, duty: Duty, what: str) -> None:
    audit.note(
        world.c,
        who=world.person.id,
        what=f"{what}: {duty.obligation}",
        about=f"placement:{duty.placement.id}",
        at=world.at,
    )
