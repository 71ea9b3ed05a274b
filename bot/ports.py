"""The small protocol between the core and its channels: what comes in, what is shown, how a sending ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct, field

from dialogs.event import Event, FileRef
from dialogs.message import FieldKind
from dialogs.nouns import Json, Person

# --- shown: a message in words, ready for a channel to lay out ------------------------------------------------------


class ShownOption(Struct, frozen=True, kw_only=True):
    """An option, rubric row or column in words. `cells`: the columns as this row words them."""

    id: str
    label: str
    cells: tuple[ShownOption, ...] = ()


class ShownField(Struct, frozen=True, kw_only=True):
    """A field in words. `problem` must be mended; `advice` is a question about a good answer, that may be left.

    `value` has the shape that `--fill` takes for the kind, so a form can be shown filled. With `other` words that are
    not among the options are an answer too: give them in the place of an option's id.
    """

    id: str
    kind: FieldKind
    label: str
    required: bool = True
    hint: str | None = None
    problem: str | None = None
    advice: str | None = None
    options: tuple[ShownOption, ...] = ()
    rows: tuple[ShownOption, ...] = ()
    columns: tuple[ShownOption, ...] = ()
    value: Json = None
    low: int | None = None
    high: int | None = None
    max_length: int | None = None
    other: bool = False


class ShownButton(Struct, frozen=True, kw_only=True):
    """A control in words. `style`: plain, primary or danger. On a form it is sent with the form's token and values."""

    id: str
    label: str
    style: str = "plain"


class ShownFact(Struct, frozen=True, kw_only=True):
    """A labelled value."""

    label: str
    value: str

    @property
    def told(self) -> str:
        """Both on one line; a question mark needs no colon after it."""
        return f"{self.label}{'' if self.label.endswith('?') else ':'} {self.value}"


class ShownForm(Struct, frozen=True, kw_only=True):
    """A screen in words. `progress` is (this screen, of how many)."""

    id: str
    token: str
    step: str
    progress: tuple[int, int]
    fields: tuple[ShownField, ...] = ()
    verbs: tuple[ShownButton, ...] = ()
    facts: tuple[ShownFact, ...] = ()
    readers: tuple[str, ...] = ()


class ShownItem(Struct, frozen=True, kw_only=True):
    """One entry of a card's list."""

    text: str
    detail: str | None = None
    buttons: tuple[ShownButton, ...] = ()


class ShownFile(Struct, frozen=True, kw_only=True):
    """A file to hand over; `Files.read(id)` gives its bytes, `Files.link(id, person)` a signed, expiring address."""

    id: int
    name: str
    mime: str
    size: int


class Shown(Struct, frozen=True, kw_only=True):
    """A message in the recipient's words.

    `kind` is text, form, card, picture or document. `text` is the whole message as plain text, complete without layout;
    `title` and `body` are the same in parts, for a channel that lays out. `notice` is what a locked phone may show.
    """

    kind: str
    text: str
    title: str | None = None
    body: str | None = None
    notice: str | None = None
    form: ShownForm | None = None
    facts: tuple[ShownFact, ...] = ()
    items: tuple[ShownItem, ...] = ()
    buttons: tuple[ShownButton, ...] = ()
    file: ShownFile | None = None
    alt: str | None = None


# --- out: one sending -----------------------------------------------------------------------------------------------


class Outgoing(Struct, frozen=True, kw_only=True):
    """One message to send. `address` is what this channel stored of the person's place; `replaces` is the `ref` that an
    earlier message's `Sent` carried: update it in place where the platform can, else send anew. `key` names the row."""

    key: int
    to: Person
    address: Mapping[str, Json]
    shown: Shown
    replaces: Mapping[str, Json] | None = None


class Sent(Struct, frozen=True, kw_only=True):
    """The platform has it. `ref` finds the message again (for an update); plain JSON."""

    ref: Mapping[str, Json] = field(default_factory=dict)


class RetryLater(Struct, frozen=True, kw_only=True):
    """Not sent, certainly; try again after so many seconds (rate limit, platform down before it accepted)."""

    after: float


class Refused(Struct, frozen=True, kw_only=True):
    """Not sent, and trying again would not help (blocked, uninstalled, invalid).

    `gone` when the person is unreachable here.
    """

    why: str
    gone: bool = False


class Unknown(Struct, frozen=True, kw_only=True):
    """Perhaps sent: the connection broke after the request left, or the platform answered 5xx. It is sent again."""

    why: str


Result = Sent | RetryLater | Refused | Unknown


class Channel(Protocol):
    """A way to reach people. It lays out and carries; it knows no table, no dialog and no programme."""

    name: str

    async def send(self, outgoing: Outgoing) -> Result:
        """Carry one message; never raises for what a platform can answer."""
        ...


# --- in: one event --------------------------------------------------------------------------------------------------


class Account(Struct, frozen=True, kw_only=True):
    """Who the platform says it is: tenant or workspace id, and the person's id within it."""

    channel: str
    tenant: str
    user: str


class Inbound(Struct, frozen=True, kw_only=True):
    """One verified platform event.

    `key` identifies the event across retries, unique per channel (Slack `event_id` or `trigger_id`, Teams activity id).
    `email` is what the platform vouches for, and only given when the tenant is listed for that domain: it may bind an
    unknown account to a person on the roster. `address` is what the channel needs to reach this person again. With
    `inline` the channel carries the replies itself in its HTTP answer and settles them.
    """

    key: str
    account: Account
    event: Event
    at: datetime
    address: Mapping[str, Json] = field(default_factory=dict)
    email: str | None = None
    inline: bool = False


class Handled(Struct, frozen=True, kw_only=True):
    """What the turn committed: replies leased to this process, in order; `duplicate` when the key was seen before."""

    replies: tuple[Outgoing, ...] = ()
    duplicate: bool = False


class StoredFile(Struct, frozen=True, kw_only=True):
    """A file's bytes with its name and type."""

    id: int
    name: str
    mime: str
    data: bytes


class Files(Protocol):
    """Files by id. Every method may be called from the event loop; they hop to a worker themselves."""

    async def keep(self, name: str, mime: str, data: bytes, by: Account) -> FileRef:
        """Keep an incoming file before its event is handled.

        Raises FileRefused with a Dutch sentence when it is too large or of a wrong type.
        """
        ...

    async def read(self, file_id: int) -> StoredFile:
        """The bytes of a file that this process may send."""
        ...

    async def opened(self, file_id: int, person_id: int) -> StoredFile:
        """The bytes for this person, who opens the file now; noted when someone else wrote it.

        Raises LookupError when she may not read it (any more).
        """
        ...

    def link(self, file_id: int, person_id: int) -> str:
        """An address that hands the file to this person, signed and expiring."""
        ...


class FileRefused(Exception):
    """An incoming file cannot be kept; the message says why and what to do, in Dutch."""


class Desk(Protocol):
    """What a channel may ask of the core."""

    async def turn(self, inbound: Inbound) -> Handled:
        """Handle one event; returns after commit, so the caller may acknowledge.

        Not inline: the replies are already on their way (in the background) and `replies` only tells what they are.
        Inline: the caller puts `replies` in its HTTP answer and calls `settle`.
        Raises when nothing was committed: the caller must then answer with a failure so that the platform retries.
        """
        ...

    async def settle(self, sent: Sequence[tuple[Outgoing, Result]]) -> None:
        """Say how inline replies ended."""
        ...

    async def home(self, account: Account, at: datetime) -> Shown | None:
        """The person's agenda as a card, for a home tab; None for an unknown account. Reads only."""
        ...


class Feeds(Protocol):
    """Calendars to follow from outside."""

    async def read(self, ticket: str) -> bytes | None:
        """The iCalendar file behind an address as it is now; None when the address does not work (any more)."""
        ...
