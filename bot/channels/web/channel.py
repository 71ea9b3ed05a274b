"""The web as a way to reach people: a message is carried by putting it in the person's transcript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.channels.web.stream import Entry, Stream
from bot.ports import Account, Outgoing, Result, Sent

TENANT = "demo"


def account(person_id: int) -> Account:
    """Who someone is on the demo page."""
    return Account(channel="web", tenant=TENANT, user=str(person_id))


class WebChannel:
    """The demo page's channel. `now` is the demo's clock; `stream` is what the page follows."""

    name = "web"

    def __init__(self, *, now: Callable[[], datetime], epoch: str) -> None:
        self.now = now
        self.stream = Stream(epoch=epoch)

    async def send(self, outgoing: Outgoing) -> Result:
        """Show a message, in the place of the one it replaces if that is still kept. A row sent twice shows once."""
        place = (outgoing.replaces or {}).get("entry")
        if not isinstance(place, str) or self.stream.find(outgoing.to.id, place) is None:
            place = f"m{outgoing.key}"
        self.stream.put(Entry(id=place, person=outgoing.to.id, at=self.now(), shown=outgoing.shown))
        return Sent(ref={"entry": place})
