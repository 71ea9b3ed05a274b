"""What is asked right after an answer: where that stands, and whom to ask about it."""

from __future__ import annotations

import re

from bot.skills.asked import Asked
from bot.skills.told import OWN, whom
from dialogs.message import MESSAGE, Message, Say
from dialogs.text import line
from dialogs.understand import plain
from store import outbox

_WHERE = re.compile(
    r"(?:en )?(?:"
    r"(?:wat is )?(?:de |je |jouw |uw )?bron(?:vermelding)?|bron graag"
    r"|waar (?:staat|vind ik|lees ik|komt|kan ik) (?:dat|dit)"
    r"(?: (?:precies|eigenlijk|ergens|in de handleiding|vandaan|nalezen|terugvinden|vinden|lezen|dan))*"
    r"|(?:hoe|waar) weet je dat|in welke? (?:document|hoofdstuk|paragraaf|handleiding) staat (?:dat|dit)"
    r"|where does it say that|source)"
)
_WHOM = re.compile(
    r"(?:en )?(?:"
    r"(?:(?:aan|bij) )?wie (?:moet|kan|mag|zal) ik (?:dat|dit|het|daarover|hierover|er|dan)(?: dan)?"
    r"(?: (?:vragen|zijn|terecht|over vragen|navragen))*"
    r"|bij wie moet ik (?:dan |daarvoor )?zijn|wie weet dat(?: wel| dan)?|who should i ask)"
)


_ANSWERS = frozenset({"question.told", "question.silent", "question.source", "question.no_source"})
"""The lines whose source can be asked for, and whom to ask."""


def follow_up(asked: Asked) -> tuple[Message, ...]:
    """The reply to "bron?" or "wie moet ik dat vragen?" right after an answer; nothing when it is not that."""
    flat = plain(asked.text)
    if len(flat) > 80 or not (_WHERE.fullmatch(flat) or _WHOM.fullmatch(flat)):
        return ()
    said = [message for message in _last(asked) if message.text.key in _ANSWERS]
    if not said:
        return ()
    if _WHOM.fullmatch(flat):
        named = [name for message in said for name in message.text.params["namen"]]
        names = [name for n, name in enumerate(named) if name not in named[:n]]
        names = names or whom(asked.world, asked.world.placements, OWN)
        return (Say(text=line("question.whom", namen=names) if names else line("help.human_nobody")),)
    return tuple(
        Say(text=line("question.source", bron=message.text.params["bron"], namen=message.text.params["namen"]))
        if "bron" in message.text.params
        else Say(text=line("question.no_source", namen=message.text.params["namen"]))
        for message in said
    )


def _last(asked: Asked) -> list[Say]:
    """What the person got in her last turn, as far as it was words."""
    rows = outbox.last_replies(asked.world.c, asked.world.person.id)
    messages = [MESSAGE.validate_json(row.message) for row in rows]
    return [message for message in messages if isinstance(message, Say)]
