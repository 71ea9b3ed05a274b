"""Running the steps on an open connection; the caller begins and commits."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

HERE = Path(__file__).parent


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration without any file."""
    made = Config()
    made.set_main_option("script_location", str(HERE).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def to_head(connection: Connection) -> None:
    """Every step that the database has not had, in the transaction of `connection`."""
    command.upgrade(config(connection), "head")
