"""A conversation takes one step: the engine decides, the store remembers, the post carries what is said."""

from __future__ import annotations

from collections.abc import Mapping

from bot import context as contexts
from bot import effects
from bot.post import Post
from bot.subjects import seated
from bot.world import World
from dialogs.event import Event, Pressed, Started
from dialogs.heard import aside
from dialogs.message import Form, Message, Say
from dialogs.nouns import Json, Role
from dialogs.scene import address_form
from dialogs.state import State
from dialogs.step import current, step
from dialogs.text import line
from store import conversations
from store.conversations import Conversation


def begin(
    world: World,
    post: Post,
    dialog: str,
    *,
    programme: str | None,
    subject: str | None,
    role: Role | None = None,
    obligation: str | None = None,
    prefill: Mapping[str, Json] | None = None,
    said: str = "",
    again: bool = False,
) -> None:
    """Open a conversation and show its first screen; `said` and `again` as in `Started`."""
    conversation = conversations.create(
        world.c,
        person_id=world.person.id,
        dialog=dialog,
        programme=programme,
        subject=subject,
        role=role,
        obligation=obligation,
        prefill=prefill,
        at=world.at,
    )
    take(world, post, conversation, Started(prefill=dict(prefill or {}), said=said, again=again))


def take(world: World, post: Post, conversation: Conversation, event: Event) -> str | None:
    """One event in one conversation, with everything that follows from it.

    Gives a text that turned out to be a question or a wish: it is to be answered, and then the screen shown `again`.
    """
    dialog = world.library.dialog(conversation.programme, conversation.dialog)
    if dialog is None or not seated(world, conversation.subject):
        post.reply(Say(text=line("talk.gone" if dialog is None else "talk.no_seat")))
        if conversation.focus:
            conversations.set_focus(world.c, world.person.id, None)
        return None
    context = contexts.load(world, dialog, conversation.subject, conversation.obligation)
    before = conversation.state
    outcome = step(dialog, before, event, context)
    messages = list(outcome.messages)
    if outcome.answered is not None and conversation.form_row is not None:
        messages.insert(0, outcome.answered)
    with post.speaking(address_form(context)):
        form_row = _say(post, conversation, messages, moved=not isinstance(event, Started))
        conversations.save(
            world.c, conversation.id, outcome.state, world.at, expect_revision=before.revision, form_row=form_row
        )
        _focus(world, conversation, outcome.state)
        if outcome.effects:
            effects.apply(world, post, conversation, dialog, outcome)
    return outcome.asked


def _say(post: Post, conversation: Conversation, messages: list[Message], *, moved: bool) -> int | None:
    """Put the messages in the post; the first takes the place of the form that was used. Gives the open form's row."""
    form_row: int | None = None
    replaces = conversation.form_row if moved else None
    for message in messages:
        row = post.reply(message, replaces=replaces)
        replaces = None
        if isinstance(message, Form):
            form_row = row
    return form_row if form_row is not None or messages else conversation.form_row


def _focus(world: World, conversation: Conversation, state: State) -> None:
    if state.status != "open" and conversation.focus:
        conversations.set_focus(world.c, world.person.id, None)
    elif state.status == "open" and not conversation.focus:
        conversations.set_focus(world.c, world.person.id, conversation.id)


def open_form(world: World, conversation: Conversation) -> Form | None:
    """The form that is open in a conversation, as it would be shown now."""
    dialog = world.library.dialog(conversation.programme, conversation.dialog)
    if dialog is None:
        return None
    context = contexts.load(world, dialog, conversation.subject, conversation.obligation)
    shown = current(dialog, conversation.state, context)
    return next((m for m in shown if isinstance(m, Form)), None)


def put_away(world: World, conversation: Conversation, event: Pressed) -> None:
    """Keep what was typed on the open form, because the person leaves it for something else."""
    dialog = world.library.dialog(conversation.programme, conversation.dialog)
    if dialog is None:
        return
    context = contexts.load(world, dialog, conversation.subject, conversation.obligation)
    kept = step(dialog, conversation.state, event, context).state
    conversations.save(
        world.c,
        conversation.id,
        kept,
        world.at,
        expect_revision=conversation.state.revision,
        form_row=conversation.form_row,
    )


def go_on(world: World, post: Post, conversation: Conversation) -> None:
    """Go on with a conversation that lay open, was put away or was offered."""
    if conversation.offered:
        take(world, post, conversation, Started(prefill=dict(conversation.prefill)))
    else:
        take(world, post, conversation, Pressed(control=f"verder:{conversation.key}"))


def again(world: World, post: Post, conversation: Conversation, asked: str) -> None:
    """Offer the open screen again, after something was `asked` in between; one word still makes that the answer."""
    dialog = world.library.dialog(conversation.programme, conversation.dialog)
    if dialog is None:
        return
    context = contexts.load(world, dialog, conversation.subject, conversation.obligation)
    state = aside(conversation.state, asked)
    with post.speaking(address_form(context)):
        form_row = _say(post, conversation, list(current(dialog, state, context)), moved=False)
    conversations.save(
        world.c,
        conversation.id,
        state,
        world.at,
        expect_revision=conversation.state.revision,
        form_row=form_row,
    )
