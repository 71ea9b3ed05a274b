"""Mentor-training tracks: groups of participants with a facilitator (the roster's second sheet)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.db import Conn


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """One track group; `members` are person ids."""

    id: int
    name: str
    facilitator_id: int
    start: date
    members: tuple[int, ...] = ()


def put_group(c: Conn, *, name: str, facilitator_id: int, start: date) -> int:
    """Add the group, or change the one with this name; its id."""
    raise NotImplementedError


def put_member(c: Conn, group_id: int, person_id: int) -> None:
    """The person takes part; twice is once."""
    raise NotImplementedError


def groups(c: Conn) -> tuple[Group, ...]:
    """Every group, by name."""
    raise NotImplementedError
