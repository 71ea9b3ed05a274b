"""One field of a form -> the blocks that ask for it, filled with its answer. An element's action id names the kind."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.channels.slack import ids, limits, phrases
from bot.channels.slack.parts import Block, bold, context, options, paragraphs, plain, section, select
from bot.ports import ShownField, ShownOption
from dialogs.nouns import Json

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
YES_NO = (ShownOption(id="ja", label="Ja"), ShownOption(id="nee", label="Nee"))
SCALE = (1, 7)
_FIRST_MOMENT, _LAST_MOMENT = 0, 9_999_999_999


def filled(field: ShownField) -> bool:
    """Whether the field holds something that need not be asked again at once."""
    return field.problem is None and field.value not in (None, "", [], {}, ())


def blocks(field: ShownField, token: str) -> tuple[Block, ...]:
    """The field's blocks: the input or inputs, then what is wrong with the answer, or what is asked about it."""
    made = _rubric(field, token) if field.kind == "rubric" else _single(field, token)
    problem = (context(field.problem, ":warning: "),) if field.problem else ()
    advice = (context(field.advice, ":bulb: "),) if field.advice else ()
    return (*made, *problem, *advice)


def _single(field: ShownField, token: str) -> tuple[Block, ...]:
    if field.kind == "file":
        return _told(field, phrases.DROP_FILE)
    choices = _choices(field)
    is_typed = field.kind in ("text", "number") or (field.kind not in ("date", "moment") and not choices)
    if is_typed and limits.length(_words(field.value)) > limits.INPUT:
        return _told(field, phrases.LONG_VALUE)
    legend = _legend(field, choices)
    element, note = _element(field, choices, numbered=bool(legend))
    hints = [field.hint, phrases.RANKING if field.kind == "ranking" else None]
    hints.append(phrases.MORE_OPTIONS if len(choices) > limits.OPTIONS else None)
    where = ids.block_id(ids.Spot(field=field.id), token)
    asked = _input(field, where, element, field.label, " ".join(h for h in hints if h))
    return (*legend, asked, *((context(phrases.TYPED.format(value=note)),) if note else ()))


def _input(field: ShownField, block_id: str, element: Block, label: str, hint: str) -> Block:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, limits.LABEL),
        "element": {**element, "action_id": field.kind},
        "optional": not field.required,
    } | ({"hint": plain(hint, limits.HINT)} if hint else {})


def _told(field: ShownField, how: str) -> tuple[Block, ...]:
    """A field that cannot be an input in a message: what it is, what it holds, how to answer it."""
    texts = (field.hint, _words(field.value))
    lines = [bold(field.label, 800), *(limits.linked(limits.clip(t, 800)) for t in texts if t)]
    return (section("\n".join(lines)), context(how))


def _legend(field: ShownField, choices: tuple[ShownOption, ...]) -> tuple[Block, ...]:
    """The options in full, numbered, when a label is longer than Slack shows."""
    if field.kind == "scale" or all(limits.length(c.label) <= limits.OPTION for c in choices):
        return ()
    return paragraphs("\n".join(f"{n}. {c.label}" for n, c in enumerate(choices[: limits.OPTIONS], 1)))


def _choices(field: ShownField) -> tuple[ShownOption, ...]:
    if field.kind == "yes_no":
        return field.options or YES_NO
    if field.kind == "scale" and not field.options:
        low = SCALE[0] if field.low is None else field.low
        high = SCALE[1] if field.high is None else field.high
        return tuple(ShownOption(id=str(n), label=str(n)) for n in range(low, min(high, low + limits.OPTIONS - 1) + 1))
    return (*field.options, *_own(field))


def _own(field: ShownField) -> tuple[ShownOption, ...]:
    """Answers in someone's own words beside the options: shown as options, so that a press does not lose them."""
    if field.problem or not field.options or field.kind not in ("choice", "choices", "person"):
        return ()
    given = field.value if isinstance(field.value, list | tuple) else [field.value]
    known = {o.id for o in field.options}
    words = [w for w in map(_words, given) if w and w not in known and limits.length(w) <= limits.OPTION_VALUE]
    return tuple(ShownOption(id=w, label=w) for w in words)


def _element(field: ShownField, choices: tuple[ShownOption, ...], *, numbered: bool) -> tuple[Block, str]:
    """The input element, and what was typed when the element cannot show it."""
    made = options(choices, numbered=numbered)
    if field.kind in ("choice", "person", "yes_no", "scale") and made:
        made = made if field.required or field.kind == "yes_no" else _or_none(made)
        kind = "static_select" if len(made) > limits.VISIBLE_OPTIONS or field.kind == "person" else "radio_buttons"
        return _one_of(kind, made, field.value)
    if field.kind in ("choices", "ranking") and made:
        many = len(made) > limits.VISIBLE_OPTIONS or field.kind == "ranking"
        return _several_of("multi_static_select" if many else "checkboxes", made, field.value)
    if field.kind == "date":
        return _date(field.value)
    if field.kind == "moment":
        return _moment(field.value)
    return _typed(field), ""


def _typed(field: ShownField) -> Block:
    value = _words(field.value)
    most = max(1, min(field.max_length or limits.INPUT, limits.INPUT))
    element: Block = {"type": "plain_text_input", "multiline": field.kind == "text"}
    if field.kind == "text":
        element["max_length"] = most if limits.length(value) <= most else limits.INPUT
    return element | ({"initial_value": value} if value else {})


def _words(value: Json) -> str:
    """A value as text in a box."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    if isinstance(value, dict):
        return limits.clean(str(value.get("name", ""))).strip()
    if isinstance(value, list | tuple):
        return ", ".join(_words(v) for v in value)
    return limits.clean(str(value)).strip()


def _or_none(made: list[Block]) -> list[Block]:
    """The options with one that takes a choice back, which Slack has no other way for."""
    none: Block = {"text": plain(phrases.NO_CHOICE, limits.OPTION), "value": ids.NO_CHOICE}
    return [*made[: limits.OPTIONS - 1], none]


def _one_of(kind: str, made: list[Block], value: Json) -> tuple[Block, str]:
    element: Block = {"type": kind, "options": made} if kind == "radio_buttons" else select(kind, made)
    wanted = _words(int(value) if isinstance(value, float) and value.is_integer() else value)
    chosen = next((o for o in made if o["value"] == wanted), None)
    return (element | {"initial_option": chosen}, "") if chosen else (element, wanted)


def _several_of(kind: str, made: list[Block], value: Json) -> tuple[Block, str]:
    element: Block = {"type": kind, "options": made} if kind == "checkboxes" else select(kind, made)
    wanted = [_words(v) for v in value] if isinstance(value, list | tuple) else [_words(value)] if value else []
    by_id = {o["value"]: o for o in made}
    chosen = [by_id[w] for w in dict.fromkeys(wanted) if w in by_id]
    other = ", ".join(w for w in wanted if w not in by_id)
    return element | ({"initial_options": chosen} if chosen else {}), other


def _date(value: Json) -> tuple[Block, str]:
    element: Block = {"type": "datepicker", "placeholder": plain(phrases.CHOOSE_DAY, limits.PLACEHOLDER)}
    try:
        return element | {"initial_date": date.fromisoformat(str(value)).isoformat()}, ""
    except ValueError:
        return element, _words(value)


def _moment(value: Json) -> tuple[Block, str]:
    try:
        at = datetime.fromisoformat(str(value))
        seconds = int((at if at.tzinfo else at.replace(tzinfo=AMSTERDAM)).astimezone(UTC).timestamp())
    except (ValueError, OverflowError):
        return {"type": "datetimepicker"}, _words(value)
    if not _FIRST_MOMENT <= seconds <= _LAST_MOMENT:
        return {"type": "datetimepicker"}, _words(value)
    return {"type": "datetimepicker", "initial_date_time": seconds}, ""


def _rubric(field: ShownField, token: str) -> tuple[Block, ...]:
    """A drop-down for each row, under the field's own heading."""
    columns = options(field.columns)
    if not columns or not field.rows:
        return _told(field, phrases.MORE_OPTIONS)
    values = field.value if isinstance(field.value, dict) else {}
    hint = f"\n{limits.linked(limits.clip(field.hint, 800))}" if field.hint else ""
    made: list[Block] = [section(bold(field.label, 800) + hint)]
    for row in {r.id: r for r in field.rows}.values():
        element, _ = _one_of("static_select", _or_none(options(row.cells) or columns), values.get(row.id))
        made.append(_input(field, ids.block_id(ids.Spot(field=field.id, row=row.id), token), element, row.label, ""))
    return tuple(made)
