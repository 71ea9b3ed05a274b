"""How one answer is read, per kind of question."""

from __future__ import annotations

from typing import Any

import pytest
from dialog_samples import LEVELS, field, listed, options
from talk import NOON, heard

from dialogs.answers import read
from dialogs.given import cleaned
from dialogs.model import Field
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.summary import in_words, spoken

CONTEXT = Context(now=NOON)
FRUIT = options("Rode appel", "Peer", "Rode biet")


def part(kind: str, **more: Any) -> Part:
    one = Field.model_validate(field("vraag", kind, **more))
    rows = one.rows if isinstance(one.rows, tuple) else ()
    return Part(
        address="stap.vraag",
        field=one,
        kind=one.kind,
        required=one.required,
        options=one.options,
        rows=rows,
        all_rows=rows,
    )


def answer(kind: str, given: Any, **more: Any) -> Any:
    found = read(part(kind, **more), cleaned(given), CONTEXT)
    return heard(found.line).partition("(")[0] if isinstance(found, Problem) else found


@pytest.mark.parametrize("given", ["ja", "Ja!", " JA ", "j", "yes", "jazeker", "ja hoor", True])
def test_yes_in_many_words(given: Any) -> None:
    assert answer("yes_no", given) == "ja"


@pytest.mark.parametrize("given", ["nee", "Nee.", "neen", "no", "nee joh", "niet", False])
def test_no_in_many_words(given: Any) -> None:
    assert answer("yes_no", given) == "nee"


@pytest.mark.parametrize("given", ["misschien", "ja en nee", "ja maar eigenlijk toch liever niet", 3, ["ja"]])
def test_neither_yes_nor_no(given: Any) -> None:
    assert answer("yes_no", given) == "engine.yes_no"


@pytest.mark.parametrize(
    ("given", "number"),
    [("3", 3), ("3,5", 3.5), ("3.5", 3.5), (" 12 ", 12), ("1.200", 1200), ("vier", 4), ("-2", -2), (7, 7), (7.0, 7)],
)
def test_numbers_as_people_write_them(given: Any, number: float) -> None:
    assert answer("number", given) == number


@pytest.mark.parametrize("given", ["veel", "3 of 4", "nan", "inf", "1e400", True, [3], {"a": 3}, float("nan")])
def test_what_is_no_number(given: Any) -> None:
    assert answer("number", given) == "engine.number"


@pytest.mark.parametrize(
    ("given", "bounds", "told"),
    [
        (41, {"low": 0, "high": 40}, "engine.between"),
        (-1, {"low": 0}, "engine.at_least"),
        (41, {"high": 40}, "engine.at_most"),
        (40, {"low": 0, "high": 40}, 40),
    ],
)
def test_numbers_within_bounds(given: int, bounds: dict[str, int], told: Any) -> None:
    assert answer("number", given, **bounds) == told


@pytest.mark.parametrize(
    ("given", "found"), [("1", 1), (7, 7), ("zes", 6), (0, "engine.between"), (8, "engine.between")]
)
def test_a_scale_runs_from_one_to_seven(given: Any, found: Any) -> None:
    assert answer("scale", given) == found


@pytest.mark.parametrize("given", ["3,5", "hoog", True, [3]])
def test_a_scale_takes_whole_numbers(given: Any) -> None:
    assert answer("scale", given) == "engine.scale"


@pytest.mark.parametrize(
    ("given", "id_"),
    [
        ("peer", "peer"),
        ("PEER!", "peer"),
        ("rode appel", "rode-appel"),
        ("pe", "peer"),
        ("rode-biet", "rode-biet"),
        ("de rode biet graag", "rode-biet"),
        (["peer"], "peer"),
        ("rode", "engine.not_an_option"),
        ("kers", "engine.not_an_option"),
        ({"id": "peer"}, "engine.choice"),
    ],
)
def test_a_choice_by_id_label_or_beginning(given: Any, id_: str) -> None:
    assert answer("choice", given, options=FRUIT) == id_


@pytest.mark.parametrize(
    ("given", "id_"),
    [("2", "peer"), ("optie 3", "rode-biet"), ("de tweede", "peer"), ("Het laatste", "rode-biet"), (1, "rode-appel")],
)
def test_a_choice_can_be_counted_to(given: Any, id_: str) -> None:
    assert answer("choice", given, options=FRUIT) == id_
    assert answer("choice", "4", options=FRUIT) == "engine.not_an_option"


@pytest.mark.parametrize(
    ("given", "id_"), [("ja", "ja,-ik-kom"), ("ja hoor", "ja,-ik-kom"), ("nee joh", "nee,-liever-later")]
)
def test_a_yes_or_a_no_is_the_option_that_says_so(given: Any, id_: str) -> None:
    assert answer("choice", given, options=options("Ja, ik kom", "Nee, liever later")) == id_
    assert answer("choice", given, options=FRUIT) == "engine.not_an_option"


def test_a_number_is_an_option_and_no_place_where_options_have_numbers() -> None:
    classes = options("2b", "2c", "3a")
    assert answer("choice", "3", options=classes) == "3a"
    assert answer("choice", "1", options=classes) == "engine.not_an_option"
    assert answer("choices", "1 en 3", options=FRUIT) == ["rode-appel", "rode-biet"]


def test_an_own_option_is_kept_as_it_was_typed_where_allowed() -> None:
    assert answer("choice", " Kers ", options=FRUIT, other=True) == "Kers"
    assert answer("choice", "PEER", options=FRUIT, other=True) == "peer"
    assert answer("choices", ["peer", "kers"], options=FRUIT, other=True) == ["peer", "kers"]


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (["peer", "rode-appel"], ["rode-appel", "peer"]),
        (["peer", "peer"], ["peer"]),
        ("peer; rode appel", ["rode-appel", "peer"]),
        ("peer en rode biet", ["peer", "rode-biet"]),
        ("1. peer\n2. rode biet", ["peer", "rode-biet"]),
        ("peer, kers", "engine.not_an_option"),
        (["kers"], "engine.not_an_option"),
        (["peer", "rode-appel", "rode-biet"], "engine.too_many"),
        (",,", "engine.required"),
    ],
)
def test_choices_come_in_the_order_of_the_options(given: Any, ids: Any) -> None:
    assert answer("choices", given, options=FRUIT, at_most=2) == ids


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (["peer", "rode-biet", "rode-appel"], ["peer", "rode-biet", "rode-appel"]),
        (["peer"], "engine.ranking"),
        (["peer", "peer", "rode-biet"], "engine.ranked_twice"),
        (["kers"], "engine.not_an_option"),
    ],
)
def test_a_ranking_names_everything_once(given: Any, found: Any) -> None:
    assert answer("ranking", given, options=FRUIT) == found


def test_the_first_of_a_long_list_can_be_ranked() -> None:
    assert answer("ranking", "peer", options=FRUIT, at_most=2) == ["peer"]
    assert answer("ranking", ["peer", "rode-biet", "rode-appel"], options=FRUIT, at_most=2) == "engine.too_many"


@pytest.mark.parametrize(
    ("given", "looks", "found"),
    [
        ("2026-02-03", "back", "2026-02-03"),
        ("gisteren", "back", "2026-02-03"),
        ("2026-02-04", "back", "2026-02-04"),
        ("2026-02-05", "back", "engine.date_ahead"),
        ("2026-02-04", "ahead", "2026-02-04"),
        ("2026-02-03", "ahead", "engine.date_past"),
        ("2026-02-30", None, "engine.date"),
        ("0205-01-01", None, "engine.date"),
        ("blauw", None, "engine.date"),
        (20260203, None, "engine.date"),
        (["2026-02-03"], None, "engine.date"),
    ],
)
def test_a_date_in_the_direction_that_is_asked(given: Any, looks: str | None, found: str) -> None:
    assert answer("date", given, looks=looks) == found


@pytest.mark.parametrize(
    ("given", "looks", "found"),
    [
        ("2026-02-04T11:00", "back", "2026-02-04T11:00:00+01:00"),
        ("2026-02-04T10:00:00+00:00", "back", "2026-02-04T11:00:00+01:00"),
        ("2026-07-01T09:30", "ahead", "2026-07-01T09:30:00+02:00"),
        ("2026-02-04T13:00", "back", "engine.moment_ahead"),
        ("2026-02-04T11:00", "ahead", "engine.moment_past"),
        ("ooit", None, "engine.moment"),
    ],
)
def test_a_moment_is_kept_in_amsterdam_time(given: Any, looks: str | None, found: str) -> None:
    assert answer("moment", given, looks=looks) == found


FILE = {"id": 4, "name": "a.pdf", "mime": "application/pdf", "size": 9}


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([FILE], [FILE]),
        (FILE, [FILE]),
        (4, [{"id": 4, "name": "bestand", "mime": "application/octet-stream", "size": 0}]),
        ("a.pdf", "engine.file"),
        ([{**FILE, "pad": "/etc"}], "engine.file"),
        ([FILE] * 11, "engine.too_many"),
    ],
)
def test_a_file_is_what_the_store_kept(given: Any, found: Any) -> None:
    assert answer("file", given) == found


ROWS = options("Begin", "Eind")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"begin": "soms", "eind": "vaak"}, {"begin": "soms", "eind": "vaak"}),
        ({"begin": "Soms", "eind": "nog niet"}, {"begin": "soms", "eind": "nog-niet"}),
        ({"begin": "soms"}, "engine.rows_open"),
        ({"begin": "altijd", "eind": "vaak"}, "engine.not_an_option"),
        (["soms"], "engine.rubric"),
        ("soms", "engine.rubric"),
        ("overal vaak", {"begin": "vaak", "eind": "vaak"}),
    ],
)
def test_a_rubric_has_one_column_per_row(given: Any, found: Any) -> None:
    assert answer("rubric", given, rows=ROWS, columns=LEVELS) == found


@pytest.mark.parametrize("kind", ["text", "number", "yes_no", "scale", "date", "moment", "file"])
@pytest.mark.parametrize("nothing", [None, "", "  \n", [], {}])
def test_nothing_is_told_where_an_answer_is_needed_and_taken_where_not(kind: str, nothing: Any) -> None:
    assert answer(kind, nothing) == "engine.required"
    assert answer(kind, nothing, required=False) is None


@pytest.mark.parametrize("given", [["a"], {"a": 1}])
def test_a_text_is_words(given: Any) -> None:
    assert answer("text", given) == "engine.text"


def test_a_text_just_fits_or_is_one_too_long() -> None:
    assert answer("text", "x" * 10, max_length=10) == "x" * 10
    assert answer("text", "x" * 11, max_length=10) == "engine.too_long"


def test_what_no_json_can_hold_is_no_value() -> None:
    assert cleaned({"a": [1, "b\x00", float("inf"), object()], 3: NOON}) == {
        "a": [1, "b", "inf", None],
        "3": NOON.isoformat(),
    }
    deep: Any = "x"
    for _ in range(50):
        deep = [deep]
    assert cleaned(deep) == [[[[None]]]]


@pytest.mark.parametrize(
    ("kind", "more", "value", "words"),
    [
        ("date", {}, "2026-02-04", "woensdag 4 februari 2026"),
        ("moment", {}, "2026-02-04T15:30:00+01:00", "woensdag 4 februari 2026 om 15.30 uur"),
        ("yes_no", {}, "ja", "ja"),
        ("number", {}, 3.5, "3,5"),
        ("choice", {"options": FRUIT}, "peer", "Peer"),
        ("choice", {"options": FRUIT, "other": True}, "Kers", "Kers"),
        ("choices", {"options": FRUIT}, ["rode-appel", "peer", "rode-biet"], "Rode appel, Peer en Rode biet"),
        ("ranking", {"options": FRUIT}, ["peer", "rode-appel"], "Peer en Rode appel"),
        ("rubric", {"rows": ROWS, "columns": LEVELS}, {"eind": "vaak", "begin": "soms"}, "Begin: soms\nEind: vaak"),
        ("file", {}, [FILE], "a.pdf"),
        ("text", {}, "Zo {dus}", "Zo {dus}"),
    ],
)
def test_an_answer_sounds_the_same_in_a_review_and_in_a_snapshot(kind: str, more: Any, value: Any, words: str) -> None:
    one = part(kind, **more)
    assert spoken(one, value) == words
    assert heard(in_words(one, value)) == words


def test_a_person_is_named() -> None:
    one = Field.model_validate(field("wie", "person"))
    people = Part(address="a.wie", field=one, kind="person", required=True, options=listed("Anna de Vries", "Bilal"))
    assert read(people, "anna", CONTEXT) == "anna-de-vries"
    assert spoken(people, "anna-de-vries") == "Anna de Vries"
