"""From the files of the content folder to one frozen `Library`; every mistake of every file at once.

content/common/       dialogs/ templates/ phrases/ zorg.yaml glossary.yaml intents.yaml sources.yaml texts.nl.yaml
                      holidays.nl.yaml policy.yaml
content/programmes/   <id>/programme.yaml calendars/ frameworks/ dialogs/ templates/ zorg.yaml glossary.yaml faq.yaml
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from content.calendar import Days
from content.mistakes import ContentErrors, Problem, explain
from content.model import (
    Answer,
    Calendar,
    Faq,
    Framework,
    Glossary,
    HolidayTable,
    Intent,
    Intents,
    Policy,
    Programme,
    Source,
    Term,
)
from content.phrases import read_phrases
from content.reading import Sheet, read
from content.surface import DialogFile
from content.worries import Worries
from dialogs.called import Called
from dialogs.date_days import Named
from dialogs.model import Dialog
from dialogs.text import Frozen, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dialogs.nouns import Region

ROOT = Path(__file__).parent
"""The content that ships with the bot."""

M = TypeVar("M", bound=BaseModel)


class Texts(Frozen):
    """The file texts.nl.yaml, under one key so that it can be read like the others."""

    texts: dict[str, Text]


class Sources(Frozen):
    """The source documents: the title by file name."""

    sources: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found(Generic[M]):
    """A file that was read and understood: its value, and the sheet that knows its lines."""

    value: M
    sheet: Sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """Everything in one programme's folder; `common` is such a folder without a programme."""

    folder: Path
    programme: Found[Programme] | None = None
    calendars: Mapping[str, Found[Calendar]] = field(default_factory=dict)
    frameworks: Mapping[str, Found[Framework]] = field(default_factory=dict)
    dialogs: Mapping[str, Found[DialogFile]] = field(default_factory=dict)
    worries: Found[Worries] | None = None
    glossary: Found[Glossary] | None = None
    faq: Found[Faq] | None = None

    def names(self, kind: Literal["dialogs", "frameworks", "calendars"]) -> set[str]:
        """The names of everything of a kind that is written here, also what could not be understood."""
        return {path.stem for path in (self.folder / kind).glob("*.yaml")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """All content, ready for use. `version` is a short hash that changes with any file of it; `phrases`: by wish."""

    version: str
    programmes: Mapping[str, Programme]
    texts: Mapping[str, Text]
    policy: Policy
    holidays: HolidayTable
    glossary: tuple[Term, ...]
    intents: tuple[Intent, ...]
    phrases: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, str]
    packs: Mapping[str, Pack]
    common: Pack
    ready: Mapping[tuple[str | None, str], Dialog]
    called: Called

    def calendar(self, programme: str, year: str) -> Calendar | None:
        """The dates of a programme in a school year such as `2025-2026`."""
        pack = self.packs.get(programme)
        found = pack.calendars.get(year) if pack else None
        return found.value if found else None

    def dialog(self, programme: str | None, name: str) -> Dialog | None:
        """A dialog by name: the programme's own, else the common one."""
        return self.ready.get((programme, name)) or self.ready.get((None, name))

    def dialogs(self, programme: str | None) -> Mapping[str, Dialog]:
        """Every dialog of a programme, the common ones included."""
        common = {name: dialog for (owner, name), dialog in self.ready.items() if owner is None}
        own = {name: dialog for (owner, name), dialog in self.ready.items() if owner == programme}
        return {**common, **own}

    def framework(self, programme: str, framework: str) -> Framework | None:
        """A framework by id: the programme's own, else the common one."""
        pack = self.packs.get(programme)
        found = (pack.frameworks.get(framework) if pack else None) or self.common.frameworks.get(framework)
        return found.value if found else None

    def frameworks(self, programme: str) -> Mapping[str, Framework]:
        """Every framework of a programme."""
        pack = self.packs.get(programme)
        found = {**self.common.frameworks, **(pack.frameworks if pack else {})}
        return {name: entry.value for name, entry in found.items()}

    def faq(self, programme: str | None) -> tuple[Answer, ...]:
        """The answered questions of a programme, then the common ones."""
        packs = (self.packs.get(programme) if programme else None, self.common)
        return tuple(a for pack in packs if pack and pack.faq for a in pack.faq.value.answers)

    def worries(self, programme: str) -> Worries | None:
        """To whom worries go in a programme and what follows: its own, else those of the house."""
        pack = self.packs.get(programme)
        found = (pack.worries if pack else None) or self.common.worries
        return found.value if found else None

    def template(self, programme: str | None, name: str) -> Path:
        """The Word template of this name: the programme's own, else the common one. Raises LookupError."""
        packs = (self.packs.get(programme) if programme else None, self.common)
        for pack in packs:
            path = pack.folder / "templates" / f"{name}.docx" if pack else None
            if path and path.is_file():
                return path
        raise LookupError(f"there is no template {name} for {programme}")

    def cited(self, source: Source, programme: str | None = None) -> str:
        """A source as a reader can look it up: title, file and section; with the label of an older edition."""
        title = self.sources.get(source.document)
        document = f"{title} ({source.document})" if title else source.document
        owner = self.programmes.get(programme or "")
        edition = owner.edition if owner is not None else None
        return ", ".join(part for part in (document, source.section, edition) if part)

    def days(self, region: Region, calendar: Calendar | None = None) -> Days:
        """The working days in a region, with a calendar's own holidays."""
        return Days(region, self.holidays.spans(region, calendar.holidays if calendar else None))

    def named_days(self, region: Region, *calendars: Calendar) -> tuple[Named, ...]:
        """The periods of these calendars and the holidays of a region, as a person calls them in a date."""
        periods = [Named(name=n, first=p.from_, last=p.to) for one in calendars for n, p in one.periods.items()]
        spans = self.holidays.spans(region, calendars[-1].holidays if calendars else None)
        return (*periods, *(Named(name=name, first=span.from_, last=span.to) for name, span in spans))


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """What could be read, and what could not. `library` is None as long as there are problems."""

    problems: tuple[Problem, ...]
    packs: Mapping[str, Pack]
    common: Pack
    texts: Found[Texts] | None
    intents: Found[Intents] | None
    phrases: Mapping[str, Sheet]
    holidays: Found[HolidayTable] | None
    library: Library | None


def load(root: Path | None = None) -> Library:
    """The content under `root` (default: what ships with the bot). Raises ContentErrors with every problem at once."""
    gathered = gather(root)
    if gathered.library is None:
        raise ContentErrors(gathered.problems)
    return gathered.library


def gather(root: Path | None = None) -> Gathered:
    """Read every file, also when some cannot be used. For `check`; to use the content, `load` it."""
    reader = _Reader(root or ROOT)
    common, shared = reader.root / "common", reader.pack(reader.root / "common", required=False)
    texts = reader.file(common / "texts.nl.yaml", Texts, wrap="texts")
    policy = reader.file(common / "policy.yaml", Policy)
    holidays = reader.file(common / "holidays.nl.yaml", HolidayTable)
    intents = reader.file(common / "intents.yaml", Intents)
    phrases = reader.phrases(intents) if intents else {}
    sources = reader.file(common / "sources.yaml", Sources, required=False)
    folders = sorted(p for p in (reader.root / "programmes").glob("*") if p.is_dir() and p.name[0] not in "._")
    packs = {folder.name: reader.pack(folder) for folder in folders}
    if not folders:
        reader.note("programmes", "er is geen enkel programma")
    ready = reader.dialogs(None, shared)
    for name, pack in packs.items():
        ready.update(reader.dialogs(name, pack))
    library = None
    if not reader.problems and texts and policy and holidays and intents:
        programmes = {name: pack.programme.value for name, pack in packs.items() if pack.programme}
        terms = [t for pack in (shared, *packs.values()) if pack.glossary for t in pack.glossary.value.terms]
        library = Library(
            version=reader.version(),
            programmes=programmes,
            texts=texts.value.texts,
            policy=policy.value,
            holidays=holidays.value,
            glossary=tuple(terms),
            intents=intents.value.intents,
            phrases={wish: sheet.value for wish, sheet in phrases.items()},
            sources=sources.value.sources if sources else {},
            packs=packs,
            common=shared,
            ready=ready,
            called=_called(ready),
        )
    return Gathered(
        problems=tuple(reader.problems),
        packs=packs,
        common=shared,
        texts=texts,
        intents=intents,
        phrases=phrases,
        holidays=holidays,
        library=library,
    )


def _called(ready: Mapping[tuple[str | None, str], Dialog]) -> Called:
    """What the dialogs are called, whichever programme they are of."""
    names: dict[str, list[str]] = {}
    for (_, name), dialog in ready.items():
        names.setdefault(name, []).extend(dialog.called)
    return Called(names)


class _Reader:
    """Collects files and problems under one root."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def note(self, file: str, message: str) -> None:
        self.problems.append(Problem(file=file, line=1, message=message))

    def file(self, path: Path, model: type[M], *, required: bool = True, wrap: str | None = None) -> Found[M] | None:
        """One file as this model; None, with its problems noted, when it is missing or wrong."""
        name = path.relative_to(self.root).as_posix()
        if not path.is_file():
            if required:
                self.note(name, "dit bestand ontbreekt")
            return None
        sheet, problems = read(path, name)
        self.problems += problems
        if sheet is None:
            return None
        try:
            value = model.model_validate({wrap: sheet.value} if wrap else sheet.value)
        except ValidationError as error:
            found = explain(error, model, {wrap: sheet.value} if wrap else sheet.value)
            self.problems += [sheet.problem(where[1:] if wrap else where, message) for where, message in found]
            return None
        return Found(value=value, sheet=sheet)

    def folder(self, path: Path, model: type[M], key: str) -> dict[str, Found[M]]:
        """Every file of a folder by the name that it carries, which must be its own file name."""
        found: dict[str, Found[M]] = {}
        for file in sorted(path.glob("*.yaml")):
            entry = self.file(file, model)
            if entry is None:
                continue
            name = str(getattr(entry.value, key))
            if name != file.stem:
                message = f"hier staat '{name}', maar het bestand heet {file.name}; maak ze gelijk"
                self.problems.append(entry.sheet.problem((key,), message))
            found[name] = entry
        return found

    def phrases(self, intents: Found[Intents]) -> dict[str, Sheet]:
        """The phrases of every wish by its id."""
        found, problems = read_phrases(self.root, [intent.id for intent in intents.value.intents], intents.sheet)
        self.problems += problems
        return found

    def pack(self, folder: Path, *, required: bool = True) -> Pack:
        """Everything in one programme's folder."""
        programme = self.file(folder / "programme.yaml", Programme, required=required)
        if programme and programme.value.id != folder.name:
            message = f"hier staat '{programme.value.id}', maar de map heet {folder.name}; maak ze gelijk"
            self.problems.append(programme.sheet.problem(("programme",), message))
        return Pack(
            folder=folder,
            programme=programme,
            calendars=self.folder(folder / "calendars", Calendar, "year"),
            frameworks=self.folder(folder / "frameworks", Framework, "framework"),
            dialogs=self.folder(folder / "dialogs", DialogFile, "dialog"),
            worries=self.file(folder / "zorg.yaml", Worries, required=False),
            glossary=self.file(folder / "glossary.yaml", Glossary, required=not required),
            faq=self.file(folder / "faq.yaml", Faq, required=False),
        )

    def dialogs(self, owner: str | None, pack: Pack) -> dict[tuple[str | None, str], Dialog]:
        """A pack's dialogs as the engine wants them."""
        ready: dict[tuple[str | None, str], Dialog] = {}
        for name, found in pack.dialogs.items():
            try:
                ready[owner, name] = found.value.dialog_()
            except ValidationError as error:
                located = explain(error, Dialog, found.sheet.value)
                self.problems += [found.sheet.problem(where, message) for where, message in located]
        return ready

    def version(self) -> str:
        """A short hash over every file that is content."""
        digest = hashlib.sha256()
        for path in sorted(p for p in self.root.rglob("*") if p.suffix in (".yaml", ".txt", ".docx")):
            digest.update(path.relative_to(self.root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:12]
