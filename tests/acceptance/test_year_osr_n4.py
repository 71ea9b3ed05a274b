"""A year of `osr-n4`, the edition of 2023-2024: intake, kijkwijzer, leer-as twice, illness and leave, portfolio."""

from __future__ import annotations

from pathlib import Path

import pytest
from people import School
from years import Year

LISA, PIET, ELS, RUUD, GIJS = "Lisa Bos", "Piet Vos", "Els de Wit", "Ruud Verbeek", "Gijs van Laar"
ROW = {
    "programma": "osr-n4",
    "schooljaar": "2023-2024",
    "student": LISA,
    "wpb": PIET,
    "so": ELS,
    "io": RUUD,
    "sco": GIJS,
    "school": "Zilverbeek College",
    "regio": "midden",
    "start": "2023-09-06",
    "vak": "biologie",
    "klassen": "1b",
}


@pytest.fixture
def year(empty_school: School, tmp_path: Path) -> Year:
    made = Year(empty_school, tmp_path)
    made.roster(ROW, at="2023-08-28T09:00").goes_to("2023-09-04T16:00")
    for name in (LISA, PIET, ELS, RUUD, GIJS):
        made[name].me.says("begin")
    return made


def test_a_year_from_intake_to_portfolio(year: Year) -> None:
    lisa, piet, els = year[LISA], year[PIET], year[ELS]

    els.begins("intake")
    year.goes_to("2023-10-04T16:00")
    lisa.does("kijkwijzer", moment="donderdag 12 oktober 10.15 uur")
    year.goes_to("2023-10-05T16:00")
    piet.takes_up("een les komt bekijken", komt="komt")
    year.goes_to("2023-10-13T16:00")
    [paper] = piet.takes_up("een les van Lisa Bos gezien")
    assert paper.startswith("Feedback na een lesobservatie")

    year.goes_to("2023-11-15T16:00")
    lisa.begins("ziek-of-verlof")
    year.goes_to("2024-01-24T16:00")
    [first] = piet.begins("leeras", moment="leer-as-tussentijds")
    assert "leer-as-tussentijds" in year.done(LISA)
    year.goes_to("2024-04-17T16:00")
    [second] = piet.begins("leeras", moment="leer-as-eind")
    assert "leer-as-eind" in year.done(LISA)
    assert {first, second} <= set(piet.papers)


def test_every_answer_carries_the_label_of_the_edition(year: Year) -> None:
    lisa = year[LISA].me
    for question in ("wat moet ik doen als ik ziek ben?", "wanneer moet mijn portfolio af zijn?"):
        lisa.says(question)
        assert "2023-2024" in lisa.heard, question
