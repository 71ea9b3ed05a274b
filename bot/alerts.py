"""The messages about what is past its date: to who acts, and to who can help, each with what she can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from bot import nudge
from bot.lateness import Late, overdue, steps_of, targets
from bot.world import AMSTERDAM, days_of
from content.agenda import Duty
from content.load import Library
from dialogs.message import MESSAGE, Button, Card, Item, Message
from dialogs.nouns import Person
from dialogs.text import Line, line, words
from store import escalations, nudges, outbox
from store.db import Conn

ANNOUNCED, ALERTED = "late", "alert"
"""What these messages are called in the outbox."""

MOST = 8
"""So many overdue tasks in one message; the others are one press away."""

EVERYTHING = 20
"""So many when she asks for all of them; more does not fit in one message."""


# --- to who acts ------------------------------------------------------------------------------------------------------


def announcement(library: Library, person: Person, duties: Sequence[Duty], local: datetime) -> Card:
    """The message to who acts."""
    helpers = {p.name: p for d in duties for p in targets(library, d)}
    first = min(_passed_on(library, d, local.date()) for d in duties)
    return Card(
        title=line("escalation.announce", naam=person.first_name),
        text=line("escalation.will_tell", namen=list(helpers), dag=first.isoformat()) if helpers else None,
        notice=line("nudge.notice"),
        items=tuple(_own_item(d, person, local) for d in duties),
        buttons=(Button(id="agenda", label=line("button.agenda")),),
    )


def _own_item(duty: Duty, person: Person, local: datetime) -> Item:
    made = nudge.item(duty, person, local)
    more = Button(id=f"vraag-uitstel:{duty.placement.id}:{duty.obligation}", label=line("escalation.ask_time"))
    kept = tuple(b for b in made.buttons if not b.id.startswith("later:"))
    return replace(made, buttons=(*kept, more))


def _passed_on(library: Library, duty: Duty, today: date) -> date:
    """The day from which somebody else hears of it."""
    assert duty.due is not None, "only a date can be passed"
    steps, days = steps_of(library, duty), days_of(library, duty.placement)
    return max(days.add_working(duty.due, steps.alert_after), days.add_working(today, steps.grace))


# --- to who can help --------------------------------------------------------------------------------------------------


def alert(c: Conn, about: Sequence[Late], *, most: int = MOST) -> Card:
    """The message to who can help: what, since when and what was tried, with what she can do."""
    tried = nudges.sent_about(c, [late.duty.placement.id for late in about])
    left = len(about) - most
    return Card(
        title=line("escalation.alert", n=len(about)),
        text=line("escalation.more", n=left) if left > 0 else None,
        notice=line("escalation.notice"),
        items=tuple(_case(late, tried) for late in about[:most]),
        buttons=(Button(id="achterstand", label=line("escalation.all")),) if left > 0 else (),
    )


def _case(late: Late, tried: Mapping[tuple[int, str], Sequence[datetime]]) -> Item:
    duty, step = late.duty, late.alert
    assert step is not None, "an alert has its row"
    names = [p.name for p in duty.actors]
    return Item(
        text=line("escalation.case", wat=words(duty.title), over=duty.about, namen=names),
        detail=line(
            "escalation.facts",
            dag=step.due.isoformat(),
            herinnerd=_reminded(tried.get((duty.placement.id, duty.obligation), ())),
            gemeld=_announced(late),
        ),
        buttons=(
            Button(id=f"opgepakt:{step.id}", label=line("escalation.take"), style="primary"),
            Button(id=f"uitstel:{step.id}", label=line("escalation.extend")),
            Button(id=f"nvt:{step.id}", label=line("escalation.not_applicable")),
            Button(id=f"zorgelijk:{step.id}", label=line("escalation.concern")),
        ),
    )


def _reminded(sent: Sequence[datetime]) -> Line:
    if not sent:
        return line("escalation.never_reminded")
    return line("escalation.reminded", n=len(sent), dag=max(sent).isoformat())


def _announced(late: Late) -> Line:
    if not late.announced:
        return line("escalation.not_announced")
    last = max(s.told_at for s in late.announced if s.told_at is not None)
    return line("escalation.announced", dag=last.isoformat())


# --- at sending -------------------------------------------------------------------------------------------------------


def again(c: Conn, library: Library, row: outbox.Row, _person: Person, at: datetime) -> Message | None:
    """The message with what is still past its date; None when nothing is."""
    queued = MESSAGE.validate_json(row.message)
    assert isinstance(queued, Card), "what is overdue is told on a card"
    open_ = tuple(item for item in queued.items if _stands(c, library, item, at.astimezone(AMSTERDAM).date()))
    return replace(queued, items=open_) if open_ else None


def _stands(c: Conn, library: Library, item: Item, today: date) -> bool:
    """Whether what an item is about, by its last button, is still past its date and not taken up."""
    kind, _, rest = item.buttons[-1].id.partition(":")
    if kind == "zorgelijk":
        step = escalations.by_id(c, int(rest))
        return (
            step is not None
            and step.handled_at is None
            and step.case in overdue(c, library, [step.placement_id], today)
        )
    number, _, obligation = rest.partition(":")
    return any(case[1] == obligation for case in overdue(c, library, [int(number)], today))
