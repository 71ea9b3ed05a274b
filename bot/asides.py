"""Words in the middle of a conversation: an answer to what is open, or an aside, after which it goes on as it was."""

from __future__ import annotations

from collections.abc import Callable

from bot import talk, wishes
from bot.called import called
from bot.post import Post
from bot.skills import helping, questions
from bot.skills.asked import Asked
from bot.ways import ways
from bot.world import World
from dialogs.called import telling
from dialogs.dutch import variant
from dialogs.event import Event, Pressed, Said
from dialogs.message import Form
from dialogs.understand import Guess, doubts, interrupts, is_name, plain, urges
from dialogs.verbs import spoken_undo
from store import conversations
from store.conversations import Conversation

Guesses = Callable[[World, str], Guess]
"""How words are understood: what they ask, whoever they name."""


def take(world: World, post: Post, conversation: Conversation, event: Event, guesses: Guesses) -> None:
    """One step in a conversation; what was no answer after all is answered, and the screen shown again."""
    asked = talk.take(world, post, conversation, event)
    if asked is not None:
        _aside(world, post, conversation, guesses(world, asked), asked)


def said(world: World, post: Post, conversation: Conversation, event: Said, guesses: Guesses) -> None:
    """Take what was said as the answer to what is open, or deal with it as an aside."""
    guess, form = guesses(world, event.text), talk.open_form(world, conversation)
    awaits_text = _awaits_text(form)
    if event.files or spoken_undo(event.text, conversation.state) is not None:
        take(world, post, conversation, event, guesses)
    elif helping.asks_readers(event.text):
        for message in helping.readers(Asked(world=world, text=event.text), form):
            post.reply(message)
        _back_to(world, post, conversation, event.text)
    elif not awaits_text and wishes.heard(world, post, event.text):
        _back_to(world, post, conversation, event.text)
    elif (
        interrupts(event.text, guess, awaits_text)
        or (urges(event.text, guess) and _awaited(form) in ("date", "moment", "number"))
        or _calls_for_another(world, event.text, guess, conversation, form)
        or questions.is_aside(Asked(world=world, text=event.text), awaits_text=awaits_text)
    ):
        _aside(world, post, conversation, guess, event.text)
    elif _is_review(form) and guess.sure and guess.intent in wishes.OF_A_FORM:
        take(world, post, conversation, Pressed(control=wishes.OF_A_FORM[guess.intent]), guesses)
    else:
        wish = guess.sure or (_is_review(form) and bool(called(world, event.text, only=True).hers))
        taken = {"doubt": doubts(event.text, guess), "wish": wish}
        take(world, post, conversation, event.model_copy(update=taken), guesses)


def _aside(world: World, post: Post, conversation: Conversation, guess: Guess, text: str) -> None:
    """Answer in passing, and go on where the conversation was."""
    wishes.answer(world, post, guess, text)
    _back_to(world, post, conversation, text)


def _back_to(world: World, post: Post, conversation: Conversation, asked: str) -> None:
    """Show the screen again, unless what was said led to another conversation or showed it already."""
    still = conversations.focus(world.c, world.person.id)
    if still is not None and (still.id, still.form_row) == (conversation.id, conversation.form_row):
        talk.again(world, post, still, asked)


# --- what the open form awaits ----------------------------------------------------------------------------------------


def _awaited(form: Form | None) -> str | None:
    """The kind of the field that a typed text would answer, where that is one."""
    if form is None:
        return None
    empty = [f for f in form.fields if f.required and f.value in (None, "", [])]
    target = empty[0] if empty else form.fields[0] if len(form.fields) == 1 else None
    return target.kind if target is not None else None


def _awaits_text(form: Form | None) -> bool:
    """Whether a typed text would be taken as the answer to an open question."""
    awaited = _awaited(form)
    return awaited == "text" if awaited or form is None else any(f.kind == "text" for f in form.fields)


def _is_review(form: Form | None) -> bool:
    """Whether what is open is the overview before sending, where nothing awaits an answer."""
    return form is not None and any(verb.id == "bevestigen" for verb in form.verbs)


def _calls_for_another(world: World, text: str, guess: Guess, open_: Conversation, form: Form | None) -> bool:
    """Whether a text is the name of something else that this person can begin, where no words of her own are awaited
    and no option is called so."""
    if form is None or _awaits_text(form) or _is_review(form):
        return False
    options = [option for f in form.fields for option in f.options]
    if is_name(text, guess):
        if any(plain(text) in (plain(o.id), plain(variant(o.label.text or ""))) for o in options):
            return False
        return bool(ways(world, guess.intent.removeprefix("start:")))
    if any(telling(text) & telling(variant(o.label.text or "")) for o in options):
        return False
    return any(d.dialog != open_.dialog for d in called(world, text, only=True).hers)
