"""Says what Slack would refuse in a payload: slack_sdk's own models first, then everything that they let through.

`problems(payload, surface)` gives every problem in words; `check(payload, surface)` raises AssertionError with them.
Use it on every payload that a test sends: `{"text": …, "blocks": […]}` for a message, `{"type": "home", …}` for Home.
The numbers are Slack's, written here a second time on purpose: the code's own table is what is being tested.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block, BlockElement, Option
from slack_sdk.models.views import View

MOST_BLOCKS = {"message": 50, "home": 100}
KEYS = {
    "header": {"text"},
    "section": {"text", "fields", "accessory", "expand"},
    "context": {"elements"},
    "actions": {"elements"},
    "divider": set(),
    "input": {"label", "element", "hint", "optional", "dispatch_action"},
    "image": {"alt_text", "image_url", "slack_file", "title"},
}
ELEMENT_KEYS = {
    "button": {"text", "value", "style", "url", "confirm", "accessibility_label"},
    "plain_text_input": {"multiline", "initial_value", "max_length", "min_length", "placeholder"},
    "static_select": {"placeholder", "options", "initial_option", "confirm"},
    "multi_static_select": {"placeholder", "options", "initial_options", "max_selected_items"},
    "radio_buttons": {"options", "initial_option"},
    "checkboxes": {"options", "initial_options"},
    "datepicker": {"placeholder", "initial_date"},
    "datetimepicker": {"initial_date_time"},
    "overflow": {"options"},
}
IN_MESSAGES = set(ELEMENT_KEYS)
IN_HOME = IN_MESSAGES - {"datetimepicker"}
MOST_TEXT = 12_000
_MARKUP = re.compile(r"<([^<>]*)>")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")


def check(payload: Mapping[str, Any], surface: str = "message") -> None:
    """Raises with everything that Slack would refuse."""
    found = problems(payload, surface)
    assert not found, "\n".join(found)


def problems(payload: Mapping[str, Any], surface: str = "message") -> list[str]:
    """Everything that Slack would refuse, or that could mention someone."""
    return list(_problems(payload, surface))


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _problems(payload: Mapping[str, Any], surface: str) -> Iterator[str]:
    blocks = payload.get("blocks") or []
    if surface == "message":
        yield from _text(payload.get("text"), "fallback", 40_000)
        yield from _markup(str(payload.get("text")), "fallback", links=False)
        if unknown := set(payload) - {"text", "blocks"}:
            yield f"message: unknown keys {unknown}"
    elif problem := _parsed(lambda: _dumped(View(**payload))):
        yield f"view: {problem}"
    if not 1 <= len(blocks) <= MOST_BLOCKS[surface]:
        yield f"{len(blocks)} blocks"
    for at, block in enumerate(blocks):
        yield from (f"block {at}: {problem}" for problem in _block(block, surface))
    yield from _twice("block_id", (b.get("block_id") for b in blocks))
    elements = [e for b in blocks for e in _elements(b)]
    buttons = [e for e in elements if e.get("type") == "button"]
    yield from _twice("action_id", (e.get("action_id") for e in buttons))
    if any(b["type"] == "input" for b in blocks) and not buttons:
        yield "inputs without a button: nobody can send them"
    total = sum(_all_text(block) for block in blocks)
    if total > MOST_TEXT:
        yield f"{total} characters of text in all: msg_blocks_too_long"


def _twice(what: str, values: Iterator[Any]) -> Iterator[str]:
    yield from (f"{what} {value!r} {n} times" for value, n in Counter(values).items() if value is not None and n > 1)


def _parsed(attempt: Any) -> str | None:
    try:
        attempt()
    except (SlackObjectFormationError, TypeError, ValueError) as error:
        return f"slack_sdk refuses: {error}"
    return None


def _dumped(parsed: Any) -> None:
    parsed.to_dict()


def _elements(block: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    single = [block[k] for k in ("element", "accessory") if isinstance(block.get(k), dict)]
    return single + (list(block["elements"]) if block.get("type") == "actions" else [])


def _all_text(value: Any) -> int:
    if isinstance(value, dict):
        own = sum(_length(v) for k, v in value.items() if k in ("text", "initial_value") and isinstance(v, str))
        return own + sum(_all_text(v) for v in value.values())
    return sum(_all_text(v) for v in value) if isinstance(value, list) else 0


def _text(text: Any, where: str, most: int) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield f"{where}: empty"
    elif _length(text) > most:
        yield f"{where}: {_length(text)} of {most} characters"
    elif any(0xD800 <= ord(c) <= 0xDFFF or (ord(c) < 32 and c not in "\n\t") for c in text):
        yield f"{where}: characters that cannot be sent"


def _object(value: Any, where: str, most: int, kinds: tuple[str, ...] = ("plain_text",)) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("type") not in kinds:
        yield f"{where}: not {' or '.join(kinds)}"
        return
    allowed = {"type", "text", "emoji"} if value["type"] == "plain_text" else {"type", "text", "verbatim"}
    if unknown := set(value) - allowed:
        yield f"{where}: unknown keys {unknown}"
    yield from _text(value.get("text"), where, most)
    if value["type"] == "mrkdwn":
        yield from _markup(str(value.get("text")), where, links=True)
        if value.get("verbatim") is not True:
            yield f"{where}: Slack would look for names and channels in it"


def _markup(text: str, where: str, *, links: bool) -> Iterator[str]:
    for inside in _MARKUP.findall(text):
        if not (links and re.match(r"https?://", inside)):
            yield f"{where}: markup that is not a link: <{inside[:40]}>"
    rest = _MARKUP.sub("", text)
    if "<" in rest or ">" in rest or _ENTITY.search(rest):
        yield f"{where}: not escaped"


def _block(block: Mapping[str, Any], surface: str) -> Iterator[str]:
    kind = block.get("type")
    if kind not in KEYS:
        yield f"unknown type {kind}"
        return
    if unknown := set(block) - KEYS[kind] - {"type", "block_id"}:
        yield f"unknown keys {unknown}"
    if problem := _parsed(lambda: _dumped(Block.parse(dict(block)))):
        yield problem
    if "block_id" in block:
        yield from _text(block["block_id"], "block_id", 255)
    yield from _BLOCKS[kind](block, surface)


def _header(block: Mapping[str, Any], _surface: str) -> Iterator[str]:
    yield from _object(block.get("text"), "header", 150)


def _section(block: Mapping[str, Any], surface: str) -> Iterator[str]:
    if "text" in block:
        yield from _object(block["text"], "section", 3000, ("plain_text", "mrkdwn"))
    fields = block.get("fields", [])
    if "text" not in block and not fields:
        yield "section without text"
    if len(fields) > 10:
        yield f"{len(fields)} fields"
    for field in fields:
        yield from _object(field, "field", 2000, ("plain_text", "mrkdwn"))
    if "accessory" in block:
        yield from _element(block["accessory"], surface)


def _context(block: Mapping[str, Any], _surface: str) -> Iterator[str]:
    if not 1 <= len(block.get("elements", [])) <= 10:
        yield f"context with {len(block.get('elements', []))} elements"
    for element in block.get("elements", []):
        yield from _object(element, "context", 2000, ("plain_text", "mrkdwn"))


def _actions(block: Mapping[str, Any], surface: str) -> Iterator[str]:
    elements = block.get("elements", [])
    if not 1 <= len(elements) <= 25:
        yield f"actions with {len(elements)} elements"
    for element in elements:
        yield from _element(element, surface)
        if element.get("type") == "plain_text_input":
            yield "a text input among the actions"


def _input(block: Mapping[str, Any], surface: str) -> Iterator[str]:
    yield from _object(block.get("label"), "label", 2000)
    if "hint" in block:
        yield from _object(block["hint"], "hint", 2000)
    yield from _element(block.get("element", {}), surface)
    if block.get("element", {}).get("type") in ("button", "overflow"):
        yield "an input that asks nothing"


_BLOCKS: dict[str, Callable[[Mapping[str, Any], str], Iterator[str]]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "divider": lambda _block, _surface: iter(()),
    "image": lambda block, _surface: _text(block.get("alt_text"), "alt_text", 2000),
}


def _element(element: Mapping[str, Any], surface: str) -> Iterator[str]:
    kind = str(element.get("type"))
    if kind not in (IN_HOME if surface == "home" else IN_MESSAGES):
        yield f"{kind} cannot stand in a {surface}"
        return
    if problem := _parsed(lambda: _dumped(BlockElement.parse(dict(element)))):
        yield problem
    if unknown := set(element) - ELEMENT_KEYS[kind] - {"type", "action_id", "focus_on_load"}:
        yield f"{kind}: unknown keys {unknown}"
    yield from _text(element.get("action_id"), f"{kind} action_id", 255)
    if "placeholder" in element:
        yield from _object(element["placeholder"], f"{kind} placeholder", 150)
    if kind == "button":
        yield from _button(element)
    elif kind == "plain_text_input":
        yield from _text_input(element)
    elif "options" in ELEMENT_KEYS[kind]:
        yield from _options(element, kind)
    elif "initial_date" in element:
        date.fromisoformat(element["initial_date"])
    elif "initial_date_time" in element and not 0 <= element["initial_date_time"] <= 9_999_999_999:
        yield "initial_date_time out of range"


def _button(button: Mapping[str, Any]) -> Iterator[str]:
    yield from _object(button.get("text"), "button", 75)
    yield from _text(button.get("value"), "button value", 2000)
    if button.get("style") not in (None, "primary", "danger"):
        yield f"button style {button.get('style')}"


def _text_input(element: Mapping[str, Any]) -> Iterator[str]:
    most = element.get("max_length", 3000)
    if not 1 <= most <= 3000:
        yield f"max_length {most}"
    if "initial_value" in element:
        yield from _text(element["initial_value"], "initial_value", most)


def _options(element: Mapping[str, Any], kind: str) -> Iterator[str]:
    options = element.get("options", [])
    most = {"radio_buttons": 10, "checkboxes": 10, "overflow": 5}.get(kind, 100)
    if not 1 <= len(options) <= most:
        yield f"{kind} with {len(options)} options"
    for option in options:
        if unknown := set(option) - {"text", "value", "description", "url"}:
            yield f"option: unknown keys {unknown}"
        if problem := _parsed(lambda o=option: _dumped(Option(**o))):
            yield problem
        yield from _object(option.get("text"), "option", 75, ("plain_text", "mrkdwn"))
        yield from _text(option.get("value"), "option value", 150)
    yield from _twice("option value", (o.get("value") for o in options))
    initial = element.get("initial_options", [element["initial_option"]] if "initial_option" in element else None)
    if initial is not None and (not initial or any(o not in options for o in initial)):
        yield f"{kind}: starts with an option that it does not have"
