"""When a condition holds."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.conditions import holds
from dialogs.model import Condition

ANSWERS = {"a.kleur": "rood", "a.getal": 5, "a.meer": ["x", "y"], "a.leeg": "", "a.tabel": {"r": "soms"}, "a.ja": "ja"}
VALUES = {"placement.vak": "wiskunde", "leeg": None}


def test_no_condition_always_holds() -> None:
    assert holds(None, ANSWERS.get, VALUES)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"answer": "a.kleur", "is": "rood"}, True),
        ({"answer": "a.kleur", "is": "groen"}, False),
        ({"answer": "a.kleur", "is_not": "groen"}, True),
        ({"answer": "a.kleur", "is_not": "rood"}, False),
        ({"answer": "a.kleur", "one_of": ["rood", "groen"]}, True),
        ({"answer": "a.kleur", "one_of": ["geel"]}, False),
        ({"answer": "a.kleur", "contains": "OO"}, True),
        ({"answer": "a.meer", "contains": "x"}, True),
        ({"answer": "a.meer", "contains": "z"}, False),
        ({"answer": "a.tabel", "contains": "soms"}, True),
        ({"answer": "a.getal", "at_least": 5}, True),
        ({"answer": "a.getal", "at_least": 6}, False),
        ({"answer": "a.getal", "at_most": 5}, True),
        ({"answer": "a.getal", "at_most": 4}, False),
        ({"answer": "a.kleur", "at_least": 1}, False),
        ({"answer": "a.kleur", "filled": True}, True),
        ({"answer": "a.leeg", "filled": True}, False),
        ({"answer": "a.leeg", "filled": False}, True),
        ({"answer": "weg", "filled": False}, True),
        ({"answer": "weg", "is_not": "rood"}, True),
        ({"answer": "weg", "is": "rood"}, False),
        ({"answer": "weg", "one_of": ["rood"]}, False),
        ({"answer": "weg", "contains": "x"}, False),
        ({"answer": "weg", "at_most": 3}, False),
        ({"value": "placement.vak", "is": "wiskunde"}, True),
        ({"value": "leeg", "filled": True}, False),
        ({"all": [{"answer": "a.ja", "is": "ja"}, {"answer": "a.getal", "at_least": 1}]}, True),
        ({"all": [{"answer": "a.ja", "is": "ja"}, {"answer": "a.getal", "at_least": 9}]}, False),
        ({"any": [{"answer": "a.ja", "is": "nee"}, {"answer": "a.getal", "at_least": 1}]}, True),
        ({"any": [{"answer": "a.ja", "is": "nee"}, {"answer": "a.getal", "at_least": 9}]}, False),
        ({"no": {"answer": "a.ja", "is": "ja"}}, False),
        ({"no": {"answer": "weg", "is": "ja"}}, True),
    ],
)
def test_a_condition_holds_or_not(condition: dict[str, Any], expected: bool) -> None:
    assert holds(Condition.model_validate(condition), ANSWERS.get, VALUES) is expected
