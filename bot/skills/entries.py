"""One entry of an agenda: a duty for one student or several, or an appointment; what, for whom, when, with which
buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.world import World
from content.agenda import Duty
from dialogs.dutch import AMSTERDAM
from dialogs.message import Button, Item
from dialogs.text import Line, line, words
from store import people
from store.appointments import Appointment

NAMED = 3
"""Up to so many students are named in one entry; more are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The same duty for one or more students, with the same date."""

    duties: tuple[Duty, ...]

    @property
    def one(self) -> Duty:
        """What they share; the first of them."""
        return self.duties[0]


def grouped(duties: Iterable[Duty]) -> tuple[Group, ...]:
    """The duties with those of several students together; in the order of the first of each."""
    found: dict[tuple[object, ...], list[Duty]] = {}
    for d in duties:
        found.setdefault((d.placement.programme, d.obligation, d.due, d.status == "late"), []).append(d)
    return tuple(Group(duties=tuple(group)) for group in found.values())


def of_duty(world: World, group: Group) -> Item:
    """One duty: what, for whom, when, with whom; a button to begin and one for the source."""
    duty, several = group.one, len(group.duties) > 1
    where = f"{duty.placement.id}:{duty.obligation}"
    buttons: list[Button] = []
    if (
        duty.acts(world.person.id)
        and duty.dialog is not None
        and world.library.dialog(duty.placement.programme, duty.dialog) is not None
    ):
        begin = f"start:{duty.dialog}" if several else f"start:{duty.dialog}:{where}"
        buttons.append(Button(id=begin, label=line("button.begin"), style="primary"))
    elif duty.acts(world.person.id) and not several and not duty.standing and duty.status != "done":
        buttons.append(Button(id=f"gedaan:{where}", label=line("button.done")))
    buttons.append(Button(id=f"bron:{where}", label=line("button.source")))
    return Item(text=_what(world, group), detail=_detail(world, group), buttons=tuple(buttons))


def of_appointment(world: World, appointment: Appointment) -> Item:
    """What was agreed, about whom, when and with whom."""
    text = words("{titel}", titel=appointment.title)
    placement = world.placement(appointment.placement_id) if appointment.placement_id is not None else None
    if placement is not None and not placement.is_own(world.person.id):
        text = line("agenda.about", wat=text, studenten=[placement.name])
    others = [people.by_id(world.c, i).name for i in appointment.people if i != world.person.id]
    day = appointment.at.astimezone(AMSTERDAM).date()
    key = {0: "today_at", 1: "tomorrow_at"}.get((day - world.today).days, "at")
    key += "_with" if others else ""
    return Item(text=text, detail=line(f"agenda.{key}", om=appointment.at.isoformat(), namen=others))


def _what(world: World, group: Group) -> Line:
    duty, title = group.one, words(group.one.title)
    if duty.placement.is_own(world.person.id):
        return title
    about = list(dict.fromkeys(d.about for d in group.duties))
    if len(about) > NAMED:
        return line("agenda.about_many", wat=title, n=len(about))
    return line("agenda.about", wat=title, studenten=about)


def _detail(world: World, group: Group) -> Line:
    duty = group.one
    others = [p.name for role in duty.others for p in duty.placement.people(role) if p.id != world.person.id]
    if others and len(group.duties) == 1:
        return line("agenda.with", wanneer=when(world, duty), namen=others)
    return when(world, duty)


def when(world: World, duty: Duty) -> Line:
    """The date with how long still; for what has no date of its own its period and the date to stay well before."""
    if duty.status == "done":
        return line("agenda.done")
    if duty.standing:
        return line("agenda.always")
    if duty.due is None:
        return line("agenda.no_date")
    left = (duty.due - world.today).days
    if duty.soft:
        key = "agenda.soft" if left > 1 else "agenda.soft_tomorrow" if left == 1 else "agenda.soft_now"
        return line(key, dag=duty.due.isoformat(), n=left)
    if left < 0:
        key = "agenda.was" if duty.status != "late" else "agenda.yesterday" if left == -1 else "agenda.late"
        return line(key, dag=duty.due.isoformat(), n=-left)
    key = "agenda.today" if left == 0 else "agenda.tomorrow" if left == 1 else "agenda.due"
    return line(key, dag=duty.due.isoformat(), n=left)
