"""The outgoing side: one message to one person, and what became of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.channels.teams import cards, faults
from bot.channels.teams.connector import Connector
from bot.channels.teams.inputs import Element
from bot.ports import Files, Outgoing, Refused, Result, RetryLater, Sent, Unknown
from dialogs.nouns import Json

log = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds to wait, at least half of it, when Teams is busy and does not say how long."""

TO_OURSELVES = 120.0
"""Seconds to wait when the fault is ours to mend: no token, or an app registration that Teams does not accept."""


NOT_FOUND = "Teams kent dit gesprek of bericht niet meer"


class TeamsChannel:
    """Carries messages to people who installed the app. `jitter` gives numbers in 0..1."""

    name = "teams"

    def __init__(self, *, service: Connector, files: Files, jitter: Callable[[], float]) -> None:
        self._service, self._files, self._jitter = service, files, jitter

    async def send(self, outgoing: Outgoing) -> Result:
        """Carry one message. A message that replaces one which is gone, or of another channel, is sent anew."""
        try:
            activity = cards.activity(outgoing.shown, self._link(outgoing))
        except ValueError as error:
            return Refused(why=str(error))
        before = (outgoing.replaces or {}).get("activity")
        if isinstance(before, str):
            ended = await self._carry(self._updated(outgoing.address, before, activity))
            if not _is_gone(ended):
                return ended
        return await self._carry(self._sent(outgoing.address, activity))

    def card(self, outgoing: Outgoing) -> Element:
        """The message as a card for an HTTP answer. Raises ValueError when it does not fit."""
        return cards.card(outgoing.shown, self._link(outgoing))

    async def say(self, address: Mapping[str, Json], words: str) -> Result:
        """Say something of the channel's own."""
        return await self._carry(self._sent(address, {"type": "message", "textFormat": "plain", "text": words}))

    async def keep(self, outgoing: Outgoing, id_: str) -> None:
        """Make a card that answered a press permanent: a client that reloads the chat shows the stored message."""
        activity = cards.carrying(self.card(outgoing), outgoing.shown.notice)
        ended = await self._carry(self._updated(outgoing.address, id_, activity))
        if not isinstance(ended, Sent):
            log.warning("teams: an answered card could not be stored: %s", ended)

    def _link(self, outgoing: Outgoing) -> cards.Link:
        return lambda file: self._files.link(file, outgoing.to.id)

    async def _sent(self, address: Mapping[str, Json], activity: Element) -> Result:
        id_ = await self._service.send(address, activity)
        return Sent(ref={"activity": id_} if id_ else {})

    async def _updated(self, address: Mapping[str, Json], id_: str, activity: Element) -> Result:
        await self._service.update(address, id_, activity)
        return Sent(ref={"activity": id_})

    async def _carry(self, carrying: Awaitable[Result]) -> Result:
        try:
            return await carrying
        except faults.Unreachable as error:
            log.warning("teams: not reached: %s", error)
            return RetryLater(after=self._pause(TO_OURSELVES / 4))
        except faults.Interrupted as error:
            return Unknown(why=str(error))
        except faults.Answered as error:
            return self._answered(error.status, error.after)

    def _answered(self, status: int, after: float | None) -> Result:
        match status:
            case 429 | 412 | 502 | 504:
                return RetryLater(after=self._pause(PAUSE) if after is None else after + self._jitter())
            case 401:
                log.error("teams: the Bot Framework does not accept this app id and password")
                return RetryLater(after=self._pause(TO_OURSELVES))
            case 403:
                return Refused(why="Teams laat ons hier niet schrijven: app verwijderd of geblokkeerd", gone=True)
            case 404:
                return Refused(why=NOT_FOUND, gone=True)
            case _ if status >= 500:
                return Unknown(why=f"Teams antwoordde {status}")
            case _:
                return Refused(why=f"Teams weigerde het bericht ({status})")

    def _pause(self, seconds: float) -> float:
        return seconds * (0.5 + self._jitter() / 2)


def _is_gone(ended: Result) -> bool:
    """An update was refused for the old message's sake, not the person's: send anew."""
    return isinstance(ended, Refused) and ended.why == NOT_FOUND
