"""How often a person did what is limited: a row a person and deed, with a number and a moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.database import Transaction
from storage.moments import to_text


async def count(
    tx: Transaction, person_id: int, deed: str, update_id: int, now: datetime, within: timedelta
) -> int:
    """How often they did it in the present span, with this time; an update that comes twice counts once."""
    row = await tx.one(
        "INSERT INTO limits (person_id, deed, since, times, last_update_id)"
        " VALUES (:person, :deed, :now, 1, :update) ON CONFLICT (person_id, deed) DO UPDATE SET"
        " times = CASE WHEN limits.last_update_id = excluded.last_update_id THEN limits.times"
        " WHEN limits.since <= :before THEN 1 ELSE limits.times + 1 END,"
        " since = CASE WHEN limits.last_update_id <> excluded.last_update_id AND limits.since <= :before"
        " THEN excluded.since ELSE limits.since END,"
        " last_update_id = excluded.last_update_id RETURNING times",
        person=person_id,
        deed=deed,
        now=to_text(now),
        update=update_id,
        before=to_text(now - within),
    )
    assert row is not None
    return int(row["times"])
