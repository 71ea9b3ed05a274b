"""What is said beside the answers: a wish on the overview, a form by its name in a field, a verb when none is open."""

from __future__ import annotations

import pytest
from people import FATIMA, HENK, NOOR, SEEN, WIM, School, Someone

NOTHING_SENT = "Er is nog niets verstuurd."
NOTHING_OPEN = "Er staat nu geen formulier open."


@pytest.fixture
def reviewing(school: School) -> Someone:
    """Wim, who looks over his kijkwijzer before he sends it."""
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).says("klaar")
    assert wim.form.step == "klaar"
    return wim


@pytest.mark.parametrize(
    ("said", "title"), [("startgesprek", "Startgesprek met Noor"), ("ik maak me zorgen", "Een zorg over Noor")]
)
def test_a_form_that_is_asked_for_on_the_overview_opens_and_the_overview_waits(
    reviewing: Someone, said: str, title: str
) -> None:
    overview = reviewing.form.token
    assert title in reviewing.says(said).heard
    assert NOTHING_SENT not in reviewing.heard
    reviewing.presses_id(f"verder:{overview.rpartition('.')[0]}")
    assert reviewing.form.step == "klaar"
    assert SEEN in reviewing.summary.values()


@pytest.mark.parametrize("said", ["waar was ik", "ik wil een kijkwijzer maken voor Noor"])
def test_who_asks_on_the_overview_where_she_was_sees_it_once(reviewing: Someone, said: str) -> None:
    reviewing.says(said)
    assert reviewing.form.step == "klaar"
    assert len(reviewing.got) == 1
    assert NOTHING_SENT not in reviewing.heard


@pytest.mark.parametrize("said", ["blabla hoera", "ga verder", "ja", "prima"])
def test_what_is_no_wish_on_the_overview_sends_nothing_and_says_so(reviewing: Someone, said: str) -> None:
    assert NOTHING_SENT in reviewing.says(said).heard
    assert reviewing.form.step == "klaar"


def test_a_change_on_the_overview_stays_a_change(reviewing: Someone) -> None:
    assert reviewing.says("nee, het was klas 4h1").summary["Klas"] == "4h1"


def test_the_name_of_a_form_where_a_choice_is_awaited_is_that_form(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN)
    assert wim.form.step == "kleur"
    assert "Een zorg over Noor Willems" in wim.says("zorg").heard


def test_the_name_of_a_form_that_a_role_has_not_is_an_answer(school: School) -> None:
    noor = school[NOOR].says("lesobservatie aanvragen").says("bezoekdag")
    assert "Vraag een lesobservatie" in noor.heard


def test_the_name_of_a_form_where_words_are_awaited_is_the_answer_and_can_be_undone(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").says("zorg")
    assert wim.field("gezien").value == "zorg"
    assert "Kunt u één voorbeeld noemen" in (wim.field("gezien").advice or "")
    assert "Een zorg over Noor Willems" in wim.presses("Ik vroeg iets").heard


def test_who_is_around_a_learner_that_one_may_see_is_no_pupil(school: School) -> None:
    fatima = school[FATIMA].says("kijkwijzer voor lotte").says("Verder met Bilal, net als Wim deed.")
    assert "‘Wim’" in fatima.heard
    assert "Bilal’" not in fatima.heard


@pytest.mark.parametrize("said", ["verstuur", "overslaan", "klopt", "waarom", "wijzigen", "terug", "laat maar"])
def test_a_verb_while_nothing_is_open_hears_so(school: School, said: str) -> None:
    henk = school[HENK].says(said)
    assert NOTHING_OPEN in henk.heard
    assert "Kijkwijzer" in [b.label for b in henk.buttons]


@pytest.mark.parametrize("said", ["ok", "prima", "👍"])
def test_who_says_that_it_is_good_is_not_greeted(school: School, said: str) -> None:
    assert school[WIM].says(said).heard == "Goed zo. Zeg het als u iets nodig hebt."


def test_what_is_due_tomorrow_is_told_with_its_date(school: School) -> None:
    noor = school.at("2026-02-03T09:00")[NOOR].says("wat moet ik morgen inleveren")
    assert "4 februari 2026" in noor.heard


@pytest.mark.parametrize(
    "said", ["ik heb periode 2 ingeleverd", "periode 2 is ingeleverd", "periode 2 heb ik al ingeleverd"]
)
def test_what_was_handed_in_can_be_ticked_off_in_words(school: School, said: str) -> None:
    noor = school.at("2026-02-03T09:00")[NOOR].says(said)
    assert noor.heard == "Genoteerd: ‘Inleveren periode 2’ is gedaan."


def test_another_period_than_was_named_is_not_ticked_off(school: School) -> None:
    assert "Genoteerd" not in school[NOOR].says("periode 4 is ingeleverd").heard


def test_a_form_of_ones_own_role_is_found_by_its_name(school: School) -> None:
    annelies = school["annelies.brouwer@opleiding.example"].says("eindgesprek")
    assert annelies.got[-1].title == "Voor wie?"


def test_laat_maar_stops_unless_the_coach_asked_something(school: School) -> None:
    stopped = school[WIM].says("zorg").says("laat maar")
    assert "Gestopt met" in stopped.heard
    fatima = school[FATIMA].says("kijkwijzer voor lotte").says("Goed gedaan, leuke les, ga zo door.")
    assert "Met Verder blijft het zoals het is." in fatima.heard
    assert fatima.says("laat maar").form.step == "kleur"
