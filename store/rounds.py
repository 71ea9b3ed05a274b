"""Rounds: what several people decide together. Someone opens one with options, each invited person casts one ballot,
and it closes when its moment has come, when everybody has chosen, or when who opened it says so.

An option is a text (a leervraag to choose) or a moment (of a conversation); how a ballot is filled and counted is
`dialogs/tally.py`. Each takes part in an ordinary dialog, which was offered with the submission that opened the round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, insert, select, update

from dialogs.tally import How, Tally, fits, tally
from store.db import Conn
from store.schema import ballots as ballot_table
from store.schema import round_invitees, round_options, upsert
from store.schema import rounds as table

Cast = Literal["cast", "changed", "closed", "not_invited", "invalid"]
"""What became of a ballot. Until the end the last one of a person counts: `changed` says that it replaced another."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One option, numbered from 1 within its round; `at` where the option is a moment."""

    number: int
    text: str
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """One round. `kind` says what it decides (`leervraag`), `submission` opened it, `most` as in `tally`.

    `invitees` and `by` are person ids; `ballots` holds each person's choices as numbers of options, best first.
    """

    id: int
    placement: int
    kind: str
    title: str
    how: How
    most: int
    by: int
    submission: int
    closes_at: datetime
    closed_at: datetime | None
    options: tuple[Choice, ...]
    invitees: tuple[int, ...]
    ballots: dict[int, tuple[int, ...]]

    def is_open(self, at: datetime) -> bool:
        """Whether a ballot still counts."""
        return self.closed_at is None and at < self.closes_at

    @property
    def complete(self) -> bool:
        """Whether everybody has chosen."""
        return set(self.invitees) <= self.ballots.keys()

    @property
    def tally(self) -> Tally:
        """How the options stand."""
        return tally([o.number for o in self.options], list(self.ballots.values()), self.how, self.most)

    def text_of(self, number: int) -> str:
        """The option with this number, in words."""
        return next(o.text for o in self.options if o.number == number)


_OPEN = insert(table).returning(table.c.id)
_OPTION, _INVITE = insert(round_options), insert(round_invitees)
_ROUNDS = select(
    table.c.id,
    table.c.placement_id,
    table.c.kind,
    table.c.title,
    table.c.how,
    table.c.most,
    table.c.by_id,
    table.c.submission_id,
    table.c.closes_at,
    table.c.closed_at,
)
_BY_ID = _ROUNDS.where(table.c.id == bindparam("id"))
_OF_SUBMISSION = _ROUNDS.where(table.c.submission_id == bindparam("submission"))
_LATEST = (
    _ROUNDS.where(table.c.placement_id == bindparam("placement"), table.c.kind == bindparam("kind"))
    .order_by(table.c.id.desc())
    .limit(1)
)
_DUE = _ROUNDS.where(table.c.closed_at.is_(None), table.c.closes_at <= bindparam("at")).order_by(table.c.id)
_OPTIONS = (
    select(round_options.c.number, round_options.c.text, round_options.c.at)
    .where(round_options.c.round_id == bindparam("round"))
    .order_by(round_options.c.number)
)
_INVITEES = (
    select(round_invitees.c.person_id)
    .where(round_invitees.c.round_id == bindparam("round"))
    .order_by(round_invitees.c.person_id)
)
_BALLOTS = (
    select(ballot_table.c.person_id, ballot_table.c.choices)
    .where(ballot_table.c.round_id == bindparam("round"))
    .order_by(ballot_table.c.person_id)
)
_ballot = upsert(ballot_table).values({name: bindparam(name) for name in ("round_id", "person_id", "choices", "at")})
_CAST = _ballot.on_conflict_do_update(
    index_elements=["round_id", "person_id"], set_={n: _ballot.excluded[n] for n in ("choices", "at")}
)
_CLOSE = (
    update(table)
    .where(table.c.id == bindparam("round"), table.c.closed_at.is_(None))
    .values(closed_at=bindparam("when"))
    .returning(table.c.id)
)


def start(
    c: Conn,
    *,
    placement_id: int,
    kind: str,
    title: str,
    how: How,
    most: int,
    by: int,
    submission_id: int,
    at: datetime,
    closes_at: datetime,
    options: Sequence[tuple[str, datetime | None]],
    invitees: Sequence[int],
) -> Round:
    """Open a round with these options (text, moment) for these people (ids)."""
    number = int(
        c.execute(
            _OPEN,
            {
                "placement_id": placement_id,
                "kind": kind,
                "title": title,
                "how": how,
                "most": most,
                "by_id": by,
                "submission_id": submission_id,
                "opened_at": at,
                "closes_at": closes_at,
            },
        ).scalar_one()
    )
    c.execute(
        _OPTION,
        [{"round_id": number, "number": n, "text": text, "at": when} for n, (text, when) in enumerate(options, 1)],
    )
    c.execute(_INVITE, [{"round_id": number, "person_id": person} for person in dict.fromkeys(invitees)])
    return by_id(c, number)


def by_id(c: Conn, round_id: int) -> Round:
    """The round as it stands. Raises LookupError."""
    found = _found(c, _BY_ID, id=round_id)
    if not found:
        raise LookupError(f"no round {round_id}")
    return found[0]


def of_submission(c: Conn, submission_id: int) -> Round | None:
    """The round that a submission opened."""
    return next(iter(_found(c, _OF_SUBMISSION, submission=submission_id)), None)


def latest(c: Conn, placement_id: int, kind: str) -> Round | None:
    """The last round of this kind about a placement."""
    return next(iter(_found(c, _LATEST, placement=placement_id, kind=kind)), None)


def due(c: Conn, at: datetime) -> tuple[Round, ...]:
    """The rounds whose closing moment has come and that are not closed."""
    return _found(c, _DUE, at=at)


def cast(c: Conn, round_id: int, person_id: int, choices: Sequence[int], at: datetime) -> Cast:
    """Keep someone's ballot (numbers of options, best first), when she may cast it."""
    found = by_id(c, round_id)
    if not found.is_open(at):
        return "closed"
    if person_id not in found.invitees:
        return "not_invited"
    if not fits(choices, [o.number for o in found.options], found.how, found.most):
        return "invalid"
    c.execute(_CAST, {"round_id": round_id, "person_id": person_id, "choices": list(choices), "at": at})
    return "changed" if person_id in found.ballots else "cast"


def close(c: Conn, round_id: int, at: datetime) -> bool:
    """No ballot counts from now on. True for who closed it, False when that was done before."""
    return c.execute(_CLOSE, {"round": round_id, "when": at}).scalar() is not None


def _found(c: Conn, statement: Any, **where: Any) -> tuple[Round, ...]:
    return tuple(_round(c, *row) for row in c.execute(statement, where).all())


def _round(
    c: Conn,
    round_id: int,
    placement: int,
    kind: str,
    title: str,
    how: How,
    most: int,
    by: int,
    submission: int,
    closes_at: datetime,
    closed_at: datetime | None,
) -> Round:
    here = {"round": round_id}
    return Round(
        id=round_id,
        placement=placement,
        kind=kind,
        title=title,
        how=how,
        most=most,
        by=by,
        submission=submission,
        closes_at=closes_at,
        closed_at=closed_at,
        options=tuple(Choice(number=n, text=text, at=at) for n, text, at in c.execute(_OPTIONS, here)),
        invitees=tuple(c.execute(_INVITEES, here).scalars()),
        ballots={person: tuple(choices) for person, choices in c.execute(_BALLOTS, here)},
    )
