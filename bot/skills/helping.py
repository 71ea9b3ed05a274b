"""Help: what the bot can do for this person, a greeting, whom to ask, and what happens with what is typed."""

from __future__ import annotations

import re

from bot.skills.asked import Asked
from bot.ways import first
from dialogs.message import Button, Card, Form, Message, Say
from dialogs.nouns import Role
from dialogs.text import Line, line
from dialogs.understand import plain
from dialogs.verbs import assents


def answer(asked: Asked) -> tuple[Message, ...]:
    """What the bot can do here, with buttons."""
    return (
        Card(
            title=line("help.title"),
            text=line("help.text"),
            buttons=(*first(asked.world), Button(id="privacy", label=line("button.privacy"))),
        ),
    )


_THANKS = re.compile(r"\b(?:dank\w*|bedankt|thanks|thank you|thx|merci)\b")


def hello(asked: Asked) -> tuple[Message, ...]:
    """A greeting back, or a word to who says thanks or that it is good so."""
    if _THANKS.search(plain(asked.text)):
        return (Say(text=line("help.thanks", naam=asked.world.person.first_name)),)
    if assents(asked.text):
        return (Say(text=line("help.good")),)
    return (Say(text=line("help.hello", naam=asked.world.person.first_name), buttons=first(asked.world)),)


def human(asked: Asked) -> tuple[Message, ...]:
    """The people around this person's placements whom she can ask."""
    return (Say(text=_whom(asked)),)


def _whom(asked: Asked) -> Line:
    names = [
        p.name
        for placement in asked.world.placements
        for role in (Role.SO, Role.IO)
        for p in placement.people(role)
        if p.id != asked.world.person.id
    ]
    unique = list(dict.fromkeys(names))
    return line("help.human", namen=unique) if unique else line("help.human_nobody")


def privacy(asked: Asked) -> tuple[Message, ...]:
    """Who reads what, and how to have things removed."""
    return (Say(text=line("help.privacy", wie=_whom(asked))),)


_READERS = re.compile(r"(?:en )?wie (?:leest|lezen|ziet|zien|krijgt|krijgen) (?:dit|dat|het|deze|mee)\b[\w ]{0,30}")


def asks_readers(text: str) -> bool:
    """Whether a text asks who reads what is being written; in a form that is about this form and no other."""
    return _READERS.fullmatch(plain(text)) is not None


def readers(asked: Asked, form: Form | None) -> tuple[Message, ...]:
    """Who will read the open form; where that is not known yet, when it will be told."""
    if form is None or not form.readers:
        return privacy(asked)
    return (Say(text=line("form.readers", namen=list(form.readers))),)


def nothing_open(asked: Asked) -> tuple[Message, ...]:
    """A word for a form, while no form is open."""
    return (Say(text=line("turn.nothing_open"), buttons=first(asked.world)),)
