"""What the bot can tell and how it behaves: frameworks, words of the field, wishes, answers, the house policy."""

from __future__ import annotations

from datetime import time
from functools import cached_property
from typing import Annotated

from pydantic import Field as Key

from content.forms import Name, Options, Roles, Source, Words
from dialogs.model import Option
from dialogs.nouns import Role
from dialogs.text import Frozen, Text


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

    @cached_property
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
