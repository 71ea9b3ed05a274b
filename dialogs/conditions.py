"""Whether a condition holds. Conditions are data; nothing is ever evaluated as code."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dialogs.model import Condition
from dialogs.nouns import Json

Find = Callable[[str], Json]
"""The accepted answer at an address as an author writes it, or None."""

TESTS = ("is_", "is_not", "one_of", "contains", "filled", "at_least", "at_most")


def holds(condition: Condition | None, find: Find, values: Mapping[str, Json]) -> bool:
    """Whether a condition holds; none always does. What is absent satisfies only `filled: false` and `is_not`."""
    if condition is None:
        return True
    if condition.all is not None:
        return all(holds(one, find, values) for one in condition.all)
    if condition.any is not None:
        return any(holds(one, find, values) for one in condition.any)
    if condition.no is not None:
        return not holds(condition.no, find, values)
    found = find(condition.answer) if condition.answer is not None else values.get(condition.value or "")
    return _passes(condition, None if found in ("", [], {}) else found)


def _passes(test: Condition, found: Json) -> bool:
    if test.filled is not None and test.filled != (found is not None):
        return False
    if test.is_not is not None and found == test.is_not:
        return False
    if test.is_ is not None and found != test.is_:
        return False
    if test.one_of is not None and found not in test.one_of:
        return False
    if test.contains is not None and not _contains(found, test.contains):
        return False
    if test.at_least is not None and not (_is_number(found) and found >= test.at_least):
        return False
    return not (test.at_most is not None and not (_is_number(found) and found <= test.at_most))


def _contains(found: Json, wanted: Json) -> bool:
    if isinstance(found, dict):
        return wanted in found.values()
    if isinstance(found, str):
        return isinstance(wanted, str) and wanted.casefold() in found.casefold()
    return isinstance(found, (list, tuple)) and wanted in found


def _is_number(found: Json) -> bool:
    return isinstance(found, (int, float)) and not isinstance(found, bool)
