"""A companion for acceptance tests: the example partnership on a real database, and its people, who talk to the bot.

Everything runs in process through the real desk, turn, tick and delivery. One channel carries every message and keeps
it; the clock stands where a test puts it. A person says, presses by the words on a button, fills the open form, and
looks at what she got since anybody last did something.
"""

from __future__ import annotations

import asyncio
import io
import itertools
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Self

import docx

from bot.ports import Account, Handled, Inbound, Outgoing, Result, Sent, Shown, ShownButton, ShownField, ShownForm
from bot.wiring import Core, build_core
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.event import Event, FileRef, Pressed, Said
from dialogs.nouns import Json, Person, Placement, Role
from dialogs.understand import Understanding
from store import people, placements
from store.db import Database

SEEN = "Noor begon met een vraag. Daardoor was de klas meteen stil. Volgende stap: na een antwoord doorvragen."
DOCX = b"PK\x03\x04 een kijkwijzer die op papier is ingevuld"

STUDENT, SCHOOL, OTHER_SCHOOL = "student.example", "zilverbeek.example", "wilgenpoort.example"
NOOR, WIM = f"noor.willems@{STUDENT}", f"wim.de.groot@{SCHOOL}"
FATIMA, MARIEKE = f"fatima.el.idrissi@{SCHOOL}", f"marieke.oosterhof@{SCHOOL}"
BILAL, LOTTE, SEM = f"bilal.amrani@{STUDENT}", f"lotte.vermeer@{STUDENT}", f"sem.dijkstra@{STUDENT}"
ZOE, HENK = f"zoe.martens@{STUDENT}", f"henk.aalders@{OTHER_SCHOOL}"


def moment(text: str) -> datetime:
    """`2026-01-21T17:30` in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


class Chats:
    """The one channel. Keeps what it carries; `answers` are how the next sendings end (default: sent)."""

    name = "chats"

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.answers: list[Result] = []

    async def send(self, outgoing: Outgoing) -> Result:
        result = self.answers.pop(0) if self.answers else Sent(ref={"chat": outgoing.key})
        if isinstance(result, Sent):
            self.sent.append(outgoing)
        return result


class School:
    """The partnership with its clock. The database at `url` has the example roster."""

    def __init__(self, url: str, library: Library, understanding: Understanding, *, now: str) -> None:
        self.url, self.library, self.now = url, library, moment(now)
        self._understanding = understanding
        self.chats = Chats()
        self.mark = 0
        self._numbers = itertools.count(1)
        self._runner = asyncio.Runner()
        self._cores: list[Core] = []
        self.core = self.another_process()
        self.database = self.core.database

    def another_process(self) -> Core:
        """One more bot that serves the same partnership."""
        core = build_core(
            database=Database.open(self.url),
            library=self.library,
            process=f"process-{len(self._cores) + 1}",
            now=lambda: self.now,
            wall=lambda: self.now,
            secret="a secret for links",
            public_url="https://bot.example",
            everyone="chats",
            jitter=lambda: 0.5,
            extra={"chats": self.chats},
            understanding=self._understanding,
        )
        self._cores.append(core)
        return core

    def close(self) -> None:
        self._runner.close()
        for core in self._cores:
            core.close()

    # --- people and time ---

    def __getitem__(self, email: str) -> Someone:
        return Someone(self, email)

    def at(self, text: str) -> Self:
        """Put the clock somewhere, without anything happening."""
        self.now = moment(text)
        return self

    def moves_to(self, text: str) -> int:
        """Put the clock there and let the bot do what is due; how many messages went out."""
        return self.at(text).ticks()

    def ticks(self) -> int:
        """Let the bot do what is due now."""
        self.mark = len(self.chats.sent)
        return self._runner.run(self.core.tick(self.now))

    def queues(self) -> None:
        """Let the bot decide what is due, and send nothing yet."""
        self._runner.run(self.core.workers.run(self.core._queue, self.now))

    def tick_at_once(self, *cores: Core) -> None:
        """Let several processes do what is due now, side by side."""
        self.mark = len(self.chats.sent)

        async def together() -> None:
            await asyncio.gather(*(core.tick(self.now) for core in cores))

        self._runner.run(together())

    @property
    def news(self) -> list[tuple[str, str]]:
        """To whom went what since somebody last did something, in order: (e-mail, text)."""
        return [(o.to.email, o.shown.text) for o in self.chats.sent[self.mark :] if not _read_only(o)]

    def everyone_begins(self, at: str) -> Self:
        with self.database.transaction("test") as c:
            for person in people.all_people(c):
                people.begin(c, person.id, moment(at))
        return self

    # --- events ---

    def hears(self, email: str, event: Event) -> Handled:
        self.mark = len(self.chats.sent)
        return self._runner.run(self._hear(self.core, self.inbound(email, event)))

    def hears_at_once(self, *events: tuple[Core, Inbound]) -> list[Handled]:
        """Several events, none of which waits for another."""
        self.mark = len(self.chats.sent)

        async def together() -> list[Handled]:
            return list(await asyncio.gather(*(self._hear(core, inbound) for core, inbound in events)))

        return self._runner.run(together())

    @staticmethod
    async def _hear(core: Core, inbound: Inbound) -> Handled:
        handled = await core.desk.turn(inbound)
        await core.desk.idle()
        return handled

    def inbound(self, email: str, event: Event) -> Inbound:
        return Inbound(
            key=f"event-{next(self._numbers)}", account=account(email), event=event, at=self.now, email=email
        )

    def keeps(self, email: str, name: str, data: bytes) -> FileRef:
        """A dropped file, as a channel keeps it before its event. Raises FileRefused."""
        return self._runner.run(self.core.files.keep(name, "", data, account(email)))

    def bytes_of(self, file_id: int) -> bytes:
        return self._runner.run(self.core.files.read(file_id)).data

    def may_read(self, file_id: int, email: str) -> bool:
        """Whether the link in this person's chat opens the file."""
        try:
            self._runner.run(self.core.files.opened(file_id, self[email].id))
        except LookupError:
            return False
        return True

    def follows(self, ticket: str) -> bytes | None:
        """What a calendar program gets at the address with this ticket."""
        return self._runner.run(self.core.feeds.read(ticket))

    # --- looking behind the scenes ---

    def placement_of(self, student: str) -> Placement:
        with self.database.reading() as c:
            found = placements.of_person(c, self[student].id, on=self.now.date())
        return found[0]

    def seats(self, student: str, *more: tuple[Role, str, int], without: Role | None = None) -> None:
        """The roster gives these people (role, who, rank) a seat around the student, and takes a role away."""
        placement = self.placement_of(student)
        kept = [(s.role, s.person.id, s.rank) for s in placement.seats if s.role is not without]
        with self.database.transaction("test") as c:
            placements.put(
                c,
                programme=placement.programme,
                year=placement.year,
                student_id=placement.student.id,
                school=placement.school,
                region=placement.region,
                location=placement.location,
                vak=placement.vak,
                klassen=placement.klassen,
                start=placement.start,
                end=placement.end,
                seats=[*kept, *((role, self.person(who).id, rank) for role, who, rank in more)],
            )

    def second_programme(self, student: str) -> None:
        """The student is one of another programme too, at the same school with the same people."""
        first = self.placement_of(student)
        with self.database.transaction("test") as c:
            placements.put(
                c,
                programme="han-wpl2",
                year="2025-2026",
                student_id=first.student.id,
                school=first.school,
                region=first.region,
                location=None,
                vak="biologie",
                klassen=("2b",),
                start=date(2026, 1, 12),
                end=None,
                seats=[(s.role, s.person.id, s.rank) for s in first.seats if s.role in (Role.WPB, Role.IO, Role.SO)],
            )

    def person(self, email: str) -> Person:
        with self.database.reading() as c:
            found = people.by_email(c, email)
        assert found is not None, f"{email} is not on the roster"
        return found


def account(email: str) -> Account:
    return Account(channel="chats", tenant="t", user=email.lower())


def _read_only(outgoing: Outgoing) -> bool:
    """A form that became its answers: what the person sees change in place, not a new message."""
    return outgoing.replaces is not None and outgoing.shown.kind == "card"


class Someone:
    """One person in front of her chat."""

    def __init__(self, school: School, email: str) -> None:
        self.school, self.email = school, email

    @property
    def id(self) -> int:
        return self.school.person(self.email).id

    # --- what she does ---

    def says(self, text: str, *files: FileRef) -> Self:
        """Type something, or drop files."""
        return self._does(Said(text=text, files=files))

    def drops(self, name: str, data: bytes) -> Self:
        """Drop a file in the chat."""
        return self.says("", self.school.keeps(self.email, name, data))

    def fills(self, /, **values: Json) -> Self:
        """Fill the open form and go on; unknown fields are a mistake of the test."""
        unknown = set(values) - {field.id for field in self.form.fields}
        assert not unknown, f"screen {self.form.step} has no {unknown}"
        return self.presses("verder", values=values)

    def presses(self, button: str, *, token: str | None = "", values: Mapping[str, Json] | None = None) -> Self:
        """Press what the words on the button say, or what its id begins with.

        A form's own button carries the form's token, and its fields as they stand with `values` typed into them.
        """
        control, form = self._found(button)
        there = {field.id: field.value for field in form.fields if field.value is not None} if form else {}
        own = form.token if form else None
        return self._does(
            Pressed(control=control, token=own if token == "" else token, values={**there, **(values or {})})
        )

    def presses_id(self, control: str) -> Self:
        """Press a button by its id, as it stands in an agenda that is not on the screen now."""
        return self._does(Pressed(control=control))

    def corrects(self, address: str, value: Json) -> Self:
        """Choose an answer in the review and give another."""
        self.presses("wijzigen", values={"veld": address})
        return self.fills(**{address.rpartition(".")[2]: value})

    def press(self, control: str, token: str | None = None, **values: Json) -> Inbound:
        """A press that has yet to arrive."""
        return self.school.inbound(self.email, Pressed(control=control, token=token, values=values))

    def _does(self, event: Event) -> Self:
        self.school.hears(self.email, event)
        return self

    def _found(self, wanted: str) -> tuple[str, ShownForm | None]:
        for shown in reversed(self.shown):
            for button in buttons_of(shown):
                if wanted in (button.label, button.id) or button.id.startswith(f"{wanted}:"):
                    return button.id, shown.form
        raise AssertionError(f"{self.email} sees no button {wanted!r}: {[b.label for b in self.buttons]}")

    # --- what she sees ---

    @property
    def shown(self) -> list[Shown]:
        """Everything in her chat, oldest first."""
        return [o.shown for o in self.school.chats.sent if o.to.email == self.email]

    @property
    def got(self) -> list[Shown]:
        """What came since anybody last did something, without forms that became their answers."""
        new = self.school.chats.sent[self.school.mark :]
        return [o.shown for o in new if o.to.email == self.email and not _read_only(o)]

    @property
    def heard(self) -> str:
        """The words of what came last."""
        return "\n".join(shown.text for shown in self.got)

    @property
    def form(self) -> ShownForm:
        """The screen that came last."""
        forms = [shown.form for shown in self.shown if shown.form is not None]
        assert forms, f"{self.email} has no form: {self.heard}"
        return forms[-1]

    def field(self, name: str) -> ShownField:
        return next(field for field in self.form.fields if field.id == name)

    @property
    def problems(self) -> dict[str, str]:
        """What the screen says is wrong, by field."""
        return {field.id: field.problem for field in self.form.fields if field.problem is not None}

    @property
    def summary(self) -> dict[str, str]:
        """The answers on the review, by their question."""
        return {fact.label: fact.value for fact in self.form.facts}

    @property
    def cards(self) -> list[Shown]:
        return [shown for shown in self.got if shown.kind == "card"]

    @property
    def buttons(self) -> list[ShownButton]:
        """Every button on what came last."""
        return [button for shown in self.got for button in buttons_of(shown)]

    @property
    def documents(self) -> list[tuple[str, bytes]]:
        """The files that came last: (name, bytes)."""
        files = [shown.file for shown in self.got if shown.file is not None]
        return [(file.name, self.school.bytes_of(file.id)) for file in files]


def buttons_of(shown: Shown) -> list[ShownButton]:
    own = list(shown.form.verbs) if shown.form is not None else list(shown.buttons)
    return [*own, *(button for item in shown.items for button in item.buttons)]


def words_of(data: bytes) -> str:
    """The text of a Word file, its tables included."""
    document: Any = docx.Document(io.BytesIO(data))
    found = [p.text for p in document.paragraphs]
    found += [p.text for section in document.sections for p in (*section.header.paragraphs, *section.footer.paragraphs)]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(found)
