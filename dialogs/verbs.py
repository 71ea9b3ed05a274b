"""The universal verbs: which a screen offers, in which order, and which words mean them."""

from __future__ import annotations

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
    step = scene.stop.step
    label = line(f"engine.verb.{verb}") if not verb.startswith(START) else None
    if verb == "bevestigen" and isinstance(step, Review) and step.confirm is not None:
        label = worded(step.confirm, scene, scene.stop.items)
    if label is None and isinstance(step, Ask):
        label = next(worded(s.label, scene, scene.stop.items) for s in step.also if START + s.dialog == verb)
    assert label is not None, "every control has a label"
    return Button(id=verb, label=label, style="primary" if main else "plain")
