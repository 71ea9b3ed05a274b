"""Random and mutated texts through everything that reads what people type: nothing may break, nothing may take long.

    python -m bench.understanding.fuzz [--texts 100000] [--seed 1]

The same seed gives the same texts. Exit status 1 when something broke, gave more than it may, or took over 50 ms.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from bench.understanding import dateset, wishset
from bot.learning import understanding_of
from content.answerable import answers
from content.load import load
from dialogs.date_days import YEARS
from dialogs.dates import Looks, completed, is_only_date, read, read_answer, warm_up
from dialogs.finding import OFFERED, Finder
from dialogs.privacy import private
from dialogs.understand import Understanding, interrupts
from dialogs.wording import feedback

LIMIT = 50.0
"""Milliseconds of one processor for one message."""

TRIES = 3
"""A text that took longer is read again: another process may have held up this one, and the least time is its own."""

MOST_CANDIDATES = 3
PROGRAMME = "han-wpl2"
"""Whose questions are looked through: it has most."""

LOOKS: tuple[Looks, ...] = ("back", "ahead", None)
_ODD = "\x00\u202e\u200b\ufeff\ud800\U0001f600é̀ß漢字ءя’“…\t\n\r{}[]<>&%$#@*_~`|\\/=+^0123456789,.;:!?'\"- "


def texts(number: int, seed: int) -> Iterator[str]:
    """So many texts: what people typed, mutated, and heaps of odd characters, some very long."""
    chance = random.Random(seed)
    typed = [wish.text for wish in wishset.wishes()] + [example.text for example in dateset.examples()]
    for _ in range(number):
        text = chance.choice(typed) if chance.random() < 0.85 else _heap(chance, chance.randrange(200))
        for _ in range(chance.randrange(6)):
            text = _MUTATIONS[chance.randrange(len(_MUTATIONS))](text, chance, typed)
        yield text


def _heap(chance: random.Random, length: int) -> str:
    if chance.random() < 0.5:
        return "".join(chance.choice(_ODD) for _ in range(length))
    return "".join(chr(chance.randrange(0x2FFF)) for _ in range(length))


def _without(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + 1 + chance.randrange(3) :]


def _with(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + _heap(chance, chance.randrange(1, 5)) + text[at:]


def _swapped(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = chance.randrange(max(1, len(text) - 1))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _joined(text: str, chance: random.Random, typed: Sequence[str]) -> str:
    return text + chance.choice((" ", ", ", ". ", "\n", "", " en ", " of ", " tot ")) + chance.choice(typed)


def _again(text: str, chance: random.Random, _: Sequence[str]) -> str:
    times = chance.choice((2, 3, 20, 2000)) if len(text) < 40 else 2
    return text * times


def _shouted(text: str, chance: random.Random, _: Sequence[str]) -> str:
    return chance.choice((text.upper(), text.title(), text.swapcase()))


def _shuffled(text: str, chance: random.Random, _: Sequence[str]) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


_MUTATIONS: tuple[Callable[[str, random.Random, Sequence[str]], str], ...] = (
    _without,
    _with,
    _swapped,
    _joined,
    _again,
    _shouted,
    _shuffled,
)


def problems(text: str, at: datetime, looks: Looks, bot: Understanding, finder: Finder) -> Iterator[str]:
    """What is wrong with what the readers make of one text. Raises what they raise."""
    guess = bot.guess(text, roles=("wpb",))
    interrupts(text, guess, awaits_text=True)
    if not 0 <= guess.score <= 1 or len(guess.candidates) > MOST_CANDIDATES:
        yield f"wish out of bounds: {guess}"
    if any(len(value) > len(text) for name, value in guess.slots.items() if name == "student"):
        yield f"a name longer than the text: {guess.slots}"
    asked = finder.find(text, roles=("wpb",))
    if not 0 <= asked.score <= 1 or len(asked.hits) > OFFERED:
        yield f"a question out of bounds: {asked}"
    when = read(text, at=at, looks=looks, named=dateset.NAMED)
    read_answer(text, at=at, looks=looks, named=dateset.NAMED)
    is_only_date(text, at=at, named=dateset.NAMED)
    completed("volgende week", text, at=at, looks=looks, named=dateset.NAMED)
    if when is not None and not (when.first <= when.last and {when.first.year, when.last.year} <= {*YEARS}):
        yield f"days out of bounds: {when}"
    for found in (*feedback(text), *private(text)):
        if found.span is not None and not 0 <= found.span[0] <= found.span[1] <= len(text):
            yield f"a span outside the text: {found}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print how many texts were read, what went wrong and the longest time."""
    parser = argparse.ArgumentParser(prog="bench.understanding.fuzz")
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(argv)
    library = load()
    bot, finder = understanding_of(library), answers(library, PROGRAMME).finder
    warm_up()
    chance = random.Random(args.seed)
    bad: list[str] = []
    longest, slowest = 0.0, ""
    for text in texts(args.texts, args.seed):
        at = datetime(2026, 1, 1 + chance.randrange(28), chance.randrange(24), 59)  # noqa: DTZ001
        looks = LOOKS[chance.randrange(3)]
        took = float("inf")
        for _ in range(TRIES):
            before = time.process_time()
            try:
                found = [f"{text[:200]!r}: {problem}" for problem in problems(text, at, looks, bot, finder)]
            except Exception as error:  # every text has to be tried, whatever another one did
                found = [f"{text[:200]!r}: {error!r}"]
            took = min(took, (time.process_time() - before) * 1000)
            if took <= LIMIT:
                break
        bad += found
        if took > longest:
            longest, slowest = took, text
    print(f"fuzz, seed {args.seed}: {args.texts} texts, {len(bad)} problems, longest {longest:.1f} ms")
    print(f"  longest: {slowest[:100]!r}, {len(slowest)} characters")
    for one in bad[:20]:
        print(" ", one)
    return 1 if bad or longest > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
