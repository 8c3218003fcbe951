"""Updates as they came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage import inbox
from storage.database import Database, Transaction

NOW = datetime(2026, 9, 20, 12, tzinfo=UTC)


async def test_only_what_was_not_known_is_new(database: Database) -> None:
    assert await database.write(lambda tx: inbox.store(tx, [(1, "a"), (2, "b")], NOW)) == [1, 2]
    await database.write(lambda tx: inbox.mark_handled(tx, 1, NOW))
    assert await database.write(lambda tx: inbox.store(tx, [(1, "a"), (2, "b"), (3, "c")], NOW)) == [3]
    assert await database.read(inbox.unhandled) == [(2, "b"), (3, "c")]


async def test_one_number_twice_in_a_batch_is_one_update(database: Database) -> None:
    assert await database.write(lambda tx: inbox.store(tx, [(1, "a"), (1, "a")], NOW)) == [1]


async def test_what_was_handled_keeps_its_number_and_loses_its_content(database: Database) -> None:
    async def handle(tx: Transaction) -> None:
        await inbox.store(tx, [(1, "secret")], NOW)
        await inbox.mark_handled(tx, 1, NOW)
        await inbox.mark_handled(tx, 1, NOW + timedelta(days=1))

    await database.write(handle)
    [row] = await database.read(lambda tx: tx.all("SELECT payload, handled_at FROM inbox"))
    assert row["payload"] is None
    assert row["handled_at"].startswith("2026-09-20"), "handled once"


async def test_what_is_left_comes_in_the_order_in_which_it_came(database: Database) -> None:
    # After a quiet week Telegram numbers anew, from anywhere.
    await database.write(lambda tx: inbox.store(tx, [(900, "first"), (901, "second")], NOW))
    await database.write(lambda tx: inbox.store(tx, [(5, "third")], NOW + timedelta(days=8)))
    left = await database.read(inbox.unhandled)
    assert [payload for _, payload in left] == ["first", "second", "third"]


async def test_only_being_taken_in_hand_again_is_counted(database: Database) -> None:
    await database.write(lambda tx: inbox.store(tx, [(1, "a")], NOW))
    await database.read(inbox.unhandled)
    await database.read(inbox.unhandled)
    assert await database.write(lambda tx: inbox.take_again(tx, 1)) == 1
    assert await database.write(lambda tx: inbox.take_again(tx, 1)) == 2
    assert await database.write(lambda tx: inbox.take_again(tx, 404)) == 0
