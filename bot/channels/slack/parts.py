"""The small parts of a layout: texts, options, buttons, blocks. All words pass through here, escaped and fitted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from bot.channels.slack import ids, limits, phrases
from bot.ports import ShownButton, ShownOption

Block: TypeAlias = dict[str, Any]
"""A Block Kit block or element, as it goes over the wire."""

SECTION_TEXT = limits.SECTION * 4 // 5
"""Room is kept for the brackets that make web addresses links."""
FIELD_TEXT = limits.FIELD * 4 // 5
_TEXTS = ("text", "initial_value")
CONTEXT_TEXT = limits.CONTEXT * 4 // 5


def plain(text: str, limit: int) -> Block:
    """A plain text object."""
    return {"type": "plain_text", "text": limits.clip(text, limit)}


def marked(text: str) -> Block:
    """A text object of markup that is already safe. Slack adds no links or mentions of its own to it."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def bold(text: str, limit: int) -> str:
    """Someone's words in bold; on one line, for bold ends with the line."""
    return f"*{limits.escape(limits.clip(' '.join(text.replace('*', '∗').split()), limit))}*"


def header(title: str) -> Block:
    """A title."""
    return {"type": "header", "text": plain(" ".join(title.split()), limits.HEADER)}


def section(markup: str, accessory: Block | None = None) -> Block:
    """A paragraph of safe markup."""
    return {"type": "section", "text": marked(markup)} | ({"accessory": accessory} if accessory else {})


def paragraphs(text: str) -> tuple[Block, ...]:
    """A text of any length."""
    return tuple(section(limits.linked(part)) for part in limits.pieces(text, SECTION_TEXT))


def context(text: str, mark: str = "") -> Block:
    """A small line, opened by a mark of ours."""
    return {"type": "context", "elements": [marked(mark + limits.linked(limits.clip(text, CONTEXT_TEXT)))]}


def options(choices: Iterable[ShownOption], *, numbered: bool = False) -> list[Block]:
    """Options, each id once, as many as Slack takes."""
    unique = {c.id: c for c in choices if c.id}
    return [
        {
            "text": plain(f"{n}. {c.label}" if numbered else c.label, limits.OPTION),
            "value": c.id if limits.length(c.id) <= limits.OPTION_VALUE else c.id[: limits.OPTION_VALUE // 2],
        }
        for n, c in enumerate(list(unique.values())[: limits.OPTIONS], 1)
    ]


class Buttons:
    """Makes buttons with an id of their own within one message."""

    def __init__(self, token: str | None = None) -> None:
        self._token = token
        self._made = 0

    def one(self, button: ShownButton) -> Block:
        """A button that says which control it is, and on which form."""
        self._made += 1
        made: Block = {
            "type": "button",
            "action_id": f"press.{self._made}",
            "text": plain(button.label, limits.BUTTON),
            "value": ids.button_value(ids.Control(id=button.id, token=self._token)),
        }
        return made | ({"style": button.style} if button.style in ("primary", "danger") else {})

    def rows(self, buttons: Sequence[ShownButton]) -> tuple[Block, ...]:
        """Rows of buttons, the main one first."""
        ordered = sorted(buttons, key=lambda b: b.style != "primary")
        made = [self.one(b) for b in ordered]
        return tuple(
            {"type": "actions", "elements": made[at : at + limits.BUTTONS]}
            for at in range(0, len(made), limits.BUTTONS)
        )


def select(kind: str, choices: list[Block]) -> Block:
    """A drop-down of one or several options."""
    return {"type": kind, "placeholder": plain(phrases.CHOOSE, limits.PLACEHOLDER), "options": choices}


def weight(blocks: Iterable[Any]) -> int:
    """How much of Slack's allowance for one message these take: their texts, and a little for every container."""

    def of(value: Any) -> int:
        if isinstance(value, dict):
            return sum(limits.length(v) if k in _TEXTS and isinstance(v, str) else of(v) for k, v in value.items())
        return sum(of(v) for v in value) if isinstance(value, list) else 0

    return sum(30 + of(block) for block in blocks)
