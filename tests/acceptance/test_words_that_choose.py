"""Who types instead of pressing: a number, the words on a button, a name, yes or no, right after the bot offered it."""

from __future__ import annotations

import pytest
from people import FATIMA, MARIEKE, NOOR, SEEN, WIM, School, Someone


@pytest.mark.parametrize("said", ["Lotte", "voor lotte vermeer", "2", "de tweede", "optie 2"])
def test_whom_it_is_for_can_be_typed(school: School, said: str) -> None:
    fatima = school[FATIMA].says("kijkwijzer")
    assert fatima.got[-1].title == "Voor wie?"
    assert "Kijkwijzer voor Lotte Vermeer" in fatima.says(said).heard


def test_among_many_students_the_first_are_shown_and_every_name_can_be_typed(school: School) -> None:
    marieke = school[MARIEKE].says("zorg")
    assert len(marieke.got[-1].items) == 8
    assert "er zijn er nog 4. Typ de naam van wie u bedoelt." in marieke.heard
    assert "Amira" not in marieke.heard
    assert "Een zorg over Amira Haddad" in marieke.says("Amira Haddad").heard


def test_a_number_after_the_agenda_begins_that_task(school: School) -> None:
    noor = school[NOOR].says("agenda")
    assert noor.got[-1].items[1].text == "Lesbezoek en tweede driehoeksgesprek plannen"
    assert "Driehoeksgesprek plannen" in noor.says("2").heard


def test_a_number_sends_nothing_and_decides_nothing(school: School) -> None:
    wim = school[WIM].says("kijkwijzer").fills(gezien=SEEN).presses("overslaan").presses("Verstuur")
    assert "Toch nu sturen" in [b.label for b in wim.buttons]
    assert "gaat er nu uit" not in wim.says("1").heard
    assert "Kijkwijzer voor Noor Willems" not in school[NOOR].heard


def test_the_words_on_a_button_are_that_button(school: School) -> None:
    wim = school[WIM].says("agenda")
    assert "In mijn eigen agenda" in [b.label for b in wim.buttons]
    assert "Maak een adres" in [b.label for b in wim.says("In mijn eigen agenda!").buttons]


def unsure(someone: Someone) -> Someone:
    """Say something of which the bot asks what was meant; which that is, is a matter of what it learned."""
    for text in ("agenda van de les", "gesprek plannen", "kijkwijzer voor pietje", "klopt niet", "iets met leren"):
        if "Bedoelt u dit?" in someone.says(text).heard:
            return someone
    raise AssertionError("the bot is never in doubt")


def test_a_no_to_what_may_be_meant_shows_what_can_be_done(school: School) -> None:
    wim = unsure(school[WIM])
    assert "Zeg het anders" in wim.says("nee").heard
    assert "Mijn agenda" in [b.label for b in wim.buttons]


def test_what_a_role_cannot_have_is_not_offered(school: School) -> None:
    assert "Bijeenkomst" not in [b.label for b in school[WIM].says("gesprek plannen").buttons]
    assert "Stoppen" not in [b.label for b in school[WIM].says("overslaan").buttons]


def test_a_wish_after_a_list_of_names_stays_a_wish(school: School) -> None:
    school[FATIMA].says("kijkwijzer").says("wat moet ik deze periode doen?")
    assert "Deze periode" in school[FATIMA].heard
