"""An export is recorded before anybody gets the file; what cannot be recorded is not there."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from bot.domain.errors import NotFound
from bot.exports.list_file import ExportFormat
from bot.exports.signatories import ListKind
from bot.use_cases.export_signatories import export_signatories
from storage import audit
from storage.audit import Action, Entry
from storage.database import Database
from tests.stage import OWNER, catalogue
from tests.use_cases.forms import NOW, published
from tests.use_cases.signed import pending


async def export(database: Database, statement: int, path: Path, **how: ListKind | ExportFormat) -> int:
    kind, file_format = how.get("kind", ListKind.PUBLIC), how.get("file_format", ExportFormat.CSV)
    assert isinstance(kind, ListKind)
    assert isinstance(file_format, ExportFormat)
    words = catalogue().words("hy")
    return await export_signatories(database, words, statement, kind, file_format, path, actor=OWNER, now=NOW)


async def latest(database: Database) -> Entry:
    return (await database.read(lambda tx: audit.latest(tx, 1)))[0]


@pytest.mark.parametrize("file_format", list(ExportFormat))
@pytest.mark.parametrize("kind", list(ListKind))
async def test_who_took_which_list_is_recorded(
    database: Database, tmp_path: Path, kind: ListKind, file_format: ExportFormat
) -> None:
    statement = await published(database)
    await pending(database, statement)
    path = tmp_path / "list"
    rows = await export(database, statement, path, kind=kind, file_format=file_format)
    entry = await latest(database)
    assert (entry.action, entry.subject, entry.actor) == (b"exported", b"peace", str(OWNER).encode())
    assert json.loads(entry.facts) == {
        "list": kind,
        "format": file_format,
        "language": "hy",
        "rows": rows,
        "sha256": sha256(path.read_bytes()).hexdigest(),
    }


async def test_what_cannot_be_recorded_is_not_there(database: Database, tmp_path: Path) -> None:
    statement = await published(database)
    with closing(sqlite3.connect(tmp_path / "undersigned.db")) as connection, connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    path = tmp_path / "list"
    with pytest.raises(sqlite3.IntegrityError):
        await export(database, statement, path, kind=ListKind.CONFIDENTIAL)
    assert not path.exists()


async def test_exports_side_by_side_are_all_recorded(database: Database, tmp_path: Path) -> None:
    statement = await published(database)
    await asyncio.gather(*(export(database, statement, tmp_path / str(number)) for number in range(20)))
    entries = await database.read(lambda tx: audit.latest(tx, 100))
    assert sum(each.action == Action.EXPORTED.encode() for each in entries) == 20


async def test_of_a_statement_that_is_not_there_there_is_no_list(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        await export(database, 7, tmp_path / "list")
    assert not (tmp_path / "list").exists()
