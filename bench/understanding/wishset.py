"""The development set of wishes (`wishes.txt`), and the figures that a matcher reaches on it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogs.understand import Guess, plain

FILE = Path(__file__).with_name("wishes.txt")

Matcher = Callable[[str, tuple[str, ...]], Guess]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """One line: what someone in a role typed and the wish behind it. `held_back` lines are not looked at."""

    text: str
    intent: str
    roles: tuple[str, ...]
    held_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """Counts over a set. `acted`: sure; `offered`: done rightly, or right among the first two that are offered."""

    wishes: int
    acted: int
    right: int
    offered: int
    others: int
    declined: int
    wrong: tuple[tuple[Wish, Guess], ...]
    missed: tuple[tuple[Wish, Guess], ...]

    def row(self, name: str) -> str:
        """One line of the table: right of acted, acted or offered, wrong actions of all, out of scope declined."""
        everything = self.wishes + self.others
        return (
            f"{name:34} {self.right / max(1, self.acted):7.1%} {self.offered / self.wishes:7.1%} "
            f"{len(self.wrong) / everything:7.1%} {self.declined / self.others:7.1%} "
            f"{self.acted / self.wishes:7.1%}"
        )


HEADING = f"{'':34} {'right':>7} {'offered':>7} {'wrong':>7} {'decline':>7} {'acted':>7}"


def wishes(known: Iterable[str] = ()) -> Iterator[Wish]:
    """Every line, in order; without those that are a `known` example phrase too."""
    phrases = {plain(phrase) for phrase in known}
    intent, roles = "none", tuple[str, ...]()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            _, intent, *role = line.split()
            roles = tuple(role)
        elif line.strip() and not line.startswith("#") and (plain(line) not in phrases or not plain(line)):
            held = zlib.crc32(f"{intent}|{line}".encode()) % 2 == 1
            yield Wish(text=line, intent=intent, roles=roles, held_back=held)


def measure(matcher: Matcher, lines: Iterable[Wish]) -> Figures:
    """The figures of a matcher on some lines."""
    acted = right = offered = wanted = others = declined = 0
    wrong: list[tuple[Wish, Guess]] = []
    missed: list[tuple[Wish, Guess]] = []
    for wish in lines:
        guess = matcher(wish.text, wish.roles)
        if wish.intent == "none":
            others += 1
            declined += guess.intent == "none"
            if guess.sure and guess.intent != "none":
                wrong.append((wish, guess))
            elif guess.intent != "none":
                missed.append((wish, guess))
            continue
        wanted += 1
        hit = wish.intent in [c.intent for c in guess.candidates[:2]]
        if guess.sure:
            acted += 1
            right += guess.intent == wish.intent
            if guess.intent != wish.intent:
                wrong.append((wish, guess))
        offered += (guess.intent == wish.intent) if guess.sure else hit
        if not guess.sure and not hit:
            missed.append((wish, guess))
    return Figures(
        wishes=wanted,
        acted=acted,
        right=right,
        offered=offered,
        others=others,
        declined=declined,
        wrong=tuple(wrong),
        missed=tuple(missed),
    )
