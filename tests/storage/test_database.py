"""The door to the data: group commit, isolation of use cases, durability."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import types
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from storage.database import Database, Row, Transaction

ADD = "INSERT INTO people (id, created_at) VALUES (:id, 'now')"


async def add_person(tx: Transaction, number: int) -> int:
    return await tx.run(ADD, id=number)


async def people(database: Database) -> list[int]:
    async def find(tx: Transaction) -> list[Row]:
        return await tx.all("SELECT id FROM people ORDER BY id")

    return [row["id"] for row in await database.read(find)]


async def test_writes_that_wait_together_share_commits_and_keep_their_values(database: Database) -> None:
    async def add(tx: Transaction, number: int) -> int:
        await tx.run(ADD, id=number)
        return number * 2

    results = await asyncio.gather(*(database.write(partial(add, number=number)) for number in range(1000)))
    assert results == [number * 2 for number in range(1000)]
    assert await people(database) == list(range(1000))


async def test_one_refused_write_leaves_nothing_and_harms_no_other(database: Database) -> None:
    async def add(tx: Transaction, number: int) -> None:
        await tx.run(ADD, id=number)
        if number == 3:
            raise KeyError(number)

    results = await asyncio.gather(
        *(database.write(partial(add, number=number)) for number in range(6)),
        return_exceptions=True,
    )
    assert [type(each) for each in results].count(KeyError) == 1
    assert await people(database) == [0, 1, 2, 4, 5]


async def test_increments_from_many_tasks_are_all_kept(database: Database) -> None:
    await database.write(lambda tx: tx.run(ADD, id=1))

    async def increment(tx: Transaction) -> None:
        row = await tx.one("SELECT CAST(coalesce(language, '0') AS INTEGER) AS number FROM people")
        assert row is not None
        await tx.run("UPDATE people SET language = :next", next=str(row["number"] + 1))

    await asyncio.gather(*(database.write(increment) for _ in range(400)))

    async def final(tx: Transaction) -> Row | None:
        return await tx.one("SELECT language FROM people")

    row = await database.read(final)
    assert row is not None
    assert row["language"] == "400"


async def test_a_use_case_that_waits_for_something_else_is_refused(database: Database) -> None:
    @types.coroutine
    def elsewhere() -> Iterator[None]:
        yield

    async def slow(tx: Transaction) -> None:
        await tx.run(ADD, id=1)
        await elsewhere()

    with pytest.raises(RuntimeError):
        await database.write(slow)
    assert await people(database) == []


async def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await database.read(lambda tx: tx.run(ADD, id=1))
    assert await people(database) == []


async def test_a_write_whose_caller_gave_up_is_still_whole(database: Database) -> None:
    task = asyncio.get_running_loop().create_task(database.write(lambda tx: tx.run(ADD, id=1)))
    await asyncio.sleep(0)
    task.cancel()
    await database.write(lambda tx: tx.run(ADD, id=2))
    assert await people(database) == [1, 2]


async def test_when_the_commit_fails_everyone_in_the_group_is_told(path: Path) -> None:
    database = Database(path)
    await database.write(lambda tx: tx.run("PRAGMA max_page_count = 1"))

    async def fill(tx: Transaction) -> int:
        return await tx.run(
            "INSERT INTO people (id, language, created_at) VALUES (1, :long, '')", long="x" * 500_000
        )

    results = await asyncio.gather(*(database.write(fill) for _ in range(3)), return_exceptions=True)
    assert all(isinstance(each, sqlite3.Error) for each in results)
    assert await people(database) == []
    await database.close()


async def test_closing_finishes_what_waits(path: Path) -> None:
    database = Database(path)
    waiting = [database.write(partial(add_person, number=number)) for number in range(50)]
    tasks = [asyncio.get_running_loop().create_task(each) for each in waiting]
    await asyncio.sleep(0)
    await database.close()
    await asyncio.gather(*tasks)
    async with Database(path) as again:
        assert await people(again) == list(range(50))


async def test_a_long_list_is_streamed_in_one_view_while_writes_go_on(database: Database) -> None:
    for number in range(3):
        await database.write(partial(add_person, number=number))
    seen = await database.scan(
        "SELECT id FROM people WHERE id >= :least ORDER BY id",
        lambda rows: [row["id"] for row in rows],
        least=1,
    )
    assert seen == [1, 2]


def test_the_file_is_its_owners_alone(path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.db"
    Database(fresh)
    assert stat.S_IMODE(fresh.stat().st_mode) == 0o600
