"""What every answer of the web channel carries against misuse, and which requests it refuses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}

MARK = "X-Wijzer"
"""The header that the page's own requests carry; another site cannot send it without asking first."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def refused(status: int, problem: str) -> web.Response:
    """An answer that says in Dutch what is wrong and what to do."""
    return web.json_response({"problem": problem}, status=status)


async def harden(_request: web.Request, response: web.StreamResponse) -> None:
    """Signal handler `on_response_prepare`: the headers, also on a stream and on an answer of aiohttp itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers.pop("Server", None)


@web.middleware
async def own_page_only(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse a foreign host name (a site that points its name at loopback) and a post that the page did not send."""
    host = request.host if request.host.endswith("]") else request.host.rsplit(":", 1)[0]
    if host.lower() not in _LOOPBACK:
        return refused(421, "Deze oefenomgeving is alleen te openen op de computer waarop ze draait.")
    if request.method not in ("GET", "HEAD") and MARK not in request.headers:
        return refused(403, "Dit verzoek komt niet van deze pagina.")
    return await handler(request)
