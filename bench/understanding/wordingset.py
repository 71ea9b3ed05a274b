"""The set of feedback texts (`wordings.txt`), and how far the coach and the guard agree with it."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogs.privacy import private
from dialogs.spans import Span
from dialogs.wording import COACHED, feedback

FILE = Path(__file__).with_name("wordings.txt")

GOOD = "good"
GUARDED: tuple[str, ...] = ("health", "private", "pupil_name")
INNOCENT = "innocent"


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """One line. `kind` is the first thing the coach should ask about (`good`: nothing), or what the guard should find
    at `spans` (`innocent`: nothing)."""

    text: str
    kind: str
    spans: tuple[Span, ...]
    held_back: bool

    @property
    def for_coach(self) -> bool:
        """Whether it is a text of feedback."""
        return self.kind == GOOD or self.kind in COACHED


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Per kind: how often it was found rightly, found, and to be found; and what went wrong, as (example, what was
    found)."""

    right: Counter[str]
    found: Counter[str]
    wanted: Counter[str]
    wrong: tuple[tuple[Example, str], ...]

    def row(self, kind: str) -> str:
        """Precision and recall of a kind."""
        right, found, wanted = self.right[kind], self.found[kind], self.wanted[kind]
        return f"{_share(right, found)}   {_share(right, wanted)}"


def _share(part: int, whole: int) -> str:
    return f"{part:3} of {whole:3} {part / whole:7.1%}" if whole else f"{'-':>18}"


def examples() -> Iterator[Example]:
    """Every line, in order."""
    kind = GOOD
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            kind = line[2:]
        elif line.strip() and not line.startswith("#"):
            text, spans = _marked(line) if kind in GUARDED else (line, ())
            held = zlib.crc32(f"{kind}|{line}".encode()) % 2 == 1
            yield Example(text=text, kind=kind, spans=spans, held_back=held)


def _marked(line: str) -> tuple[str, tuple[Span, ...]]:
    text, spans, start = "", [], 0
    for letter in line:
        if letter == "[":
            start = len(text)
        elif letter == "]":
            spans.append((start, len(text)))
        else:
            text += letter
    return text, tuple(spans)


def coach(lines: Iterable[Example]) -> Figures:
    """What the coach would ask about first."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    wrong = []
    for e in lines:
        if e.for_coach:
            first = next((f.kind for f in feedback(e.text)), GOOD)
            found[first] += 1
            wanted[e.kind] += 1
            right[e.kind] += first == e.kind
            if first != e.kind:
                wrong.append((e, first))
    return Figures(right=right, found=found, wanted=wanted, wrong=tuple(wrong))


def guard(lines: Iterable[Example]) -> Figures:
    """What the guard finds: right where it is, at least in part, the place that was marked."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    wrong = []
    for e in lines:
        seen = [(f.kind, f.span) for f in private(e.text) if f.span is not None]
        for span in e.spans:
            wanted[e.kind] += 1
            if not any(kind == e.kind and _meet(at, span) for kind, at in seen):
                wrong.append((e, "nothing"))
        for kind, at in seen:
            found[kind] += 1
            hit = any(_meet(at, span) for span in e.spans) and kind == e.kind
            right[kind] += hit
            if not hit:
                wrong.append((e, f"{kind} {e.text[at[0] : at[1]]!r}"))
    return Figures(right=right, found=found, wanted=wanted, wrong=tuple(wrong))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
