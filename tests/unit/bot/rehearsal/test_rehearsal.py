"""A school year beforehand: every message told, the load counted, and what stands out said in Dutch."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from bot.__main__ import main
from bot.commands.rehearse import progress
from bot.rehearsal.cast import Player
from bot.rehearsal.findings import findings
from bot.rehearsal.log import Sort, Told, told
from bot.rehearsal.passed import Passed, passed
from bot.rehearsal.picture import picture
from bot.rehearsal.report import report
from bot.rehearsal.year import Year
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.nouns import Role

MONDAY = date(2026, 2, 2)
WEEKS = tuple(MONDAY + timedelta(days=7 * n) for n in range(12))


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `wijzer rehearse` makes of a year with three students."""
    out = tmp_path_factory.mktemp("repetitie")
    args = ["rehearse", "--programme", "hr-n4", "--year", "2025-2026", "--placements", "3", "--out", str(out)]
    assert main(args) == 0
    return out


def rows(folder: Path) -> list[dict[str, str]]:
    first, *others = load_workbook(folder / "berichten.xlsx")["berichten"].iter_rows(values_only=True)
    return [dict(zip(map(str, first), map(str, row), strict=True)) for row in others]


def test_every_message_is_told_with_when_whom_role_sort_and_why(played: Path) -> None:
    found = rows(played)
    [invitation] = [r for r in found if r["wat"] == "uitnodiging" and r["aan"] == "Student 001"]
    assert (invitation["wanneer"], invitation["rol"], invitation["soort"]) == (
        "2025-09-01 15:30",
        "student",
        "uit zichzelf",
    )
    reminders = [r for r in found if r["wat"] == "herinnering" and r["rol"] == "student"]
    assert "10 werkdagen voor wo 12 nov" in {r["waarom"] for r in reminders}
    assert any("Inleveren periode 1 (Student 00" in r["waarover"] for r in reminders)
    assert any(r["soort"] == "van een collega" and r["waarom"].startswith(("Student", "WPB")) for r in found)


def test_the_text_says_that_the_rules_of_the_house_were_kept(played: Path) -> None:
    assert "De huisregels zijn gehaald" in (played / "samenvatting.md").read_text()


def test_the_picture_can_be_opened_and_is_grey(played: Path) -> None:
    image = Image.open(played / "belasting.png").convert("RGB")
    assert image.width > 1000
    assert all(max(colour) - min(colour) < 12 for _, colour in image.getcolors(1 << 24))


def test_the_same_seed_gives_the_same_year(library: Library, tmp_path: Path) -> None:
    def play(name: str, seed: int) -> list[tuple[datetime, str, str]]:
        folder = tmp_path / name
        folder.mkdir()
        year = Year(library, "werkplekopleider", "2025-2026", 2, seed=seed, folder=folder)
        try:
            asyncio.run(year.play(lambda _part, _day: None))
            return [(t.at, t.to.name, t.text) for t in told(year)]
        finally:
            year.close()

    assert play("one", 7) == play("two", 7)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--programme", "hr-n5", "--year", "2025-2026"), "Programma 'hr-n5' is er niet. Wel: "),
        (("--programme", "hr-n4", "--year", "2019-2020"), "geen kalender 2019-2020. Wel: 2025-2026, 2026-2027."),
        (("--programme", "hr-n4", "--year", "2025-2026", "--placements", "0"), "een aantal van 1 tot en met 1000"),
    ],
)
def test_what_cannot_be_rehearsed_is_said(
    args: tuple[str, ...], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", *args, "--out", str(tmp_path)]) == 2
    assert says in capsys.readouterr().err


class Screen(io.StringIO):
    """Somewhere to write that is a terminal, or not."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def test_a_bar_fills_on_a_terminal_and_is_silent_in_a_pipe() -> None:
    terminal, pipe = Screen(terminal=True), Screen(terminal=False)
    for screen in (terminal, pipe):
        show = progress(screen)
        show(0.5, date(2026, 2, 4))
        show(1.0, date(2026, 7, 17))
    assert "50% 4 februari" in terminal.getvalue()
    assert terminal.getvalue().endswith("100% 17 juli      \n")
    assert pipe.getvalue() == ""


# --- what stands out ---


@pytest.fixture
def wim() -> Player:
    return Player(id=1, name="WPB 001", email="wim@x.example", role=Role.WPB, way="vlot", students=3)


@pytest.fixture
def got(wim: Player) -> Callable[..., Told]:
    def one(day: date, sort: Sort = "van een collega", **changes: str) -> Told:
        at = datetime.combine(day, datetime.min.time(), AMSTERDAM).replace(hour=15, minute=30)
        words = {"what": "text", "why": "", "about": "", "text": "Hoi", **changes}
        return Told(at=at, to=wim, sort=sort, **words)

    return one


def test_many_messages_in_one_week_are_told_with_the_number_of_students(wim: Player, got: Callable[..., Told]) -> None:
    log = [got(MONDAY)] * 14 + [got(MONDAY, "antwoord")] * 9
    text = report("Proef", 3, findings(log, [wim], WEEKS, ()))
    assert "In week 6 (vanaf ma 2 feb) krijgt een WPB met drie studenten 14 berichten (WPB 001)." in text


def test_weeks_in_which_a_role_hears_nothing_are_told(wim: Player, got: Callable[..., Told]) -> None:
    text = report("Proef", 3, findings([got(WEEKS[0]), got(WEEKS[-1])], [wim], WEEKS, ()))
    assert (
        "WPB's horen 10 weken niets, van maandag 9 februari 2026 tot en met de week van maandag 13 april 2026." in text
    )


def test_a_rule_that_was_not_kept_is_said_first(wim: Player, got: Callable[..., Told]) -> None:
    text = report("Proef", 3, findings([got(MONDAY)], [wim], WEEKS, ["WPB 001 kreeg er twee"]))
    assert "De huisregels zijn 1 keer niet gehaald: WPB 001 kreeg er twee." in text


def test_the_table_counts_what_came_unasked_apart(wim: Player, got: Callable[..., Told]) -> None:
    log = [got(MONDAY, "uit zichzelf"), got(MONDAY), got(MONDAY, "op verzoek"), got(MONDAY, "antwoord")]
    [load] = findings(log, [wim], WEEKS, ()).loads
    assert (load.own, load.asked, load.colleagues, load.most_a_day, load.most_a_week) == (1, 1, 1, 1, 3)


def test_a_date_that_passed_without_a_reminder_is_told_with_the_reason(wim: Player, got: Callable[..., Told]) -> None:
    missed = [
        Passed(title="Eindgesprek", due=date(2026, 5, 29), reason="other", number=1),
        Passed(title="Inleveren periode 2", due=date(2026, 2, 4), reason="silent", number=12),
    ]
    text = report("Proef", 3, findings([got(MONDAY)], [wim], WEEKS, (), missed))
    assert (
        "De datum van ‘Inleveren periode 2’ (wo 4 feb) ging 12 keer ongedaan voorbij zonder herinnering vooraf: wie "
        "het doet, antwoordde niet meer en wordt met rust gelaten."
    ) in text
    assert "De datum van ‘Eindgesprek’ (vr 29 mei) ging één keer ongedaan voorbij" in text
    assert text.index("Inleveren periode 2") < text.index("Eindgesprek")
    assert "Geen datum ging ongedaan voorbij" in report("Proef", 3, findings([got(MONDAY)], [wim], WEEKS, ()))


def test_how_many_messages_came_in_lists_is_told(wim: Player, got: Callable[..., Told]) -> None:
    log = [replace(got(MONDAY), gathered=1200), replace(got(MONDAY), gathered=4)]
    text = report("Proef", 3, findings(log, [wim], WEEKS, ()))
    assert "1.204 berichten kwamen in 2 lijsten." in text


class Unanswered(Year):
    """A year in which nobody does anything."""

    async def _people_act(self, day: date) -> None:
        pass


def test_who_does_nothing_is_reminded_until_she_is_left_alone_and_then_the_dates_that_pass_are_told(
    library: Library, tmp_path: Path
) -> None:
    year = Unanswered(library, "hr-n4", "2025-2026", 1, seed=1, folder=tmp_path)
    try:
        asyncio.run(year.play(lambda _part, _day: None))
        log = told(year)
        with year.database.reading() as c:
            found = passed(c, library, "hr-n4", "2025-2026", log, year.players, year.now.date())
    finally:
        year.close()
    assert {one.reason for one in found} == {"silent"}
    titles = {one.title for one in found}
    assert "Inleveren periode 1" not in titles, "it was brought up in time"
    assert {"Inleveren periode 3", "Eindconclusie inleveren"} <= titles


def test_a_picture_of_nothing_is_still_a_picture(wim: Player) -> None:
    assert picture([], [wim], WEEKS, title="Proef").startswith(b"\x89PNG")
