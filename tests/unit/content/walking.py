"""Walks through shipped dialogs for the tests of a programme: screens filled in order, sent, and what that does."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import docx
from talk import NOON, Talk

from bot.documents.context import context_of, fields_of
from bot.documents.docx import render
from content.load import Library
from dialogs.message import Form
from dialogs.model import Ask, Branch, Dialog, Effect, ForEach, Option, Step
from dialogs.nouns import Json
from dialogs.text import Text, Variants

READERS = {
    "student": ("Sanne Bakker",),
    "wpb": ("Karim Öztürk",),
    "so": ("Els de Wit",),
    "io": ("Joris Maas",),
    "sco": ("Gijs van Laar",),
    "assessor": ("Ans Peeters",),
}
VALUES = {
    "placement.student": "Sanne Bakker",
    "placement.klas": "2b",
    "partner.wpb": "Karim Öztürk",
    "partner.so": "Els de Wit",
    "school.visits_due": 1,
    "today": "2026-02-04",
    "last_stage_day": "2026-02-04",
}
CLASSES = (Option(id="2b", label="2b"), Option(id="3c", label="3c"))
VISITS = (Option(id="Dependance", label="Dependance", parts={"students": (Option(id="3", label="Sanne Bakker"),)}),)
PAPER = {"id": 7, "name": "formulier.docx", "mime": "application/vnd.ms-word", "size": 1234}


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    """One way through a dialog: what is typed on each screen, and what must come of it.

    `completes` are obligations, `reaches` the roles that get the answers, `offers` the dialogs that start for someone,
    as (dialog, role). What is not named must not happen.
    """

    screens: tuple[Mapping[str, Json], ...]
    completes: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    makes: str | None = None
    plans: int = 0


def held(
    library: Library,
    programme: str,
    name: str,
    screens: tuple[Mapping[str, Json], ...],
    *,
    leeruitkomsten: tuple[Option, ...] = (),
    **values: Json,
) -> Talk:
    """The conversation at its review, after these screens. Each names its own fields; an empty one is passed by."""
    dialog = library.dialog(programme, name)
    assert dialog is not None, name
    lists = {"placement.klassen": CLASSES, "leeruitkomsten": leeruitkomsten, "school.visits": VISITS}
    framework = library.framework(programme, dialog.framework) if dialog.framework else None
    if framework is not None:
        lists["framework.dimensions"] = framework.options
    talk = Talk(dialog, values={**VALUES, **values}, lists=lists, readers=READERS)
    for screen in screens:
        assert not talk.form.facts, f"{name} is at its review already"
        talk.fills(**screen).presses("verder")
        assert not _problems(talk), (name, screen, _problems(talk))
    assert talk.form.readers, f"{name} still asks {[f.id for f in talk.form.fields]}"
    return talk


def paper(library: Library, programme: str, talk: Talk) -> str:
    """The text of the Word file that a sent conversation makes."""
    template = next(effect.args for effect in talk.outcome.effects if effect.name == "document")
    words = context_of(
        talk.outcome.entries,
        title=spoken(talk.dialog.title),
        programme=library.programmes[programme].title,
        placement=None,
        author="Karim Öztürk",
        readers=(),
        at=NOON,
        ours=talk.dialog.ours,
        fields=fields_of(talk.dialog),
    )
    made = docx.Document(io.BytesIO(render(library.template(programme, template), words, at=NOON)))
    cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
    return "\n".join([*cells, *(paragraph.text for paragraph in made.paragraphs)])


def _problems(talk: Talk) -> list[str]:
    return [f.id for m in talk.messages if isinstance(m, Form) for f in m.fields if f.problem is not None]


def outcome(talk: Talk) -> Walk:
    """Send the conversation, and tell what it did."""
    talk.presses("bevestigen")
    done = talk.outcome.effects
    return Walk(
        screens=(),
        completes=_all(done, "complete"),
        reaches=tuple(dict.fromkeys(role for roles in _all(done, "deliver") for role in roles)),
        told=tuple(dict.fromkeys(role for args in _all(done, "tell") for role in args["roles"])),
        offers=tuple((args["dialog"], args["for"]) for args in _all(done, "start")),
        makes=next(iter(_all(done, "document")), None),
        plans=len(_all(done, "schedule")),
    )


def _all(effects: tuple[Effect, ...], name: str) -> tuple[Any, ...]:
    return tuple(effect.args for effect in effects if effect.name == name)


def screens(dialog: Dialog) -> tuple[Ask, ...]:
    """Every screen with questions, also those that only some answers lead to."""
    return tuple(_screens(dialog.steps))


def _screens(steps: tuple[Step, ...]) -> Iterator[Ask]:
    for step in steps:
        if isinstance(step, Ask):
            yield step
        elif isinstance(step, ForEach):
            yield from _screens(step.steps)
        elif isinstance(step, Branch):
            for case in step.cases:
                yield from _screens(case.steps)
            yield from _screens(step.otherwise)


def spoken(text: Text | None) -> str:
    """Every variant of a text."""
    if isinstance(text, Variants):
        return " ".join(filter(None, (text.nl, text.u, text.je)))
    return text or ""
