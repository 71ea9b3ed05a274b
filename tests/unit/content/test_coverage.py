"""Everything that the documents ask is carried somewhere, or it is said why not; and what is named there exists."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from bot.__main__ import main
from content.coverage import Report, report
from content.load import ROOT

ROWS = """\
document: bron.txt
carried_by: proef
obligations: {wpb-kijkwijzer-1: kijkwijzer-1}
conversations:
  observatie: {title: Lesobservatie met kijkwijzer, dialog: kijkwijzer, date: periode-1}
forms: {kijkwijzer: kijkwijzer}
rules:
  tijdig: {title: Op tijd herinneren, policy: leads}
  stagevergoeding: {title: Stagevergoeding, reason: Daarover beslist de school in haar eigen systeem.}
glossary: [kijkwijzer]
questions: {Q01: Wat is een kijkwijzer?}
"""
FAQ = """\
answers:
  - {questions: Wat is een kijkwijzer?, answer: Een formulier., source: {document: bron.txt, section: "2"}}
"""
FILE = "coverage/proef.yaml"


@pytest.fixture
def covered(folder):
    folder.write("common/sources.yaml", "sources: {bron.txt: De handleiding}\n")
    folder.write("programmes/proef/faq.yaml", FAQ)
    folder.write(FILE, ROWS)
    return folder


@pytest.fixture(scope="module")
def shipped() -> Report:
    return report()


def told(folder) -> list[str]:
    return [str(problem) for problem in report(folder.root).problems]


# --- what ships ---


def test_every_row_of_the_five_documents_is_settled(shipped):
    assert [str(problem) for problem in shipped.problems] == []
    assert shipped.settled == len(shipped.rows)


def test_no_row_of_the_documents_was_dropped(shipped):
    counts = Counter((row.document[:3], row.kind) for row in shipped.rows)
    tasks = {document: counts[document, "obligations"] for document in ("000", "001", "002", "003", "004")}
    assert tasks == {"000": 37, "001": 41 + 9, "002": 54, "003": 20, "004": 35}
    assert sum(n for (_, kind), n in counts.items() if kind == "questions") == 60
    assert {kind for _, kind in counts} == {"obligations", "conversations", "forms", "rules", "glossary", "questions"}


def test_the_command_tells_it_in_words_and_in_json(capsys):
    assert main(["content", "coverage"]) == 0
    assert "100% van " in capsys.readouterr().out
    assert main(["content", "coverage", "--json"]) == 0
    told_ = json.loads(capsys.readouterr().out)
    assert (told_["percent"], told_["problems"]) == (100.0, [])
    assert told_["rows"] == told_["settled"] == len(told_["details"])
    first = next(row for row in told_["details"] if row["id"] == "n4-2526-p4-wpb-advies")
    assert first["carried_by"] == ["obligation:p4-wpb-advies"]


def test_a_dialog_that_gets_another_name_is_missed_with_file_and_line(tmp_path: Path):
    root = tmp_path / "content"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    folder = root / "programmes" / "han-wpl2"
    (folder / "dialogs" / "groei.yaml").rename(folder / "dialogs" / "ontwikkeling.yaml")
    dialog = folder / "dialogs" / "ontwikkeling.yaml"
    dialog.write_text(dialog.read_text(encoding="utf-8").replace("dialog: groei", "dialog: ontwikkeling"))
    found = report(root)
    line = next(
        n
        for n, text in enumerate((root / "coverage" / "han-wpl2.yaml").read_text(encoding="utf-8").splitlines(), 1)
        if "dialog: groei" in text
    )
    assert f"coverage/han-wpl2.yaml:{line}: gesprek 'groei' bestaat niet" in "\n".join(map(str, found.problems))
    assert found.settled == len(found.rows) - 1


# --- what can be wrong ---


def test_rows_that_are_carried_or_have_a_reason_are_all_there_is(covered):
    found = report(covered.root)
    assert (len(found.rows), found.settled, found.problems) == (7, 7, ())
    assert {row.id: row.carriers for row in found.rows}["Q01"] == (("faq", "Wat is een kijkwijzer?"),)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("wpb-kijkwijzer-1: kijkwijzer-1", "wpb-kijkwijzer-1: kijkwijzer-2", 3, "taak 'kijkwijzer-2' bestaat niet"),
        ("date: periode-1", "date: periode-9", 5, "datum of periode 'periode-9' bestaat niet"),
        ("glossary: [kijkwijzer]", "glossary: [kijkwijzer, leer-as]", 10, "begrip 'leer-as' bestaat niet"),
        ("Q01: Wat is een kijkwijzer?", "Q01: Wat is een wpb?", 11, "vraag 'Wat is een wpb?' bestaat niet"),
        ("policy: leads", "policy: leeds", 8, "huisregel 'leeds' bestaat niet (bedoelt u 'leads'?)"),
        ("reason: Daarover beslist de school in haar eigen systeem.", "reason: Dat komt later.", 9, "stelt uit"),
        ("{title: Op tijd herinneren, policy: leads}", "{title: Herinneren}", 8, "geef bij 'tijdig' wat het draagt"),
        ("document: bron.txt", "document: brom.txt", 1, "document 'brom.txt' bestaat niet"),
        ("policy: leads", "beleid: leads", 8, "'beleid'"),
    ],
)  # fmt: skip
def test_a_row_that_leads_nowhere_is_told_with_its_line(covered, old, new, line, said):
    covered.change(FILE, old, new)
    [problem] = [one for one in told(covered) if one.startswith(f"{FILE}:{line}: ")]
    assert said in problem


def test_a_framework_that_lost_a_point_is_told(covered):
    covered.write("programmes/proef/frameworks/kader.yaml", "framework: kader\ntitle: K\ndimensions: [{id: a, label: A, indicators: [x, y]}]\n")  # fmt: skip  # noqa: E501
    covered.change(FILE, "forms: {kijkwijzer: kijkwijzer}", "forms: {kader: {framework: kader, points: 3}}")
    assert told(covered) == [f"{FILE}:6: hier staan 3 punten, maar kader heeft er 2"]


def test_a_task_that_no_document_asks_for_says_that_it_is_ours(covered):
    covered.change(FILE, "obligations: {wpb-kijkwijzer-1: kijkwijzer-1}", "obligations: {}")
    [problem] = told(covered)
    assert problem.startswith("programmes/proef/programme.yaml:5: geen rij in coverage/ vraagt om taak 'kijkwijzer-1'")
    covered.change("programmes/proef/programme.yaml", "tell: [student]", "tell: [student]\n    ours: true")
    assert told(covered) == []


WORRY = """\
routes:
  plek: {label: Mijn plek, as: student, to: so, begins: gesprek, source: {document: bron.txt, section: "4"}}
steps:
  gesprek: {title: Een gesprek, owner: so, within: 3, ours: true}
"""


def test_a_way_for_worries_carries_a_row_and_one_that_no_row_asks_for_is_told(covered):
    covered.write("programmes/proef/zorg.yaml", WORRY)
    form = covered.read("programmes/proef/dialogs/kijkwijzer.yaml")
    covered.write("programmes/proef/dialogs/zorg-stap.yaml", form.replace("dialog: kijkwijzer", "dialog: zorg-stap"))
    assert told(covered)[0].startswith("programmes/proef/zorg.yaml:2: geen rij in coverage/ vraagt om 'plek'")
    covered.change(FILE, "{title: Op tijd herinneren, policy: leads}", "{title: Zorg, zorg: [plek, gesprek]}")
    assert told(covered) == []
    covered.change(FILE, "[plek, gesprek]", "[plek, gesprekje]")
    assert "soort zorg of stap 'gesprekje' bestaat niet (bedoelt u 'gesprek'?)" in told(covered)[0]


def test_a_source_without_a_section_or_of_an_unknown_document_is_told(covered):
    covered.change("programmes/proef/faq.yaml", 'section: "2"', "section: null")
    assert told(covered) == ["programmes/proef/faq.yaml:2: noem bij de bron ook de paragraaf ('section')"]
    covered.change("programmes/proef/faq.yaml", "bron.txt", "ander.txt")
    assert told(covered) == ["programmes/proef/faq.yaml:2: document 'ander.txt' bestaat niet"]


def test_content_that_does_not_load_is_told_first(covered):
    covered.change("programmes/proef/programme.yaml", "title: Eerste kijkwijzer", "titel: Eerste kijkwijzer")
    assert any("titel" in one for one in told(covered))
