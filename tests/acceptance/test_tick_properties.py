"""Whatever happens in whatever order, the tick keeps to the rules of the house: on the real tick, turn and delivery."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import BILAL, FATIMA, LOTTE, NOOR, SEM, WIM, School, buttons_of, moment

from bot import nudge, unasked
from bot.moments import moment as decent_moment
from bot.ports import Outgoing
from bot.world import AMSTERDAM, days_of, duties_of
from content.calendar import is_quiet
from content.load import Library
from dialogs.event import Pressed
from dialogs.message import Say
from dialogs.nouns import Person, Role
from dialogs.text import words
from dialogs.understand import Understanding
from store import absences, nudges, obligations, outbox, paces, people, placements
from store import unasked as taken_days
from store.db import Conn
from store.paces import Pace

PEOPLE = (NOOR, BILAL, LOTTE, SEM, WIM, FATIMA)
STUDENTS = (NOOR, BILAL, LOTTE)
TASKS = ("p2-inleveren", "p2-kijkwijzer-2", "p3-inleveren", "p3-kijkwijzer-3", "p2-driehoek-2-voeren")
FIRST = date(2026, 1, 19)

days = st.integers(0, 60)
person, student, task = st.sampled_from(PEOPLE), st.sampled_from(STUDENTS), st.sampled_from(TASKS)
events = st.one_of(
    st.tuples(st.just("passes"), st.integers(1, 60)),
    st.tuples(st.just("passes"), st.integers(60, 400)),
    st.tuples(
        st.just("to"), st.integers(1, 4), st.sampled_from(["08:00", "15:30", "19:00", "19:01", "23:59", "07:59"])
    ),
    st.tuples(st.just("moves"), student, task, days),
    st.tuples(st.just("done"), student, task),
    st.tuples(st.just("undone"), student, task),
    st.tuples(st.just("away"), person, days, st.integers(0, 12)),
    st.tuples(st.just("back"), person),
    st.tuples(st.just("says"), person, st.sampled_from(["hallo", "later", "volgende week", "herinner me vrijdag"])),
    st.tuples(st.just("pace"), person, st.sampled_from(["daily", "weekly", "last", None])),
    st.tuples(st.just("signs"), person, st.sampled_from(["afmelden", "begin"])),
    st.tuples(
        st.just("both"),
    ),
    st.tuples(st.just("ends"), student),
    st.tuples(st.just("writes"), person, person, st.integers(1, 5)),
)


class Watched:
    """The partnership, with every message of the bot's own accord held against the rules at the moment it goes."""

    def __init__(self, school: School) -> None:
        self.school, self.library = school, school.library
        self.seen: set[int] = set()
        self.own: dict[int, list[date]] = {}
        self.looked = 0
        self.written: set[str] = set()
        self.arrived: Counter[str] = Counter()
        school.everyone_begins("2026-01-19T08:00").at("2026-01-19T09:00")
        self.other = school.another_process()
        self.happenings: dict[str, Callable[..., None]] = {
            "passes": self.passes,
            "to": self.to,
            "both": lambda: self.school.tick_at_once(self.school.core, self.other),
            "says": lambda who, text: self.school[who].says(text),
            "back": lambda who: self.school[who].says("ik ben er weer"),
            "signs": lambda who, control: self.school.hears(who, Pressed(control=control)),
            "moves": self.moves,
            "done": self.done,
            "undone": self.undone,
            "away": self.away,
            "pace": self.pace,
            "ends": self.ends,
            "writes": self.writes,
        }

    def happens(self, name: str, *what: Any) -> None:
        self.happenings[name](*what)
        self.holds()

    # --- what happens ---

    def passes(self, quarters: int) -> None:
        self.school.now = self.school.now + timedelta(minutes=15 * quarters)
        self.school.ticks()

    def to(self, ahead: int, clock: str) -> None:
        self.school.moves_to(f"{self.today + timedelta(days=ahead)}T{clock}")

    def moves(self, who: str, what: str, ahead: int) -> None:
        due = FIRST + timedelta(days=ahead)
        with self.school.database.transaction("test") as c:
            obligations.move(
                c, placement_id=self.placement(c, who), obligation=what, due=due, by=None, at=self.school.now
            )

    def done(self, who: str, what: str) -> None:
        with self.school.database.transaction("test") as c:
            by, at = self.school.person(who).id, self.school.now
            where = self.placement(c, who)
            obligations.mark(c, placement_id=where, obligation=what, status="done", by=by, at=at)

    def undone(self, who: str, what: str) -> None:
        with self.school.database.transaction("test") as c:
            by = self.school.person(who).id
            obligations.unmark(c, placement_id=self.placement(c, who), obligation=what, by=by)

    def away(self, who: str, ahead: int, length: int) -> None:
        first = FIRST + timedelta(days=ahead)
        with self.school.database.transaction("test") as c:
            absences.put(c, self.school.person(who).id, first, first + timedelta(days=length), self.school.now)

    def pace(self, who: str, pace: Pace | None) -> None:
        with self.school.database.transaction("test") as c:
            paces.put(c, self.school.person(who).id, pace)

    def ends(self, who: str) -> None:
        with self.school.database.transaction("test") as c:
            placements.end(c, self.placement(c, who), self.today)

    def writes(self, who: str, to: str, number: int) -> None:
        """Somebody sends a colleague so many messages that ask nothing, for her decent moment."""
        if who == to:
            return
        with self.school.database.transaction("test") as c:
            by, reader = self.school.person(who), self.school.person(to)
            when = decent_moment(self.library, reader, None, self.school.now.astimezone(AMSTERDAM))
            for _ in range(number):
                text = f"bericht {len(self.written)}"
                outbox.add(
                    c,
                    person_id=reader.id,
                    message=Say(text=words(text)),
                    cause=f"turn:{by.id}:{text}",
                    not_before=when,
                    at=self.school.now,
                )
                self.written.add(text)

    def placement(self, c: Conn, who: str) -> int:
        return placements.of_person(c, self.school.person(who).id, on=FIRST)[0].id

    @property
    def today(self) -> date:
        return self.school.now.astimezone(AMSTERDAM).date()

    # --- the rules ---

    def holds(self) -> None:
        """Hold what went since the last look against the rules."""
        sent, self.looked = self.school.chats.sent[self.looked :], len(self.school.chats.sent)
        with self.school.database.reading() as c:
            for outgoing in sent:
                row = outbox.by_id(c, outgoing.key)
                if row.cause.startswith(unasked.CAUSED):
                    self.came_once(outgoing)
                else:
                    self.was_decent(c, outgoing.to, row)
                    if row.cause in nudge.CAUSES:
                        self.could_be_done(c, outgoing, row)

    def came_once(self, outgoing: Outgoing) -> None:
        """What a colleague wrote comes once, by itself or in a list, and not at night."""
        texts = [item.text for item in outgoing.shown.items] or [outgoing.shown.text]
        mine = [text for text in texts if text in self.written]
        self.arrived.update(mine)
        assert all(self.arrived[text] == 1 for text in mine), "it came twice"
        local = self.school.now.astimezone(AMSTERDAM)
        assert not mine or not is_quiet(local.time(), self.library.policy.quiet), f"{local} is at night"

    def nothing_is_lost(self) -> None:
        """What a colleague wrote has come, or still waits for its moment."""
        with self.school.database.reading() as c:
            queued = [row.message for row in outbox.queued(c)]
        waiting = {text for text in self.written if any(f'"{text}"' in message for message in queued)}
        assert self.written == set(self.arrived) | waiting

    def was_decent(self, c: Conn, to: Person, row: outbox.Row) -> None:
        assert row.sent_at is not None
        local = row.sent_at.astimezone(AMSTERDAM)
        today = local.date()
        assert not is_quiet(local.time(), self.library.policy.quiet), f"{local} is at night"
        assert local.weekday() < 5, f"{local} is in a weekend"
        assert absences.away(c, to.id, today) is None, f"{to.name} is away"
        assert not people.by_id(c, to.id).stopped, f"{to.name} signed off"
        claimed = taken_days.day_of(c, row.id)
        if claimed is None:
            assert row.cause == "asked", "what nobody asked for takes a day"
            return
        assert claimed == today
        before = self.own.setdefault(to.id, [])
        assert today not in before, f"{to.name} got two on {today}"
        is_wpb = any(Role.WPB in p.roles(to.id) for p in placements.of_person(c, to.id, on=today))
        if is_wpb and before and paces.of_person(c, to.id) != "daily":
            assert (today - before[-1]).days >= unasked.WEEK, f"{to.name} got two in a week"
        before.append(today)

    def could_be_done(self, c: Conn, outgoing: Outgoing, row: outbox.Row) -> None:
        """Everything in a reminder is open and hers, on a day on which people work, while it can still be done."""
        carried, today = nudges.of_row(c, row.id), self.today
        assert not {n.id for n in carried} & self.seen, "the same stage went twice"
        self.seen.update(n.id for n in carried)
        shown = {b.id.partition(":")[2] for b in buttons_of(outgoing.shown) if b.id.startswith("gedaan:")}
        assert shown, "a reminder is about something"
        away = absences.of_person(c, outgoing.to.id, since=today - timedelta(days=28))
        for about in shown:
            number, _, obligation = about.partition(":")
            placement = placements.by_id(c, int(number))
            [duty] = [d for d in duties_of(c, self.library, (placement,), today) if d.obligation == obligation]
            assert duty.status in ("open", "upcoming", "late"), f"{obligation} is {duty.status}"
            assert duty.acts(outgoing.to.id), "it is someone else's"
            assert days_of(self.library, placement).is_working(today), f"{today} is a day off"
            assert placement.end is None or placement.end >= today, "the placement is over"
            mine = [n for n in carried if (n.placement_id, n.obligation) == (placement.id, obligation)]
            late = any(n.snoozed or any(n.at.astimezone(AMSTERDAM).date() in a for a in away) for n in mine)
            assert duty.due is not None
            assert late or duty.due >= today, "there is no time left to do it"


@contextmanager
def watching(url: str, library: Library, understanding: Understanding) -> Iterator[Watched]:
    school = School(url, library, understanding, now="2026-01-19T09:00")
    try:
        yield Watched(school)
    finally:
        school.close()


STORIES = st.lists(events, min_size=4, max_size=25)
copies = itertools.count(1)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=STORIES)
def test_the_tick_keeps_to_the_rules_whatever_happens(
    story: list[tuple[Any, ...]], example_file: Path, tmp_path: Path, library: Library, understanding: Understanding
) -> None:
    path = tmp_path / f"story-{next(copies)}.sqlite3"
    shutil.copy(example_file, path)
    with watching(f"sqlite:///{path}", library, understanding) as watched:
        for event in story:
            watched.happens(*event)
        for _ in range(12):
            watched.happens("to", 1, "15:30")
        watched.nothing_is_lost()


@pytest.mark.parametrize("seed", range(3))
def test_the_same_on_both_databases_with_two_processes(
    seed: int, example_url: str, library: Library, understanding: Understanding
) -> None:
    chance = Random(seed)
    with watching(example_url, library, understanding) as watched:
        for _ in range(40):
            watched.happens(*_anything(chance))
            watched.school.now = moment(f"{watched.today + timedelta(days=1)}T15:30")
            watched.happens("both")
        watched.nothing_is_lost()


def _anything(chance: Random) -> tuple[Any, ...]:
    """One happening, as the stories have them."""
    who, task, anyone = chance.choice(STUDENTS), chance.choice(TASKS), chance.choice(PEOPLE)
    return chance.choice(
        [
            ("moves", who, task, chance.randint(0, 60)),
            ("done", who, task),
            ("undone", who, task),
            ("away", anyone, chance.randint(0, 60), chance.randint(0, 9)),
            ("back", anyone),
            ("says", anyone, chance.choice(["hallo", "later", "volgende week", "herinner me vrijdag"])),
            ("pace", anyone, chance.choice(["daily", "weekly", "last", None])),
            ("signs", anyone, chance.choice(["afmelden", "begin", "begin"])),
            ("passes", chance.randint(1, 60)),
            ("writes", anyone, chance.choice(PEOPLE), chance.randint(1, 5)),
        ]
    )
