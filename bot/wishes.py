"""What somebody asks or wants in words of her own: a question is answered, a wish granted, and which of both is asked
where it may be either."""

from __future__ import annotations

from bot import granting, overdue, reminding, skills, talk
from bot.called import Called, asked_of, called, wish_of
from bot.post import Post
from bot.skills import questions
from bot.skills.asked import Asked
from bot.skills.findings import find
from bot.skills.follow_up import follow_up
from bot.subjects import ABOUT_PLACEMENTS, placement_of
from bot.ways import first, ways
from bot.world import World
from dialogs.aims import is_question
from dialogs.message import Button, Say
from dialogs.text import Line, line, words
from dialogs.understand import Guess, plain
from dialogs.verbs import is_command, is_thumb
from store import conversations
from store.conversations import Conversation

OF_A_FORM = {"back": "terug", "stop": "stop"}
"""Wishes that mean something only while a form is open, with the verbs that they are there."""

_ASKS = frozenset({"question", "glossary"})
"""Wishes to be told something: they are answered or offered as questions."""

_OF_DAYS = frozenset({"agenda", "deadline", "overview", "reminders", "question", "none"})
"""Wishes whose answer depends on the days that they name."""

MEANT = 150
"""Characters of a text that a button "did you mean" takes along."""

MOST = 5
"""So many conversations at most to choose from."""


def heard(world: World, post: Post, text: str) -> bool:
    """Do what a whole sentence says for certain; False when it says no such thing."""
    return reminding.heard(world, post, text) or overdue.heard(world, post, text)


def answer(world: World, post: Post, guess: Guess, text: str) -> None:
    """Answer what is a question, grant what is a wish, and ask where it may be one or more of both."""
    asked = Asked(world=world, text=text)
    after = follow_up(asked)
    found = find(asked)
    named = called(world, text)
    if after:
        for message in after:
            post.reply(message)
    elif is_command(text) and not guess.sure:
        skill(world, post, "stop", text)
    elif is_thumb(text):
        skill(world, post, "smalltalk", text)
    elif named.hers and not (guess.score == 1 and _can(world, guess)):
        _begin(named, post, text)
    elif named.others and not (guess.sure and _can(world, guess)):
        granting.refuse(named.world, post, named.others[0].dialog)
    elif questions.goes_first(asked, guess, found):
        skill(world, post, "question", text)
    elif _is_of_days(guess) and (holiday := world.unknown_holiday(text)) is not None:
        post.reply(Say(text=line("engine.no_holiday", naam=holiday)))
    elif guess.sure and guess.intent != "none":
        grant(world, post, guess.intent, text)
    elif which := questions.mixed(asked, _buttons(world, guess, text), questions.buttons(found)):
        post.reply(Say(text=line("turn.did_you_mean"), buttons=which))
    elif _asks(guess) or is_question(text, plain(text)):
        skill(world, post, "question", text)
    else:
        post.reply(Say(text=line("turn.not_understood"), buttons=first(world)))


def _begin(named: Called, post: Post, text: str) -> None:
    """Begin what is called by its name; where several are, ask which."""
    waiting = asked_of(named.world, named.hers[0].dialog) if named.hers[0].offered else None
    if waiting is not None:
        talk.go_on(named.world, post, waiting)
        return
    if len(named.hers) == 1:
        granting.grant(named.world, post, wish_of(named.world, named.hers[0]), text=text)
        return
    which = (Button(id=_wish_id(f"start:{d.dialog}", text), label=words(d.title)) for d in named.hers[:MOST])
    post.reply(Say(text=line("turn.did_you_mean"), buttons=tuple(which)))


def _can(world: World, guess: Guess) -> bool:
    """Whether what was guessed is there for this person."""
    if guess.intent.startswith("start:"):
        return bool(ways(world, guess.intent.removeprefix("start:")))
    return guess.intent != "none"


def grant(world: World, post: Post, intent: str, text: str) -> None:
    """Do what was understood."""
    if intent.startswith("start:"):
        granting.grant(world, post, intent.partition(":")[2], text=text)
    elif intent == "reminders":
        if not reminding.heard(world, post, text):
            reminding.settings(world, post)
    elif intent == "resume":
        _resume(world, post)
    else:
        skill(world, post, intent, text)


def skill(world: World, post: Post, name: str, text: str, args: tuple[str, ...] = ()) -> None:
    """Reply with what a skill answers, also when there is none of that name."""
    for message in skills.SKILLS.get(name, skills.elsewhere)(Asked(world=world, text=text, args=args)):
        post.reply(message)


def _asks(guess: Guess) -> bool:
    return any(c.intent in _ASKS for c in guess.candidates)


def _is_of_days(guess: Guess) -> bool:
    """Whether the answer depends on the days that are named: not where something may be meant to begin."""
    return guess.intent in _OF_DAYS if guess.sure else not any(c.intent.startswith("start:") for c in guess.candidates)


def _buttons(world: World, guess: Guess, text: str) -> tuple[Button, ...]:
    """The wishes that may be meant and can be granted here, but for a question: that is offered by itself."""
    may = (c.intent for c in guess.candidates if c.intent not in (*_ASKS, *OF_A_FORM))
    return tuple(
        Button(id=_wish_id(intent, text), label=line(f"intent.{intent}"))
        for intent in may
        if not intent.startswith("start:") or ways(world, intent.removeprefix("start:"))
    )


def _wish_id(intent: str, text: str) -> str:
    """The button that says "this is what I meant", with the words that were meant."""
    return f"wens:{intent.replace(':', '/')}:{text[:MEANT]}"


def chosen(world: World, post: Post, rest: str) -> None:
    """`wens:<intent>:<text>`: this is what was meant."""
    intent, _, text = rest.partition(":")
    grant(world, post, intent.replace("/", ":"), text)


# --- going on ---------------------------------------------------------------------------------------------------------


def _resume(world: World, post: Post) -> None:
    """Go on with what is open now, else with what was put away; with a choice when there is more than one."""
    here = conversations.focus(world.c, world.person.id)
    every = conversations.open_of(world.c, world.person.id) if here is None else (here,)
    waiting = [k for k in every if k.subject is not None]
    stopped = conversations.last_stopped(world.c, world.person.id) if not waiting else None
    if stopped is not None:
        talk.go_on(world, post, stopped)
    elif not waiting:
        post.reply(Say(text=line("turn.nothing_open"), buttons=first(world)))
    elif len(waiting) == 1:
        talk.go_on(world, post, waiting[0])
    else:
        which = (Button(id=f"verder:{k.key}", label=_name_of(world, k)) for k in waiting[:MOST])
        post.reply(Say(text=line("action.which"), buttons=tuple(which)))


def _name_of(world: World, conversation: Conversation) -> Line:
    """A conversation as a person would call it: `Kijkwijzer, Sanne`."""
    dialog = world.library.dialog(conversation.programme, conversation.dialog)
    title = words(dialog.title) if dialog is not None else words("{d}", d=conversation.dialog)
    placement = placement_of(world, conversation.subject)
    if placement is None or dialog is None or dialog.subject not in ABOUT_PLACEMENTS:
        return title
    about = placement.school if dialog.subject == "school" else placement.first_name
    return line("start.name", wat=title, over=about)
