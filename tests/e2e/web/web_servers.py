"""Servers for the browser tests, each in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
SCRIPTED = ROOT / "tests" / "channels" / "web" / "scripted_demo.py"


class Nursery:
    """A process that has the scripted demo loaded, and a child of it for every server."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, str(SCRIPTED), "--nursery"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    @contextmanager
    def server(self, port: int = 0) -> Iterator[str]:
        """A scripted demo in a process of its own; its address."""
        child, address = self._asks(f"begin {port}").strip().split(maxsplit=1)
        try:
            yield address
        finally:
            self._asks(f"end {child}")

    def _asks(self, wish: str) -> str:
        assert self._process.stdin is not None and self._process.stdout is not None
        print(wish, file=self._process.stdin, flush=True)
        return self._process.stdout.readline()

    def close(self) -> None:
        self._process.communicate(timeout=30)


@contextmanager
def demo_server(folder: Path) -> Iterator[str]:
    """`wijzer demo` on a database of its own in a fresh folder; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    database = f"sqlite:///{folder / 'demo.sqlite3'}"
    command = [sys.executable, "-m", "bot", "demo", "--port", str(port), "--db", database]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=folder) as process:
        assert process.stdout is not None
        try:
            ready = process.stdout.readline()
            assert "staat klaar" in ready
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
