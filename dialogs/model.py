"""What a dialog is: the frozen form of one dialog file. Reading YAML is content's work, running it is `step.py`'s."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Literal

from pydantic import Field as Key

from dialogs.message import FieldKind
from dialogs.nouns import Json, Role
from dialogs.text import Frozen, Text, Variants


class Condition(Frozen):
    """A condition as data. Exactly one of `answer`, `value`, `all`, `any`, `no`; with `answer` or `value` one test.

    `answer` is an address (`step.field`; inside a `for_each` first looked up for the current item). `value` is a
    name in the context's values (`placement.vak`). Tests: `is`, `is_not`, `one_of`, `contains`, `filled`, `at_least`,
    `at_most`. An answer that is not there satisfies only `filled: false` and `is_not`.
    """

    answer: str | None = None
    value: str | None = None
    is_: Json = Key(default=None, alias="is")
    is_not: Json = None
    one_of: tuple[Json, ...] | None = None
    contains: Json = None
    filled: bool | None = None
    at_least: float | None = None
    at_most: float | None = None
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    no: Condition | None = None


class Option(Frozen):
    """An option, a rubric row or column, or an item to repeat steps for. `parts` hold what belongs under it by name,
    such as the indicators of a dimension: `{"indicators": (Option, …)}`."""

    id: str
    label: Text
    hint: Text | None = None
    parts: dict[str, tuple[Option, ...]] = Key(default_factory=dict)


class Field(Frozen):
    """One question on a screen.

    `options` are given here; `from` names a list in the context (`placement.klassen`, `framework.dimensions`, `people`)
    or of the current item (`item.indicators`). `rows` and `columns` of a rubric likewise: a list here or such a name.
    `cells` names the part of a row that words the columns for it (`indicators`); its ids are those of the columns.
    `default` is a literal, or `{value: name}` from the context's values. `looks` is the direction of a date or moment.
    `other` lets a person type an option that is not in the list. `low`/`high` bound numbers and scales; `max_length`
    counts characters. `why` answers *waarom*. `coach`: what looks along, `feedback` on its wording, or `namen` where
    somebody's name is the answer. With `fixed` it is told and not asked: what somebody else wrote, which
    came along when the conversation was offered; it is never required.
    """

    id: str
    kind: FieldKind
    label: Text
    hint: Text | None = None
    why: Text | None = None
    required: bool = True
    options: tuple[Option, ...] = ()
    from_: str | None = Key(default=None, alias="from")
    rows: str | tuple[Option, ...] = ()
    columns: tuple[Option, ...] = ()
    cells: str | None = None
    default: Json = None
    looks: Literal["back", "ahead"] | None = None
    other: bool = False
    low: int | None = None
    high: int | None = None
    max_length: int | None = None
    at_most: int | None = None
    coach: str | None = None
    fixed: bool = False


SELF = "self"
"""A recipient that is no role: who holds the conversation."""


class Effect(Frozen):
    """What a finished dialog does to the world, by name, with its arguments and a condition. `bot/effects.py` knows
    the names.

    In YAML: `save`, or `{deliver: [student, wpb]}`, or `{start: {dialog: x, for: wpb}, when: {…}}`. `each` is the
    address of an answer with placements: the effect then happens for each of those chosen, in every repetition.
    """

    name: Literal[
        "save",
        "deliver",
        "request_approval",
        "decide",
        "complete",
        "extend",
        "open_concern",
        "follow_concern",
        "schedule",
        "document",
        "start",
        "cast",
        "tell",
        "report",
        "picture",
        "meetings",
        "agree",
        "leervraag",
        "round",
    ]
    args: Json = None
    each: str | None = None
    when: Condition | None = None


class Say(Frozen):
    """Words on the way; no answer is asked. `text` may hold `{step.field}` and `{value}` placeholders."""

    say: str
    text: Text
    when: Condition | None = None


class Ask(Frozen):
    """One screen with fields. An `optional` screen can be skipped whole. `also` offers other dialogs as buttons.

    `readers`: who will read it, as at a review; given where they must be known before anything is typed.
    """

    ask: str
    title: Text | None = None
    text: Text | None = None
    why: Text | None = None
    fields: tuple[Field, ...]
    optional: bool = False
    also: tuple[Shortcut, ...] = ()
    readers: tuple[str, ...] = ()
    when: Condition | None = None

    @cached_property
    def lists(self) -> tuple[str, ...]:
        """The names under which its questions find their options and rows."""
        return tuple(name for one in self.fields for name in (one.from_, one.rows) if isinstance(name, str))

    @cached_property
    def lasting(self) -> dict[str, Any]:
        """Room for what is made of a field once and is the same in every conversation, by field id."""
        return {}


class Shortcut(Frozen):
    """A button on a screen that leaves for another dialog, which starts for the same subject."""

    dialog: str
    label: Text


class Case(Frozen):
    """One way through a branch."""

    when: Condition
    steps: tuple[Step, ...]


class Branch(Frozen):
    """The first case that holds; `otherwise` when none does (give `otherwise: []` to say that nothing is right)."""

    branch: str
    cases: tuple[Case, ...]
    otherwise: tuple[Step, ...]
    when: Condition | None = None


class ForEach(Frozen):
    """The same steps for each item of `over`: the address of a choices/ranking answer, or a list name of the
    context."""

    for_each: str
    over: str
    title: Text | None = None
    steps: tuple[Step, ...]
    when: Condition | None = None


class Review(Frozen):
    """The summary, every answer editable.

    `readers` will read what is sent, and are shown by name: a role, another group that the context knows (`actors`), or
    the address of a choice whose options name theirs (`parts.readers`).
    """

    review: str
    title: Text | None = None
    text: Text | None = None
    readers: tuple[str, ...] = ()
    confirm: Text | None = None
    when: Condition | None = None


class Submit(Frozen):
    """The end: effects in order, then `say`."""

    submit: tuple[Effect, ...]
    id: str = "submit"
    say: Text | None = None
    when: Condition | None = None


Step = Say | Ask | Branch | ForEach | Review | Submit


class Dialog(Frozen):
    """A dialog: who holds it (`as`, one role or several), about what (`subject`), what it `needs` loaded, and its
    steps.

    `intent` is the wish that starts it for these roles (default: its own name): a student who says "kijkwijzer" gets
    the dialog whose `as` is student and whose `intent` is kijkwijzer. `follows` is the dialog that someone else sends
    first about the same placement: what was offered then is taken up, and who comes too early can ask for it. What is
    sent in a `confidential` one has readers of its own and is never listed. It is called by its `title` and its other
    `names`; an `offered` one begins only where something hands it over: a colleague's request, a vote, a task.
    """

    dialog: str
    intent: str | None = None
    title: Text
    names: tuple[str, ...] = ()
    as_: tuple[Role, ...] = Key(alias="as")
    subject: Literal["placement", "school", "approval", "concern", "group", "person", "none"] = "placement"
    needs: tuple[str, ...] = ()
    framework: str | None = None
    follows: str | None = None
    offered: bool = False
    purpose: Text | None = None
    confidential: bool = False
    ours: bool = False
    source: dict[str, Any] | None = None
    steps: tuple[Step, ...]

    @cached_property
    def called(self) -> tuple[str, ...]:
        """Everything that people call it."""
        variants = (self.title.nl, self.title.u, self.title.je) if isinstance(self.title, Variants) else (self.title,)
        return (*(one for one in variants if one), *self.names)

    @cached_property
    def effects(self) -> frozenset[str]:
        """The names of everything that it may do to the world."""
        return frozenset(e.name for step in self.every if isinstance(step, Submit) for e in step.submit)

    @cached_property
    def every(self) -> tuple[Step, ...]:
        """Every step, those in branches and repetitions too."""
        return tuple(_every(self.steps))


def _every(steps: Sequence[Step]) -> Iterator[Step]:
    for step in steps:
        yield step
        if isinstance(step, ForEach):
            yield from _every(step.steps)
        elif isinstance(step, Branch):
            for several in (*(case.steps for case in step.cases), step.otherwise):
                yield from _every(several)


for _model in (Condition, Option, Ask, Case, Branch, ForEach, Dialog):
    _model.model_rebuild()
