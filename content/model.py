"""What a programme asks of people: who acts, when, what counts as done. Also the door to all other values of content.

These models are also the surface that authors write in YAML; what differs (a dialog) is in `surface.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator
from pydantic import Field as Key

from content.forms import WEEKDAYS, Name, Options, Roles, Source, Span, Weekday, one_or_many
from content.knowledge import (
    Answer,
    Dimension,
    Faq,
    Framework,
    Glossary,
    Intent,
    Intents,
    Kind,
    Leads,
    Policy,
    Quiet,
    Steps,
    Term,
)
from content.year import Calendar, Deadline, Holidays, HolidayTable, Period
from dialogs.nouns import Json, Role
from dialogs.text import Frozen, Text

__all__ = [
    "WEEKDAYS",
    "Answer",
    "Calendar",
    "Deadline",
    "Dimension",
    "Done",
    "Faq",
    "Framework",
    "Glossary",
    "HolidayTable",
    "Holidays",
    "Intent",
    "Intents",
    "Kind",
    "Obligation",
    "Period",
    "Policy",
    "Programme",
    "Quiet",
    "Source",
    "Span",
    "Term",
    "When",
    "Who",
    "parse_term",
]

Address = Literal["u", "je"]


def _people(value: Json) -> Json:
    return {"any": one_or_many(value)} if isinstance(value, (str, list, tuple)) else value


class Who(Frozen):
    """Who acts: `any` of these roles (one is enough) or `all` of them."""

    any: Roles | None = None
    all: Roles | None = None

    @model_validator(mode="after")
    def _one(self) -> Who:
        if (self.any is None) == (self.all is None):
            raise ValueError("schrijf bij 'actors' óf 'any' (een van hen is genoeg) óf 'all' (allemaal)")
        return self

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles, in the author's order."""
        return self.any or self.all or ()


Actors = Annotated[Who, BeforeValidator(_people, json_schema_input_type=Role | tuple[Role, ...] | Who)]

_TERM = re.compile(r"^(?:P(?P<n>\d+)(?P<unit>[DW])|(?P<count>\d+) (?P<word>dag|dagen|week|weken))$")


def parse_term(value: str) -> timedelta:
    """`P7D`, `P2W`, `7 dagen` or `2 weken` as a number of calendar days. Raises ValueError otherwise."""
    found = _TERM.match(value.strip())
    if not found:
        raise ValueError(f"'{value}' is geen termijn; schrijf bijvoorbeeld '7 dagen' of '2 weken'")
    number = int(found["n"] or found["count"])
    return timedelta(weeks=number) if found["unit"] == "W" or found["word"] in ("week", "weken") else timedelta(number)


def _is_term(value: str) -> str:
    parse_term(value)
    return value


def _standing(value: Json) -> Json:
    return {"standing": True} if value == "standing" else value


class When(Frozen):
    """When something is owed; exactly one of the first six, or `after` and `before` together.

    `on`: an ISO date, a named date of the calendar, or a period (its deadline). `by_end_of`: a period. `after`: an
    obligation, event, named date, or the `start` or `eind` of the placement, with `within` ("7 dagen"). `before`: at
    the latest on the day of such a happening; with `after` it is asked from the one until the other. `at`: at each
    such happening (`each lesbezoek`). `standing`: always. `in` puts something without a date of its own under a period.
    """

    on: str | None = None
    by_end_of: str | None = None
    after: str | None = None
    before: str | None = None
    at: str | None = None
    standing: Literal[True] | None = None
    within: Annotated[str, AfterValidator(_is_term)] | None = None
    in_: str | None = Key(default=None, alias="in")

    @model_validator(mode="after")
    def _one(self) -> When:
        start = self.after if self.before is None else self.before
        given = [v for v in (self.on, self.by_end_of, start, self.at, self.standing) if v is not None]
        if len(given) != 1:
            raise ValueError("schrijf bij 'when' precies één van: on, by_end_of, after, before, at, standing")
        if self.within is not None and (self.after is None or self.before is not None):
            raise ValueError("'within' hoort bij 'after', zonder 'before'")
        return self

    @property
    def repeats(self) -> str | None:
        """What it happens at, when it happens more than once."""
        return self.at.removeprefix("each ").strip() if self.at else None


WhenEntry = Annotated[When, BeforeValidator(_standing, json_schema_input_type=Literal["standing"] | When)]


class Done(Frozen):
    """What counts as done: a dialog `submitted` or `approved` (`times`, `within` a period), or `marked` by an actor."""

    submitted: str | None = None
    approved: str | None = None
    marked: bool = False
    within: str | None = None
    times: int = 1


def _remind(value: Json) -> Json:
    return () if value == "nooit" else value


Remind = Annotated[
    Leads | Literal["halverwege"],
    BeforeValidator(_remind, json_schema_input_type=Literal["nooit", "halverwege"] | Leads),
]


class Obligation(Frozen):
    """What someone owes for a placement, a group or a school.

    `soft`: the source gives no date of its own for it; shown with its period, never late, never nudged by deadline. If
    not written, everything is soft but what is due `on` a date, so long `after` something or `before` it. `remind`: its
    own leads instead of those of the house policy, or `nooit`; or `halverwege`, once, soft or not, in the middle of the
    time there is for it, with the words that were agreed at what it comes after.
    `late`: its own steps for when its date is past, instead of those of the house policy.
    """

    title: str
    subject: Literal["placement", "group", "school"] = "placement"
    actors: Actors
    with_: Roles = Key(default=(), alias="with")
    when: WhenEntry
    done: Done = Done(marked=True)
    dialog: str | None = None
    tell: Roles = ()
    source: Source
    note: Text | None = None
    ours: bool = False
    soft: bool = True
    late: Steps | None = None
    remind: Remind | None = None

    @property
    def kind(self) -> Kind:
        """What it takes to get it done."""
        if self.done.approved is not None:
            return "akkoord"
        return "samen" if self.actors.all is not None and len(self.actors.all) > 1 else "gewoon"

    @model_validator(mode="before")
    @classmethod
    def _softness(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and "soft" not in value and isinstance(value.get("when"), Mapping):
            return {**value, "soft": not ({"on", "within", "before"} & value["when"].keys())}
        return value


def _day_numbers(value: Json) -> Json:
    if not isinstance(value, (list, tuple)):
        return value
    return [WEEKDAYS.index(day) if day in WEEKDAYS else day for day in value]


StageDays = Annotated[
    tuple[Annotated[int, Key(ge=0, le=6)], ...],
    BeforeValidator(_day_numbers, json_schema_input_type=tuple[Weekday, ...]),
]


class Programme(Frozen):
    """A programme's structure, the same every school year. A calendar dates it.

    `subject` is what it is about, and so who on the roster follows it. `stage_days` count from Monday = 0. `edition`
    labels content of an older edition ("2023-2024, laat bevestigen door de SO"). `events` are what obligations may come
    `after` or `before`. `framework` is what its kijkwijzer shows.
    """

    programme: Name
    subject: Literal["placement", "group", "school"] = "placement"
    title: str
    institute: str | None = None
    level: str | None = None
    edition: str | None = None
    address: dict[Role, Address] = Key(default_factory=dict)
    stage_days: StageDays = ()
    framework: str | None = None
    source: Source | None = None
    leeruitkomsten: Options = ()
    events: dict[Name, Text] = Key(default_factory=dict)
    obligations: dict[Name, Obligation] = Key(default_factory=dict)

    @property
    def id(self) -> str:
        """The programme's id, such as `hr-n4`."""
        return self.programme
