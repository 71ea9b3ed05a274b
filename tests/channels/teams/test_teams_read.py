"""What a person does in Teams, as the core hears it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from teams_samples import FIELDS, form
from teams_validate import walk
from teams_world import APP, TENANT, FakeService, activity, message, press

from bot.channels.teams import cards
from bot.channels.teams.read import Elsewhere, Ignored, Turn, read
from dialogs.event import Event, Pressed, Said

SERVICE = FakeService()
SERVICE.url = "https://smba.example/emea"


def turn(body: dict[str, Any]) -> Turn:
    found = read(body)
    assert isinstance(found, Turn)
    return found


def event(body: dict[str, Any]) -> Event:
    return turn(body).event


def test_a_message_is_what_was_said() -> None:
    assert event(message(SERVICE, "wat moet ik deze periode doen?\n")) == Said(text="wat moet ik deze periode doen?")


def test_the_bots_own_name_is_not_part_of_what_was_said() -> None:
    assert event(message(SERVICE, "<at>Werkplekwijzer</at>&nbsp;hulp".replace("&nbsp;", "\u00a0"))) == Said(text="hulp")


def test_a_person_is_known_by_tenant_and_object_id_and_found_again_by_her_address() -> None:
    found = turn(message(SERVICE, "hoi"))
    assert (found.tenant, found.user) == (TENANT, "aad-noor")
    assert found.address == {
        "service": "https://smba.example/emea",
        "conversation": "a:gesprek-noor",
        "tenant": TENANT,
        "bot": f"28:{APP}",
        "user": "29:noor",
        "locale": "nl-NL",
    }


def test_two_people_who_speak_in_the_same_millisecond_are_two_events() -> None:
    other = {"id": "a:gesprek-mees", "conversationType": "personal"}
    assert turn(message(SERVICE, "hoi")).key != turn(message(SERVICE, "hoi", conversation=other)).key
    assert turn(message(SERVICE, "hoi")).key == turn(message(SERVICE, "hoi")).key


def test_a_button_outside_a_form_comes_as_a_message_with_a_value() -> None:
    body = activity(SERVICE, type="message", value={"c": "start:kijkwijzer"})
    assert event(body) == Pressed(control="start:kijkwijzer")


def test_installing_the_app_is_a_welcome_and_removing_it_is_nothing() -> None:
    assert event(activity(SERVICE, type="installationUpdate", action="add")) == Pressed(control="welkom")
    assert isinstance(read(activity(SERVICE, type="installationUpdate", action="remove")), Ignored)


def test_a_group_is_elsewhere() -> None:
    group = {"id": "19:groep@thread.v2", "conversationType": "groupChat"}
    assert isinstance(read(message(SERVICE, "<at>Werkplekwijzer</at> hulp", conversation=group)), Elsewhere)
    assert isinstance(read(activity(SERVICE, type="installationUpdate", action="add", conversation=group)), Ignored)


@pytest.mark.parametrize(
    "body",
    [
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:noor"}]},
        {"type": "typing"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "invoke", "name": "composeExtension/query", "value": {}},
        {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": {"type": "Action.Execute"}}},
        {"type": "message", "text": " "},
        {"type": "message", "text": "hoi", "from": {"id": "29:anoniem"}},
    ],
    ids=lambda b: f"{b['type']} {b.get('name', '')}".strip(),
)
def test_what_is_not_for_the_bot_is_left_alone(body: dict[str, Any]) -> None:
    assert isinstance(read(activity(SERVICE, **body)), Ignored)


def test_dropped_files_are_seen_and_the_html_copy_of_a_message_is_not() -> None:
    attachments = [
        {"contentType": "text/html", "content": "<p>hier is hij</p>"},
        {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "name": "kijkwijzer.pdf",
            "content": {"downloadUrl": "https://school-my.sharepoint.com/x", "fileType": "pdf"},
        },
        {"contentType": "image/*", "contentUrl": "https://smba.example/emea/v3/attachments/1/views/original"},
    ]
    found = turn(message(SERVICE, "hier is hij", attachments=attachments))
    assert [(f.name, f.own) for f in found.files] == [("kijkwijzer.pdf", False), ("foto.png", True)]


def answered(*fields: Any, **given_: Any) -> dict[str, Any]:
    """The values of a press on a form with these fields, after a person changed what `given_` says."""
    made = cards.card(form(*fields), lambda _: "https://wijzer.example/b")
    filled = {e["id"]: e["value"] for e in walk(made) if e.get("id") and "value" in e}
    filled.update({k.replace("__", "|"): v for k, v in given_.items()})
    data = {**made["actions"][0]["data"], **{k: v for k, v in filled.items() if v is not None}}
    found = event(press(SERVICE, data))
    assert isinstance(found, Pressed)
    assert (found.control, found.token) == ("verder", "k1.4")
    return found.values


@pytest.mark.parametrize("name", [n for n in FIELDS if not n.startswith("file")])
def test_a_form_sent_back_untouched_gives_the_answers_it_was_filled_with(name: str) -> None:
    given_ = FIELDS[name].value
    nothing: Any = {"text": "", "choices": [], "ranking": [], "rubric": {}}.get(FIELDS[name].kind)
    assert answered(FIELDS[name]) == {FIELDS[name].id: given_ if given_ is not None else nothing}


def test_a_cleared_answer_is_an_answer() -> None:
    values = answered(
        FIELDS["text"], FIELDS["choices"], FIELDS["date"], text__gezien=None, choices__accenten=None, date__datum=None
    )
    assert values == {"gezien": "", "accenten": [], "datum": None}


def test_numbers_and_times_come_in_the_shape_that_fill_takes() -> None:
    values = answered(
        FIELDS["number"],
        FIELDS["scale"],
        FIELDS["moment"],
        FIELDS["rubric"],
        number__aantal="31",
        scale__cijfer="7",
        moment__wanneer__tijd="09:15",
        rubric__indicatoren__tempo="vaak",
    )
    assert values == {
        "aantal": 31,
        "cijfer": 7,
        "wanneer": "2025-10-07T09:15",
        "indicatoren": {"doel": "soms", "tempo": "vaak"},
    }


def test_words_of_ones_own_go_before_the_choice_and_beside_the_choices() -> None:
    values = answered(FIELDS["choice_typed"], choice__klas__anders=" 50% gym, blauw ", choice__klas="3a")
    assert values == {"klas": "50% gym, blauw"}
    several = replace(FIELDS["choices"], other=True)
    assert answered(several, choices__accenten__anders="rust") == {"accenten": ["a1", "a7", "rust"]}


def test_nonsense_in_a_number_reaches_the_engine_as_typed() -> None:
    assert answered(FIELDS["number_wrong"], number__aantal="--5") == {"aantal": "--5"}


WIRE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["c", "text|a", "rubric|a|b"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=8), inside, max_size=3),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["type", "id", "text", "value", "name", "from", "conversation", "attachments", "channelData"]),
        WIRE | st.sampled_from(["message", "invoke", "adaptiveCard/action", "installationUpdate"]),
    ),
    st.dictionaries(st.sampled_from(["c", "t", "f", "text|a", "ranking|a|1", "scale|", "number|n", "|"]), WIRE),
)
def test_no_activity_is_too_strange_to_read(changed: dict[str, Any], data: dict[str, Any]) -> None:
    assert isinstance(read({**activity(SERVICE, type="message", text="x"), **changed}), Turn | Elsewhere | Ignored)
    assert isinstance(read(press(SERVICE, data)), Turn | Ignored)
