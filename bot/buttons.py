"""What every button outside a form shares: its arguments, its undoing, and what is said when it is unknown."""

from __future__ import annotations

from collections.abc import Callable

from bot.post import Post
from bot.world import World, is_number
from dialogs.message import Button, Say
from dialogs.text import line

Args = tuple[str, ...]
Action = Callable[[World, Post, Args], None]


def stale(post: Post) -> None:
    """The button is not one of ours, or not any more."""
    post.reply(Say(text=line("turn.unknown_button"), buttons=(Button(id="help", label=line("button.help")),)))


def undo_button(what: str) -> tuple[Button, ...]:
    """The button that takes back what was just done."""
    return (Button(id=f"ongedaan:{what}", label=line("button.undo")),)


def numbers(args: Args, n: int) -> tuple[int, ...] | None:
    """The first `n` arguments as numbers; None when the button is not one of ours."""
    if len(args) < n or not all(is_number(a) for a in args[:n]):
        return None
    return tuple(int(a) for a in args[:n])
