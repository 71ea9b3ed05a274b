"""What a conversation is for: the task that it settles, what is to be approved, and what was filled in before."""

from __future__ import annotations

from bot.context.named import Values
from bot.context.subject import Subject
from dialogs.nouns import Json
from store import approvals, submissions


def _obligation_title(s: Subject) -> Json:
    found = s.programme.obligations.get(s.obligation or "") if s.programme is not None else None
    return found.title if found is not None else None


def _approval_title(s: Subject) -> Json:
    approval = approvals.by_id(s.world.c, s.approval) if s.approval is not None else None
    return approval.title if approval is not None else None


def _earlier(s: Subject) -> Json:
    """The parts of this dialog that the person filled before, about the same school."""
    if s.written is None or s.dialog.subject != "school":
        return None
    before = submissions.of_subject(s.world.c, s.written, dialogs=(s.dialog.dialog,), person_id=s.world.person.id)
    labels = (e.item_label for one in before for e in one.entries if e.item_label)
    return list(dict.fromkeys(labels)) or None


VALUES: Values = {
    "obligation": lambda s: s.obligation,
    "obligation.title": _obligation_title,
    "approval.title": _approval_title,
    "earlier": _earlier,
}
