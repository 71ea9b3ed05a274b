"""Words that choose a button of what the bot said last: its label, its number, "ja", or whose name was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot import recall
from bot.meant import known, learners
from bot.render import Manner, Renderer
from bot.world import World
from dialogs.choosing import place, plain
from dialogs.message import MESSAGE, Button, Card, Message, Say
from dialogs.verbs import assents, refuses
from dialogs.whom import Known, whom
from store import outbox

LONGEST = 60
"""Characters of a text that may choose; a longer one says something of its own."""

WHICH = frozenset({"turn.did_you_mean", "question.which"})
"""Questions that offer what may be meant; a no means that it is none of these."""

_YES_NO = WHICH | {"start.first", "concern.really_read", "concern.really_withdraw", "escalation.really"}
"""Questions that a yes answers: with their only button, or their main one."""

_WHOM = frozenset({"start.for_whom", "start.for_which_school"})
"""Questions that a name answers, also a name for which there was no button."""


_SHOWS = frozenset(
    {"start", "wens", "vraag", "verder", "agenda", "overview", "approvals", "deadline", "calendar", "help"}
)
"""Buttons that begin or show something. A mere number presses no other: nothing is sent or decided by it."""

_OOPS = re.compile(
    r"(?:(?:oeps|o nee|wacht|nee|sorry) )*"
    r"(?:oeps|foutje|(?:een )?(?:typ)?fout|terug|terughalen|haal terug|(?:dat |het |dit )?klopt niet"
    r"|(?:ik wil |toch |nog |iets |het |dat )*(?:wijzig\w*|aanpassen|veranderen|verbeteren))"
)
"""What takes back what was just sent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """The button that was meant, and the words that go with it. Without a control: none of what was offered."""

    control: str | None
    text: str = ""


def chosen(world: World, text: str, *, sure: bool) -> Chosen | None:
    """What a text chooses of the last message; None when it says something of its own. `sure`: it is a wish for
    certain, so that a name in it is a part of that."""
    said = plain(text)
    if not said or len(text) > LONGEST:
        return None
    for message in reversed(last(world)):
        found = _of(world, message, text, said, sure)
        if found is not None:
            return found
    return None


def last(world: World) -> list[Message]:
    """What this person got in answer to the last thing that she did, oldest first."""
    return [MESSAGE.validate_json(row.message) for row in outbox.last_replies(world.c, world.person.id)]


def _of(world: World, message: Message, text: str, said: str, sure: bool) -> Chosen | None:
    if not isinstance(message, (Say, Card)):
        return None
    items = message.items if isinstance(message, Card) else ()
    key = message.title.key if isinstance(message, Card) else message.text.key
    every = [*(b for item in items for b in item.buttons), *message.buttons]
    labelled = [b for b in every if said in _labels(world, b)]
    if len({b.id for b in labelled}) == 1:
        return Chosen(control=labelled[0].id)
    back = [b for b in every if b.id.startswith(f"{recall.NAME}:")]
    if back and _OOPS.fullmatch(said):
        return Chosen(control=back[-1].id)
    firsts = [item.buttons[0] for item in items if item.buttons] or list(message.buttons)
    counted = place(said, len(firsts))
    if counted is not None and firsts[counted].id.partition(":")[0] in _SHOWS:
        return Chosen(control=firsts[counted].id)
    if key in _YES_NO and assents(said):
        main = [b for b in every if b.style == "primary"] or every
        return Chosen(control=main[0].id) if len(main) == 1 else None
    if key in WHICH and refuses(said):
        return Chosen(control=None)
    if key in _WHOM and firsts and not sure and _names(world, text):
        return Chosen(control=firsts[0].id.rpartition(":")[0], text=text)
    return None


def _labels(world: World, button: Button) -> set[str]:
    """What a button says, in either form of address."""
    words = Renderer(world.library.texts)
    return {plain(words.words(button.label, Manner(address=address))) for address in ("u", "je")}


def _names(world: World, text: str) -> bool:
    """Whether a text says whom of those it is about whom this person may speak."""
    schools = (Known(name=school) for school in {p.school for p in world.placements if p.school})
    return whom(text, (*map(known, learners(world)), *schools)) is not None
