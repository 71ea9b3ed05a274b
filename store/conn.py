"""An open transaction, as every function of the store is given it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable


class Conn:
    """An open transaction. Other rooms pass it on and never touch its methods.

    `driver` is the connection that a transaction begins and ends on, and executes the statements of
    `store/statement.py`. `core` is SQLAlchemy's around it, for all others. `listened_to`: when the transaction began,
    someone wanted to hear of each execution. `kept`: it was committed, and nothing is left to undo.
    """

    __slots__ = ("core", "dialect", "driver", "kept", "listened_to")

    def __init__(self, core: Connection) -> None:
        self.core = core
        self.dialect = core.dialect
        self.driver: Any = core.connection.driver_connection
        self.listened_to = False
        self.kept = False

    def begin(self, how: str) -> None:
        """Begin; `how` is said to SQLite, PostgreSQL begins by itself."""
        self.kept = False
        self.listened_to = bool(self.core.dispatch.before_cursor_execute)
        if self.dialect.name == "sqlite":
            self.driver.execute(how)

    def commit(self) -> None:
        """Keep everything."""
        if self.core.in_transaction():
            self.core.commit()
        else:
            self.driver.commit()
        self.kept = True

    def rollback(self) -> None:
        """Keep nothing of what was not committed."""
        if self.kept:
            return
        self.core.rollback()
        self.driver.rollback()

    def execute(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        """Execute by SQLAlchemy."""
        return self.core.execute(statement, values)
