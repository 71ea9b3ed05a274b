"""The Word file of a kijkwijzer or startgesprek, opened and read as its reader would."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from bot.documents.context import context_of, fields_of
from bot.documents.docx import TemplateProblem, render
from bot.documents.forms import FORMS
from content.load import Library, load
from dialogs.nouns import Person, Placement, Region, Role, Seat
from dialogs.outcome import Entry

AT = datetime(2026, 1, 21, 14, 5, tzinfo=UTC)
SEEN = "Je stond bij de deur.\nDaardoor begon iedereen rustig."
STUDENT = Person(id=1, name="Noor Willems", email="noor@student.example")
WPB = Person(id=2, name="Wim de Groot", email="wim@school.example")
PLACEMENT = Placement(
    id=1,
    programme="hr-n4",
    year="2025-2026",
    school="Zilverbeek College",
    region=Region.MIDDEN,
    start=date(2025, 9, 3),
    vak="Nederlands",
    seats=(Seat(role=Role.STUDENT, person=STUDENT), Seat(role=Role.WPB, person=WPB)),
)
FIELDS = ("les.datum", "les.klas", "les.gezien", "kleur.accenten", "kleur.verdiepen")


@cache
def library() -> Library:
    return load()


def entry(address: str, label: str, shown: str, **more: Any) -> Entry:
    step, field = address.split(".")
    return Entry(
        address=address,
        step=step,
        field=field,
        kind=more.pop("kind", "text"),
        label=label,
        value=shown,
        shown=shown,
        **more,
    )


def lesson(seen: str = SEEN) -> tuple[Entry, ...]:
    return (
        entry("les.datum", "Welke les?", "woensdag 21 januari 2026", kind="date"),
        entry("les.klas", "Klas", "2b", kind="choice"),
        entry("les.gezien", "Wat zag u?", seen),
    )


def deepened(item: str, *rows: tuple[str, str, str]) -> tuple[Entry, ...]:
    about = {"item": item, "item_label": item.capitalize()}
    return (
        entry("indicatoren.gezien", "In deze les", "", kind="rubric", rows=rows, **about),
        entry("indicatoren.toelichting", "Toelichting", f"Over {item}.", **about),
    )


def words(entries: tuple[Entry, ...], **change: Any) -> dict[str, Any]:
    given = {
        "title": "Kijkwijzer",
        "programme": "Hogeschool Rotterdam, niveau 4",
        "placement": PLACEMENT,
        "author": WPB.name,
        "readers": (STUDENT.name, WPB.name),
        "at": AT,
        "ours": True,
        "fields": FIELDS,
    }
    return context_of(entries, **(given | change))


def made(entries: tuple[Entry, ...], template: str = "kijkwijzer", **change: Any) -> bytes:
    return render(library().template("hr-n4", template), words(entries, **change), at=AT)


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def reads(document: Document) -> str:
    """All text in the order of the page, table cells included."""
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def test_a_kijkwijzer_tells_whom_it_is_about_when_and_what_was_seen() -> None:
    text = reads(opened(made(lesson())))
    for line in (
        "Student | Noor Willems",
        "Werkplekbegeleider | Wim de Groot",
        "Opleiding | Hogeschool Rotterdam, niveau 4",
        "School | Zilverbeek College",
        "Klas | 2b",
        "Datum van de les | woensdag 21 januari 2026",
        SEEN,
        "Wie dit lezen: Noor Willems en Wim de Groot.",
        "woensdag 21 januari 2026 om 15.05 uur",
    ):
        assert line in text
    assert "{" not in text


def test_what_was_not_filled_leaves_no_empty_heading_or_row() -> None:
    text = reads(opened(made(lesson()[2:], placement=None)))
    for absent in ("Klas", "Locatie", "Waar ging het", "Per onderdeel"):
        assert absent not in text
    assert text.startswith("Kijkwijzer\n")
    assert SEEN in text


def test_every_deepened_dimension_gets_its_own_table_with_a_repeating_header() -> None:
    entries = (
        *lesson(),
        entry("kleur.accenten", "Waar ging het vooral over?", "Klimaat en Uitleg", kind="choices"),
        *deepened("klimaat", ("Groet bij de deur", "vaak", "a"), ("Kent de namen", "soms", "b")),
        *deepened("uitleg", ("Noemt het doel", "nog niet", "c")),
    )
    document = opened(made(entries))
    rubrics = document.tables[1:]
    assert [[[c.text for c in row.cells] for row in t.rows] for t in rubrics] == [
        [["Wat er te zien kan zijn", "In deze les"], ["Groet bij de deur", "vaak"], ["Kent de namen", "soms"]],
        [["Wat er te zien kan zijn", "In deze les"], ["Noemt het doel", "nog niet"]],
    ]
    assert all(t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in rubrics)
    text = reads(document)
    assert (
        text.index("\nKlimaat\n") < text.index("Over klimaat.") < text.index("\nUitleg\n") < text.index("Over uitleg.")
    )


def test_a_startgesprek_shows_every_question_and_each_leeruitkomst() -> None:
    entries = (
        entry("uitkomsten.beeld", "Wat zijn de leeruitkomsten?", "Mijn beeld."),
        entry("plan.doel", "Welk doel stel je?", "Rustig starten.", item="ict", item_label="Lesgeven met ict"),
    )
    document = opened(made(entries, "startgesprek", title="Startgesprek voorbereiden", ours=False, fields=()))
    text = reads(document)
    assert "Wat zijn de leeruitkomsten?\nMijn beeld." in text
    assert "Lesgeven met ict\nWelk doel stel je?\nRustig starten." in text
    assert "huisformulier" not in text + document.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize(
    "typed",
    [
        "{{ student }} {% for x in y %} {_{ {# weg #}",
        "<b>vet</b> & <w:p/>",
        "aanhaling \" en '",
        "🙂 مرحبا 漢字",
        "a\tb",
    ],
)
def test_what_people_type_stays_what_they_typed(typed: str) -> None:
    assert typed.replace("{_{", "{{") in reads(opened(made(lesson(typed)))).replace("{_{", "{{")


def test_characters_that_word_refuses_are_left_out_and_line_breaks_stay() -> None:
    text = reads(opened(made(lesson("een\x00\x07\x0b\r\ntwee\rdrie\ufffe"))))
    assert "een\ntwee\ndrie\n" in text


def test_a_text_of_forty_thousand_characters_is_kept_whole() -> None:
    long = "Een zin over de les. " * 2000
    assert long.strip() in reads(opened(made(lesson(long))))


def test_the_same_snapshot_gives_the_same_file() -> None:
    first = made(lesson())
    assert made(lesson()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_file_is_accessible_dutch_with_title_headings_and_a4() -> None:
    document = opened(made(lesson()))
    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Kijkwijzer Noor Willems",
        "Wim de Groot",
        "nl-NL",
    )
    assert properties.created == AT
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    headings = [p.style.name for p in document.paragraphs if p.style is not None and p.style.name.startswith("Heading")]
    assert headings[:2] == ["Heading 1", "Heading 2"]
    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert page.header.paragraphs[0].text == "Kijkwijzer · Noor Willems\t2025-2026"
    assert page.footer.paragraphs[0].text.startswith("Opgesteld met Werkplekwijzer; huisformulier")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("{{ studnet }}", "{{ studnet }} bestaat niet"),
        ("{{ antwoord.les.gezein }}", "{{ antwoord.les.gezein }} bestaat niet"),
        ("{{ antwoord.lessen.gezien }}", "{{ antwoord.lessen }} bestaat niet"),
        ("{% if student %}", "verkeerd geschreven"),
        ("{{ ''.__class__.__mro__ }}", "Sjabloon eigen.docx"),
    ],
)
def test_a_wrong_placeholder_is_named_in_dutch(tmp_path: Path, typed: str, says: str) -> None:
    own = docx.Document()
    own.add_paragraph(typed)
    own.save(str(tmp_path / "eigen.docx"))
    with pytest.raises(TemplateProblem, match=re.escape(says)):
        render(tmp_path / "eigen.docx", words(lesson()), at=AT)


def test_a_template_that_is_missing_or_no_word_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "tekst.docx").write_text("geen Word")
    for name in ("tekst.docx", "weg.docx"):
        with pytest.raises(TemplateProblem, match=f"Sjabloon {name} is er niet of is geen Word-bestand"):
            render(tmp_path / name, words(lesson()), at=AT)


@pytest.mark.parametrize("programme", ["hr-n4", "han-wpl2"])
@pytest.mark.parametrize("name", ["kijkwijzer", "startgesprek"])
def test_the_shipped_templates_fit_the_shipped_dialogs_even_without_any_answer(programme: str, name: str) -> None:
    dialog = library().dialog(programme, name)
    assert dialog is not None
    data = render(library().template(programme, name), words((), fields=fields_of(dialog)), at=AT)
    assert "Noor Willems" in reads(opened(data))


@pytest.mark.parametrize("name", FORMS)
def test_the_shipped_template_is_the_one_that_the_code_draws(name: str) -> None:
    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {entry: archive.read(entry) for entry in archive.namelist()}

    assert parts(library().template("hr-n4", name).read_bytes()) == parts(FORMS[name]())
