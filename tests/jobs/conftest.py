from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.database import Database
from tests.stage import new_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_database(tmp_path)


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    async with Database(path) as opened:
        yield opened


@pytest.fixture
def stopping() -> asyncio.Event:
    return asyncio.Event()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits are the same in kind, and short."""
    for room in ("polling", "handling", "storing"):
        monkeypatch.setattr(f"bot.jobs.{room}.WAITS", (0.001, 0.002))
    monkeypatch.setattr("bot.jobs.delivery.PAUSE", 0.001)


@asynccontextmanager
async def unwritable(database: Database) -> AsyncIterator[None]:
    """While this lasts the file can be read and not written, as on a disk that the system made read-only."""
    await _pragma(database, "query_only = ON")
    try:
        yield
    finally:
        await _pragma(database, "query_only = OFF")


async def _pragma(database: Database, setting: str) -> None:
    # No use case can do this: it would need a transaction that writes.
    work = database._thread.submit(database._writer.execute, f"PRAGMA {setting}")
    await asyncio.wrap_future(work)
