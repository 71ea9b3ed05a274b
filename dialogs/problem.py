"""Why an answer cannot be taken, in words: what was given is quoted short, and of many options the first are named."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.choosing import label
from dialogs.nouns import Json
from dialogs.parts import Part
from dialogs.text import Line


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer cannot be taken, and what to do. `near`: it was for this question, only not complete."""

    line: Line
    near: bool = False


def quoted(value: Json) -> str:
    """What was given, on one line and not too long to be shown again."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def labels(part: Part) -> list[str]:
    """What there is to choose from, as far as that can be said in a sentence."""
    names = [label(option) for option in part.options]
    return names if len(names) <= 8 else [*names[:7], "…"]
