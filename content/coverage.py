"""What the documents ask, row by row, and where the bot carries it: `content/coverage/`, one file per document.

A row names its carriers (a task, a conversation, an answered question, …), or says why the bot does not carry it. A
carrier that does not exist is a mistake with file and line; so is a task or conversation that no row speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ValidationError

from content.forms import Name, Source, Words
from content.load import ROOT, Gathered, Library, Pack, gather
from content.mistakes import Problem, explain, unknown
from content.model import Policy
from content.reading import Sheet, read
from content.worries import Route, Rung
from dialogs.text import Frozen

Kind = Literal["obligations", "conversations", "forms", "rules", "glossary", "questions"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_PUT_OFF = re.compile(r"\b(later|volgt|binnenkort|nog niet|nog te|todo|toekomst\w*|volgende versie)\b", re.IGNORECASE)


class RowEntry(Frozen):
    """One row: what it is in our own words, its carriers by kind, or the `reason` that it has none.

    `points` is how many indicators the named framework holds for it.
    """

    title: str | None = None
    obligation: Words = ()
    dialog: Words = ()
    faq: Words = ()
    term: Words = ()
    framework: Words = ()
    template: Words = ()
    date: Words = ()
    policy: Words = ()
    intent: Words = ()
    zorg: Words = ()
    points: int | None = None
    reason: str | None = None

    @property
    def carriers(self) -> tuple[tuple[str, str], ...]:
        """Every carrier as (kind, name)."""
        return tuple((kind, name) for kind in CARRIERS for name in getattr(self, kind))


def _carried_by(kind: str) -> BeforeValidator:
    """Rows written in short: words that carry themselves, or a carrier of this kind instead of a whole row."""

    def spelled_out(rows: Any) -> Any:
        if isinstance(rows, list):
            rows = {str(one): str(one) for one in rows}
        if not isinstance(rows, Mapping):
            return rows
        return {name: {kind: one} if isinstance(one, str) else one for name, one in rows.items()}

    return BeforeValidator(spelled_out, json_schema_input_type=tuple[str, ...] | dict[str, str | RowEntry])


Rows = dict[str, RowEntry]


class Coverage(Frozen):
    """The rows of one document, and the programme that carries it."""

    document: str
    carried_by: Name
    obligations: Annotated[Rows, _carried_by("obligation")]
    conversations: Annotated[Rows, _carried_by("dialog")]
    forms: Annotated[Rows, _carried_by("dialog")]
    rules: Annotated[Rows, _carried_by("faq")]
    glossary: Annotated[Rows, _carried_by("term")]
    questions: Annotated[Rows, _carried_by("faq")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row as it was found: carried by something, or with a reason. `missing` are carriers that do not exist."""

    document: str
    kind: Kind
    id: str
    title: str | None
    carriers: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]
    reason: str | None

    @property
    def settled(self) -> bool:
        """Whether all that it names exists, or it says why it names nothing."""
        return bool(self.reason) if not self.carriers else not self.missing


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """Every row, and everything that is wrong with them."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def settled(self) -> int:
        """Rows that are carried, or that have a reason."""
        return sum(row.settled for row in self.rows)

    @property
    def percent(self) -> float:
        """Settled rows of all rows, rounded down: 100 only when every row is settled."""
        return floor(1000 * self.settled / len(self.rows)) / 10 if self.rows else 0.0


def report(root: Path | None = None) -> Report:
    """The rows of every document, verified against the content under `root` (default: what ships with the bot)."""
    root = root or ROOT
    gathered = gather(root)
    if gathered.library is None:
        return Report(problems=gathered.problems)
    rows: list[Row] = []
    problems: list[Problem] = []
    named: dict[str, set[tuple[str, str]]] = {}
    for path in sorted((root / "coverage").glob("*.yaml")):
        sheet, found = _read(path, path.relative_to(root).as_posix())
        problems += found
        if sheet is None:
            continue
        coverage = Coverage.model_validate(sheet.value)
        mine = _of(coverage, gathered.library)
        rows += mine
        problems += _wrong(coverage, mine, sheet, gathered.library)
        named.setdefault(coverage.carried_by, set()).update(c for row in mine for c in row.carriers)
    problems += _unspoken(gathered, named)
    return Report(rows=tuple(rows), problems=tuple(sorted(set(problems))))


def _read(path: Path, name: str) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """A file, when its rows can be understood, and what is wrong with it."""
    sheet, problems = read(path, name)
    if sheet is None:
        return None, problems
    try:
        Coverage.model_validate(sheet.value)
    except ValidationError as error:
        found = explain(error, Coverage, sheet.value)
        return None, (*problems, *(sheet.problem(where, message) for where, message in found))
    return sheet, problems


def _sections(coverage: Coverage) -> Iterator[tuple[Kind, Mapping[str, RowEntry]]]:
    for kind in KINDS:
        yield kind, getattr(coverage, kind)


def _of(coverage: Coverage, library: Library) -> list[Row]:
    known: dict[str, frozenset[str]] = {}
    if coverage.carried_by in library.programmes:
        known = {kind: frozenset(map(_key, names(library, coverage.carried_by))) for kind, names in CARRIERS.items()}
    return [
        Row(
            document=coverage.document,
            kind=kind,
            id=name,
            title=row.title,
            carriers=row.carriers,
            missing=tuple((k, one) for k, one in row.carriers if _key(one) not in known.get(k, ())),
            reason=row.reason,
        )
        for kind, rows in _sections(coverage)
        for name, row in rows.items()
    ]


# --- what can be wrong with a row -------------------------------------------------------------------------------------


def _wrong(coverage: Coverage, rows: Sequence[Row], sheet: Sheet, library: Library) -> Iterator[Problem]:
    if coverage.document not in library.sources:
        yield sheet.problem(("document",), unknown("document", coverage.document, library.sources))
    if coverage.carried_by not in library.programmes:
        yield sheet.problem(("carried_by",), unknown("programma", coverage.carried_by, library.programmes))
        return
    for row in rows:
        where = _place(sheet, row)
        if bool(row.carriers) == bool(row.reason):
            yield sheet.problem(where, f"geef bij '{row.id}' wat het draagt, of anders een 'reason' waarom niet")
        if row.reason and _PUT_OFF.search(row.reason):
            yield sheet.problem(where, f"'{row.reason}' stelt uit; zeg waarom dit niet van de bot is, of draag het")
        for kind, name in row.missing:
            message = unknown(_DUTCH[kind], name, CARRIERS[kind](library, coverage.carried_by))
            yield sheet.problem((*where, kind), message)
    for kind, entries in _sections(coverage):
        for name, entry in entries.items():
            found = _points(coverage.carried_by, entry, library)
            if entry.points not in (None, found):
                wrong = f"hier staan {entry.points} punten, maar {', '.join(entry.framework)} heeft er {found}"
                yield sheet.problem((kind, name, "points"), wrong)


def _place(sheet: Sheet, row: Row) -> tuple[str | int, ...]:
    """Where a row stands: under its name, or as an entry of a list of words."""
    written = sheet.value[row.kind]
    return (row.kind, written.index(row.id) if isinstance(written, list) else row.id)


def _points(programme: str, entry: RowEntry, library: Library) -> int:
    """How many points the frameworks of a row have together."""
    frameworks = (library.framework(programme, name) for name in entry.framework)
    return sum(len(d.indicators) for f in frameworks if f is not None for d in f.dimensions)


# --- what no row speaks of --------------------------------------------------------------------------------------------


def _unspoken(gathered: Gathered, named: Mapping[str, set[tuple[str, str]]]) -> Iterator[Problem]:
    """Tasks that no row asks for and that do not say that they are ours; sources that lead nowhere."""
    library = gathered.library
    assert library is not None, "only content that loads has rows"
    for programme, pack in gathered.packs.items():
        yield from _sources(pack, library)
        if pack.programme is None or programme not in named:
            continue
        yield from _unspoken_worries(pack, named[programme])
        for name, obligation in pack.programme.value.obligations.items():
            if not obligation.ours and ("obligation", name) not in named[programme]:
                message = f"geen rij in coverage/ vraagt om taak '{name}'; noem hem daar, of zet er 'ours: true' bij"
                yield pack.programme.sheet.problem(("obligations", name), message)
    yield from _sources(gathered.common, library)


def _unspoken_worries(pack: Pack, named: set[tuple[str, str]]) -> Iterator[Problem]:
    """Kinds of worry, and steps, that come from a document and that no row asks for."""
    for sheet, where, one in _worry_parts(pack):
        if not one.ours and ("zorg", where[1]) not in named:
            message = f"geen rij in coverage/ vraagt om '{where[1]}'; noem het daar, of zet er 'ours: true' bij"
            yield sheet.problem(where, message)


def _worry_parts(pack: Pack) -> Iterator[tuple[Sheet, tuple[str, str], Route | Rung]]:
    """Every kind of worry and every step of a pack, with its place."""
    if pack.worries is not None:
        sheet, known = pack.worries.sheet, pack.worries.value
        yield from ((sheet, ("routes", name), route) for name, route in known.routes.items())
        yield from ((sheet, ("steps", name), rung) for name, rung in known.steps.items())


def _sources(pack: Pack, library: Library) -> Iterator[Problem]:
    """Sources that name a document nobody knows, or no section."""
    for sheet, where, source in _claims(pack):
        if source.document not in library.sources:
            yield sheet.problem(where, unknown("document", source.document, library.sources))
        elif not source.section:
            yield sheet.problem(where, "noem bij de bron ook de paragraaf ('section')")


def _claims(pack: Pack) -> Iterator[tuple[Sheet, tuple[str | int, ...], Source]]:
    """Everything in a pack that says where it is written."""
    if pack.programme is not None:
        for name, obligation in pack.programme.value.obligations.items():
            yield pack.programme.sheet, ("obligations", name, "source"), obligation.source
    for sheet, where, one in _worry_parts(pack):
        if one.source is not None:
            yield sheet, (*where, "source"), one.source
    for dialog in pack.dialogs.values():
        if dialog.value.source is not None:
            yield dialog.sheet, ("source",), dialog.value.source
    if pack.faq is not None:
        for n, answer in enumerate(pack.faq.value.answers):
            if answer.source is not None:
                yield pack.faq.sheet, ("answers", n, "source"), answer.source
    if pack.glossary is not None:
        for n, term in enumerate(pack.glossary.value.terms):
            if term.source is not None:
                yield pack.glossary.sheet, ("terms", n, "source"), term.source


# --- what can carry a row ---------------------------------------------------------------------------------------------


def _key(name: str) -> str:
    """How a name is compared: capitals and spaces at the ends do not matter."""
    return name.casefold().strip()


def _terms(library: Library, programme: str) -> Iterator[str]:
    for term in library.glossary:
        if term.programme in (None, programme):
            yield from (term.term, *term.aka)


def _dates(library: Library, programme: str) -> Iterator[str]:
    for found in library.packs[programme].calendars.values():
        yield from (*found.value.dates, *found.value.periods)


def _templates(library: Library, programme: str) -> Iterator[str]:
    for pack in (library.packs[programme], library.common):
        yield from (path.stem for path in (pack.folder / "templates").glob("*.docx"))


def _questions(library: Library, programme: str) -> Iterator[str]:
    return (question for answer in library.faq(programme) for question in answer.questions)


def _worries(library: Library, programme: str) -> Iterator[str]:
    """The kinds of worry that a programme has, and the steps that follow on them."""
    found = library.worries(programme)
    yield from (*found.routes, *found.steps) if found is not None else ()


CARRIERS: Mapping[str, Callable[[Library, str], Iterable[str]]] = {
    "obligation": lambda library, programme: library.programmes[programme].obligations,
    "dialog": lambda library, programme: library.dialogs(programme),
    "faq": _questions,
    "term": _terms,
    "framework": lambda library, programme: library.frameworks(programme),
    "template": _templates,
    "date": _dates,
    "policy": lambda _library, _programme: Policy.model_fields,
    "intent": lambda library, _programme: (intent.id for intent in library.intents),
    "zorg": lambda library, programme: _worries(library, programme),
}
"""What may carry a row, with every name of that kind that a programme has."""

_DUTCH: Mapping[str, str] = {
    "obligation": "taak",
    "dialog": "gesprek",
    "faq": "vraag",
    "term": "begrip",
    "framework": "kader",
    "template": "Word-sjabloon",
    "date": "datum of periode",
    "policy": "huisregel",
    "intent": "wens",
    "zorg": "soort zorg of stap",
}
