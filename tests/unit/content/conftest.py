"""A small content folder of its own for every test, whole until a test breaks something in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from content.check import problems
from content.load import Library, load

FILES = {
    "common/texts.nl.yaml": "groet: Dag {naam}\n",
    "common/policy.yaml": "leads: [10, 4, 1]\n",
    "common/holidays.nl.yaml": """\
        years:
          2025-2026:
            kerstvakantie:
              iedereen: {from: 2025-12-20, to: 2026-01-04}
            voorjaarsvakantie:
              noord: {from: 2026-02-21, to: 2026-03-01}
              midden: {from: 2026-02-14, to: 2026-02-22}
              zuid: {from: 2026-02-14, to: 2026-02-22}
        """,
    "common/glossary.yaml": """\
        terms:
          - {term: kijkwijzer, text: Een formulier bij een les.}
        """,
    "common/intents.yaml": """\
        intents:
          - id: agenda
        """,
    "common/phrases/agenda.txt": "wat moet ik doen\nmijn agenda\n",
    "programmes/proef/programme.yaml": """\
        programme: proef
        title: Proefprogramma
        stage_days: [woensdag, donderdag]
        obligations:
          kijkwijzer-1:
            title: Eerste kijkwijzer
            actors: {any: [wpb]}
            when: {by_end_of: periode-1}
            done: {submitted: kijkwijzer, within: periode-1}
            dialog: kijkwijzer
            tell: [student]
            source: {document: bron.txt, section: "3"}
        """,
    "programmes/proef/calendars/2025-2026.yaml": """\
        year: 2025-2026
        periods:
          periode-1: {from: 2025-09-01, to: 2025-11-12, deadline: {on: 2025-11-12, weekday: woensdag}}
          periode-2: {from: 2025-11-13, to: 2026-02-04, deadline: {on: 2026-02-04, weekday: woensdag}}
        """,
    "programmes/proef/dialogs/kijkwijzer.yaml": """\
        dialog: kijkwijzer
        title: Kijkwijzer
        as: wpb
        subject: placement
        steps:
          - ask: les
            fields:
              - {id: datum, kind: date, label: Welke les?, looks: back, default: last_stage_day}
              - {id: nut, kind: yes_no, label: Was het nuttig?, default: nee}
              - {id: oordeel, kind: rubric, label: Oordeel, rows: [Begin, Slot], columns: [nog niet, soms, vaak]}
          - review: klaar
            readers: student
          - submit: [save, {deliver: [student, wpb]}, {complete: obligation}]
        """,
}


@dataclass
class Folder:
    """A content folder to break."""

    root: Path

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")

    def read(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        text = self.read(file)
        assert old in text, f"{old!r} is not in {file}"
        (self.root / file).write_text(text.replace(old, new), encoding="utf-8")

    def load(self) -> Library:
        return load(self.root)

    def says(self) -> list[str]:
        """What `wijzer content check` would print."""
        return [str(problem) for problem in problems(self.root)]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "content")
    for file, text in FILES.items():
        made.write(file, text)
    return made
