"""The `wijzer` command for tests: in this process, with its exit status and what it printed."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from content.load import Library, load
from dialogs.understand import Understanding

ROOT = Path(__file__).parents[2]
EVENING = "2026-01-21T17:30"


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects that were printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def one(self) -> dict[str, Any]:
        [only] = self.lines
        return only


@cache
def _content(root: Path | None) -> Library:
    return load(root)


class CommandLine:
    """`wijzer` with one database. Content and understanding are made once for all tests, because that takes a while."""

    def __init__(
        self, url: str, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, understanding: Understanding
    ) -> None:
        self._capsys, self._patch = capsys, patch
        patch.setattr("bot.wiring.understanding_of", lambda _library: understanding)
        patch.setattr("bot.commands.common.load", _content)
        for name in [n for n in os.environ if n.startswith("WIJZER_")]:
            patch.delenv(name)
        patch.setenv("WIJZER_DATABASE_URL", url)

    def __call__(self, *args: str, stdin: str = "", env: dict[str, str] | None = None) -> Ended:
        with self._patch.context() as here:
            for name, value in (env or {}).items():
                here.setenv(name, value)
            here.setattr(sys, "stdin", io.StringIO(stdin))
            self._capsys.readouterr()
            try:
                status = main(args)
            except SystemExit as ended:
                status = int(ended.code or 0)
            printed = self._capsys.readouterr()
        return Ended(status=status, out=printed.out, err=printed.err)

    def say(self, email: str, *args: str, at: str = EVENING) -> Ended:
        return self("say", "--as", email, "--at", at, "--json", *args)

    def fill(self, email: str, at: str = EVENING, **values: Any) -> Ended:
        return self.say(email, "--fill", json.dumps(values), at=at)

    def tick(self, at: str) -> Ended:
        return self("tick", "--at", at, "--json")


def process(*args: str, env: dict[str, str], folder: Path) -> Ended:
    """`python -m bot` in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("WIJZER_")}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *args],
        cwd=folder,
        env={**clean, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ended(status=done.returncode, out=done.stdout, err=done.stderr)
