"""What someone did, as a bubble of her own: her words, or the label of the button she pressed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.ports import Shown, ShownButton
from dialogs.nouns import Json


def label(shown: Shown | None, control: str) -> str | None:
    """The words on a control of this message. None for an unknown one, and for what shows by itself: a form's main
    control turns the form into its answers, and changing an answer opens its screen."""
    if shown is None or control == "wijzigen":
        return None
    if shown.form is not None and shown.form.verbs and shown.form.verbs[0].id == control:
        return None
    return next((button.label for button in _buttons(shown) if button.id == control), None)


def file_values(shown: Shown | None) -> Mapping[str, Json]:
    """The file fields of a form with what they hold, by field id."""
    if shown is None or shown.form is None:
        return {}
    return {field.id: field.value for field in shown.form.fields if field.kind == "file"}


def _buttons(shown: Shown) -> Iterator[ShownButton]:
    yield from shown.buttons
    for item in shown.items:
        yield from item.buttons
    if shown.form is not None:
        yield from shown.form.verbs
