"""The example partnership at one moment, for tests of one part at a time: how a part's answer sounds to its reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.manner import Manners
from bot.ports import Shown
from bot.render import Renderer
from bot.skills import Skill
from bot.skills.asked import Asked
from bot.world import AMSTERDAM, World
from content.load import Library
from dialogs.event import FileRef
from dialogs.message import Message
from dialogs.nouns import Person
from store import appointments, files, obligations, people, placements
from store.db import Conn, Database


class Partnership:
    """The example roster on SQLite at one moment; everyone takes part since 5 January 2026."""

    def __init__(self, database: Database, library: Library) -> None:
        self.database, self.library = database, library
        self.now = datetime(2026, 1, 21, 17, 30, tzinfo=AMSTERDAM)
        self.renderer, self.manners = Renderer(library.texts), Manners(library)
        with database.transaction("test") as c:
            for person in people.all_people(c):
                people.begin(c, person.id, datetime(2026, 1, 5, 9, 0, tzinfo=AMSTERDAM))

    def person(self, c: Conn, name: str) -> Person:
        """Someone by the name before the @."""
        return next(p for p in people.all_people(c) if p.email.startswith(f"{name}@"))

    def shows(self, skill: Skill, who: str, text: str = "", *args: str) -> tuple[Shown, ...]:
        """What someone sees when she asks this of a skill."""
        with self.database.reading() as c:
            person = self.person(c, who)
            world = World(c=c, library=self.library, at=self.now, person=person)
            return self.shown(c, person, skill(Asked(world=world, text=text, args=args)))

    def shown(self, c: Conn, person: Person, messages: Sequence[Message]) -> tuple[Shown, ...]:
        def meta(file_id: int) -> FileRef:
            return files.meta(c, file_id)

        return tuple(self.renderer.show(m, self.manners.of(c, person, self.now), meta) for m in messages)

    def hears(self, skill: Skill, who: str, text: str = "", *args: str) -> str:
        """The same, in words only."""
        return "\n".join(shown.text for shown in self.shows(skill, who, text, *args))

    def placement(self, c: Conn, student: str) -> int:
        return placements.of_person(c, self.person(c, student).id, on=self.now.date())[0].id

    def done(self, student: str, *names: str) -> None:
        """These obligations of a student are done."""
        with self.database.transaction("test") as c:
            who, placement = self.person(c, student).id, self.placement(c, student)
            for name in names:
                obligations.mark(
                    c, placement_id=placement, obligation=name, status="done", by=who, at=self.now, note=None
                )

    def moved(self, student: str, name: str, due: date) -> None:
        """This obligation of a student has a date of its own."""
        with self.database.transaction("test") as c:
            obligations.move(c, placement_id=self.placement(c, student), obligation=name, due=due, by=None, at=self.now)

    def agree(self, title: str, at: datetime, *who: str) -> None:
        """An appointment about Noor."""
        with self.database.transaction("test") as c:
            appointments.add(
                c,
                placement_id=self.placement(c, "noor.willems"),
                kind="gesprek",
                title=title,
                at=at,
                people=[self.person(c, one).id for one in who],
                by=None,
            )
