"""A form speaks with one voice: who is u as a werkplekbegeleider and je as a deelnemer hears each in its own form."""

from __future__ import annotations

import re

import pytest
from people import FATIMA, School, Someone

U, JE = re.compile(r"\b(u|uw)\b", re.IGNORECASE), re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)

ASKS_THE_BOT = "waarom"
"""A button on which je is the bot."""


def whole(someone: Someone) -> str:
    """Everything that came last, also what stands in a field or on a button."""
    fields = (f for shown in someone.got if shown.form for f in shown.form.fields)
    told = (words for f in fields for words in (f.label, f.hint, f.problem, f.advice) if words)
    buttons = (b.label for b in someone.buttons if b.id != ASKS_THE_BOT)
    return "\n".join((someone.heard, *told, *buttons))


@pytest.mark.parametrize(
    ("wish", "field", "hers", "not_hers"),
    [("kijkwijzer invullen voor Bilal", "gezien", U, JE), ("ik wil mijn leervraag opschrijven", "leervraag", JE, U)],
)
def test_a_form_speaks_as_its_programme_does_from_its_first_line_to_its_last(
    school: School, wish: str, field: str, hers: re.Pattern[str], not_hers: re.Pattern[str]
) -> None:
    fatima = school[FATIMA]
    said: list[str] = []

    def hears(someone: Someone) -> None:
        said.append(whole(someone))

    hears(fatima.says(wish))
    hears(fatima.fills(**{field: "o" * 9000}))
    hears(fatima.says("overslaan"))
    hears(fatima.presses("bewaren"))
    hears(fatima.presses("verder"))
    hears(fatima.presses("stop"))
    for words in said:
        assert not not_hers.search(words), words
    assert sum(bool(hers.search(words)) for words in said) > 3


def test_what_no_form_says_keeps_to_the_more_formal_of_her_programmes(school: School) -> None:
    fatima = school[FATIMA].says("ik wil mijn leervraag opschrijven")
    fatima.says("bla bla xyz")
    assert "Dat begrijp ik nog niet. U kunt" in school[FATIMA].presses("stop").says("qwerty uiop").heard
