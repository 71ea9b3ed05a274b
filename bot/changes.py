"""What is different between two versions of what someone sent, answer by answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dialogs.outcome import Entry

LONGEST = 500
"""Characters of one answer that are shown whole; of a longer one only what is different, with some words around it."""

AROUND = 6
"""Words before and after what is different."""

GAP = "…"
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One answer that is different. `was` None: it is new; `now` None: it is gone."""

    address: str
    label: str
    item_label: str | None
    was: str | None
    now: str | None


def changes(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Change, ...]:
    """Every answer that is different in words, in the order of the newer version; what is gone comes last."""
    old = {e.address: e for e in before if e.shown}
    new = {e.address: e for e in after if e.shown}
    found = [
        _change(entry, old[address].shown if address in old else None, entry.shown)
        for address, entry in new.items()
        if address not in old or old[address].shown != entry.shown
    ]
    return (*found, *(_change(entry, entry.shown, None) for address, entry in old.items() if address not in new))


def _change(entry: Entry, was: str | None, now: str | None) -> Change:
    was, now = _fragments(was, now)
    return Change(address=entry.address, label=entry.label, item_label=entry.item_label, was=was, now=now)


def _fragments(was: str | None, now: str | None) -> tuple[str | None, str | None]:
    """Both texts as they are shown: whole when they are short, else where they differ."""
    if was is None or now is None:
        return _short(was), _short(now)
    if len(was) <= LONGEST and len(now) <= LONGEST:
        return was, now
    old, new = _WORD.findall(was), _WORD.findall(now)
    differ = [op for op in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if op[0] != "equal"]
    if not differ:
        return _short(was), _short(now)
    return (
        _short(_excerpt(old, [(start, end) for _, start, end, _, _ in differ])),
        _short(_excerpt(new, [(start, end) for _, _, _, start, end in differ])),
    )


def _excerpt(tokens: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """The words of these spans with those around them; what is left out is a gap."""
    wide: list[list[int]] = []
    for start, end in spans:
        first, last = max(0, start - AROUND), min(len(tokens), end + AROUND)
        if wide and first <= wide[-1][1]:
            wide[-1][1] = last
        else:
            wide.append([first, last])
    parts = ["".join(tokens[first:last]).strip() for first, last in wide]
    text = f" {GAP} ".join(part for part in parts if part)
    before = f"{GAP} " if wide[0][0] > 0 else ""
    after = f" {GAP}" if wide[-1][1] < len(tokens) else ""
    return f"{before}{text}{after}"


def _short(text: str | None) -> str | None:
    if text is None or len(text) <= 2 * LONGEST:
        return text
    return text[: 2 * LONGEST].rsplit(" ", 1)[0].rstrip() + f" {GAP}"
