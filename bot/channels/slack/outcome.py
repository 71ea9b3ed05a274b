"""How a call to Slack ended -> what the outbox should know of it. The one place that knows Slack's error names."""

from __future__ import annotations

import asyncio

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.ports import Refused, RetryLater, Unknown

GONE = frozenset(
    {
        "account_inactive",
        "cannot_dm_bot",
        "channel_not_found",
        "is_archived",
        "messages_tab_disabled",
        "not_in_channel",
        "team_not_found",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)
"""The person cannot be reached here: left, was removed, or the workspace put the app away."""

WAIT = {
    "ratelimited": 30.0,
    "rate_limited": 30.0,
    "message_limit_exceeded": 60.0,
    "service_unavailable": 30.0,
    "team_added_to_org": 300.0,
    "ekm_access_denied": 300.0,
    "invalid_auth": 300.0,
    "not_authed": 300.0,
    "token_expired": 300.0,
    "token_revoked": 300.0,
    "missing_scope": 300.0,
    "not_allowed_token_type": 300.0,
    "access_denied": 300.0,
}
"""Certainly not sent, and it can still be: Slack is busy, or our own set-up is wrong and will be put right. Seconds."""

PERHAPS = frozenset({"fatal_error", "internal_error", "request_timeout", "update_failed"})
"""Slack says that part of it may have happened."""

LAYOUT = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "block_mismatch"})
"""Slack does not accept our layout; the words alone may still pass."""

LOST = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "no_dual_broadcast_content_update"})
"""An earlier message that can no longer be changed."""


def name(error: SlackApiError) -> str:
    """Slack's own word for what went wrong; empty when its answer was not JSON."""
    data = getattr(error.response, "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def status(error: SlackApiError) -> int:
    """The HTTP status that the error came with."""
    return int(getattr(error.response, "status_code", None) or getattr(error.response, "status", None) or 0)


def _retry_after(error: SlackApiError) -> float:
    headers = getattr(error.response, "headers", None) or {}
    text = headers.get("Retry-After") or headers.get("retry-after") or ""
    return float(text) if str(text).isdigit() else WAIT["ratelimited"]


def of(error: Exception, *, visible: bool = True) -> RetryLater | Refused | Unknown:
    """What an exception of a call means. `visible`: whether the call shows something to the person when it succeeds.

    A call that shows nothing can be repeated without harm, so doubt about it is no doubt about the message.
    Raises what is not an answer of the network or of Slack: that is a bug.
    """
    if isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError | aiohttp.InvalidURL):
        return RetryLater(after=5.0)
    if isinstance(error, SlackApiError):
        return _answered(error, visible)
    if isinstance(error, asyncio.TimeoutError | aiohttp.ClientError | ConnectionError | SlackRequestError):
        return Unknown(why=type(error).__name__) if visible else RetryLater(after=5.0)
    raise error


def _answered(error: SlackApiError, visible: bool) -> RetryLater | Refused | Unknown:
    code, why = status(error), name(error)
    if code == 429:
        return RetryLater(after=_retry_after(error))
    if code >= 500 or why in PERHAPS or not why:
        return Unknown(why=why or f"HTTP {code}") if visible else RetryLater(after=10.0)
    if why in WAIT:
        return RetryLater(after=WAIT[why])
    return Refused(why=why, gone=why in GONE)
