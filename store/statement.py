"""Statements that every message passes: written with SQLAlchemy Core, compiled once, executed by the driver itself.

Core takes five times as long as the driver to execute a statement it has compiled already; on the path of a turn that
is most of the store's time. What is not on that path is executed by Core as usual.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from store.conn import Conn

Process = Callable[[Any], Any]
Values = Mapping[str, Any]
Tuple = Sequence[Any]
T = TypeVar("T")

KEPT = 1024
"""Values that a folded statement remembers."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    """A statement in the words of one driver: how each value goes in, and how the columns that need it come out."""

    sql: str
    positional: bool
    into: tuple[tuple[str, Process | None], ...]
    constants: dict[str, Any]
    out: tuple[tuple[int, Process], ...]

    def bound(self, values: Values) -> Any:
        given = {**self.constants, **values} if self.constants else values
        if self.positional:
            return [given[name] if process is None else process(given[name]) for name, process in self.into]
        return {name: given[name] if process is None else process(given[name]) for name, process in self.into}

    def read(self, row: Tuple) -> Tuple:
        if not self.out:
            return row
        read = list(row)
        for place, process in self.out:
            read[place] = process(read[place])
        return read


class Statement:
    """One statement, without lists of a length that varies. The errors are the driver's own.

    Where someone wants to hear of each execution it goes the long way, which tells them.
    """

    __slots__ = ("_core", "_ready")

    def __init__(self, core: Executable) -> None:
        self._core = core
        self._ready: dict[str, _Ready] = {}

    def first(self, c: Conn, values: Values) -> Tuple | None:
        """The first row, None when there is none."""
        if c.listened_to:
            return c.execute(self._core, values).first()
        ready = self._ready.get(c.dialect.name) or self._prepared(c.dialect)
        row = c.driver.execute(ready.sql, ready.bound(values)).fetchone()
        return None if row is None else ready.read(row)

    def all(self, c: Conn, values: Values) -> Sequence[Tuple]:
        """Every row."""
        if c.listened_to:
            return c.execute(self._core, values).all()
        ready = self._ready.get(c.dialect.name) or self._prepared(c.dialect)
        return [ready.read(row) for row in c.driver.execute(ready.sql, ready.bound(values)).fetchall()]

    def value(self, c: Conn, values: Values) -> Any:
        """The first column of the first row, None when there is none."""
        row = self.first(c, values)
        return None if row is None else row[0]

    def run(self, c: Conn, values: Values) -> int:
        """How many rows it changed."""
        if c.listened_to:
            return c.execute(self._core, values).rowcount
        ready = self._ready.get(c.dialect.name) or self._prepared(c.dialect)
        return int(c.driver.execute(ready.sql, ready.bound(values)).rowcount)

    def _prepared(self, dialect: Dialect) -> _Ready:
        ready = self._ready[dialect.name] = _compiled(self._core, dialect)
        return ready


class Folded(Statement, Generic[T]):
    """A statement whose rows together make one value. The same rows, as the driver gives them, make it only once."""

    __slots__ = ("_fold", "_made")

    def __init__(self, core: Executable, fold: Callable[[Iterable[Tuple]], T]) -> None:
        super().__init__(core)
        self._fold = fold
        self._made = lru_cache(maxsize=KEPT)(self._make)

    def folded(self, c: Conn, values: Values) -> T:
        """What the rows make."""
        if c.listened_to:
            return self._fold(self.all(c, values))
        ready = self._ready.get(c.dialect.name) or self._prepared(c.dialect)
        return self._made(ready, tuple(c.driver.execute(ready.sql, ready.bound(values)).fetchall()))

    def _make(self, ready: _Ready, rows: tuple[Tuple, ...]) -> T:
        return self._fold([ready.read(row) for row in rows])


def _compiled(core: Any, dialect: Dialect) -> _Ready:
    compiled: SQLCompiler = core.compile(dialect=dialect)
    processes = {name: _one(bind.type, dialect).bind_processor(dialect) for name, bind in compiled.binds.items()}
    names = (compiled.positiontup or ()) if compiled.positional else processes
    columns = core.selected_columns if core.is_select else getattr(core, "exported_columns", ())
    out = [_one(column.type, dialect).result_processor(dialect, None) for column in columns]
    return _Ready(
        sql=str(compiled),
        positional=compiled.positional,
        into=tuple((name, processes[name]) for name in names),
        constants={name: bind.value for name, bind in compiled.binds.items() if not bind.required},
        out=tuple((place, process) for place, process in enumerate(out) if process is not None),
    )


def _one(kind: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return kind.dialect_impl(dialect)
