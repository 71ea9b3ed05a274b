"""A school's report in words and in a picture: strengths, gaps, differences and last year, and never too much."""

from __future__ import annotations

import io
from datetime import datetime

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from bot.documents.docx import render
from bot.school.report import asked
from bot.school.tally import Told
from bot.school.view import Theme, points, view
from bot.school.words import counted, picture, share, words_of
from bot.world import AMSTERDAM
from content.load import Library, load
from content.model import Framework

AT = datetime(2026, 3, 4, 16, 0, tzinfo=AMSTERDAM)


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


@pytest.fixture(scope="module")
def checklist(library: Library) -> Framework:
    found = library.framework("leerwerkplek", "goede-leerwerkplek")
    assert found is not None
    return found


def said(**counts: int) -> Told:
    return Told(counts={name.replace("_", "-"): n for name, n in counts.items()})


@pytest.fixture(scope="module")
def themes(checklist: Framework) -> tuple[Theme, ...]:
    """There are keys, no ICT (the schoolopleider thinks there is), saying no got harder, there is no opleidingsplan."""
    return view(
        checklist,
        asked=asked(checklist),
        students={"lw-12-1": said(ja=5), "lw-12-2": said(nee=4, deels=1), "lw-6-4": said(nee=3, ja=2, weet_ik_niet=1)},
        school={
            "lw-12-1": {9: "ja"},
            "lw-12-2": {9: "ja"},
            "lw-1-1": {9: "ja"},
            "lw-1-2": {9: "nee", 8: "weet-ik-niet"},
        },
        last_year={"lw-6-4": said(ja=5), "lw-12-3": said(ja=5)},
    )


def labels(found: list[dict[str, str]]) -> list[str]:
    return [row["punt"] for row in found]


def words(themes: tuple[Theme, ...]) -> dict:
    return words_of(
        themes,
        title="Rapport leerwerkplek",
        school="Zilverbeek College",
        year="2025-2026",
        year_before="2024-2025",
        author="Marieke Oosterhof",
        students=6,
        students_before=5,
        schools=2,
        remarks=["Sleutels komen in week 1."],
        at=AT,
    )


def test_strengths_gaps_and_differences_are_named(themes: tuple[Theme, ...]) -> None:
    found = words(themes)
    assert labels(found["sterk"]) == ["De school heeft een visie op hoe een leraar leert", "Er zijn sleutels"]
    assert labels(found["mist"]) == [
        "Er ligt een opleidingsplan",
        "De student mag nee zeggen tegen extra taken",
        "Er is toegang tot de ict van de school",
    ]
    assert labels(found["anders"]) == ["Er is toegang tot de ict van de school"]
    assert found["anders"][0]["studenten"] == "deels 1, nee 4"
    assert found["anders"][0]["school"] == "ja"


def test_last_year_shows_what_moved(themes: tuple[Theme, ...]) -> None:
    [moved] = words(themes)["veranderd"]
    assert (moved["vroeger"], moved["nu"]) == ("ja 5", "ja 2, nee 3, weet ik niet 1")
    assert words(themes)["kort"][-1] == "Sinds 2024-2025 gingen 0 punten vooruit en 1 achteruit."


def test_a_point_with_too_few_answers_says_so_and_shows_no_number(themes: tuple[Theme, ...]) -> None:
    rows = {row["punt"]: row["studenten"] for theme in words(themes)["themas"] for row in theme["punten"]}
    assert len(rows) == 79
    assert rows["Er is toegang tot het leerlingvolgsysteem (LVS)"] == "nog te weinig antwoorden"
    assert rows["Er ligt een opleidingsplan"] == "niet aan studenten gevraagd"
    assert sum(p.students is not None for p in points(themes)) == 3


def test_shares_and_counts_leave_out_what_nobody_chose() -> None:
    assert share(said(ja=3, nee=1, weet_ik_niet=4)) == "ja 75%, nee 25%"
    assert counted(said(ja=3, weet_ik_niet=1)) == "ja 3, weet ik niet 1"
    assert (share(None), counted(None)) == ("–", "–")


def test_the_picture_is_the_same_for_the_same_answers_and_has_words_beside_it(themes: tuple[Theme, ...]) -> None:
    one, other = picture(themes), picture(themes)
    assert one == other
    assert Image.open(io.BytesIO(one.png)).width == 1300
    assert "Praktisch: studenten ja 50%, deels 10%, nee 40%; schoolopleider ja 100%" in one.alt
    assert "Observeren en oriëntatie: studenten nog te weinig antwoorden" in one.alt


def test_the_three_tones_differ_in_grey(themes: tuple[Theme, ...]) -> None:
    grey = Image.open(io.BytesIO(picture(themes).png)).convert("L")
    tones = [round(0.299 * r + 0.587 * g + 0.114 * b) for r, g, b in ((31, 78, 95), (127, 179, 196), (233, 238, 240))]
    common = {value for count, value in (grey.getcolors() or []) if count > 200}
    assert all(any(abs(tone - value) <= 2 for value in common) for tone in tones)
    assert min(abs(a - b) for n, a in enumerate(tones) for b in tones[n + 1 :]) > 60


def test_the_word_file_has_the_picture_with_its_alternative_text(library: Library, themes: tuple[Theme, ...]) -> None:
    drawing = picture(themes)
    path = library.template("hr-n4", "leerwerkplek")
    made = render(path, words(themes), at=AT, drawings={"beeld": drawing})
    assert made == render(path, words(themes), at=AT, drawings={"beeld": drawing})
    document = docx.Document(io.BytesIO(made))
    [shown] = document.element.body.iter(qn("wp:docPr"))
    assert shown.get("descr") == drawing.alt
    text = "\n".join(p.text for p in document.paragraphs)
    assert "Sleutels komen in week 1." in text
    assert "{{" not in text
