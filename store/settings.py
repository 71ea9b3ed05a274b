"""Settings of this deployment that are changed while it runs: the confirmed house policy, the demo's clock."""

from __future__ import annotations

from dialogs.nouns import Json
from store.db import Conn


def get(c: Conn, key: str) -> Json:
    """The value, None when it was never put."""
    raise NotImplementedError


def put(c: Conn, key: str, value: Json) -> None:
    """Keep a value."""
    raise NotImplementedError
