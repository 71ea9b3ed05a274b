"""Whom a sentence is about, among those whom the asker may see."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.whom import Known, Whom, masked, names_someone, whom

BILAL = Known(
    name="Bilal Amrani", klassen=("3B", "4h1"), vak="wiskunde", start=date(2025, 9, 1), places=("Zilverbeek",)
)
LOTTE = Known(name="Lotte Vermeer", klassen=("2a",), vak="Engels", start=date(2026, 1, 12), places=("Zilverbeek",))
SEM = Known(name="Sem de Vries", klassen=("1b", "1c"), vak="wiskunde", start=date(2025, 9, 1), places=("Wilgenpoort",))
OTHER_BILAL = Known(name="Bilal Yilmaz", klassen=("1a",), vak="Duits", start=date(2025, 9, 1))
THREE = (BILAL, LOTTE, SEM)
FOUR = (*THREE, OTHER_BILAL)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kijkwijzer voor Bilal", (0,)),
        ("kijkwijzer voor bilall", (0,)),
        ("hoe staat lotte ervoor", (1,)),
        ("Hoe staat Lotte's dossier ervoor?", (1,)),
        ("wat moet ik nog voor Vermeer", (1,)),
        ("startgesprek sem de vries", (2,)),
        ("kijkwijzer voor mijn student in 3B", (0,)),
        ("die uit 3 b", (0,)),
        ("kijkwijzer voor de student van klas 1c", (2,)),
        ("de nieuwe", (1,)),
        ("wat moet ik voor mijn nieuwe student", (1,)),
        ("kijkwijzer voor degene die net begonnen is", (1,)),
        ("die van Engels", (1,)),
        ("mijn student engels", (1,)),
        ("die op het Wilgenpoort", (2,)),
    ],
)
def test_who_is_meant_is_found(text: str, found: tuple[int, ...]) -> None:
    assert whom(text, THREE) == Whom(found=found)


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("kijkwijzer voor Bilal", FOUR, (0, 3)),
        ("die van wiskunde", THREE, (0, 2)),
        ("mijn nieuwe student", (BILAL, SEM), (0, 1)),
    ],
)
def test_where_two_fit_both_are_given_and_none_is_chosen(
    text: str, known: tuple[Known, ...], found: tuple[int, ...]
) -> None:
    meant = whom(text, known)
    assert meant is not None
    assert (meant.found, meant.together, meant.one) == (found, False, None)


def test_the_last_name_tells_two_of_the_same_first_name_apart() -> None:
    assert whom("kijkwijzer voor Bilal Yilmaz", FOUR) == Whom(found=(3,))
    assert whom("kijkwijzer voor Yilmaz", FOUR) == Whom(found=(3,))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("allebei", (0, 1, 2)),
        ("hoe staan mijn studenten ervoor", (0, 1, 2)),
        ("voor alle drie", (0, 1, 2)),
        ("wat moet ik voor Bilal en Lotte", (0, 1)),
        ("hoe staan Sem en Bilal ervoor", (0, 2)),
    ],
)
def test_more_than_one_is_meant_when_the_sentence_says_so(text: str, found: tuple[int, ...]) -> None:
    assert whom(text, THREE) == Whom(found=found, together=True)


@pytest.mark.parametrize("text", ["kijkwijzer voor Kees", "hoe staat Fatima ervoor", "kijkwijzer voor onbekend"])
def test_a_name_that_is_not_there_is_somebody_else(text: str) -> None:
    assert whom(text, THREE) is None
    assert names_someone(text)


@pytest.mark.parametrize("text", ["kijkwijzer voor vandaag", "kijkwijzer voor mijn student", "voor 3b", "kijkwijzer"])
def test_who_says_a_day_or_a_class_names_nobody(text: str) -> None:
    assert not names_someone(text)


@pytest.mark.parametrize(
    "text",
    [
        "kijkwijzer",
        "ik wil een kijkwijzer invullen voor mijn student",
        "wat moet ik deze periode doen?",
        "kijkwijzer voor vandaag",
        "kijkwijzer voor de les van dinsdag",
        "wat is de nieuwe deadline",
        "hoe laat is het",
        "",
    ],
)
def test_a_sentence_about_nobody_in_particular_is_so(text: str) -> None:
    assert whom(text, THREE) is None


def test_a_name_makes_no_difference_to_what_is_asked() -> None:
    assert masked("hoe staat Sem de Vries ervoor", THREE) == "hoe staat mijn student ervoor"
    assert masked("hoe staat lotte ervoor", THREE) == "hoe staat mijn student ervoor"
    assert masked("wat moet ik doen", THREE) == "wat moet ik doen"


@given(text=st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    meant = whom(text, FOUR)
    assert meant is None or set(meant.found) <= {0, 1, 2, 3}
    assert isinstance(masked(text, FOUR), str)
    names_someone(text)


@pytest.mark.parametrize("said", ["die van Engels", "de nieuwe", "die uit 3B", "Lotte Vermeer", "Bilal"])
def test_however_somebody_is_called_the_wish_is_the_same(said: str) -> None:
    assert masked(f"kijkwijzer voor {said}", THREE) == "kijkwijzer voor mijn student"
