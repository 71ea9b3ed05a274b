"""How well the bot understands Dutch, on the sets beside this file: the tables of docs/understanding.md.

    python -m bench.understanding.run [dates | wishes | wordings | questions | speed | others] [--misses]

What is held back, the sets in `held` or half of the others, was written before the code and is not looked at while the
work goes on. `--misses` lists what goes wrong in the rest.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import tracemalloc
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from bench.understanding import dateset, questionset, rivals, wishset, wordingset
from bot.learning import understanding_of
from content.answerable import answers
from content.load import load
from content.wishes import Wish as Learnt
from content.wishes import askers
from content.wishes import wishes as learnt
from dialogs.dates import read, warm_up
from dialogs.privacy import private
from dialogs.understand import Guess, Understanding, nameless, plain
from dialogs.wording import COACHED, feedback

PRINTED = ("dates", "wishes", "wordings", "questions", "speed")

PARTS = 10
"""In so many parts the development set is left out of what is learnt, one part at a time."""


def dates(*, misses: bool) -> None:
    """Exact readings of dates, and dates invented where there are none."""
    print("dates                         exact        invented")
    for name, file in dateset.SETS.items():
        every = tuple(dateset.examples(file))
        dated = [e for e in every if e.means != "-"]
        undated = [e for e in every if e.means == "-"]
        exact = sum(e.answer() == e.means for e in dated)
        invented = sum(e.answer() != "-" for e in undated)
        print(f"  {name:16} {exact:5} of {len(dated):3} {exact / len(dated):7.1%}   {invented} of {len(undated)}")
        if misses and file not in dateset.HELD.values():
            for e in every:
                if e.answer() != e.means:
                    print(f"    {e.text!r} ({e.at}, {e.looks}): {e.means}, read as {e.answer()}")


def _without(wishes: Sequence[Learnt], lines: Sequence[wishset.Wish]) -> list[Learnt]:
    known = {plain(line.text) for line in lines}
    return [(wish, tuple(p for p in phrases if plain(p) not in known), roles) for wish, phrases, roles in wishes]


def _bot(wishes: Sequence[Learnt], apart: Sequence[wishset.Wish] = ()) -> wishset.Matcher:
    """A bot that did not learn the lines that are set apart."""
    bot = Understanding(_without(wishes, apart), askers=askers(load()))
    return lambda text, roles: bot.guess(text, roles=roles)


def _in_parts(wishes: Sequence[Learnt], lines: Sequence[wishset.Wish]) -> wishset.Figures:
    """The figures on lines that were not learnt, a part of them at a time."""
    found: dict[tuple[str, tuple[str, ...]], Guess] = {}
    for part in range(PARTS):
        apart = [line for line in lines if zlib.crc32(line.text.encode()) % PARTS == part]
        guess = _bot(wishes, apart)
        found |= {(line.text, line.roles): guess(line.text, line.roles) for line in apart}
    return wishset.measure(lambda text, roles: found[text, roles], lines)


def wishes(*, misses: bool) -> None:
    """The bot on what is held back; and on the rest, without what it learnt of it."""
    every = learnt(load())
    phrases = tuple(p for _, some, _ in every for p in some)
    held = {name: tuple(wishset.wishes(file, known=phrases)) for name, file in wishset.HELD.items()}
    shown = tuple(wishset.wishes())
    print(wishset.HEADING)
    guess = _bot(every)
    for name, lines in held.items():
        figures = wishset.measure(guess, lines)
        print(figures.row(f"the bot, held back, {name}"))
        print("  taken for another:", ", ".join(_confused(figures)))
    print("without what was learnt of it")
    found = _in_parts(every, shown)
    print(found.row("development, in ten parts"))
    for name, file in wishset.HANDS.items():
        lines = tuple(wishset.wishes(file))
        figures = wishset.measure(_bot(every, lines), lines)
        print(figures.row(f"{name}, whole"))
    if misses:
        for kind, rows in (("wrong", found.wrong), ("missed", found.missed)):
            for wish, taken in rows:
                print(f"  {kind}: {wish.text!r}: {wish.intent}, taken for {taken.intent} ({taken.score})")


def others() -> None:
    """Other ways to tell wishes apart, on the first set that is held back; they take some minutes."""
    every, shown = learnt(load()), tuple(wishset.wishes())
    phrases = tuple(p for _, some, _ in every for p in some)
    name, file = next(iter(wishset.HELD.items()))
    held = tuple(wishset.wishes(file, known=phrases))
    roles: Mapping[str, frozenset[str]] = {name: frozenset(only) for name, _, only in every}
    before, after = _pairs(_without(every, shown)), _pairs(every)
    print(f"held back, {name}: {len(held)} lines")
    print(wishset.HEADING)
    for rival, made in rivals.RIVALS:
        sure, offer = rivals.thresholds(rivals.answers(made(before), shown, roles))
        print(rivals.figures(rivals.answers(made(after), held, roles), sure, offer).row(rival))


def _pairs(wishes: Sequence[Learnt]) -> list[tuple[str, str]]:
    return [(wish, flat) for wish, phrases, _ in wishes for p in phrases if (flat := nameless(p))]


def _confused(figures: wishset.Figures) -> list[str]:
    """`meant -> taken for`, with how often, of what was acted upon wrongly or not offered."""
    pairs = Counter(f"{wish.intent} -> {guess.intent}" for wish, guess in (*figures.wrong, *figures.missed))
    return [f"{pair} ({count})" if count > 1 else pair for pair, count in pairs.most_common()]


def wordings(*, misses: bool) -> None:
    """What the coach asks about, and what the guard finds."""
    every = tuple(wordingset.examples())
    for name, held in (("shown", False), ("held back", True)):
        half = [e for e in every if e.held_back is held]
        coach, guard = wordingset.coach(half), wordingset.guard(half)
        print(f"wordings, {name:14} {'precision':>18}   {'recall':>18}")
        for figures, kinds in ((coach, (wordingset.GOOD, *COACHED)), (guard, wordingset.GUARDED)):
            for kind in kinds:
                print(f"  {kind:22} {figures.row(kind)}")
        taken = Counter(f"{e.kind} taken for {found.split()[0]}" for e, found in (*coach.wrong, *guard.wrong))
        print("  confusions:", ", ".join(f"{what} ({n})" for what, n in taken.most_common()) or "none")
        if misses and not held:
            for e, found in (*coach.wrong, *guard.wrong):
                print(f"    {e.text!r}: {e.kind}, taken for {found}")


def questions(*, misses: bool) -> None:
    """Questions about the documents: what is answered rightly, and what is invented."""
    library = load()
    known = {programme: answers(library, programme) for programme in library.packs}
    every = tuple(questionset.questions(questionset.wordings(library)))
    print(questionset.HEADING)
    for name, held in (("shown", False), ("held back", True)):
        half = [one for one in every if one.held_back is held]
        print(questionset.measure(library, known, half).row(name))
        for programme in known if misses and not held else ():
            for one in questionset.measure(library, known, [q for q in half if q.programme == programme]).bad:
                print(f"  {programme} {one.asked.role}: {one.asked.text!r}: answered {one.answered}, {one.offered}")
    for name, file in (questionset.OTHERS | questionset.HELD).items():
        more = questionset.questions(questionset.wordings(library), file)
        print(questionset.measure(library, known, more).row(name))
    files = (wishset.DEVELOPMENT, *wishset.HANDS.values())
    outside = [line for file in files for line in wishset.wishes(file) if line.intent == "none"]
    taken = {programme: questionset.answered(one.finder, outside) for programme, one in known.items()}
    counts = ", ".join(f"{programme} {len(texts)}" for programme, texts in taken.items())
    print(f"sure answers on {len(outside)} texts out of scope: {counts}")
    for programme, texts in taken.items() if misses else ():
        print(f"  {programme}: {', '.join(map(repr, texts)) or 'none'}")


_START = """
import time
from content.load import load
library = load()
before = time.process_time()
from bot.learning import understanding_of
understanding_of(library).guess("wat moet ik doen")
wishes = time.process_time()
from content.answerable import answers
for programme in library.packs:
    answers(library, programme)
print(wishes - before, time.process_time() - wishes)
"""
"""A process that begins to understand, with the modules that it loads for it."""

STARTS = 5


def speed() -> None:
    """Start-up, memory, and the time of one message that was not learnt, with and without a date."""
    library = load()
    understanding_of(library)
    tracemalloc.start()
    bot = understanding_of(library)
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    starts = [subprocess.run([sys.executable, "-c", _START], check=True, capture_output=True) for _ in range(STARTS)]
    both = sorted(sum(map(float, one.stdout.split())) for one in starts)
    print(f"start-up of wishes and questions {both[STARTS // 2]:.2f} s of one processor; wishes {memory:.0f} MB")
    before = time.process_time()
    Understanding(learnt(library))
    print(f"learning, once for each version of the phrases: {time.process_time() - before:.2f} s of one processor")
    phrases = tuple(p for _, some, _ in learnt(library) for p in some)
    odd = ("lang " * 8000, "x" * 40_000, "?" * 40_000)
    strange = [w.text for file in wishset.HELD.values() for w in wishset.wishes(file, known=phrases)]
    dated = [e.text for e in dateset.examples(dateset.DEVELOPMENT)]
    wordy = [e.text for e in wordingset.examples()]
    at = datetime(2026, 1, 21, 16, 30)  # noqa: DTZ001
    finder = answers(library, "han-wpl2").finder
    before = time.process_time()
    warm_up()
    print(f"what rare dates need, loaded after the start: {time.process_time() - before:.2f} s of one processor")
    for name, one, texts in (
        ("question", finder.find, strange),
        ("wording", lambda text: (feedback(text), private(text)), wordy),
        ("wish", bot.guess, strange),
        ("date", lambda text: read(text, at=at, looks="ahead"), dated),
    ):
        took = []
        for text in (*texts, *odd):
            before = time.process_time()
            one(text)
            took.append((time.process_time() - before) * 1000)
        print(f"{name}: median {statistics.median(took):.2f} ms, longest {max(took):.2f} ms")


def main(argv: Sequence[str] | None = None) -> None:
    """Print what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="bench.understanding.run")
    parser.add_argument("what", nargs="?", choices=(*PRINTED, "others"), default=None)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(argv)
    for what in (args.what,) if args.what else PRINTED:
        match what:
            case "dates":
                dates(misses=args.misses)
            case "wishes":
                wishes(misses=args.misses)
            case "wordings":
                wordings(misses=args.misses)
            case "questions":
                questions(misses=args.misses)
            case "speed":
                speed()
            case _:
                others()


if __name__ == "__main__":
    main()
