"""A worry: the step that a conversation is about, what may come next, and who reads or hears of it."""

from __future__ import annotations

from bot import worries
from bot.context.named import Names, Options, Values
from bot.context.subject import Subject
from content.worries import CLOSE
from dialogs.model import Option
from dialogs.nouns import Json
from store import concerns, people


def _shared_with(s: Subject) -> Json:
    """Who may hear what is agreed in this step, herself left out."""
    if s.rung is None or s.placement is None or s.concern is None:
        return []
    around = (p for role in s.rung.share for p in s.placement.people(role))
    return list(dict.fromkeys(p.name for p in around if p.id not in (s.world.person.id, s.concern.author_id)))


def _next_steps(s: Subject) -> tuple[Option, ...]:
    """What may come after this step; it can always be closed."""
    close = Option(id=CLOSE, label="Afsluiten")
    known = s.world.library.worries(s.placement.programme) if s.placement is not None else None
    if s.rung is None or known is None:
        return (close,)
    return (*(Option(id=name, label=known.steps[name].title) for name in s.rung.next), close)


def _concern_readers(s: Subject) -> tuple[str, ...]:
    if s.concern is None:
        return ()
    ids = (s.concern.author_id, *(r.person_id for r in concerns.readers(s.world.c, s.concern.id)))
    return tuple(dict.fromkeys(people.by_id(s.world.c, i).name for i in ids))


VALUES: Values = {
    "concern.step": lambda s: s.rung.title if s.rung is not None else "",
    "concern.hint": lambda s: (s.rung.hint or "") if s.rung is not None else "",
    "concern.share": _shared_with,
    "concern.first_next": lambda s: next(iter(s.rung.next), CLOSE) if s.rung is not None else CLOSE,
}

LISTS: Options = {
    "concern.routes": lambda s: worries.choices(s.world, s.placement) if s.placement is not None else (),
    "concern.people": lambda s: worries.people(s.world, s.placement) if s.placement is not None else (),
    "concern.reasons": lambda s: worries.reasons(s.world, s.placement) if s.placement is not None else (),
    "concern.next": _next_steps,
}

READERS: Names = {"concern": _concern_readers}
