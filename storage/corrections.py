"""Corrections of accepted endorsements: at most one each, pending or rejected. Confidential."""

from __future__ import annotations

from datetime import datetime

from bot.domain.endorsement import Answers, Contact, Correction, Status
from storage.database import Transaction
from storage.moments import from_text, to_text


async def find(tx: Transaction, endorsement_id: int) -> Correction | None:
    row = await tx.one(
        "SELECT organisation, country, website, representative, position, email, status, reason, decided_at,"
        " decided_by FROM corrections WHERE endorsement_id = :id",
        id=endorsement_id,
    )
    if row is None:
        return None
    return Correction(
        endorsement_id=endorsement_id,
        answers=Answers(
            organisation=row["organisation"],
            country=row["country"],
            website=row["website"],
            contact=Contact(row["representative"], row["position"], row["email"]),
        ),
        status=Status(row["status"]),
        reason=row["reason"],
        decided_at=from_text(row["decided_at"]),
        decided_by=row["decided_by"],
    )


async def save(tx: Transaction, endorsement_id: int, answers: Answers, now: datetime) -> None:
    """A pending correction, in place of an earlier one."""
    contact = answers.contact
    assert contact is not None
    await tx.run(
        "INSERT INTO corrections (endorsement_id, organisation, country, website, representative,"
        " position, email, status, created_at) VALUES (:id, :organisation, :country, :website,"
        " :representative, :position, :email, 'pending', :now) ON CONFLICT (endorsement_id) DO UPDATE SET"
        " organisation = excluded.organisation, country = excluded.country,"
        " website = excluded.website, representative = excluded.representative,"
        " position = excluded.position, email = excluded.email, status = 'pending', reason = NULL,"
        " created_at = excluded.created_at, decided_at = NULL, decided_by = NULL",
        id=endorsement_id,
        organisation=answers.organisation,
        country=answers.country,
        website=answers.website,
        representative=contact.representative,
        position=contact.position,
        email=contact.email,
        now=to_text(now),
    )


async def reject(
    tx: Transaction, endorsement_id: int, reason: str | None, admin_id: int, now: datetime
) -> bool:
    """False when somebody decided first."""
    return (
        await tx.run(
            "UPDATE corrections SET status = 'rejected', reason = :reason, decided_at = :now,"
            " decided_by = :admin WHERE endorsement_id = :id AND status = 'pending'",
            id=endorsement_id,
            reason=reason,
            admin=admin_id,
            now=to_text(now),
        )
        == 1
    )


async def delete(tx: Transaction, endorsement_id: int) -> bool:
    """Whether there was one."""
    return await tx.run("DELETE FROM corrections WHERE endorsement_id = :id", id=endorsement_id) > 0
