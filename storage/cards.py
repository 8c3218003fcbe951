"""Which message of which admin shows which endorsement, and which admin was asked for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Transaction
from storage.moments import to_text


@dataclass(frozen=True, slots=True)
class Card:
    admin_id: int
    message_id: int


async def add(tx: Transaction, card: Card, endorsement_id: int) -> None:
    """Remember the message; a message that showed another endorsement before shows this one now."""
    await tx.run(
        "INSERT INTO cards (admin_id, message_id, endorsement_id) VALUES (:admin, :message, :endorsement)"
        " ON CONFLICT (admin_id, message_id) DO UPDATE SET endorsement_id = excluded.endorsement_id",
        admin=card.admin_id,
        message=card.message_id,
        endorsement=endorsement_id,
    )


async def of_endorsement(tx: Transaction, endorsement_id: int) -> list[Card]:
    rows = await tx.all(
        "SELECT admin_id, message_id FROM cards WHERE endorsement_id = :endorsement",
        endorsement=endorsement_id,
    )
    return [Card(row["admin_id"], row["message_id"]) for row in rows]


async def ask_reason(tx: Transaction, admin_id: int, endorsement_id: int, now: datetime) -> None:
    """The next text that this admin writes is the reason for this rejection."""
    await tx.run(
        "INSERT INTO reason_prompts (admin_id, endorsement_id, created_at)"
        " VALUES (:admin, :endorsement, :now)"
        " ON CONFLICT (admin_id) DO UPDATE SET endorsement_id = excluded.endorsement_id,"
        " created_at = excluded.created_at",
        admin=admin_id,
        endorsement=endorsement_id,
        now=to_text(now),
    )


async def asked_for(tx: Transaction, admin_id: int, since: datetime) -> int | None:
    """The endorsement whose rejection waits for this admin's words, if they were asked after `since`."""
    row = await tx.one(
        "SELECT endorsement_id FROM reason_prompts WHERE admin_id = :admin AND created_at >= :since",
        admin=admin_id,
        since=to_text(since),
    )
    return int(row["endorsement_id"]) if row else None


async def drop_prompt(tx: Transaction, admin_id: int) -> None:
    await tx.run("DELETE FROM reason_prompts WHERE admin_id = :admin", admin=admin_id)
