"""What Slack is given to show. After a wanted change, `WIJZER_GOLDEN=write pytest tests/channels/slack` and read it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.channels.slack import blocks, fields, ids, limits
from bot.ports import Shown, ShownButton, ShownFact, ShownField, ShownForm, ShownItem, ShownOption
from tests.channels.slack.samples import SAMPLES, VERBS, form
from tests.channels.slack.validate import check, problems

GOLDEN = Path(__file__).parent / "golden"


def _agrees(name: str, payload: dict[str, Any]) -> None:
    path = GOLDEN / f"{name}.json"
    text = json.dumps(payload, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("WIJZER_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_message_looks_as_agreed_and_slack_accepts_it(name: str) -> None:
    payload = blocks.message(SAMPLES[name])
    check(payload)
    _agrees(name, payload)


def test_the_home_tab_looks_as_agreed_and_slack_accepts_it() -> None:
    for name, shown in {"home": SAMPLES["card_agenda"], "home_unknown": None}.items():
        view = blocks.home(shown)
        check(view, "home")
        _agrees(name, view)


def test_no_golden_file_is_left_of_a_message_that_is_gone() -> None:
    assert {p.stem for p in GOLDEN.glob("*.json")} == {*SAMPLES, "home", "home_unknown"}


def _texts(payload: dict[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False)


def test_a_notification_says_no_more_than_the_notice() -> None:
    shown = Shown(kind="card", text="Zorg over Noor", title="Zorg over Noor", notice="Er staat iets voor je klaar.")
    assert blocks.message(shown)["text"] == "Er staat iets voor je klaar."


def test_a_notification_of_a_form_tells_nothing_of_what_it_is_about() -> None:
    shown = replace(SAMPLES["form_text"], title="Kijkwijzer voor Noor")
    assert "Noor" not in blocks.message(shown)["text"]


def test_nobody_can_mention_everyone() -> None:
    payload = blocks.message(Shown(kind="text", text="<!channel> <!here> <@U1> @everyone"))
    assert "<!" not in _texts(payload)
    assert "<@" not in _texts(payload)
    assert all(b["text"]["verbatim"] for b in payload["blocks"])


def test_a_web_address_can_be_pressed() -> None:
    payload = blocks.message(Shown(kind="text", text="Kijk op https://school.example/a?b=1&c=2."))
    assert "<https://school.example/a?b=1&amp;c=2>." in payload["blocks"][0]["text"]["text"]


def test_a_card_that_is_too_long_says_how_much_more_there_is() -> None:
    payload = blocks.message(SAMPLES["card_many_items"])
    shown = sum(1 for b in payload["blocks"] if b["type"] == "section")
    assert payload["blocks"][-1]["elements"][0]["text"] == f"en nog {40 - shown}: typ 'agenda'"


def test_a_long_text_is_whole_as_far_as_slack_allows_and_says_when_it_is_not() -> None:
    whole = blocks.message(Shown(kind="text", text="woord " * 1400))
    assert sum(b["text"]["text"].count("woord") for b in whole["blocks"]) == 1400
    cut = blocks.message(Shown(kind="text", text="woord " * 7000))
    assert cut["blocks"][-1]["type"] == "context"


def test_a_text_longer_than_an_input_holds_is_not_offered_for_editing_cut_off() -> None:
    payload = blocks.message(SAMPLES["form_long_text"])
    assert not [b for b in payload["blocks"] if b["type"] == "input"]
    assert "blijft bewaard" in _texts(payload)


def test_an_answer_in_own_words_stays_chosen_beside_the_options() -> None:
    options = (ShownOption(id="2b", label="2b"), ShownOption(id="3c", label="3c"))
    field = ShownField(id="klas", kind="choice", label="Klas", options=options, value="de brugklas")
    (made,) = fields.blocks(field, "k7.1")
    assert made["element"]["initial_option"]["value"] == "de brugklas"
    assert len(made["element"]["options"]) == 3


def test_what_was_typed_wrong_is_shown_with_what_to_do() -> None:
    payload = _texts(blocks.message(SAMPLES["form_problem"]))
    assert "31 februari" in payload
    assert "Deze datum bestaat niet." in payload


def test_when_not_all_fields_fit_those_that_still_need_an_answer_come_first() -> None:
    rows = tuple(ShownOption(id=f"r{n}", label=f"Rij {n}") for n in range(10))
    columns = (ShownOption(id="1", label="ja"),)
    done = {r.id: "1" for r in rows}

    def rubric(n: int, value: dict[str, str]) -> ShownField:
        return ShownField(id=f"v{n}", kind="rubric", label=f"Vraag {n}", rows=rows, columns=columns, value=value)

    payload = blocks.message(form(*(rubric(n, done if n < 5 else {}) for n in range(8))))
    check(payload)
    asked = {ids.spot(b["block_id"]).field for b in payload["blocks"] if b["type"] == "input"}  # type: ignore[union-attr]
    assert asked >= {"v5", "v6", "v7"}
    assert "Al ingevuld en bewaard: Vraag" in _texts(payload)


def test_a_new_screen_never_shows_what_was_typed_on_the_one_before() -> None:
    field = ShownField(id="gezien", kind="text", label="Wat zag je?")
    first, second = (fields.blocks(field, token)[0]["block_id"] for token in ("k7.1", "k7.2"))
    assert first != second


def test_the_main_verb_comes_first_and_no_row_of_buttons_is_too_wide() -> None:
    rows = [b["elements"] for b in blocks.message(SAMPLES["form_yes_no"])["blocks"] if b["type"] == "actions"]
    assert [len(r) for r in rows] == [5, 1]
    assert rows[0][0]["style"] == "primary"


LONG = (
    "",
    "   \n",
    "<!channel> & <@U123|x> *vet* `code` https://x.example/?a=1&b=<2>",
    "مرحبا \u202e שלום",
    "👩‍👩‍👧‍👦" * 300,
    "&<>" * 2000,
    "lange tekst & meer " * 2105,
    "http://ab " * 1000,
)
NASTY = st.integers(0, len(LONG) - 1).map(lambda n: LONG[n]) | st.text(max_size=40)
KINDS = (
    "text",
    "number",
    "yes_no",
    "choice",
    "choices",
    "scale",
    "rubric",
    "ranking",
    "date",
    "moment",
    "person",
    "file",
)
ID = st.integers(0, 130).map(lambda n: f"id-{n}")
MOMENTS = ("2026-02-04", "2026-02-04T15:30", "9999-12-31T23:59", "31 februari")


def _options(most: int) -> st.SearchStrategy[tuple[ShownOption, ...]]:
    """So many options, with the same few labels over and over."""
    return st.builds(
        lambda count, labels: tuple(ShownOption(id=f"id-{n}", label=labels[n % len(labels)]) for n in range(count)),
        st.integers(0, most),
        st.lists(NASTY, min_size=1, max_size=4),
    )


VALUES = st.one_of(
    st.none(),
    NASTY,
    st.integers(-5, 20),
    st.floats(allow_nan=False),
    st.booleans(),
    st.lists(ID, max_size=4),
    st.dictionaries(ID, ID, max_size=4),
    st.sampled_from(MOMENTS),
)
MAYBE = st.none() | NASTY
FIELDS = st.builds(
    ShownField,
    id=ID,
    kind=st.sampled_from(KINDS),
    label=NASTY,
    required=st.booleans(),
    hint=MAYBE,
    problem=MAYBE,
    advice=MAYBE,
    options=_options(120),
    rows=_options(10),
    columns=_options(8),
    value=VALUES,
    low=st.none() | st.integers(-2, 5),
    high=st.none() | st.integers(0, 300),
    max_length=st.none() | st.integers(1, 50_000),
)
BUTTONS = st.lists(
    st.builds(ShownButton, id=ID, label=NASTY, style=st.sampled_from(("plain", "primary", "danger"))), max_size=7
).map(tuple)
FACTS = st.lists(st.builds(ShownFact, label=NASTY, value=NASTY), max_size=12).map(tuple)
FORMS = st.builds(
    ShownForm,
    id=ID,
    token=ID,
    step=ID,
    progress=st.tuples(st.integers(1, 9), st.integers(1, 9)),
    fields=st.lists(FIELDS, max_size=8, unique_by=lambda f: f.id).map(tuple),
    verbs=BUTTONS.map(lambda more: (VERBS[0], *more)),
    facts=FACTS,
    readers=st.lists(NASTY, max_size=4).map(tuple),
)
CARDS = st.builds(
    Shown,
    kind=st.sampled_from(("text", "card")),
    text=NASTY,
    title=MAYBE,
    body=MAYBE,
    notice=MAYBE,
    facts=FACTS,
    items=st.lists(st.builds(ShownItem, text=NASTY, detail=MAYBE, buttons=BUTTONS), max_size=12).map(tuple),
    buttons=BUTTONS,
)
SHOWN = st.builds(lambda card, form: replace(card, form=form), CARDS, st.none() | FORMS)


@settings(max_examples=100, deadline=None)
@given(SHOWN)
def test_slack_accepts_whatever_people_and_content_come_up_with(shown: Shown) -> None:
    check(blocks.message(shown))
    check(blocks.plainly(shown))


@settings(max_examples=30, deadline=None)
@given(CARDS)
def test_slack_accepts_any_card_on_the_home_tab(shown: Shown) -> None:
    check(blocks.home(shown), "home")


@given(NASTY, st.integers(5, 3000))
def test_a_clipped_text_fits_escaped_and_is_never_empty(text: str, limit: int) -> None:
    clipped = limits.clip(text, limit)
    assert 0 < limits.length(limits.escape(clipped)) <= limit


@given(NASTY, st.integers(20, 3000))
def test_pieces_lose_no_word(text: str, limit: int) -> None:
    assert "".join("".join(limits.pieces(text, limit)).split()) == "".join(limits.clean(text).split())


def _long(n: int) -> str:
    return "x" * n


BUTTON = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Ja"}, "value": "v"}
SELECT = {"type": "static_select", "action_id": "a", "placeholder": {"type": "plain_text", "text": "Kies"}}


def _option(text: str = "Ja", value: str = "ja") -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": text}, "value": value}


def _asking(element: dict[str, Any]) -> list[dict[str, Any]]:
    label = {"type": "plain_text", "text": "Vraag"}
    return [
        {"type": "input", "block_id": "i", "label": label, "element": element},
        {"type": "actions", "elements": [BUTTON]},
    ]


def _section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}, **more}


BAD: dict[str, list[dict[str, Any]]] = {
    "51 blocks": [_section("a")] * 51,
    "no blocks": [],
    "a section of 3001": [_section(_long(3001))],
    "a field of 2001": [{"type": "section", "fields": [{"type": "mrkdwn", "text": _long(2001), "verbatim": True}]}],
    "a header in markup": [{"type": "header", "text": {"type": "mrkdwn", "text": "Titel"}}],
    "a header of 151": [{"type": "header", "text": {"type": "plain_text", "text": _long(151)}}],
    "an unknown key": [_section("a", colour="red")],
    "an option text of 76": _asking(SELECT | {"options": [_option(text=_long(76))]}),
    "an option value of 151": _asking(SELECT | {"options": [_option(value=_long(151))]}),
    "no options": _asking(SELECT | {"options": []}),
    "the same option twice": _asking(SELECT | {"options": [_option(), _option()]}),
    "an unknown first option": _asking(SELECT | {"options": [_option()], "initial_option": _option("Nee", "nee")}),
    "eleven radio buttons": _asking(
        {"type": "radio_buttons", "action_id": "a", "options": [_option(value=str(n)) for n in range(11)]}
    ),
    "an input without an action id": _asking({"type": "plain_text_input"}),
    "a number input, which messages do not have": _asking(
        {"type": "number_input", "action_id": "a", "is_decimal_allowed": True}
    ),
    "an input that nobody can send": _asking({"type": "plain_text_input", "action_id": "a"})[:1],
    "an initial value of 3001": _asking({"type": "plain_text_input", "action_id": "a", "initial_value": _long(3001)}),
    "the same button id twice": [{"type": "actions", "elements": [BUTTON, BUTTON]}],
    "the same block id twice": [_section("a", block_id="b"), _section("c", block_id="b")],
    "a button of 76": [{"type": "actions", "elements": [BUTTON | {"text": {"type": "plain_text", "text": _long(76)}}]}],
    "a button value of 2001": [{"type": "actions", "elements": [BUTTON | {"value": _long(2001)}]}],
    "a mention of everyone": [_section("<!channel>")],
    "text that is not escaped": [_section("1 < 2")],
    "more than Slack takes in all": [_section(_long(2900))] * 5,
}


@pytest.mark.parametrize("what", BAD)
def test_the_validator_refuses(what: str) -> None:
    assert problems({"text": "tekst", "blocks": BAD[what]})


def test_the_validator_wants_a_fallback_text() -> None:
    assert problems({"text": "", "blocks": [_section("a")]})
