"""A partnership puts its own Word form in the place of ours: what it may say, and how a mistake in it is told."""

from __future__ import annotations

import io
import shutil
from functools import cache
from pathlib import Path

import docx
import pytest

from bot.__main__ import main
from bot.documents import own
from bot.documents.docx import TemplateProblem
from content.load import ROOT, Library, load
from dialogs.model import Dialog


@cache
def library() -> Library:
    return load()


def dialog(name: str, programme: str = "han-wpl2") -> Dialog:
    found = library().dialog(programme, name)
    assert found is not None
    return found


def form(path: Path, *paragraphs: str) -> Path:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(str(path))
    return path


def text_of(data: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(data)).paragraphs)


def test_every_question_of_a_dialog_has_a_placeholder_with_its_meaning() -> None:
    found = {one.name: one.meaning for one in own.placeholders(dialog("kijkwijzer"))}
    assert found["student"] == "de student"
    assert found["antwoord.les.gezien"].startswith("Wat zag")
    assert "antwoord.les.datum" in found


def test_a_form_with_its_own_words_and_places_fits_and_is_filled(tmp_path: Path) -> None:
    mine = form(tmp_path / "eigen.docx", "Formulier van onze school", "Over {{ student }}: {{ antwoord.les.gezien }}")
    text = text_of(own.tried(mine, dialog("kijkwijzer")))
    assert "Formulier van onze school" in text
    assert "Over Voorbeeld Student: Antwoord op: Wat zag" in text


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("{{ leerling }}", "{{ leerling }}"),
        ("{{ antwoord.les.gezein }}", "{{ antwoord.les.gezein }}"),
        ("{{ antwoord.lesje.gezien }}", "{{ antwoord.lesje }}"),
    ],
)
def test_a_placeholder_that_does_not_exist_is_named(tmp_path: Path, written: str, named: str) -> None:
    with pytest.raises(TemplateProblem) as told:
        own.tried(form(tmp_path / "eigen.docx", written), dialog("kijkwijzer"))
    assert f"{named} bestaat niet" in str(told.value)
    assert "eigen.docx" in str(told.value)


@pytest.mark.parametrize("written", ["{{ student", "{% for v in vragen %}", "{{ student | nope }}"])
def test_braces_that_are_not_closed_are_told(tmp_path: Path, written: str) -> None:
    with pytest.raises(TemplateProblem, match=r"eigen\.docx"):
        own.tried(form(tmp_path / "eigen.docx", written), dialog("kijkwijzer"))


def test_a_form_cannot_reach_into_the_program(tmp_path: Path) -> None:
    with pytest.raises(TemplateProblem):
        own.tried(form(tmp_path / "eigen.docx", "{{ student.__class__.__mro__ }}"), dialog("kijkwijzer"))


def test_the_form_of_the_han_has_a_place_for_every_question_of_its_dialogs() -> None:
    for name in ("tussenevaluatie-formulier", "eindbeoordeling-formulier"):
        document = docx.Document(
            io.BytesIO(own.tried(library().template("han-wpl2", "feedbackformulier"), dialog(name)))
        )
        filled = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
        asked = [e.shown for e in own.sample(dialog(name)) if e.kind not in ("rubric", "yes_no", "file") and not e.item]
        assert [one for one in asked if one not in filled] == []


# --- the commands -----------------------------------------------------------------------------------------------------


def test_the_command_lists_what_may_stand_in_a_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "form", "kijkwijzer"]) == 0
    out = capsys.readouterr().out
    assert "{{ antwoord.les.gezien }}" in out
    assert "templates/kijkwijzer.docx" in out


def test_the_command_tries_a_form_and_leaves_a_filled_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = form(tmp_path / "eigen.docx", "{{ student }}")
    assert main(["content", "form", "kijkwijzer", "--file", str(mine)]) == 0
    assert "eigen-voorbeeld.docx" in capsys.readouterr().out
    assert text_of((tmp_path / "eigen-voorbeeld.docx").read_bytes()) == "Voorbeeld Student"


def test_a_form_that_does_not_fit_ends_with_status_1_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = form(tmp_path / "eigen.docx", "{{ leerling }}")
    assert main(["content", "form", "kijkwijzer", "--file", str(mine)]) == 1
    assert "{{ leerling }} bestaat niet" in capsys.readouterr().out
    assert list(tmp_path.glob("*-voorbeeld.docx")) == []


def test_the_check_of_the_content_looks_at_the_forms_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "content"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (root / "programmes/hr-n4/templates").mkdir(exist_ok=True)
    form(root / "programmes/hr-n4/templates/kijkwijzer.docx", "{{ leerling }}")
    assert main(["content", "check", str(root)]) == 1
    out = capsys.readouterr().out
    assert "programmes/hr-n4/templates/kijkwijzer.docx" in out
    assert "{{ leerling }} bestaat niet" in out
    assert "'kijkwijzer'" in out
