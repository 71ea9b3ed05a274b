"""Whether the sentences that the code asks for by name are written, and get the words that they have room for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from content.mistakes import Problem, unknown
from dialogs.text import Text, Variants

ROOMS = ("bot", "dialogs", "content")
CATALOGUE = "content/common/texts.nl.yaml"
_PLACE = re.compile(r"\{([\w.]+)(?::\w+)?\}")


def text_problems(texts: Mapping[str, Text], project: Path) -> Iterator[Problem]:
    """Every `line("key", …)` in the code of `project` whose key nobody wrote, or that leaves a place in it empty."""
    for room in ROOMS:
        for path in sorted((project / room).rglob("*.py")):
            name = path.relative_to(project).as_posix()
            for number, message in _in_code(path.read_text(encoding="utf-8"), texts):
                yield Problem(file=name, line=number, message=message)


def _in_code(code: str, texts: Mapping[str, Text]) -> Iterator[tuple[int, str]]:
    for call in ast.walk(ast.parse(code)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        given = [k.value for k in call.keywords if k.arg == "key"] if call.func.id == "Line" else call.args[:1]
        if call.func.id not in ("line", "Line") or not given:
            continue
        for key in _keys(given[0]):
            if key.endswith("*"):
                if not any(known.startswith(key[:-1]) for known in texts):
                    yield call.lineno, f"geen enkele tekst begint met '{key[:-1]}' in {CATALOGUE}"
            elif key not in texts:
                yield call.lineno, unknown("tekst", key, texts) + f" in {CATALOGUE}"
            elif call.func.id == "line" and all(k.arg for k in call.keywords):
                empty = _places(texts[key]) - {k.arg for k in call.keywords}
                if empty:
                    yield (
                        call.lineno,
                        f"tekst '{key}' krijgt niets voor {', '.join(f'{{{name}}}' for name in sorted(empty))}",
                    )


def _keys(node: ast.expr) -> Iterator[str]:
    """The keys that an expression can be, as far as they are written out; `prefix*` when only the beginning is."""
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp():
            yield from _keys(node.body)
            yield from _keys(node.orelse)
        case ast.JoinedStr(values=[ast.Constant(value=str(prefix)), *_]):
            yield f"{prefix}*"


def _places(text: Text) -> set[str]:
    forms = text.model_dump(exclude_none=True).values() if isinstance(text, Variants) else (text,)
    return {match[1] for form in forms for match in _PLACE.finditer(form)}
