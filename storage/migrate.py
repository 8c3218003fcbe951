"""Brings a database to the schema of this program; run at every start."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, create_engine
from sqlalchemy.exc import DBAPIError

from storage.database import connect

VERSION_TABLE = "alembic_version"


class DatabaseUnusable(Exception):
    """The file cannot be our database: which one, why and what to do, in one line for who runs the bot."""


def migrate(path: Path) -> None:
    """Create or upgrade the database file; an up-to-date one is left alone. Raises DatabaseUnusable."""
    if path.is_dir():
        raise DatabaseUnusable(f"{path} is a folder: name a file in it")
    if not path.absolute().parent.is_dir():
        raise DatabaseUnusable(f"there is no folder {path.absolute().parent}: make it first")
    try:
        # Before `connect`, which leaves its marks in the file.
        tables = _tables(path)
        if tables and VERSION_TABLE not in tables:
            raise DatabaseUnusable(f"{path} is another program's database: name another file")
        connect(path).close()
        _upgrade(path)
    except CommandError:
        raise DatabaseUnusable(f"{path} was made by a newer version: update this program") from None
    except OSError as error:
        raise DatabaseUnusable(f"{path} cannot be opened: {error.strerror}") from None
    except (sqlite3.Error, DBAPIError) as error:
        why = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseUnusable(
            f"{path} cannot be used ({why}): name another file, or restore a backup"
        ) from None


def _tables(path: Path) -> set[str]:
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _upgrade(path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    engine = create_engine(URL.create("sqlite", database=str(path)))
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
