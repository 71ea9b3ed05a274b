"""The Word templates of our own forms: `python -m bot.documents.forms` draws them and writes them into content.

A partnership that wants its own look puts a file of the same name in its programme's `templates` and edits it in Word.
"""

from __future__ import annotations

from pathlib import Path

from docx.shared import Pt

import content
from bot.documents.blocks import answered, closing, differences, facts, parts, picture, tag
from bot.documents.drawing import new_form, packed
from bot.documents.school_report import leerwerkplek

_FACTS = (
    ("{{ rol }}", "student"),
    ("Werkplekbegeleider", "wpb"),
    ("Opleiding", "opleiding"),
    ("School", "school"),
    ("Locatie", "locatie"),
    ("Vak", "vak"),
)
_SENT = ("Verstuurd op", "ingestuurd")


def kijkwijzer() -> bytes:
    """The observation form: whom and when, what was seen in large, then the accents and, when given, the dimensions."""
    document = new_form("Kijkwijzer")
    lesson = (("Klas", "antwoord.les.klas"), ("Datum van de les", "antwoord.les.datum"))
    facts(document, (*_FACTS, *lesson, ("Gezien door", "opsteller"), _SENT))
    document.add_heading("Wat ik zag", level=2)
    document.add_paragraph("Wat gebeurde er, wat was het effect en wat is een volgende stap?", style="Toelichting")
    document.add_paragraph("{{ antwoord.les.gezien }}", style="Gezien")
    tag(document, "if antwoord.kleur.accenten")
    document.add_heading("Waar ging het vooral over?", level=2)
    document.add_paragraph("{{ antwoord.kleur.accenten }}")
    tag(document, "endif")
    parts(document, "Per onderdeel")
    closing(document)
    return packed(document)


def startgesprek() -> bytes:
    """The preparation of a first conversation: every question with its answer, then what was asked per leeruitkomst."""
    document = new_form("Startgesprek")
    facts(document, (*_FACTS, _SENT))
    differences(document)
    tag(document, "for v in vragen")
    document.add_heading("{{ v.vraag }}", level=2)
    document.add_paragraph("{{ v.antwoord }}")
    tag(document, "endfor")
    parts(document, "Per leeruitkomst")
    closing(document)
    return packed(document)


def verslag() -> bytes:
    """The report of a conversation or visit: every question with its answer."""
    document = new_form("Verslag")
    facts(document, (*_FACTS, ("Verslag van", "opsteller"), _SENT))
    differences(document)
    tag(document, "for v in vragen")
    document.add_heading("{{ v.vraag }}", level=2)
    document.add_paragraph("{{ v.antwoord }}")
    tag(document, "endfor")
    parts(document, "Per onderdeel")
    closing(document)
    return packed(document)


def advies() -> bytes:
    """The mentor's advice for the final assessment: first what it is and is not, the advice, then its grounds."""
    document = new_form("Advies voor de eindbeoordeling")
    facts(document, (*_FACTS, ("Advies van", "opsteller"), ("Bestemd voor", "lezers"), _SENT))
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
    parts(document, "Per leeruitkomst")
    closing(document)
    return packed(document)


def leeras() -> bytes:
    """Our short leer-as: when and about which moment of the year, then growth, an example and the next step."""
    document = new_form("Leer-as")
    facts(document, (*_FACTS, ("Moment", "antwoord.leeras.moment"), ("Ingevuld door", "opsteller"), _SENT))
    for title, address in (
        ("Groei", "antwoord.leeras.groei"),
        ("Een voorbeeld", "antwoord.leeras.voorbeeld"),
        ("Een volgende stap", "antwoord.leeras.stap"),
    ):
        document.add_heading(title, level=2)
        document.add_paragraph(f"{{{{ {address} }}}}")
    own = "Dit is een korte huisvorm van Werkplekwijzer, bij de editie 2023-2024. De opleiding had een eigen rekenblad."
    closing(document, own)
    return packed(document)


def feedbackformulier() -> bytes:
    """The HAN's form for tussenevaluatie and eindbeoordeling: the student's words first, then the mentor's."""
    document = new_form("Feedback- en beoordelingsformulier")
    facts(document, (*_FACTS, ("Ingevuld door", "opsteller"), _SENT))
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
        answered(document, title, step_id, rows)
    parts(document, "Kijkkader: wat er te zien was")
    closing(document)
    return packed(document)


def zelfscan() -> bytes:
    """The zelfscan with its radar and the table beside it, or the feedback of someone else: every statement's score."""
    document = new_form("Zelfscan")
    about = (("{{ rol }}", "student"), ("Traject", "opleiding"), ("Ingevuld door", "opsteller"), _SENT)
    facts(document, about)
    picture(document, "Gemiddelde per gebied, op een schaal van 1 tot 7.")
    parts(document, "Per stelling", rows="Stelling", columns="Score, 1 tot 7")
    document.add_heading("Over dit formulier", level=2)
    document.add_paragraph(
        "Dit is geen afvinklijst en geen beoordeling. De deelnemer bepaalt zelf wie dit ziet.", style="Klein"
    )
    tag(document, "if lezers")
    document.add_paragraph("Wie dit lezen: {{ lezers }}.", style="Klein")
    tag(document, "endif")
    return packed(document)


def groei() -> bytes:
    """The growth in broad skills: the picture with its table, what was filled in now, and what to talk about."""
    document = new_form("Groei in beeld")
    facts(document, (*_FACTS, ("Ingevuld door", "opsteller"), _SENT))
    picture(document, "Een fase is geen oordeel en hoort niet bij een jaar.")
    parts(document, "Deze keer ingevuld", rows="Vaardigheid", columns="Fase", widths=(6.5, 10.0))
    tag(document, "if antwoord.gesprek.voorbeeld or antwoord.gesprek.leervraag")
    document.add_heading("Om over te praten", level=2)
    for title, name in (("Waaraan dat te zien is", "voorbeeld"), ("Een volgende stap", "leervraag")):
        tag(document, f"if antwoord.gesprek.{name}")
        document.add_paragraph(title, style="Vraag")
        document.add_paragraph(f"{{{{ antwoord.gesprek.{name} }}}}")
        tag(document, "endif")
    tag(document, "endif")
    closing(document)
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


if __name__ == "__main__":
    write(Path(content.__file__).parent / "common" / "templates")
