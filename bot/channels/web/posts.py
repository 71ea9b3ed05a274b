"""Reading what the page posts. What is not in the shape the page sends is refused with a Dutch sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.channels.web.demo import DemoControls, DemoPerson

UNREADABLE = "Dit bericht kwam niet goed aan. Laad de pagina opnieuw en probeer het nog eens."
STRANGER = "Deze persoon staat niet op de lijst. Laad de pagina opnieuw."
TOO_LONG = "Dit bericht is te lang om in één keer te sturen. Knip het in delen."
JSON_LIMIT = 1024 * 1024
"""The largest post without a file, in bytes."""

_KEY = re.compile(r"[A-Za-z0-9-]{8,64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A readable post: the key of its event, what was sent, and by whom."""

    key: str
    body: Mapping[str, Any]
    person: DemoPerson


async def read_post(request: web.Request, demo: DemoControls) -> Post:
    """The post in a request. Raises the HTTP answer for a stranger, a body too long, or one without a usable key."""
    person, body = await read_person(request, demo), await read_body(request)
    key = body.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise unreadable()
    return Post(key=key, body=body, person=person)


async def read_body(request: web.Request) -> Mapping[str, Any]:
    """The JSON object in a request. Raises the HTTP answer for anything else."""
    if request.content_type != "application/json":
        raise unreadable()
    if (request.content_length or 0) > JSON_LIMIT:
        raise web.HTTPRequestEntityTooLarge(JSON_LIMIT, text=_said(TOO_LONG), content_type="application/json")
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise unreadable() from None
    if not isinstance(body, dict):
        raise unreadable()
    return body


async def read_person(request: web.Request, demo: DemoControls) -> DemoPerson:
    """The person whose page is meant. Raises the HTTP answer for someone who is not on the roster."""
    wanted = request.match_info["person"]
    for person in await demo.people():
        if str(person.id) == wanted:
            return person
    raise web.HTTPNotFound(text=_said(STRANGER), content_type="application/json")


def unreadable() -> web.HTTPBadRequest:
    """The answer to what the page would not send."""
    return web.HTTPBadRequest(text=_said(UNREADABLE), content_type="application/json")


def _said(problem: str) -> str:
    return json.dumps({"problem": problem})
