"""How a conversation begins: which dialog a wish means for this person, and for which student."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot import talk
from bot.post import Post
from bot.world import World
from content.agenda import serving
from dialogs.event import Started
from dialogs.message import Button, Card, Item, Say
from dialogs.model import Dialog
from dialogs.nouns import Json, Placement, Role
from dialogs.text import line, words
from store import conversations


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to grant a wish: this dialog, in this role, about this placement."""

    dialog: Dialog
    role: Role
    placement: Placement


def ways(world: World, wish: str) -> tuple[Way, ...]:
    """Every way this person can have a wish (a dialog's name or the intent that starts it)."""
    found: list[Way] = []
    for placement in world.placements:
        dialogs = world.library.dialogs(placement.programme)
        for role in world.roles(placement):
            named = dialogs.get(wish)
            fitting = (
                [named]
                if named is not None and role in named.as_
                else [d for d in dialogs.values() if (d.intent or d.dialog) == wish and role in d.as_]
            )
            found.extend(Way(dialog=d, role=role, placement=placement) for d in fitting[:1] if d.subject == "placement")
    return tuple(found)


def grant(
    world: World,
    post: Post,
    wish: str,
    *,
    placement_id: int | None = None,
    obligation: str | None = None,
    prefill: Mapping[str, Json] | None = None,
) -> None:
    """Start what was wished; ask for whom when several fit; say so when nothing does."""
    fitting = tuple(w for w in ways(world, wish) if placement_id in (None, w.placement.id))
    if not fitting:
        post.reply(Say(text=line("start.nothing"), buttons=(Button(id="help", label=line("button.help")),)))
    elif len(fitting) > 1:
        post.reply(_for_whom(fitting, wish))
    else:
        begin(world, post, fitting[0], obligation=obligation, prefill=prefill or {})


def _for_whom(fitting: tuple[Way, ...], wish: str) -> Card:
    return Card(
        title=line("start.for_whom"),
        items=tuple(
            Item(
                text=line("start.student", naam=w.placement.student.name),
                detail=line("start.where", school=w.placement.school, wat=words(w.dialog.title)),
                buttons=(
                    Button(
                        id=f"start:{wish}:{w.placement.id}",
                        label=words("{naam}", naam=w.placement.student.first_name),
                        style="primary",
                    ),
                ),
            )
            for w in fitting
        ),
    )


def begin(
    world: World, post: Post, way: Way, *, obligation: str | None = None, prefill: Mapping[str, Json]
) -> None:
    """Begin a conversation, or go on with the one that is open about the same."""
    subject = f"placement:{way.placement.id}"
    open_one = conversations.find_open(world.c, world.person.id, way.dialog.dialog, subject)
    if open_one is not None:
        talk.go_on(world, post, open_one)
        return
    if obligation is None:
        duty = serving(world.duties(way.placement), way.dialog.dialog, world.person.id, world.today)
        obligation = duty.obligation if duty is not None else None
    conversation = conversations.create(
        world.c,
        person_id=world.person.id,
        dialog=way.dialog.dialog,
        programme=way.placement.programme,
        subject=subject,
        role=way.role,
        obligation=obligation,
        prefill=prefill,
        at=world.at,
    )
    talk.take(world, post, conversation, Started(prefill=dict(prefill)))
