"""Handing over a file or a calendar by its signed link, for every channel. Opening a link never does anything else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from html import escape
from urllib.parse import quote

from aiohttp import web

from bot import links
from bot.channels.web.guard import HEADERS
from bot.ports import Feeds, Files, StoredFile

SAFE_TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "text/calendar",
        "text/plain",
    }
)
"""Types that go out as they are. Any other file goes out as bytes without a type."""

_PAGE = """<!doctype html><html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{text}</p></main></body></html>"""


def routes(files: Files, *, secret: bytes, now: Callable[[], datetime]) -> list[web.RouteDef]:
    """`GET /bestand/<ticket>`. `now` is the clock by which the links were made."""

    async def hand_over(request: web.Request) -> web.Response:
        ticket = links.read(secret, request.match_info["ticket"], now=now())
        if ticket is links.Bad.EXPIRED:
            return _sorry(410, "Deze link is verlopen", "Ga terug naar het gesprek en open het document daar opnieuw.")
        if isinstance(ticket, links.Bad):
            return _sorry(404, "Deze link klopt niet", "Ga terug naar het gesprek en open het document daar opnieuw.")
        try:
            return _attachment(await files.opened(ticket.file_id, ticket.person_id))
        except LookupError:
            return _sorry(
                404,
                "Dit document is er niet (meer) voor u",
                "Vraag het in het gesprek, of vraag het de schoolopleider.",
            )

    return [web.get("/bestand/{ticket}", hand_over)]


def feed_routes(feeds: Feeds) -> list[web.RouteDef]:
    """`GET /agenda/<ticket>.ics`, for the calendar programs that follow it."""

    async def calendar(request: web.Request) -> web.Response:
        found = await feeds.read(request.match_info["ticket"])
        if found is None:
            return _sorry(404, "Dit agenda-adres werkt niet meer", "Vraag in het gesprek om een nieuw adres.")
        headers = {
            **HEADERS,
            "Content-Type": "text/calendar; charset=utf-8",
            "Content-Disposition": 'inline; filename="werkplekwijzer.ics"',
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "Cache-Control": "private, max-age=900",
        }
        return web.Response(body=found, headers=headers)

    return [web.get("/agenda/{ticket}.ics", calendar)]


def _attachment(file: StoredFile) -> web.Response:
    mime = file.mime if file.mime in SAFE_TYPES else "application/octet-stream"
    headers = {
        **HEADERS,
        "Content-Type": mime,
        "Content-Disposition": disposition(file.name),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }
    return web.Response(body=file.data, headers=headers)


def disposition(name: str) -> str:
    """`Content-Disposition` for a file of this name: a plain name for old programs, the real one besides."""
    clean = re.sub(r"[\x00-\x1f\x7f/\\]", "_", name).strip() or "bestand"
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", clean)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"


def _sorry(status: int, title: str, text: str) -> web.Response:
    page = _PAGE.format(title=escape(title), text=escape(text))
    headers = {**HEADERS, "Cache-Control": "no-store"}
    return web.Response(text=page, content_type="text/html", status=status, headers=headers)
