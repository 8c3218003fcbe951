"""What is forgotten, and when."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.retention import Retention
from storage import inbox, outbox
from storage.database import Database, Transaction
from storage.outbox import NoticeKind
from tests.jobs.conftest import unwritable

NOW = datetime(2026, 9, 20, 12, tzinfo=UTC)


async def numbers(database: Database, table: str) -> list[int]:
    column = {"inbox": "update_id", "outbox": "id"}[table]
    rows = await database.read(lambda tx: tx.all(f"SELECT {column} AS number FROM {table} ORDER BY 1"))
    return [row["number"] for row in rows]


def retention(database: Database, stopping: asyncio.Event, now: datetime = NOW) -> Retention:
    return Retention(database, lambda: now, stopping)


async def test_numbers_of_updates_are_kept_for_three_days_after_they_were_handled(
    database: Database, stopping: asyncio.Event
) -> None:
    async def arrange(tx: Transaction) -> None:
        await inbox.store(tx, [(1, "{}"), (2, "{}"), (3, "{}")], NOW - timedelta(days=9))
        await inbox.mark_handled(tx, 1, NOW - timedelta(days=3, seconds=1))
        await inbox.mark_handled(tx, 2, NOW - timedelta(days=2, hours=23))

    await database.write(arrange)
    assert await retention(database, stopping).forget_old() == 1
    assert await numbers(database, "inbox") == [2, 3], "what was not handled is never forgotten"


@pytest.mark.parametrize(("age", "left"), [(2, [1, 2, 3, 4, 5, 6]), (4, [4, 5, 6]), (31, [6])])
async def test_finished_notices_go_and_those_that_may_still_be_read_stay_for_a_month(
    database: Database, stopping: asyncio.Event, age: int, left: list[int]
) -> None:
    outcomes = ["sent", "rejected", "unknown", "blocked", "gone", None]

    async def arrange(tx: Transaction) -> None:
        for number, outcome in enumerate(outcomes, 1):
            await outbox.add(tx, NoticeKind.DECIDED, 1001, number, NOW - timedelta(days=40))
            if outcome:
                await outbox.finish(tx, number, outcome, NOW - timedelta(days=age))

    await database.write(arrange)
    await retention(database, stopping).forget_old()
    assert await numbers(database, "outbox") == left


async def test_a_full_disk_does_not_end_the_bot(database: Database, stopping: asyncio.Event) -> None:
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        async with unwritable(database):
            running = group.create_task(retention(database, stopping).run())
            await asyncio.sleep(0)
        await database.write(lambda tx: inbox.store(tx, [(1, "{}")], NOW))
        assert not running.done()
        stopping.set()
