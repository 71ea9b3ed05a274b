"""An open transaction, as every function of the store is given it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable


class Conn:
    """An open transaction. Other rooms pass it on and never touch its methods.

    `core` is SQLAlchemy's connection, `driver` the one that it holds, for the statements of `store/statement.py`.
    `listened_to`: when it began, someone wanted to hear of each execution.
    """

    __slots__ = ("core", "dialect", "driver", "listened_to")

    def __init__(self, core: Connection) -> None:
        self.core = core
        self.dialect = core.dialect
        self.driver: Any = core.connection.driver_connection
        self.listened_to = bool(core.dispatch.before_cursor_execute)

    def execute(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        """Execute by SQLAlchemy."""
        return self.core.execute(statement, values)
