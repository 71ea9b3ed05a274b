"""A Word template and words in, a Word file out. The same input gives the same bytes; what people typed stays text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from bot.documents.context import Answers, clean
from bot.documents.names import mistakes

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class TemplateProblem(Exception):
    """A template cannot be filled; the message says in Dutch which one and what is wrong with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A picture for a document: a PNG, how wide it stands on the page in centimetres, and what it shows in words."""

    png: bytes
    width: float
    alt: str


def render(
    template: Path, context: Mapping[str, Any], *, at: datetime, drawings: Mapping[str, Drawing] | None = None
) -> bytes:
    """The filled template. `at` (aware) is the date that the file says it was made; `drawings` by their name in it.

    Raises TemplateProblem when the template is missing, is no Word file, or names something that does not exist.
    """
    with _told(template):
        document = DocxTemplate(template)
        pictures = {name: _Picture(document, drawing) for name, drawing in (drawings or {}).items()}
        document.render({**context, **pictures}, _environment())
        _describe(document, context, at)
        raw = io.BytesIO()
        document.save(raw)
    return settled(raw.getvalue())


def examine(template: Path, context: Mapping[str, Any], *, others: Sequence[Mapping[str, Any]] = ()) -> None:
    """Look at every name in a template, in parts that no answer reaches too. `context` holds an example of everything;
    `others` are those of the other dialogs that fill it. Raises TemplateProblem that names all that is wrong."""
    with _told(template):
        found = mistakes(template, _environment(), context, others)
    if found:
        raise TemplateProblem(f"Sjabloon {template.name}: {' '.join(found)}")


@contextmanager
def _told(template: Path) -> Iterator[None]:
    """What goes wrong with a template, as a TemplateProblem."""
    try:
        yield
    except TemplateSyntaxError as problem:
        text = f"Een aanduiding tussen accolades is niet af of verkeerd geschreven ({problem.message})."
        raise TemplateProblem(f"Sjabloon {template.name}: {text}") from problem
    except TemplateError as problem:
        raise TemplateProblem(f"Sjabloon {template.name}: {problem}") from problem
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as problem:
        raise TemplateProblem(f"Sjabloon {template.name} is er niet of is geen Word-bestand (.docx).") from problem


def _environment() -> SandboxedEnvironment:
    return _Environment(autoescape=True, undefined=_Unknown)


class _Environment(SandboxedEnvironment):
    """Templates can name and repeat words; they cannot reach into the program."""


class _Picture(InlineImage):  # type: ignore[misc]
    """A picture in a line of its own, with its text for who cannot see it."""

    def __init__(self, document: DocxTemplate, drawing: Drawing) -> None:
        super().__init__(document, io.BytesIO(drawing.png), width=Cm(drawing.width))
        self._alt = quoteattr(clean(drawing.alt))

    def _insert_image(self) -> str:
        return re.sub(r"<wp:docPr ", lambda _: f"<wp:docPr descr={self._alt} ", super()._insert_image(), count=1)


class _Unknown(StrictUndefined):
    """A name that the context does not have."""

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        inside = f"{owner.path}." if isinstance(owner, Answers) else ""
        return f"{{{{ {inside}{self._undefined_name} }}}} bestaat niet. Verbeter deze aanduiding in het sjabloon."


def _describe(document: DocxTemplate, context: Mapping[str, Any], at: datetime) -> None:
    """The file's own particulars, which a screen reader tells and Word shows."""
    properties = document.docx.core_properties
    title, student = str(context.get("titel", "")), str(context.get("student", ""))
    properties.title = clean(f"{title} {student}".strip())[:255]
    properties.author = clean(str(context.get("opsteller", "")))[:255]
    properties.last_modified_by = ""
    properties.language = "nl-NL"
    properties.created = properties.modified = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.revision = 1


def settled(data: bytes) -> bytes:
    """The same archive without the moment at which it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, date_time=_ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()
