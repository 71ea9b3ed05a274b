"""Reading what was chosen: yes or no, an option or more, their order, a column for each row."""

from __future__ import annotations

import re
from typing import Any

from dialogs.choosing import exactly, label, match, pieces, plain
from dialogs.given import is_empty, read_text
from dialogs.model import Option
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part, columns_of
from dialogs.problem import Problem, labels, quoted
from dialogs.text import line

_YES = frozenset({"ja", "j", "yes", "y", "jazeker", "zeker", "jawel", "yep", "true", "klopt", "graag", "oke", "ok"})
_NO = frozenset({"nee", "n", "no", "neen", "nope", "niet", "false"})


def read_yes_no(_part: Part, raw: Json, _: Context) -> Json | Problem:
    """A yes or a no, from the many ways to say it."""
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    words = plain(raw).split() if isinstance(raw, str) else []
    if words and len(words) <= 3:
        if words[0] in _YES and not _NO & set(words):
            return "ja"
        if words[0] in _NO and not _YES & set(words[1:]):
            return "nee"
    return Problem(line("engine.yes_no"))


def read_choice(part: Part, raw: Json, context: Context) -> Json | Problem:
    """One of the options; where `other` is allowed, words of her own."""
    if isinstance(raw, list) and len(raw) == 1:
        raw = raw[0]
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str):
        return Problem(line("engine.choice", namen=labels(part)))
    found = exactly(raw, part.options) if part.field.other else match(raw, part.options)
    found = found or _yes_or_no(part, raw, context)
    if found is not None:
        return found.id
    if part.field.other:
        return read_text(part, raw, context)
    return Problem(line("engine.not_an_option", gezegd=quoted(raw), namen=labels(part)))


def _yes_or_no(part: Part, raw: str, context: Context) -> Option | None:
    """The option that begins with the yes or the no that was said."""
    said = read_yes_no(part, raw, context)
    options = [one for one in part.options if said in plain(label(one)).split()[:1]]
    return options[0] if len(options) == 1 else None


def read_choices(part: Part, raw: Json, _: Context) -> Json | Problem:
    """Several of the options, in their order."""
    chosen: list[str] = []
    for piece, option in _each(part, raw):
        if option is None and not part.field.other:
            return Problem(line("engine.not_an_option", gezegd=quoted(piece), namen=labels(part)))
        chosen.append(piece if option is None else option.id)
    most = part.field.at_most
    order = {option.id: number for number, option in enumerate(part.options)}
    chosen = sorted(dict.fromkeys(chosen), key=lambda one: order.get(one, len(order)))
    if most is not None and len(chosen) > most:
        return Problem(line("engine.too_many", hoog=most, aantal=len(chosen)))
    return chosen or None


def read_ranking(part: Part, raw: Json, _: Context) -> Json | Problem:
    """The options in the order that was given."""
    order: list[str] = []
    for piece, option in _each(part, raw):
        if option is None:
            return Problem(line("engine.not_an_option", gezegd=quoted(piece), namen=labels(part)))
        if option.id in order:
            return Problem(line("engine.ranked_twice", naam=label(option)))
        order.append(option.id)
    most = part.field.at_most
    if most is not None and len(order) > most:
        return Problem(line("engine.too_many", hoog=most, aantal=len(order)))
    missing = [label(option) for option in part.options if option.id not in order]
    if most is None and missing:
        return Problem(line("engine.ranking", namen=missing))
    return order


def _each(part: Part, raw: Json) -> list[tuple[str, Any]]:
    if isinstance(raw, str):
        whole = exactly(raw, part.options)
        return [(raw, whole)] if whole is not None else list(pieces(raw, part.options))
    found = [str(one).strip() for one in raw] if isinstance(raw, list) else [str(raw)]
    return [(one, exactly(one, part.options)) for one in found if one]


def read_rubric(part: Part, raw: Json, _: Context) -> Json | Problem:
    """A column for each row that was filled in."""
    columns = part.field.columns
    if isinstance(raw, str):
        text = re.sub(r"^\s*(?:alles|overal|allemaal)\s+", "", raw, flags=re.IGNORECASE)
        column = match(text, columns) if text != raw or len(part.rows) == 1 else None
        if column is None:
            return Problem(line("engine.rubric", namen=[label(one) for one in columns]))
        return {row.id: column.id for row in part.rows}
    if not isinstance(raw, dict):
        return Problem(line("engine.rubric", namen=[label(one) for one in columns]))
    filled: dict[str, str] = {}
    for row in part.rows:
        given = raw.get(row.id)
        if is_empty(given):
            continue
        column = match(str(given), columns) or match(str(given), columns_of(part, row))
        if column is None:
            return Problem(line("engine.not_an_option", gezegd=quoted(given), namen=[label(one) for one in columns]))
        filled[row.id] = column.id
    missing = [label(row) for row in part.rows if row.id not in filled]
    if part.required and missing:
        named, choices = [quoted(one) for one in missing[:3]], [label(one) for one in columns]
        return Problem(line("engine.rows_open", aantal=len(missing), namen=named, keuzes=choices))
    return filled or None
