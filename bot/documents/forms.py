"""The Word templates of our own forms: `python -m bot.documents.forms` draws them and writes them into content.

A partnership that wants its own look puts a file of the same name in its programme's `templates` and edits it in Word.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.document import Document
from docx.shared import Pt

import content
from bot.documents.drawing import flag, new_form, packed, set_borders, set_widths, shade

_FACTS = (
    ("{{ rol }}", "student"),
    ("Werkplekbegeleider", "wpb"),
    ("Opleiding", "opleiding"),
    ("School", "school"),
    ("Locatie", "locatie"),
    ("Vak", "vak"),
)
_SENT = ("Verstuurd op", "ingestuurd")
_OURS = "Dit is een huisformulier van Werkplekwijzer. De opleiding schrijft hiervoor geen eigen formulier voor."


def kijkwijzer() -> bytes:
    """The observation form: whom and when, what was seen in large, then the accents and, when given, the dimensions."""
    document = new_form("Kijkwijzer")
    lesson = (("Klas", "antwoord.les.klas"), ("Datum van de les", "antwoord.les.datum"))
    _facts(document, (*_FACTS, *lesson, ("Gezien door", "opsteller"), _SENT))
    document.add_heading("Wat ik zag", level=2)
    document.add_paragraph("Wat gebeurde er, wat was het effect en wat is een volgende stap?", style="Toelichting")
    document.add_paragraph("{{ antwoord.les.gezien }}", style="Gezien")
    _tag(document, "if antwoord.kleur.accenten")
    document.add_heading("Waar ging het vooral over?", level=2)
    document.add_paragraph("{{ antwoord.kleur.accenten }}")
    _tag(document, "endif")
    _parts(document, "Per onderdeel")
    _closing(document)
    return packed(document)


def startgesprek() -> bytes:
    """The preparation of a first conversation: every question with its answer, then what was asked per leeruitkomst."""
    document = new_form("Startgesprek")
    _facts(document, (*_FACTS, _SENT))
    _differences(document)
    _tag(document, "for v in vragen")
    document.add_heading("{{ v.vraag }}", level=2)
    document.add_paragraph("{{ v.antwoord }}")
    _tag(document, "endfor")
    _parts(document, "Per leeruitkomst")
    _closing(document)
    return packed(document)


def verslag() -> bytes:
    """The report of a conversation or visit: every question with its answer."""
    document = new_form("Verslag")
    _facts(document, (*_FACTS, ("Verslag van", "opsteller"), _SENT))
    _differences(document)
    _tag(document, "for v in vragen")
    document.add_heading("{{ v.vraag }}", level=2)
    document.add_paragraph("{{ v.antwoord }}")
    _tag(document, "endfor")
    _parts(document, "Per onderdeel")
    _closing(document)
    return packed(document)


def advies() -> bytes:
    """The mentor's advice for the final assessment: first what it is and is not, the advice, then its grounds."""
    document = new_form("Advies voor de eindbeoordeling")
    _facts(document, (*_FACTS, ("Advies van", "opsteller"), ("Bestemd voor", "lezers"), _SENT))
    nature = document.add_paragraph(
        "Dit is een formatief advies. Het weegt zwaar mee in de eindbeoordeling; het is geen cijfer en geen besluit. "
        "De assessoren beslissen.",
        style="Toelichting",
    )
    nature.paragraph_format.space_before = Pt(10)
    for title, address in (
        ("Het advies", "antwoord.advies.samenvatting"),
        ("Werken op startbekwaam niveau", "antwoord.advies.functioneren"),
        ("Waar dat uit blijkt", "antwoord.advies.blijkt"),
        ("Een volgende stap", "antwoord.advies.groei"),
    ):
        document.add_heading(title, level=2)
        document.add_paragraph(f"{{{{ {address} }}}}", style="Gezien" if title == "Het advies" else None)
    _parts(document, "Per leeruitkomst")
    _closing(document)
    return packed(document)


def leeras() -> bytes:
    """Our short leer-as: when and about which moment of the year, then growth, an example and the next step."""
    document = new_form("Leer-as")
    _facts(document, (*_FACTS, ("Moment", "antwoord.leeras.moment"), ("Ingevuld door", "opsteller"), _SENT))
    for title, address in (
        ("Groei", "antwoord.leeras.groei"),
        ("Een voorbeeld", "antwoord.leeras.voorbeeld"),
        ("Een volgende stap", "antwoord.leeras.stap"),
    ):
        document.add_heading(title, level=2)
        document.add_paragraph(f"{{{{ {address} }}}}")
    own = "Dit is een korte huisvorm van Werkplekwijzer, bij de editie 2023-2024. De opleiding had een eigen rekenblad."
    _closing(document, own)
    return packed(document)


def feedbackformulier() -> bytes:
    """The HAN's form for tussenevaluatie and eindbeoordeling: the student's words first, then the mentor's."""
    document = new_form("Feedback- en beoordelingsformulier")
    _facts(document, (*_FACTS, ("Ingevuld door", "opsteller"), _SENT))
    words = ("Zelfreflectie van de student", "zelf")
    seen, step = ("Vooral gezien", "gezien"), ("Haalbare volgende stap", "stap")
    reaction, judgement = ("Reactie en feedback", "reactie"), ("Oordeel", "oordeel")
    judged = (words, seen, reaction, judgement, step)
    trusted = (words, seen, reaction, judgement, ("Vertrouwen in afronding in jaar 3", "vertrouwen"), step)
    points = (("Al gezien", "gezien"), ("Ontwikkeling tot nu toe", "groei"), ("Nog te ontwikkelen", "nog"))
    formative = (words, ("Nog te weinig gezien", "weinig"), *points)
    for title, step_id, rows in (
        ("Creëren van positief leerklimaat", "leerklimaat", trusted),
        ("Afstemmen op de lerende", "lerende", trusted),
        ("Leerstof verwerken", "leerstof", judged),
        ("Leren en lesgeven met ict", "digitaal", formative),
        ("Persoonlijke en professionele identiteit (PPI)", "identiteit", formative),
        ("Vakdidactiek", "vakdidactiek", (words, reaction, step)),
        ("Oordeel vakdidactiek, op verzoek van het vakteam", "vakoordeel", (judgement,)),
        ("Tot slot", "slot", (("Hierna", "doelen"), ("Overig, hoort bij PPI", "overig"))),
    ):
        _answered(document, title, step_id, rows)
    _parts(document, "Kijkkader: wat er te zien was")
    _closing(document)
    return packed(document)


def leerwerkplek() -> bytes:
    """A school's report: in short, a picture with its table, strengths and gaps, differences, last year, all points."""
    document = new_form("Rapport leerwerkplek")
    _facts(
        document,
        (
            ("School", "school"),
            ("Schooljaar", "schooljaar"),
            ("Studenten die antwoordden", "studenten"),
            ("Schoolopleiders", "schoolopleiders"),
            ("Studenten vorig jaar", "studenten_vorig_jaar"),
            ("Gemaakt voor", "opsteller"),
        ),
    )
    document.add_heading("In het kort", level=2)
    _each(document, "kort", "{{ r }}", style="List Bullet")
    document.add_heading("Per thema", level=2)
    picture = document.add_paragraph("{{ beeld }}")
    picture.paragraph_format.keep_with_next = True
    document.add_paragraph(
        "De ruit is de schoolopleider, het streepje zijn de studenten in {{ vorig_jaar }}: ja telt heel, deels half. "
        "Dezelfde cijfers staan in de tabel.",
        style="Toelichting",
    ).paragraph_format.keep_with_next = False
    _listing(
        document,
        "themas",
        (("Thema", "naam", 3.8), ("Studenten", "studenten", 4.85), ("Schoolopleider", "school", 4.85),
         ("Studenten {{ vorig_jaar }}", "vorig_jaar", 3.0)),
    )  # fmt: skip
    for title, name in (("Sterk", "sterk"), ("Nog niet op orde", "mist"), ("Anders bekeken", "anders")):
        document.add_heading(title, level=2)
        _tag(document, f"if {name}")
        _listing(
            document,
            name,
            (("Punt", "punt", 6.4), ("Thema", "thema", 3.8), ("Studenten", "studenten", 3.4),
             ("Schoolopleider", "school", 2.9)),
        )  # fmt: skip
        _tag(document, "else")
        document.add_paragraph("Geen punten.", style="Toelichting")
        _tag(document, "endif")
    document.add_heading("Vergeleken met {{ vorig_jaar }}", level=2)
    _tag(document, "if veranderd")
    _listing(
        document,
        "veranderd",
        (("Punt", "punt", 6.3), ("Thema", "thema", 3.8), ("{{ vorig_jaar }}", "vroeger", 3.2), ("Nu", "nu", 3.2)),
    )
    _tag(document, "else")
    document.add_paragraph(
        "Er zijn geen punten die duidelijk veranderd zijn, of er zijn over {{ vorig_jaar }} te weinig antwoorden om te "
        "vergelijken.",
        style="Toelichting",
    )
    _tag(document, "endif")
    _tag(document, "if toelichtingen")
    document.add_heading("Wat de schoolopleider erbij zegt", level=2)
    _each(document, "toelichtingen", "{{ r }}", style="Gezien")
    _tag(document, "endif")
    document.add_heading("Alle punten", level=2)
    _tag(document, "for t in themas")
    document.add_heading("{{ t.naam }}", level=3)
    _listing(
        document,
        "t.punten",
        (("Punt", "punt", 8.9), ("Studenten", "studenten", 4.6), ("Schoolopleider", "school", 3.0)),
    )
    _tag(document, "endfor")
    document.add_heading("Over dit rapport", level=2)
    for text in (
        "De punten komen uit de leidraad ‘goede leerwerkplek’. De leidraad heeft geen schaal: ja, deels, nee en weet "
        "ik niet zijn van Werkplekwijzer, net als de grenzen. Een punt is sterk als de antwoorden samen op 80% of meer "
        "uitkomen (ja telt heel, deels half), en nog niet op orde onder de 50%. Wat alleen de schoolopleider kan "
        "weten, telt zoals de schoolopleider het ziet.",
        "Antwoorden van studenten staan er alleen opgeteld in, en alleen bij punten waarover minstens vijf studenten "
        "een mening gaven. Cijfers veranderen pas als er minstens vijf antwoorden anders zijn dan in het vorige "
        "rapport; nieuwe antwoorden wachten daarop. Zo is niemands antwoord eruit te halen, ook niet door twee "
        "rapporten naast elkaar te leggen. Studenten kunnen er geen eigen tekst bij zetten.",
        "Gemaakt op {{ ingestuurd }}. Te lezen door schoolopleider, schoolcoördinator en instituutsopleider van deze "
        "school; het rapport is niet bedoeld om scholen of begeleiders te rangschikken.",
    ):
        document.add_paragraph(text, style="Klein")
    return packed(document)


def zelfscan() -> bytes:
    """The zelfscan with its radar and the table beside it, or the feedback of someone else: every statement's score."""
    document = new_form("Zelfscan")
    about = (("{{ rol }}", "student"), ("Traject", "opleiding"), ("Ingevuld door", "opsteller"), _SENT)
    _facts(document, about)
    _picture(document, "Gemiddelde per gebied, op een schaal van 1 tot 7.")
    _parts(document, "Per stelling", rows="Stelling", columns="Score, 1 tot 7")
    document.add_heading("Over dit formulier", level=2)
    document.add_paragraph(
        "Dit is geen afvinklijst en geen beoordeling. De deelnemer bepaalt zelf wie dit ziet.", style="Klein"
    )
    _tag(document, "if lezers")
    document.add_paragraph("Wie dit lezen: {{ lezers }}.", style="Klein")
    _tag(document, "endif")
    return packed(document)


def groei() -> bytes:
    """The growth in broad skills: the picture with its table, what was filled in now, and what to talk about."""
    document = new_form("Groei in beeld")
    _facts(document, (*_FACTS, ("Ingevuld door", "opsteller"), _SENT))
    _picture(document, "Een fase is geen oordeel en hoort niet bij een jaar.")
    _parts(document, "Deze keer ingevuld", rows="Vaardigheid", columns="Fase", widths=(6.5, 10.0))
    _tag(document, "if antwoord.gesprek.voorbeeld or antwoord.gesprek.leervraag")
    document.add_heading("Om over te praten", level=2)
    for title, name in (("Waaraan dat te zien is", "voorbeeld"), ("Een volgende stap", "leervraag")):
        _tag(document, f"if antwoord.gesprek.{name}")
        document.add_paragraph(title, style="Vraag")
        document.add_paragraph(f"{{{{ antwoord.gesprek.{name} }}}}")
        _tag(document, "endif")
    _tag(document, "endif")
    _closing(document)
    return packed(document)


FORMS = {
    "kijkwijzer": kijkwijzer,
    "startgesprek": startgesprek,
    "verslag": verslag,
    "advies": advies,
    "leeras": leeras,
    "feedbackformulier": feedbackformulier,
    "leerwerkplek": leerwerkplek,
    "zelfscan": zelfscan,
    "groei": groei,
}


def write(folder: Path) -> tuple[Path, ...]:
    """Write every template into this folder; what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = tuple(folder / f"{name}.docx" for name in FORMS)
    for path, make in zip(written, FORMS.values(), strict=True):
        path.write_bytes(make())
    return written


# --- parts of a form ------------------------------------------------------------------------------------------------


def _facts(document: Document, facts: tuple[tuple[str, str], ...]) -> None:
    """A two-column table of label and value; a row without a value is left out."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    set_borders(table, inside="D5DDE0", outside=None)
    for label, name in facts:
        _row_tag(table, f"if {name}")
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, f"{{{{ {name} }}}}"
        cells[0].paragraphs[0].runs[0].bold = True
        _row_tag(table, "endif")
    set_widths(table, (5.0, 11.5))


def _answered(document: Document, title: str, step: str, rows: tuple[tuple[str, str], ...]) -> None:
    """A heading with a table of label and answer. What is not asked in this dialog, empty or `nee` is left out."""
    names = [f"antwoord.{step}.{field}" for _, field in rows]
    given = [f"{name} is defined and {name} not in ('', 'nee')" for name in names]
    _tag(document, f"if antwoord.{step} is defined and ({' or '.join(f'({one})' for one in given)})")
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
    _tag(document, "endif")


def _parts(
    document: Document,
    title: str,
    *,
    rows: str = "Wat er te zien kan zijn",
    columns: str = "{{ t.vraag }}",
    widths: tuple[float, float] = (12.5, 4.0),
) -> None:
    """The repeated parts: a heading, a table per rubric with a heading row, and what was written with it."""
    _tag(document, "if onderdelen")
    document.add_heading(title, level=2)
    _tag(document, "endif")
    _tag(document, "for o in onderdelen")
    document.add_heading("{{ o.titel }}", level=3)
    _tag(document, "for t in o.tabellen")
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
    _tag(document, "endfor")
    _tag(document, "for v in o.vragen")
    document.add_paragraph("{{ v.vraag }}", style="Vraag")
    document.add_paragraph("{{ v.antwoord }}")
    _tag(document, "endfor")
    _tag(document, "endfor")


def _picture(document: Document, note: str) -> None:
    """A picture with the table beside it, where the document has one."""
    _tag(document, "if beeld")
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
    _tag(document, "endif")


def _differences(document: Document) -> None:
    """What is different from the version that the reader saw before; nothing in a first version."""
    _tag(document, "if wijzigingen")
    document.add_heading("Wat er anders is dan in de vorige versie", level=2)
    _tag(document, "for w in wijzigingen")
    document.add_paragraph("{{ w.vraag }}", style="Vraag")
    for when, name in (("Was", "was"), ("Nu", "nu")):
        _tag(document, f"if w.{name}")
        document.add_paragraph(f"{when}: {{{{ w.{name} }}}}")
        _tag(document, "endif")
    _tag(document, "endfor")
    _tag(document, "endif")


def _each(document: Document, name: str, text: str, *, style: str) -> None:
    """A paragraph for each of a list, which is `r` in its text."""
    _tag(document, f"for r in {name}")
    document.add_paragraph(text, style=style)
    _tag(document, "endfor")


def _listing(document: Document, name: str, columns: tuple[tuple[str, str, float], ...]) -> None:
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


def _closing(document: Document, ours: str = _OURS) -> None:
    document.add_heading("Over dit formulier", level=2)
    _tag(document, "if lezers")
    document.add_paragraph("Wie dit lezen: {{ lezers }}.", style="Klein").paragraph_format.keep_with_next = True
    _tag(document, "endif")
    document.add_paragraph("Versie {{ versie }}.", style="Klein").paragraph_format.keep_with_next = True
    _tag(document, "if huisformulier")
    document.add_paragraph(ours, style="Klein")
    _tag(document, "endif")


def _tag(document: Document, statement: str) -> None:
    """A paragraph that is a statement of the template and leaves nothing behind."""
    document.add_paragraph(f"{{%p {statement} %}}")


def _row_tag(table: Any, statement: str) -> None:
    """A table row that is a statement of the template and leaves nothing behind."""
    table.add_row().cells[0].text = f"{{%tr {statement} %}}"


if __name__ == "__main__":
    write(Path(content.__file__).parent / "common" / "templates")
