"""When someone is away: ill, on leave. Messages wait until she is back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from store.db import Conn
from store.schema import absences as table

_COLUMNS = (table.c.id, table.c.person_id, table.c.first_day, table.c.last_day)
_ADD = insert(table)
_OF = (
    select(*_COLUMNS)
    .where(table.c.person_id.in_(bindparam("ids", expanding=True)), table.c.last_day >= bindparam("since"))
    .order_by(table.c.first_day)
)
_HERS = table.c.person_id == bindparam("person")
_OVERLAPPING = delete(table).where(
    _HERS, table.c.first_day <= bindparam("until"), table.c.last_day >= bindparam("from")
)
_NOT_BEGUN = delete(table).where(_HERS, table.c.first_day >= bindparam("on"))
_CUT = (
    update(table)
    .where(_HERS, table.c.first_day < bindparam("on"), table.c.last_day >= bindparam("on"))
    .values(last_day=bindparam("day_before"))
)
_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """Both days are days away."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def put(c: Conn, person_id: int, first: date, last: date, at: datetime) -> None:
    """She is away from `first` up to and including `last`; takes the place of what she said before about those days."""
    c.execute(_OVERLAPPING, {"person": person_id, "from": first, "until": last})
    c.execute(_ADD, {"person_id": person_id, "first_day": first, "last_day": last, "at": at})


def back(c: Conn, person_id: int, on: date) -> None:
    """She is there from `on`; what she said about that day and later falls away."""
    c.execute(_NOT_BEGUN, {"person": person_id, "on": on})
    c.execute(_CUT, {"person": person_id, "on": on, "day_before": on - timedelta(days=1)})


def remove(c: Conn, person_id: int, span: Absence) -> None:
    """She is not away in these days after all."""
    c.execute(_OVERLAPPING, {"person": person_id, "from": span.first, "until": span.last})


def of_people(c: Conn, person_ids: Sequence[int], *, since: date) -> Mapping[int, tuple[Absence, ...]]:
    """When each of these people is away, of what is not over before `since`; who is always there is left out."""
    found: dict[int, list[Absence]] = {}
    for start in range(0, len(person_ids), _AT_ONCE):
        rows: Iterable[Any] = c.execute(_OF, {"ids": person_ids[start : start + _AT_ONCE], "since": since})
        for _, person_id, first, last in rows:
            found.setdefault(person_id, []).append(Absence(first=first, last=last))
    return {person_id: tuple(spans) for person_id, spans in found.items()}


def of_person(c: Conn, person_id: int, *, since: date) -> tuple[Absence, ...]:
    """When this person is away, of what is not over before `since`."""
    return of_people(c, (person_id,), since=since).get(person_id, ())


def away(c: Conn, person_id: int, on: date) -> Absence | None:
    """The absence that this day falls in; None when she is there."""
    return next((span for span in of_person(c, person_id, since=on) if on in span), None)
