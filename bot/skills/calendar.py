"""The agenda in someone's own calendar program: its address, if she has one, and what can be done with it."""

from __future__ import annotations

from bot.links import Feed
from bot.skills.asked import Asked
from bot.world import World
from dialogs.message import Button, Message, Say
from dialogs.text import line
from store import feeds


def answer(asked: Asked) -> tuple[Message, ...]:
    """Her address with how to use it, or how to get one."""
    return (address(asked.world),)


def address(world: World) -> Say:
    """What this person's calendar address is now."""
    number = feeds.number_of(world.c, world.person.id)
    if not world.addresses.secret:
        return Say(text=line("calendar.unset"))
    if number is None:
        make = Button(id="agenda-adres", label=line("calendar.make"), style="primary")
        return Say(text=line("calendar.offer"), buttons=(make,))
    found = world.addresses.feed(Feed(person_id=world.person.id, number=number))
    return Say(
        text=line("calendar.address", adres=found),
        buttons=(
            Button(id="agenda-adres", label=line("calendar.renew")),
            Button(id="agenda-dicht", label=line("calendar.close"), style="danger"),
        ),
    )
