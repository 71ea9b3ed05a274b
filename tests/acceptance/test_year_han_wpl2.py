"""A whole year of `han-wpl2`: kennismaking, startgesprek with two approvals, lessons, and both evaluations."""

from __future__ import annotations

from pathlib import Path

import pytest
from people import School
from years import FEEDBACK, Year

SEM, FATIMA, ELS, RUUD = "Sem Dijkstra", "Fatima El Idrissi", "Els de Wit", "Ruud Verbeek"
ROW = {
    "programma": "han-wpl2",
    "schooljaar": "2025-2026",
    "student": SEM,
    "wpb": FATIMA,
    "so": ELS,
    "io": RUUD,
    "school": "Zilverbeek College",
    "regio": "midden",
    "start": "2026-02-02",
    "vak": "wiskunde",
    "klassen": "1b; 1c",
}
REFLECTION = "Ik gaf elke leerling een rol; daardoor deed iedereen mee. Nu wil ik ze zelf laten kiezen."


@pytest.fixture
def year(empty_school: School, tmp_path: Path) -> Year:
    made = Year(empty_school, tmp_path)
    made.roster(ROW, at="2026-01-26T09:00").goes_to("2026-02-02T16:00")
    for name in (SEM, FATIMA, ELS, RUUD):
        made[name].me.says("begin")
    return made


def test_a_year_from_kennismaking_to_eindbeoordeling(year: Year) -> None:
    sem, fatima, ruud = year[SEM], year[FATIMA], year[RUUD]

    year.goes_to("2026-02-03T16:00")
    sem.does("kennismakingsgesprek voorbereiden")
    fatima.does("kennismakingsgesprek voorbereiden")
    assert "kennismaking" in year.done(SEM)

    year.goes_to("2026-02-10T16:00")
    sem.does("startgesprek", keuze=["afstemmen", "leerstof-verwerken"], geweest="nee")
    year.goes_to("2026-02-23T16:00")
    fatima.takes_up("vraagt uw feedback")
    year.goes_to("2026-02-24T16:00")
    sem.begins("plan-aanscherpen")
    year.goes_to("2026-02-25T16:00")
    fatima.me.says("goedkeuringen")
    assert "Afstemmen binnen positief leerklimaat (met PPI)" in fatima.me.heard
    assert "Leerstof verwerken (met ict)" in fatima.me.heard
    fatima.me.presses("akkoord")
    year.goes_to("2026-02-26T16:00")
    assert "is akkoord" in sem.heard
    sem.begins("gesprek-afspreken", welk="startgesprek", moment="dinsdag 3 maart 14.00 uur")
    sem.begins("begeleidingsgesprek")
    sem.begins("lessen", totaal=12)
    sem.does("kijkwijzer", moment="dinsdag 10 maart 9.15 uur")
    year.goes_to("2026-02-27T16:00")
    fatima.takes_up("vraagt of u een les komt bekijken", komt="komt")
    year.goes_to("2026-03-11T16:00")
    [paper] = fatima.takes_up("U hebt een les van Sem Dijkstra gezien")
    assert paper.startswith("Kijkwijzer")
    sem.begins("groei")

    year.goes_to("2026-04-14T16:00")
    sem.does("tussenevaluatie", leerklimaat=REFLECTION, lerende=REFLECTION, leerstof=REFLECTION)
    year.goes_to("2026-04-15T16:00")
    [form] = fatima.takes_up("heeft de zelfreflectie voor de tussenevaluatie geschreven")
    year.goes_to("2026-04-16T16:00")
    assert {form} <= {*sem.papers} & {*year[ELS].papers} & {*ruud.papers}
    sem.begins("lessen", totaal=44)

    year.goes_to("2026-06-16T16:00")
    sem.does("eindbeoordeling", leerklimaat=REFLECTION, lerende=REFLECTION, leerstof=REFLECTION)
    year.goes_to("2026-06-17T16:00")
    [final] = fatima.takes_up("heeft de zelfreflectie voor de eindbeoordeling geschreven")
    assert final.startswith("Feedback- en beoordelingsformulier")
    year.goes_to("2026-06-18T16:00")
    for name in (SEM, ELS, RUUD):
        assert final in year[name].papers
    assert year.done(SEM) >= {
        "startgesprek-voorbereiden",
        "lessen-geven",
        "tussen-voorbereiden",
        "tussen-zelfreflectie",
        "tussen-formulier-invullen",
        "eind-zelfreflectie",
        "eind-formulier-invullen",
    }


def test_doubt_about_the_level_goes_to_a_dialogue_and_then_to_the_io(year: Year) -> None:
    fatima, ruud = year[FATIMA], year[RUUD]
    year.goes_to("2026-06-16T16:00")
    fatima.begins("collegiale-dialoog", eens="oneens", uitleg=FEEDBACK)
    year.goes_to("2026-06-18T16:00")
    ruud.takes_up("")
    assert "io-eindbeslissing" in year.done(SEM)
