"""The house policy for what the documents leave open: whether a coordinator confirmed it, and since when it holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from bot.world import AMSTERDAM
from content.load import Library
from store import settings
from store.db import Conn

KEY = "policy.escalation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How the policy stands. `since` None: it does not hold; `changed`: because it was changed after that."""

    since: date | None
    changed: bool = False


def standing(c: Conn, library: Library) -> Standing:
    """Whether the steps about what is overdue hold."""
    kept = settings.get(c, KEY)
    if not kept:
        return Standing(since=None)
    if kept["steps"] != fingerprint(library):
        return Standing(since=None, changed=True)
    return Standing(since=datetime.fromisoformat(kept["at"]).astimezone(AMSTERDAM).date())


def confirm(c: Conn, library: Library, at: datetime) -> None:
    """From now on the steps hold as they are written now; what was overdue before is left alone."""
    settings.put(c, KEY, {"steps": fingerprint(library), "at": at.isoformat()})


def withdraw(c: Conn) -> None:
    """The steps do not hold any more."""
    settings.put(c, KEY, None)


def fingerprint(library: Library) -> str:
    """Changes with any of the steps."""
    return hashlib.sha256(library.policy.escalation.model_dump_json().encode()).hexdigest()[:16]


def in_words(library: Library) -> tuple[str, ...]:
    """The steps as a coordinator reads them."""
    steps, quiet = library.policy.escalation, library.policy.quiet
    roles = ", anders ".join(role.value.upper() for role in steps.to)
    return (
        f"Na {_days(steps.announce_after)} hoort wie het doet zelf dat het over de datum is, en wat er dan volgt.",
        f"Na {_days(steps.alert_after)} hoort de {roles} het, in één lijst op {steps.bundle}.",
        f"Dat is nooit binnen {_days(steps.grace)} na dat eerste bericht; lukt dat bericht niet, dan staat dat erbij.",
        f"Wat na {_days(steps.serious_after)} nog ligt, of in programme.yaml ernstig heet, wacht niet op die lijst.",
        f"Nooit tussen {quiet.from_:%H.%M} en {quiet.to:%H.%M} uur, in weekenden, in vakanties of tijdens verlof.",
        "Alleen wat een datum heeft. Nooit wat al af is, of wat voorbij was voordat iemand begon of dit bevestigd is.",
    )


def _days(number: int) -> str:
    return "één werkdag" if number == 1 else f"{number} werkdagen"
