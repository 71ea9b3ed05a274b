"""What columns hold beyond plain types: moments in UTC, JSON as text, a time of day; and the database's own clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any

from pydantic_core import from_json
from sqlalchemy import BigInteger, DateTime, Double, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

Key = BigInteger().with_variant(Integer(), "sqlite")
"""The type of every id."""


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept and given back in UTC. SQLite keeps ISO text of fixed width, so that it sorts."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        return _moment_to_text if dialect.name == "sqlite" else _moment_to_utc

    def result_processor(self, dialect: Dialect, _coltype: object) -> Callable[[Any], datetime | None]:
        return _moment_from_text if dialect.name == "sqlite" else _moment_from_database


def _moment_to_utc(value: datetime | None) -> datetime | None:
    if value is not None and value.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {value!r}")
    return value


def _moment_to_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {value!r}")
    return _utc_text(value)


@lru_cache(maxsize=1024)
def _utc_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _moment_from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)


def _moment_from_database(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


class Plain(TypeDecorator[Any]):
    """Plain JSON as compact text. None is NULL."""

    impl = Text
    cache_ok = True

    def bind_processor(self, _dialect: Dialect) -> Callable[[Any], str | None]:
        return dump

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[str | None], Any]:
        return _load


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: Any) -> str | None:
    """Compact JSON text, None for None."""
    return None if value is None else _encode(value)


def _load(value: str | None) -> Any:
    return None if value is None else from_json(value)


class TimeOfDay(TypeDecorator[time]):
    """A time of day as `HH:MM` text."""

    impl = Text
    cache_ok = True

    def bind_processor(self, _dialect: Dialect) -> Callable[[time | None], str | None]:
        return _time_to_text

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[str | None], time | None]:
        return _time_from_text


def _time_to_text(value: time | None) -> str | None:
    return None if value is None else value.isoformat(timespec="minutes")


def _time_from_text(value: str | None) -> time | None:
    return None if value is None else time.fromisoformat(value)


class now_seconds(FunctionElement[float]):  # noqa: N801 - it reads as the SQL function it is
    """The database's clock at this very instant, in seconds since 1970; for leases and back-off only."""

    type = Double()
    inherit_cache = True


@compiles(now_seconds, "sqlite")
def _now_sqlite(_element: now_seconds, _compiler: SQLCompiler, **_options: Any) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(now_seconds, "postgresql")
def _now_postgresql(_element: now_seconds, _compiler: SQLCompiler, **_options: Any) -> str:
    return "CAST(extract(epoch FROM clock_timestamp()) AS double precision)"
