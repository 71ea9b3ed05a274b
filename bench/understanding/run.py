"""How well the bot understands Dutch, on the development sets beside this file: the table of docs/understanding.md.

    python -m bench.understanding.run [dates | wishes | wordings | questions | speed] [--misses]

Half of every set is held back: those lines were written with the others, before the code, and are not looked at while
it is worked on. `--misses` lists what goes wrong, of the shown half only.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tracemalloc
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import yaml

from bench.understanding import dateset, questionset, rivals, wishset, wordingset
from content.answerable import answers
from content.load import load
from dialogs.dates import read
from dialogs.features import plain
from dialogs.privacy import private
from dialogs.understand import Understanding
from dialogs.wording import COACHED, feedback

INTENTS = Path(__file__).parents[2] / "content" / "common" / "intents.yaml"


def dates(*, misses: bool) -> None:
    """Exact readings of dates, and dates invented where there are none."""
    every = tuple(dateset.examples())
    print("dates                       exact        invented")
    for name, held in (("shown", False), ("held back", True)):
        half = [e for e in every if e.held_back is held]
        dated = [e for e in half if e.means != "-"]
        others = [e for e in half if e.means == "-"]
        exact = sum(e.answer() == e.means for e in dated)
        invented = sum(e.answer() != "-" for e in others)
        print(f"  {name:12} {exact:5} of {len(dated):3} {exact / len(dated):7.1%}   {invented} of {len(others)}")
        if misses and not held:
            for e in half:
                if e.answer() != e.means:
                    print(f"    {e.text!r} ({e.at}, {e.looks}): {e.means}, read as {e.answer()}")


def _intents(without: frozenset[str] = frozenset()) -> list[tuple[str, list[str], list[str]]]:
    read_ = yaml.safe_load(INTENTS.read_text(encoding="utf-8"))["intents"]
    return [(i["id"], [p for p in i["phrases"] if plain(p) not in without], i.get("roles", [])) for i in read_]


def wishes(*, misses: bool) -> None:
    """The bot's matcher and others on the half that is held back; the bot's on the shown half too, not learnt."""
    held_back = [w for w in wishset.wishes(p for _, phrases, _ in _intents() for p in phrases) if w.held_back]
    shown = [w for w in wishset.wishes() if not w.held_back]
    not_learnt = _intents(without=frozenset(plain(w.text) for w in shown))
    roles: Mapping[str, frozenset[str]] = {name: frozenset(only) for name, _, only in not_learnt}
    print(f"wishes, held back: {len(held_back)} texts")
    print(wishset.HEADING)
    for name, rival in rivals.RIVALS:
        before = rival([(wish, plain(p)) for wish, phrases, _ in not_learnt for p in phrases if plain(p)])
        sure, offer = rivals.thresholds(rivals.answers(before, shown, roles))
        learnt = rival([(wish, plain(p)) for wish, phrases, _ in _intents() for p in phrases if plain(p)])
        print(rivals.figures(rivals.answers(learnt, held_back, roles), sure, offer).row(name))
    bot = Understanding(_intents())
    print(wishset.measure(lambda text, roles: bot.guess(text, roles=roles), held_back).row("hybrid, used by the bot"))
    fresh = Understanding(not_learnt)
    found = wishset.measure(lambda text, roles: fresh.guess(text, roles=roles), shown)
    print(found.row("the same on the shown half"))
    if misses:
        for kind, rows in (("wrong", found.wrong), ("missed", found.missed)):
            for wish, guess in rows:
                print(f"  {kind}: {wish.text!r}: {wish.intent}, taken for {guess.intent} ({guess.score})")


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
    for name, file in questionset.HELD.items():
        more = questionset.questions(questionset.wordings(library), file)
        print(questionset.measure(library, known, more).row(name))


def speed() -> None:
    """Start-up, memory, and the time of one message, with and without a date."""
    tracemalloc.start()
    bot = Understanding(_intents())
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    intents, before = _intents(), time.process_time()
    bot = Understanding(intents)
    print(f"start-up {time.process_time() - before:.2f} s of one processor, {memory:.0f} MB")
    texts = [w.text for w in wishset.wishes()] + ["lang " * 8000, "x" * 40_000, "?" * 40_000]
    at = datetime(2026, 1, 21, 16, 30)  # noqa: DTZ001
    wordy = [e.text for e in wordingset.examples()]
    library, before = load(), time.process_time()
    known = {programme: answers(library, programme) for programme in library.packs}
    print(f"start-up of questions {time.process_time() - before:.2f} s of one processor, {len(known)} programmes")
    finder = known["han-wpl2"].finder
    for name, one in (
        ("question", finder.find),
        ("wording", lambda text: (feedback(text), private(text))),
        ("wish", lambda text: bot.guess(text)),
        ("date", lambda text: read(text, at=at, looks="ahead")),
    ):
        took = []
        for text in (*wordy, *texts[-3:]) if name == "wording" else texts:
            before = time.perf_counter()
            one(text)
            took.append((time.perf_counter() - before) * 1000)
        print(f"{name}: median {statistics.median(took):.2f} ms, longest {max(took):.2f} ms")


def main(argv: Sequence[str] | None = None) -> None:
    """Print what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="bench.understanding.run")
    parser.add_argument("what", nargs="?", choices=("dates", "wishes", "wordings", "questions", "speed"), default=None)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args(argv)
    if args.what in (None, "dates"):
        dates(misses=args.misses)
    if args.what in (None, "wishes"):
        wishes(misses=args.misses)
    if args.what in (None, "wordings"):
        wordings(misses=args.misses)
    if args.what in (None, "questions"):
        questions(misses=args.misses)
    if args.what in (None, "speed"):
        speed()


if __name__ == "__main__":
    main()
