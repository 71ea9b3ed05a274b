"""The demo page's routes: what it reads, what it sends, and the stream it follows."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from aiohttp import web

from bot.channels.web import download, legal, pages, uploads
from bot.channels.web.channel import WebChannel, account
from bot.channels.web.clock import quick_moment
from bot.channels.web.demo import DemoControls, NotMoved
from bot.channels.web.echo import file_values, label
from bot.channels.web.guard import harden, own_page_only, refused
from bot.channels.web.posts import Post, read_body, read_person, read_post, unreadable
from bot.channels.web.serialise import change_json, entry_json
from bot.channels.web.stream import Entry, Reset
from bot.channels.web.uploads import NotTaken, Uploads
from bot.ports import Desk, Feeds, Files, Inbound
from dialogs.event import Event, Pressed, Said

log = logging.getLogger(__name__)

FAILED = "Dat is niet gelukt. Wat je schreef staat er nog. Probeer het zo opnieuw."
LOST_FILE = "Dit bestand is niet meer bekend. Voeg het opnieuw toe."


class Page:
    """The handlers, around one channel, one desk and one demo."""

    def __init__(self, *, channel: WebChannel, desk: Desk, files: Files, demo: DemoControls, beat: float) -> None:
        self.channel, self.desk, self.files, self.demo, self.beat = channel, desk, files, demo, beat
        self.uploads = Uploads(files)

    async def begin(self, _request: web.Request) -> web.Response:
        """Everything the page needs to start: people, the clock, and where in the stream it begins."""
        cursor, received = self.channel.stream.cursor, self.channel.stream.received()
        people = [{**asdict(p), "received": received.get(p.id, 0)} for p in await self.demo.people()]
        clock = await self._clock(self.demo.now())
        return web.json_response({"cursor": cursor, "people": people, "upload_limit": uploads.LIMIT, **clock})

    async def transcript(self, request: web.Request) -> web.Response:
        """What one person saw and said so far."""
        person = await read_person(request, self.demo)
        stream = self.channel.stream
        entries = [entry_json(entry, self._link(person.id)) for entry in stream.transcript(person.id)]
        return web.json_response({"cursor": stream.cursor, "entries": entries})

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events of everyone's changes, from `Last-Event-ID` or `?na=` on."""
        cursor = request.headers.get("Last-Event-ID") or request.query.get("na")
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
        await answer.prepare(request)
        with suppress(ConnectionResetError):
            await answer.write(b"retry: 1000\n\n")
            async for piece in self._pieces(cursor):
                await answer.write(piece.encode())
        return answer

    async def say(self, request: web.Request) -> web.Response:
        """A person typed or dropped something."""
        post = await read_post(request, self.demo)
        text = post.body.get("text", "")
        if not isinstance(text, str):
            raise unreadable()
        files = self.uploads.own(account(post.person.id), post.body.get("files", []))
        if files is None:
            return refused(409, LOST_FILE)
        names = tuple(file.name for file in files)
        return await self._turn(post, Said(text=text, files=files), self._echo(post, text, names))

    async def press(self, request: web.Request) -> web.Response:
        """A person used a control: `{"control", "token", "values", "entry"}`, `entry` being the message it stood on."""
        post = await read_post(request, self.demo)
        control, token, values = (post.body.get(name) for name in ("control", "token", "values"))
        if not isinstance(control, str) or not isinstance(token, str | None) or not isinstance(values, dict | None):
            raise unreadable()
        stood = self.channel.stream.find(post.person.id, str(post.body.get("entry")))
        shown = stood.shown if stood else None
        values = self.uploads.checked(account(post.person.id), values or {}, file_values(shown))
        words = label(shown, control)
        echo = self._echo(post, words) if words else None
        return await self._turn(post, Pressed(control=control, token=token, values=values), echo)

    async def upload(self, request: web.Request) -> web.Response:
        """Keep a file, to be named by its id in what is sent next."""
        person = await read_person(request, self.demo)
        kept = await self.uploads.take(request, account(person.id))
        if isinstance(kept, NotTaken):
            return refused(kept.status, kept.why)
        return web.json_response(kept.model_dump())

    async def clock(self, _request: web.Request) -> web.Response:
        """What time it is in the demo, and what waits for its moment."""
        return web.json_response(await self._clock(self.demo.now()))

    async def move_clock(self, request: web.Request) -> web.Response:
        """Move the demo's clock: `{"quick": "morgen"|"week"}` or `{"to": a Dutch text}`."""
        body = await read_body(request)
        to = quick_moment(str(body["quick"]), self.demo.now()) if "quick" in body else body.get("to")
        if not isinstance(to, str | datetime):
            raise unreadable()
        moved = await self.demo.move_to(to)
        if isinstance(moved, NotMoved):
            return refused(422, moved.why)
        return web.json_response({"sent": moved.sent, **await self._clock(moved.now)})

    async def close(self, _app: web.Application) -> None:
        """End the streams, so that a shutdown need not wait for open pages."""
        self.channel.stream.close()

    async def _turn(self, post: Post, event: Event, echo: Entry | None) -> web.Response:
        stream, who = self.channel.stream, post.person
        added = echo if echo and stream.find(who.id, echo.id) is None else None
        if added:
            stream.put(replace(added, tentative=True))
        inbound = Inbound(
            key=f"{who.id}:{post.key}",
            account=account(who.id),
            event=event,
            at=self.demo.now(),
            address={"person": who.id},
            email=who.email,
        )
        try:
            handled = await self.desk.turn(inbound)
        except Exception:
            log.exception("a turn of the demo page was not committed")
            if added:
                stream.take_back(who.id, added.id)
            return refused(503, FAILED)
        if echo:
            stream.put(echo)
        try:
            await self.demo.deliver()
        except Exception:
            log.exception("what was due after a turn of the demo page was not delivered")
        return web.json_response({"duplicate": handled.duplicate})

    def _echo(self, post: Post, text: str, files: tuple[str, ...] = ()) -> Entry:
        return Entry(id=f"e{post.key}", person=post.person.id, at=self.demo.now(), text=text, files=files)

    async def _pieces(self, cursor: str | None) -> AsyncIterator[str]:
        epoch = self.channel.stream.epoch
        async for news in self.channel.stream.follow(cursor, beat=self.beat):
            if isinstance(news, Reset):
                yield f"id: {epoch}-{news.number}\nevent: reset\ndata: {{}}\n\n"
                continue
            for change in news:
                data = json.dumps(change_json(change, self._link(change.person)))
                yield f"id: {epoch}-{change.number}\ndata: {data}\n\n"
            if not news:
                yield ": still here\n\n"

    async def _clock(self, now: datetime) -> dict[str, Any]:
        waiting = await self.demo.outbox_waiting()
        return {
            "now": now.isoformat(),
            "waiting": [{"person": w.person_id, "at": w.at.isoformat() if w.at else None} for w in waiting],
        }

    def _link(self, person: int) -> Callable[[int], str]:
        return lambda file_id: self.files.link(file_id, person)


def build(
    desk: Desk,
    files: Files,
    demo: DemoControls,
    *,
    feeds: Feeds,
    secret: bytes,
    wall: Callable[[], datetime],
    channel: WebChannel | None = None,
    beat: float = 15.0,
) -> tuple[WebChannel, web.Application]:
    """The demo page, on loopback host names only.

    `secret` and `wall` (the clock that the expiry of links is read by) are those that `Files.link` signs with. Give
    `channel` where it had to exist before the desk; `WebChannel(now=demo.now, epoch=…)`, its epoch another one for each
    process. `beat` is the seconds of silence after which an open stream is reassured.
    """
    channel = channel or WebChannel(now=demo.now, epoch=str(int(wall().timestamp() * 1000)))
    page = Page(channel=channel, desk=desk, files=files, demo=demo, beat=beat)
    app = web.Application(middlewares=[own_page_only], client_max_size=uploads.LIMIT + uploads.MARGIN)
    app.on_response_prepare.append(harden)
    app.on_shutdown.append(page.close)
    app.add_routes(
        [
            *pages.routes(),
            *legal.routes(),
            *download.routes(files, secret=secret, now=wall),
            *download.feed_routes(feeds),
            web.get("/api/begin", page.begin),
            web.get("/api/stream", page.stream),
            web.get(r"/api/people/{person:\d+}/transcript", page.transcript),
            web.post(r"/api/people/{person:\d+}/say", page.say),
            web.post(r"/api/people/{person:\d+}/press", page.press),
            web.post(r"/api/people/{person:\d+}/upload", page.upload),
            web.get("/api/clock", page.clock),
            web.post("/api/clock", page.move_clock),
        ]
    )
    return channel, app
