"""Which forms a text calls by their name: what this person can begin or was asked to do, and what around her is for
others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.meant import meant, without_names
from bot.subjects import fits
from bot.ways import ways
from bot.world import World
from dialogs.dates import is_only_date
from dialogs.model import Dialog
from dialogs.nouns import Placement
from store import conversations
from store.conversations import Conversation


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """What a text is the name of. `world`: as far as the text is about it, with only those learners whom it names.
    `others`: what is there, but not for her to begin now; none where something is."""

    world: World
    hers: tuple[Dialog, ...] = ()
    others: tuple[Dialog, ...] = ()


def called(world: World, text: str, *, only: bool = False) -> Called:
    """The forms that a text names, with nothing besides but whom, which class and, unless `only`, which days."""
    found = world.library.called.by(without_names(world, text), lambda rest: not only and _is_known(world, rest))
    if not found:
        return Called(world=world)
    about = meant(world, text)
    here = world.only(about.placements) if about is not None and about.placements else world
    hers = [w.dialog for name in found for w in ways(here, name) if w.dialog.dialog == name and not w.dialog.offered]
    there = [d for p in here.placements for n in found if (d := there_is(world, p, n)) is not None]
    hers += [d for d in there if d.offered and asked_of(world, d.dialog) is not None]
    return Called(world=here, hers=_once(hers), others=() if hers else _once(there))


def asked_of(world: World, wish: str) -> Conversation | None:
    """What somebody else asked this person to do, and still waits for her."""
    for one in conversations.open_of(world.c, world.person.id):
        dialog = world.library.dialog(one.programme, one.dialog)
        if dialog is not None and wish in (dialog.dialog, dialog.intent):
            return one
    return None


def there_is(world: World, placement: Placement, name: str) -> Dialog | None:
    """A form by its name where it can be about a placement, or is handed over around it."""
    dialog = world.library.dialog(placement.programme, name)
    return dialog if dialog is not None and (dialog.offered or fits(dialog, placement)) else None


def _once(dialogs: Iterable[Dialog]) -> tuple[Dialog, ...]:
    return tuple({d.dialog: d for d in dialogs}.values())


def wish_of(world: World, dialog: Dialog) -> str:
    """The wish that begins this form for her: the one that has it and no other, else its own name."""
    wish = dialog.intent or dialog.dialog
    return wish if {w.dialog.dialog for w in ways(world, wish)} == {dialog.dialog} else dialog.dialog


def _is_known(world: World, rest: str) -> bool:
    """Whether words are days, as they are called in one of her programmes."""
    at = world.at.replace(tzinfo=None)
    known = {(p.programme, p.year, p.region): p for p in world.placements}.values()
    return any(is_only_date(rest, at=at, named=world.named_days(p)) for p in known)
