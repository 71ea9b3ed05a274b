"""Reading one answer: from a typed text or a channel's structured value to plain JSON, or to a problem in words.

Per kind: text, date (ISO day), moment (ISO, with zone), choice, person (option id; other words where `other` is
allowed) and yes_no ("ja" or "nee") are strings; number and scale are numbers; choices and ranking are lists of option
ids; a rubric is {row id: column id}; file is a list of dumped `FileRef`s. Nothing given is None.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from dialogs.amounts import read_number, read_scale
from dialogs.days import read_day, read_moment
from dialogs.event import FileRef
from dialogs.given import is_empty, read_text
from dialogs.message import FieldKind
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part
from dialogs.picks import read_choice, read_choices, read_ranking, read_rubric, read_yes_no
from dialogs.problem import Problem
from dialogs.text import line

MOST_FILES = 10
"""So many in one answer, where a field names no `at_most`."""


def read(part: Part, raw: Json, context: Context) -> Json | Problem:
    """The answer meant by a cleaned value, None when nothing was given, or the problem with it."""
    if is_empty(raw):
        return Problem(line("engine.required")) if part.required else None
    answer = _READERS[part.kind](part, raw, context)
    if part.required and not isinstance(answer, Problem) and is_empty(answer):
        return Problem(line("engine.required"))
    return answer


def _file(part: Part, raw: Json, _: Context) -> Json | Problem:
    files: list[Json] = []
    for one in raw if isinstance(raw, list) else [raw]:
        given = {"id": one, "name": "bestand", "mime": "application/octet-stream", "size": 0} if _is_id(one) else one
        try:
            files.append(FileRef.model_validate(given).model_dump())
        except ValidationError:
            return Problem(line("engine.file"))
    most = part.field.at_most or MOST_FILES
    if len(files) > most:
        return Problem(line("engine.too_many", hoog=most, aantal=len(files)))
    return files


def _is_id(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_READERS: dict[FieldKind, Callable[[Part, Any, Context], Json | Problem]] = {
    "text": read_text,
    "number": read_number,
    "yes_no": read_yes_no,
    "choice": read_choice,
    "choices": read_choices,
    "scale": read_scale,
    "rubric": read_rubric,
    "ranking": read_ranking,
    "date": read_day,
    "moment": read_moment,
    "person": read_choice,
    "file": _file,
}
