"""What is shown of approvals, of what is overdue and of a worry: accepted by Slack and Teams, with all its buttons."""

from __future__ import annotations

import json

import pytest

from bot.channels.slack import blocks
from bot.channels.teams import cards
from bot.ports import Shown, ShownButton, ShownFact, ShownField, ShownForm, ShownItem, ShownOption
from tests.channels.slack.validate import problems as slack_problems
from tests.channels.teams.teams_validate import problems as teams_problems

LONG = "Rust in de klas, en elke les één keer doorvragen. " * 20


def four(n: int) -> tuple[ShownButton, ...]:
    names = ("opgepakt", "uitstel", "nvt", "zorgelijk")
    return tuple(ShownButton(id=f"{name}:{n}", label=f"Knop {name}") for name in names)


SHOWN: dict[str, Shown] = {
    "approval_in_parts": Shown(
        kind="card",
        text="Sem vraagt opnieuw uw akkoord",
        title="Sem heeft het aangepast en vraagt opnieuw uw akkoord",
        body="Hieronder staat alleen wat anders is dan wat u eerder zag.",
        notice="Er staat een verzoek om akkoord klaar.",
        facts=tuple(ShownFact(label=f"Vraag {n}", value=f"Was: {LONG}\nNu: {LONG}") for n in range(6)),
        items=tuple(
            ShownItem(
                text=f"Deel {n}",
                buttons=tuple(ShownButton(id=f"{b}:{n}:2", label=b) for b in ("deel", "anders", "elders")),
            )
            for n in (1, 2)
        ),
        buttons=(
            ShownButton(id="akkoord:3:2", label="Akkoord met alles", style="primary"),
            ShownButton(id="alles:3", label="Toon alles"),
            ShownButton(id="collega:3", label="Laat een collega beslissen"),
        ),
    ),
    "overdue": Shown(
        kind="card",
        text="Over de datum: 20",
        title="Over de datum: 20",
        notice="Werkplekwijzer heeft een overzicht.",
        items=tuple(
            ShownItem(text=f"Taak {n}, Noor Willems.", detail="Moest op 4 februari.", buttons=four(n))
            for n in range(20)
        ),
    ),
    "worry": Shown(
        kind="form",
        text="Wat is er te zien?",
        title="Wat is er te zien?",
        form=ShownForm(
            id="k9",
            token="k9.2",
            step="gedrag",
            progress=(3, 4),
            readers=("Marieke Oosterhof", "Ruud Verbeek"),
            fields=(
                ShownField(id="gezien", kind="text", label="Wat deed of zei de student?", max_length=4000),
                ShownField(id="welke", kind="choices", label="Waarmee?", options=(ShownOption(id="a", label="A"),)),
            ),
            verbs=(ShownButton(id="verder", label="Verder", style="primary"),),
        ),
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_slack_accepts_it_and_every_button_is_there(name: str) -> None:
    made = blocks.message(SHOWN[name])
    assert slack_problems(made) == []
    _every_button(SHOWN[name], json.dumps(made))


@pytest.mark.parametrize("name", SHOWN)
def test_teams_accepts_it_and_every_button_is_there(name: str) -> None:
    made = cards.activity(SHOWN[name], lambda file: f"https://bot.example/{file}")
    assert teams_problems(made["attachments"][0]["content"]) == []
    _every_button(SHOWN[name], json.dumps(made))


def _every_button(shown: Shown, made: str) -> None:
    for button in (*shown.buttons, *(b for item in shown.items for b in item.buttons)):
        assert f'"{button.id}"' in made or button.id in made


def test_the_readers_stand_above_the_question_in_both() -> None:
    for made in (blocks.message(SHOWN["worry"]), cards.activity(SHOWN["worry"], str)):
        text = json.dumps(made, ensure_ascii=False)
        assert text.index("Ruud Verbeek") < text.index("Wat deed of zei de student?")


def test_no_preview_names_anyone() -> None:
    for shown in SHOWN.values():
        assert not any(name in blocks.fallback(shown) for name in ("Noor", "Sem", "Ruud"))
        assert not any(name in str(cards.activity(shown, str).get("summary")) for name in ("Noor", "Sem", "Ruud"))
