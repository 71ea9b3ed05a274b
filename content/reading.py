"""Reading one file: a YAML file gives its values with the line of each, words kept as words, and every double key.

Only `true` and `false` are booleans: ja, nee, yes, no, on and off stay words, and so do dates and times.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from content.mistakes import Problem, Where

if TYPE_CHECKING:
    from pathlib import Path

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """PyYAML with our own few implicit types."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^(?:0|-?[1-9][0-9]*)$", "-0123456789"),
    ("float", r"^-?[0-9]+\.[0-9]+$", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One file as read: `value` is plain data, `lines` says where each key or entry stands."""

    file: str
    value: Any
    lines: dict[Where, int]

    def line(self, where: Where) -> int:
        """The line of this place, or of the nearest thing around it."""
        while where not in self.lines and where:
            where = where[:-1]
        return self.lines.get(where, 1)

    def problem(self, where: Where, message: str) -> Problem:
        """A mistake at this place."""
        return Problem(file=self.file, line=self.line(where), message=message)


def decoded(path: Path, name: str) -> str | Problem:
    """A file's text with the mark left out that some editors put at its beginning; or the line that is no UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Problem(file=name, line=line, message="dit bestand is geen UTF-8; bewaar het als UTF-8")


def read(path: Path, name: str) -> tuple[Sheet | None, tuple[Problem, ...]]:
    """A file's sheet (None when it cannot be read at all) and what is wrong with its writing."""
    text = decoded(path, name)
    if isinstance(text, Problem):
        return None, (text,)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        return None, (Problem(file=name, line=_line_of(error), message=_syntax(error, text)),)
    finally:
        loader.dispose()
    if node is None:
        return None, (Problem(file=name, line=1, message="dit bestand is leeg"),)
    builder = _Builder(name)
    value = builder.build(node, ())
    return Sheet(file=name, value=value, lines=builder.lines), tuple(builder.problems)


class _Builder:
    """Turns nodes into plain data and notes lines and double keys on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Where, int] = {}
        self.problems: list[Problem] = []

    def build(self, node: Any, where: Where) -> Any:
        self.lines.setdefault(where, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*where, n)) for n, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: Any, where: Where) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = _scalar(key_node) if isinstance(key_node, yaml.ScalarNode) else None
            if not isinstance(key, Hashable) or key is None:
                self._note(line, "links van een dubbele punt hoort één woord")
                continue
            key = str(key).lower() if isinstance(key, bool) else str(key)
            if key in result:
                self._note(line, f"'{key}' staat hier twee keer (ook op regel {self.lines[(*where, key)]})")
                continue
            self.lines[(*where, key)] = line
            result[key] = self.build(value_node, (*where, key))
        return result

    def _note(self, line: int, message: str) -> None:
        self.problems.append(Problem(file=self.file, line=line, message=message))


def _scalar(node: Any) -> Any:
    text: str = node.value
    match node.tag.rpartition(":")[2]:
        case "bool":
            return text == "true"
        case "null":
            return None
        case "int":
            return int(text)
        case "float":
            return float(text)
    return text


def _line_of(error: yaml.YAMLError) -> int:
    """Where the author should look: at the opening quote when it is never closed, else where reading stopped."""
    open_quote = "quoted scalar" in str(getattr(error, "context", ""))
    mark = getattr(error, "context_mark" if open_quote else "problem_mark", None)
    return mark.line + 1 if mark else 1


_SYNTAX = (
    ("found a tab", "er staat een tab; spring in met spaties"),
    (
        "mapping values are not allowed",
        "er staat een dubbele punt te veel, of de regel springt te ver in; "
        "zet een tekst met een dubbele punt tussen aanhalingstekens",
    ),
    ("could not find expected ':'", "hier ontbreekt een dubbele punt"),
    ("did not find expected ',' or", "een haakje [ of { is niet gesloten, of er ontbreekt een komma"),
    ("did not find expected key", "het inspringen klopt hier niet; zet wat bij elkaar hoort recht onder elkaar"),
    ("did not find expected '-'", "het inspringen van deze lijst klopt niet; zet de streepjes recht onder elkaar"),
    ("unexpected end of stream", "een aanhalingsteken is niet gesloten"),
    ("cannot start any token", "een tekst die met een bijzonder teken begint moet tussen aanhalingstekens"),
    ("undefined alias", "een tekst die met een sterretje begint moet tussen aanhalingstekens"),
)


def _syntax(error: yaml.YAMLError, text: str) -> str:
    said = str(error)
    line = text.splitlines()[_line_of(error) - 1 :][:1]
    if "cannot start any token" in said and line and line[0].lstrip(" ").startswith("\t"):
        said = "found a tab"
    known = next((dutch for english, dutch in _SYNTAX if english in said), None)
    return f"dit is geen leesbare YAML: {known or 'kijk naar haakjes, aanhalingstekens en inspringen op deze regel'}"
