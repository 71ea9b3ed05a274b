"""Requests that wait, at the tick: whoever took an approver's place gets them, the approver hears of them once more,
and the one who asked may take a colleague."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby

from bot import asking, request_card, unasked
from bot.world import AMSTERDAM, days_of
from content.load import Library
from dialogs.message import MESSAGE, Button, Card, Item, Message, Say
from dialogs.nouns import Person, Placement, Role
from dialogs.text import line
from store import absences, approvals, outbox, people, placements, unanswered
from store.approvals import Approval
from store.db import Conn

CAUSE = "waiting"
"""What these messages are called in the outbox."""


def tick(c: Conn, library: Library, at: datetime) -> int:
    """What has to be said about waiting requests at this instant; how many messages."""
    local, policy = at.astimezone(AMSTERDAM), library.policy.approvals
    where: dict[int, Placement] = {}
    late: dict[int, list[Approval]] = {}
    sent = 0
    due = unanswered.due(
        c,
        today=local.date(),
        unread_since=_asked_before(local, policy.remind_after),
        unasked_since=_asked_before(local, policy.offer_after),
    )
    for _, group in groupby(due, key=_together):
        asked = tuple(group)
        number = asked[0].placement_id or 0
        placement = where.setdefault(number, placements.by_id(c, number))
        if placement.programme not in library.programmes:
            continue
        if not placement.roles(asked[0].approver_id):
            sent += _to_successor(c, library, asked, placement, at)
        elif _free(asked[0]) and (until := _away(c, asked[0].approver_id, local.date())) is not None:
            sent += _offer(c, library, asked, placement, at, until=until)
        elif _unasked(asked[0]) and _waited(library, asked[0], placement, policy.offer_after, local):
            sent += _offer(c, library, asked, placement, at)
        elif asked[0].reminded_at is None and _waited(library, asked[0], placement, policy.remind_after, local):
            late.setdefault(asked[0].approver_id, []).extend(asked)
    return sent + sum(
        _remind(c, library, i, several, where[several[0].placement_id or 0], at) for i, several in late.items()
    )


def _together(a: Approval) -> tuple[int, int]:
    return (a.approver_id, a.submission_id)


def _free(a: Approval) -> bool:
    """Whether the one who asked was not yet offered a colleague, and none stands in."""
    return a.offered_at is None and a.for_id is None


def _unasked(a: Approval) -> bool:
    """The same, and the approver was reminded."""
    return a.reminded_at is not None and _free(a)


def _away(c: Conn, approver_id: int, today: date) -> date | None:
    """Until when the approver is away, if she is today."""
    return next((span.last for span in absences.of_person(c, approver_id, since=today) if today in span), None)


def _asked_before(local: datetime, days: int) -> datetime:
    """The first moment that is not so many days ago; working days take no fewer."""
    return datetime.combine(local.date() - timedelta(days=days - 1), time(), AMSTERDAM)


def _waited(library: Library, a: Approval, placement: Placement, days: int, local: datetime) -> bool:
    """Whether so many working days have passed since it was asked."""
    calendar = days_of(library, placement)
    return calendar.add_working(a.asked_at.astimezone(AMSTERDAM).date(), days) <= local.date()


def _to_successor(c: Conn, library: Library, asked: tuple[Approval, ...], placement: Placement, at: datetime) -> int:
    """The approver has no seat any more: it is for whom she stood in for, else for who has her place now."""
    before = people.by_id(c, asked[0].approver_id)
    own = next((s.person for s in placement.seats if s.person.id == asked[0].for_id), None)
    heir = own or next((p for p in placement.people(Role.WPB) if p.id != asked[0].requester_id), None)
    if heir is None:
        return 0
    requester = people.by_id(c, asked[0].requester_id)
    told = Say(
        text=line("approval.successor", naam=before.name, collega=heir.name, student=requester.name),
        buttons=(Button(id="approvals", label=line("approval.show"), style="primary"),),
    )
    if unasked.write(c, library, heir.id, told, cause=CAUSE, at=at, placement=placement) is None:
        return 0
    for a in asked:
        approvals.hand(c, approval=a, to=heir.id, instead_of=None, at=at)
    asking.give(c, asked[0].submission_id, heir.id, at)
    unasked.write(c, library, requester.id, told, cause=CAUSE, at=at, placement=placement)
    return 1


def _remind(
    c: Conn, library: Library, approver_id: int, asked: list[Approval], placement: Placement, at: datetime
) -> int:
    """One message about everything that this approver has let wait."""
    ids = [a.id for a in asked]
    if not _reached(c, library, approver_id, _reminder(c, asked), placement, at):
        return 0
    approvals.reminded(c, ids, at)
    return 1


def _reached(c: Conn, library: Library, person_id: int, message: Message, placement: Placement, at: datetime) -> bool:
    """Whether this could be written to her, or she wants nothing of the bot's own accord, so that waiting is no use."""
    person = people.by_id(c, person_id)
    if person.stopped or person.begun_at is None:
        return True
    return unasked.write(c, library, person_id, message, cause=CAUSE, at=at, placement=placement) is not None


def _reminder(c: Conn, asked: Iterable[Approval]) -> Card:
    groups = (tuple(several) for _, several in groupby(asked, key=_together))
    return Card(
        title=line("approval.waiting"),
        notice=line("approval.notice"),
        items=tuple(_waiting_item(c, group) for group in groups),
        buttons=(Button(id="approvals", label=line("approval.show"), style="primary"),),
    )


def _waiting_item(c: Conn, group: tuple[Approval, ...]) -> Item:
    name = people.by_id(c, group[0].requester_id).name
    return Item(
        text=line("approval.waiting_item", titels=[a.title for a in group], naam=name),
        detail=line("approval.waiting_since", dag=group[0].asked_at.astimezone(AMSTERDAM).isoformat()),
    )


def _offer(
    c: Conn,
    library: Library,
    asked: tuple[Approval, ...],
    placement: Placement,
    at: datetime,
    *,
    until: date | None = None,
) -> int:
    """Nobody answered, or she is away: the one who asked may take a colleague whom the placement names."""
    first, ids = asked[0], [a.id for a in asked]
    able = request_card.stand_ins(library, first, placement)
    day = until or first.asked_at.astimezone(AMSTERDAM)
    text = line(
        "approval.unanswered" if until is None else "approval.away",
        naam=people.by_id(c, first.approver_id).name,
        dag=day.isoformat(),
        titels=[a.title for a in asked],
    )
    ask = tuple(
        Button(id=f"collega:{first.submission_id}:{p.id}", label=line("approval.ask_colleague", naam=p.first_name))
        for p in able
    )
    offer = Say(text=text, buttons=(*ask, Button(id="wacht", label=line("approval.keep_waiting"))))
    if able and not _reached(c, library, first.requester_id, offer, placement, at):
        return 0
    approvals.offered(c, ids, at)
    return 1 if able else 0


def again(c: Conn, _library: Library, row: outbox.Row, person: Person, _at: datetime) -> Message | None:
    """A message about what waited, when any of it still does."""
    message = MESSAGE.validate_json(row.message)
    if isinstance(message, Say) and any(b.id.startswith("collega:") for b in message.buttons):
        about = {int(b.id.split(":")[1]) for b in message.buttons if b.id.startswith("collega:")}
        still = any(a.status == "open" for i in about for a in approvals.of_submission(c, i))
    else:
        around = (*approvals.open_for(c, person.id), *approvals.of_requester(c, person.id))
        still = any(a.status == "open" for a in around)
    return message if still else None
