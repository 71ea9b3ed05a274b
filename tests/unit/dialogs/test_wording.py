"""What the coach finds missing in feedback, and what the guard finds private."""

from __future__ import annotations

import pytest
from dialog_samples import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.understanding import wordingset
from dialogs.privacy import private
from dialogs.spans import flat
from dialogs.wording import COACHED, feedback

SHOWN = [e for e in wordingset.examples() if not e.held_back]
PLACEMENT = ("Noor Willems", "Wim de Groot", "Fatima el Idrissi")


def lacks(text: str, **more: str) -> list[str]:
    return [found.kind for found in feedback(text, **more)]


def quotes(text: str, *known: str) -> list[str]:
    return [text[f.span[0] : f.span[1]] for f in private(text, known=known) if f.span is not None]


def test_there_are_enough_examples_of_every_kind() -> None:
    every = list(wordingset.examples())
    assert len(every) > 300
    for kind in (wordingset.GOOD, *COACHED, *wordingset.GUARDED, wordingset.INNOCENT):
        assert sum(e.kind == kind for e in every) >= 15, kind
    assert 0.4 < len(SHOWN) / len(every) < 0.6


def test_no_good_text_of_the_shown_half_is_asked_about() -> None:
    assert [e.text for e in SHOWN if e.kind == wordingset.GOOD and feedback(e.text)] == []


def test_of_the_shown_half_the_coach_asks_about_the_right_thing() -> None:
    wrong = wordingset.coach(SHOWN).wrong
    assert len(wrong) <= 1, [(e.text, e.kind, found) for e, found in wrong]


def test_of_the_shown_half_the_guard_finds_all_and_nothing_innocent() -> None:
    assert wordingset.guard(SHOWN).wrong == ()


def test_a_judgement_alone_is_vague_and_its_place_is_told() -> None:
    text = "Ik was er dinsdag. Gaat wel goed!"
    found = feedback(text)[0]
    assert (found.kind, found.span) == ("vague", (19, 32))
    assert lacks("gaat wel goed") == ["vague", "no_example", "no_next_step", "no_effect"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (EXAMPLE, []),
        ("Je instructie is helder en je bent enthousiast. Volgende stap: meer variatie.", ["no_example", "no_effect"]),
        ("Je begon met een vraag op het bord. De klas was stil.", ["no_next_step"]),
        ("Je begon met een vraag. Wacht volgende keer wat langer.", ["no_effect"]),
        ("Prima les. Niemand luisterde, er was ruzie en de uitleg klopte niet. Volgende keer beter.", ["mismatch"]),
    ],
)
def test_what_is_missing_is_told(text: str, missing: list[str]) -> None:
    assert lacks(text) == missing


@pytest.mark.parametrize("text", ["", "   ", "\n", "?!", "👍"])
def test_nothing_said_lacks_no_judgement_of_anything(text: str) -> None:
    assert "vague" not in lacks(text)
    assert private(text) == ()


@pytest.mark.parametrize("text", ["lotte", "<b>x</b>", "ja hoor", "zie mail", "3c", "vandaag klas 2b", "👍", "-"])
def test_a_word_or_three_that_show_nothing_lack_an_example(text: str) -> None:
    assert lacks(text)[0] == "no_example"


@pytest.mark.parametrize("text", ["Noor vroeg door", "je wachtte lang", "Leerlingen luisterden"])
def test_a_word_or_three_that_show_something_have_one(text: str) -> None:
    assert "no_example" not in lacks(text)


def test_english_feedback_is_left_alone() -> None:
    assert lacks("You asked an open question and three pupils thought aloud. Next time wait longer.") == []


def test_other_answers_of_the_screen_count() -> None:
    text = "Je uitleg is helder en je hebt goed contact."
    assert lacks(text) == ["no_example", "no_next_step", "no_effect"]
    beside = "Waar blijkt dat uit?: In 2b tekende je het uit op het bord en snapte de klas het.\nVolgende stap?: Tempo."
    assert lacks(text, beside=beside) == []


def test_a_chosen_judgement_must_fit_what_is_told() -> None:
    told = "Niemand luisterde, er was ruzie en de uitleg klopte niet. Volgende keer eerst stilte."
    assert lacks(told, judgement="Voldaan") == ["mismatch"]
    assert lacks(told, judgement="Niet voldaan") == []


# --- the guard ---


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Noor is vaak ziek en heeft ADHD.", ["ziek", "ADHD"]),
        ("Zijn moeder is net overleden.", ["moeder is net overleden"]),
        ("Bel 06-12345678 of mail ouder@example.nl.", ["06-12345678", "ouder@example.nl"]),
        ("Ze is moslim en zwanger 🙂 en dyslectisch", ["moslim", "zwanger", "dyslectisch"]),
        ("De klas was ziek van het wachten, gebruik je gezond verstand.", []),
        ("Laat ze thuis oefenen.", []),
        ("Het hoofdstuk over kanker sprak ze aan.", []),
        ("De leerlingen met dyslexie kregen meer tijd.", []),
        ("Op een christelijke school hoort daar een dagopening bij.", []),
    ],
)
def test_private_matters_are_found_where_they_stand(text: str, found: list[str]) -> None:
    assert quotes(text, *PLACEMENT) == found


def test_a_pupil_is_found_and_the_people_of_the_placement_are_not() -> None:
    text = "Noor hielp Daan en kevin, Fatima zag het. Leerling Xanthippe V. deed mee, L. en M. ook."
    assert quotes(text, *PLACEMENT) == ["Daan", "kevin", "Xanthippe V."]


def test_a_typing_error_in_a_known_name_makes_no_pupil() -> None:
    assert quotes("Ik zag Fatma bij de deur staan.", *PLACEMENT) == []


def test_without_known_people_who_teaches_is_no_pupil() -> None:
    assert quotes("Sanne gaf een heldere uitleg en hielp Thijs.") == ["Thijs"]


def test_words_that_are_names_too_need_a_capital_in_the_sentence() -> None:
    assert quotes("Elke leerling kreeg een beurt, max tien minuten. Mark je tijd.") == []
    assert quotes("Je zei tegen Max dat hij mocht gaan zitten.") == ["Max"]


# --- no text is too strange or too long ---

PIECES = "ziek thuis vader Daan leerling goed volgende les keer . , ? over zijn ik zag vader@ 06 - is en ik".split()  # noqa: SIM905


@settings(deadline=None)
@given(text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join)))
def test_no_text_breaks_it_and_every_place_lies_in_the_text(text: str) -> None:
    assert len(flat(text)) == len(text)
    for found in (*feedback(text), *private(text), *private(text, known=PLACEMENT)):
        assert found.span is None or 0 <= found.span[0] < found.span[1] <= len(text)


@pytest.mark.parametrize("piece", ["lang ", "x", "?", "Daan ", "vader ", "a@", "ziek ", "İ"])
def test_a_very_long_text_is_read_like_any_other(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert feedback(text) is not None
    assert len(private(text)) <= 120
