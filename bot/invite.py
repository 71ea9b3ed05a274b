"""The first message: who the bot is, who gave the name, what it asks now, how often it writes, who reads what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import unasked
from bot.plan import plan
from bot.world import AMSTERDAM
from content.load import Library
from dialogs.message import Button, Card
from dialogs.nouns import Person, Placement, Role
from dialogs.text import line
from store import outbox, people, placements
from store.db import Conn

CAUSE = "invite"
"""What an invitation is called in the outbox."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Invited:
    """One person who may begin, with the moment at which the first message goes."""

    person: Person
    when: datetime


def welcome(person: Person, several: Sequence[Placement]) -> Card:
    """The first message to one person, in the words that fit her role."""
    roles = {r for p in several for r in p.roles(person.id)}
    students = [p.name for p in several if Role.WPB in p.roles(person.id)]
    tracks = [p.title for p in several if p.kind == "group"]
    asks = (
        line("invite.asks_student")
        if Role.STUDENT in roles
        else line("invite.asks_wpb", namen=students)
        if Role.WPB in roles
        else line("invite.asks_facilitator", groepen=tracks)
        if Role.FACILITATOR in roles and tracks
        else line("invite.asks_deelnemer", groepen=tracks)
        if Role.DEELNEMER in roles and tracks
        else line("invite.asks_overseer" if roles & {Role.SO, Role.IO, Role.SCO} else "invite.asks_other")
    )
    often = "invite.often_wpb" if Role.WPB in roles else "invite.often"
    schools = [p.school for p in several if p.school]
    where = line("invite.at_school", school=schools[0]) if schools else line("invite.in_track")
    return Card(
        title=line("invite.title", naam=person.first_name),
        text=line("invite.text", waar=where, vraagt=asks, vaak=line(often), leest=line("invite.reads")),
        notice=line("invite.notice"),
        buttons=(
            Button(id="begin", label=line("invite.button_begin"), style="primary"),
            Button(id="straks", label=line("invite.button_later")),
            Button(id="afmelden", label=line("invite.button_stop")),
            Button(id="privacy", label=line("button.privacy")),
        ),
    )


def invite(c: Conn, library: Library, at: datetime, *, school: str | None, dry_run: bool) -> tuple[Invited, ...]:
    """Let everyone of a school or a mentor track (None: of all) begin who was not invited yet, at her own moment."""
    today = at.astimezone(AMSTERDAM).date()
    around: dict[int, tuple[Person, list[Placement]]] = {}
    active = placements.active(c, on=today)
    track = {p.id for p in active if school and p.title and p.title.casefold() == school.casefold()}
    for placement in active:
        if placement.end is not None and placement.end <= today:
            continue
        here = placement.school.casefold() == (school or "").casefold() or track & {placement.id, placement.group}
        if school is None or here:
            for seat in placement.seats:
                around.setdefault(seat.person.id, (seat.person, []))[1].append(placement)
    new = [i for i in sorted(around) if around[i][0].begun_at is None]
    readers = unasked.readers(c, new, at)
    found: list[Invited] = []
    for person_id in new:
        person, several = around[person_id]
        when = unasked.next_free(library, readers[person_id], at.astimezone(AMSTERDAM), several[0])
        found.append(Invited(person=person, when=when))
        if not dry_run:
            people.invited(c, person_id, at)
            outbox.postpone(c, person_id, when + timedelta(minutes=1))
            unasked.send(
                c,
                readers[person_id],
                welcome(person, several),
                cause=CAUSE,
                when=when,
                at=at,
                apart=readers[person_id].apart(library),
                key=f"{CAUSE}:{person_id}",
            )
    if not dry_run and found:
        plan(c, library, placements.active(c, on=today), today)
    return tuple(sorted(found, key=lambda one: one.person.name))


def schools(c: Conn, at: datetime) -> tuple[str, ...]:
    """The names of the schools and mentor tracks on the roster."""
    today = at.astimezone(AMSTERDAM).date()
    return tuple(sorted({name for p in placements.active(c, on=today) for name in (p.school, p.title) if name}))
