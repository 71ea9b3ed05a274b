"""What was just sent can be called back and changed: who sees a mistake after pressing Verstuur is not too late."""

from __future__ import annotations

import pytest
from people import FATIMA, LOTTE, NOOR, SEEN, WIM, School

from store import submissions
from store.db import Conn

BACK = "Terughalen en wijzigen"
TOM = "tom.schaap@zilverbeek.example"


@pytest.fixture
def sent(school: School) -> School:
    """Wim sent a kijkwijzer in which the class is wrong; Noor gets it tomorrow."""
    school[WIM].says("kijkwijzer").fills(klas="2b", gezien=SEEN).presses("overslaan").presses("Verstuur")
    return school


def test_a_mistake_is_mended_before_anybody_sees_it(sent: School) -> None:
    wim = sent[WIM].presses(BACK)
    assert "Het komt pas aan bij Noor Willems als u het opnieuw verstuurt." in wim.heard
    assert wim.summary["Klas"] == "2b"
    wim.corrects("les.klas", "3c")
    wim.presses("Verstuur")
    sent.moves_to("2026-01-22T15:30")
    documents = [shown for shown in sent[NOOR].shown if shown.kind == "document"]
    assert len(documents) == 1
    assert "3c" in "".join(str(shown.facts) for shown in wim.shown)
    with sent.database.reading() as c:
        assert submissions_of(sent, c) == [(1, "2b"), (2, "3c")]


@pytest.mark.parametrize("said", ["oeps", "klopt niet", "ik wil nog iets wijzigen", "terughalen en wijzigen"])
def test_whoever_says_oops_calls_it_back(sent: School, said: str) -> None:
    assert "Teruggehaald." in sent[WIM].says(said).heard


def test_what_is_called_back_is_to_do_again_until_it_is_sent(sent: School) -> None:
    wim = sent[WIM]
    assert "Tweede kijkwijzer" not in wim.says("agenda").heard
    wim.presses(BACK).presses("stop")
    assert "Tweede kijkwijzer" in wim.says("agenda").heard
    sent.moves_to("2026-01-22T15:30")
    assert "Kijkwijzer voor Noor Willems" not in sent[NOOR].heard
    wim.says("ga verder").presses("Verstuur")
    assert "Tweede kijkwijzer" not in wim.says("agenda").heard


def test_who_has_it_already_gets_the_new_version_too(sent: School) -> None:
    wim = sent[WIM].presses("Toch nu sturen")
    sent.ticks()
    assert "Kijkwijzer voor Noor Willems" in sent[NOOR].heard
    wim.presses(BACK)
    assert "Het is al bezorgd bij Noor Willems." in wim.heard
    wim.corrects("les.klas", "3c")
    wim.presses("Verstuur")
    sent.moves_to("2026-01-22T15:30")
    assert "Kijkwijzer voor Noor Willems" in sent[NOOR].heard


def test_everybody_who_would_get_it_is_named_once(school: School) -> None:
    fatima = school[FATIMA].says("kijkwijzer voor lotte").fills(klas="3a", gezien=SEEN)
    fatima.presses("overslaan").presses("Verstuur")
    assert [b.label for b in fatima.buttons].count(BACK) == 1
    assert "Het komt pas aan bij Lotte Vermeer en Tom Schaap" in fatima.presses(BACK).heard
    fatima.presses("Verstuur")
    school.moves_to("2026-01-22T15:30")
    for email in (LOTTE, TOM):
        assert len([shown for shown in school[email].shown if shown.kind == "document"]) == 1


def test_an_old_button_or_somebody_elses_calls_nothing_back(sent: School) -> None:
    wim = sent[WIM]
    button = next(b.id for b in wim.buttons if b.label == BACK)
    sent[FATIMA].presses_id(button)
    assert "Die knop werkt niet meer" in sent[FATIMA].heard
    wim.presses(BACK).presses("Verstuur")
    assert "Die knop werkt niet meer" in wim.presses_id(button).heard
    assert "Die knop werkt niet meer" in wim.presses_id("terughalen:99:1").heard
    sent.moves_to("2026-01-22T15:30")
    assert "Kijkwijzer voor Noor Willems" in sent[NOOR].heard


def test_what_others_act_on_cannot_be_called_back(school: School) -> None:
    noor = school[NOOR].says("kijkwijzer").fills(moment="28 januari 10.30 uur", klas="2b", kijkpunt="Mijn begin")
    assert BACK not in [b.label for b in noor.presses("Verstuur").buttons]


def submissions_of(school: School, c: Conn) -> list[tuple[int, str]]:
    """Version and class of what was sent, oldest first."""
    found = submissions.of_placement(c, school.placement_of(NOOR).id, "kijkwijzer")
    return [(one.version, str(one.answers["les.klas"])) for one in found]
