"""What can be kept: an event without signs that no database and no file can hold."""

from __future__ import annotations

import re
from typing import Any

from dialogs.event import Event, Pressed, Said

_UNSTORABLE = re.compile("[\ud800-\udfff\0]")
"""Half a surrogate pair, and the zero byte."""


def storable(event: Event) -> Event:
    """The event as it can be kept. Raises RecursionError for values that are nested without end."""
    if isinstance(event, Said):
        return event.model_copy(update={"text": _storable(event.text)}) if event.text else event
    if isinstance(event, Pressed):
        values, control = _storable(event.values), _storable(event.control)
        changed = values != event.values or control != event.control
        return event.model_copy(update={"values": values, "control": control}) if changed else event
    return event


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _UNSTORABLE.sub("", value)
    if isinstance(value, dict):
        return {_storable(name): _storable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(one) for one in value]
    return value
