"""The words of the field: what a term means, with its source."""

from __future__ import annotations

from bot.skills import findings, questions
from bot.skills.asked import Asked
from content.model import Term
from dialogs.message import Message, Say
from dialogs.text import line, words
from dialogs.understand import plain


def answer(asked: Asked) -> tuple[Message, ...]:
    """The term in the question, as the asker's own programme means it first."""
    found = find(asked)
    if not found:
        return _unknown(asked)
    return tuple(
        Say(
            text=line(
                "glossary.term",
                woord=term.term,
                uitleg=words(term.text),
                bron=asked.world.library.cited(term.source, term.programme),
            )
            if term.source
            else line("glossary.ours", woord=term.term, uitleg=words(term.text))
        )
        for term in found
    )


def _unknown(asked: Asked) -> tuple[Message, ...]:
    document = findings.elsewhere(asked)
    if document is not None:
        return (Say(text=line("glossary.elsewhere", document=document)),)
    return questions.answer(asked) if findings.find(asked).offered else (Say(text=line("glossary.unknown")),)


def find(asked: Asked) -> tuple[Term, ...]:
    """The longest term that stands in the question; those of the asker's programmes, else the common one."""
    text = f" {plain(asked.text)} "
    programmes = {p.programme for p in asked.world.placements}
    hits: list[tuple[int, Term]] = []
    for term in asked.world.library.glossary:
        if term.programme is not None and term.programme not in programmes:
            continue
        named = [n for n in map(plain, (term.term, *term.aka)) if n and f" {n} " in text]
        if named:
            hits.append((max(map(len, named)), term))
    if not hits:
        return ()
    longest = max(size for size, _ in hits)
    best = [term for size, term in hits if size == longest]
    own = [term for term in best if term.programme is not None]
    return tuple((own or best)[:2])
