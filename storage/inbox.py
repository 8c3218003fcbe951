"""Updates as they came, stored before Telegram is told that we have them.

received ──► handled: the content is dropped at once, the number is kept to recognise a repetition
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


async def reclaim(tx: Transaction, most: int) -> list[str]:
    """The JSON of updates that an earlier run left unhandled, the oldest first.

    One that was taken up `most` times and never finished would crash us for ever: it is let go."""
    await tx.run("UPDATE inbox SET attempts = attempts + 1 WHERE handled_at IS NULL")
    rows = await tx.all(
        "SELECT payload FROM inbox WHERE handled_at IS NULL AND attempts <= :most ORDER BY update_id",
        most=most,
    )
    return [row["payload"] for row in rows]


async def mark_handled(tx: Transaction, update_id: int, now: datetime) -> None:
    await tx.run(
        "UPDATE inbox SET handled_at = :now, payload = NULL WHERE update_id = :id AND handled_at IS NULL",
        id=update_id,
        now=to_text(now),
    )


async def backlog(tx: Transaction) -> int:
    """How many updates wait to be handled."""
    row = await tx.one("SELECT count(*) AS waiting FROM inbox WHERE handled_at IS NULL")
    return int(row["waiting"]) if row else 0


async def forget(tx: Transaction, before: datetime) -> int:
    """Delete the numbers of updates handled before that moment."""
    return await tx.run("DELETE FROM inbox WHERE handled_at < :before", before=to_text(before))
