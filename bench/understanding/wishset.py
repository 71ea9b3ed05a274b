"""The sets of wishes, and the figures that a matcher reaches on some lines.

`wishes.txt` is for development: written while building, and learnt in the end, so that figures on it leave out what is
measured; so are `wishes_a.txt` and the next letters, each by another hand that knew the list of wishes and nothing
else. What is in `held` was written before it was opened, and is not learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogs.nouns import Role
from dialogs.understand import Guess, plain

FOLDER = Path(__file__).parent
DEVELOPMENT = FOLDER / "wishes.txt"
HANDS = {f"hand {letter}": FOLDER / f"wishes_{letter}.txt" for letter in "abcdefghijklmnopqrs"}
HELD = {
    "same hand": FOLDER / "held" / "wishes.txt",
    "hand t": FOLDER / "held" / "wishes_t.txt",
    "hand u": FOLDER / "held" / "wishes_u.txt",
}
"""The first was opened long ago, the others when everything was done."""

Matcher = Callable[[str, tuple[str, ...]], Guess]
ROLES = frozenset(role.value for role in Role)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """One line: what someone in a role typed, and the wish behind it, or wishes where either serves. The first counts
    as the one that was meant; `none` is out of scope."""

    text: str
    wishes: tuple[str, ...]
    roles: tuple[str, ...]

    @property
    def intent(self) -> str:
        """The wish that was meant."""
        return self.wishes[0]


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


def wishes(file: Path = DEVELOPMENT, *, known: Iterable[str] = ()) -> Iterator[Wish]:
    """Every line, in order; without those that are a `known` example phrase too.

    A heading `@ wish [role]` holds for the lines below it, or `@ role` for lines that end in `= wish` or `= a|b`.
    """
    phrases = {plain(phrase) for phrase in known}
    heading, roles = ("none",), tuple[str, ...]()
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            said = line.split()[1:]
            heading = () if said[0] in ROLES else (said[0],)
            roles = tuple(one for one in said if one in ROLES)
        elif line.strip() and not line.startswith("#"):
            text, _, meant = (line, "", "") if heading else line.rpartition(" = ")
            if not plain(text) or plain(text) not in phrases:
                yield Wish(text=text, wishes=heading or tuple(meant.strip().split("|")), roles=roles)


def measure(matcher: Matcher, lines: Iterable[Wish]) -> Figures:
    """The figures of a matcher on some lines."""
    acted = right = offered = wanted = others = declined = 0
    wrong: list[tuple[Wish, Guess]] = []
    missed: list[tuple[Wish, Guess]] = []
    for wish in lines:
        guess = matcher(wish.text, wish.roles)
        done = guess.sure and guess.intent != "none"
        if done and guess.intent not in wish.wishes:
            wrong.append((wish, guess))
        if wish.intent == "none":
            others += 1
            declined += guess.intent in wish.wishes
            if guess.intent not in wish.wishes and not done:
                missed.append((wish, guess))
            continue
        wanted += 1
        acted += done
        right += done and guess.intent in wish.wishes
        may = [guess.intent] if done or guess.intent == "none" else [c.intent for c in guess.candidates[:2]]
        offered += bool({*may} & {*wish.wishes})
        if not done and not {*may} & {*wish.wishes}:
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
