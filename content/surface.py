"""A dialog file as an author writes it, and its way to the frozen `Dialog` that the engine runs.

What is friendlier here than in `dialogs.model`: one role without brackets, options as a list of words or `{id: label}`,
effects as `save` or `{deliver: [student, wpb]}`, and `last_stage_day` as the default of a date.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Discriminator, Tag
from pydantic import Field as Key

from content.model import Options, OptionSurface, Roles, Source, as_options
from dialogs import model
from dialogs.model import Option
from dialogs.text import Frozen, Text

if TYPE_CHECKING:
    from dialogs.nouns import Json

EffectName = Literal[
    "save", "deliver", "request_approval", "decide", "complete", "open_concern", "schedule", "document", "start",
    "cast", "tell",
]
EFFECTS: tuple[str, ...] = get_args(EffectName)
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


class EffectEntry(Frozen):
    """An effect in the author's form: exactly one effect word, and perhaps `when`."""

    deliver: Roles | None = None
    document: str | None = None
    complete: str | None = None
    request_approval: dict[str, Any] | None = None
    decide: dict[str, Any] | None = None
    open_concern: dict[str, Any] | None = None
    schedule: dict[str, Any] | None = None
    start: dict[str, Any] | None = None
    cast: dict[str, Any] | None = None
    tell: dict[str, Any] | None = None
    save: Literal[True] | None = None
    when: model.Condition | None = None


def _effect(value: Json) -> Json:
    if value in EFFECTS:
        return {"name": value}
    if not isinstance(value, Mapping):
        raise ValueError(f"'{value}' is geen gevolg; kies uit: {', '.join(EFFECTS)}")
    names = [key for key in value if key != "when"]
    if len(names) != 1:
        raise ValueError(f"zet hier één gevolg (en zo nodig 'when'); er staat: {', '.join(names) or 'niets'}")
    if names[0] not in EFFECTS:
        from content.mistakes import close_to

        raise ValueError(f"'{names[0]}' is geen gevolg{close_to(names[0], EFFECTS)}; kies uit: {', '.join(EFFECTS)}")
    condition = {"when": value["when"]} if "when" in value else {}
    return {"name": names[0], "args": value[names[0]], **condition}


Effects = tuple[
    Annotated[model.Effect, BeforeValidator(_effect, json_schema_input_type=Literal["save"] | EffectEntry)], ...
]


class SayEntry(model.Say):
    """Words on the way."""


class AskEntry(model.Ask):
    """One screen with questions."""

    fields: tuple[DialogField, ...]


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

    readers: Roles = ()


class SubmitEntry(Frozen):
    """The end: effects in order, then `say`."""

    submit: Effects
    id: str = "submit"
    say: Text | None = None
    when: model.Condition | None = None


def _step_kind(value: Any) -> str | None:
    keys = value if isinstance(value, Mapping) else vars(value) if isinstance(value, Frozen) else ()
    return next((kind for kind in ("submit", "ask", "branch", "for_each", "review", "say") if kind in keys), None)


StepEntry = Annotated[
    Annotated[SayEntry, Tag("say")]
    | Annotated[AskEntry, Tag("ask")]
    | Annotated[BranchEntry, Tag("branch")]
    | Annotated[ForEachEntry, Tag("for_each")]
    | Annotated[ReviewEntry, Tag("review")]
    | Annotated[SubmitEntry, Tag("submit")],
    Discriminator(_step_kind),
]
Steps = tuple[StepEntry, ...]


class DialogFile(Frozen):
    """A dialog file: who holds the conversation (`as`), about what (`subject`), and its steps."""

    dialog: str
    intent: str | None = None
    title: Text
    as_: Roles = Key(alias="as")
    subject: Literal["placement", "approval", "group", "person", "none"] = "placement"
    needs: tuple[str, ...] = ()
    framework: str | None = None
    purpose: Text | None = None
    ours: bool = False
    source: Source | None = None
    steps: Steps

    def dialog_(self) -> model.Dialog:
        """The frozen dialog for the engine."""
        return model.Dialog.model_validate(self.model_dump(by_alias=True, exclude_unset=True))


for _model in (CaseEntry, BranchEntry, ForEachEntry, DialogFile):
    _model.model_rebuild()
