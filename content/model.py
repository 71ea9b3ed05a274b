"""What the bot knows, as frozen values: programmes, calendars, obligations, frameworks, policy and answers.

These models are also the surface that authors write in YAML; what differs (a dialog) is in `surface.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator
from pydantic import Field as Key

from dialogs.model import Option
from dialogs.nouns import Json, Region, Role
from dialogs.text import Frozen, Text

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
"""Names of the days of the week; the index is that of `date.weekday()`."""

Weekday = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
Address = Literal["u", "je"]
Name = Annotated[str, Key(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
"""An id as an author writes it: small letters, digits, hyphens and dots."""


def one_or_many(value: Json) -> Json:
    """Lets an author write `wpb` for `[wpb]`."""
    return [value] if isinstance(value, str) else value


Roles = Annotated[tuple[Role, ...], BeforeValidator(one_or_many, json_schema_input_type=Role | tuple[Role, ...])]
Words = Annotated[tuple[str, ...], BeforeValidator(one_or_many, json_schema_input_type=str | tuple[str, ...])]


def slug(text: str) -> str:
    """An id made from a label: `nog niet` becomes `nog-niet`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-") or "leeg"


def as_options(value: Json) -> Json:
    """Options in any of the author's forms: `[ja, nee]`, `{noord: Noord}` or a list of `{id, label}`."""
    if isinstance(value, Mapping):
        return [{"id": str(key), "label": label} for key, label in value.items()]
    if not isinstance(value, (list, tuple)):
        return value
    return [
        {"id": slug(str(v)), "label": str(v)} if isinstance(v, (str, int)) and not isinstance(v, bool) else v
        for v in value
    ]


class OptionEntry(Frozen):
    """An option written out, with parts of its own in any of the author's forms."""

    id: str
    label: Text
    hint: Text | None = None
    parts: dict[str, Options] = Key(default_factory=dict)


OptionSurface = tuple[str | int | OptionEntry, ...] | dict[str, Text]
Options = Annotated[tuple[Option, ...], BeforeValidator(as_options, json_schema_input_type=OptionSurface)]


class Source(Frozen):
    """Where something is written: the document's file name and the section in words."""

    document: str
    section: str | None = None


class Span(Frozen):
    """Days from and including `from`, up to and including `to`."""

    from_: date = Key(alias="from")
    to: date

    @model_validator(mode="after")
    def _forward(self) -> Span:
        if self.to < self.from_:
            raise ValueError(f"'to' ({self.to}) ligt voor 'from' ({self.from_})")
        return self

    def __contains__(self, day: date) -> bool:
        return self.from_ <= day <= self.to


# --- programme ------------------------------------------------------------------------------------------------------


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
    """When something is owed; exactly one of the first five.

    `on`: an ISO date, a named date of the calendar, or a period (its deadline). `by_end_of`: a period. `after`: an
    obligation, event, named date, or the `start` or `eind` of the placement, with `within` ("7 dagen"). `at`: at each
    such happening (`each lesbezoek`). `standing`: always. `in` puts something without a date of its own under a period.
    """

    on: str | None = None
    by_end_of: str | None = None
    after: str | None = None
    at: str | None = None
    standing: Literal[True] | None = None
    within: Annotated[str, AfterValidator(_is_term)] | None = None
    in_: str | None = Key(default=None, alias="in")

    @model_validator(mode="after")
    def _one(self) -> When:
        given = [v for v in (self.on, self.by_end_of, self.after, self.at, self.standing) if v is not None]
        if len(given) != 1:
            raise ValueError("schrijf bij 'when' precies één van: on, by_end_of, after, at, standing")
        if self.within is not None and self.after is None:
            raise ValueError("'within' hoort bij 'after'")
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


class Obligation(Frozen):
    """What someone owes for a placement, a group or a school.

    `soft`: the source gives no date of its own for it; shown with its period, never late, never nudged by deadline. If
    not written, everything is soft but what is due `on` a date or so long `after` something.
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

    @model_validator(mode="before")
    @classmethod
    def _softness(cls, value: Any) -> Any:
        if isinstance(value, Mapping) and "soft" not in value and isinstance(value.get("when"), Mapping):
            return {**value, "soft": not ({"on", "within"} & value["when"].keys())}
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

    `stage_days` count from Monday = 0. `edition` labels content of an older edition ("2023-2024, laat bevestigen
    door de SO"). `events` are what obligations may come `after`. `framework` is what its kijkwijzer shows.
    """

    programme: Name
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


# --- calendar -------------------------------------------------------------------------------------------------------


class Deadline(Frozen):
    """A date, with its weekday beside it so that a slip of the pen shows."""

    on: date
    weekday: Weekday | None = None
    title: Text | None = None

    @model_validator(mode="after")
    def _matches(self) -> Deadline:
        real = WEEKDAYS[self.on.weekday()]
        if self.weekday is not None and self.weekday != real:
            raise ValueError(f"{self.on} is een {real}, geen {self.weekday}")
        return self


class Period(Span):
    """A part of the school year. Its tasks are shown from `opens`; if not written, the first of its first month."""

    title: Text | None = None
    deadline: Deadline | None = None
    opens: date | None = None

    @property
    def announced(self) -> date:
        """From when its tasks are shown."""
        return self.opens or self.from_.replace(day=1)

    @property
    def ends(self) -> date:
        """The last day for its tasks: the deadline, or the end."""
        return self.deadline.on if self.deadline else self.to


Where = Literal["noord", "midden", "zuid", "iedereen"]
Holidays = dict[str, dict[Where, Span | None]]
"""School holidays by name and region. In a calendar they replace those of the country; null: not a holiday here."""


class Calendar(Frozen):
    """The dates of one school year for one programme. `provisional`: not yet published by the institute."""

    year: Annotated[str, Key(pattern=r"^20\d\d-20\d\d$")]
    provisional: bool = False
    note: Text | None = None
    source: Source | None = None
    periods: dict[Name, Period]
    dates: dict[Name, Deadline] = Key(default_factory=dict)
    holidays: Holidays = Key(default_factory=dict)

    def period_on(self, day: date) -> str | None:
        """The period that a day falls in."""
        return next((name for name, period in self.periods.items() if day in period), None)


class HolidayTable(Frozen):
    """The country's school holidays by school year."""

    note: Text | None = None
    years: dict[str, Holidays]

    def spans(self, region: Region, override: Holidays | None = None) -> tuple[tuple[str, Span], ...]:
        """Every holiday of this region, with a calendar's own instead of the country's where it names the same one."""
        found: dict[tuple[str, date | None], tuple[str, Span]] = {}
        override = override or {}
        for names in self.years.values():
            for name, where in names.items():
                span = where.get(region.value) or where.get("iedereen")
                if span and not _replaced(span, override.get(name), region):
                    found[name, span.from_] = (name, span)
        for name, where in override.items():
            span = where.get(region.value) or where.get("iedereen")
            if span:
                found[name, span.from_] = (name, span)
        return tuple(sorted(found.values(), key=lambda entry: entry[1].from_))


def _replaced(span: Span, own: Mapping[Where, Span | None] | None, region: Region) -> bool:
    if own is None:
        return False
    key: Where | None = region.value if region.value in own else "iedereen" if "iedereen" in own else None
    if key is None:
        return False
    mine = own[key]
    return mine is None or abs((mine.from_ - span.from_).days) < 180


# --- framework, policy, words -----------------------------------------------------------------------------------------


class Dimension(Frozen):
    """A part of a framework. `indicative`: given as examples, not as a complete list."""

    id: str
    label: Text
    hint: Text | None = None
    indicative: bool = False
    indicators: Options = ()

    @property
    def option(self) -> Option:
        """The dimension as a choice, its indicators underneath."""
        return Option(id=self.id, label=self.label, hint=self.hint, parts={"indicators": self.indicators})


class Framework(Frozen):
    """What an observation looks at: dimensions with indicators. `ours`: made by us, for a partnership to replace."""

    framework: Name
    title: Text
    source: Source | None = None
    ours: bool = False
    note: Text | None = None
    dimensions: tuple[Dimension, ...]

    @property
    def id(self) -> str:
        """The framework's id."""
        return self.framework

    @property
    def options(self) -> tuple[Option, ...]:
        """The dimensions as choices."""
        return tuple(d.option for d in self.dimensions)


class Quiet(Frozen):
    """Hours without messages, Amsterdam time: after `from`, until `to`; both ends themselves are allowed."""

    from_: time = Key(alias="from")
    to: time


class Policy(Frozen):
    """The house rules for writing to people unasked; ours, for a coordinator to confirm.

    `leads`: working days before a deadline. `stale_after`: working days after which a missed nudge is dropped.
    `per_week` and `per_day`: unasked messages by role; `per_day` for who is not in `per_week`. `silent_after`:
    unanswered messages until the bot asks once whether it should go on.
    """

    ours: bool = True
    note: Text | None = None
    leads: tuple[Annotated[int, Key(ge=1)], ...] = (10, 4, 1)
    moment: time = time(15, 30)
    quiet: Quiet = Quiet(from_=time(19), to=time(8))
    stale_after: int = 3
    per_week: dict[Role, int] = Key(default_factory=lambda: {Role.WPB: 1})
    per_day: int = 1
    silent_after: int = 2


class Term(Frozen):
    """A word of the field, its other names, and what it means; in one programme, or everywhere."""

    term: str
    aka: Words = ()
    text: Text
    source: Source | None = None
    programme: str | None = None


class Intent(Frozen):
    """A wish and example phrases for it; `roles` when only these have it."""

    id: str
    phrases: tuple[str, ...]
    roles: Roles = ()


class Answer(Frozen):
    """An answered question. `ask`: who knows more. Without a source the answer says that the guide is silent."""

    questions: Words
    answer: Text
    source: Source | None = None
    ask: Roles = ()


class Glossary(Frozen):
    """The file glossary.yaml."""

    terms: tuple[Term, ...]


class Intents(Frozen):
    """The file intents.yaml."""

    intents: tuple[Intent, ...]


class Faq(Frozen):
    """The file faq.yaml."""

    answers: tuple[Answer, ...]


OptionEntry.model_rebuild()
