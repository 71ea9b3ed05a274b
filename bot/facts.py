"""Answers as labelled values on a card: as they were given, or what is different about them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.changes import Change
from dialogs.message import Fact
from dialogs.outcome import Entry
from dialogs.text import Line, line, words


def facts(entries: tuple[Entry, ...]) -> tuple[Fact, ...]:
    """Answers as labelled values, with the item's label where steps were repeated."""
    return tuple(
        Fact(label=_label(e.label, e.item_label), value=words("{waarde}", waarde=e.shown)) for e in entries if e.shown
    )


def differences(differ: Sequence[Change]) -> tuple[Fact, ...]:
    """Each answer that is different: what it was and what it is."""
    return tuple(Fact(label=_label(d.label, d.item_label), value=_difference(d)) for d in differ)


def _difference(change: Change) -> Line:
    if change.was is None:
        return line("approval.added", nu=change.now)
    if change.now is None:
        return line("approval.removed", was=change.was)
    return line("approval.differs", was=change.was, nu=change.now)


def _label(label: str, item: str | None) -> Line:
    return words("{deel}: {label}", deel=item, label=label) if item else words("{label}", label=label)
