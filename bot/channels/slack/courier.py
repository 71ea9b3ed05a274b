"""Outgoing -> Slack: where it goes, what is called, and how that ended."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.channels.slack import blocks, limits, outcome
from bot.channels.slack.pace import Pace
from bot.channels.slack.web import Web
from bot.ports import Files, Outgoing, Refused, Result, RetryLater, Sent, Shown, ShownFile, Unknown
from dialogs.nouns import Json

_LOG = logging.getLogger(__name__)
_QUIET: dict[str, Any] = {"unfurl_links": False, "unfurl_media": False}


class Courier:
    """Carries messages to people's own conversation with the bot."""

    def __init__(self, web: Web, files: Files, pace: Pace) -> None:
        self._web, self._files, self._pace = web, files, pace
        self._opened: dict[str, str] = {}

    async def carry(self, outgoing: Outgoing) -> Result:
        """One message. Whatever Slack or the network answers becomes a Result."""
        address = outgoing.address
        if not (address.get("channel") or address.get("user") or address.get("email")):
            return Refused(why="no address", gone=True)
        try:
            channel = await self._channel(address)
        except Exception as error:
            return outcome.of(error, visible=False)
        shown = outgoing.shown
        earlier = outgoing.replaces if _is_message(outgoing.replaces) and shown.file is None else None
        wait = self._pace.wait(channel, counts=earlier is None)
        if wait > 0:
            return RetryLater(after=wait)
        result = (
            await self._hand_over(channel, shown, shown.file)
            if shown.file is not None
            else await self._post(channel, shown, earlier)
        )
        if isinstance(result, RetryLater):
            self._pace.hold(channel, result.after)
        if isinstance(result, Refused) and result.gone:
            self._opened.pop(str(address.get("user") or address.get("email")), None)
        return result

    async def tell(self, address: Mapping[str, Json], text: str) -> None:
        """A sentence that needs no keeping, such as why a file was refused. Raises what Slack answers."""
        await self._write(await self._channel(address), blocks.message(Shown(kind="text", text=text)), None)

    async def _channel(self, address: Mapping[str, Json]) -> str:
        """The conversation: as it was stored, or opened now."""
        if address.get("channel"):
            return str(address["channel"])
        known = str(address.get("user") or address.get("email"))
        if known not in self._opened:
            client = await self._web.client()
            user = address.get("user") or await self._user(str(address["email"]))
            opened = await client.conversations_open(users=str(user))
            self._opened[known] = str((opened.get("channel") or {})["id"])
        return self._opened[known]

    async def _user(self, email: str) -> str:
        """Who has this address in the workspace: for someone on the roster who never wrote to the bot."""
        client = await self._web.client()
        found = await client.users_lookupByEmail(email=email)
        return str((found.get("user") or {})["id"])

    async def _post(self, channel: str, shown: Shown, earlier: Mapping[str, Json] | None) -> Result:
        """A message, or an earlier one changed in place."""
        try:
            return await self._write(channel, blocks.message(shown), earlier)
        except SlackApiError as error:
            why = outcome.name(error)
            if earlier is not None and why in outcome.LOST:
                return await self._post(channel, shown, None)
            if why in outcome.LAYOUT:
                _LOG.error("Slack refused the layout of a %s: %s", shown.kind, why)
                return await self._plainly(channel, shown, earlier)
            return outcome.of(error)
        except Exception as error:
            return outcome.of(error)

    async def _plainly(self, channel: str, shown: Shown, earlier: Mapping[str, Json] | None) -> Result:
        """The words alone: better than nothing for whoever waits for them."""
        try:
            return await self._write(channel, blocks.plainly(shown), earlier)
        except Exception as error:
            return outcome.of(error)

    async def _write(self, channel: str, payload: Mapping[str, Any], earlier: Mapping[str, Json] | None) -> Sent:
        client = await self._web.client()
        answer: AsyncSlackResponse
        if earlier is not None:
            answer = await client.chat_update(channel=str(earlier["channel"]), ts=str(earlier["ts"]), **payload)
        else:
            answer = await client.chat_postMessage(channel=channel, **payload, **_QUIET)
        return Sent(ref={"channel": str(answer.get("channel") or channel), "ts": str(answer.get("ts") or "")})

    async def _hand_over(self, channel: str, shown: Shown, file: ShownFile) -> Result:
        """The file with its sentence; buttons and long sentences follow in a message of their own.

        Slack shows the title on a locked screen, so it is the notice; the name is what the file is saved under.
        """
        stored = await self._files.read(file.id)
        follow = bool(shown.buttons or shown.notice) or limits.length(shown.text) > limits.COMMENT // 2
        comment = None if follow else limits.escape(limits.clip(shown.text, limits.COMMENT))
        client = await self._web.client()
        try:
            answer = await client.files_upload_v2(
                channel=channel,
                content=stored.data,
                filename=file.name,
                title=shown.notice or file.name,
                alt_txt=limits.clip(shown.alt, limits.ALT) if shown.alt else None,
                initial_comment=comment,
            )
        except Exception as error:
            return outcome.of(error)
        first: Mapping[str, Any] = next(iter(answer.get("files") or ()), {})
        ref = {"channel": channel, "file": str(first.get("id") or "")}
        if not follow:
            return Sent(ref=ref)
        said = await self._post(channel, shown, None)
        if isinstance(said, Sent):
            return Sent(ref={**ref, **said.ref})
        return Unknown(why=f"the file was handed over, its message was not: {said}")


def _is_message(ref: Mapping[str, Json] | None) -> bool:
    """Whether this finds a message that can be changed in place."""
    return bool(ref and ref.get("channel") and ref.get("ts"))
