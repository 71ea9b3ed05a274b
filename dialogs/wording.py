"""The coach for feedback: what a text that judges someone's teaching still lacks, so that one question can be asked.

The criteria are those of document 002 (002_1b1854eb628a5607.txt, section "2, Werkwijze beoordelingsproces,
Kwaliteitscriteria"): no global judgement but examples of behaviour; feedback, examples and judgement that fit together;
always a feasible next step. The effect on the pupils is ours (`ours`): the kijkwijzer asks for it.

It looks for signs in words, forgives typing errors no further than its lists do, and in doubt finds nothing: a question
about a good text costs more than a weak text that passes. The words themselves are in `feedback_words.py`. What is
private in a text is `privacy.py`'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dialogs import feedback_words as w
from dialogs.spans import Span, clauses, flat, sentences

_AND = re.compile(r"\ben\b")

Kind = Literal[
    "vague", "mismatch", "no_example", "no_next_step", "no_effect",
    "health", "private", "pupil_name",
]  # fmt: skip
"""What can be found. Of the coach: `vague`, a judgement without anything that was seen; `mismatch`, a judgement and
examples that contradict each other; `no_example`, `no_next_step`, `no_effect`, what is missing. Of the guard
(`privacy.py`): `health`, `private` (home, belief, money, address and the like) and `pupil_name`."""

COACHED: tuple[Kind, ...] = ("vague", "mismatch", "no_example", "no_next_step", "no_effect")
"""What the coach asks about, the most useful question first; it asks one."""

LONGEST = 8000
"""Characters of a text that are looked at."""

GLOBAL, FACTS = 6, 2
"""Most words of a clause that judges the whole, and least facts that contradict it."""

FEW = 3
"""Words of a text that is too short to tell its language, and in which only a word of doing tells what was seen."""

STORY, WHOLE = 40, 150
"""Of a text of more words no effect is sought: it tells what happened. Of one of still more nothing is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """Something found in a text. `span`: where it stands, None where something is missing."""

    kind: Kind
    span: Span | None = None


def feedback(text: str, *, beside: str = "", judgement: str = "") -> tuple[Finding, ...]:
    """What a text lacks as feedback, in the order of `COACHED`; nothing for a text that is empty, very
    long, or not in Dutch.

    `beside` is what is said in other answers of the same screen, and helps. `judgement` is one that was chosen there.
    """
    text = text[:LONGEST]
    seen = _Seen.of(text)
    if not 0 < seen.length <= WHOLE or seen.is_english or not (seen.is_dutch or seen.length <= FEW):
        return ()
    also = _Seen.of(beside[:LONGEST]) if beside else seen
    found: list[Finding] = []
    example = seen.example or also.example
    if not example and not (seen.aspect or also.aspect) and seen.judged is not None:
        found.append(Finding(kind="vague", span=seen.judged))
    if (at := seen.contradicted(flat(judgement))) is not None:
        found.append(Finding(kind="mismatch", span=at))
    if not example:
        found.append(Finding(kind="no_example"))
    if not (seen.next_step or also.next_step):
        found.append(Finding(kind="no_next_step"))
    if not (seen.effect or also.effect):
        found.append(Finding(kind="no_effect"))
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """The signs in one text. `told` is where it speaks of the lesson, and not of what to do next."""

    flat: str
    told: tuple[Span, ...]
    next_step: bool

    @classmethod
    def of(cls, text: str) -> _Seen:
        small = flat(text)
        told: list[Span] = []
        advised = False
        for start, end in sentences(small):
            advice = w.NEXT_STEP.search(w.NO_STEP.sub(lambda m: "_" * len(m[0]), small[start:end]))
            advised = advised or advice is not None
            stop = end if advice is None else start + advice.start()
            if small[start:stop].strip():
                told.append((start, stop))
        return cls(flat=small, told=tuple(told), next_step=advised)

    @property
    def length(self) -> int:
        return len(self.flat.split())

    @property
    def said(self) -> str:
        return " . ".join(self.flat[start:end] for start, end in self.told)

    @property
    def example(self) -> bool:
        """Whether something is told that was seen or heard."""
        said = w.NO_ACT.sub(" ", self.said)
        return bool(w.ACT.search(said) or (self.length > FEW and w.CONCRETE.search(said)))

    @property
    def aspect(self) -> bool:
        return w.ASPECT.search(self.flat) is not None

    @property
    def effect(self) -> bool:
        return self.length > STORY or bool(w.EFFECT.search(self.flat) or w.PUPILS.search(self.said))

    @property
    def is_english(self) -> bool:
        """Whether it has more English than Dutch."""
        return len(w.ENGLISH.findall(self.flat)) > len(w.DUTCH.findall(self.flat)) + 1

    @property
    def is_dutch(self) -> bool:
        """Whether it has any Dutch at all."""
        return any(sign.search(self.flat) for sign in (w.DUTCH, w.JUDGEMENT, w.ASPECT, w.PUPILS, w.ACT))

    @property
    def judged(self) -> Span | None:
        """The first sentence with a judgement."""
        for start, end in sentences(self.flat):
            if w.JUDGEMENT.search(self.flat, start, end):
                return start, end
        return None

    def contradicted(self, chosen: str) -> Span | None:
        """The judgement of the whole that everything told contradicts; a `chosen` one lies outside the text."""
        whole, at = _verdict(chosen), (0, len(self.flat))
        if not whole and not _verdict(self.flat):
            return None
        facts: list[int] = []
        for told in self.told:
            for start, end in clauses(self.flat, told):
                clause = self.flat[start:end]
                own = _verdict(clause) if not facts and len(clause.split()) <= GLOBAL else 0
                if own and not _facts(w.BAD.sub(" ", clause)):
                    whole, at = (whole, at) if chosen else (own, (start, end))
                else:
                    facts.extend(_facts(clause))
        against = [fact for fact in facts if fact != whole]
        return at if whole and len(against) >= FACTS and len(against) == len(facts) else None


def _verdict(clause: str) -> int:
    """1 for a good judgement of the whole, -1 for a bad one, 0 for none."""
    if w.BAD.search(clause):
        return -1
    return 1 if w.GOOD.search(clause) else 0


def _facts(clause: str) -> list[int]:
    """What the parts of a clause tell: 1 for something good, -1 for something bad."""
    found = []
    for part in _AND.split(clause):
        if w.BAD_FACT.search(part):
            found.append(-1)
        elif w.GOOD_FACT.search(part):
            found.append(1)
    return found
