"""The sets of questions about the documents (`questions.txt`), and the figures that a finder reaches on it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.understanding.wishset import Wish
from content.answerable import Answerable, Answers
from content.load import Library
from dialogs.dutch import date_words
from dialogs.features import plain
from dialogs.finding import Finder
from dialogs.text import Text, Variants

FOLDER = Path(__file__).parent
FILE = FOLDER / "questions.txt"
HELD = {
    "second set": FOLDER / "held" / "questions.txt",
    "third set": FOLDER / "held" / "questions_last.txt",
    "hand f, held": FOLDER / "held" / "questions_f.txt",
}
"""Sets that were held back as a whole: the first two of the same hand, the last of another, opened at the end."""

OTHERS = {f"hand {letter}": FOLDER / f"questions_{letter}.txt" for letter in "abcde"}
"""Sets by other hands, each opened once and then used for development."""

_HEADING = re.compile(r"@ (?P<programme>\S+) (?P<role>\S+) : (?P<document>\S+)(?: : (?P<facts>.*))?")
_HONEST = re.compile(r"\b(?:niet|niets|geen)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One line. `document` None: the documents of the programme do not answer it. Of `facts` each has alternatives."""

    text: str
    programme: str
    role: str
    document: str | None
    facts: tuple[tuple[str, ...], ...]
    held_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one question: what was answered (None: nothing was sure) and what was offered."""

    asked: Asked
    answered: str | None
    offered: tuple[str, ...]
    right: bool
    near: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Counts over a set; `invented` are answers with a source to what the documents do not answer."""

    answerable: int
    answered: int
    right: int
    offered: int
    others: int
    invented: int
    bad: tuple[Outcome, ...]

    def row(self, name: str) -> str:
        """Right of answered, answered, right or offered of answerable, invented of the others."""
        return (
            f"{name:14} {self.right:4} of {self.answered:3} {self.right / max(1, self.answered):7.1%}"
            f"   {self.right / self.answerable:7.1%}   {self.offered / self.answerable:7.1%}"
            f"   {self.invented:3} of {self.others}"
        )


HEADING = f"{'questions':14} {'right of answered':>19}   {'answered':>7}   {'offered':>7}   invented"


def questions(known: Mapping[str, frozenset[str]], file: Path = FILE) -> Iterator[Asked]:
    """Every line, in order; without those that are a wording in their programme (`known`, plain)."""
    programme, role, document, facts = "", "", None, tuple[tuple[str, ...], ...]()
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            found = _HEADING.fullmatch(line)
            assert found is not None, line
            programme, role = found["programme"], found["role"]
            document = None if found["document"] == "-" else found["document"]
            facts = tuple(tuple(one.strip().split("/")) for one in (found["facts"] or "").split(";") if one.strip())
        elif line.strip() and not line.startswith("#") and plain(line) not in known.get(programme, frozenset()):
            held = zlib.crc32(f"{programme}|{role}|{line}".encode()) % 2 == 1
            yield Asked(text=line, programme=programme, role=role, document=document, facts=facts, held_back=held)


def wordings(library: Library) -> dict[str, frozenset[str]]:
    """The plain wordings of the answered questions of each programme."""
    return {
        programme: frozenset(plain(q) for answer in library.faq(programme) for q in answer.questions)
        for programme in library.packs
    }


def measure(library: Library, finders: Mapping[str, Answers], asked: Iterable[Asked]) -> Figures:
    """The figures on some lines."""
    outcomes = [outcome(library, finders[one.programme], one) for one in asked]
    answerable = [o for o in outcomes if o.asked.document is not None]
    others = [o for o in outcomes if o.asked.document is None]
    return Figures(
        answerable=len(answerable),
        answered=sum(o.answered is not None for o in answerable),
        right=sum(o.answered is not None and o.right for o in answerable),
        offered=sum(o.right if o.answered is not None else o.near for o in answerable),
        others=len(others),
        invented=sum(o.answered is not None and not o.right for o in others),
        bad=tuple(o for o in outcomes if not (o.right if o.answered is not None else o.near)),
    )


def outcome(library: Library, answers: Answers, asked: Asked) -> Outcome:
    """What becomes of one question."""
    found = answers.finder.find(asked.text, (asked.role,))
    hits = [answers.by_key[hit.key] for hit in found.hits]
    if asked.document is None:
        right = not found.sure or is_silent(hits[0])
        return Outcome(
            asked=asked,
            answered=hits[0].title if found.sure else None,
            offered=tuple(h.title for h in hits),
            right=right,
            near=True,
        )
    fits = [_fits(library, answers.programme or "", hit, asked) for hit in hits]
    return Outcome(
        asked=asked,
        answered=hits[0].title if found.sure else None,
        offered=tuple(h.title for h in hits),
        right=bool(fits) and fits[0],
        near=any(fits),
    )


def answered(finder: Finder, lines: Iterable[Wish]) -> tuple[str, ...]:
    """Which of some texts that ask nothing of the bot get an answer all the same."""
    return tuple(line.text for line in lines if finder.find(line.text, line.roles).sure)


def is_silent(one: Answerable) -> bool:
    """Whether an answer says that the guide does not tell."""
    return one.source is None or _HONEST.search(_spoken(one.text)) is not None


def _fits(library: Library, programme: str, one: Answerable, asked: Asked) -> bool:
    if one.source is None or not one.source.document.startswith(f"{asked.document}_"):
        return False
    said = f"{one.name or ''} {_spoken(one.text)} {_dated(library, programme, one)}"
    return all(any(fact.casefold() in said.casefold() for fact in facts) for facts in asked.facts)


def _dated(library: Library, programme: str, one: Answerable) -> str:
    """The date and the people of the obligation that goes with an answer, in the programme's first calendar."""
    pack = library.packs[programme]
    if one.duty is None or pack.programme is None:
        return ""
    obligation = pack.programme.value.obligations[one.duty]
    roles = " ".join(role.value for role in (*obligation.actors.roles, *obligation.with_))
    for found in pack.calendars.values():
        period = found.value.periods.get(obligation.when.on or obligation.when.by_end_of or "")
        named = found.value.dates.get(obligation.when.on or "")
        if period is not None and period.deadline is not None:
            return f"{roles} {date_words(period.deadline.on)} {period.title}"
        if named is not None:
            return f"{roles} {date_words(named.on)}"
    return roles


def _spoken(text: Text) -> str:
    if isinstance(text, Variants):
        return " ".join(one for one in (text.nl, text.u, text.je) if one)
    return text
