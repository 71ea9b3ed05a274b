"""What can be wrong between dialogs and the rest of the content: names of dialogs, frameworks, templates and tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from content.load import Found, Gathered, Pack
from content.mistakes import Problem, Where, unknown
from content.reading import Sheet
from content.surface import DialogFile
from dialogs.check import check_dialog
from dialogs.nouns import Role

JUDGES = (Role.WPB, Role.SO, Role.IO, Role.ASSESSOR)
"""Who may approve or judge; the documents name nobody else. A student and who organises only ask or arrange."""

KINDS = ("submit", "ask", "branch", "for_each", "review", "say")


def dialog_problems(programme: str | None, pack: Pack, gathered: Gathered) -> Iterator[Problem]:
    """Every mistake in the dialogs of a pack; `programme` None for the common ones."""
    others = [gathered.common, pack] if programme else [gathered.common, *gathered.packs.values()]
    for found in pack.dialogs.values():
        yield from _names(found, others)
        doubles = list(_doubles(found.sheet))
        yield from doubles or _graph(found)


def _names(found: Found[DialogFile], packs: list[Pack]) -> Iterator[Problem]:
    """Names in a dialog that lead nowhere."""
    sheet, file = found.sheet, found.value
    dialogs = {name for pack in packs for name in pack.names("dialogs")}
    frameworks = {name for pack in packs for name in pack.names("frameworks")}
    tasks = {name for pack in packs if pack.programme for name in pack.programme.value.obligations}
    if file.framework and file.framework not in frameworks:
        yield sheet.problem(("framework",), unknown("kader", file.framework, frameworks))
    if file.follows and file.follows not in dialogs:
        yield sheet.problem(("follows",), unknown("dialoog", file.follows, dialogs))
    for where, step in walk(sheet.value.get("steps", []), ("steps",)):
        for n, shortcut in enumerate(step.get("also", [])):
            if shortcut["dialog"] not in dialogs:
                yield sheet.problem((*where, "also", n), unknown("dialoog", shortcut["dialog"], dialogs))
        for n, raw in enumerate(step.get("submit", [])):
            place: Where = (*where, "submit", n)
            if not isinstance(raw, dict):
                continue
            if "start" in raw and raw["start"]["dialog"] not in dialogs:
                message = unknown("dialoog", raw["start"]["dialog"], dialogs)
                yield sheet.problem((*place, "start", "dialog"), message)
            if "round" in raw and raw["round"]["dialog"] not in dialogs:
                message = unknown("dialoog", raw["round"]["dialog"], dialogs)
                yield sheet.problem((*place, "round", "dialog"), message)
            if "complete" in raw and raw["complete"] not in {"obligation", *tasks}:
                yield sheet.problem((*place, "complete"), unknown("taak", raw["complete"], tasks))
            yield from _judges(sheet, place, raw, file)
            for key in ("document", "report"):
                if key in raw and not any(_template(pack, raw[key]) for pack in packs):
                    yield sheet.problem((*place, key), f"er is geen Word-sjabloon templates/{raw[key]}.docx")


def _judges(sheet: Sheet, place: Where, raw: dict[str, Any], file: DialogFile) -> Iterator[Problem]:
    """An approval or a decision that is asked from who may not judge."""
    if "request_approval" in raw:
        role = Role(raw["request_approval"]["from"])
        where = (*place, "request_approval", "from")
        if role in file.as_:
            yield sheet.problem(where, f"een {role} vraagt dit akkoord en kan het niet zelf geven")
        elif role not in JUDGES:
            yield sheet.problem(where, f"een {role} beslist hier niet over; kies uit {', '.join(JUDGES)}")
    if "decide" in raw and (others := [role for role in file.as_ if role not in JUDGES]):
        message = f"een {others[0]} beslist hier niet over; laat 'as' alleen {', '.join(JUDGES)} noemen"
        yield sheet.problem(("as",), message)


def _template(pack: Pack, name: str) -> bool:
    return (pack.folder / "templates" / f"{name}.docx").is_file()


def _doubles(sheet: Sheet) -> Iterator[Problem]:
    """Step ids that a dialog uses twice, and field ids that a screen uses twice."""
    steps: dict[str, Where] = {}
    for where, step in walk(sheet.value.get("steps", []), ("steps",)):
        kind = next(kind for kind in KINDS if kind in step)
        name = step.get("id", "submit") if kind == "submit" else step[kind]
        if name in steps and (kind != "submit" or "id" in step):
            yield sheet.problem(where, f"stap '{name}' staat er al, op regel {sheet.line(steps[name])}")
        steps.setdefault(name, where)
        fields: dict[str, Where] = {}
        for n, field in enumerate(step.get("fields", [])):
            place: Where = (*where, "fields", n)
            if field["id"] in fields:
                first = sheet.line(fields[field["id"]])
                yield sheet.problem(place, f"vraag '{field['id']}' staat al op dit scherm, op regel {first}")
            fields.setdefault(field["id"], place)


def _graph(found: Found[DialogFile]) -> Iterator[Problem]:
    """What the engine finds wrong with the way through the steps."""
    for message in check_dialog(found.value.dialog_()):
        yield found.sheet.problem(_place(message, found.sheet), message)


def _place(message: str, sheet: Sheet) -> Where:
    """The question, or else the step, that a message names first."""
    step_id = re.search(r"stap '([^']+)'", message)
    field_id = re.search(r"veld '([^']+)'", message)
    last: Where = ("steps",)
    for where, step in walk(sheet.value.get("steps", []), ("steps",)):
        if step_id and any(step.get(kind) == step_id[1] for kind in KINDS):
            fields = [n for n, field in enumerate(step.get("fields", [])) if field_id and field["id"] == field_id[1]]
            return (*where, "fields", fields[0]) if fields else where
        if "submit" in step and not step_id:
            last = where
    return last


def walk(steps: list[dict[str, Any]], where: Where) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Every step as written, with its place, the ones inside branches and repetitions too."""
    for n, step in enumerate(steps):
        place: Where = (*where, n)
        yield place, step
        yield from walk(step.get("steps", []), (*place, "steps"))
        for m, case in enumerate(step.get("cases", [])):
            yield from walk(case["steps"], (*place, "cases", m, "steps"))
        yield from walk(step.get("otherwise", []), (*place, "otherwise"))
