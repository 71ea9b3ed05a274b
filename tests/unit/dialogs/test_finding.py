"""Which known question somebody asks: in her own words, with typing errors, and never one that is not known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.answerable import answers
from content.load import load
from dialogs.aims import aim_of, is_question
from dialogs.features import plain
from dialogs.finding import OFFERED, Finder
from dialogs.wordings import Known

LIBRARY = load()
FINDER = Finder(
    [
        Known(key="deadline-1", wordings=("Wanneer moet ik uiterlijk inleveren voor periode 1?",)),
        Known(key="deadline-2", wordings=("Wanneer moet ik uiterlijk inleveren voor periode 2?",)),
        Known(key="driehoek", wordings=("Wie plant de driehoeksgesprekken?", "Wie maakt het verslag?")),
        Known(key="kijkwijzers", wordings=("Hoeveel kijkwijzers moet ik dit jaar invullen?",)),
        Known(key="advies", wordings=("Naar wie gaat het advies van de werkplekbegeleider?",)),
        Known(key="bezoek-so", wordings=("Hoeveel lesbezoeken moet ik doen?",), roles=frozenset({"so"})),
        Known(key="kijkwijzer", wordings=("kijkwijzer", "Wat is een kijkwijzer?"), kind="woord", weight=0.97),
    ]
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Wie plant de driehoeksgesprekken?", "driehoek"),
        ("wie plant het driehoek gesprek", "driehoek"),
        ("wie regelt de driehoeksgeprekken", "driehoek"),
        ("hoeveel kijkwijzers moet ik nog invullen eigenlijk", "kijkwijzers"),
        ("wat is een kijkwijzer", "kijkwijzer"),
        ("uiterlijk inleveren periode een", "deadline-1"),
        ("inleverdatum tweede periode", "deadline-2"),
        ("aan wie geef ik het advies van de wpb", "advies"),
    ],
)
def test_a_question_is_found_in_other_words(text: str, key: str) -> None:
    found = FINDER.find(text)
    assert found.sure
    assert found.hits[0].key == key


@pytest.mark.parametrize(
    "text",
    [
        "hoeveel kost een kijkwijzer",
        "wie is de directeur van de school",
        "wanneer plant de gemeente de bomen",
        "wat is het wachtwoord van magister",
        "hoi",
        "",
        "???",
    ],
)
def test_what_is_not_known_is_never_sure(text: str) -> None:
    assert not FINDER.find(text).sure


def test_an_answer_of_another_kind_is_offered_and_never_given() -> None:
    meeting = Finder([Known(key="inhoud", wordings=("Wat doen we in de eerste bijeenkomst?",))])
    found = meeting.find("wanneer is de eerste bijeenkomst")
    assert not found.sure
    assert [hit.key for hit in found.hits] == ["inhoud"]


@pytest.mark.parametrize("text", ["heb m'n sleutels", "ik zit in de auto", "kan me niet schelen"])
def test_what_is_told_asks_nothing(text: str) -> None:
    asked = ("Heb ik sleutels nodig?", "de auto", "Kan dat veel schelen?")
    assert not Finder(Known(key=one, wordings=(one,)) for one in asked).find(text).sure


def test_a_question_far_behind_a_long_text_is_not_looked_for() -> None:
    asked = "Wie plant de driehoeksgesprekken?"
    assert FINDER.find("Driehoeksgesprekken. " * 15 + asked).sure
    assert not FINDER.find("Driehoeksgesprekken. " * 19 + " " * 10 + asked).sure


@pytest.mark.parametrize("text", ["404", "1", "01001000 01101111"])
def test_digits_alone_ask_nothing(text: str) -> None:
    numbered = Finder([Known(key="n4", wordings=("4", "Wat is het vierde jaar?"), kind="woord")])
    assert numbered.find(text).hits == ()


@pytest.mark.parametrize(
    "text",
    [
        "welke dag is het vandaag",
        "moet nog tanken",
        "plan b dan maar",
        "nee",
        "12345",
        "F1 hoe laat",
        "toetsweek: wie zit waar",
        "Wat doet de beurs vandaag?",
        "hoe laat begint het journaal?",
        'Is "de formulier" of "het formulier"?',
        "verander het cijfer naar een 10",
        "mijn auto start niet",
        "er is een leerling van mij al 3 dagen ziek wat nu",
    ],
)
def test_what_people_say_all_day_is_no_question_about_a_guide(text: str) -> None:
    for programme in LIBRARY.packs:
        assert not answers(LIBRARY, programme).finder.find(text).sure


@pytest.mark.parametrize(
    ("programme", "role", "text", "title"),
    [
        (
            "hr-n4",
            "wpb",
            "Ik maak het rooster, op welke dagen loopt mijn student stage?",
            "Op welke dagen loop ik stage?",
        ),
        ("hr-n4", "wpb", "advies naar wie", "Wie leest mijn advies?"),
        ("hr-n4", "student", "deadline periode 2", "Wanneer moet ik uiterlijk inleveren voor periode 2?"),
        ("han-wpl2", "student", "waar staat PPI voor", "Wat betekent PPI?"),
        ("han-wpl2", "wpb", "Bulb", "Wat is het verschil tussen Bulb en eJournal?"),
        ("werkplekopleider", "deelnemer", "duurt zo'n middag lang", "Hoeveel bijeenkomsten zijn er?"),
    ],
)
def test_key_words_and_a_question_behind_a_story_are_answered(programme: str, role: str, text: str, title: str) -> None:
    known = answers(LIBRARY, programme)
    found = known.finder.find(text, [role])
    assert found.sure
    assert known.by_key[found.hits[0].key].title == title


@pytest.mark.parametrize(
    "text",
    [
        "de keuring van mijn auto is deze maand, waar kan ik terecht",
        "Ik ruik gas bij het practicum, wie moet ik bellen?",
        "Mijn kat eet al twee dagen niet, moet ik me zorgen maken?",
        "verslag van de leerlingenraad, wie typt dat uit",
    ],
)
def test_a_story_about_something_else_is_not_answered_by_its_last_words(text: str) -> None:
    for programme in LIBRARY.packs:
        assert not answers(LIBRARY, programme).finder.find(text).sure


def test_one_period_is_not_another() -> None:
    assert [hit.key for hit in FINDER.find("wanneer moet ik inleveren voor periode 2").hits][:1] == ["deadline-2"]
    assert not FINDER.find("wanneer moet ik inleveren voor periode 3").sure


def test_what_may_be_either_is_offered() -> None:
    found = FINDER.find("wanneer moet ik uiterlijk inleveren")
    assert not found.sure
    assert {hit.key for hit in found.hits} == {"deadline-1", "deadline-2"}
    assert len(found.hits) <= OFFERED


def test_a_question_of_a_role_is_hers_only() -> None:
    assert FINDER.find("hoeveel lesbezoeken moet ik doen", ["so"]).sure
    assert not FINDER.find("hoeveel lesbezoeken moet ik doen", ["student"]).hits


def test_a_question_for_a_moment_is_not_answered_with_a_person() -> None:
    assert not FINDER.find("wanneer zijn de driehoeksgesprekken").sure


def test_the_same_text_is_always_understood_alike() -> None:
    assert FINDER.find("wie plant de driehoek") == FINDER.find("wie plant de driehoek")


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("wanneer is het startgesprek", "when"),
        ("tot welke dag kan ik inleveren", "when"),
        ("wat is de deadline", "when"),
        ("wie plant dat", "who"),
        ("hoevaak kom ik kijken", "many"),
        ("hoe lang duurt de stage", "long"),
        ("waar is het groeidossier voor", "why"),
        ("waar vind ik het formulier", "where"),
        ("mag ik ruilen", "may"),
        ("wat is een kijkwijzer", "what"),
    ],
)
def test_what_is_asked_for_is_told_apart(text: str, aim: str) -> None:
    assert aim_of(text) == aim


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("wanneer is het startgesprek", True),
        ("op welke dagen loop ik stage", True),
        ("mag ik ruilen", True),
        ("het startgesprek?", True),
        ("ik wil het startgesprek voorbereiden", False),
        ("kijkwijzer invullen", False),
        ("kun je een kijkwijzer klaarzetten", False),
    ],
)
def test_a_question_is_told_from_a_wish(text: str, asks: bool) -> None:
    assert is_question(text, plain(text)) is asks


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    found = FINDER.find(text)
    assert all(0 < hit.score <= 1 for hit in found.hits)
    assert not found.sure or found.hits


@pytest.mark.parametrize("text", ["x" * 40_000, "periode " * 5_000, "😀" * 500, "wie\n" * 300])
def test_no_text_is_too_much(text: str) -> None:
    assert FINDER.find(text).score <= 1


@pytest.mark.parametrize(
    "text",
    [
        "wanneer moet ik inleveren in schooljaar 2026-2027",
        "wanneer moet ik inleveren in 26/27",
        "wanneer moet ik volgend jaar inleveren",
        "wanneer moet ik inleveren in 2031",
    ],
)
def test_a_question_about_another_school_year_is_not_answered_with_this_one(text: str) -> None:
    asked = Known(key="inleveren", wordings=("wanneer moet ik inleveren?", text))
    assert not Finder([asked], ["2025-2026"]).find(text).sure
    assert Finder([asked], ["2025-2026"]).find("wanneer moet ik inleveren?").sure
    assert Finder([asked]).find(text).sure
