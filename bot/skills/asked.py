"""What a skill gets: the world, the words, and the arguments of the button if there was one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One wish. `args` are the parts of a button's id after its name."""

    world: World
    text: str = ""
    args: tuple[str, ...] = ()
