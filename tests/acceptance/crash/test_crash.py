"""Nothing that was acknowledged is lost, and everything is delivered, wherever the process is killed on its path.

Each case kills a real process with SIGKILL at one point, starts another on the same database, and compares what the
platform showed people with a life without a crash. A duplicate is allowed only where the process died between the
sending and the writing down of it; there it is expected.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from kept import Kept, drop, make, named
from sqlalchemy import make_url

from bot.demo import START
from bot.points import NAMES
from bot.roster.example import import_example
from content.load import Library
from store import approvals, outbox, people, placements, submissions
from store.db import Database

sys.path.insert(0, str(Path(__file__).parent))
import process as bot_process

AMBIGUOUS = {"send.after", "settle.before_commit"}
"""Between the platform's answer and the commit that remembers it."""

SAFEGUARDS = ("de-duplication", "lease", "acknowledge after commit")


class Host:
    """A machine that runs the bot, one life at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, bot_process.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def life(self, **order: str) -> dict[str, int]:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        ended: dict[str, int] = json.loads(self._process.stdout.readline())
        return ended

    def close(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()


@dataclass(frozen=True, kw_only=True)
class Seeded:
    """Fresh databases with the example roster, as many as are asked for."""

    url: str
    folder: Path
    _free: list[Kept] = field(default_factory=list)
    _taken: dict[str, Kept] = field(default_factory=dict)

    @property
    def on_file(self) -> bool:
        return self.url.startswith("sqlite")

    def fresh(self, name: str) -> str:
        if self.on_file:
            path = self.folder / f"{name}.sqlite3"
            shutil.copy(self.url.removeprefix("sqlite:///"), path)
            return f"sqlite:///{path}"
        try:
            self._taken[name] = self._free.pop()
        except IndexError:
            self._taken[name] = Kept(self._copy(name))
        return self._taken[name].put_back()

    def _copy(self, name: str) -> str:
        template = make_url(self.url).database
        assert template is not None
        make(self.url_of("postgres"), f"{template}_{name}", template)
        return self.url_of(f"{template}_{name}")

    def url_of(self, name: str) -> str:
        return named(self.url, name)

    def drop(self, name: str) -> None:
        if not self.on_file:
            self._free.append(self._taken.pop(name))

    def close(self) -> None:
        for kept in (*self._free, *self._taken.values()):
            drop(self.url_of("postgres"), str(make_url(kept.url).database))

    def let_a_minute_pass(self, url: str) -> None:
        """The leases of a process that is no more have expired."""
        expire = "UPDATE outbox SET held_until = 0 WHERE status = 'queued'"
        if self.on_file:
            with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
                file.execute(expire)
        else:
            with psycopg.connect(url, autocommit=True) as c:
                c.execute(expire)


@pytest.fixture
def seeded(url: str, tmp_path: Path, library: Library) -> Iterator[Seeded]:
    with_roster = Database.open(url)
    for report in import_example(with_roster, at=START, library=library):
        assert report.ok, report.text
    with with_roster.transaction("begin") as c:
        for person in people.all_people(c):
            people.begin(c, person.id, START)
    with_roster.close()
    made = Seeded(url=url, folder=tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module")
def hosts() -> Iterator[list[Host]]:
    found = [Host(), Host()]
    yield found
    for host in found:
        host.close()


@dataclass(frozen=True, kw_only=True)
class Story:
    """What one case left behind."""

    sent: Counter[tuple[str, str, str]]
    counts: dict[str, int]
    problems: tuple[str, ...]


def told(path: Path) -> tuple[Counter[tuple[str, str, str]], dict[str, int]]:
    entries: list[dict[str, Any]] = bot_process.Platform(path).entries()
    sent = Counter((e["to"], e["kind"], e["text"]) for e in entries if "to" in e)
    return sent, next((e["counts"] for e in reversed(entries) if "counts" in e), {})


def problems_in(url: str) -> tuple[str, ...]:
    """What people entrusted to the bot and is not there."""
    database = Database.open(url)
    found: list[str] = []
    with database.reading() as c:
        wim, noor = people.by_email(c, bot_process.WIM), people.by_email(c, bot_process.NOOR)
        assert wim is not None and noor is not None
        placement = next(p for p in placements.of_person(c, noor.id, on=bot_process.EVENING.date()))
        sent = submissions.of_placement(c, placement.id)
        kijkwijzers = [s for s in sent if s.dialog == "kijkwijzer"]
        if [s.answers.get("les.gezien") for s in kijkwijzers] != [bot_process.SEEN]:
            found.append(f"kijkwijzers: {[s.answers for s in kijkwijzers]}")
        plans = [s for s in sent if s.dialog == "startgesprek"]
        if [s.answers.get("voorbereiding.planning") for s in plans] != [bot_process.TOPICS["planning"]]:
            found.append(f"preparations: {[s.answers for s in plans]}")
        decided = [a.status for a in approvals.of_requester(c, noor.id)]
        if decided != ["approved"]:
            found.append(f"approvals: {decided}")
        if outbox.open_count(c) or outbox.dead_rows(c):
            found.append("messages were left in the outbox")
    database.close()
    return tuple(found)


def case(host: Host, seeded: Seeded, name: str, crash: str, **circumstances: str) -> Story:
    """One process killed at a point, another that goes on."""
    url, path = seeded.fresh(name), seeded.folder / f"{name}.jsonl"
    ended = host.life(url=url, platform=str(path), crash=crash, **circumstances)
    problems: tuple[str, ...] = ()
    if crash and ended != {"signal": 9}:
        problems = (f"the process was not killed at {crash} but ended with {ended}",)
    if ended != {"status": 0}:
        seeded.let_a_minute_pass(url)
        again = host.life(url=url, platform=str(path), **circumstances)
        if again != {"status": 0}:
            problems += (f"the second life ended with {again}",)
    problems += problems_in(url)
    sent, counts = told(path)
    seeded.drop(name)
    return Story(sent=sent, counts=counts, problems=problems)


def failures(story: Story, calm: Story, point: str) -> list[str]:
    """How a story with a crash differs from the calm one, beyond what a crash at this point excuses."""
    missing, extra = calm.sent - story.sent, story.sent - calm.sent
    allowed = 1 if point in AMBIGUOUS else 0
    found = list(story.problems)
    found += [f"never arrived: {m}" for m in missing]
    if extra.total() != allowed:
        found.append(f"{extra.total()} duplicates where {allowed} was to be expected: {list(extra)}")
    return found


def test_whatever_moment_the_process_is_killed_nothing_is_lost(hosts: list[Host], seeded: Seeded) -> None:
    for number, host in enumerate(hosts):
        calm = case(host, seeded, f"calm{number}", "", warm="yes")
        assert not calm.problems
    used = {name for name, n in calm.counts.items() if n} & set(NAMES)
    assert used == set(NAMES), "every point of the path is on this script's way"
    cases = [(name, nth) for name in NAMES for nth in range(1, calm.counts[name] + 1)]

    def share(number: int) -> tuple[list[str], int]:
        wrong: list[str] = []
        duplicates = 0
        for name, nth in cases[number :: len(hosts)]:
            story = case(hosts[number], seeded, f"c{name.replace('.', '_')}_{nth}", f"{name}:{nth}")
            duplicates += (story.sent - calm.sent).total()
            wrong += [f"{name}:{nth}: {one}" for one in failures(story, calm, name)]
        return wrong, duplicates

    with ThreadPoolExecutor(len(hosts)) as pool:
        shares = list(pool.map(share, range(len(hosts))))
    wrong = [one for wrong, _ in shares for one in wrong]
    assert not wrong, "\n".join(wrong)
    expected = sum(calm.counts[name] for name in AMBIGUOUS)
    assert sum(n for _, n in shares) == expected, "every ambiguous sending, and no other, gave one duplicate"
    print(f"{len(cases)} crashes, {expected} duplicates, all of them ambiguous sendings")


@pytest.mark.parametrize("without", SAFEGUARDS)
def test_without_a_safeguard_the_same_comparison_fails(hosts: list[Host], seeded: Seeded, without: str) -> None:
    calm = case(hosts[0], seeded, "calm", "", side_by_side="yes")
    assert not calm.problems
    points = [f"{name}:{nth}" for name in ("turn.before_commit", "turn.after_commit") for nth in (2, 4)]
    found = [
        failure
        for n, point in enumerate(("", *points))
        for failure in failures(
            case(hosts[0], seeded, f"s{n}", point, side_by_side="yes", without=without), calm, point.partition(":")[0]
        )
    ]
    assert found != [], f"a bot without {without} would pass"
