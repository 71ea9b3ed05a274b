"""Where a conversation stands: plain JSON, enough to go on after a pause, a restart or a change of content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from dialogs.nouns import Json
from dialogs.text import Frozen, Line

Status = Literal["open", "paused", "finished", "stopped"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A screen on the route: the step, the items of the surrounding `for_each`es from outside in, and the page."""

    step: str
    items: tuple[str, ...] = ()
    page: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """The last text that was typed in a conversation and how it was taken, for as long as a word can undo that.

    `place` is the screen where it was typed. Taken as the answer, `address` is where it went, `value` what was put
    there, and `draft` and `answer` are what stood there before. Without `address` it was taken as a question or a wish.
    With `doubt` the undoing is offered as a button too.
    """

    text: str
    place: Place
    address: str | None = None
    value: Json = None
    draft: Json = None
    answer: Json = None
    doubt: bool = False


class State(Frozen):
    """One conversation. `answers` are accepted values by address: `step.field`, in a `for_each` `step[item].field`.

    `drafts` are values typed but not yet accepted, by address. `kept` are answers whose field no longer exists in the
    content; the label they had is in `labels`. `done` are the screens passed. `revision` grows with every accepted
    change; with `key` it makes the token, so a press on an older screen is recognised. `last` is the last accepted
    press (control, token), so that its repetition is not a second press. `trail` says which screen the latest revisions
    showed, so that what was typed on an older form still finds its field. `asked` is what the coach asked about in this
    conversation, `advice` what it asks on the open screen, by field id. `heard` is the last text, while it can be taken
    otherwise.
    """

    key: str
    dialog: str
    programme: str | None = None
    subject: str | None = None
    version: str = ""
    status: Status = "open"
    place: Place | None = None
    editing: bool = False
    done: tuple[Place, ...] = ()
    answers: dict[str, Json] = Field(default_factory=dict)
    drafts: dict[str, Json] = Field(default_factory=dict)
    kept: dict[str, Json] = Field(default_factory=dict)
    labels: dict[str, str] = Field(default_factory=dict)
    revision: int = 0
    last: tuple[str, str] | None = None
    trail: tuple[tuple[int, Place], ...] = ()
    asked: tuple[str, ...] = ()
    advice: dict[str, Line] = Field(default_factory=dict)
    heard: Heard | None = None

    @property
    def token(self) -> str:
        """What the open form carries."""
        return f"{self.key}.{self.revision}"
