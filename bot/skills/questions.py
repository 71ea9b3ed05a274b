"""Questions with a source: the answered questions of the asker's own programmes, else a word that is explained."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.skills import glossary
from bot.skills.asked import Asked
from content.model import Answer
from dialogs.message import Message, Say
from dialogs.text import line, words
from dialogs.understand import plain

CLOSE_ENOUGH = 78
"""How much a question must resemble an answered one, 0..100."""


def answer(asked: Asked) -> tuple[Message, ...]:
    """The answer that the documents give, with where it stands; or honestly that they do not say."""
    found = best(asked)
    if found is None:
        return glossary.answer(asked) if glossary.find(asked) else (Say(text=line("question.unknown")),)
    said = words(found.answer)
    if found.source is None:
        return (Say(text=said),)
    return (
        Say(
            text=line(
                "question.answer",
                antwoord=said,
                bron=asked.world.library.cited(found.source),
            )
        ),
    )


def best(asked: Asked) -> Answer | None:
    """The answered question that this one resembles most, if it does enough."""
    text = plain(asked.text)
    programmes = tuple(dict.fromkeys(p.programme for p in asked.world.placements))
    scored = [
        (max(fuzz.token_set_ratio(text, plain(q)) * 0.5 + fuzz.ratio(text, plain(q)) * 0.5 for q in a.questions), a)
        for programme in programmes or (None,)
        for a in asked.world.library.faq(programme)
    ]
    if not scored:
        return None
    score, found = max(scored, key=lambda pair: pair[0])
    return found if score >= CLOSE_ENOUGH else None
