"""Which message of which admin shows which endorsement, and which admin was asked for a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Transaction
from storage.moments import from_text, to_text


@dataclass(frozen=True, slots=True)
class Card:
    admin_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class ReasonPrompt:
    """An admin was asked for the reason of this rejection; `update_id` is the update that answered."""

    endorsement_id: int
    asked_at: datetime
    update_id: int | None
    revision: str
    """Which answers the admin read."""


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


async def forget(tx: Transaction, admin_id: int) -> None:
    """Their messages are not updated any more."""
    await tx.run("DELETE FROM cards WHERE admin_id = :admin", admin=admin_id)


async def ask_reason(
    tx: Transaction, admin_id: int, endorsement_id: int, now: datetime, revision: str
) -> None:
    """The next text that this admin writes is the reason for this rejection."""
    await tx.run(
        "INSERT INTO reason_prompts (admin_id, endorsement_id, revision, created_at)"
        " VALUES (:admin, :endorsement, :revision, :now)"
        " ON CONFLICT (admin_id) DO UPDATE SET endorsement_id = excluded.endorsement_id,"
        " revision = excluded.revision, created_at = excluded.created_at, update_id = NULL",
        admin=admin_id,
        endorsement=endorsement_id,
        revision=revision,
        now=to_text(now),
    )


async def reason_prompt(tx: Transaction, admin_id: int) -> ReasonPrompt | None:
    row = await tx.one(
        "SELECT endorsement_id, created_at, update_id, revision FROM reason_prompts WHERE admin_id = :admin",
        admin=admin_id,
    )
    if row is None:
        return None
    asked_at = from_text(row["created_at"])
    assert asked_at is not None
    return ReasonPrompt(row["endorsement_id"], asked_at, row["update_id"], row["revision"])


async def answer_prompt(tx: Transaction, admin_id: int, update_id: int) -> None:
    """The question is closed, and only for this update it stays what was answered."""
    await tx.run(
        "UPDATE reason_prompts SET update_id = :update WHERE admin_id = :admin",
        admin=admin_id,
        update=update_id,
    )


async def drop_prompt(tx: Transaction, admin_id: int) -> None:
    await tx.run("DELETE FROM reason_prompts WHERE admin_id = :admin", admin=admin_id)
