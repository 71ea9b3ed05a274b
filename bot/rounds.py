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


def settled_by(found: Round) -> str:
    """The dialog in which what came out is laid down: of moments that is what the round is for."""
    return found.kind if of_moments(found) else f"{found.kind}-vaststellen"


def of_moments(found: Round) -> bool:
    """Whether it is about when."""
    return any(option.at is not None for option in found.options)


_VOTE = {"result": "round.result", "tied": "round.tied", "nobody": "round.nobody", "settle": "round.settle"}
_MOMENTS = {
    "result": "round.suits",
    "tied": "round.suits_tied",
    "nobody": "round.suits_nobody",
    "settle": "round.settle_moment",
}


def result(found: Round, reader: Person) -> Card:
    """How the options stand; who opened the round can go on with what came out."""
    standings = found.tally.standings
    tied = len(found.tally.first) > 1
    how_it_went = _MOMENTS if of_moments(found) else _VOTE
    return Card(
        title=words("{titel}", titel=found.title),
        text=line(
            how_it_went["nobody" if not found.ballots else "tied" if tied else "result"],
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
            Button(
                id=f"start:{settled_by(found)}:{found.placement}", label=line(how_it_went["settle"]), style="primary"
            ),
        )
        if reader.id == found.by
        else (),
    )
