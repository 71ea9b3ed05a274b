"""What was pressed: a control of a form is the engine's, any other button begins, shows or does something."""

from __future__ import annotations

from bot import actions, asides, granting, skills, starts, talk, wishes
from bot.asides import Guesses
from bot.buttons import stale
from bot.post import Post
from bot.subjects import placement_of
from bot.world import World, is_number
from dialogs.event import Pressed
from dialogs.message import Button, Say
from dialogs.text import line
from dialogs.verbs import CONTROLS
from store import conversations
from store.conversations import Conversation


def pressed(world: World, post: Post, event: Pressed, guesses: Guesses, *, text: str = "") -> None:
    """A press; `text` is what was typed instead of pressing, where that says more than the button."""
    conversation = _meant(world, event)
    if conversation is not None and (_is_verb(event.control) or event.token is not None):
        _leave_or_take(world, post, conversation, event, guesses)
        return
    name, _, rest = event.control.partition(":")
    args = tuple(rest.split(":")) if rest else ()
    if _is_verb(event.control):
        post.reply(Say(text=line("turn.nothing_open"), buttons=(Button(id="help", label=line("button.help")),)))
    elif name == "start":
        _start(world, post, rest, text=text)
    elif name == "wens":
        wishes.chosen(world, post, rest)
    elif name in actions.ACTIONS:
        actions.ACTIONS[name](world, post, args)
    elif name in skills.SKILLS:
        wishes.skill(world, post, name, text, args)
    else:
        stale(post)


def _is_verb(control: str) -> bool:
    return control.partition(":")[0] in CONTROLS


def _meant(world: World, event: Pressed) -> Conversation | None:
    """The conversation that a press is about: that of its token or its own key, else the one in focus."""
    key = event.token.rpartition(".")[0] if event.token else ""
    if not key and event.control.startswith("verder:"):
        key = event.control.partition(":")[2]
    if not key:
        return conversations.focus(world.c, world.person.id)
    found = conversations.by_key(world.c, key)
    return found if found is not None and found.person_id == world.person.id else None


def _leave_or_take(world: World, post: Post, conversation: Conversation, event: Pressed, guesses: Guesses) -> None:
    """A press on a form: the engine's, unless it leaves for another dialog, and then what was typed is kept."""
    if event.control.startswith("start:"):
        talk.put_away(world, conversation, event)
        _start(world, post, event.control.partition(":")[2], beside=conversation)
    elif (newer := _begun_anew(world, conversation)) is not None:
        talk.go_on(world, post, newer)
    elif conversation.offered:
        talk.go_on(world, post, conversation)
    else:
        asides.take(world, post, conversation, event, guesses)


def _begun_anew(world: World, conversation: Conversation) -> Conversation | None:
    """What is open about the same, when a stopped conversation is asked for again after it was begun anew."""
    if conversation.state.status != "stopped":
        return None
    return conversations.find_open(world.c, world.person.id, conversation.dialog, conversation.subject)


def _start(world: World, post: Post, rest: str, *, beside: Conversation | None = None, text: str = "") -> None:
    """`start:<dialog>:<placement>:<obligation>:<early>`; without a placement about that of the form it stood on."""
    parts = rest.split(":")
    placement = int(parts[1]) if len(parts) > 1 and is_number(parts[1]) else None
    about = placement_of(world, beside.subject) if placement is None and beside is not None else None
    if about is not None:
        placement = about.id
    granting.grant(
        world,
        post,
        parts[0],
        placement_id=placement,
        obligation=parts[2] if len(parts) > 2 and parts[2] else None,
        text=text,
        early=parts[3:] == [starts.EARLY],
    )
