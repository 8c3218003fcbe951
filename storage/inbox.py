"""Updates as they came, stored before Telegram is told that we have them.

received ──► handled: the content is dropped at once, the number is kept to recognise a repetition

An update that was in hand when the bot was killed may be what killed it. So what an earlier run left is
counted each time that it is taken in hand again; what only waited in line is never counted, however many
runs it waits, and a run that ends as it was asked to clears what it leaves of every suspicion.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from storage.database import Transaction
from storage.moments import to_text


async def store(tx: Transaction, updates: Iterable[tuple[int, str]], now: datetime) -> list[int]:
    """Store (update id, JSON) pairs; return the ids of those that were not known yet, in order."""
    fresh = []
    for update_id, payload in updates:
        if await tx.run(
            "INSERT INTO inbox (update_id, payload, received_at) VALUES (:id, :payload, :now)"
            " ON CONFLICT (update_id) DO NOTHING",
            id=update_id,
            payload=payload,
            now=to_text(now),
        ):
            fresh.append(update_id)
    return fresh


async def unhandled(tx: Transaction) -> list[tuple[int, str]]:
    """Update id and JSON of what an earlier run left, in the order in which it came."""
    rows = await tx.all(
        "SELECT update_id, payload FROM inbox WHERE handled_at IS NULL ORDER BY received_at, update_id"
    )
    return [(row["update_id"], row["payload"]) for row in rows]


async def take_again(tx: Transaction, update_id: int) -> int:
    """Count that an update which an earlier run left is taken in hand; return how often that was."""
    row = await tx.one(
        "UPDATE inbox SET attempts = attempts + 1 WHERE update_id = :id RETURNING attempts", id=update_id
    )
    return int(row["attempts"]) if row else 0


async def clear(tx: Transaction) -> None:
    """What is left crashed nobody."""
    await tx.run("UPDATE inbox SET attempts = 0 WHERE handled_at IS NULL AND attempts > 0")


async def mark_handled(tx: Transaction, update_id: int, now: datetime) -> None:
    await tx.run(
        "UPDATE inbox SET handled_at = :now, payload = NULL WHERE update_id = :id AND handled_at IS NULL",
        id=update_id,
        now=to_text(now),
    )
