"""The universal verbs: which a screen offers, in which order, and which words mean them."""

from __future__ import annotations

import re
from functools import cache

from dialogs.choosing import plain
from dialogs.message import Button
from dialogs.model import Ask, Review
from dialogs.scene import Scene, worded
from dialogs.state import State
from dialogs.text import line

WORDS = {
    "terug": "terug",
    "ga terug": "terug",
    "vorige": "terug",
    "overslaan": "overslaan",
    "sla over": "overslaan",
    "waarom": "waarom",
    "bewaren": "bewaren",
    "bewaar": "bewaren",
    "straks": "bewaren",
    "later": "bewaren",
    "stop": "stop",
    "stoppen": "stop",
    "stop maar": "stop",
    "ik stop": "stop",
    "ik stop ermee": "stop",
    "ik wil stoppen": "stop",
    "ik wil ermee stoppen": "stop",
    "annuleren": "stop",
    "annuleer": "stop",
    "verder": "verder",
    "ga verder": "verder",
    "volgende": "verder",
    "bevestigen": "bevestigen",
    "verstuur": "bevestigen",
    "versturen": "bevestigen",
    "klopt": "bevestigen",
    "dat klopt": "bevestigen",
    "wijzigen": "wijzigen",
    "wijzig": "wijzigen",
}
"""What means a verb when it is the whole of a message."""

ASSENTS = frozenset(
    {"ja", "ja hoor", "jazeker", "jep", "yes", "ok", "oke", "okay", "klaar", "ik ben klaar", "prima", "prima zo"}
    | {"goed zo", "is goed", "zo is het goed", "zo is goed", "dat is het", "dat was het", "meer niet", "niets meer"}
    | {"zo laten", "laat zo", "laat maar zo", "laat maar staan", "laat staan", "doe maar", "ga maar door"}
)
"""What means *verder* when it is the whole of a message and no open question takes it as its answer; a thumb too."""

LEAVINGS = frozenset({"laat maar", "laat maar zitten", "laat maar hoor", "nee laat maar"})
"""What leaves a text as it is after a question of the coach, and means *stop* elsewhere."""

REFUSALS = frozenset({"nee", "neen", "nee hoor", "nee dank je", "liever niet", "nope", "nee bedankt"})

_THUMB = re.compile(
    r"[\s\ufe0f\U0001f3fb-\U0001f3ff]*(?:[\U0001f44d\U0001f44c\u2705\u2714\U0001f197]|:(?:\+1|thumbsup|ok_hand|white_check_mark|"
    r"heavy_check_mark|ok):(?::skin-tone-\d:)?)[\s\ufe0f\U0001f3fb-\U0001f3ff]*"
)
"""A thumb or a tick, as a sign or as Slack spells it."""

UNDO = {
    "antwoord": "antwoord",
    "mijn antwoord": "antwoord",
    "toch antwoord": "antwoord",
    "toch mijn antwoord": "antwoord",
    "dat was mijn antwoord": "antwoord",
    "dit was mijn antwoord": "antwoord",
    "het was mijn antwoord": "antwoord",
    "dat is mijn antwoord": "antwoord",
    "nee dat was mijn antwoord": "antwoord",
    "als antwoord": "antwoord",
    "vraag": "geen-antwoord",
    "een vraag": "geen-antwoord",
    "ik vroeg iets": "geen-antwoord",
    "ik vroeg wat": "geen-antwoord",
    "nee ik vroeg iets": "geen-antwoord",
    "dat was een vraag": "geen-antwoord",
    "dit was een vraag": "geen-antwoord",
    "het was een vraag": "geen-antwoord",
    "dat is een vraag": "geen-antwoord",
    "toch een vraag": "geen-antwoord",
    "dat was geen antwoord": "geen-antwoord",
    "geen antwoord": "geen-antwoord",
}
"""What undoes how the last text was taken: it was the answer, or it was a question or a wish."""

CONTROLS = (
    "verder", "terug", "overslaan", "waarom", "bewaren", "stop", "bevestigen", "wijzigen", "antwoord", "geen-antwoord"
)  # fmt: skip
"""The ids of the universal verbs; `verder` and `wijzigen` may be followed by a colon and what they are about."""

START = "start:"
"""A control that leaves for another dialog; the turn starts it."""


def spoken_verb(text: str, scene: Scene) -> str | None:
    """The verb that a whole message means on this screen, offered or not."""
    if lets_be(text):
        return None if scene.state.advice else "stop"
    verb = WORDS.get(plain(text)) or spoken_undo(text, scene.state)
    if verb == "verder" and isinstance(scene.stop.step, Review):
        return None
    if verb in ("bevestigen", "wijzigen") and not isinstance(scene.stop.step, Review):
        return None
    return verb


def spoken_undo(text: str, state: State) -> str | None:
    """`antwoord` or `geen-antwoord` when that is all a message says, and the last text was taken otherwise."""
    verb = UNDO.get(plain(text)) if state.heard is not None else None
    return verb if state.heard is not None and (state.heard.address is None) == (verb == "antwoord") else None


def _undo(scene: Scene) -> tuple[str, ...]:
    """The undoing that is offered as a button."""
    heard = scene.state.heard
    if heard is None or not heard.doubt:
        return ()
    if heard.address is not None:
        return ("geen-antwoord",)
    stop = scene.route.at(heard.place)
    return ("antwoord",) if stop is not None and stop.parts else ()


def can_undo(scene: Scene, verb: str) -> bool:
    """Whether the last text can be taken as this verb has it; a button is offered only where that was in doubt."""
    heard = scene.state.heard
    if heard is None or (heard.address is None) != (verb == "antwoord"):
        return False
    stop = scene.route.at(heard.place)
    return heard.address is not None or (stop is not None and bool(stop.parts))


def is_command(text: str) -> bool:
    """Whether a whole message is a word for the form that is open."""
    return plain(text) in WORDS


def lets_be(text: str) -> bool:
    """Whether a whole message says not to bother."""
    return plain(text) in LEAVINGS


def is_thumb(text: str) -> bool:
    """Whether a message is nothing but a thumb or a tick."""
    return _THUMB.fullmatch(text) is not None


def assents(text: str) -> bool:
    """Whether a whole message says that it is good so."""
    return is_thumb(text) or plain(text) in ASSENTS


def refuses(text: str) -> bool:
    """Whether a whole message says no."""
    return plain(text) in REFUSALS


def offered(scene: Scene) -> tuple[str, ...]:
    """The controls of the present screen, the main one first."""
    step = scene.stop.step
    if isinstance(step, Review):
        change = ("wijzigen",) if scene.route.answers else ()
        back = ("terug",) if scene.previous_ask() is not None else ()
        return ("bevestigen", *change, *back, *_undo(scene), "bewaren", "stop")
    if not isinstance(step, Ask):
        return ()
    verbs = ["verder", *_undo(scene)]
    if scene.previous_ask() is not None or _came_from_review(scene):
        verbs.append("terug")
    if not any(part.required for part in scene.stop.parts):
        verbs.append("overslaan")
    verbs.extend(START + shortcut.dialog for shortcut in step.also)
    if step.why is not None or any(part.field.why is not None for part in scene.stop.parts):
        verbs.append("waarom")
    return (*verbs, "bewaren", "stop")


def _came_from_review(scene: Scene) -> bool:
    return scene.state.editing and scene.review_ahead() is not None


def buttons(scene: Scene) -> tuple[Button, ...]:
    """The controls as buttons."""
    return tuple([_button(verb, scene, main=number == 0) for number, verb in enumerate(offered(scene))])


def _button(verb: str, scene: Scene, *, main: bool) -> Button:
    step, items = scene.stop.step, scene.stop.items
    if isinstance(step, Review) and verb == "bevestigen" and step.confirm is not None:
        return Button(id=verb, label=worded(step.confirm, scene, items), style="primary")
    if isinstance(step, Ask) and verb.startswith(START):
        shortcut = next(one for one in step.also if START + one.dialog == verb)
        return Button(id=verb, label=worded(shortcut.label, scene, items))
    return _universal(verb, main=main)


@cache
def _universal(verb: str, *, main: bool) -> Button:
    return Button(id=verb, label=line(f"engine.verb.{verb}"), style="primary" if main else "plain")
