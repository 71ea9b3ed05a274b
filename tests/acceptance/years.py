"""A companion for scripted years: who does what on which day, from the roster to the last document.

A play is written act by act: the day, the person, what she says or which offer she takes up, and the answers that
matter. Every other question gets a plain answer of its kind, so that a play shows what it is about.
"""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path
from typing import Self

from people import DOCX, School, Someone

from bot import invite
from bot.ports import ShownField
from bot.roster.apply import import_roster
from dialogs.dutch import date_words, moment_words
from dialogs.event import Pressed
from dialogs.nouns import Json
from store import obligations

FEEDBACK = "Je stelde een open vraag en wachtte. Daardoor dacht iedereen na. Laat het volgende keer nog langer stil."
MOST_SCREENS = 60
COLUMNS = ("programma", "schooljaar", "school", "regio", "start", "vak", "klassen")
PEOPLE = ("student", "wpb", "so", "io", "sco", "assessor")


def address(name: str) -> str:
    """The e-mail address of someone in a play."""
    return f"{name.lower().replace(' ', '.')}@partnerschap.example"


class Year:
    """One school year of one partnership, played in a database of its own."""

    def __init__(self, school: School, folder: Path) -> None:
        self.school, self.folder = school, folder

    def roster(self, *rows: dict[str, str], at: str) -> Self:
        """Import this roster and invite everybody; who is invited has begun once she speaks."""
        path = self.folder / "rooster.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            emails = [f"{one}_email" for one in PEOPLE]
            out = csv.DictWriter(file, [*COLUMNS, *PEOPLE, *emails])
            out.writeheader()
            for row in rows:
                out.writerow({**row, **{f"{one}_email": address(row[one]) for one in PEOPLE if row.get(one)}})
        now = self.school.at(at).now
        report = import_roster(self.school.database, path, sheet="plaatsingen", at=now, library=self.school.library)
        assert report.ok, report.text
        with self.school.database.transaction("test") as c:
            invite.invite(c, self.school.library, now, school=None, dry_run=False)
        return self

    def goes_to(self, at: str) -> Self:
        """Let the days pass until this moment, working day by working day, as the bot's clock does."""
        day = self.school.now
        end = self.school.at(at).now
        while day.date() < end.date():
            self.school.now = day.replace(hour=15, minute=30)
            self.school.ticks()
            day += timedelta(days=1)
        self.school.at(at).ticks()
        return self

    def __getitem__(self, name: str) -> Player:
        return Player(self, name)

    def done(self, student: str) -> set[str]:
        """The obligations around this student that are settled."""
        with self.school.database.reading() as c:
            placement = self.school.placement_of(address(student))
            return {mark.obligation for mark in obligations.marks(c, [placement.id]) if mark.status == "done"}


class Player:
    """One person in a play."""

    def __init__(self, year: Year, name: str) -> None:
        self.year, self.name = year, name
        self.me: Someone = year.school[address(name)]

    def does(self, wish: str, **answers: Json) -> list[str]:
        """Say this, answer whatever is asked, and send it; gives the names of the documents that she got."""
        self.me.says(wish)
        return self._through(answers)

    def begins(self, dialog: str, **answers: Json) -> list[str]:
        """Press the button of the agenda that begins this, answer whatever is asked, and send it."""
        self.year.school.hears(self.me.email, Pressed(control=f"start:{dialog}"))
        return self._through(answers)

    def takes_up(self, words: str, **answers: Json) -> list[str]:
        """Press the button of the newest message with these words in it, answer and send."""
        for shown in reversed(self.me.shown):
            if words in shown.text and shown.form is None:
                buttons = [*shown.buttons, *(b for item in shown.items if words in item.text for b in item.buttons)]
                self.me.presses(next(b.id for b in buttons if b.id.startswith(("verder:", "start:"))))
                return self._through(answers)
        raise AssertionError(f"{self.name} got nothing about {words!r}")

    def _through(self, answers: dict[str, Json]) -> list[str]:
        left = dict(answers)
        for _ in range(MOST_SCREENS):
            assert any(shown.form is not None for shown in self.me.got), f"{self.name} sees no form: {self.me.heard}"
            form = self.me.form
            if "bevestigen" in {verb.id for verb in form.verbs}:
                self.me.presses("bevestigen")
                assert not left, f"{self.name} was never asked {sorted(left)}"
                return [name for name, _ in self.me.documents]
            values = {f.id: left.pop(f.id) if f.id in left else self._plainly(f) for f in form.fields}
            self.me.fills(**{name: value for name, value in values.items() if value is not None})
            if not any(shown.form is not None for shown in self.me.got):
                assert not left, f"{self.name} was never asked {sorted(left)}"
                return [name for name, _ in self.me.documents]
            assert not self.me.problems, f"{form.step}: {self.me.problems}"
        raise AssertionError("this conversation does not end")

    def _plainly(self, field: ShownField) -> Json:
        """A plain answer to a question that must be answered and is not."""
        if not field.required or field.value not in (None, "", [], {}):
            return None
        now = self.year.school.now
        ahead = (now + timedelta(days=7)).replace(hour=10, minute=15)
        return {
            "text": FEEDBACK,
            "number": 40,
            "scale": 4,
            "yes_no": "ja",
            "choice": field.options[0].id if field.options else None,
            "person": field.options[0].id if field.options else None,
            "choices": [field.options[0].id] if field.options else None,
            "ranking": [option.id for option in field.options],
            "date": date_words(now.date()),
            "moment": moment_words(ahead),
            "rubric": {row.id: field.columns[0].id for row in field.rows} if field.columns else None,
            "file": None,
        }[field.kind]

    def drops(self, name: str) -> Self:
        """Drop a file in the chat."""
        self.me.drops(name, DOCX)
        return self

    @property
    def heard(self) -> str:
        """Everything that she ever got, in words."""
        return "\n".join(shown.text for shown in self.me.shown)

    @property
    def papers(self) -> list[str]:
        """The names of every document that she ever got."""
        return [shown.file.name for shown in self.me.shown if shown.file is not None]
