"""Every wish with all the phrases it is known by: of its own file, of the answered questions, and of the glossary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dialogs.text import Text, Variants

if TYPE_CHECKING:
    from content.load import Library

Wish = tuple[str, tuple[str, ...], tuple[str, ...]]
"""Its id, the phrases, and the roles that may have it; none means everyone."""

_ASKS = re.compile(
    r"(?!.*\b(?:deadline|inleveren|bereik|bel|mailadres|zorgen)\b)"
    r"(?:hoe(?! lang)|hoeveel|moet|moeten|mag|mogen|kan|kunnen|krijg|telt|waarom|welke|op welke|wie (?!is|zijn)|waar)"
    r"\b",
    re.IGNORECASE,
)
"""Answered questions that are asked as a question, not as another wish: for a date, a word or a person."""

_MEANS = "wat betekent {}"


def wishes(library: Library) -> tuple[Wish, ...]:
    """The wishes that `dialogs.understand` learns, in the order of intents.yaml."""
    more = {"question": _questions(library), "glossary": _meanings(library)}
    return tuple(
        (
            i.id,
            tuple(dict.fromkeys((*library.phrases[i.id], *more.get(i.id, ())))),
            tuple(role.value for role in i.roles),
        )
        for i in library.intents
    )


def askers(library: Library) -> dict[str, tuple[str, ...]]:
    """The roles that ask for a wish, where others seldom do."""
    return {i.id: tuple(role.value for role in i.mostly) for i in library.intents if i.mostly}


def outcomes(library: Library) -> dict[str, tuple[str, ...]]:
    """What people call each leeruitkomst of the programmes, by its id: its label, and its names in the glossary."""
    called: dict[str, tuple[str, ...]] = {}
    for programme in library.programmes.values():
        for one in programme.leeruitkomsten:
            label = _dutch(one.label)
            terms = [
                (t.term, *t.aka) for t in library.glossary if label.casefold() in map(str.casefold, (t.term, *t.aka))
            ]
            called[one.id] = tuple(dict.fromkeys((label, one.id, *(_dutch(name) for names in terms for name in names))))
    return called


def _questions(library: Library) -> tuple[str, ...]:
    every = (q for pack in library.packs.values() if pack.faq for a in pack.faq.value.answers for q in a.questions)
    return tuple(text for q in every if _ASKS.match(text := _dutch(q)))


def _meanings(library: Library) -> tuple[str, ...]:
    return tuple(_MEANS.format(_dutch(word)) for term in library.glossary for word in (term.term, *term.aka))


def _dutch(text: Text) -> str:
    return (text.nl or text.je or text.u or "") if isinstance(text, Variants) else text
