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


@contextmanager
def scripted_server(port: int = 0) -> Iterator[str]:
    """A scripted demo in its own process; its address."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(SCRIPTED), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


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
