"""The blocks that a Word form is built of: each draws a part, with the statements of the template that fill it."""

from __future__ import annotations

from typing import Any

from docx.document import Document

from bot.documents.drawing import flag, set_borders, set_widths, shade

_OURS = "Dit is een huisformulier van Werkplekwijzer. De opleiding schrijft hiervoor geen eigen formulier voor."


def facts(document: Document, rows: tuple[tuple[str, str], ...]) -> None:
    """A two-column table of label and value; a row without a value is left out."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    set_borders(table, inside="D5DDE0", outside=None)
    for label, name in rows:
        _row_tag(table, f"if {name}")
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, f"{{{{ {name} }}}}"
        cells[0].paragraphs[0].runs[0].bold = True
        _row_tag(table, "endif")
    set_widths(table, (5.0, 11.5))


def answered(document: Document, title: str, step: str, rows: tuple[tuple[str, str], ...]) -> None:
    """A heading with a table of label and answer. What is not asked in this dialog, empty or `nee` is left out."""
    names = [f"antwoord.{step}.{field}" for _, field in rows]
    given = [f"{name} is defined and {name} not in ('', 'nee')" for name in names]
    tag(document, f"if antwoord.{step} is defined and ({' or '.join(f'({one})' for one in given)})")
    document.add_heading(title, level=2)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    set_borders(table, inside="D5DDE0", outside="D5DDE0")
    for (label, _), name, condition in zip(rows, names, given, strict=True):
        _row_tag(table, f"if {condition}")
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = label, f"{{{{ {name} }}}}"
        row.cells[0].paragraphs[0].runs[0].bold = True
        shade(row.cells[0], "E3EDF0")
        _row_tag(table, "endif")
    set_widths(table, (4.5, 12.0))
    tag(document, "endif")


def parts(
    document: Document,
    title: str,
    *,
    rows: str = "Wat er te zien kan zijn",
    columns: str = "{{ t.vraag }}",
    widths: tuple[float, float] = (12.5, 4.0),
) -> None:
    """The repeated parts: a heading, a table per rubric with a heading row, and what was written with it."""
    tag(document, "if onderdelen")
    document.add_heading(title, level=2)
    tag(document, "endif")
    tag(document, "for o in onderdelen")
    document.add_heading("{{ o.titel }}", level=3)
    tag(document, "for t in o.tabellen")
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    set_borders(table, inside="D5DDE0", outside="D5DDE0")
    head = table.rows[0]
    head.cells[0].text, head.cells[1].text = rows, columns
    for cell in head.cells:
        cell.paragraphs[0].runs[0].bold = True
        shade(cell, "E3EDF0")
    flag(head, "w:tblHeader")
    _row_tag(table, "for r in t.rijen")
    row = table.add_row()
    row.cells[0].text, row.cells[1].text = "{{ r.regel }}", "{{ r.oordeel }}"
    flag(row, "w:cantSplit")
    _row_tag(table, "endfor")
    set_widths(table, widths)
    document.add_paragraph(style="Tussen")
    tag(document, "endfor")
    tag(document, "for v in o.vragen")
    document.add_paragraph("{{ v.vraag }}", style="Vraag")
    document.add_paragraph("{{ v.antwoord }}")
    tag(document, "endfor")
    tag(document, "endfor")


def picture(document: Document, note: str) -> None:
    """A picture with the table beside it, where the document has one."""
    tag(document, "if beeld")
    document.add_heading("Het beeld", level=2)
    document.add_paragraph("{{ beeld }}")
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    set_borders(table, inside="D5DDE0", outside="D5DDE0")
    _row_tag(table, "for r in rijen")
    row = table.add_row()
    row.cells[0].text, row.cells[1].text = "{{ r.regel }}", "{{ r.waarden }}"
    flag(row, "w:cantSplit")
    _row_tag(table, "endfor")
    set_widths(table, (7.0, 9.5))
    document.add_paragraph(note, style="Klein")
    tag(document, "endif")


def differences(document: Document) -> None:
    """What is different from the version that the reader saw before; nothing in a first version."""
    tag(document, "if wijzigingen")
    document.add_heading("Wat er anders is dan in de vorige versie", level=2)
    tag(document, "for w in wijzigingen")
    document.add_paragraph("{{ w.vraag }}", style="Vraag")
    for when, name in (("Was", "was"), ("Nu", "nu")):
        tag(document, f"if w.{name}")
        document.add_paragraph(f"{when}: {{{{ w.{name} }}}}")
        tag(document, "endif")
    tag(document, "endfor")
    tag(document, "endif")


def each(document: Document, name: str, text: str, *, style: str) -> None:
    """A paragraph for each of a list, which is `r` in its text."""
    tag(document, f"for r in {name}")
    document.add_paragraph(text, style=style)
    tag(document, "endfor")


def listing(document: Document, name: str, columns: tuple[tuple[str, str, float], ...]) -> None:
    """A table with a row for each of a list. A column is its heading, the name of its value, and its centimetres."""
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    set_borders(table, inside="D5DDE0", outside="D5DDE0")
    head = table.rows[0]
    for cell, (title, _, _) in zip(head.cells, columns, strict=True):
        cell.text = title
        cell.paragraphs[0].runs[0].bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        shade(cell, "E3EDF0")
    flag(head, "w:tblHeader")
    _row_tag(table, f"for r in {name}")
    row = table.add_row()
    for cell, (_, value, _) in zip(row.cells, columns, strict=True):
        cell.text = f"{{{{ r.{value} }}}}"
    flag(row, "w:cantSplit")
    _row_tag(table, "endfor")
    set_widths(table, tuple(width for _, _, width in columns))
    document.add_paragraph(style="Tussen")


def closing(document: Document, ours: str = _OURS) -> None:
    """Who reads it, which version it is and, of a form of ours, what that means."""
    document.add_heading("Over dit formulier", level=2)
    tag(document, "if lezers")
    document.add_paragraph("Wie dit lezen: {{ lezers }}.", style="Klein").paragraph_format.keep_with_next = True
    tag(document, "endif")
    document.add_paragraph("Versie {{ versie }}.", style="Klein").paragraph_format.keep_with_next = True
    tag(document, "if huisformulier")
    document.add_paragraph(ours, style="Klein")
    tag(document, "endif")


def tag(document: Document, statement: str) -> None:
    """A paragraph that is a statement of the template and leaves nothing behind."""
    document.add_paragraph(f"{{%p {statement} %}}")


def _row_tag(table: Any, statement: str) -> None:
    """A table row that is a statement of the template and leaves nothing behind."""
    table.add_row().cells[0].text = f"{{%tr {statement} %}}"
