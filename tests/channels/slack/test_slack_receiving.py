"""What people do in Slack reaches the core once, whole, and is acknowledged only when it is kept."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from bot.channels.slack import CannotStart, blocks, build, ids
from bot.ports import ShownField
from dialogs.event import Pressed, Said
from tests.channels.slack.conftest import NOW, Office
from tests.channels.slack.fake_slack import BOT, DM, SECRET, TEAM, TOKEN, USER, Answer, Person, signed
from tests.channels.slack.samples import form

PRESS = ids.button_value(ids.Control(id="verder", token="k7.2"))


def _said(office: Office) -> Said:
    (inbound,) = office.desk.came
    assert isinstance(inbound.event, Said)
    return inbound.event


def _pressed(office: Office) -> Pressed:
    (inbound,) = office.desk.came
    assert isinstance(inbound.event, Pressed)
    return inbound.event


async def test_a_message_reaches_the_core_with_who_and_where(office: Office) -> None:
    assert await office.person.says("ik wil een kijkwijzer invullen", event_id="Ev77") == 200
    (inbound,) = office.desk.came
    assert inbound.event == Said(text="ik wil een kijkwijzer invullen")
    assert inbound.key == "Ev77"
    assert (inbound.account.channel, inbound.account.tenant, inbound.account.user) == ("slack", TEAM, USER)
    assert inbound.address == {"team": TEAM, "user": USER, "channel": DM}
    assert inbound.email == "noor@school.example"
    assert inbound.at == NOW
    assert not inbound.inline


async def test_text_arrives_as_it_was_typed(office: Office) -> None:
    typed = f"<@{BOT}> 3 &lt; 5 &amp; <mailto:a@b.nl|a@b.nl> <https://x.nl|de site> <#C1|stage> <!channel>"
    assert await office.person.says(typed) == 200
    assert _said(office).text == "3 < 5 & a@b.nl de site (https://x.nl) stage channel"


async def test_a_press_brings_everything_that_the_form_holds(office: Office) -> None:
    def block(field: str, row: str | None = None) -> str:
        return ids.block_id(ids.Spot(field=field, row=row), "k7.2")

    def one(value: str | None) -> dict[str, Any]:
        return {"type": "static_select", "selected_option": {"value": value} if value else None}

    typed = {"type": "plain_text_input"}
    values = {
        block("gezien"): {"text": typed | {"value": "Rustige start <3"}},
        block("leeg"): {"text": typed | {"value": None}},
        block("aantal"): {"number": typed | {"value": "7,5"}},
        block("vaag"): {"number": typed | {"value": "een stuk of tien"}},
        block("klas"): {"choice": one("2b")},
        block("cijfer"): {"scale": {"type": "radio_buttons", "selected_option": {"value": "6"}}},
        block("accenten"): {"choices": {"type": "checkboxes", "selected_options": [{"value": "a"}, {"value": "b"}]}},
        block("volgorde"): {"ranking": {"type": "multi_static_select", "selected_options": [{"value": "c"}]}},
        block("rij", "r1"): {"rubric": one("2")},
        block("rij", "r2"): {"rubric": one(None)},
        block("datum"): {"date": {"type": "datepicker", "selected_date": "2026-02-04"}},
        block("moment"): {"moment": {"type": "datetimepicker", "selected_date_time": 1770301800}},
        "anders": {"x": typed | {"value": "niet van ons"}},
    }
    assert await office.person.presses(PRESS, values, trigger="t42") == 200
    pressed = _pressed(office)
    assert (pressed.control, pressed.token) == ("verder", "k7.2")
    assert office.desk.came[0].key == "t42"
    assert pressed.values == {
        "gezien": "Rustige start <3",
        "leeg": "",
        "aantal": 7.5,
        "vaag": "een stuk of tien",
        "klas": "2b",
        "cijfer": 6,
        "accenten": ["a", "b"],
        "volgorde": ["c"],
        "rij": {"r1": "2", "r2": None},
        "datum": "2026-02-04",
        "moment": "2026-02-05T15:30+01:00",
    }


async def test_a_filled_form_sent_back_untouched_holds_the_same_values(office: Office) -> None:
    """What Slack would send for the form as it was posted, element by element."""
    posted = blocks.message(form(ShownField(id="gezien", kind="text", label="Wat?", value="Dit & dat")))["blocks"]
    (asked,) = (b for b in posted if b["type"] == "input")
    element = asked["element"]
    state = {asked["block_id"]: {element["action_id"]: {"type": element["type"], "value": element["initial_value"]}}}
    button = next(b for b in posted if b["type"] == "actions")["elements"][0]
    assert await office.person.presses(button["value"], state) == 200
    assert _pressed(office) == Pressed(control="verder", token="k7.2", values={"gezien": "Dit & dat"})


async def test_the_same_event_twice_is_handed_on_twice_and_acknowledged_twice(office: Office) -> None:
    assert await office.person.says("hallo", event_id="Ev1") == 200
    assert await office.person.says("hallo", event_id="Ev1", retry=1) == 200
    assert len(office.desk.came) == 1


async def test_an_event_that_was_not_kept_is_refused_so_that_slack_sends_it_again(office: Office) -> None:
    office.desk.failing = 1
    assert await office.person.says("hallo", event_id="Ev1") == 500
    assert office.desk.came == []
    assert await office.person.says("hallo", event_id="Ev1", retry=1) == 200
    assert len(office.desk.came) == 1


async def test_a_press_and_a_command_that_were_not_kept_are_refused_too(office: Office) -> None:
    office.desk.failing = 2
    assert await office.person.presses(PRESS) == 500
    assert await office.person.commands("agenda") == 500


async def test_an_event_is_refused_while_slack_does_not_know_our_token(office: Office) -> None:
    office.slack.next["auth.test"].append(Answer({"ok": False, "error": "ratelimited"}, status=429))
    assert await office.person.says("hallo", event_id="Ev1") == 500
    assert await office.person.says("hallo", event_id="Ev1") == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Signature": "v0=nee", "X-Slack-Request-Timestamp": "1"},
        {"X-Slack-Signature": "v0=nee", "X-Slack-Request-Timestamp": "gisteren"},
        signed("iets anders"),
        signed("{}", secret="een ander geheim"),
        signed("{}", at=time.time() - 600),
    ],
)
async def test_whoever_is_not_slack_is_turned_away(office: Office, headers: dict[str, str]) -> None:
    assert await office.person.post("{}", "application/json", headers) == 401
    assert office.desk.came == []


async def test_a_signature_does_not_help_what_cannot_be_read(office: Office) -> None:
    assert await office.person.post("\ufffd{", "application/json", {"X-Slack-Signature": "v0=é"}) == 401
    assert office.desk.came == []


async def test_slack_checks_the_address_and_gets_its_challenge_back(office: Office) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"})
    assert await office.person.post(body, "application/json") == 200
    assert json.loads(office.person.answered) == {"challenge": "abc"}


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message", "channel_type": "im", "subtype": "message_changed", "channel": DM, "message": {}},
        {"type": "message", "channel_type": "im", "subtype": "message_deleted", "channel": DM},
        {"type": "message", "channel_type": "im", "channel": DM, "text": "van mij", "user": BOT},
        {"type": "message", "channel_type": "im", "channel": DM, "text": "van een bot", "bot_id": "B2"},
        {"type": "message", "channel_type": "channel", "channel": "C1", "text": "niet voor de bot"},
        {"type": "reaction_added", "reaction": "eyes", "item": {}},
        {"type": "app_home_opened", "tab": "messages", "channel": DM},
    ],
)
async def test_what_is_not_for_the_bot_is_acknowledged_and_left_alone(office: Office, event: dict[str, Any]) -> None:
    assert await office.person.event(event) == 200
    assert office.desk.came == []


@pytest.mark.parametrize(
    "payload",
    [
        {
            "type": "view_submission",
            "view": {"type": "modal", "callback_id": "x", "id": "V"},
            "user": {"id": USER},
            "team": {"id": TEAM},
        },
        {"type": "shortcut", "callback_id": "x", "user": {"id": USER}, "team": {"id": TEAM}, "trigger_id": "t"},
        {
            "type": "block_actions",
            "user": {"id": USER},
            "team": {"id": TEAM},
            "trigger_id": "t",
            "actions": [
                {"type": "static_select", "action_id": "x", "block_id": "b", "selected_option": {"value": "2"}}
            ],
        },
    ],
)
async def test_no_interaction_is_left_without_an_answer(office: Office, payload: dict[str, Any]) -> None:
    assert await office.person.interacts(payload) == 200
    assert office.desk.came == []


async def test_a_mention_in_a_channel_is_answered_in_private(office: Office) -> None:
    event = {"type": "app_mention", "channel": "C1", "text": f"<@{BOT}> wat moet ik doen?"}
    assert await office.person.event(event) == 200
    assert _said(office).text == "wat moet ik doen?"
    assert office.desk.came[0].address == {"team": TEAM, "user": USER}


async def test_a_command_says_where_the_answer_is(office: Office) -> None:
    assert await office.person.commands("wat moet ik deze periode doen?") == 200
    assert _said(office).text == "wat moet ik deze periode doen?"
    assert "eigen gesprek" in office.person.answered
    assert office.desk.came[0].key == "t9"


async def test_an_empty_command_asks_for_help(office: Office) -> None:
    assert await office.person.commands("", channel_name="directmessage") == 200
    assert _said(office).text == "help"
    assert office.person.answered == ""


async def test_the_home_tab_shows_the_agenda(office: Office) -> None:
    assert await office.person.event({"type": "app_home_opened", "tab": "home", "channel": DM}) == 200
    (published,) = office.slack.of("views.publish")
    assert published["user_id"] == USER
    assert "Eerste kijkwijzer" in json.dumps(published["view"])
    assert office.desk.came == []


async def test_a_stranger_sees_a_home_tab_that_tells_nothing(office: Office) -> None:
    office.desk._home = None
    assert await office.person.event({"type": "app_home_opened", "tab": "home", "channel": DM}) == 200
    (published,) = office.slack.of("views.publish")
    assert "Welkom" in json.dumps(published["view"])


async def test_a_press_on_the_home_tab_works_and_refreshes_it(office: Office) -> None:
    assert await office.person.presses(ids.button_value(ids.Control(id="start:kijkwijzer:4")), home=True) == 200
    assert _pressed(office) == Pressed(control="start:kijkwijzer:4")
    assert office.desk.came[0].address == {"team": TEAM, "user": USER}
    assert len(office.slack.of("views.publish")) == 1


async def test_a_press_on_the_home_tab_counts_even_when_the_tab_cannot_be_refreshed(office: Office) -> None:
    office.slack.next["views.publish"].append(Answer({"ok": False, "error": "ratelimited"}, status=429))
    assert await office.person.presses(PRESS, home=True) == 200
    assert len(office.desk.came) == 1


def _file(office: Office, name: str, data: bytes, **more: Any) -> dict[str, Any]:
    office.slack.files[name] = data
    url = str(office.slack.server.make_url(f"/files-pri/{name}"))
    return {"id": "F9", "name": name, "mimetype": "application/pdf", "size": len(data), "url_private": url, **more}


async def test_a_dropped_file_is_fetched_and_kept(office: Office) -> None:
    dropped = [_file(office, "papier.pdf", b"%PDF-1")]
    assert await office.person.says("hierbij", subtype="file_share", files=dropped) == 200
    assert [f.data for f in office.files.kept] == [b"%PDF-1"]
    said = _said(office)
    assert said.text == "hierbij"
    assert [(f.id, f.name, f.size) for f in said.files] == [(1, "papier.pdf", 6)]


async def test_a_file_that_is_not_taken_is_answered_and_the_words_with_it_are_heard(office: Office) -> None:
    dropped = [_file(office, "virus.exe", b"MZ")]
    assert await office.person.says("hierbij", subtype="file_share", files=dropped) == 200
    assert _said(office) == Said(text="hierbij")
    (reply,) = office.slack.of("chat.postMessage")
    assert reply["channel"] == DM
    assert "kan ik niet bewaren" in reply["text"]


async def test_only_a_refused_file_is_no_message(office: Office) -> None:
    assert await office.person.says("", subtype="file_share", files=[_file(office, "a.exe", b"MZ")]) == 200
    assert office.desk.came == []
    assert len(office.slack.of("chat.postMessage")) == 1


async def test_a_file_that_is_too_large_is_not_even_fetched(office: Office) -> None:
    dropped = [_file(office, "film.pdf", b"x", size=900_000_000)]
    assert await office.person.says("", subtype="file_share", files=dropped) == 200
    assert office.files.kept == []
    assert "25 MB" in office.slack.of("chat.postMessage")[0]["text"]


async def test_the_token_is_never_sent_to_another_host(office: Office) -> None:
    other = [_file(office, "a.pdf", b"x", url_private="https://slack.com.evil.example/a.pdf")]
    assert await office.person.says("", subtype="file_share", files=other) == 200
    assert office.files.kept == []
    assert "niet op te halen" in office.slack.of("chat.postMessage")[0]["text"]


async def test_a_file_of_another_workspace_is_asked_for_first(office: Office) -> None:
    known = _file(office, "a.pdf", b"abc")
    office.slack.next["files.info"].append(Answer({"ok": True, "file": known}))
    withheld = {"id": "F9", "name": "a.pdf", "mimetype": "application/pdf", "file_access": "check_file_info"}
    assert await office.person.says("", subtype="file_share", files=[withheld]) == 200
    assert [f.data for f in office.files.kept] == [b"abc"]


@pytest.mark.parametrize(
    "user",
    [
        {"team_id": TEAM, "profile": {"email": "noor@elders.example"}},
        {"team_id": TEAM, "profile": {"email": "noor@school.example.evil.example"}},
        {"team_id": TEAM, "profile": {"email": "noor@school.example"}, "is_email_confirmed": False},
        {"team_id": "T2", "profile": {"email": "noor@school.example"}},
        {"team_id": TEAM, "profile": {"email": "noor@school.example"}, "is_stranger": True},
        {"team_id": TEAM, "profile": {}},
    ],
)
async def test_an_address_that_the_workspace_does_not_vouch_for_is_not_believed(
    office: Office, user: dict[str, Any]
) -> None:
    office.slack.users[USER] = user
    assert await office.person.says("hallo") == 200
    assert office.desk.came[0].email is None


async def test_a_guest_from_another_workspace_is_not_looked_up(office: Office) -> None:
    assert await office.person.says("hallo", user_team="T2") == 200
    assert office.desk.came[0].email is None
    assert office.desk.came[0].account.tenant == "T2"
    assert office.slack.of("users.info") == []


async def test_an_address_is_asked_once_an_hour(office: Office) -> None:
    for _ in range(3):
        await office.person.says("hallo")
    assert len(office.slack.of("users.info")) == 1
    office.seconds[0] += 3601
    await office.person.says("hallo")
    assert len(office.slack.of("users.info")) == 2


async def test_while_slack_cannot_say_who_someone_is_her_first_message_waits(office: Office) -> None:
    office.slack.next["users.info"].append(Answer({"ok": False, "error": "ratelimited"}, status=429))
    assert await office.person.says("hallo", event_id="Ev1") == 500
    assert await office.person.says("hallo", event_id="Ev1") == 200
    assert office.desk.came[0].email == "noor@school.example"


async def test_two_people_have_accounts_of_their_own(office: Office) -> None:
    office.slack.users["U2"] = {"team_id": TEAM, "profile": {"email": "amir@school.example"}}
    await office.person.says("een")
    await Person(office.person._client, user="U2").says("twee")
    assert [i.account.user for i in office.desk.came] == [USER, "U2"]


@pytest.mark.parametrize(
    ("missing", "word"),
    [("signing_secret", "ondertekeningsgeheim"), ("bot_token", "token"), ("team", "werkruimte")],
)
def test_an_empty_secret_token_or_workspace_refuses_to_start(
    office_parts: dict[str, Any], missing: str, word: str
) -> None:
    with pytest.raises(CannotStart, match=word):
        build(**{**office_parts, missing: "  "})


@pytest.fixture
def office_parts() -> dict[str, Any]:
    return {
        "signing_secret": SECRET,
        "bot_token": TOKEN,
        "team": TEAM,
        "domains": (),
        "desk": None,
        "files": None,
        "clock": lambda: NOW,
    }
