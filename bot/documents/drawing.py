"""Page, styles and table dressing of our Word templates. What python-docx has no call for is written as XML here."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

from bot.documents.docx import settled

_BLUE = RGBColor(0x1F, 0x4E, 0x5F)
_GREY = RGBColor(0x55, 0x5F, 0x66)
_BORN = datetime(2025, 8, 1)  # noqa: DTZ001
_FONT = "Calibri"
_OWN_STYLES = (
    ("Gezien", 13.0, None),
    ("Toelichting", 10.0, _GREY),
    ("Klein", 9.5, _GREY),
    ("Vraag", 11.0, None),
    ("Tussen", 5.0, None),
)


def new_form(title: str) -> Document:
    """An A4 document in Dutch: our styles, a header with title and student, a footer with the page number."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.0)
    _styles(document)
    _dutch(document)
    for style in ("Header", "Footer"):
        document.styles[style].paragraph_format.tab_stops.clear_all()
    head = section.header.paragraphs[0]
    head.text = (
        "{{ titel }}{% if student %} · {{ student }}{% elif school %} · {{ school }}{% endif %}\t{{ schooljaar }}"
    )
    foot = section.footer.paragraphs[0]
    foot.text = "Opgesteld met Werkplekwijzer{% if huisformulier %}; huisformulier{% endif %}\tPagina "
    _field(foot, "PAGE")
    foot.add_run(" van ")
    _field(foot, "NUMPAGES")
    for paragraph in (head, foot):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16.5), WD_TAB_ALIGNMENT.RIGHT)
        for run in paragraph.runs:
            run.font.size, run.font.color.rgb = Pt(9), _GREY
    document.add_heading("{{ titel }}", level=1)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "Werkplekwijzer", ""
    properties.comments, properties.language = "", "nl-NL"
    properties.created = properties.modified = _BORN
    return document


def _styles(document: Document) -> None:
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, 11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, size, before in (("Heading 1", 24, 0), ("Heading 2", 14, 16), ("Heading 3", 12, 10)):
        _font(styles[name], size, color=_BLUE, bold=True)
        styles[name].paragraph_format.space_before, styles[name].paragraph_format.space_after = Pt(before), Pt(4)
        styles[name].paragraph_format.keep_with_next = True
    for name, points, color in _OWN_STYLES:
        style: Any = styles.add_style(name, 1)
        style.base_style = normal
        _font(style, points, color=color, bold=name == "Vraag")
        style.paragraph_format.space_after = Pt(2 if name in ("Klein", "Vraag") else 6)
        if name == "Tussen":
            style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.0
        style.paragraph_format.keep_with_next = name in ("Vraag", "Toelichting")
    _beside(styles["Gezien"])


def _font(style: Any, size: float, *, color: RGBColor | None = None, bold: bool | None = None) -> None:
    style.font.name, style.font.size, style.font.bold = _FONT, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), _FONT)
    if color is not None:
        style.font.color.rgb = color


def _dutch(document: Document) -> None:
    """Dutch as the language of every style and of the proofing tools."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "nl-NL")
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), "nl-NL")


def _beside(style: Any) -> None:
    """A coloured line to the left of the paragraph."""
    borders = OxmlElement("w:pBdr")
    _line(borders, "w:left", "2E7D92", size=18, space=10)
    style.element.get_or_add_pPr().append(borders)


def set_borders(table: Table, *, inside: str, outside: str | None) -> None:
    """Thin lines in colour `inside` between rows, and `outside` around and between columns (None: none there)."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right"):
        _line(borders, f"w:{side}", outside or "auto", kind="single" if outside else "nil")
    _line(borders, "w:insideH", inside)
    _line(borders, "w:insideV", inside, kind="single" if outside else "nil")
    table._tbl.tblPr.append(borders)


def _line(parent: Any, side: str, color: str, *, kind: str = "single", size: int = 4, space: int = 0) -> None:
    line = OxmlElement(side)
    for name, value in (("val", kind), ("sz", size), ("space", space), ("color", color)):
        line.set(qn(f"w:{name}"), str(value))
    parent.append(line)


def shade(cell: Any, color: str) -> None:
    """A background colour, as `RRGGBB`."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def flag(row: Any, name: str) -> None:
    """A property of a table row: `w:tblHeader` repeats it on every page, `w:cantSplit` keeps it on one."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def set_widths(table: Table, centimetres: tuple[float, ...]) -> None:
    """Fixed column widths, and tight paragraphs in every cell."""
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, centimetres, strict=True):
            cell.width = Cm(width)
            layout = cell.paragraphs[0].paragraph_format
            layout.space_before, layout.space_after, layout.line_spacing = Pt(2), Pt(2), 1.0
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)


def _field(paragraph: Any, name: str) -> None:
    """A field that Word counts itself, such as the page number."""
    for kind, text in (("begin", None), (None, name), ("end", None)):
        run = paragraph.add_run()._r
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run.append(element)


def packed(document: Document) -> bytes:
    """The document as a file."""
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())
