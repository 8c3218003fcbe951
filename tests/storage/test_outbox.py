"""Messages that a fact causes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.use_cases.report_failure import report_failure
from storage import outbox
from storage.database import Database, Transaction
from storage.outbox import Notice, NoticeKind

NOW = datetime(2026, 9, 20, 12, tzinfo=UTC)
ANI, ARAM = 1001, 1002


async def promise(database: Database, chat: int, *subjects: int, kind: NoticeKind = NoticeKind.CARD) -> None:
    async def add(tx: Transaction) -> None:
        for subject in subjects:
            await outbox.add(tx, kind, chat, subject, NOW)

    await database.write(add)


async def due(database: Database, seconds: float = 0, limit: int = 10) -> list[Notice]:
    return await database.read(lambda tx: outbox.due(tx, NOW + timedelta(seconds=seconds), limit))


async def test_a_fact_that_is_not_stored_promises_nothing(database: Database) -> None:
    async def fail(tx: Transaction) -> None:
        await outbox.add(tx, NoticeKind.CARD, ANI, 7, NOW)
        raise KeyError

    with pytest.raises(KeyError):
        await database.write(fail)
    assert await due(database) == []


async def test_the_oldest_are_due_first_and_no_more_than_asked_for(database: Database) -> None:
    await promise(database, ANI, 7, 8, 9)
    assert [notice.subject for notice in await due(database, limit=2)] == [7, 8]


async def test_a_postponed_notice_is_due_at_its_moment_and_not_before(database: Database) -> None:
    await promise(database, ANI, 7)
    until = NOW + timedelta(seconds=30)
    await database.write(lambda tx: outbox.postpone(tx, 1, until))
    assert await database.read(outbox.next_due) == until
    assert await due(database, 29.999) == []
    [notice] = await due(database, 30)
    assert notice.attempts == 1


async def test_a_finished_notice_is_not_due_again(database: Database) -> None:
    await promise(database, ANI, 7)
    await database.write(lambda tx: outbox.finish(tx, 1, "sent", NOW))
    assert await due(database, 1e6) == []
    assert await database.read(outbox.next_due) is None


@pytest.mark.parametrize(
    ("outcome", "comes_back"),
    [("blocked", True), ("gone", True), ("sent", False), ("rejected", False), ("unknown", False)],
)
async def test_only_what_could_not_reach_a_person_is_revived_for_that_person(
    database: Database, outcome: str, comes_back: bool
) -> None:
    await promise(database, ANI, 7)
    await promise(database, ARAM, 8)
    await database.write(lambda tx: outbox.finish(tx, 1, outcome, NOW))
    await database.write(lambda tx: outbox.finish(tx, 2, "blocked", NOW))
    assert await database.read(lambda tx: outbox.undelivered(tx, ANI)) is comes_back
    assert await database.write(lambda tx: outbox.revive(tx, ANI, NOW)) == int(comes_back)
    assert [notice.subject for notice in await due(database)] == ([7] if comes_back else [])


async def test_owners_are_told_of_one_failure_once(database: Database) -> None:
    for _ in range(2):
        await database.write(lambda tx: report_failure(tx, 11, {ANI, ARAM}, NOW))
    await database.write(lambda tx: report_failure(tx, 12, {ANI}, NOW))
    told = [(notice.chat_id, notice.subject) for notice in await due(database)]
    assert told == [(ANI, 11), (ARAM, 11), (ANI, 12)]
