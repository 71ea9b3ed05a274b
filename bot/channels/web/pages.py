"""The page's own files, served from the package: HTML, style, script and mark. Nothing comes from elsewhere."""

from __future__ import annotations

import hashlib
from importlib import resources

from aiohttp import web

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def routes() -> list[web.RouteDef]:
    """`GET /` and one route for each file of the page. A browser asks each time, and is told when nothing changed."""
    found = []
    for item in resources.files("bot.channels.web").joinpath("page").iterdir():
        suffix = "." + item.name.rpartition(".")[2]
        if suffix in _TYPES:
            address = "/" if item.name == "index.html" else f"/page/{item.name}"
            found.append(web.get(address, _Static(item.read_bytes(), _TYPES[suffix])))
    return found


class _Static:
    """A handler that answers with the same bytes."""

    def __init__(self, data: bytes, mime: str) -> None:
        self.data, self.mime = data, mime
        self.tag = hashlib.sha256(data).hexdigest()[:20]

    async def __call__(self, request: web.Request) -> web.Response:
        headers = {"ETag": f'"{self.tag}"', "Cache-Control": "no-cache"}
        if any(tag.value == self.tag for tag in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        return web.Response(body=self.data, content_type=self.mime, charset="utf-8", headers=headers)
