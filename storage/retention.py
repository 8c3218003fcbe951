"""What is due to be forgotten, by rule: the same condition counts it and deletes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from bot.domain.retention import WARNING, Policy, Rule
from storage.database import Transaction, Value
from storage.moments import from_text, to_text

CLOSED = (
    "endorsement_id IN (SELECT endorsements.id FROM endorsements"
    " JOIN statements ON statements.id = endorsements.statement_id"
    " WHERE statements.closed_at < :before OR statements.deadline < :before)"
)
"""A statement closes by hand or by its deadline, whichever comes first."""

DUE: Mapping[Rule, str] = MappingProxyType(
    {
        # Nobody's form goes unannounced, also when the bot was off line on the day of the warning.
        Rule.DRAFTS: "drafts WHERE updated_at < :before AND warned_at <= :warned_before",
        Rule.CONTACTS: f"contacts WHERE {CLOSED}",
        Rule.CORRECTIONS: f"corrections WHERE {CLOSED}",
        Rule.INVITATIONS: "invitations WHERE expires_at < :before",
        Rule.CODES: "codes WHERE expires_at < :before",
        Rule.REASONS: "reason_prompts WHERE created_at < :before",
        Rule.LIMITS: "limits WHERE since < :before",
        Rule.PROMPTS: "proof_prompts WHERE created_at < :before",
        Rule.UPDATES: "inbox WHERE handled_at < :before",
        Rule.NOTICES: "outbox WHERE finished_at < :before AND outcome NOT IN ('blocked', 'gone')",
        Rule.UNDELIVERED: "outbox WHERE finished_at < :before AND outcome IN ('blocked', 'gone')",
    }
)

UNWARNED = (
    "drafts WHERE updated_at < :before AND warned_at IS NULL"
    " AND person_id NOT IN (SELECT person_id FROM blocked_people)"
)


async def count(tx: Transaction, rule: Rule, policy: Policy, now: datetime) -> int:
    """How many rows are due now."""
    row = await tx.one(f"SELECT count(*) AS number FROM {DUE[rule]}", **_moments(rule, policy, now))  # noqa: S608
    assert row is not None
    return int(row["number"])


async def delete(tx: Transaction, rule: Rule, policy: Policy, now: datetime) -> int:
    """Delete what is due now; return how many rows that were."""
    return await tx.run(f"DELETE FROM {DUE[rule]}", **_moments(rule, policy, now))  # noqa: S608


async def warn(tx: Transaction, policy: Policy, now: datetime) -> list[tuple[int, int]]:
    """Note that these people are told now that their form will be erased: person and statement of each."""
    rows = await tx.all(
        f"SELECT person_id, statement_id FROM {UNWARNED}",  # noqa: S608
        before=to_text(now - policy.drafts.kept + WARNING),
    )
    await tx.run(
        "UPDATE drafts SET warned_at = :now WHERE updated_at < :before AND warned_at IS NULL",
        now=to_text(now),
        before=to_text(now - policy.drafts.kept + WARNING),
    )
    return [(row["person_id"], row["statement_id"]) for row in rows]


async def unwarned(tx: Transaction, policy: Policy, now: datetime) -> int:
    """How many people would be told now."""
    row = await tx.one(
        f"SELECT count(*) AS number FROM {UNWARNED}",  # noqa: S608
        before=to_text(now - policy.drafts.kept + WARNING),
    )
    assert row is not None
    return int(row["number"])


async def warned_at(tx: Transaction, person_id: int, statement_id: int) -> datetime | None:
    """When it was noted that this person is told; None when the form is no more, or was changed since."""
    row = await tx.one(
        "SELECT warned_at FROM drafts WHERE person_id = :person AND statement_id = :statement",
        person=person_id,
        statement=statement_id,
    )
    return from_text(row["warned_at"]) if row else None


async def note_closings(tx: Transaction, now: datetime) -> int:
    """Since when each statement is closed by hand, however it was closed; one that reopened is not."""
    return await tx.run(
        "UPDATE statements SET closed_at = CASE WHEN status = 'closed' THEN :now END"
        " WHERE (status = 'closed') <> (closed_at IS NOT NULL)",
        now=to_text(now),
    )


def _moments(rule: Rule, policy: Policy, now: datetime) -> dict[str, Value]:
    moments: dict[str, Value] = {"before": to_text(now - policy.of(rule).kept)}
    if rule is Rule.DRAFTS:
        moments["warned_before"] = to_text(now - WARNING)
    return moments
