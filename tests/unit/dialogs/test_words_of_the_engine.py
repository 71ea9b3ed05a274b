"""Every sentence of the engine stands in the catalogue, with room for exactly what it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import dialogs
from content.load import load
from dialogs.dutch import placeholders

SOURCES = sorted(Path(dialogs.__path__[0]).glob("*.py"))


def said() -> Iterator[tuple[str, set[str] | None]]:
    """(key, parameters) of every sentence in the code; None where only the key is named."""
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        called = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "line" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    called.add(id(first))
                    yield first.value, {keyword.arg or "" for keyword in node.keywords}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in called else None
            if isinstance(text, str) and text.startswith("engine.") and not text.endswith("."):
                yield text, None


def test_every_sentence_has_words_with_room_for_its_parameters() -> None:
    texts = load().texts
    found = list(said())
    assert len(found) > 40
    for key, params in found:
        assert key in texts, key
        room = {name for name, _ in placeholders(texts[key])}
        assert params is None or params == room, key


def test_every_verb_has_a_label() -> None:
    texts = load().texts
    for verb in ("verder", "terug", "overslaan", "waarom", "bewaren", "stop", "bevestigen", "wijzigen", "hervatten"):
        assert f"engine.verb.{verb}" in texts


def test_no_words_of_the_engine_are_left_over() -> None:
    used = {key for key, _ in said()}
    words = {key for key in load().texts if key.startswith("engine.") and not key.startswith("engine.verb.")}
    assert words == {key for key in used if not key.startswith("engine.verb.")}
