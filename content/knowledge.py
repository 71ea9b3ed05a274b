"""What the bot can tell and how it behaves: frameworks, words of the field, wishes, answers, the house policy."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator
from pydantic import Field as Key

from content.forms import Name, OptionEntry, Roles, Source, Weekday, Words, as_options
from content.phrases import file_of
from dialogs.model import Option
from dialogs.nouns import Json, Role
from dialogs.text import Frozen, Text


class Indicator(OptionEntry):
    """One thing to look at. `for`: the roles that are asked about it; everyone when it is not written."""

    for_: Roles = Key(default=(), alias="for")

    @cached_property
    def option(self) -> Option:
        """The indicator as a row or a choice."""
        return Option(id=self.id, label=self.label, hint=self.hint, parts=self.parts)


Indicators = Annotated[
    tuple[Indicator, ...],
    BeforeValidator(as_options, json_schema_input_type=tuple[str | int | Indicator, ...] | dict[str, Text]),
]


class Dimension(Frozen):
    """A part of a framework. `indicative`: given as examples, not as a complete list."""

    id: str
    label: Text
    hint: Text | None = None
    indicative: bool = False
    indicators: Indicators = ()

    def option(self, roles: Collection[Role] = ()) -> Option:
        """The dimension as a choice, with the indicators underneath that these roles are asked about (none: all)."""
        asked = (i for i in self.indicators if not roles or not i.for_ or set(i.for_) & set(roles))
        parts = {"indicators": tuple(i.option for i in asked)}
        return Option(id=self.id, label=self.label, hint=self.hint, parts=parts)


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
        return self.options_for(())

    @cached_property
    def _offered(self) -> dict[frozenset[Role], tuple[Option, ...]]:
        return {}

    def options_for(self, roles: Collection[Role]) -> tuple[Option, ...]:
        """The dimensions as choices for who holds a dialog in these roles; those that ask her nothing are left out."""
        known = self._offered
        asked = frozenset(roles)
        if asked not in known:
            offered = ((d, d.option(asked)) for d in self.dimensions)
            known[asked] = tuple(option for d, option in offered if option.parts["indicators"] or not d.indicators)
        return known[asked]


class Quiet(Frozen):
    """Hours without messages, Amsterdam time: after `from`, until `to`; both ends themselves are allowed."""

    from_: time = Key(alias="from")
    to: time


Kind = Literal["gewoon", "samen", "akkoord"]
"""What a task takes: one person's own work, people who have to meet, or someone's approval of what was made."""


def _far_first(leads: tuple[int, ...]) -> tuple[int, ...]:
    if tuple(sorted(set(leads), reverse=True)) != leads:
        raise ValueError(f"schrijf de werkdagen van ver naar dichtbij, elk één keer, niet {list(leads)}")
    return leads


Leads = Annotated[tuple[Annotated[int, Key(ge=1, le=60)], ...], AfterValidator(_far_first)]
"""Working days before a date at which it is brought up, the farthest first."""


class LeadTimes(Frozen):
    """Leads by kind of task; a kind that is left out has those of `gewoon`."""

    gewoon: Leads = (10, 4, 1)
    samen: Leads | None = None
    akkoord: Leads | None = None

    def of(self, kind: Kind) -> tuple[int, ...]:
        """The leads of this kind of task."""
        own = {"gewoon": self.gewoon, "samen": self.samen, "akkoord": self.akkoord}[kind]
        return self.gewoon if own is None else own


def _by_kind(value: Json) -> Json:
    return {"gewoon": value} if isinstance(value, list | tuple) else value


LeadsEntry = Annotated[LeadTimes, BeforeValidator(_by_kind, json_schema_input_type=Leads | LeadTimes)]


class Asking(Frozen):
    """How long a request for approval waits: `remind_after` so many working days the approver hears of it once more,
    `offer_after` so many the one who asked may take a colleague. `stand_ins`: who may decide instead of a role."""

    remind_after: Annotated[int, Key(ge=1)] = 3
    offer_after: Annotated[int, Key(ge=1)] = 6
    stand_ins: dict[Role, Roles] = Key(default_factory=dict)


class Steps(Frozen):
    """What happens with a task whose date is past, in working days after that date.

    From `announce_after` the one who acts hears what will be passed on; from `alert_after` the first of `to` that there
    is hears it, in a list on `bundle`, or at once when it is `serious`. Never within `grace` days of the announcement,
    unless that could not be made for `patience` days. `serious_after`: from so many days anything is serious.
    """

    announce_after: Annotated[int, Key(ge=1, le=60)] = 1
    alert_after: Annotated[int, Key(ge=1, le=60)] = 5
    grace: Annotated[int, Key(ge=1, le=60)] = 2
    patience: Annotated[int, Key(ge=1, le=60)] = 5
    to: Roles = (Role.SO, Role.IO)
    bundle: Weekday = "maandag"
    serious: bool = False
    serious_after: Annotated[int, Key(ge=1, le=120)] = 15
    source: Source | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Steps:
        if self.announce_after >= self.alert_after:
            raise ValueError("eerst hoort iemand het zelf: 'announce_after' is kleiner dan 'alert_after'")
        return self


class Policy(Frozen):
    """The house rules for writing to people unasked; ours, for a coordinator to confirm.

    `leads`: working days before a deadline. `stale_after`: working days after which a missed nudge is dropped.
    `per_week`: the most unasked messages a week by role; everyone gets at most one a day. `silent_after`: unanswered
    messages after which the next one asks how to go on, and is the last until the person speaks.
    """

    ours: bool = True
    note: Text | None = None
    leads: LeadsEntry = LeadTimes()
    moment: time = time(15, 30)
    quiet: Quiet = Quiet(from_=time(19), to=time(8))
    stale_after: int = 3
    per_week: dict[Role, Annotated[int, Key(ge=1, le=7)]] = Key(default_factory=lambda: {Role.WPB: 1})
    silent_after: Annotated[int, Key(ge=1)] = 2
    approvals: Asking = Asking()
    escalation: Steps = Steps()


class Term(Frozen):
    """A word of the field, its other names, and what it means; in one programme, or everywhere."""

    term: str
    aka: Words = ()
    text: Text
    source: Source | None = None
    programme: str | None = None


class Intent(Frozen):
    """A wish, whose example phrases stand in a file of its own (`content.phrases`); `roles` when only these have it.

    `mostly`: the roles that ask it; others have to say it more clearly.
    """

    id: Annotated[str, Key(pattern=r"^[a-z0-9-]+(:[a-z0-9-]+)?$")]
    roles: Roles = ()
    mostly: Roles = ()

    @model_validator(mode="before")
    @classmethod
    def _phrases_elsewhere(cls, value: Json) -> Json:
        if isinstance(value, dict) and "phrases" in value:
            file = file_of(str(value.get("id", "<wens>")))
            raise ValueError(f"zinnen horen in {file}, op elke regel één; zet ze daar en haal ze hier weg")
        return value


class Answer(Frozen):
    """An answered question, in several wordings; the first is shown as a button.

    Without a source the answer says that the guide is silent. `ask`: who knows more. `roles`: when only these ask it
    so. `duty`: the obligation whose date the agenda gives with it.
    """

    questions: Words
    answer: Text
    source: Source | None = None
    ask: Roles = ()
    roles: Roles = ()
    duty: Name | None = None


class Glossary(Frozen):
    """The file glossary.yaml."""

    terms: tuple[Term, ...]


class Intents(Frozen):
    """The file intents.yaml."""

    intents: tuple[Intent, ...]


class Faq(Frozen):
    """The file faq.yaml."""

    answers: tuple[Answer, ...]
