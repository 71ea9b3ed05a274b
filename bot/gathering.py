"""What colleagues sent that asks nothing back and comes at the same moment arrives as one list, each a press away.

Nothing comes later for it, and nothing is left out. What asks something (an approval, an invitation, a worry), what
belongs to it, what has haste and what answers her own words still comes by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from bot.buttons import Action, Args, numbers, stale
from bot.post import Post, caused_by
from bot.unasked import CAUSED
from bot.world import World
from dialogs.message import MESSAGE, Button, Card, Document, Item, Message, Say
from dialogs.text import line
from store import outbox
from store.db import Conn

CAUSE = f"{CAUSED}gathered"
"""What these messages are called in the outbox: colleagues caused them, so they take no day."""

LEAST, MOST = 3, 12
"""From so many messages on they are one list; and so many entries at most in one."""

LONG = 600
"""Characters of a message that is shown whole in a list; a longer one is a press away, if it has a title."""

AHEAD = timedelta(seconds=90)
"""A tick looks so far ahead, further than to the next one, so that none has gone when the others are gathered."""

Written = tuple[outbox.Row, Message]


def tick(c: Conn, at: datetime) -> int:
    """Gather what is due now; how many lists."""
    made = 0
    for person_id, rows in groupby(outbox.due_together(c, at=at + AHEAD, least=LEAST), key=lambda r: r.person_id):
        quiet = _quiet([(row, MESSAGE.validate_json(row.message)) for row in rows], person_id)
        lists = (quiet[start : start + MOST] for start in range(0, len(quiet), MOST))
        made += sum(_gather(c, several, at) for several in lists if len(several) >= LEAST)
    return made


def _quiet(every: Sequence[Written], person_id: int) -> list[Written]:
    """Those that ask nothing; when one thing that a turn caused asks something, all of it comes by itself."""
    loud = {row.cause for row, message in every if not _asks_nothing(row, message)}
    return [(row, m) for row, m in every if row.cause not in loud and not row.cause.startswith(caused_by(person_id))]


def _asks_nothing(row: outbox.Row, message: Message) -> bool:
    """Whether it only lets something know. A card with a notice of its own wants to be seen by itself."""
    if isinstance(message, Say):
        return not message.buttons and len(row.message) <= LONG
    if isinstance(message, Card):
        return not message.buttons and not message.items and message.notice is None
    return isinstance(message, Document) and not message.buttons


def _gather(c: Conn, several: Sequence[Written], at: datetime) -> int:
    """One list of these, as far as nobody is sending them already."""
    taken = outbox.withdraw(c, [row.id for row, _ in several])
    left = [(row, message) for row, message in several if row.id in taken]
    if not left:
        return 0
    outbox.add(
        c,
        person_id=left[0][0].person_id,
        message=Card(
            title=line("gathered.title", n=len(left)),
            text=line("gathered.text"),
            notice=line("notice.message"),
            items=tuple(_entry(row, message) for row, message in left),
        ),
        cause=CAUSE,
        not_before=max(row.not_before for row, _ in left),
        at=at,
    )
    return 1


def _entry(row: outbox.Row, message: Message) -> Item:
    if isinstance(message, Say):
        return Item(text=message.text)
    assert isinstance(message, Card | Document), "nothing else is gathered"
    show = (Button(id=f"bericht:{row.id}", label=line("gathered.show")),)
    return Item(text=message.title if isinstance(message, Card) else message.text, buttons=show)


def show(world: World, post: Post, args: Args) -> None:
    """`bericht:<row>`: one of them, as it would have come by itself."""
    found = numbers(args, 1)
    row = outbox.of_person(world.c, found[0], world.person.id) if found else None
    if row is None or row.status != "moot" or not row.cause.startswith(CAUSED):
        stale(post)
    else:
        post.reply(MESSAGE.validate_json(row.message))


ACTIONS: Mapping[str, Action] = {"bericht": show}
"""By the button's name."""
