"""The Bot Framework's signing keys, fetched without holding up the event loop."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
from jwt.algorithms import RSAAlgorithm

from bot.channels.teams.faults import NotAllowed, Unreachable

LIVE, RECHECK = 24 * 3600.0, 300.0
"""Seconds: how long keys are trusted, and how often at most an unknown key makes us look again."""

TIMEOUT = aiohttp.ClientTimeout(total=10, connect=5)


@dataclass(frozen=True, slots=True)
class Key:
    public_key: Any
    endorsements: tuple[str, ...]


class Keys:
    """Signing keys behind an OpenID address; put in botbuilder's own cache, it replaces its blocking fetcher."""

    def __init__(self, url: str, session: aiohttp.ClientSession, now: Callable[[], float]) -> None:
        self._url, self._session, self._now = url, session, now
        self._keys: dict[str, Key] = {}
        self._fetched: float | None = None

    async def get(self, key_id: str | None) -> Key:
        """The key with this id. Raises NotAllowed when there is none, Unreachable when the keys cannot be fetched."""
        age = None if self._fetched is None else self._now() - self._fetched
        if age is None or age > LIVE or (key_id not in self._keys and age > RECHECK):
            await self.fetch()
        if key_id is None or key_id not in self._keys:
            raise NotAllowed("signed with an unknown key")
        return self._keys[key_id]

    async def fetch(self) -> None:
        try:
            where = await self._json(self._url)
            keys = (await self._json(str(where["jwks_uri"])))["keys"]
        except (aiohttp.ClientError, TimeoutError, KeyError, TypeError, ValueError) as error:
            raise Unreachable(f"the signing keys: {type(error).__name__}") from error
        self._keys = {
            str(k["kid"]): Key(RSAAlgorithm.from_jwk(json.dumps(k)), tuple(k.get("endorsements", ())))
            for k in keys
            if k.get("kty") == "RSA" and k.get("kid")
        }
        self._fetched = self._now()

    async def _json(self, url: str) -> Any:
        async with self._session.get(url, timeout=TIMEOUT) as answer:
            answer.raise_for_status()
            return await answer.json(content_type=None)
