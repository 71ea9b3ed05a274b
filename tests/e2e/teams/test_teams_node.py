"""What Microsoft's own tools have against our cards and our manifest."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "channels" / "teams" / "golden"


def run(node: Path, script: str, given: Any) -> Any:
    done = subprocess.run(
        ["node", script],
        cwd=node,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(done.stdout)


def cards() -> dict[str, Any]:
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.json"))}
    return {name: a["attachments"][0]["content"] for name, a in found.items() if "attachments" in a}


def test_microsofts_renderer_takes_every_card(node: Path) -> None:
    made = cards()
    assert len(made) > 20
    told = dict(zip(made, run(node, "check_cards.cjs", list(made.values())), strict=True))
    assert {name: problems for name, problems in told.items() if problems} == {}


def test_the_renderer_finds_a_mistake(node: Path) -> None:
    broken = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Input.Text", "label": "Zonder naam"}]}
    assert run(node, "check_cards.cjs", [broken])[0] != []


def test_microsofts_schema_takes_the_manifest(node: Path) -> None:
    manifest = json.loads((ROOT / "manifest" / "teams" / "manifest.json").read_text(encoding="utf-8"))
    assert run(node, "check_manifest.cjs", manifest) == []


def test_the_schema_finds_a_mistake(node: Path) -> None:
    manifest = json.loads((ROOT / "manifest" / "teams" / "manifest.json").read_text(encoding="utf-8"))
    manifest["bots"][0]["scopes"] = ["kantine"]
    assert run(node, "check_manifest.cjs", manifest) != []
