"""The emulator, where Node is present; always where CI says so."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.e2e.slack.workspace import NoNode, install


@pytest.fixture(scope="session", autouse=True)
def _node(alone: Callable[[str], AbstractContextManager[None]]) -> None:
    try:
        with alone("npm"):
            install()
    except NoNode:
        if os.environ.get("CI"):
            raise
        pytest.skip("npm is not on this machine")
