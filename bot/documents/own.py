"""A partnership's own Word form: which placeholders it may have, whether it fits, and how it comes out when filled.

Every name in the form is looked at, and it is filled with a made-up submission in which every question has an answer
and with one without any, so that a placeholder that does not exist is told before anyone uses the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.documents.context import context_of, fields_of
from bot.documents.docx import TemplateProblem, examine, render
from content.load import Library
from dialogs.dutch import variant
from dialogs.model import Ask, Branch, Dialog, Field, ForEach, Review, Step, Submit
from dialogs.nouns import Person, Placement, Region, Role, Seat
from dialogs.outcome import Entry

AT = datetime(2026, 1, 21, 14, 5, tzinfo=UTC)
GENERAL = (
    ("titel", "de naam van het formulier"),
    ("rol", "Student, of Deelnemer in een traject"),
    ("student", "de student, of de deelnemer"),
    ("wpb", "de werkplekbegeleider of -begeleiders"),
    ("opleiding", "het programma"),
    ("schooljaar", "het schooljaar"),
    ("school", "de school"),
    ("locatie", "de locatie"),
    ("vak", "het vak"),
    ("opsteller", "wie het invulde"),
    ("lezers", "wie het lezen"),
    ("ingestuurd", "wanneer het verstuurd is"),
    ("versie", "de hoeveelste versie"),
)
"""What every form may have, with its meaning."""

_QUESTION = {"vraag": "Een vraag", "antwoord": "Een antwoord"}
_TABLE = {"vraag": "Een vraag", "rijen": [{"regel": "Een regel", "oordeel": "Een oordeel"}]}
LISTS: dict[str, Any] = {
    "vragen": [_QUESTION],
    "wijzigingen": [{"vraag": "Een vraag", "was": "Het oude antwoord", "nu": "Het nieuwe antwoord"}],
    "rijen": [{"regel": "Een regel", "waarden": "Een waarde"}],
    "onderdelen": [{"titel": "Een onderdeel", "tabellen": [_TABLE], "vragen": [_QUESTION]}],
}
"""An example of each list that a form may go through."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placeholder:
    """What may stand between double braces, and what comes in its place."""

    name: str
    meaning: str


def templates_of(dialog: Dialog) -> tuple[str, ...]:
    """The names of the Word forms that a dialog fills."""
    effects = [e for step in dialog.every if isinstance(step, Submit) for e in step.submit]
    return tuple(dict.fromkeys(str(e.args) for e in effects if e.name == "document"))


def placeholders(dialog: Dialog) -> tuple[Placeholder, ...]:
    """Every placeholder that a form of this dialog may have: the general ones, then one per question."""
    general = [Placeholder(name=name, meaning=meaning) for name, meaning in GENERAL]
    asked = [
        Placeholder(name=f"antwoord.{step.ask}.{one.id}", meaning=variant(one.label))
        for step in _once(dialog.steps)
        for one in step.fields
        if one.kind not in ("file", "rubric")
    ]
    return (*general, *asked)


def repeats(dialog: Dialog) -> bool:
    """Whether the dialog has repeated parts or tables, which a form lays out with `onderdelen`."""
    rubrics = any(one.kind == "rubric" for step in dialog.every if isinstance(step, Ask) for one in step.fields)
    return rubrics or any(isinstance(step, ForEach) for step in dialog.every)


def tried(template: Path, dialog: Dialog, others: Sequence[Dialog] = ()) -> bytes:
    """The form filled with made-up answers. Raises TemplateProblem, naming what is wrong with it. The `others` are
    dialogs that fill the same form."""
    examine(template, _everything(dialog), others=[_everything(one) for one in others])
    render(template, _words(dialog, ()), at=AT)
    return render(template, _words(dialog, sample(dialog)), at=AT)


def sharing(library: Library, programme: str | None, dialog: Dialog) -> tuple[Dialog, ...]:
    """The other dialogs that fill a form of the same name, in this programme; of the common ones (None) in any."""
    names, owners = set(templates_of(dialog)), (programme,) if programme is not None else tuple(library.programmes)
    found = {one.dialog: one for owner in owners for one in library.dialogs(owner).values()}
    return tuple(one for one in found.values() if one.dialog != dialog.dialog and names & set(templates_of(one)))


def problems(library: Library, root: Path) -> Iterator[str]:
    """Every form under `root` that a dialog cannot fill, by file; a programme's own ones too."""
    for (owner, _), dialog in library.ready.items():
        owners = (owner,) if owner is not None else (None, *library.programmes)
        for path in sorted({library.template(one, name) for name in templates_of(dialog) for one in owners}):
            try:
                tried(path, dialog, sharing(library, owner, dialog))
            except TemplateProblem as problem:
                yield f"{path.relative_to(root).as_posix()}: {problem} Het hoort bij het gesprek '{dialog.dialog}'."


def sample(dialog: Dialog) -> tuple[Entry, ...]:
    """A made-up answer to every question; a repeated part twice."""
    found: list[Entry] = []
    for step in _once(dialog.steps):
        found += [_entry(step, one) for one in step.fields]
    for repeated in (one for one in dialog.every if isinstance(one, ForEach)):
        for item in ("Onderdeel A", "Onderdeel B"):
            for step in _once(repeated.steps):
                found += [_entry(step, one, item) for one in step.fields]
    return tuple(found)


def _everything(dialog: Dialog) -> dict[str, Any]:
    """The words of a form with an example of all that it may name."""
    return {**_words(dialog, sample(dialog)), **LISTS}


def _entry(step: Ask, one: Field, item: str | None = None) -> Entry:
    label = variant(one.label)
    rows = (("Een regel", "Een oordeel", "x"), ("Nog een regel", "Een oordeel", "x")) if one.kind == "rubric" else ()
    return Entry(
        address=f"{step.ask}[{item}].{one.id}" if item else f"{step.ask}.{one.id}",
        step=step.ask,
        field=one.id,
        kind=one.kind,
        label=label,
        value="x",
        shown=f"Antwoord op: {label}",
        item=item,
        item_label=item,
        rows=rows,
    )


def _words(dialog: Dialog, entries: Sequence[Entry]) -> dict[str, Any]:
    names = {Role.STUDENT: "Voorbeeld Student", Role.WPB: "Voorbeeld Begeleider", Role.SO: "Voorbeeld Schoolopleider"}
    people = {role: Person(id=n, name=name, email="") for n, (role, name) in enumerate(names.items(), 1)}
    placement = Placement(
        id=1,
        programme="voorbeeld",
        year="2025-2026",
        school="Voorbeeldschool",
        region=Region.MIDDEN,
        start=date(2025, 9, 1),
        location="Hoofdgebouw",
        vak="wiskunde",
        seats=tuple(Seat(role=role, person=person) for role, person in people.items()),
    )
    readers = [r for step in dialog.every if isinstance(step, Review) for r in step.readers]
    return context_of(
        entries,
        title=variant(dialog.title),
        programme="Voorbeeldprogramma",
        placement=placement,
        author=names[Role.WPB],
        readers=[names[Role(r)] for r in readers if r in set(names)],
        at=AT,
        ours=dialog.ours,
        fields=fields_of(dialog),
    )


def _once(steps: Sequence[Step]) -> Iterator[Ask]:
    """The screens outside repeated parts."""
    for step in steps:
        if isinstance(step, Ask):
            yield step
        elif isinstance(step, Branch):
            for several in (*(case.steps for case in step.cases), step.otherwise):
                yield from _once(several)
