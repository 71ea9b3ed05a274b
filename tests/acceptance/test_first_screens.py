"""Every form and every question as each role first meets it, before anybody did anything: whole sentences, in her own
form of address. The words do not depend on the database, so one is enough."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from people import MARIEKE, WIM, School

from bot.ports import Shown
from content.load import Library
from dialogs.event import Pressed
from dialogs.nouns import Role
from dialogs.understand import Understanding
from store import people, placements

HOLE = re.compile(r" [.,!](\s|$)|:[ ]*\.|:[ ]+$|\(\)|[{}\[\]]|\bNone\b|\w {2,}\S|‘’", re.MULTILINE)
"""What a sentence looks like in which something was not filled in."""

OTHER_FORM = {"u": re.compile(r"\b(je|jij|jouw?)\b", re.IGNORECASE), "je": re.compile(r"\b(u|uw)\b", re.IGNORECASE)}

SKILLS = ("agenda", "deadline", "calendar", "approvals", "overview", "help", "privacy", "human", "weg", "moment")


@pytest.fixture
def fresh(tmp_path: Path, example_file: Path, library: Library, understanding: Understanding) -> Iterator[School]:
    shutil.copy(example_file, tmp_path / "wijzer.sqlite3")
    made = School(f"sqlite:///{tmp_path / 'wijzer.sqlite3'}", library, understanding, now="2026-02-10T09:00")
    yield made.everyone_begins("2026-01-05T09:00")
    made.close()


def said(shown: Shown) -> str:
    """Everything that a message says; buttons are the reader's words to the bot, which is no u."""
    fields = shown.form.fields if shown.form is not None else ()
    return "\n".join([shown.text, *(part for f in fields for part in (f.label, f.hint, f.advice) if part)])


def one_of_each(school: School) -> dict[str, list[tuple[int, str, Role]]]:
    """Somebody for every combination of programmes and roles: (placement, programme, role)."""
    with school.database.reading() as c:
        seats: dict[str, dict[tuple[str, Role], int]] = {person.email: {} for person in people.all_people(c)}
        for placement in placements.active(c, on=school.now.date()):
            for seat in placement.seats:
                seats[seat.person.email].setdefault((placement.programme, seat.role), placement.id)
    first = {frozenset(had): email for email, had in reversed(seats.items()) if had}
    return {email: [(n, programme, role) for (programme, role), n in seats[email].items()] for email in first.values()}


def test_nobody_reads_a_sentence_with_a_hole_or_in_the_other_form_of_address(fresh: School, library: Library) -> None:
    wrong: list[str] = []
    for email, had in one_of_each(fresh).items():
        forms = {library.programmes[programme].address.get(role, "je") for _, programme, role in had}
        wishes = [
            f"start:{name}:{placement}"
            for placement, programme, role in had
            for name, dialog in library.dialogs(programme).items()
            if role in dialog.as_
        ]
        for control in (*dict.fromkeys(wishes), *SKILLS):
            fresh.hears(email, Pressed(control=control))
            for text in map(said, fresh[email].got):
                if (hole := HOLE.search(text)) is not None:
                    wrong.append(f"{email} {control}: …{text[max(0, hole.start() - 50) : hole.end() + 5]!r}")
                if len(forms) == 1 and (other := OTHER_FORM[next(iter(forms))].search(text)) is not None:
                    wrong.append(f"{email} {control}: …{text[max(0, other.start() - 50) : other.end() + 20]!r}")
            fresh.hears(email, Pressed(control="stop"))
    assert not wrong, "\n".join(wrong)


def test_a_facilitator_who_is_too_early_for_homework_hears_when_it_comes(fresh: School) -> None:
    sanne = fresh["sanne.kooistra@opleiding.example"]
    sanne.says("huiswerk")
    assert "Er is nog geen bijeenkomst geweest" in sanne.heard
    assert "De eerste is op" not in sanne.heard
    sanne.says("bijeenkomst").presses("verder").presses("Plan en nodig uit")
    sanne.says("huiswerk")
    assert "De eerste is op dinsdag 3 maart 2026 om 15.30 uur." in sanne.heard


def test_what_the_facilitator_left_empty_does_not_stand_in_the_feedback(fresh: School) -> None:
    sanne, bram = fresh["sanne.kooistra@opleiding.example"], fresh["bram.visser@buurschool.example"]
    sanne.says("bijeenkomst").presses("verder").presses("Plan en nodig uit")
    fresh.at("2026-03-04T09:00")
    sanne.presses_id("start:terugkoppeling").fills(huiswerk="Lees het stageplan.").presses("Verstuur")
    fresh.moves_to("2026-03-04T15:30")
    told = next(text for text in (s.text for s in bram.got) if "Terugkoppeling" in text)
    assert "Huiswerk: Lees het stageplan.\nZeg" in told


def test_the_first_message_says_what_this_role_gets(fresh: School) -> None:
    overview = "Daarna ziet u hoe uw studenten ervoor staan"
    assert overview in fresh[MARIEKE].presses_id("welkom").heard
    assert overview not in fresh["karim.bouzid@opleiding.example"].presses_id("welkom").heard
    assert "Ik help u bij de begeleiding van Noor Willems." in fresh[WIM].presses_id("welkom").heard
