"""Reading one answer: from a typed text or a channel's structured value to plain JSON, or to a problem in words.

Per kind: text, date (ISO day), moment (ISO, with zone), choice, person (option id; other words where `other` is
allowed) and yes_no ("ja" or "nee") are strings; number and scale are numbers; choices and ranking are lists of option
ids; a rubric is {row id: column id}; file is a list of dumped `FileRef`s. Nothing given is None.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from dialogs.choosing import exactly, label, match, pieces, plain
from dialogs.dates import When, exact_moment, is_only_time, read_answer
from dialogs.dutch import AMSTERDAM, number_words
from dialogs.event import FileRef
from dialogs.message import FieldKind
from dialogs.model import Option
from dialogs.nouns import Json
from dialogs.outcome import Context
from dialogs.parts import Part, columns_of
from dialogs.text import Line, line

MAX_LENGTH = 8000
"""Characters in a text that names no `max_length`."""
SCALE = (1, 7)
YEARS = range(2000, 2100)
MOST_FILES = 10
ISO_LENGTH = len("2026-02-04")

_YES = frozenset({"ja", "j", "yes", "y", "jazeker", "zeker", "jawel", "yep", "true", "klopt", "graag", "oke", "ok"})
_NO = frozenset({"nee", "n", "no", "neen", "nope", "niet", "false"})
_COUNTS = {
    word: number
    for number, word in enumerate(
        ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
    )
}
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(\.\d{3})+(,\d+)?")
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer cannot be taken, and what to do. `near`: it was for this question, only not complete."""

    line: Line
    near: bool = False


def cleaned(value: Json) -> Json:
    """A channel's value as it can be kept: without control characters, only JSON, never endlessly nested."""
    return _cleaned(value, 4)


def _cleaned(value: Json, depth: int) -> Json:
    if isinstance(value, str):
        return _UNWANTED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth and isinstance(value, dict):
        return {_cleaned(str(k), 0): _cleaned(v, depth - 1) for k, v in value.items()}
    if depth and isinstance(value, (list, tuple, set, frozenset)):
        return [_cleaned(v, depth - 1) for v in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return None


def is_empty(value: Json) -> bool:
    """Whether nothing was given."""
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def read(part: Part, raw: Json, context: Context) -> Json | Problem:
    """The answer meant by a cleaned value, None when nothing was given, or the problem with it."""
    if is_empty(raw):
        return Problem(line("engine.required")) if part.required else None
    answer = _READERS[part.kind](part, raw, context)
    if part.required and not isinstance(answer, Problem) and is_empty(answer):
        return Problem(line("engine.required"))
    return answer


def _text(part: Part, raw: Json, _: Context) -> Json | Problem:
    if not isinstance(raw, (str, int, float)):
        return Problem(line("engine.text"))
    text = str(raw).strip()
    most = part.field.max_length or MAX_LENGTH
    if len(text) > most:
        return Problem(line("engine.too_long", meer=number_words(len(text) - most), mag=number_words(most)))
    return text


def _number(part: Part, raw: Json, _: Context) -> Json | Problem:
    number = _as_number(raw)
    if number is None:
        return Problem(line("engine.number"))
    return _within(number, part.field.low, part.field.high)


def _scale(part: Part, raw: Json, _: Context) -> Json | Problem:
    low, high = scale_of(part)
    number = _as_number(raw)
    if number is None or number != int(number):
        return Problem(line("engine.scale", laag=low, hoog=high))
    return _within(int(number), low, high)


def scale_of(part: Part) -> tuple[int, int]:
    """The ends of a scale."""
    low, high = part.field.low, part.field.high
    return (SCALE[0] if low is None else low), (SCALE[1] if high is None else high)


def _within(number: float, low: int | None, high: int | None) -> Json | Problem:
    if low is not None and high is not None and not low <= number <= high:
        return Problem(line("engine.between", laag=low, hoog=high))
    if low is not None and number < low:
        return Problem(line("engine.at_least", laag=low))
    if high is not None and number > high:
        return Problem(line("engine.at_most", hoog=high))
    return number


def _as_number(raw: Json) -> int | float | None:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
        return None
    if isinstance(raw, str):
        text = raw.strip().replace(" ", "").rstrip(".")
        if plain(text) in _COUNTS:
            return _COUNTS[plain(text)]
        text = text.replace(".", "") if _THOUSANDS.fullmatch(text) else text
        try:
            raw = float(text.replace(",", "."))
        except ValueError:
            return None
    if not math.isfinite(raw) or abs(raw) > 1e15:
        return None
    return int(raw) if raw == int(raw) else raw


def _yes_no(_part: Part, raw: Json, _: Context) -> Json | Problem:
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    words = plain(raw).split() if isinstance(raw, str) else []
    if words and len(words) <= 3:
        if words[0] in _YES and not _NO & set(words):
            return "ja"
        if words[0] in _NO and not _YES & set(words[1:]):
            return "nee"
    return Problem(line("engine.yes_no"))


def _choice(part: Part, raw: Json, context: Context) -> Json | Problem:
    if isinstance(raw, list) and len(raw) == 1:
        raw = raw[0]
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str):
        return Problem(line("engine.choice", namen=_shown(part)))
    found = exactly(raw, part.options) if part.field.other else match(raw, part.options)
    found = found or _yes_or_no(part, raw, context)
    if found is not None:
        return found.id
    if part.field.other:
        return _text(part, raw, context)
    return Problem(line("engine.not_an_option", gezegd=_short(raw), namen=_shown(part)))


def _yes_or_no(part: Part, raw: str, context: Context) -> Option | None:
    """The option that begins with the yes or the no that was said."""
    said = _yes_no(part, raw, context)
    options = [one for one in part.options if said in plain(label(one)).split()[:1]]
    return options[0] if len(options) == 1 else None


def _choices(part: Part, raw: Json, _: Context) -> Json | Problem:
    chosen: list[str] = []
    for piece, option in _each(part, raw):
        if option is None and not part.field.other:
            return Problem(line("engine.not_an_option", gezegd=_short(piece), namen=_shown(part)))
        chosen.append(piece if option is None else option.id)
    most = part.field.at_most
    order = {option.id: number for number, option in enumerate(part.options)}
    chosen = sorted(dict.fromkeys(chosen), key=lambda one: order.get(one, len(order)))
    if most is not None and len(chosen) > most:
        return Problem(line("engine.too_many", hoog=most, aantal=len(chosen)))
    return chosen or None


def _ranking(part: Part, raw: Json, _: Context) -> Json | Problem:
    order: list[str] = []
    for piece, option in _each(part, raw):
        if option is None:
            return Problem(line("engine.not_an_option", gezegd=_short(piece), namen=_shown(part)))
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


def _rubric(part: Part, raw: Json, _: Context) -> Json | Problem:
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
            return Problem(line("engine.not_an_option", gezegd=_short(given), namen=[label(one) for one in columns]))
        filled[row.id] = column.id
    missing = [label(row) for row in part.rows if row.id not in filled]
    if part.required and missing:
        named, choices = [_short(one) for one in missing[:3]], [label(one) for one in columns]
        return Problem(line("engine.rows_open", aantal=len(missing), namen=named, keuzes=choices))
    return filled or None


def _date(part: Part, raw: Json, context: Context) -> Json | Problem:
    now = context.now.astimezone(AMSTERDAM).replace(tzinfo=None)
    day, today = _iso(raw), now.date()
    if day is None and isinstance(raw, str):
        when = read_answer(raw, at=now, looks=part.field.looks, named=context.named())
        if when is not None and when.first != when.last:
            return _which_day(raw, when)
        day = when.first if when is not None and not is_only_time(raw, at=now) else None
    if day is None or day.year not in YEARS:
        return Problem(line("engine.date", gezegd=_short(raw)))
    if part.field.looks == "back" and day > today:
        return Problem(line("engine.date_ahead", dag=day.isoformat()))
    if part.field.looks == "ahead" and day < today:
        return Problem(line("engine.date_past", dag=day.isoformat()))
    return day.isoformat()


def _which_day(raw: Json, when: When) -> Problem:
    """Several days where one is asked for: that is a question, not a guess."""
    van, tot = when.first.isoformat(), when.last.isoformat()
    return Problem(line("engine.which_day", gezegd=_short(raw), van=van, tot=tot), near=True)


def _iso(raw: Json) -> date | None:
    """A day as a date picker gives it."""
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == ISO_LENGTH else None
    except ValueError:
        return None


def _moment(part: Part, raw: Json, context: Context) -> Json | Problem:
    now = context.now.astimezone(AMSTERDAM)
    at = exact_moment(raw) if isinstance(raw, str) else None
    if at is None and isinstance(raw, str):
        when = read_answer(raw, at=now.replace(tzinfo=None), looks=part.field.looks, named=context.named())
        if when is not None and when.first != when.last:
            return _which_day(raw, when)
        if when is not None and when.time is None:
            return Problem(line("engine.what_time", dag=when.first.isoformat()), near=True)
        at = datetime.combine(when.first, when.time, AMSTERDAM) if when is not None and when.time is not None else None
    if at is None or at.year not in YEARS:
        return Problem(line("engine.moment", gezegd=_short(raw)))
    at = at.replace(microsecond=0)
    if part.field.looks == "back" and at > now:
        return Problem(line("engine.moment_ahead", om=at.isoformat()))
    if part.field.looks == "ahead" and at < now:
        return Problem(line("engine.moment_past", om=at.isoformat()))
    return at.isoformat()


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


def _shown(part: Part) -> list[str]:
    names = [label(option) for option in part.options]
    return names if len(names) <= 8 else [*names[:7], "…"]


def _short(value: Json) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


_READERS: dict[FieldKind, Callable[[Part, Any, Context], Json | Problem]] = {
    "text": _text,
    "number": _number,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "scale": _scale,
    "rubric": _rubric,
    "ranking": _ranking,
    "date": _date,
    "moment": _moment,
    "person": _choice,
    "file": _file,
}
