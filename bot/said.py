"""What was said: within a conversation that is open, else for itself, as a button, a sentence, a question or a wish."""

from __future__ import annotations

from bot import actions, asides, granting, wishes
from bot.asides import Guesses
from bot.called import called
from bot.chosen import chosen
from bot.post import Post
from bot.pressed import pressed
from bot.ways import first
from bot.world import World
from dialogs.event import Pressed, Said
from dialogs.message import Say
from dialogs.text import line
from dialogs.understand import plain
from store import conversations


def said(world: World, post: Post, event: Said, guesses: Guesses) -> None:
    """Words, or a file, with what follows from them."""
    conversation = conversations.focus(world.c, world.person.id)
    if conversation is not None:
        asides.said(world, post, conversation, event, guesses)
        return
    if event.files:
        granting.with_file(world, post, event)
        return
    spoken = actions.SPOKEN.get(plain(event.text))
    if spoken is not None:
        actions.ACTIONS[spoken](world, post, ())
        return
    if wishes.heard(world, post, event.text):
        return
    guess = guesses(world, event.text)
    meant = chosen(world, event.text, sure=guess.sure or bool(called(world, event.text).hers))
    if meant is None:
        wishes.answer(world, post, guess, event.text)
    elif meant.control is None:
        post.reply(Say(text=line("turn.none_of_these"), buttons=first(world)))
    else:
        pressed(world, post, Pressed(control=meant.control), guesses, text=meant.text)
