"""The house keeps its promises: pinned requirements, a portable tree, documents that tell what is there."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import parser

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
_SKIPPED = {".git", ".hypothesis", ".venv", "node_modules", "build", "dist", "__pycache__"}


def pins(name: str) -> dict[str, str]:
    """Each requirement with everything that belongs to it, by the name and marker of its first line."""
    joined = (ROOT / name).read_text().replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    return {line.split(" --hash")[0].strip(): line for line in lines}


def tree() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            f for f in folders if f not in _SKIPPED and not f.endswith("_cache") and not f.startswith(".venv")
        ]
        yield from (Path(folder) / name for name in names)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_with_a_hash_and_without_an_address(name: str) -> None:
    found = pins(name)
    assert len(found) > 20
    for requirement, line in found.items():
        assert re.fullmatch(r"[a-z0-9._-]+(\[[a-z,]+\])?==[^ ]+( ; .*)?", requirement), requirement
        assert "--hash=sha256:" in line, requirement
    text = (ROOT / name).read_text()
    assert not re.search(r"https?:|file:|find-links|index-url|^-", text, re.MULTILINE)


def test_the_tests_run_on_the_very_versions_that_are_shipped() -> None:
    shipped, tested = (set(pins(name)) for name in REQUIREMENTS)
    assert shipped <= tested


def test_every_dependency_of_the_project_is_among_the_pins() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = {
        "requirements.txt": [*project["dependencies"], *extras["build"]],
        "requirements-dev.txt": [*project["dependencies"], *extras["build"], *extras["dev"]],
    }
    for name, dependencies in wanted.items():
        pinned = {re.split(r"[=\[]", p)[0] for p in pins(name)}
        assert {re.split(r"[<>=\[ ]", d)[0] for d in dependencies} <= pinned


def test_the_tree_names_no_machine_and_no_package_index() -> None:
    homes, index, registry = "/" + "root/", "pypi" + ".org/simple", "registry." + "npmjs"
    wrong = []
    for path in tree():
        if path.suffix in (".png", ".docx", ".xlsx") or ".sqlite3" in path.name:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        wrong += [f"{path.relative_to(ROOT)}: {word}" for word in (homes, index, registry) if word in text]
    assert wrong == []


def test_the_readme_names_only_commands_that_exist() -> None:
    named = set(re.findall(r"\bwijzer ([a-z]+)", (ROOT / "README.md").read_text()))
    commands = next(a.choices for a in parser()._actions if a.choices)
    assert named >= {"demo", "serve", "roster", "invite", "say", "tick"}
    assert named <= set(commands)


def test_the_make_targets_of_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z][a-z0-9]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for document in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"(?:^|`)make ([a-z0-9]+)", (ROOT / document).read_text(), re.MULTILINE))
        assert named
        assert named <= targets, document


def test_make_says_what_to_install_when_there_is_no_usable_python(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text())
    for name in (*REQUIREMENTS, "pyproject.toml"):
        (tmp_path / name).write_text("")
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "PYTHON=", "test"], cwd=tmp_path, env=alone, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "Python 3.11 of nieuwer" in done.stderr
