"""What is sent when a dialog is finished: every answer with its labels and its words as shown then."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.choosing import label
from dialogs.outcome import Entry
from dialogs.scene import Scene, address_form, plainly
from dialogs.summary import bare, rubric_rows, spoken

KEPT = "kept"
"""The kind of an entry whose question no longer exists; its label is the one it had."""


def entries(scene: Scene) -> tuple[Entry, ...]:
    """Every answer on the route, in order, and then what was kept without a question."""
    return (*_answered(scene), *_kept(scene))


def _answered(scene: Scene) -> Iterator[Entry]:
    form = address_form(scene.context)
    seen: set[str] = set()
    for stop in scene.route.stops:
        for part in stop.parts:
            value = scene.route.answers.get(part.address)
            if value is None or part.address in seen:
                continue
            seen.add(part.address)
            yield Entry(
                address=part.address,
                step=stop.place.step,
                field=part.field.id,
                kind=part.kind,
                label=plainly(part.field.label, scene, stop.items),
                value=value,
                shown=spoken(part, value, form),
                item="/".join(stop.place.items) or None,
                item_label=", ".join(label(item, form) for item in stop.items) or None,
                rows=rubric_rows(part, value, form) if part.kind == "rubric" else (),
            )


def _kept(scene: Scene) -> Iterator[Entry]:
    for address, value in scene.state.kept.items():
        title = scene.state.labels.get(address, address)
        yield Entry(address=address, step="", field="", kind=KEPT, label=title, value=value, shown=bare(value))
