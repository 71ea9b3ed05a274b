"""Mistakes in content files, told in plain Dutch with file and line. Also how the validator's findings become Dutch."""

from __future__ import annotations

import types
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

Where = tuple[str | int, ...]
"""A place in a file: the keys and indexes that lead there."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Problem:
    """One mistake: the file (relative to the content folder), the line (from 1), and what to do in Dutch."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentErrors(Exception):
    """The content cannot be used; `problems` are all of its mistakes."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def close_to(word: str, known: Iterable[str]) -> str:
    """` (bedoelt u 'x'?)` for the nearest known word, or nothing."""
    near = get_close_matches(word, sorted(set(known)), n=1, cutoff=0.6)
    return f" (bedoelt u '{near[0]}'?)" if near else ""


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """The sentence for a name that leads nowhere."""
    return f"{kind} '{name}' bestaat niet{close_to(name, known)}"


def explain(error: ValidationError, model: type[BaseModel], value: object) -> tuple[tuple[Where, str], ...]:
    """Every finding as a place and a Dutch sentence. `value` is what was validated, as read from the file."""
    found: dict[Where, list[str]] = {}
    for detail in error.errors(include_url=False):
        where, rest = _walk(detail["loc"], value)
        if rest and detail["type"] != "missing" and not _likely(rest, _at(where, value)):
            continue
        sentence = _sentence(detail, model)
        if sentence not in found.setdefault(where, []):
            found[where].append(sentence)
    if not found:
        found[()] = [f"dit past hier niet: {error.errors()[0]['msg']}"]
    return tuple((where, sentence) for where, sentences in found.items() for sentence in sentences)


def _walk(loc: Sequence[str | int], value: object) -> tuple[Where, tuple[str | int, ...]]:
    """The part of a location that exists in the file, and what is left: names of alternatives that were tried."""
    where: list[str | int] = []
    rest: list[str | int] = []
    for part in loc:
        if (isinstance(value, dict) and part in value) or (isinstance(value, list) and part in range(len(value))):
            value = _at((part,), value)
            where.append(part)
        elif part != "[key]":
            rest.append(part)
    return tuple(where), tuple(rest)


def _at(where: Where, value: Any) -> object:
    for part in where:
        value = value[part]
    return value


def _likely(alternatives: Sequence[str | int], value: object) -> bool:
    """Whether the author meant this alternative: a string is not reported as a failed mapping, nor the other way."""
    name = str(alternatives[0])
    if name == "str":
        return not isinstance(value, (dict, list))
    if name == "Variants":
        return isinstance(value, dict)
    return True


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, last, given = detail["type"], str(detail["loc"][-1] if detail["loc"] else ""), detail["input"]
    context: dict[str, Any] = detail.get("ctx", {})
    match kind:
        case "extra_forbidden":
            known = _known(model, detail["loc"][:-1])
            hint = close_to(last, known) or (f"; hier kan: {', '.join(sorted(known))}" if known else "")
            return f"onbekend woord '{last}'{hint}"
        case "missing":
            return f"'{last}' ontbreekt"
        case "enum" | "literal_error":
            options = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
            return f"'{given}' kan hier niet{close_to(str(given), options)}; kies uit: {', '.join(options)}"
        case "value_error" | "assertion_error":
            return str(context.get("error", detail["msg"]))
        case "union_tag_not_found" | "union_tag_invalid":
            return "dit is geen stap; een stap begint met say, ask, branch, for_each, review of submit"
        case _ if kind.startswith("date"):
            return f"'{given}' is geen bestaande datum; schrijf een datum als 2025-11-12"
        case _ if kind.startswith("time"):
            return f"'{given}' is geen tijd; schrijf een tijd als 15:30"
        case "string_type":
            return f"hier hoort tekst, er staat {_kind(given)}; zet er zo nodig aanhalingstekens om"
        case "string_pattern_mismatch":
            return f"'{given}' kan hier niet als naam; gebruik kleine letters, cijfers en streepjes"
        case "bool_type" | "bool_parsing":
            return f"hier hoort true of false, er staat {_kind(given)}"
        case _ if kind.startswith(("int", "float")):
            return f"hier hoort een getal, er staat {_kind(given)}"
        case "tuple_type" | "list_type":
            return f"hier hoort een lijst, er staat {_kind(given)}"
        case "dict_type" | "model_type" | "model_attributes_type" | "mapping_type":
            return f"hier horen woorden met een dubbele punt, er staat {_kind(given)}"
        case "greater_than_equal" | "less_than_equal":
            return f"{given} kan hier niet; het moet {_bound(context)} zijn"
    return f"dit past hier niet: {_kind(given)}"


def _bound(context: dict[str, Any]) -> str:
    return f"minstens {context['ge']}" if "ge" in context else f"hoogstens {context['le']}"


def _kind(value: object) -> str:
    if value is None:
        return "niets"
    if isinstance(value, bool):
        return "true of false"
    if isinstance(value, (int, float)):
        return f"het getal {value}"
    if isinstance(value, (list, tuple)):
        return "een lijst"
    return "een rijtje woorden met een dubbele punt" if isinstance(value, dict) else f"'{value}'"


# --- which words an author could have meant ---------------------------------------------------------------------------


def _known(model: type[BaseModel], loc: Sequence[str | int]) -> frozenset[str]:
    """The keys that may stand at this location, by walking the types along it."""
    kinds = _flat(model)
    for part in loc:
        kinds = tuple(k for kind in kinds for k in _step(kind, part)) or kinds
    return frozenset(
        (info.alias or name)
        for kind in kinds
        if isinstance(kind, type) and issubclass(kind, BaseModel)
        for name, info in kind.model_fields.items()
    )


def _flat(kind: Any) -> tuple[Any, ...]:
    origin = get_origin(kind)
    if origin is Annotated:
        return _flat(get_args(kind)[0])
    if origin in (Union, types.UnionType):
        return tuple(k for arg in get_args(kind) for k in _flat(arg))
    return (kind,)


def _step(kind: Any, part: str | int) -> tuple[Any, ...]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return tuple(
            k for name, info in kind.model_fields.items() if part in (name, info.alias) for k in _flat(info.annotation)
        )
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is dict:
        return _flat(arguments[1])
    if origin is tuple and isinstance(part, int):
        return _flat(arguments[0])
    return ()
