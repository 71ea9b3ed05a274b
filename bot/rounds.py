"""The end of a round: it is closed once, and those who took part hear what came out, never who chose what."""

from __future__ import annotations

from datetime import datetime

from bot.moments import moment
from content.load import Library
from dialogs.message import Button, Card, Item
from dialogs.nouns import Person
from dialogs.text import line, words
from store import absences, outbox, people, placements, rounds
from store.db import Conn
from store.rounds import Round


def close_due(c: Conn, library: Library, at: datetime) -> int:
    """Close every round whose moment has come; how many."""
    return sum(conclude(c, library, one, at) for one in rounds.due(c, at))


def conclude(c: Conn, library: Library, found: Round, at: datetime) -> bool:
    """Close a round, and let everyone who took part know at a decent moment; False when it was closed before."""
    if not rounds.close(c, found.id, at):
        return False
    placement = placements.by_id(c, found.placement)
    for person in people.by_ids(c, sorted({found.by, *found.invitees})):
        away = absences.of_person(c, person.id, since=at.date())
        outbox.add(
            c,
            person_id=person.id,
            message=result(found, person),
            cause="round",
            key=f"round:{found.id}:{person.id}",
            not_before=moment(library, person, placement, at, away=away),
            at=at,
        )
    return True


def result(found: Round, reader: Person) -> Card:
    """How the options stand; who opened the round can go on with what came out."""
    standings = found.tally.standings
    tied = len(found.tally.first) > 1
    return Card(
        title=words("{titel}", titel=found.title),
        text=line(
            "round.nobody" if not found.ballots else "round.tied" if tied else "round.result",
            n=len(found.ballots),
            van=len(found.invitees),
        ),
        notice=line("notice.message"),
        items=tuple(
            Item(
                text=words("{tekst}", tekst=found.text_of(s.option)),
                detail=line("round.points" if found.how == "points" else "round.votes", n=s.points, van=s.votes),
            )
            for s in standings
        ),
        buttons=(
            Button(id=f"start:{found.kind}-vaststellen:{found.placement}", label=line("round.settle"), style="primary"),
        )
        if reader.id == found.by
        else (),
    )
