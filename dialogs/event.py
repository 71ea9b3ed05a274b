"""What comes in: the three things a person can do to a conversation, whatever the channel."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dialogs.nouns import Json
from dialogs.text import Frozen


class FileRef(Frozen):
    """A file that someone sent, already kept in the store. `size` in bytes, `mime` as the channel said."""

    id: int
    name: str
    mime: str
    size: int


class Started(Frozen):
    """A dialog begins, with answers known beforehand by address (`step.field`). They are shown, not skipped.

    With `again` they are the answers that this person sent before: the screens that they fill are passed, and the
    conversation opens at its review. `said` are the words of the wish that began it: what they say of the first screen
    stands there.
    """

    kind: Literal["started"] = "started"
    prefill: dict[str, Json] = Field(default_factory=dict)
    again: bool = False
    said: str = ""


class Said(Frozen):
    """A person typed, dictated or dropped something. `doubt`: it may be a question or a wish as well as an answer;
    `wish`: it surely is one, which only matters where no answer is awaited."""

    kind: Literal["said"] = "said"
    text: str = ""
    doubt: bool = False
    wish: bool = False
    files: tuple[FileRef, ...] = ()


class Pressed(Frozen):
    """A person used a control. `token` is that of the form it stood on (None: whatever form is open, or no form).

    `values` are the form's fields as the channel read them, by field id; unchanged and unparsed. A change of an answer,
    `wijzigen:<address>`, may bring what it is to be under that address.
    """

    kind: Literal["pressed"] = "pressed"
    control: str
    token: str | None = None
    values: dict[str, Json] = Field(default_factory=dict)


Event = Started | Said | Pressed
