"""A dialog file as an author writes it, and its way to the frozen `Dialog` that the engine runs.

What is friendlier here than in `dialogs.model`: one role without brackets, options as a list of words or `{id: label}`,
effects as `save` or `{deliver: [student, wpb]}`, and `last_stage_day` as the default of a date.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, PlainSerializer, Tag, model_validator
from pydantic import Field as Key

from content.forms import Name, Options, OptionSurface, Roles, Source, Words, as_options, one_or_many
from dialogs import model
from dialogs.model import Option
from dialogs.nouns import Json, Role
from dialogs.text import Frozen, Text

_DAYS = ("today", "last_stage_day", "next_stage_day")


def _list_or_name(value: Json) -> Json:
    return value if isinstance(value, str) else as_options(value)


Rows = Annotated[str | tuple[Option, ...], BeforeValidator(_list_or_name, json_schema_input_type=str | OptionSurface)]


class FieldEntry(model.Field):
    """One question on a screen."""

    options: Options = ()
    rows: Rows = ()
    columns: Options = ()


def _day_by_name(value: Json) -> Json:
    """A date or moment that defaults to `last_stage_day` means the value of that name."""
    if isinstance(value, Mapping) and value.get("kind") in ("date", "moment") and value.get("default") in _DAYS:
        return {**value, "default": {"value": value["default"]}}
    return value


DialogField = Annotated[FieldEntry, BeforeValidator(_day_by_name, json_schema_input_type=FieldEntry)]


class Pointer(Frozen):
    """The answer at this address."""

    answer: str


class StartArgs(Frozen):
    """A dialog offered to someone, partly filled in, now or `after` a moment.

    `for` is a role, or the answer that names a person: her number from a list of people, or an e-mail address.
    """

    dialog: str
    for_: Role | Pointer = Key(alias="for")
    text: Text | None = None
    prefill: dict[str, Json] = Key(default_factory=dict)
    after: Json = None


class TellArgs(Frozen):
    """A sentence for these roles."""

    roles: Roles
    text: Text


class ScheduleArgs(Frozen):
    """An appointment of a `kind`, `at` a moment that was answered, for these roles."""

    kind: str
    title: Text
    at: Json
    people: Roles


class ApprovalArgs(Frozen):
    """A request for approval to a role, of everything, of some steps, or of what was chosen.

    `about`: the answers that the collections consist of (`plan.doel`, or `plan[ict]` for one part); when one of them is
    different later, approval is asked again. `place`: where the approval officially belongs, such as eJournal.
    """

    from_: Role = Key(alias="from")
    collections: Literal["all"] | tuple[str, ...] | Pointer = "all"
    title: Text | None = None
    about: Words = ()
    place: str | None = None


class MeetingsArgs(Frozen):
    """The meetings of a group: every moment that this step asked."""

    from_: str = Key(alias="from")


class AgreeArgs(Frozen):
    """What was agreed at the meeting: the homework, and the words of the reminder halfway."""

    homework: Pointer
    reminder: Pointer


class RoundArgs(Frozen):
    """A vote: the `options` that were chosen from a list and those typed under `more` (one a line), or each moment that
    the step `moments` asked; the way of choosing as in `dialogs/tally.py`, the closing moment (of moments: at the last
    before the first of them), and the dialog in which these roles vote. `kind` is what it decides; of moments, the
    dialog that settles it."""

    kind: str
    title: str
    options: Pointer | None = None
    moments: str | None = None
    more: Pointer | None = None
    how: Literal["one", "several", "points"]
    most: int = 1
    closes: Pointer | None = None
    dialog: str
    for_: Roles = Key(alias="for")
    text: Text


class DecideArgs(Frozen):
    """The answer to a request for approval."""

    approve: bool


class ConcernArgs(Frozen):
    """A worry that is shared: its kind, whether the author only wants to be called, and the person of her choice."""

    route: str | Pointer
    how: Pointer
    person: Pointer | None = None


class FollowArgs(Frozen):
    """A step of a worry that is done: what comes next and on which day, or why it is closed; what was agreed, and
    whether that is shared."""

    next: Pointer
    on: Pointer
    reason: Pointer
    agreed: Pointer
    share: Pointer


Recipient = Role | Literal["self"]
"""Who gets something: a role, or who holds the conversation (`dialogs.model.SELF`)."""

Recipients = Annotated[
    tuple[Recipient, ...], BeforeValidator(one_or_many, json_schema_input_type=Recipient | tuple[Recipient, ...])
]


class EffectEntry(Frozen):
    """An effect in the author's form: exactly one effect word, and perhaps `each` and `when`."""

    save: Literal[True] | None = None
    deliver: Recipients | None = None
    document: str | None = None
    complete: str | None = None
    request_approval: ApprovalArgs | None = None
    decide: DecideArgs | None = None
    schedule: ScheduleArgs | None = None
    start: StartArgs | None = None
    tell: TellArgs | None = None
    report: Name | None = None
    extend: Pointer | None = None
    open_concern: ConcernArgs | None = None
    follow_concern: FollowArgs | None = None
    cast: Pointer | None = None
    picture: Literal["radar", "groei"] | None = None
    meetings: MeetingsArgs | None = None
    agree: AgreeArgs | None = None
    leervraag: Pointer | None = None
    round: RoundArgs | None = None
    each: str | None = None
    when: model.Condition | None = None

    @model_validator(mode="after")
    def _one(self) -> EffectEntry:
        names = sorted(self.model_fields_set - {"each", "when"})
        if len(names) != 1:
            raise ValueError(f"zet hier één gevolg, en zo nodig 'when'; er staat: {', '.join(names) or 'niets'}")
        return self

    def effect(self) -> dict[str, Json]:
        """The engine's form of it: name, arguments, for which placements and under which condition."""
        entry = self.model_dump(mode="json", by_alias=True, exclude_unset=True)
        around: dict[str, Json] = {key: entry.pop(key) for key in ("each", "when") if key in entry}
        ((name, args),) = entry.items()
        return {"name": name, "args": None if name == "save" else args, **around}


def _one_word(value: Json) -> Json:
    return {value: True} if isinstance(value, str) else value


DialogEffect = Annotated[
    EffectEntry,
    BeforeValidator(_one_word, json_schema_input_type=Literal["save"] | EffectEntry),
    PlainSerializer(EffectEntry.effect),
]


Group = Literal["actors", "concern"]
"""Readers that are no role: who acts in the task at hand, and who reads the concern at hand."""

Reader = Role | Group | Annotated[str, Key(pattern=r"^[a-z_-]+\.[a-z_-]+$")]
Readers = Annotated[
    tuple[Reader, ...], BeforeValidator(one_or_many, json_schema_input_type=Reader | tuple[Reader, ...])
]


class SayEntry(model.Say):
    """Words on the way."""


class AskEntry(model.Ask):
    """One screen with questions."""

    fields: tuple[DialogField, ...]
    readers: Readers = ()


class CaseEntry(Frozen):
    """One way through a branch."""

    when: model.Condition
    steps: Steps


class BranchEntry(Frozen):
    """The first case that holds; `otherwise` when none does."""

    branch: str
    cases: tuple[CaseEntry, ...]
    otherwise: Steps
    when: model.Condition | None = None


class ForEachEntry(Frozen):
    """The same steps for each item of `over`."""

    for_each: str
    over: str
    title: Text | None = None
    steps: Steps
    when: model.Condition | None = None


class ReviewEntry(model.Review):
    """The summary, every answer editable."""

    readers: Readers = ()


class SubmitEntry(Frozen):
    """The end: effects in order, then `say`."""

    submit: tuple[DialogEffect, ...]
    id: str = "submit"
    say: Text | None = None
    when: model.Condition | None = None


def _step_kind(value: Any) -> str | None:
    keys = value if isinstance(value, Mapping) else vars(value) if isinstance(value, Frozen) else ()
    return next(
        (f"({kind})" for kind in ("submit", "ask", "branch", "for_each", "review", "say") if kind in keys), None
    )


StepEntry = Annotated[
    Annotated[SayEntry, Tag("(say)")]
    | Annotated[AskEntry, Tag("(ask)")]
    | Annotated[BranchEntry, Tag("(branch)")]
    | Annotated[ForEachEntry, Tag("(for_each)")]
    | Annotated[ReviewEntry, Tag("(review)")]
    | Annotated[SubmitEntry, Tag("(submit)")],
    Discriminator(_step_kind),
]
Steps = tuple[StepEntry, ...]


class DialogFile(Frozen):
    """A dialog file: who holds the conversation (`as`), about what (`subject`), and its steps."""

    dialog: str
    intent: str | None = None
    title: Text
    names: Words = ()
    as_: Roles = Key(alias="as")
    subject: Literal["placement", "school", "approval", "concern", "group", "person", "none"] = "placement"
    needs: tuple[str, ...] = ()
    framework: str | None = None
    follows: str | None = None
    offered: bool = False
    purpose: Text | None = None
    confidential: bool = False
    ours: bool = False
    source: Source | None = None
    steps: Steps

    def dialog_(self) -> model.Dialog:
        """The frozen dialog for the engine."""
        return model.Dialog.model_validate(self.model_dump(by_alias=True, exclude_unset=True))


for _model in (CaseEntry, BranchEntry, ForEachEntry, DialogFile):
    _model.model_rebuild()
