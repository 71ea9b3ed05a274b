"""Questions with a source: the answered questions of the asker's own programmes, else a word that is explained."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.skills import glossary
from bot.skills.asked import Asked
from content.model import Answer
from dialogs.message import Message, Say
from dialogs.text import line, words
from dialogs.understand import Guess, plain

CLOSE_ENOUGH = 78
"""How much a question must resemble an answered one, 0..100."""

WORD_FOR_WORD = 93
"""From here on the answered question is what was asked, whatever wish the text resembles."""


def answer(asked: Asked) -> tuple[Message, ...]:
    """The answer that the documents give, with where it stands; or honestly that they do not say."""
    close = best(asked)
    if close is None or close.score < CLOSE_ENOUGH:
        return glossary.answer(asked) if glossary.find(asked) else (Say(text=line("question.unknown")),)
    found = close.answer
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Close:
    """An answered question with how much the asked one resembles it, 0..100."""

    score: float
    answer: Answer


def goes_first(asked: Asked, guess: Guess) -> bool:
    """Whether a text is an answered question rather than a wish: nearly word for word, or no wish is sure."""
    close = best(asked)
    if close is None:
        return False
    return close.score >= (WORD_FOR_WORD if guess.sure else CLOSE_ENOUGH) and guess.score < 1


def best(asked: Asked) -> Close | None:
    """The answered question of the asker's own programmes that this one resembles most."""
    text = plain(asked.text)
    programmes = tuple(dict.fromkeys(p.programme for p in asked.world.placements))
    scored = [
        (max(fuzz.token_set_ratio(text, plain(q)) * 0.5 + fuzz.ratio(text, plain(q)) * 0.5 for q in a.questions), a)
        for programme in programmes or (None,)
        for a in asked.world.library.faq(programme)
    ]
    if not text or not scored:
        return None
    score, found = max(scored, key=lambda pair: pair[0])
    return Close(score=score, answer=found)
