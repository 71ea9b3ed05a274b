"""The page for coordinators (docs/authoring.md) does what it says: its own lines, on a copy of what ships."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.roster.apply import known
from content.check import problems
from content.load import ROOT, load

PAGE = (Path(__file__).parents[3] / "docs" / "authoring.md").read_text(encoding="utf-8")
CALENDAR = "programmes/hr-n4/calendars/2025-2026.yaml"
KIJKWIJZER = "programmes/hr-n4/dialogs/kijkwijzer.yaml"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """`cp -r content mijn-inhoud`"""
    return Path(shutil.copytree(ROOT, tmp_path / "mijn-inhoud", ignore=shutil.ignore_patterns("__pycache__")))


def change(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def lines(heading: str) -> list[str]:
    """What the page shows under a heading to be written in a file."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return [found.removesuffix("\n") for found in re.findall(r"```(?:yaml|text)\n(.*?)```", part, re.DOTALL)]


def says(root: Path) -> list[str]:
    return [str(problem) for problem in problems(root)]


def test_a_date_is_moved_as_the_page_says(mine):
    old, new, following = lines("Een datum wijzigen")
    change(mine, CALENDAR, old, new.replace("donderdag", "woensdag"))
    assert "2026-02-05 is een donderdag, geen woensdag" in says(mine)[0]
    change(mine, CALENDAR, new.replace("donderdag", "woensdag"), new)
    assert "'periode-3' begint op 2026-02-05, maar 'periode-2' loopt tot en met 2026-02-05" in says(mine)[0]
    change(mine, CALENDAR, "    from: 2026-02-05", following)
    assert says(mine) == []
    calendar = load(mine).calendar("hr-n4", "2025-2026")
    assert calendar is not None
    assert calendar.periods["periode-2"].ends == date(2026, 2, 5)


def test_a_question_is_reworded_as_the_page_says(mine, monkeypatch, capsys):
    old, new = lines("Een vraag in een formulier wijzigen")
    change(mine, KIJKWIJZER, old, new)
    assert says(mine) == []
    change(mine, KIJKWIJZER, "title: Kijkwijzer", "title: Lesobservatie")
    monkeypatch.setenv("WIJZER_CONTENT", str(mine))
    assert main(["content", "draw", "kijkwijzer", "--programme", "hr-n4"]) == 0
    assert 'begin(["Lesobservatie"])' in capsys.readouterr().out


def test_a_lead_time_is_changed_as_the_page_says(mine):
    old, new = lines("Een herinnering eerder of later")
    change(mine, "common/policy.yaml", old, new)
    assert says(mine) == []
    assert load(mine).policy.leads.gewoon == (5, 1)


def test_a_phrase_is_added_as_the_page_says(mine):
    [phrase] = lines("Een zin die de bot niet begrijpt")
    file = mine / "common" / "phrases" / "agenda.txt"
    file.write_text(f"{file.read_text(encoding='utf-8')}{phrase}\n", encoding="utf-8")
    assert says(mine) == []
    assert load(mine).phrases["agenda"][-1] == phrase


def test_a_new_school_year_is_one_new_file(mine):
    folder = mine / "programmes" / "hr-n4" / "calendars"
    for file in ("hr-n4/calendars/2026-2027.yaml", "hr-n4/calendars/2027-2028.yaml"):
        assert file in PAGE
    text = (folder / "2026-2027.yaml").read_text(encoding="utf-8")
    text = re.sub(r"\d{4}-\d\d-\d\d", lambda day: str(date.fromisoformat(day[0]) + timedelta(days=364)), text)
    text = text.replace("year: 2026-2027", "year: 2027-2028")
    (folder / "2027-2028.yaml").write_text(text, encoding="utf-8")
    [gap] = says(mine)
    assert "voor 2027-2028 staan er geen schoolvakanties in common/holidays.nl.yaml" in gap
    assert "voor 2027-2028 staan er geen schoolvakanties in common/holidays.nl.yaml" in PAGE
    holidays = "  2027-2028:\n    kerstvakantie:\n      iedereen: {from: 2027-12-25, to: 2028-01-09}\n"
    change(mine, "common/holidays.nl.yaml", "  2026-2027:\n", f"{holidays}  2026-2027:\n")
    assert says(mine) == []
    assert "2027-2028" in known(load(mine)).programmes["hr-n4"]


def test_every_message_that_the_page_explains_is_what_the_check_says(mine, capsys):
    change(mine, CALENDAR, "on: 2026-02-04, weekday: woensdag", "on: 2026-02-18, weekday: woensdag")
    change(mine, CALENDAR, "to: 2026-02-04", "to: 2026-02-18")
    change(mine, CALENDAR, "from: 2026-02-05", "from: 2026-02-19")
    change(mine, "programmes/hr-n4/programme.yaml", "dialog: advies", "dialog: advise")
    change(mine, KIJKWIJZER, "label: Wat zag", "lable: Wat zag")
    assert main(["content", "check", str(mine)]) == 1
    said = capsys.readouterr().out
    for message in ("2026-02-18 valt op of in voorjaarsvakantie (regio midden en zuid)", "onbekend woord 'lable' (bedoelt u 'label'?)"):  # fmt: skip  # noqa: E501
        assert message in PAGE
        assert message in said
    assert f"{CALENDAR}:15: " in said
    assert re.search(r"dialoog 'advise' bestaat niet \(bedoelt u '\w+'\?\)", said)


def test_the_folders_and_commands_that_the_page_names_exist(capsys):
    for path in (
        "common/policy.yaml",
        "common/holidays.nl.yaml",
        "common/dialogs",
        "common/phrases",
        "programmes/hr-n4/faq.yaml",
    ):
        assert path.replace("programmes/hr-n4/", "") in PAGE
        assert (ROOT / path).exists()
    for programme in load().programmes:
        assert f"`{programme}`" in PAGE
    for command in re.findall(r"^wijzer content (\w+)", PAGE, re.MULTILINE):
        with pytest.raises(SystemExit) as ended:
            main(["content", command, "--help"])
        assert ended.value.code == 0


def test_a_form_gets_other_names(mine: Path) -> None:
    [shown] = lines("Hoe een formulier heet")
    file = mine / "programmes/hr-n4/dialogs/lesbezoek-plannen.yaml"
    text = re.sub(r"title: .*\nnames:.*?\](?=\n)", shown, file.read_text(encoding="utf-8"), count=1, flags=re.DOTALL)
    assert text.count(shown) == 1
    file.write_text(text, encoding="utf-8")
    assert not problems(mine)
    assert load(mine).called.by("datum lesbezoek", lambda _: False) == ("lesbezoek-plannen",)
