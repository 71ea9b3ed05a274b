"""A choice that was made by mistake can be taken back, in Slack and in Teams: the question is open again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from bot.channels.slack import blocks
from bot.channels.slack import read as slack
from bot.channels.teams import cards
from bot.channels.teams import values as teams
from bot.ports import Shown
from bot.render import Manner, Renderer
from content.load import Library
from dialogs.nouns import Json
from tests.channels.slack.validate import problems as slack_problems
from tests.channels.teams.teams_validate import problems as teams_problems
from tests.channels.teams.teams_validate import walk
from tests.talk import Talk
from tests.unit.dialogs.dialog_samples import LEVELS, ask, dialog, field, options, text

SCREEN = ask(
    "les",
    field("rust", "rubric", rows=options("Orde", "Sfeer"), columns=LEVELS, required=False),
    field("oordeel", "choice", options=options("Op koers", "Nog niet"), required=False),
    field("hulp", "person", options=options("Marieke", "Ruud"), required=False),
    field("zeker", "scale", required=False),
)

NONE = "Geen keuze"


def in_slack(shown: Shown, chosen: Mapping[str, str]) -> dict[str, Json]:
    """What a press brings after a person chose these options, by the label of their question."""
    made = blocks.message(shown)
    assert slack_problems(made) == []
    state: dict[str, Any] = {}
    for block in made["blocks"]:
        if block["type"] == "input":
            element, label = block["element"], block["label"]["text"]
            by_words = {option["text"]["text"]: option for option in element["options"]}
            option = by_words[chosen[label]] if label in chosen else element.get("initial_option")
            state[block["block_id"]] = {element["action_id"]: {"type": element["type"], "selected_option": option}}
    return slack.values(state)


def in_teams(shown: Shown, chosen: Mapping[str, str]) -> dict[str, Json]:
    """The same in Teams, which names an optional question as one that need not be answered."""
    made = cards.card(shown, str)
    assert teams_problems(made) == []
    data: dict[str, Any] = dict(made["actions"][0]["data"])
    for element in walk(made):
        if element["type"] == "Input.ChoiceSet":
            label = element["label"].removesuffix(" (hoeft niet)")
            by_words = {one["title"]: one["value"] for one in element["choices"]}
            value = by_words[chosen[label]] if label in chosen else element.get("value")
            data |= {} if value is None else {element["id"]: value}
    return teams.read(data)


@pytest.mark.parametrize("channel", [in_slack, in_teams])
def test_a_level_that_was_tapped_by_mistake_can_be_taken_back(
    library: Library, channel: Callable[[Shown, Mapping[str, str]], dict[str, Json]]
) -> None:
    talk = Talk(dialog(SCREEN, ask("na", text("x"))))

    def does(chosen: Mapping[str, str]) -> None:
        shown = Renderer(library.texts).show(talk.form, Manner(), lambda _: pytest.fail("no file"))
        talk.fills(**channel(shown, chosen)).presses("verder")

    does({"Orde": "soms", "Sfeer": "vaak", "Oordeel": "Op koers", "Hulp": "Ruud", "Zeker": "4"})
    assert talk.answers == {
        "les.rust": {"orde": "soms", "sfeer": "vaak"},
        "les.oordeel": "op-koers",
        "les.hulp": "ruud",
        "les.zeker": 4,
    }
    talk.presses("terug")
    does({"Orde": NONE, "Oordeel": NONE, "Hulp": NONE, "Zeker": NONE})
    assert talk.answers == {"les.rust": {"sfeer": "vaak"}}


@pytest.mark.parametrize("channel", [in_slack, in_teams])
def test_a_level_of_a_list_that_must_be_whole_can_be_taken_back_too(
    library: Library, channel: Callable[[Shown, Mapping[str, str]], dict[str, Json]]
) -> None:
    talk = Talk(dialog(ask("les", field("rust", "rubric", rows=options("Orde", "Sfeer"), columns=LEVELS))))
    shown = Renderer(library.texts).show(talk.form, Manner(), lambda _: pytest.fail("no file"))
    talk.fills(**channel(shown, {"Orde": "soms", "Sfeer": "vaak"})).presses("bewaren").resumes()
    assert talk.field("rust").value == {"orde": "soms", "sfeer": "vaak"}
    shown = Renderer(library.texts).show(talk.form, Manner(), lambda _: pytest.fail("no file"))
    talk.fills(**channel(shown, {"Orde": NONE})).presses("verder")
    assert talk.problems == {"rust": "engine.rows_open(aantal=1, namen=Orde, keuzes=nog niet, soms en vaak)"}
