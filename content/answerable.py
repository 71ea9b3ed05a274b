"""Everything that can be answered about a programme, in one shape: questions, words, obligations, frameworks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from content.forms import slug
from dialogs.finding import Finder
from dialogs.wordings import Known

if TYPE_CHECKING:
    from content.load import Library
    from content.model import Source
    from dialogs.nouns import Role
    from dialogs.text import Text

Kind = Literal["vraag", "woord", "taak", "deel"]
"""An answered question, a word of the field, an obligation, or a part of a framework."""

WEIGHTS: dict[Kind, float] = {"vraag": 1.0, "woord": 0.97, "taak": 0.9, "deel": 0.9}
"""What was written as a question goes before what was derived."""

SURE_OF_DERIVED = 0.75
"""A title is no question: what resembles one must resemble it more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answerable:
    """One thing that can be asked.

    `title` is how a button shows it, `name` the word or title that an answer opens with. Without a source the guide is
    silent and the text says so. `duty`: the obligation that dates it.
    """

    key: str
    kind: Kind
    title: str
    wordings: tuple[str, ...]
    text: Text
    name: str | None = None
    source: Source | None = None
    ask: tuple[Role, ...] = ()
    roles: tuple[Role, ...] = ()
    duty: str | None = None


class Answers:
    """What can be answered in one programme, by key, and the finder that knows the wordings."""

    def __init__(self, library: Library, programme: str | None) -> None:
        self.programme = programme
        self.by_key = {one.key: one for one in _every(library, programme)}
        pack = library.packs.get(programme or "")
        every = (
            Known(
                key=one.key,
                wordings=one.wordings,
                roles=frozenset(role.value for role in one.roles),
                kind=one.kind,
                weight=WEIGHTS[one.kind],
                sure=SURE_OF_DERIVED if one.kind in ("taak", "deel") else None,
            )
            for one in self.by_key.values()
        )
        self.finder = Finder(every, pack.calendars if pack else ())


_MADE: dict[tuple[str, str | None], Answers] = {}


def answers(library: Library, programme: str | None) -> Answers:
    """What can be answered in a programme; made at the first question, and once for each version of the content."""
    key = (library.version, programme)
    if key not in _MADE:
        _MADE[key] = Answers(library, programme)
    return _MADE[key]


def _every(library: Library, programme: str | None) -> Iterator[Answerable]:
    yield from _questions(library, programme)
    yield from _terms(library, programme)
    if programme is not None:
        yield from _obligations(library, programme)
        yield from _parts(library, programme)


def _questions(library: Library, programme: str | None) -> Iterator[Answerable]:
    for answer in library.faq(programme):
        roles = "-".join(role.value for role in answer.roles)
        yield Answerable(
            key=f"vraag:{slug(answer.questions[0])}{f'-{roles}' if roles else ''}",
            kind="vraag",
            title=answer.questions[0],
            wordings=answer.questions,
            text=answer.answer,
            source=answer.source,
            ask=answer.ask,
            roles=answer.roles,
            duty=answer.duty,
        )


def _terms(library: Library, programme: str | None) -> Iterator[Answerable]:
    own = [term for term in library.glossary if term.programme == programme]
    names = {term.term.casefold() for term in own}
    common = [t for t in library.glossary if t.programme is None and t.term.casefold() not in names]
    for term in (*own, *(common if programme is not None else ())):
        said = (term.term, *term.aka)
        yield Answerable(
            key=f"woord:{slug(term.term)}",
            kind="woord",
            title=f"Wat betekent {term.term}?",
            wordings=tuple(w for name in said for w in _ways(name)),
            text=term.text,
            name=term.term,
            source=term.source,
        )


def _ways(name: str) -> Iterator[str]:
    yield from (name, f"Wat is {name}?", f"Wat betekent {name}?")
    if name.isupper():
        yield f"Waar staat {name} voor?"


def _obligations(library: Library, programme: str) -> Iterator[Answerable]:
    for name, obligation in library.programmes[programme].obligations.items():
        title = obligation.title.replace(":", ",")
        yield Answerable(
            key=f"taak:{name}",
            kind="taak",
            title=f"{title}: wie en wanneer?"[:75],
            wordings=(f"Wanneer {title}?", f"Wie {title}?", f"Met wie {title}?"),
            text=obligation.note or "",
            name=obligation.title,
            source=obligation.source,
            duty=name,
        )


def _parts(library: Library, programme: str) -> Iterator[Answerable]:
    own = library.programmes[programme].source
    for framework in library.frameworks(programme).values():
        if framework.source is None or own is None or framework.source.document != own.document:
            continue
        for part in framework.dimensions:
            label = part.label if isinstance(part.label, str) else part.label.nl or ""
            labels = [one.label if isinstance(one.label, str) else one.label.nl or "" for one in part.indicators]
            yield Answerable(
                key=f"deel:{framework.id}.{part.id}",
                kind="deel",
                title=f"Wat hoort bij {label}?"[:75],
                wordings=(f"Wat hoort bij {label}?", f"Wat is {label}?", f"Wat valt onder {label}?"),
                text=" · ".join(labels) if labels else (part.hint or framework.title),
                name=label,
                source=framework.source,
            )
