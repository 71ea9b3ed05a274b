"""Node with Microsoft's own tools, installed beside `node/package.json`. Needs npm; without it these tests are skipped,
except in CI, where they have to run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

NODE = Path(__file__).parent / "node"


@pytest.fixture(scope="session")
def node(alone: Callable[[str], AbstractContextManager[None]]) -> Path:
    """The folder with the tools."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs node and npm for the Teams tests")
        pytest.skip("node and npm are not here")
    with alone("npm"):
        if not (NODE / "node_modules" / "@microsoft" / "m365agentsplayground").exists():
            subprocess.run([npm, "ci", "--no-fund", "--no-audit", "--ignore-scripts"], cwd=NODE, check=True)
    return NODE
