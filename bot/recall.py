"""What was just sent, called back to be changed: whoever would get it does not, until it is sent again.

Whoever has it already gets the new version as well. Only for what nobody acts on yet: a kijkwijzer or a report, not a
request, an appointment or a vote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot import plan
from bot.buttons import Args, numbers
from bot.marks import unmark
from bot.post import caused_by
from bot.subjects import parts_of
from bot.world import World
from dialogs.message import Button
from dialogs.model import Dialog
from dialogs.text import line
from store import audit, outbox, people, submissions
from store.submissions import Submission

NAME = "terughalen"
"""The button: `terughalen:<submission>:<row>:<row>…`, with every message that waited to be sent."""

HARMLESS = frozenset({"save", "document", "deliver", "complete", "tell"})
"""What a dialog may have done to be called back."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recalled:
    """What is open again: `subject` says which submission it is the next version of. Who does not get it (yet), and who
    had it already."""

    submission: Submission
    subject: str
    back: tuple[str, ...]
    late: tuple[str, ...]


def buttons(dialog: Dialog, submission: Submission, rows: Sequence[int]) -> tuple[Button, ...]:
    """The button that calls back these messages, where that may be."""
    kind, _, _ = parts_of(submission.subject)
    if kind != "placement" or dialog.confidential or not dialog.effects <= HARMLESS:
        return ()
    wanted = ":".join(str(n) for n in (submission.id, *rows))
    return (Button(id=f"{NAME}:{wanted}", label=line("recall.button")),)


def take(world: World, args: Args) -> Recalled | None:
    """Call back what can be; None when the button is not one of hers, or there is a newer version."""
    found = numbers(args, len(args))
    submission = _own(world, found[0]) if found else None
    if not found or submission is None or submissions.latest(world.c, submission.thread).id != submission.id:
        return None
    rows = [row for n in found[1:] if (row := _caused(world, n)) is not None]
    gone = outbox.withdraw(world.c, [row.id for row in rows])
    names = {row.person_id: people.by_id(world.c, row.person_id).name for row in rows}
    late = {row.person_id for row in rows if row.id not in gone}
    _, number, _ = parts_of(submission.subject)
    if gone and submission.obligation is not None:
        opened = unmark(world, world.placement(number), submission.obligation)
        plan.plan(world.c, world.library, opened, world.today)
    audit.note(world.c, who=world.person.id, what="called back", about=f"submission:{submission.id}", at=world.at)
    return Recalled(
        submission=submission,
        subject=f"placement:{number}:{submission.id}",
        back=tuple(name for person, name in names.items() if person not in late),
        late=tuple(name for person, name in names.items() if person in late),
    )


def thread(world: World, dialog: Dialog, subject: str | None) -> int | None:
    """The thread of which a conversation makes the next version, when it was called back."""
    kind, _, apart = parts_of(subject)
    earlier = _own(world, apart) if kind == "placement" and apart is not None and dialog.effects <= HARMLESS else None
    return earlier.thread if earlier is not None and earlier.dialog == dialog.dialog else None


def _caused(world: World, row_id: int) -> outbox.Row | None:
    """A message to someone else that came from this person's own turn."""
    try:
        row = outbox.by_id(world.c, row_id)
    except LookupError:
        return None
    return row if row.cause.startswith(caused_by(world.person.id)) else None


def _own(world: World, number: int) -> Submission | None:
    try:
        found = submissions.by_id(world.c, number)
    except LookupError:
        return None
    return found if found.person_id == world.person.id else None
