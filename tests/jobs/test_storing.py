"""What must be stored is stored, when the disk allows it again."""

from __future__ import annotations

import asyncio

from structlog.testing import capture_logs

from bot.jobs.storing import until_stored
from storage.database import Database, Row, Transaction
from tests.jobs.conftest import unwritable


async def add(tx: Transaction) -> int:
    return await tx.run("INSERT INTO people (id, created_at) VALUES (1, 'now')")


async def people(database: Database) -> list[Row]:
    return await database.read(lambda tx: tx.all("SELECT id FROM people"))


async def test_it_is_tried_until_the_disk_takes_it(database: Database, stopping: asyncio.Event) -> None:
    with capture_logs() as lines:
        async with asyncio.timeout(5), asyncio.TaskGroup() as group, unwritable(database):
            storing = group.create_task(until_stored(database, add, stopping, nothing=None))
            while len(lines) < 3:  # noqa: ASYNC110  (only the log tells of the attempts)
                await asyncio.sleep(0)
            assert await people(database) == []
    assert storing.result() == 1
    assert len(await people(database)) == 1
    assert {line["log_level"] for line in lines} == {"error"}


async def test_a_stop_ends_the_attempts(database: Database, stopping: asyncio.Event) -> None:
    async with unwritable(database):
        stopping.set()
        assert await until_stored(database, add, stopping, nothing="nothing") == "nothing"
    assert await people(database) == []
