"""What is past its date, on its way: first who acts hears what will be passed on, then who can help the facts, once.

The documents say nothing about this, so it goes by the house policy, as long as a coordinator confirmed it, or by an
obligation's own steps. Only a date can be passed; what was past before someone began, or before the policy held, is
left alone. Every message goes through `bot/unasked.py`, to nobody but the person it is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot import house, unasked
from bot.alerts import ALERTED, ANNOUNCED, alert, announcement
from bot.lateness import Case, Late, overdue, steps_of, targets
from bot.unasked import Reader
from bot.world import AMSTERDAM, days_of, duties_of
from content.agenda import Duty
from content.calendar import at as moment_at
from content.calendar import decent
from content.forms import WEEKDAYS
from content.load import Library
from dialogs.message import Message
from dialogs.nouns import Person, Placement
from store import escalations
from store.db import Conn
from store.escalations import ALERT, ANNOUNCE, TOLD, Step

# --- planning ---------------------------------------------------------------------------------------------------------


def plan(c: Conn, library: Library, several: Sequence[Placement], today: date) -> None:
    """The steps about everything that is overdue in these placements; doing it twice changes nothing.

    An alert that is not needed any more is settled, and one whose reader left is told to who took her place.
    """
    since = house.standing(c, library).since
    if since is None:
        return
    late = [d for d in _once(duties_of(c, library, tuple(several), today)) if _overdue(d, since)]
    escalations.add(c, [step for duty in late for step in _steps(library, duty)])
    known = {(d.placement.id, d.obligation, d.revision): d for d in late}
    every = escalations.of_placements(c, [p.id for p in several])
    told: dict[Case, set[int]] = {}
    for step in every:
        if step.stage.startswith(TOLD):
            told.setdefault(step.case, set()).add(step.person_id)
    open_ = [s for s in every if s.stage == ALERT and s.handled_at is None]
    escalations.handle(
        c,
        [s.id for s in open_ if s.case not in known],
        by=None,
        at=moment_at(today, time()),
        outcome="moot",
    )
    missed = [
        s.id
        for s in open_
        if s.told_at is not None
        and s.case in known
        and not {p.id for p in targets(library, known[s.case])} <= told.get(s.case, set())
    ]
    escalations.tell_again(c, missed)


def _once(duties: Iterable[Duty]) -> list[Duty]:
    """What is about a school once, however many students it has."""
    found: dict[tuple[object, ...], Duty] = {}
    for d in duties:
        about = (d.placement.programme, d.placement.school) if d.subject == "school" else (d.placement.id,)
        found.setdefault((*about, d.obligation), d)
    return list(found.values())


def _overdue(duty: Duty, since: date) -> bool:
    return duty.status == "late" and not duty.soft and duty.due is not None and duty.due >= since


def _steps(library: Library, duty: Duty) -> list[Step]:
    assert duty.due is not None, "only a date can be passed"
    due, steps, days = duty.due, steps_of(library, duty), days_of(library, duty.placement)
    stages = [(f"{ANNOUNCE}{p.id}", steps.announce_after) for p in duty.actors if p.begun_at is not None]
    return [
        Step(
            id=0,
            placement_id=duty.placement.id,
            obligation=duty.obligation,
            revision=duty.revision,
            stage=stage,
            due=due,
            at=moment_at(days.add_working(due, after), time()),
            serious=steps.serious,
        )
        for stage, after in (*stages, (ALERT, steps.alert_after))
    ]


# --- the tick ---------------------------------------------------------------------------------------------------------


def tick(c: Conn, library: Library, at: datetime) -> int:
    """Tell what has to be told at this instant; how many messages."""
    due = escalations.due(c, at)
    if not due or house.standing(c, library).since is None:
        return 0
    local = at.astimezone(AMSTERDAM)
    late = overdue(c, library, sorted({s.placement_id for s in due}), local.date())
    escalations.handle(c, [s.id for s in due if s.case not in late], by=None, at=at, outcome="moot")
    mine: dict[int, list[tuple[Step, Late]]] = {}
    theirs: dict[int, list[tuple[Step, Late]]] = {}
    for step in due:
        if step.case not in late:
            continue
        if step.stage.startswith(ANNOUNCE):
            mine.setdefault(step.person_id, []).append((step, late[step.case]))
        elif step.stage == ALERT and _ready(library, late[step.case], local.date()):
            for person in targets(library, late[step.case].duty):
                theirs.setdefault(person.id, []).append((step, late[step.case]))
    who = unasked.readers(c, sorted({*mine, *theirs}), at)
    sent = sum(_announce(c, library, who[i], about, local) for i, about in sorted(mine.items()))
    return sent + sum(_alert(c, library, who[i], about, local) for i, about in sorted(theirs.items()))


def _ready(library: Library, late: Late, today: date) -> bool:
    """Whether it may be passed on: some days after it was announced, or when that could not be done for long."""
    duty, steps = late.duty, steps_of(library, late.duty)
    days = days_of(library, duty.placement)
    if late.announced:
        last = max(s.told_at.astimezone(AMSTERDAM).date() for s in late.announced if s.told_at is not None)
        return days.add_working(last, steps.grace) <= today
    if all(p.stopped or p.begun_at is None for p in duty.actors):
        return True
    assert duty.due is not None, "only a date can be passed"
    return days.add_working(duty.due, steps.alert_after + steps.patience) <= today


def _may(library: Library, reader: Reader, local: datetime) -> bool:
    """Whether she may be written to now. That she left messages unanswered is no reason to hear this too late."""
    clock = decent(reader.person.moment, library.policy.quiet)
    return local.time() >= clock and replace(reader, unanswered=0).may(library, local)


def _write(c: Conn, library: Library, reader: Reader, message: Message, cause: str, local: datetime) -> bool:
    apart = reader.apart(library)
    return unasked.send(c, reader, message, cause=cause, when=local, at=local, apart=apart) is not None


def _announce(c: Conn, library: Library, reader: Reader, about: Sequence[tuple[Step, Late]], local: datetime) -> int:
    """Tell who acts what is past its date, and who will hear of it when."""
    if not _may(library, reader, local):
        return 0
    message = announcement(library, reader.person, [late.duty for _, late in about], local)
    if not _write(c, library, reader, message, ANNOUNCED, local):
        return 0
    escalations.told(c, [step.id for step, _ in about], local)
    return 1


def _alert(c: Conn, library: Library, reader: Reader, about: Sequence[tuple[Step, Late]], local: datetime) -> int:
    """Tell who can help: at once when something is serious, else in the list of the week."""
    new = [(step, late) for step, late in about if not _knows(late, reader.person)]
    if not new or not _may(library, reader, local):
        return 0
    if not any(
        _serious(library, step, late, local.date()) or _listed(library, step, late, local) for step, late in new
    ):
        return 0
    message = alert(c, [late for _, late in new])
    if not _write(c, library, reader, message, ALERTED, local):
        return 0
    escalations.told(c, [step.id for step, _ in new], local)
    escalations.add(
        c, [replace(step, id=0, stage=f"{TOLD}{reader.person.id}", at=local, told_at=local) for step, _ in new]
    )
    return 1


def _knows(late: Late, person: Person) -> bool:
    return any(s.stage == f"{TOLD}{person.id}" for s in late.steps)


def _serious(library: Library, step: Step, late: Late, today: date) -> bool:
    days = days_of(library, late.duty.placement)
    return step.serious or days.add_working(step.due, steps_of(library, late.duty).serious_after) <= today


def _listed(library: Library, step: Step, late: Late, local: datetime) -> bool:
    """Whether the day of the list has come since it had to be told."""
    day = step.at.astimezone(AMSTERDAM).date()
    ahead = (WEEKDAYS.index(steps_of(library, late.duty).bundle) - day.weekday()) % 7
    return day + timedelta(days=ahead) <= local.date()
