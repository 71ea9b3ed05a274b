"""Questions with a source: what the documents of the asker's own programmes say, or honestly that they do not."""

from __future__ import annotations

from bot.skills.agenda import named_days
from bot.skills.asked import Asked
from bot.skills.findings import Findings, elsewhere, find, is_of_others, programmes_of
from bot.skills.told import NOTHING, OWN, Meant, told, whom
from content.answerable import answers
from dialogs.aims import is_question
from dialogs.finding import OFFERED
from dialogs.message import Button, Message, Say
from dialogs.text import line, words
from dialogs.understand import MOST_WORDS, Guess, plain

WORD_FOR_WORD = 0.9
"""From here on a question is answered, whatever wish the text resembles."""

_TELLS = frozenset({"question", "glossary", "human", "deadline"})
"""Wishes to be told something; a question that is known tells it best."""


def answer(asked: Asked) -> tuple[Message, ...]:
    """The answer with where it stands; else the questions that may be meant; else whom to ask."""
    found = find(asked)
    if found.sure and (found.exact or found.sure[0].general or not is_of_others(asked)):
        return _told(asked, found.sure)
    if found.offered and not found.sure:
        return (Say(text=line("question.which"), buttons=buttons(found)),)
    names = whom(asked.world, asked.world.placements, OWN)
    document = elsewhere(asked)
    if document is not None and names:
        return (Say(text=line("question.elsewhere", document=document, namen=names)),)
    return (Say(text=line("question.unknown", namen=names) if names else line("question.unknown_nobody")),)


def _told(asked: Asked, sure: tuple[Meant, ...]) -> tuple[Message, ...]:
    """Each answer once; with its programme's name where the asker has more than one."""
    library, several = asked.world.library, len(programmes_of(asked.world)) > 1
    found: list[Message] = []
    for meant in sure:
        programme = library.programmes.get(meant.programme or "")
        opening = NOTHING
        if meant.general:
            opening = line("question.also")
        elif several and programme is not None and meant.one.source is not None:
            opening = line("question.in_programme", programma=words(programme.title))
        found.append(told(asked, meant, opening=opening))
    return tuple(found)


def chosen(asked: Asked) -> tuple[Message, ...]:
    """`vraag:<programme>:<kind>:<name>`: the question on a button."""
    programme, _, key = ":".join(asked.args).partition(":")
    placements = programmes_of(asked.world).get(programme or None)
    one = answers(asked.world.library, programme or None).by_key.get(key) if placements is not None else None
    if one is None or placements is None:
        return (Say(text=line("question.gone")),)
    return _told(asked, (Meant(programme=programme or None, one=one, placements=placements),))


def goes_first(asked: Asked, guess: Guess, found: Findings) -> bool:
    """Whether a text is an answered question rather than a wish.

    What asks to be told something is, when no wish is sure, or one that is about telling, or the question is there word
    for word; but not what asks for the agenda of one day. Anything else is only when no wish comes near.
    """
    if not found.sure:
        return False
    if not is_question(asked.text, plain(asked.text)):
        return guess.intent in {*_TELLS, "none"}
    if not guess.sure:
        return True
    if guess.score == 1:
        return found.exact
    if guess.intent == "agenda" and _names_a_day(asked):
        return False
    return guess.intent in _TELLS or found.score >= WORD_FOR_WORD


def _names_a_day(asked: Asked) -> bool:
    span = named_days(asked.world, asked.text)
    return span is not None and span.first == span.last


def is_aside(asked: Asked, *, awaits_text: bool) -> bool:
    """Whether a text in the middle of a conversation is a known question instead of the answer.

    Where an open text is awaited it must be there word for word.
    """
    flat = plain(asked.text)
    if not is_question(asked.text, flat) or len(flat.split()) > MOST_WORDS:
        return False
    found = find(asked)
    return bool(found.sure) and (found.exact or not awaits_text)


def buttons(found: Findings) -> tuple[Button, ...]:
    """A button for each question that may be meant."""
    return tuple(Button(id=f"vraag:{m.programme or ''}:{m.one.key}", label=words(m.one.title)) for m in found.offered)


def mixed(asked: Asked, wishes: tuple[Button, ...], asking: tuple[Button, ...]) -> tuple[Button, ...]:
    """At most three buttons for "did you mean": of a question mostly questions, else mostly wishes."""
    if is_question(asked.text, plain(asked.text)):
        return (*asking[: OFFERED - min(1, len(wishes))], *wishes)[:OFFERED]
    return (*wishes[: OFFERED - min(1, len(asking))], *asking)[:OFFERED]
