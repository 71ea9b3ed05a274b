"""What a person sees in Teams: every kind of message against a golden file and against the rules for cards."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from teams_samples import FIELDS, SAMPLES, form
from teams_validate import problems, walk

from bot.channels.teams import cards, words
from bot.ports import Shown, ShownButton, ShownFact, ShownField, ShownFile, ShownForm, ShownItem, ShownOption

GOLDEN = Path(__file__).parent / "golden"


def link(file_id: int) -> str:
    return f"https://wijzer.example/bestand/{file_id}"


def card(shown: Shown) -> dict[str, Any]:
    return cards.card(shown, link)


def seen(shown: Shown) -> str:
    """All words on the card, as the markdown that Teams gets."""
    return json.dumps(card(shown)["body"], ensure_ascii=False)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_message_looks_as_agreed(name: str) -> None:
    """`GOLDEN=write` writes what is made now; look at the difference before committing it."""
    path = GOLDEN / f"{name}.json"
    made = json.dumps(cards.activity(SAMPLES[name], link), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


def test_no_golden_file_is_left_of_a_message_that_is_gone() -> None:
    assert {p.stem for p in GOLDEN.glob("*.json")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_teams_takes_every_kind_of_message(name: str) -> None:
    assert problems(card(SAMPLES[name])) == []


@pytest.mark.parametrize("broken", ["type", "id", "label", "version", "many"])
def test_the_check_finds_what_is_wrong(broken: str) -> None:
    made = card(SAMPLES["form_text"])
    field = next(e for e in walk(made) if e["type"] == "Input.Text")
    if broken == "type":
        field["type"] = "Input.Nonsense"
    elif broken in {"id", "label"}:
        del field[broken]
    elif broken == "version":
        made["version"] = "1.9"
    else:
        made["actions"] = [{k: v for k, v in made["actions"][0].items() if k != "mode"}] * 7
    assert problems(made) != []


def test_what_a_person_typed_is_not_read_as_layout() -> None:
    shown = Shown(kind="card", text="x", title="# niet <b>vet</b> *ook* [niet](http://x) {{DATE(2026-01-01)}}")
    title = card(shown)["body"][0]["text"]
    assert title == r"\# niet \<b>vet\</b> \*ook\* \[niet\](http://x) \{\{DATE(2026-01-01)}}"


def test_line_breaks_stay() -> None:
    assert words.markdown("een\ntwee\n\n\n- drie\n1. vier", 100) == "een\n\ntwee\n\n\\- drie\n\n1\\. vier"


def test_a_locked_phone_shows_the_notice_and_no_more() -> None:
    shown = replace(SAMPLES["card_agenda"], notice=None)
    assert cards.activity(shown, link)["summary"] == words.GENERIC_NOTICE
    whispered = Shown(kind="text", text="Sanne maakt zich zorgen", notice="Er staat een bericht voor je klaar")
    made = cards.activity(whispered, link)
    assert made["summary"] == "Er staat een bericht voor je klaar"
    assert "text" not in made


def test_going_back_is_never_held_up_by_an_empty_answer() -> None:
    for name, field in FIELDS.items():
        for element in walk(card(form(replace(field, value=None)))):
            assert not {"isRequired", "min", "max", "regex", "maxLength"} & element.keys(), name


def test_the_main_button_comes_first_and_the_sixth_goes_in_the_menu() -> None:
    verbs = (*SAMPLES["form_text"].form.verbs[1:], SAMPLES["form_text"].form.verbs[0])  # type: ignore[union-attr]
    shown = SAMPLES["form_text"]
    made = card(replace(shown, form=replace(shown.form, verbs=verbs)))  # type: ignore[type-var]
    assert made["actions"][0]["verb"] == "verder"
    assert [a["verb"] for a in made["actions"] if a.get("mode") == "secondary"] == ["stop"]


def test_a_press_says_which_form_it_was_and_which_fields_it_showed() -> None:
    made = card(form(FIELDS["text"], FIELDS["file_empty"], FIELDS["moment"], FIELDS["rubric"]))
    assert made["actions"][0]["data"] == {
        "c": "verder",
        "t": "k1.4",
        "f": ["text|gezien", "moment|wanneer", "rubric|indicatoren"],
    }


def test_a_text_too_long_to_show_is_not_offered_for_editing() -> None:
    made = card(form(replace(FIELDS["text"], value="x" * 40_000)))
    assert problems(made) == []
    assert not [e for e in walk(made) if e["type"] == "Input.Text"]
    assert "40000 tekens" in json.dumps(made)
    assert made["actions"][0]["data"]["f"] == []


def test_a_typed_answer_that_fits_is_shown_whole() -> None:
    typed = "Wat ik zag. " * 800
    made = card(form(replace(FIELDS["text"], value=typed)))
    assert [e["value"] for e in walk(made) if e["type"] == "Input.Text"] == [typed]


def test_a_long_list_says_how_much_is_left_out() -> None:
    items = tuple(ShownItem(text=f"Taak {n}", detail="x" * 900) for n in range(60))
    made = card(Shown(kind="card", text="Alles", title="Alles", items=items))
    assert problems(made) == []
    shown = len([e for e in walk(made) if e["type"] == "Container"])
    assert f"… en nog {60 - shown}." in json.dumps(made, ensure_ascii=False)


def test_an_answer_that_was_typed_instead_of_chosen_stays_chosen() -> None:
    chosen = next(e for e in walk(card(SAMPLES["form_choice_typed"])) if e["type"] == "Input.ChoiceSet")
    assert chosen["value"] == "gymgroep%2C rood"
    assert chosen["choices"][0] == {"title": "gymgroep, rood", "value": "gymgroep%2C rood"}


NASTY = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            " ",
            "\n\n",
            "<at>iedereen</at>",
            "**vet**",
            "\u202eomgekeerd",
            "👩🏽‍🏫" * 30,
            "\ud800",
            "\x00\x07",
            "a|b,c%2C",
        ]
    ),
    st.integers(1, 30_000).map(lambda n: "lang " * n),
)
IDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
OPTIONS = st.lists(st.tuples(IDS, NASTY), max_size=9, unique_by=lambda o: words.clean(o[0])).map(
    lambda found: tuple(ShownOption(id=i, label=n) for i, n in found)
)
VALUES = st.one_of(
    st.none(), NASTY, st.integers(), st.lists(NASTY, max_size=3), st.dictionaries(IDS, NASTY, max_size=2)
)
BUTTONS = st.lists(
    st.builds(ShownButton, id=IDS, label=NASTY, style=st.sampled_from(["plain", "primary", "danger"])), max_size=9
).map(tuple)
FACTS = st.lists(st.builds(ShownFact, label=NASTY, value=NASTY), max_size=4).map(tuple)
ANY_FIELD = st.builds(
    ShownField,
    id=IDS,
    kind=st.sampled_from(sorted({f.kind for f in FIELDS.values()})),
    label=NASTY,
    required=st.booleans(),
    hint=st.none() | NASTY,
    problem=st.none() | NASTY,
    advice=st.none() | NASTY,
    options=OPTIONS,
    rows=OPTIONS,
    columns=OPTIONS,
    value=VALUES,
    low=st.none() | st.integers(-5, 5),
    high=st.none() | st.integers(-5, 200),
    other=st.booleans(),
)
ANY_FORM = st.builds(
    ShownForm,
    id=IDS,
    token=IDS,
    step=IDS,
    progress=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    fields=st.lists(ANY_FIELD, max_size=8, unique_by=lambda f: words.clean(f.id)).map(tuple),
    verbs=BUTTONS,
    facts=FACTS,
    readers=st.lists(NASTY, max_size=3).map(tuple),
)
ANY = st.builds(
    Shown,
    kind=st.sampled_from(["text", "form", "card", "picture", "document"]),
    text=NASTY,
    title=st.none() | NASTY,
    body=st.none() | NASTY,
    notice=st.none() | NASTY,
    form=st.none() | ANY_FORM,
    facts=FACTS,
    items=st.lists(st.builds(ShownItem, text=NASTY, detail=st.none() | NASTY, buttons=BUTTONS), max_size=6).map(tuple),
    buttons=BUTTONS,
    file=st.just(ShownFile(id=1, name="a.pdf", mime="application/pdf", size=3)),
    alt=st.none() | NASTY,
)


@settings(max_examples=80, deadline=None)
@given(ANY)
def test_whatever_people_type_teams_takes_the_card(shown: Shown) -> None:
    assert problems(card(shown)) == []
    assert cards.size(cards.activity(shown, link)) < 80 * 1024
