"""Sending: what Slack is called with, and what the outbox learns from how it ended."""

from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from bot.channels.slack.pace import BURST
from bot.ports import Outgoing, Refused, RetryLater, Sent, Shown, ShownButton, ShownFile, StoredFile, Unknown
from dialogs.nouns import Person
from tests.channels.slack.conftest import Office
from tests.channels.slack.fake_slack import DM, Answer
from tests.channels.slack.samples import SAMPLES

NOOR = Person(id=1, name="Noor de Wit", email="noor@school.example")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def outgoing(shown: Shown | None = None, **more: Any) -> Outgoing:
    address = {"team": "T1", "user": "U1", "channel": DM}
    return Outgoing(**{"key": 1, "to": NOOR, "address": address, "shown": shown or SAMPLES["text"], **more})


async def test_a_message_arrives_and_can_be_found_again(office: Office) -> None:
    result = await office.channel.send(outgoing())
    (call,) = office.slack.of("chat.postMessage")
    assert call["channel"] == DM
    assert call["unfurl_links"] is False
    assert isinstance(result, Sent)
    assert result.ref["channel"] == DM
    assert result.ref["ts"]


async def test_a_conversation_is_opened_once_for_whoever_never_wrote(office: Office) -> None:
    for _ in range(2):
        assert isinstance(await office.channel.send(outgoing(address={"team": "T1", "user": "U7"})), Sent)
    assert len(office.slack.of("conversations.open")) == 1
    assert {c["channel"] for c in office.slack.of("chat.postMessage")} == {"D-U7"}


async def test_someone_on_the_roster_who_never_wrote_is_found_by_address(office: Office) -> None:
    for _ in range(2):
        assert isinstance(await office.channel.send(outgoing(address={"email": "n@school.example"})), Sent)
    assert len(office.slack.of("users.lookupByEmail")) == 1
    assert {c["channel"] for c in office.slack.of("chat.postMessage")} == {"D-U-n@school.example"}


async def test_an_address_that_nobody_has_is_reported_as_gone(office: Office) -> None:
    office.slack.next["users.lookupByEmail"].append(Answer({"ok": False, "error": "users_not_found"}))
    result = await office.channel.send(outgoing(address={"email": "n@school.example"}))
    assert result == Refused(why="users_not_found", gone=True)


async def test_an_answered_form_becomes_its_answers_in_place(office: Office) -> None:
    sent = await office.channel.send(outgoing(SAMPLES["form_text"]))
    assert isinstance(sent, Sent)
    result = await office.channel.send(outgoing(SAMPLES["form_answered"], replaces=sent.ref))
    (call,) = office.slack.of("chat.update")
    assert call["ts"] == sent.ref["ts"]
    assert not [b for b in call["blocks"] if b["type"] == "input"]
    assert result == sent


async def test_answers_are_sent_anew_when_the_form_is_no_longer_there(office: Office) -> None:
    office.slack.next["chat.update"].append(Answer({"ok": False, "error": "message_not_found"}))
    result = await office.channel.send(outgoing(replaces={"channel": DM, "ts": "1.1"}))
    assert isinstance(result, Sent)
    assert len(office.slack.of("chat.postMessage")) == 1


@pytest.mark.parametrize(
    ("answer", "result"),
    [
        (Answer({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "7"}), RetryLater(after=7.0)),
        (Answer({"ok": False, "error": "channel_not_found"}), Refused(why="channel_not_found", gone=True)),
        (Answer({"ok": False, "error": "account_inactive"}), Refused(why="account_inactive", gone=True)),
        (Answer({"ok": False, "error": "no_text"}), Refused(why="no_text")),
        (Answer({"ok": False, "error": "invalid_auth"}), RetryLater(after=300.0)),
        (Answer({"ok": False, "error": "fatal_error"}), Unknown(why="fatal_error")),
        (Answer({"ok": False}, 503), Unknown(why="HTTP 503")),
        (Answer("<html>Bad gateway</html>", 502, {"Content-Type": "text/html"}), Unknown(why="HTTP 502")),
    ],
)
async def test_how_a_sending_ended_is_told_truly(office: Office, answer: Answer, result: object) -> None:
    office.slack.next["chat.postMessage"].append(answer)
    assert await office.channel.send(outgoing()) == result
    assert len(office.slack.of("chat.postMessage")) == 1


async def test_a_connection_that_breaks_after_the_request_leaves_it_unknown(office: Office) -> None:
    office.slack.next["chat.postMessage"].append(Answer({}, drop=True))
    assert isinstance(await office.channel.send(outgoing()), Unknown)
    assert len(office.slack.of("chat.postMessage")) == 1


async def test_a_slack_that_cannot_be_reached_has_certainly_not_got_it(office: Office) -> None:
    await office.slack.server.close()
    assert isinstance(await office.channel.send(outgoing()), RetryLater)


async def test_doubt_about_opening_a_conversation_is_no_doubt_about_the_message(office: Office) -> None:
    office.slack.next["conversations.open"].append(Answer({"ok": False}, 500))
    assert isinstance(await office.channel.send(outgoing(address={"user": "U7"})), RetryLater)


async def test_someone_who_left_is_reported_as_gone(office: Office) -> None:
    office.slack.next["conversations.open"].append(Answer({"ok": False, "error": "user_disabled"}))
    assert await office.channel.send(outgoing(address={"user": "U7"})) == Refused(why="user_disabled", gone=True)


async def test_without_an_address_nothing_is_tried(office: Office) -> None:
    assert await office.channel.send(outgoing(address={})) == Refused(why="no address", gone=True)
    assert office.slack.calls == []


async def test_a_burst_is_let_through_and_then_one_message_a_second(office: Office) -> None:
    results = [await office.channel.send(outgoing()) for _ in range(BURST + 2)]
    assert [type(r) for r in results] == [*[Sent] * BURST, RetryLater, RetryLater]
    waiting = results[-1]
    assert isinstance(waiting, RetryLater)
    assert 0 < waiting.after <= 1
    office.seconds[0] += waiting.after
    assert isinstance(await office.channel.send(outgoing()), Sent)
    assert isinstance(await office.channel.send(outgoing()), RetryLater)


async def test_a_change_of_an_earlier_message_does_not_wait_in_line(office: Office) -> None:
    for _ in range(BURST + 1):
        await office.channel.send(outgoing())
    assert isinstance(await office.channel.send(outgoing(replaces={"channel": DM, "ts": "1.1"})), Sent)


async def test_one_busy_conversation_does_not_hold_up_another(office: Office) -> None:
    for _ in range(BURST + 1):
        await office.channel.send(outgoing())
    assert isinstance(await office.channel.send(outgoing(address={"channel": "D2"})), Sent)


async def test_after_a_429_slack_is_left_alone_for_as_long_as_it_asked(office: Office) -> None:
    office.slack.next["chat.postMessage"].append(Answer({"ok": False}, 429, {"Retry-After": "20"}))
    await office.channel.send(outgoing())
    office.seconds[0] += 19
    assert isinstance(await office.channel.send(outgoing()), RetryLater)
    assert len(office.slack.of("chat.postMessage")) == 1
    office.seconds[0] += 1
    assert isinstance(await office.channel.send(outgoing()), Sent)


async def test_when_slack_refuses_the_layout_the_words_still_arrive(office: Office) -> None:
    office.slack.next["chat.postMessage"].append(Answer({"ok": False, "error": "invalid_blocks"}))
    assert isinstance(await office.channel.send(outgoing(SAMPLES["form_text"])), Sent)
    assert [b["type"] for b in office.slack.of("chat.postMessage")[1]["blocks"]] == ["section"]


@pytest.fixture
def document(office: Office) -> Shown:
    office.files.kept.append(StoredFile(id=1, name="kijkwijzer.docx", mime=WORD, data=b"PK-doc"))
    file = ShownFile(id=1, name="kijkwijzer.docx", mime=WORD, size=6)
    return Shown(kind="document", text="Hier is de kijkwijzer van <2b>.", body="Hier is hij.", file=file)


async def test_a_document_is_handed_over_with_its_sentence(office: Office, document: Shown) -> None:
    result = await office.channel.send(outgoing(document))
    assert result == Sent(ref={"channel": DM, "file": "F1"})
    assert office.slack.uploads == [b"PK-doc"]
    (done,) = office.slack.of("files.completeUploadExternal")
    assert done["channel_id"] == DM
    assert done["initial_comment"] == "Hier is de kijkwijzer van &lt;2b&gt;."
    assert office.slack.of("chat.postMessage") == []


async def test_a_document_with_buttons_is_followed_by_them(office: Office, document: Shown) -> None:
    shown = Shown(kind="document", text="Klopt dit?", file=document.file, buttons=(ShownButton(id="ok:1", label="Ja"),))
    assert isinstance(await office.channel.send(outgoing(shown)), Sent)
    assert "initial_comment" not in office.slack.of("files.completeUploadExternal")[0]
    (said,) = office.slack.of("chat.postMessage")
    assert said["blocks"][-1]["type"] == "actions"


async def test_a_locked_screen_shows_no_name_of_a_document(office: Office, document: Shown) -> None:
    assert document.file is not None
    file = replace(document.file, name="Kijkwijzer Noor Willems 2026-01-21.docx")
    shown = replace(document, text="De kijkwijzer van Noor.", file=file, notice="Er staat een document klaar.")
    assert isinstance(await office.channel.send(outgoing(shown)), Sent)
    (done,) = office.slack.of("files.completeUploadExternal")
    assert [one["title"] for one in json.loads(done["files"])] == ["Er staat een document klaar."]
    assert "initial_comment" not in done
    assert office.slack.of("files.getUploadURLExternal")[0]["filename"] == file.name
    (said,) = office.slack.of("chat.postMessage")
    assert said["text"] == "Er staat een document klaar."


async def test_a_picture_has_words_for_who_cannot_see_it(office: Office, document: Shown) -> None:
    shown = Shown(kind="picture", text="Radar met vijf assen", alt="Radar met vijf assen", file=document.file)
    assert isinstance(await office.channel.send(outgoing(shown)), Sent)
    assert office.slack.of("files.getUploadURLExternal")[0]["alt_txt"] == "Radar met vijf assen"


@pytest.mark.parametrize(
    ("method", "answer", "result"),
    [
        ("files.getUploadURLExternal", Answer({"ok": False}, 429, {"Retry-After": "3"}), RetryLater),
        ("files.completeUploadExternal", Answer({"ok": False}, 500), Unknown),
        ("files.completeUploadExternal", Answer({"ok": False, "error": "channel_not_found"}), Refused),
    ],
)
async def test_how_handing_over_ended_is_told_truly(
    office: Office, document: Shown, method: str, answer: Answer, result: type
) -> None:
    office.slack.next[method].append(answer)
    assert isinstance(await office.channel.send(outgoing(document)), result)
