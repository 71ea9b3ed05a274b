"""A school year passes: the real tick at every hour that matters, and people who answer in their own way."""

from __future__ import annotations

import heapq
import itertools
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from bot import invite
from bot.ports import Account, Inbound, Outgoing, Result, Sent, Shown, ShownButton
from bot.rehearsal import filling
from bot.rehearsal.cast import Cast, Player, gather, replaced
from bot.wiring import Core, build_core
from bot.world import AMSTERDAM, days_of, duties_of
from content.agenda import Duty
from content.calendar import Days
from content.load import Library
from dialogs.dutch import MONTHS
from dialogs.event import Event, Pressed, Said
from store import obligations, placements
from store.db import Database, upgrade

CHANNEL = "repetitie"
HOURS = (time(8), time(12, 15), time(15, 30), time(17), time(23, 30))
"""When the clock of the rehearsal stops: the moments that people can choose, and once at night."""

ACTS = time(16, 30)
"""When the invented people look at what came, on working days."""

SCREENS = 40
"""So many screens at most in one form; then it is left."""

PATIENCE = {"vlot": 1, "ziek": 1, "vervangen": 1, "laat": 5}
"""Days until someone does what a message asks."""

SLACK = {"vlot": (-6, 0), "ziek": (-6, 0), "vervangen": (-6, 0), "laat": (1, 8)}
"""Days around the date on which someone does a task that nobody reminds her of."""

PUTS_OFF = 0.5
"""How often someone who is late first presses "later"."""

REPLACED_ON = (3, 2)
"""The month and day on which mentors are replaced."""

ILL = timedelta(days=12)
"""How long someone is ill."""

Progress = Callable[[float, date], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message as it went out. `row` is its number in the outbox."""

    row: int
    at: datetime
    to: int
    shown: Shown
    replaces: bool


class Carrier:
    """Everyone's channel: carries everything, and keeps it."""

    name = CHANNEL

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.sent: list[Message] = []

    async def send(self, outgoing: Outgoing) -> Result:
        """Carry one message."""
        self.sent.append(
            Message(
                row=outgoing.key,
                at=self._now(),
                to=outgoing.to.id,
                shown=outgoing.shown,
                replaces=outgoing.replaces is not None,
            )
        )
        return Sent(ref={"row": outgoing.key})


class Year:
    """One rehearsal. `folder` gets its database; `acts` tells afterwards what each event was, by its key."""

    def __init__(self, library: Library, programme: str, year: str, number: int, *, seed: int, folder: Path) -> None:
        self.library, self.programme, self.year, self.rng = library, programme, year, Random(seed)  # noqa: S311 - not for secrets
        self.now = datetime(int(year[:4]), 8, 1, 12, tzinfo=AMSTERDAM)
        url = f"sqlite:///{folder / 'repetitie.sqlite3'}"
        upgrade(url)
        self.database = Database.open(url, lasting=False)
        with self.database.transaction("cast") as c:
            self.cast: Cast = gather(c, library, library.programmes[programme], year, number, self.rng)
        self.players = {p.id: p for p in self.cast.players}
        self.carrier = Carrier(lambda: self.now)
        self.core: Core = build_core(
            database=self.database,
            library=library,
            process=CHANNEL,
            now=lambda: self.now,
            wall=lambda: self.now,
            secret=secrets.token_hex(16),
            everyone=CHANNEL,
            jitter=lambda: 0.0,
            extra={CHANNEL: self.carrier},
        )
        self.acts: dict[str, tuple[int, str]] = {}
        self._keys = itertools.count(1)
        self._todo: list[tuple[date, int, int, str]] = []
        self._read = 0
        self._planned: set[tuple[int, int, str]] = set()
        self._days = self._working_days()
        self._ill = self._illnesses()

    def close(self) -> None:
        """Give back the database."""
        self.core.close()

    async def play(self, progress: Progress) -> None:
        """From the first day until the summer."""
        end = date(int(self.year[5:]), 7, 17)
        days = (end - self.cast.start).days
        for passed in range(days):
            day = self.cast.start + timedelta(days=passed)
            await self._day(day)
            progress((passed + 1) / days, day)

    async def _day(self, day: date) -> None:
        if day == self.cast.start:
            self._invite(day, time(9))
        if (day.month, day.day) == REPLACED_ON:
            self._replace(day)
        for hour in HOURS:
            self.now = datetime.combine(day, hour, tzinfo=AMSTERDAM)
            await self.core.tick(self.now)
            if hour == HOURS[2]:
                await self._people_act(day)

    def _invite(self, day: date, hour: time) -> None:
        self.now = datetime.combine(day, hour, tzinfo=AMSTERDAM)
        with self.database.transaction("invite") as c:
            invite.invite(c, self.library, self.now, school=None, dry_run=False)

    def _replace(self, day: date) -> None:
        with self.database.transaction("replace") as c:
            new = [replaced(c, p, day) for p in self.players.values() if p.way == "vervangen"]
        self.players.update((p.id, p) for p in new)
        self._days = self._working_days()
        self._invite(day, time(9))

    def _working_days(self) -> Mapping[int, Days]:
        """On which days each person works."""
        with self.database.reading() as c:
            every = placements.all_of(c, programme=self.programme, year=self.year)
        return {s.person.id: days_of(self.library, p) for p in every for s in p.seats}

    def _illnesses(self) -> Mapping[date, list[int]]:
        """On which day who falls ill."""
        found: dict[date, list[int]] = {}
        for player in self.players.values():
            if player.way == "ziek":
                day = self.cast.start + timedelta(days=self.rng.randint(60, 220))
                found.setdefault(day + timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0)), []).append(player.id)
        return found

    # --- what people do -----------------------------------------------------------------------------------------------

    async def _people_act(self, day: date) -> None:
        self.now = datetime.combine(day, ACTS, tzinfo=AMSTERDAM)
        for person in self._ill.get(day, ()):
            until = day + ILL
            text = f"ik ben ziek tot {until.day} {MONTHS[until.month - 1]}"
            await self._does(person, Said(text=text), "meldt zich ziek")
        self._look(day)
        if day.weekday() == 0:
            self._intend(day)
        while self._todo and self._todo[0][0] <= day:
            _, _, person, control = heapq.heappop(self._todo)
            player = self.players[person]
            if player.way == "vervangen" and any(p.follows == person for p in self.players.values()):
                continue
            if not self._days[person].is_working(day):
                self._later(day + timedelta(days=1), person, control)
            elif not self._is_done(control):
                await self._presses(player, control)

    def _is_done(self, control: str) -> bool:
        """Whether the duty that a button names was done meanwhile."""
        parts = control.split(":")
        if parts[0] not in ("start", "gedaan", "later") or len(parts) < 3:
            return False
        placement, obligation = (parts[2], parts[3]) if parts[0] == "start" and len(parts) > 3 else (parts[1], parts[2])
        if not placement.isdecimal():
            return False
        with self.database.reading() as c:
            return any(m.obligation == obligation for m in obligations.marks(c, [int(placement)]))

    def _later(self, day: date, person: int, control: str) -> None:
        heapq.heappush(self._todo, (day, next(self._keys), person, control))

    def _look(self, day: date) -> None:
        """Everyone reads what came since the last time, and decides when to do what it asks."""
        for message in self.carrier.sent[self._read :]:
            player = self.players[message.to]
            if player.way == "stil" or message.shown.form is not None:
                continue
            for control in _asked(message.shown):
                self._later(day + timedelta(days=PATIENCE[player.way]), player.id, control)
            if player.way == "laat" and self.rng.random() < PUTS_OFF:
                for item in message.shown.items:
                    for button in item.buttons:
                        if button.id.startswith("later:"):
                            self._later(day + timedelta(days=1), player.id, button.id)
        self._read = len(self.carrier.sent)

    def _intend(self, day: date) -> None:
        """Once a week: who has something to do in this period decides on which day to do it."""
        with self.database.reading() as c:
            duties = duties_of(c, self.library, placements.active(c, on=day), day)
        for duty in duties:
            if duty.status != "open" or duty.standing or duty.repeats:
                continue
            for person in duty.actors if duty.everyone else duty.actors[:1]:
                about = (person.id, duty.placement.id, duty.obligation)
                player = self.players.get(person.id)
                if player is None or player.way == "stil" or about in self._planned:
                    continue
                self._planned.add(about)
                due = duty.due or day + timedelta(days=30)
                when = max(day, due + timedelta(days=self.rng.randint(*SLACK[player.way])))
                self._later(when, person.id, control_of(duty))

    async def _presses(self, player: Player, control: str) -> None:
        await self._does(player.id, Pressed(control=control), control)
        for _ in range(SCREENS):
            form = self._open_form(player.id)
            if form is None or form.shown.form is None:
                return
            values, verb = filling.filled(form.shown.form, self.rng, self.now), filling.on(form.shown.form)
            if values is None or verb is None:
                await self._does(player.id, Pressed(control="stop", token=form.shown.form.token), "stopt")
                return
            pressed = Pressed(control=verb, token=form.shown.form.token, values=values)
            await self._does(player.id, pressed, f"vult {form.shown.title} in")

    def _open_form(self, person: int) -> Message | None:
        """The form that came last to this person in answer to her last act."""
        new = (m for m in reversed(self.carrier.sent[self._before :]) if m.to == person)
        return next((m for m in new if m.shown.form is not None), None)

    async def _does(self, person: int, event: Event, what: str) -> None:
        self._before = len(self.carrier.sent)
        key = f"daad-{next(self._keys)}"
        self.acts[key] = (person, what)
        account = Account(channel=CHANNEL, tenant="", user=str(person))
        email = self.players[person].email
        await self.core.desk.turn(Inbound(key=key, account=account, event=event, at=self.now, email=email))
        await self.core.desk.idle()

    _before = 0


def control_of(duty: Duty) -> str:
    """The button of a duty that does it."""
    here = f"{duty.placement.id}:{duty.obligation}"
    return f"start:{duty.dialog}:{here}" if duty.dialog is not None else f"gedaan:{here}"


ANSWERS = ("begin", "akkoord", "verder", "start", "gedaan", "doorgaan")
"""The buttons outside a form that people here press, the first that a message has."""


def _asked(shown: Shown) -> tuple[str, ...]:
    """The buttons that people press on a message: for each thing that it asks the one that does it."""
    parts: tuple[Sequence[ShownButton], ...] = (shown.buttons, *(item.buttons for item in shown.items))
    found: list[str] = []
    for buttons in parts:
        names = {b.id.partition(":")[0]: b.id for b in reversed(buttons)}
        found += [names[name] for name in ANSWERS if name in names and not (name == "start" and parts[0] is buttons)][
            :1
        ]
    return tuple(found)
