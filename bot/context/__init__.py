"""What a dialog may know before it takes a step: named values, lists and readers around one subject.

Each module has the tables of one thing that a dialog asks about; together they are the whole of what there is to ask.
"""

from __future__ import annotations

from bot.context import people, placement, task, track, vote, worry
from bot.context.named import Lists, Named, Names, Options, Values
from bot.context.subject import Subject
from bot.subjects import GUEST, parts_of, placements_of
from bot.world import World
from dialogs.model import Dialog
from dialogs.outcome import Context

VALUES: Values = {
    **people.VALUES,
    **placement.VALUES,
    **task.VALUES,
    **worry.VALUES,
    **track.VALUES,
    **vote.VALUES,
}

LISTS: Options = {**people.LISTS, **placement.LISTS, **worry.LISTS, **track.LISTS, **vote.LISTS}

READERS: Names = {**people.READERS, **worry.READERS}


def load(world: World, dialog: Dialog, subject: str | None, obligation: str | None) -> Context:
    """The context of one step. Reads, never writes."""
    kind, number, apart = parts_of(subject)
    placements = placements_of(world, subject)
    first = next(iter(placements), None)
    about = Subject(
        world=world,
        dialog=dialog,
        obligation=obligation,
        written=subject,
        placements=placements,
        placement=first,
        programme=world.programme(first) if first is not None else None,
        approval=number if kind == "approval" else None,
        apart=apart if kind in ("placement", GUEST) else None,
    )
    return Context(
        now=world.at,
        values=Named(VALUES, about),
        lists=Lists(LISTS, about),
        readers=Named(READERS, about),
        version=world.library.version,
        named=lambda: world.named_days(first) if first is not None else (),
    )
