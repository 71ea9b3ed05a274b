"""The page's own files, served from the package: HTML, style, script and mark. Nothing comes from elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from importlib import resources

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.Response]]

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def routes() -> list[web.RouteDef]:
    """`GET /` and one route for each file of the page. A browser asks each time, and is told when nothing changed."""
    found = []
    for item in resources.files("bot.channels.web").joinpath("page").iterdir():
        suffix = "." + item.name.rpartition(".")[2]
        if suffix in _TYPES:
            address = "/" if item.name == "index.html" else f"/page/{item.name}"
            found.append(web.get(address, _static(item.read_bytes(), _TYPES[suffix])))
    return found


def _static(data: bytes, mime: str) -> Handler:
    tag = hashlib.sha256(data).hexdigest()[:20]

    async def answer(request: web.Request) -> web.Response:
        headers = {"ETag": f'"{tag}"', "Cache-Control": "no-cache"}
        if any(known.value == tag for known in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        return web.Response(body=data, content_type=mime, charset="utf-8", headers=headers)

    return answer
