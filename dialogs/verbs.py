"""The universal verbs: which a screen offers, in which order, and which words mean them."""

from __future__ import annotations

from functools import cache

from dialogs.choosing import plain
from dialogs.message import Button
from dialogs.model import Ask, Review
from dialogs.scene import Scene, worded
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

CONTROLS = ("verder", "terug", "overslaan", "waarom", "bewaren", "stop", "bevestigen", "wijzigen")
"""The ids of the universal verbs; `verder` and `wijzigen` may be followed by a colon and what they are about."""

START = "start:"
"""A control that leaves for another dialog; the turn starts it."""


def spoken_verb(text: str, scene: Scene) -> str | None:
    """The verb that a whole message means on this screen, offered or not."""
    verb = WORDS.get(plain(text))
    if verb == "verder" and isinstance(scene.stop.step, Review):
        return None
    if verb in ("bevestigen", "wijzigen") and not isinstance(scene.stop.step, Review):
        return None
    return verb


def offered(scene: Scene) -> tuple[str, ...]:
    """The controls of the present screen, the main one first."""
    step = scene.stop.step
    if isinstance(step, Review):
        change = ("wijzigen",) if scene.route.answers else ()
        back = ("terug",) if scene.previous_ask() is not None else ()
        return ("bevestigen", *change, *back, "bewaren", "stop")
    if not isinstance(step, Ask):
        return ()
    verbs = ["verder"]
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
    return tuple(_button(verb, scene, main=number == 0) for number, verb in enumerate(offered(scene)))


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
