"""What a Word template may say: a submission's snapshot as named words. Pure; the same snapshot gives the same words.

The names are Dutch, because a coordinator who edits a template in Word reads them:

- `titel opleiding schooljaar rol student wpb school locatie vak opsteller lezers ingestuurd versie huisformulier`
- `antwoord.stap.veld`: one answer in words, empty when it was not given
- `vragen`: every answer outside a repeated part, each with `vraag` and `antwoord`
- `wijzigingen`: what is different from the version that the reader saw before, each with `vraag`, `was` and `nu`
- `beeld`: a picture, empty where none belongs to it; `rijen`: the table beside it, each with `regel` and `waarden`
- `onderdelen`: each repeated part: `titel`, `tabellen` (`vraag`, and `rijen` of `regel` and `oordeel`) and `vragen`
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.changes import Change
from dialogs.dutch import enumerate_words, moment_words
from dialogs.model import Ask, Branch, Dialog, ForEach, Step
from dialogs.nouns import Placement, Role
from dialogs.outcome import Entry

_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_TOLD = ("file",)


class Answers:
    """Answers by step and field. A field that the dialog has and nobody filled is ""; any other name is unknown."""

    __slots__ = ("_known", "path")

    def __init__(self, known: Mapping[str, Any], path: str) -> None:
        self._known = known
        self.path = path

    def __getitem__(self, name: str) -> Any:
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)


def context_of(
    entries: Sequence[Entry],
    *,
    title: str,
    programme: str,
    placement: Placement | None,
    author: str,
    readers: Sequence[str],
    at: datetime,
    version: int = 1,
    ours: bool = False,
    fields: Collection[str] = (),
    differ: Sequence[Change] = (),
) -> dict[str, Any]:
    """The words of one snapshot. `fields` are the addresses (`step.field`) that the dialog has, answered or not.

    `author` and `readers` are names, `programme` is its title, `at` the moment of sending, `ours` marks a house form,
    `differ` is what changed since the reader saw it.
    """
    loose = [e for e in entries if e.item is None and e.kind not in _NOT_TOLD]
    return {
        "titel": clean(title),
        "opleiding": clean(programme),
        "schooljaar": placement.year if placement else "",
        "rol": "Deelnemer" if placement and placement.person(Role.DEELNEMER) else "Student",
        "student": clean(placement.name) if placement else "",
        "wpb": clean(enumerate_words([p.name for p in placement.people(Role.WPB)])) if placement else "",
        "school": clean(placement.school) if placement else "",
        "locatie": clean(placement.location or "") if placement else "",
        "vak": clean(placement.vak or "") if placement else "",
        "opsteller": clean(author),
        "lezers": clean(enumerate_words(list(dict.fromkeys(readers)))),
        "ingestuurd": moment_words(at),
        "versie": version,
        "huisformulier": ours,
        "beeld": "",
        "rijen": [],
        "antwoord": _answers(loose, fields),
        "vragen": [_question(e) for e in loose if e.kind != "rubric" and e.shown],
        "onderdelen": _parts(entries),
        "wijzigingen": [_difference(d) for d in differ],
    }


def fields_of(dialog: Dialog) -> tuple[str, ...]:
    """The address `step.field` of every field that can be asked once in this dialog."""
    return tuple(_fields(dialog.steps))


def clean(text: str) -> str:
    """Text without the characters that a Word file cannot hold; line breaks stay."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _fields(steps: Sequence[Step]) -> list[str]:
    found: list[str] = []
    for step in steps:
        match step:
            case Ask():
                found += [f"{step.ask}.{field.id}" for field in step.fields]
            case Branch():
                for steps_of in (*(case.steps for case in step.cases), step.otherwise):
                    found += _fields(steps_of)
            case ForEach() | _:
                pass
    return found


def _answers(entries: Sequence[Entry], fields: Collection[str]) -> Answers:
    steps: dict[str, dict[str, str]] = {}
    for address in fields:
        step, _, field = address.partition(".")
        steps.setdefault(step, {})[field] = ""
    for entry in entries:
        steps.setdefault(entry.step, {})[entry.field] = clean(entry.shown)
    return Answers({step: Answers(known, f"antwoord.{step}") for step, known in steps.items()}, "antwoord")


def _question(entry: Entry) -> dict[str, str]:
    return {"vraag": clean(entry.label), "antwoord": _sentence(entry)}


def _sentence(entry: Entry) -> str:
    """An answer as it stands by itself: a yes or a no with a capital."""
    return clean(entry.shown.capitalize() if entry.kind == "yes_no" else entry.shown)


def _difference(change: Change) -> dict[str, str]:
    label = f"{change.item_label}: {change.label}" if change.item_label else change.label
    return {"vraag": clean(label), "was": clean(change.was or ""), "nu": clean(change.now or "")}


def _parts(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The repeated parts in the order of the dialog; a rubric outside a repeated part is a part of its own."""
    parts: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        if entry.kind in _NOT_TOLD or (entry.item is None and entry.kind != "rubric"):
            continue
        key = (entry.step if entry.item is None else "", entry.item or entry.field)
        title = entry.label if entry.item is None else entry.item_label or entry.item
        part = parts.setdefault(key, {"titel": clean(title), "tabellen": [], "vragen": []})
        if entry.kind == "rubric":
            rows = [{"regel": clean(row), "oordeel": clean(column)} for row, column, _ in entry.rows]
            if rows:
                part["tabellen"].append({"vraag": clean(entry.label), "rijen": rows})
        elif entry.shown:
            part["vragen"].append(_question(entry))
    return [part for part in parts.values() if part["tabellen"] or part["vragen"]]
