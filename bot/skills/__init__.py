"""What a person can ask for outside a form. A skill only reads, and answers with messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.skills import agenda, approvals, calendar, glossary, helping, overview, questions
from bot.skills.asked import Asked
from dialogs.message import Button, Message, Say
from dialogs.text import line

Skill = Callable[[Asked], tuple[Message, ...]]

SKILLS: Mapping[str, Skill] = {
    "agenda": agenda.answer,
    "deadline": agenda.deadlines,
    "bron": agenda.source,
    "calendar": calendar.answer,
    "approvals": approvals.answer,
    "overview": overview.answer,
    "glossary": glossary.answer,
    "question": questions.answer,
    "vraag": questions.chosen,
    "help": helping.answer,
    "smalltalk": helping.hello,
    "human": helping.human,
    "privacy": helping.privacy,
    "mydata": helping.privacy,
    "back": helping.nothing_open,
    "stop": helping.nothing_open,
}
"""By the id of the wish (`content/common/intents.yaml`) or of the button."""


def elsewhere(asked: Asked) -> tuple[Message, ...]:
    """A wish that this bot knows but cannot grant: say so, and who can."""
    sorry = Say(text=line("skill.elsewhere"), buttons=(Button(id="help", label=line("button.help")),))
    return (sorry, *helping.human(asked))
