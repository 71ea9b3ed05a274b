"""What a rehearsal sent, told afterwards: each message with whom, what sort, why and about what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot import gathering, nudge, unasked
from bot.rehearsal.cast import Player
from bot.rehearsal.year import Message, Year
from bot.world import AMSTERDAM
from dialogs.dutch import date_short
from store import nudges, outbox, placements
from store.db import Conn
from store.nudges import Nudge

Sort = Literal["uit zichzelf", "op verzoek", "van een collega", "antwoord"]
"""Why it came: of the bot's own accord, because it was asked to remind, by what a colleague did, or she herself."""

CALLED = {
    "digest": "herinnering",
    "asked": "gevraagde herinnering",
    "invite": "uitnodiging",
    "waiting": "wacht op akkoord",
    gathering.CAUSE: "lijst van collega's",
}
"""The causes in the outbox as a reader calls them; another is called by its own name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One message of a rehearsal. `what` is its kind, `why` what caused it, `about` what it is about.

    `gathered`: of how many messages of colleagues it is the list; 0 for any other. `brought_up`: what a reminder was
    about, by placement and obligation.
    """

    at: datetime
    to: Player
    sort: Sort
    what: str
    why: str
    about: str
    text: str
    gathered: int = 0
    brought_up: tuple[tuple[int, str], ...] = ()

    @property
    def day(self) -> date:
        """The day in Amsterdam."""
        return self.at.astimezone(AMSTERDAM).date()

    @property
    def week(self) -> date:
        """The Monday of its week."""
        return self.day - timedelta(days=self.day.weekday())

    @property
    def counts(self) -> bool:
        """Whether it asks attention: an answer to what someone just did herself does not."""
        return self.sort != "antwoord"


def told(year: Year) -> tuple[Told, ...]:
    """Every message in order. What only replaces an open form by its answers is no message."""
    with year.database.reading() as c:
        teller = _Teller(c, year)
        return tuple(teller.tell(m) for m in year.carrier.sent if not (m.replaces and m.shown.kind == "card"))


class _Teller:
    def __init__(self, c: Conn, year: Year) -> None:
        self._c, self._year = c, year
        every = {p.id: p for p in placements.all_of(c, programme=year.programme, year=year.year)}
        self._placements = every

    def tell(self, message: Message) -> Told:
        row = outbox.by_id(self._c, message.row)
        sort = self._sort(row)
        carried = nudges.of_row(self._c, row.id) if row.cause in nudge.CAUSES else ()
        return Told(
            at=message.at,
            to=self._year.players[message.to],
            sort=sort,
            what=CALLED.get(row.cause, message.shown.kind if row.cause.startswith(unasked.CAUSED) else row.cause),
            why=self._why(row, carried),
            about=self._about(carried) or (message.shown.title or message.shown.text.splitlines()[0])[:120],
            text=message.shown.text,
            gathered=len(message.shown.items) if row.cause == gathering.CAUSE else 0,
            brought_up=tuple((n.placement_id, n.obligation) for n in carried),
        )

    def _sort(self, row: outbox.Row) -> Sort:
        if row.cause.startswith(unasked.CAUSED):
            return "antwoord" if row.cause.split(":")[1] == str(row.person_id) else "van een collega"
        return "op verzoek" if row.cause == "asked" else "uit zichzelf"

    def _why(self, row: outbox.Row, carried: Sequence[Nudge]) -> str:
        if carried:
            return "; ".join(dict.fromkeys(_stage(n) for n in carried))
        if row.cause in CALLED or not row.cause.startswith(unasked.CAUSED):
            return CALLED.get(row.cause, row.cause)
        person, act = self._year.acts.get(row.cause.split(":", 2)[-1], (0, ""))
        player = self._year.players.get(person)
        return f"{player.name}: {act}" if player is not None else row.cause

    def _about(self, carried: Sequence[Nudge]) -> str:
        obligations = self._year.library.programmes[self._year.programme].obligations
        return "; ".join(
            f"{obligations[n.obligation].title} ({self._placements[n.placement_id].name})"
            for n in carried
            if n.obligation in obligations and n.placement_id in self._placements
        )


def _stage(nudge: Nudge) -> str:
    """A moment in words: how long before which date, or that she asked for it."""
    if nudge.snoozed:
        return "zelf gevraagd"
    lead, _, due = nudge.stage.partition(":")
    if lead == "0":
        return "halverwege"
    return f"{lead} werkdagen voor {date_short(date.fromisoformat(due))}"
