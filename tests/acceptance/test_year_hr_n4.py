"""A whole year of `hr-n4`, from the roster to the final assessment: student, WPB, SO, IO and the second assessor."""

from __future__ import annotations

from pathlib import Path

import pytest
from people import School
from years import Year

NOOR, WIM, ELS, JORIS, ANS = "Noor Willems", "Wim de Groot", "Els de Wit", "Joris Maas", "Ans Peeters"
ROW = {
    "programma": "hr-n4",
    "schooljaar": "2025-2026",
    "student": NOOR,
    "wpb": WIM,
    "so": ELS,
    "io": JORIS,
    "assessor": ANS,
    "school": "Zilverbeek College",
    "regio": "midden",
    "start": "2025-09-03",
    "vak": "Nederlands",
    "klassen": "2b; 3c",
}


@pytest.fixture
def year(empty_school: School, tmp_path: Path) -> Year:
    made = Year(empty_school, tmp_path)
    made.roster(ROW, at="2025-09-01T09:00").goes_to("2025-09-03T16:00")
    for name in (NOOR, WIM, ELS, JORIS, ANS):
        made[name].me.says("begin")
    return made


def test_a_year_from_roster_to_final_assessment(year: Year) -> None:
    noor, wim, els, joris = year[NOOR], year[WIM], year[ELS], year[JORIS]

    year.goes_to("2025-09-10T17:00")
    noor.does("startgesprek")
    wim.begins("startgesprek-verslag")
    assert "p1-startgesprek" in year.done(NOOR)
    joris.begins("io-momenten", kickoff="17 september 2025 15.00 uur")

    year.goes_to("2025-09-17T17:00")
    noor.does("kijkwijzer", moment="donderdag 25 september 10.15 uur", kijkpunt="Hoe mijn les begint.")
    year.goes_to("2025-09-18T16:00")
    wim.takes_up("vraagt of u een les komt bekijken", komt="komt")
    year.goes_to("2025-09-26T16:00")
    [paper] = wim.takes_up("U hebt een les van Noor Willems gezien")
    assert paper.startswith("Kijkwijzer Noor Willems")
    assert {"p1-observatie-plannen", "p1-kijkwijzer-1"} <= year.done(NOOR)

    year.goes_to("2025-10-01T17:00")
    noor.begins("driehoeksgesprek-plannen", welk="eerste", moment="woensdag 8 oktober 14.00 uur")
    year.goes_to("2025-10-02T16:00")
    wim.takes_up("heeft een gesprek met u gepland")
    joris.takes_up("heeft een gesprek met u gepland")
    year.goes_to("2025-10-09T16:00")
    noor.takes_up("Het driehoeksgesprek is geweest", welk="eerste")
    assert {"p1-driehoek-1-plannen", "p1-driehoek-1-voeren"} <= year.done(NOOR)
    noor.begins("inleveren", welke="p1-inleveren")

    year.goes_to("2025-11-19T17:00")
    noor.does("kijkwijzer", moment="donderdag 27 november 10.15 uur")
    year.goes_to("2025-11-20T16:00")
    wim.takes_up("vraagt of u een les komt bekijken", komt="komt")
    year.goes_to("2025-11-28T16:00")
    wim.takes_up("U hebt een les van Noor Willems gezien")
    noor.begins("driehoeksgesprek-plannen", welk="tweede", moment="woensdag 10 december 14.00 uur")
    joris.begins("assessmentles-plannen")
    year.goes_to("2025-12-11T16:00")
    noor.takes_up("Het driehoeksgesprek is geweest", welk="tweede")
    joris.begins("assessmentles-afnemen")
    wim.begins("assessmentles-begeleiden", fase="achteraf")
    els.begins("lesbezoek", hoeveelste="eerste")
    noor.begins("inleveren", welke="p2-inleveren")

    year.goes_to("2026-02-18T17:00")
    noor.does("kijkwijzer", moment="donderdag 5 maart 10.15 uur")
    year.goes_to("2026-02-20T16:00")
    assert "5 maart" not in wim.heard, "in a school holiday nobody is written to"
    year.goes_to("2026-02-23T16:00")
    wim.takes_up("vraagt of u een les komt bekijken", komt="komt")
    year.goes_to("2026-03-06T16:00")
    wim.takes_up("U hebt een les van Noor Willems gezien")
    wim.begins("voortgangsgesprek", genoeg="ja")
    els.begins("lesbezoek", hoeveelste="tweede")
    noor.begins("inleveren", welke="p3-inleveren")

    year.goes_to("2026-05-20T17:00")
    noor.begins("eindconclusie")
    year.goes_to("2026-05-22T16:00")
    [advice] = wim.takes_up("advies")
    assert advice.startswith("Advies")
    year.goes_to("2026-06-03T16:00")
    assert advice in els.papers
    assert advice in joris.papers
    joris.begins("eindgesprek", stand="geweest", so="ja")

    assert year.done(NOOR) >= {
        name
        for name, one in year.school.library.programmes["hr-n4"].obligations.items()
        if one.dialog is not None and not one.when.standing and not one.when.repeats
    }
    assert [name for name in noor.papers if name.startswith("Kijkwijzer")] != []
    assert len([name for name in noor.papers if name.startswith("Kijkwijzer")]) == 3
