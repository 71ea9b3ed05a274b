"""Every answer to a question, and every question on a button, is something that Slack and Teams accept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.channels.slack import blocks
from bot.channels.teams import cards
from bot.ports import Shown
from bot.render import Manner, Renderer
from bot.skills.told import NOTHING
from content.answerable import Answerable, answers
from content.load import Library
from dialogs.event import FileRef
from dialogs.message import Button, Message, Say
from dialogs.text import line, words
from tests.channels.slack.validate import problems as slack_problems
from tests.channels.teams.teams_validate import problems as teams_problems

NAMES = ["Wilhelmina van den Berg-Oosterhuis (schoolopleider)", "Constantijn Ros (instituutsopleider)"]


def _no_file(_file: int) -> FileRef:
    raise LookupError


def _shown(library: Library, message: Message) -> Iterator[Shown]:
    for address in ("u", "je"):
        yield Renderer(library.texts).show(message, Manner(address=address), _no_file)


def _told(library: Library, one: Answerable) -> Message:
    if one.source is None:
        ask = line("question.ask", namen=NAMES)
        return Say(text=line("question.silent", kop=NOTHING, antwoord=words(one.text), wie=ask, namen=NAMES))
    said = line("glossary.ours", woord=one.name, uitleg=words(one.text)) if one.name else words(one.text)
    more, cited = line("question.ask_more", namen=NAMES), library.cited(one.source)
    opening = line("question.in_programme", programma="Leren in de praktijk, jaar 2")
    return Say(text=line("question.told", kop=opening, antwoord=said, wie=more, bron=cited, namen=NAMES))


@pytest.mark.parametrize("programme", ["han-wpl2", "hr-n4", "leerwerkplek", "osr-n4", "werkplekopleider"])
def test_every_answer_is_accepted(library: Library, programme: str) -> None:
    for one in answers(library, programme).by_key.values():
        for shown in _shown(library, _told(library, one)):
            assert slack_problems(blocks.message(shown)) == [], one.key
            assert teams_problems(cards.card(shown, str)) == [], one.key


@pytest.mark.parametrize("programme", ["han-wpl2", "hr-n4", "leerwerkplek", "osr-n4", "werkplekopleider"])
def test_every_question_on_a_button_is_accepted_and_whole(library: Library, programme: str) -> None:
    for one in answers(library, programme).by_key.values():
        assert len(one.title) <= 75, one.title
        button = Button(id=f"vraag:{programme}:{one.key}", label=words(one.title))
        for shown in _shown(library, Say(text=line("question.which"), buttons=(button,))):
            assert slack_problems(blocks.message(shown)) == [], one.key
            assert teams_problems(cards.card(shown, str)) == [], one.key
