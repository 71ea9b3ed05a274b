"""Values by name for one subject, each worked out once, when a dialog first asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from bot.context.subject import Subject
from dialogs.model import Option
from dialogs.nouns import Json

T = TypeVar("T")

Values = Mapping[str, Callable[[Subject], Json]]
"""What conditions, texts and defaults may name."""

Options = Mapping[str, Callable[[Subject], tuple[Option, ...]]]
"""What choices, rubrics and repeated steps may be taken from."""

Names = Mapping[str, Callable[[Subject], tuple[str, ...]]]
"""Whom a screen may name as its readers."""


class Named(Mapping[str, T]):
    """Values by name, each worked out once, when it is first asked for."""

    __slots__ = ("_made", "_subject", "_table")

    def __init__(self, table: Mapping[str, Callable[[Subject], T]], subject: Subject) -> None:
        self._table, self._subject = table, subject
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        made = self._made
        if name not in made:
            made[name] = self._table[name](self._subject)
        return made[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The value, or `default` where the table has no such name."""
        return self[name] if name in self._made or name in self._table else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class Lists(Named[tuple[Option, ...]]):
    """Lists by name; besides those of the table, `<framework>.dimensions` for every framework of the programme."""

    __slots__ = ()

    def __getitem__(self, name: str) -> tuple[Option, ...]:
        dimensions = self._dimensions(name)
        return super().__getitem__(name) if dimensions is None else dimensions

    def get(self, name: str, default: Any = None) -> Any:
        """The list, or `default` where there is none of that name."""
        dimensions = self._dimensions(name)
        return super().get(name, default) if dimensions is None else dimensions

    def _dimensions(self, name: str) -> tuple[Option, ...] | None:
        framework, dot, what = name.rpartition(".")
        programme = self._subject.programme
        if not dot or what != "dimensions" or name in self._table or programme is None:
            return None
        found = self._subject.world.library.framework(programme.id, framework)
        return found.options_for(self._subject.dialog.as_) if found is not None else None
