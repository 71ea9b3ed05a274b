"""Who a Slack account is: the e-mail address that the workspace vouches for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slack_sdk.errors import SlackApiError

from bot.channels.slack import outcome
from bot.channels.slack.web import Web
from bot.ports import Account, RetryLater, Unknown

REMEMBERED_FOR = 3600.0
"""Seconds that an address is believed without asking again."""
_REMEMBERED = 5000


class NotKnownYet(RuntimeError):
    """Slack could not say now who this is; the event has to come again."""


class People:
    """Addresses from users.info, kept for an hour. Only the listed workspace vouches, and only for its own domains."""

    def __init__(self, web: Web, *, team: str, domains: Sequence[str], monotonic: Callable[[], float]) -> None:
        self._web, self._team, self._monotonic = web, team, monotonic
        self._domains = frozenset(d.strip().lower() for d in domains if d.strip())
        self._known: dict[str, tuple[float, str | None]] = {}

    async def email(self, account: Account) -> str | None:
        """The address, or None when nobody vouches for one. Raises NotKnownYet while Slack cannot be asked."""
        if account.tenant != self._team or not self._domains:
            return None
        asked_at, email = self._known.get(account.user, (0.0, None))
        fresh = account.user in self._known and self._monotonic() - asked_at < REMEMBERED_FOR
        return email if fresh else await self._ask(account)

    async def _ask(self, account: Account) -> str | None:
        try:
            client = await self._web.client()
            email = self._vouched((await client.users_info(user=account.user)).get("user") or {})
        except Exception as error:
            meaning = outcome.of(error)
            temporary = isinstance(meaning, RetryLater | Unknown) and not _ours(error)
            if temporary and account.user not in self._known:
                raise NotKnownYet(f"users.info: {meaning}") from error
            email = self._known.get(account.user, (0.0, None))[1] if temporary else None
        if len(self._known) >= _REMEMBERED:
            self._known.pop(next(iter(self._known)))
        self._known[account.user] = (self._monotonic(), email)
        return email

    def _vouched(self, user: dict[str, object]) -> str | None:
        profile = user.get("profile")
        email = str(profile.get("email") or "").strip().lower() if isinstance(profile, dict) else ""
        local, _, domain = email.rpartition("@")
        stranger = user.get("is_stranger") or user.get("is_bot") or user.get("deleted")
        unproven = user.get("is_email_confirmed") is False
        other = user.get("team_id") not in (None, self._team)
        return email if local and domain in self._domains and not (stranger or unproven or other) else None


def _ours(error: Exception) -> bool:
    """A wrong set-up of ours (a missing scope): asking again does not help, and people may still be known already."""
    return isinstance(error, SlackApiError) and outcome.name(error) in ("missing_scope", "not_allowed_token_type")
