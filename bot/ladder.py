"""Concerns at the tick: a step whose day has come is brought up with whose it is, and who left is followed up.

What is said holds no text and no name of whom it is about.
"""

from __future__ import annotations

from datetime import datetime

from bot import unasked
from bot.world import AMSTERDAM
from content.calendar import decent
from content.load import Library
from dialogs.message import Button, Message, Say
from dialogs.nouns import Person, Placement, Role
from dialogs.text import line
from store import audit, concerns, outbox, people, placements
from store.concerns import Concern, Step
from store.db import Conn

CAUSE = "zorg"
"""What these messages are called in the outbox."""


def tick(c: Conn, library: Library, at: datetime) -> int:
    """What has to be said about open concerns at this instant; how many messages."""
    due, left = concerns.due_steps(c, at.astimezone(AMSTERDAM).date()), concerns.left_behind(c)
    every = {k.id: k for k in (*left, *concerns.open_of(c, sorted({s.concern_id for s in due})))}
    if not every:
        return 0
    where = {p.id: p for p in placements.by_ids(c, sorted({k.placement_id for k in every.values()}))}
    sent = sum(_follow_up(c, library, k, where[k.placement_id], at) for k in left)
    return sent + sum(_remind(c, library, every[s.concern_id], s, where, at) for s in due if s.concern_id in every)


def _remind(c: Conn, library: Library, concern: Concern, step: Step, where: dict[int, Placement], at: datetime) -> int:
    """Tell whose step it is that its day has come, once."""
    placement, local = where[concern.placement_id], at.astimezone(AMSTERDAM)
    message = Say(text=line("concern.due"), buttons=(_open(concern),))
    sent = 0
    for person in _owners(c, library, concern, step, placement):
        clock = decent(person.moment, library.policy.quiet)
        if local.time() >= clock and unasked.write(c, library, person.id, message, cause=CAUSE, at=at) is not None:
            sent += 1
    if sent:
        concerns.reminded(c, step.id, local.date())
    return sent


def _owners(c: Conn, library: Library, concern: Concern, step: Step, placement: Placement) -> tuple[Person, ...]:
    """Who took the step up, else everyone who may."""
    if step.owner_id is not None:
        return (people.by_id(c, step.owner_id),)
    worries = library.worries(placement.programme)
    rung = worries.steps.get(step.step) if worries is not None else None
    around = [r for r in concerns.readers(c, concern.id) if placement.roles(r.person_id)]
    able = [r for r in around if rung is None or r.role in rung.owner or r.role is None]
    return tuple(people.by_id(c, r.person_id) for r in able if not placement.is_own(r.person_id))


def _follow_up(c: Conn, library: Library, concern: Concern, placement: Placement, at: datetime) -> int:
    """A reader who has no seat any more is followed by who has her role now; the author hears who reads along."""
    around = concerns.readers(c, concern.id)
    gone = [r for r in around if r.role is not None and not placement.roles(r.person_id)]
    heirs = [
        (p, r.role)
        for r in gone
        for p in placement.people(r.role or Role.SO)
        if p.id not in {x.person_id for x in around} and not _barred(concern, placement, p)
    ]
    new = [p for p, role in heirs if concerns.add_reader(c, concern.id, p.id, role, at)]
    last = concerns.steps(c, concern.id)[-1]
    if last.owner_id is not None and last.closed_at is None and not placement.roles(last.owner_id):
        concerns.free(c, last.id)
    for reader in around:
        if reader.role is None and not placement.roles(reader.person_id):
            concerns.drop_reader(c, concern.id, reader.person_id)
            left = line("concern.left", naam=people.by_id(c, reader.person_id).name)
            again = Button(id="start:zorg", label=line("concern.other"), style="primary")
            _tell(c, library, concern.author_id, Say(text=left, buttons=(again, _open(concern))), at)
    for person in new:
        audit.note(c, who=None, what=f"concern read on by {person.id}", about=f"concern:{concern.id}", at=at)
        told: Message = Say(text=line("concern.successor", naam=person.name), buttons=(_open(concern),))
        for person_id in (person.id, concern.author_id):
            _tell(c, library, person_id, told, at)
    return len(new)


def _tell(c: Conn, library: Library, person_id: int, message: Message, at: datetime) -> None:
    """At her decent moment; it is about what she told or was trusted with, so it waits for no free day."""
    person = people.by_id(c, person_id)
    when = unasked.next_free(library, unasked.readers(c, (person_id,), at)[person_id], at)
    outbox.add(c, person_id=person.id, message=message, cause=f"{unasked.CAUSED}{CAUSE}", not_before=when, at=at)


def _barred(concern: Concern, placement: Placement, person: Person) -> bool:
    mentors = {p.id for p in placement.people(Role.WPB)}
    return person.id == concern.author_id or (placement.is_own(concern.author_id) and person.id in mentors)


def _open(concern: Concern) -> Button:
    return Button(id=f"zorg:{concern.id}", label=line("concern.open"), style="primary")
