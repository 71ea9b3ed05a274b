"""The Teams channel as it runs: botbuilder's own adapter, a Bot Framework on loopback, a scripted desk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer
from msgspec import structs
from teams_samples import SAMPLES
from teams_validate import problems
from teams_world import (
    KEY,
    NOON,
    NOOR,
    OTHER_KEY,
    SETTINGS,
    TENANT,
    Credentials,
    FakeService,
    KeptFiles,
    ScriptedDesk,
    activity,
    message,
    press,
)

from bot.channels.teams.app import TeamsApp, _is_local
from bot.config import SettingsError
from bot.ports import Outgoing, Refused, RetryLater, Sent, Unknown
from dialogs.event import Pressed, Said

ADDRESS = {"conversation": "a:gesprek-noor", "tenant": TENANT, "bot": "28:bot", "user": "29:noor", "locale": "nl-NL"}


@dataclass
class World:
    """A running channel, and everything around it."""

    service: FakeService
    desk: ScriptedDesk
    files: KeptFiles
    teams: TeamsApp
    client: Any

    async def post(self, body: Any, **headers: str) -> ClientResponse:
        auth = {"Authorization": self.service.token(), **headers}
        answer: ClientResponse = await self.client.post("/api/messages", json=body, headers=auth)
        return answer

    def out(self, name: str = "text", key: int = 1, **more: Any) -> Outgoing:
        address = {**ADDRESS, "service": self.service.url}
        return Outgoing(key=key, to=NOOR, address=address, shown=SAMPLES[name], **more)

    async def settled(self, count: int) -> Sequence[Any]:
        async with asyncio.timeout(5):
            while len(self.desk.settled) < count:
                await asyncio.sleep(0.01)
        return self.desk.settled

    async def calls(self, count: int) -> list[tuple[str, str]]:
        async with asyncio.timeout(5):
            while len(self.service.calls) < count:
                await asyncio.sleep(0.01)
        return [(c.method, c.path.removeprefix("/v3/conversations/a:gesprek-noor/")) for c in self.service.calls]


@asynccontextmanager
async def running(*, disabled: bool = False, patience: float = 5.0) -> AsyncIterator[World]:
    service, files = FakeService(), KeptFiles()
    server = await service.start()
    teams = TeamsApp(
        settings=SETTINGS,
        files=files,
        clock=lambda: NOON,
        monotonic=lambda: 0.0,
        jitter=lambda: 0.5,
        credentials_factory=Credentials(disabled=disabled),
        openid=f"{service.url}/openid",
        patience=patience,
    )
    desk = ScriptedDesk(script=lambda _: (), channel=teams.channel)
    app = web.Application()
    teams.attach(app, desk)
    async with TestClient(TestServer(app)) as client:
        yield World(service, desk, files, teams, client)
    await server.close()


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with running() as found:
        yield found


# --- what people do ---


async def test_a_message_is_handled_and_answered(world: World) -> None:
    world.desk.script = lambda i: (Outgoing(key=1, to=NOOR, address=i.address, shown=SAMPLES["text"]),)
    answer = await world.post(message(world.service, "hallo"))
    assert answer.status == 200
    (seen,) = world.desk.seen
    assert (seen.event, seen.at, seen.inline) == (Said(text="hallo"), NOON, False)
    assert (seen.account.tenant, seen.account.user) == (TENANT, "aad-noor")
    assert await world.calls(1) == [("POST", "activities")]
    assert world.service.calls[0].body["text"] == SAMPLES["text"].text
    assert world.service.calls[0].token == "Bearer bot-token"


async def test_a_press_on_a_form_is_answered_with_the_next_card_in_its_place(world: World) -> None:
    world.desk.script = lambda i: (
        Outgoing(key=1, to=NOOR, address=i.address, shown=SAMPLES["form_review"]),
        Outgoing(key=2, to=NOOR, address=i.address, shown=SAMPLES["text"]),
    )
    answer = await world.post(
        press(world.service, {"c": "verder", "t": "k1.4", "f": ["text|gezien"], "text|gezien": "x"})
    )
    told = await answer.json()
    assert (told["statusCode"], told["type"]) == (200, "application/vnd.microsoft.card.adaptive")
    assert problems(told["value"]) == []
    (seen,) = world.desk.seen
    assert seen.event == Pressed(control="verder", token="k1.4", values={"gezien": "x"})
    assert seen.inline
    first, second = await world.settled(2)
    assert (first[0].key, first[1]) == (1, Sent(ref={"activity": "bericht-0"}))
    assert (second[0].key, second[1]) == (2, Sent(ref={"activity": "bericht-1"}))
    assert await world.calls(2) == [("POST", "activities"), ("PUT", "activities/bericht-0")]
    kept = world.service.calls[1].body["attachments"][0]["content"]
    assert kept == told["value"]


async def test_the_answer_takes_the_place_of_the_form_and_what_follows_comes_below(world: World) -> None:
    done = SAMPLES["card_agenda"]
    world.desk.script = lambda i: (
        Outgoing(key=1, to=NOOR, address=i.address, shown=SAMPLES["form_text"]),
        Outgoing(key=2, to=NOOR, address=i.address, shown=done, replaces={"activity": "bericht-0"}),
    )
    told = await (await world.post(press(world.service, {"c": "verder", "t": "k1.4"}))).json()
    assert told["value"]["body"][0]["text"] == done.title
    assert [r.key for r, _ in await world.settled(2)] == [1, 2]


async def test_a_submit_button_brings_its_values_and_leaves_the_card_alone(world: World) -> None:
    body = activity(
        world.service, type="message", value={"c": "verder", "t": "k1.4", "f": [], "date|dag": "2025-10-07"}
    )
    assert (await world.post(body)).status == 200
    (seen,) = world.desk.seen
    assert seen.event == Pressed(control="verder", token="k1.4", values={"dag": "2025-10-07"})
    assert not seen.inline


async def test_installing_the_app_says_welcome_once(world: World) -> None:
    await world.post(activity(world.service, type="conversationUpdate", membersAdded=[{"id": "29:noor"}]))
    await world.post(activity(world.service, type="installationUpdate", action="add"))
    assert [i.event for i in world.desk.seen] == [Pressed(control="welkom")]


async def test_the_same_press_twice_is_answered_both_times_and_handled_once(world: World) -> None:
    world.desk.script = lambda i: (Outgoing(key=1, to=NOOR, address=i.address, shown=SAMPLES["form_text"]),)
    body = press(world.service, {"c": "verder", "t": "k1.4"})
    first, second = await (await world.post(body)).json(), await (await world.post(body)).json()
    assert first["type"].endswith("card.adaptive")
    assert second["value"] == "Dit was al verwerkt."
    assert len(world.desk.seen) == 1


async def test_slow_work_is_announced_and_its_answer_comes_as_a_message() -> None:
    async with running(patience=0.05) as world:
        world.desk.gate = asyncio.Event()
        world.desk.script = lambda i: (Outgoing(key=1, to=NOOR, address=i.address, shown=SAMPLES["text"]),)
        told = await (await world.post(press(world.service, {"c": "verder", "t": "k1.4"}))).json()
        assert told["value"].startswith("Ik ben er nog mee bezig.")
        assert world.desk.settled == []
        world.desk.gate.set()
        assert (await world.settled(1))[0][1] == Sent(ref={"activity": "bericht-1"})


async def test_nothing_is_acknowledged_when_nothing_was_committed(world: World) -> None:
    world.desk.broken = True
    assert (await world.post(message(world.service, "hallo"))).status == 500
    assert (await world.post(press(world.service, {"c": "verder", "t": "k1.4"}))).status == 500
    world.desk.broken = False
    assert (await world.post(message(world.service, "hallo"))).status == 200
    assert len(world.desk.seen) == 1


async def test_in_a_group_the_bot_only_says_where_to_find_it(world: World) -> None:
    group = {"id": "19:groep", "conversationType": "groupChat"}
    assert (await world.post(message(world.service, "<at>W</at> mijn zorg", conversation=group))).status == 200
    told = await (await world.post(press(world.service, {"c": "verder", "t": "k1.4"}, conversation=group))).json()
    assert world.desk.seen == []
    said = world.service.calls[0].body["text"]
    assert said == told["value"]
    assert "eigen gesprek" in said


# --- who may speak ---


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer geen.jwt.hier",
        "Basic abc",
        "Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczovL2FwaS5ib3RmcmFtZXdvcmsuY29tIn0.",
    ],
)
async def test_a_request_without_proof_is_refused(world: World, header: str) -> None:
    answer = await world.post(message(world.service, "hallo"), Authorization=header)
    assert answer.status == 401
    assert world.desk.seen == []


@pytest.mark.parametrize(
    "token",
    [
        {"key": OTHER_KEY},
        {"kid": "k9"},
        {"aud": "een-andere-bot"},
        {"exp": 1_000_000_000},
        {"iss": "https://iemand.example"},
        {"serviceurl": "https://iemand.example"},
    ],
    ids=lambda t: next(iter(t)),
)
async def test_a_token_that_was_not_meant_for_this_request_is_refused(world: World, token: dict[str, Any]) -> None:
    header = world.service.token(**token)
    assert (await world.post(message(world.service, "hallo"), Authorization=header)).status == 401
    assert world.desk.seen == []


async def test_a_good_token_is_accepted(world: World) -> None:
    assert (await world.post(message(world.service, "hallo"), Authorization=world.service.token(key=KEY))).status == 200


async def test_a_stranger_tenant_is_refused_and_hears_nothing(world: World) -> None:
    body = message(world.service, "hallo", channelData={"tenant": {"id": "99999999-aaaa"}})
    assert (await world.post(body)).status == 403
    assert (await world.post(message(world.service, "hallo", channelId="emulator"))).status == 401
    assert (world.desk.seen, world.service.calls) == ([], [])


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"type": 3}', b"{}", b"[" * 100_000], ids=range(6))
async def test_a_body_that_is_no_activity_is_refused(world: World, body: bytes) -> None:
    headers = {"Authorization": world.service.token(), "Content-Type": "application/json"}
    answer = await world.client.post("/api/messages", data=body, headers=headers)
    assert answer.status in {400, 401, 403}
    assert world.desk.seen == []


async def test_a_body_of_megabytes_is_refused(world: World) -> None:
    answer = await world.client.post("/api/messages", data=BytesIO(b" " * 1_100_000))
    assert answer.status == 413


@pytest.mark.parametrize(
    "settings",
    [
        replace(SETTINGS, app_id=""),
        replace(SETTINGS, app_password=" "),
        replace(SETTINGS, tenants={}),
        replace(SETTINGS, app_tenant=""),
    ],
    ids=["app id", "password", "tenants", "own tenant"],
)
def test_it_does_not_start_with_settings_that_let_anyone_in(settings: Any) -> None:
    with pytest.raises(SettingsError):
        TeamsApp(settings=settings, files=KeptFiles(), clock=lambda: NOON, monotonic=lambda: 0.0, jitter=lambda: 0.5)


async def test_a_door_left_open_for_a_local_client_is_closed_to_the_network() -> None:
    async with running(disabled=True) as world:
        assert (await world.post(message(world.service, "hallo"), Authorization="")).status == 200
        assert not _is_local("10.1.2.3")


# --- who it is ---


def member(email: str = "Noor@school.example", **more: str) -> dict[str, str]:
    return {"id": "29:noor", "aadObjectId": "aad-noor", "email": email, "tenantId": TENANT, "userRole": "user", **more}


async def email_of(world: World, **who: Any) -> str | None:
    world.service.members["29:noor"] = member(**who)
    await world.post(message(world.service, "hallo"))
    return world.desk.seen[-1].email


async def test_an_address_counts_that_the_tenant_vouches_for(world: World) -> None:
    assert await email_of(world) == "noor@school.example"


async def test_an_address_of_another_domain_does_not_count(world: World) -> None:
    assert await email_of(world, email="noor@elders.example") is None


@pytest.mark.parametrize(
    "who",
    [
        {"userRole": "guest"},
        {"userPrincipalName": "noor_school.example#EXT#@elders.onmicrosoft.example"},
        {"tenantId": "99999999-aaaa"},
    ],
    ids=["role", "name", "tenant"],
)
async def test_a_guest_is_not_vouched_for(world: World, who: dict[str, str]) -> None:
    assert await email_of(world, **who) is None


async def test_someone_without_a_profile_is_a_stranger_until_there_is_one(world: World) -> None:
    await world.post(message(world.service, "hallo"))
    assert world.desk.seen[0].email is None
    world.service.members["29:noor"] = member()
    await world.post(message(world.service, "hallo", id="2"))
    assert world.desk.seen[1].email == "noor@school.example"


# --- files ---


def dropped(world: World, name: str, url: str | None = None) -> dict[str, Any]:
    content = {"downloadUrl": url or f"{world.service.url}/files/{name}", "fileType": name.rpartition(".")[2]}
    info = "application/vnd.microsoft.teams.file.download.info"
    held = [{"contentType": info, "name": name, "content": content}]
    return message(world.service, "", attachments=held)


async def test_a_dropped_file_is_kept_and_handed_on(world: World) -> None:
    world.service.files["kijkwijzer.pdf"] = b"%PDF-1.7"
    assert (await world.post(dropped(world, "kijkwijzer.pdf"))).status == 200
    assert world.files.kept == [("kijkwijzer.pdf", "application/pdf", b"%PDF-1.7")]
    event = world.desk.seen[0].event
    assert isinstance(event, Said)
    assert [f.name for f in event.files] == ["kijkwijzer.pdf"]
    assert world.service.calls[0].token is None


async def test_a_pasted_picture_is_fetched_with_the_bots_token(world: World) -> None:
    world.service.files["foto.png"] = b"\x89PNG"
    held = [{"contentType": "image/png", "contentUrl": f"{world.service.url}/files/foto.png"}]
    await world.post(message(world.service, "al op papier gedaan", attachments=held))
    assert world.files.kept == [("foto.png", "image/png", b"\x89PNG")]
    assert world.service.calls[0].token == "Bearer bot-token"


async def test_a_file_that_cannot_be_kept_is_explained_and_the_text_still_counts(world: World) -> None:
    world.files.refuse = "muziek.mp3"
    world.service.files["muziek.mp3"] = b"x"
    body = dropped(world, "muziek.mp3")
    await world.post(body)
    assert world.desk.seen == []
    assert "Stuur een pdf" in world.service.calls[-1].body["text"]
    await world.post({**body, "text": "hier is hij"})
    assert world.desk.seen[0].event == Said(text="hier is hij")


@pytest.mark.parametrize(
    "url",
    ["http://169.254.169.254/latest", "https://sharepoint.com.iemand.example/x", "file:///etc/passwd", "https://[", ""],
)
async def test_nothing_is_fetched_from_where_teams_keeps_no_files(world: World, url: str) -> None:
    await world.post(dropped(world, "a.pdf", url or "x"))
    assert world.files.kept == []
    assert "kon ik niet ophalen" in world.service.calls[-1].body["text"]


# --- sending ---


async def test_a_message_of_its_own_accord_reaches_the_stored_place(world: World) -> None:
    ended = await world.teams.channel.send(world.out("card_agenda"))
    assert ended == Sent(ref={"activity": "bericht-1"})
    call = world.service.calls[0]
    assert call.path == "/v3/conversations/a:gesprek-noor/activities"
    assert call.body["summary"] == "Er staat iets voor je klaar"
    assert call.body["recipient"]["id"] == "29:noor"
    assert problems(call.body["attachments"][0]["content"]) == []


async def test_a_document_goes_by_a_link_for_its_reader_only(world: World) -> None:
    await world.teams.channel.send(world.out("document"))
    first = world.service.calls[0].body["attachments"][0]["content"]["actions"][0]
    assert (first["type"], first["url"]) == ("Action.OpenUrl", "https://wijzer.example/bestand/8?voor=4")


async def test_a_message_that_replaces_another_is_put_in_its_place(world: World) -> None:
    ended = await world.teams.channel.send(world.out("text_buttons", replaces={"activity": "bericht-7"}))
    assert ended == Sent(ref={"activity": "bericht-7"})
    assert await world.calls(1) == [("PUT", "activities/bericht-7")]


async def test_a_message_whose_predecessor_is_gone_is_sent_anew(world: World) -> None:
    world.service.answers = [(404, {})]
    ended = await world.teams.channel.send(world.out("text_buttons", replaces={"activity": "bericht-7"}))
    assert ended == Sent(ref={"activity": "bericht-1"})
    assert await world.calls(2) == [("PUT", "activities/bericht-7"), ("POST", "activities")]


async def test_a_reference_of_another_channel_is_no_predecessor(world: World) -> None:
    await world.teams.channel.send(world.out("text", replaces={"ts": "1.2"}))
    assert await world.calls(1) == [("POST", "activities")]


@pytest.mark.parametrize(
    ("status", "headers", "ended"),
    [
        (429, {"Retry-After": "7"}, RetryLater(after=7.5)),
        (429, {}, RetryLater(after=3.75)),
        (412, {}, RetryLater(after=3.75)),
        (502, {}, RetryLater(after=3.75)),
        (504, {}, RetryLater(after=3.75)),
        (401, {}, RetryLater(after=90.0)),
        (500, {}, Unknown(why="Teams antwoordde 500")),
        (503, {}, Unknown(why="Teams antwoordde 503")),
        (400, {}, Refused(why="Teams weigerde het bericht (400)")),
        (413, {}, Refused(why="Teams weigerde het bericht (413)")),
    ],
)
async def test_an_answer_of_teams_says_what_became_of_the_message(
    world: World, status: int, headers: dict[str, str], ended: Any
) -> None:
    world.service.answers = [(status, headers)]
    assert await world.teams.channel.send(world.out()) == ended
    assert len(world.service.calls) == 1, "sent once: trying again is the outbox's work"


@pytest.mark.parametrize("status", [403, 404])
async def test_someone_who_removed_the_app_is_out_of_reach(world: World, status: int) -> None:
    world.service.answers = [(status, {})]
    ended = await world.teams.channel.send(world.out())
    assert isinstance(ended, Refused)
    assert ended.gone


async def test_a_connection_that_breaks_after_sending_leaves_it_unknown(world: World) -> None:
    world.service.hang = asyncio.Event()
    world.service.hang.set()
    assert isinstance(await world.teams.channel.send(world.out()), Unknown)


async def test_a_service_that_is_not_there_has_nothing(world: World) -> None:
    away = structs.replace(world.out(), address={**ADDRESS, "service": "http://127.0.0.1:9"})
    assert isinstance(await world.teams.channel.send(away), RetryLater)


async def test_what_cannot_fit_any_card_is_refused_with_a_reason(world: World) -> None:
    shown = SAMPLES["form_rubric"]
    assert shown.form is not None
    field = shown.form.fields[0]
    rows = tuple(structs.replace(field.rows[0], id=f"r{n}") for n in range(3_000))
    huge = structs.replace(
        shown, form=structs.replace(shown.form, fields=(structs.replace(field, rows=rows, value=None),))
    )
    ended = await world.teams.channel.send(structs.replace(world.out(), shown=huge))
    assert isinstance(ended, Refused)
    assert not ended.gone


async def test_two_conversations_share_one_connection_client(world: World) -> None:
    for _ in range(3):
        await world.teams.channel.send(world.out())
    clients = world.teams._service._authentication.clients._made
    assert list(clients) == [world.service.url]
