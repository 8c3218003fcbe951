"""People whom an admin has blocked, and whether they were told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Transaction
from storage.moments import from_text, to_text


@dataclass(frozen=True, slots=True)
class Block:
    person_id: int
    blocked_at: datetime
    told_update_id: int | None


async def find(tx: Transaction, person_id: int) -> Block | None:
    row = await tx.one(
        "SELECT person_id, blocked_at, told_update_id FROM blocked_people WHERE person_id = :person",
        person=person_id,
    )
    if row is None:
        return None
    blocked_at = from_text(row["blocked_at"])
    assert blocked_at is not None
    return Block(row["person_id"], blocked_at, row["told_update_id"])


async def add(tx: Transaction, person_id: int, admin_id: int, now: datetime) -> bool:
    """Whether they were not blocked before."""
    return (
        await tx.run(
            "INSERT INTO blocked_people (person_id, blocked_by, blocked_at) VALUES (:person, :admin, :now)"
            " ON CONFLICT (person_id) DO NOTHING",
            person=person_id,
            admin=admin_id,
            now=to_text(now),
        )
        == 1
    )


async def remove(tx: Transaction, person_id: int) -> bool:
    """Whether they were blocked."""
    return await tx.run("DELETE FROM blocked_people WHERE person_id = :person", person=person_id) == 1


async def tell(tx: Transaction, person_id: int, update_id: int) -> bool:
    """Whether this update is the one that is answered: the first after the block, however often it comes."""
    row = await tx.one(
        "UPDATE blocked_people SET told_update_id = coalesce(told_update_id, :update)"
        " WHERE person_id = :person RETURNING told_update_id",
        person=person_id,
        update=update_id,
    )
    return row is not None and bool(row["told_update_id"] == update_id)


async def newest(tx: Transaction, limit: int) -> list[int]:
    rows = await tx.all(
        "SELECT person_id FROM blocked_people ORDER BY blocked_at DESC, person_id LIMIT :limit", limit=limit
    )
    return [row["person_id"] for row in rows]


async def behind(tx: Transaction, reference: str) -> int | None:
    """The representative who signed under this reference, while it is known."""
    row = await tx.one("SELECT person_id FROM endorsements WHERE reference = :reference", reference=reference)
    return row["person_id"] if row else None
