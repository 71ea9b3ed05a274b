"""What is wrong with an Adaptive Card for Teams: the published schema 1.5, and the rules that it lacks."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

ELEMENTS = {
    "AdaptiveCard", "TextBlock", "Image", "FactSet", "Container", "ActionSet",
    "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.ChoiceSet",
    "Action.Submit", "Action.Execute", "Action.OpenUrl",
}  # fmt: skip
"""All that this channel makes; another type in a card is a mistake, even one that the schema lets through."""

HOLDING_BACK = {"isRequired", "min", "max", "regex", "maxLength"}
"""What Teams would check on the phone, and then refuse every button."""


@cache
def _checker() -> Any:
    found = importlib.util.find_spec("adaptive_cards")
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "schemas" / "schema-1.5.json"
    schema = json.loads(path.read_text(encoding="utf-8-sig"))
    return jsonschema.validators.validator_for(schema)(schema)


def problems(card: dict[str, Any]) -> list[str]:
    """Everything that is wrong with a card; empty for one that Teams takes."""
    return [*_schema(card), *_size(card), *_elements(card), *_ids(card), *_actions(card)]


def walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every element of a card, from outside in; not what a button carries."""
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for key, inside in value.items():
            if key != "data":
                yield from walk(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from walk(inside)


def _schema(card: dict[str, Any]) -> Iterator[str]:
    if card.get("version") != "1.5":
        yield f"version {card.get('version')}"
    for error in _checker().iter_errors(card):
        yield f"{list(error.absolute_path)}: {error.message[:200]}"


def _size(card: dict[str, Any]) -> Iterator[str]:
    size = len(json.dumps(card, ensure_ascii=False).encode("utf-16-le"))
    if size > 80 * 1024:
        yield f"{size} bytes of UTF-16"


def _elements(card: dict[str, Any]) -> Iterator[str]:
    for element in walk(card):
        kind = str(element["type"])
        if kind not in ELEMENTS:
            yield f"unknown type {kind}"
        if kind.startswith("Input."):
            yield from (f"{element.get('id')} holds back: {k}" for k in sorted(HOLDING_BACK & element.keys()))
            if not element.get("label"):
                yield f"{element.get('id')} without label"
        if kind == "Input.ChoiceSet":
            values = [choice["value"] for choice in element["choices"]]
            yield from (f"{element['id']} offers {v} twice" for v, n in Counter(values).items() if n > 1)
            chosen = [v for v in str(element.get("value", "")).split(",") if v]
            yield from (f"{element['id']} chose {v}, which it does not offer" for v in chosen if v not in values)
        if kind == "TextBlock" and (not element.get("text") or element.get("wrap") is not True):
            yield "a text that is empty or does not wrap"
        if kind == "Image" and not element.get("altText"):
            yield "a picture without words"


def _ids(card: dict[str, Any]) -> Iterator[str]:
    ids = [element.get("id") for element in walk(card) if str(element["type"]).startswith("Input.")]
    if not all(ids):
        yield "an input without id"
    yield from (f"id {id_} twice" for id_, count in Counter(ids).items() if count > 1)


def _actions(card: dict[str, Any]) -> Iterator[str]:
    for holder in walk(card):
        actions = holder.get("actions", [])
        if len([a for a in actions if a.get("mode") != "secondary"]) > 6:
            yield "more than six buttons side by side"
        for action in actions:
            if not action.get("title"):
                yield "a button without title"
            if action["type"] == "Action.Execute" and action.get("fallback", {}).get("type") != "Action.Submit":
                yield f"{action.get('title')} has no fallback"
            if action["type"] in {"Action.Execute", "Action.Submit"} and not action.get("data", {}).get("c"):
                yield f"{action.get('title')} does not say what it does"
