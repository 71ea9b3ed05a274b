"""What a wish says already of the first screen: "kijkwijzer van gisteren in 2b", "bezoekdag dependance 4 maart"."""

from __future__ import annotations

from dialogs.answers import read
from dialogs.choosing import labels, plain
from dialogs.dates import read as read_days
from dialogs.dutch import AMSTERDAM
from dialogs.model import Ask
from dialogs.nouns import Json
from dialogs.parts import Part
from dialogs.problem import Problem
from dialogs.scene import Scene

LONGEST = 200
"""Characters of a wish; a longer text is a story, in which days and names say something else."""


def mentioned(scene: Scene, text: str) -> dict[str, Json]:
    """Values by address for the first screen: a day it asks for, and options that the text names. Shown, not sent."""
    first = next((stop for stop in scene.route.stops if isinstance(stop.step, Ask)), None)
    if first is None or not text or len(text) > LONGEST:
        return {}
    found = {part.address: _said(part, text, scene) for part in first.parts}
    return {address: value for address, value in found.items() if value is not None}


def _said(part: Part, text: str, scene: Scene) -> Json:
    if part.kind in ("date", "moment"):
        return _day(part, text, scene)
    if part.kind not in ("choice", "choices") or part.field.from_ is None:
        return None
    words = f" {plain(text)} "
    named = [o.id for o in part.options if any(f" {plain(one)} " in words for one in labels(o) if plain(one))]
    if part.kind == "choices":
        return named or None
    return named[0] if len(named) == 1 else None


def _day(part: Part, text: str, scene: Scene) -> Json:
    at = scene.context.now.astimezone(AMSTERDAM).replace(tzinfo=None)
    when = read_days(text, at=at, looks=part.field.looks, named=scene.context.named())
    if when is None or when.first != when.last:
        return None
    said = f"{when.first.isoformat()} {when.time:%H:%M}" if when.time is not None else when.first.isoformat()
    answer = read(part, said if part.kind == "moment" else when.first.isoformat(), scene.context)
    return said if not isinstance(answer, Problem) or answer.near else None
