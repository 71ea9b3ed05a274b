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
    assert found["student"] == "de student, of de deelnemer"
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
        others = own.sharing(library(), "han-wpl2", dialog(name))
        made = own.tried(library().template("han-wpl2", "feedbackformulier"), dialog(name), others)
        document = docx.Document(io.BytesIO(made))
        filled = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
        asked = [e.shown for e in own.sample(dialog(name)) if e.kind not in ("rubric", "yes_no", "file") and not e.item]
        assert [one for one in asked if one not in filled] == []


NOWHERE = "{% if versie == 99 %}"


@pytest.mark.parametrize(
    ("written", "named"),
    [
        (NOWHERE + "{{ leerling }}{% endif %}", "{{ leerling }} bestaat niet"),
        (NOWHERE + "{{ antwoord.les.gezein }}{% endif %}", "Bedoelt u {{ antwoord.les.gezien }}?"),
        (
            "{% if versie == 1 %}{{ student }}{% elif versie == 99 %}{{ a }}{% else %}{{ b }}{% endif %}",
            "{{ a }} en {{ b }}",
        ),
        ("{% for w in wijzigingen %}{{ w.vraagg }}{% endfor %}", "{{ w.vraagg }} bestaat niet"),
        ("{% for o in onderdelen %}{% for t in o.tabellen %}{{ t.naam }}{% endfor %}{% endfor %}", "{{ t.naam }}"),
        ("{% for v in vragen %}{{ v.vraag }}{% else %}{{ niets }}{% endfor %}", "{{ niets }} bestaat niet"),
        ("{{ student if versie == 1 else leerling }}", "{{ leerling }} bestaat niet"),
        (NOWHERE + "{{ student | hoofdletters }}{% endif %}", "De bewerking 'hoofdletters' bestaat niet"),
        (NOWHERE + "{{ student.achternaam }}{% endif %}", "{{ student.achternaam }} bestaat niet"),
        (NOWHERE + "{{ student.__class__ }}{% endif %}", "{{ student.__class__ }} bestaat niet"),
        ("{% if antwoord.les.gezein is defined %}{{ antwoord.les.gezein }}{% endif %}", "{{ antwoord.les.gezein }}"),
        ("{% if student == leerling %}x{% endif %}", "{{ leerling }} bestaat niet"),
    ],
)
def test_a_wrong_name_where_no_answer_comes_is_named_too(tmp_path: Path, written: str, named: str) -> None:
    with pytest.raises(TemplateProblem) as told:
        own.tried(form(tmp_path / "eigen.docx", written), dialog("kijkwijzer"))
    assert named in str(told.value)


@pytest.mark.parametrize(
    "written",
    [
        "{% for v in vragen %}{% set x = v %}{{ loop.index }} {{ x.vraag | upper }}{% endfor %}",
        "{{ student.upper() }} {{ antwoord['les']['gezien'] }} {% for n in range(2) %}{{ n }}{% endfor %}",
        "{% for v in vragen | sort(attribute='vraag') %}{{ v.antwoord }}{% endfor %}",
        "{% if beeld %}{{ beeld }}{% for r in rijen %}{{ r.regel }}{{ r.waarden }}{% endfor %}{% endif %}",
        "{% if huisformulier is defined and vragen %}ja{% endif %}",
    ],
)
def test_what_is_right_is_not_called_wrong(tmp_path: Path, written: str) -> None:
    own.tried(form(tmp_path / "eigen.docx", written), dialog("kijkwijzer"))


def test_a_name_of_another_dialog_may_stand_in_a_form_that_serves_both_when_it_is_asked_for(tmp_path: Path) -> None:
    both = dialog("tussenevaluatie-formulier"), dialog("eindbeoordeling-formulier")
    name = "antwoord.leerklimaat.vertrouwen"
    asked = form(tmp_path / "eigen.docx", f"{{% if {name} is defined %}}{{{{ {name} }}}}{{% endif %}}")
    own.tried(asked, both[0], both[1:])
    for template, others in ((asked, ()), (form(tmp_path / "kaal.docx", f"{{{{ {name} }}}}"), both[1:])):
        with pytest.raises(TemplateProblem, match=name):
            own.tried(template, both[0], others)


def test_a_name_in_a_header_is_looked_at_as_well(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = NOWHERE + "{{ leerling }}{% endif %}"
    document.save(str(tmp_path / "eigen.docx"))
    with pytest.raises(TemplateProblem, match="leerling"):
        own.tried(tmp_path / "eigen.docx", dialog("kijkwijzer"))


@pytest.mark.parametrize("name", ["kijkwijzer", "groei", "eindbeoordeling-formulier"])
def test_the_examples_of_lists_have_the_words_that_a_real_form_gets(name: str) -> None:
    def words(value: object) -> object:
        if isinstance(value, list):
            return sorted({str(words(one)) for one in value})
        return {key: words(one) for key, one in value.items()} if isinstance(value, dict) else "tekst"

    made = own._words(dialog(name), own.sample(dialog(name)))
    assert words(made["vragen"]) == words(own.LISTS["vragen"])
    assert {key for part in made["onderdelen"] for key in part} <= own.LISTS["onderdelen"][0].keys()
    assert made.keys() >= own.LISTS.keys()


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


def test_the_check_of_the_content_looks_at_the_report_of_a_school_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "content"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    form(root / "common/templates/leerwerkplek.docx", "{% for s in sterk %}{{ s.score }}{% endfor %}")
    assert main(["content", "check", str(root)]) == 1
    assert "{{ s.score }} bestaat niet" in capsys.readouterr().out
