"""Proofs of endorsements, and the rule of a statement that asks for one."""

from __future__ import annotations

from datetime import datetime

from bot.domain.proof import Grade, Proof, Rule
from storage.database import Transaction
from storage.moments import from_text, to_text


async def of_endorsement(tx: Transaction, endorsement_id: int) -> tuple[Proof, ...]:
    """The earliest first."""
    rows = await tx.all(
        "SELECT grade, evidence, given_by, given_at FROM proofs WHERE endorsement_id = :id"
        " ORDER BY given_at, grade",
        id=endorsement_id,
    )
    found = []
    for row in rows:
        given_at = from_text(row["given_at"])
        assert given_at is not None
        found.append(Proof(Grade(row["grade"]), row["evidence"], given_at, row["given_by"]))
    return tuple(found)


async def save(tx: Transaction, endorsement_id: int, proof: Proof) -> None:
    """One of each grade: a later one takes the place of the earlier."""
    await tx.run(
        "INSERT INTO proofs (endorsement_id, grade, evidence, given_by, given_at)"
        " VALUES (:id, :grade, :evidence, :by, :now) ON CONFLICT (endorsement_id, grade) DO UPDATE SET"
        " evidence = excluded.evidence, given_by = excluded.given_by, given_at = excluded.given_at",
        id=endorsement_id,
        grade=proof.grade,
        evidence=proof.evidence,
        by=proof.given_by,
        now=to_text(proof.given_at),
    )


async def rule_of(tx: Transaction, statement_id: int) -> Rule:
    row = await tx.one("SELECT rule FROM statements WHERE id = :id", id=statement_id)
    return Rule(row["rule"]) if row else Rule.REVIEW


async def set_rule(tx: Transaction, statement_id: int, rule: Rule) -> None:
    await tx.run("UPDATE statements SET rule = :rule WHERE id = :id", rule=rule, id=statement_id)


async def once_rejected(tx: Transaction, endorsement_id: int) -> bool:
    """Whether an admin rejected an endorsement of the same organisation, or of the same person, there."""
    row = await tx.one(
        "SELECT 1 AS here FROM endorsements AS this JOIN endorsements AS other"
        " ON other.statement_id = this.statement_id AND other.id <> this.id"
        " AND (other.match_key = this.match_key OR other.person_id = this.person_id)"
        " WHERE this.id = :id AND other.status = 'rejected' LIMIT 1",
        id=endorsement_id,
    )
    return row is not None


async def accept(tx: Transaction, endorsement_id: int, rule: Rule, now: datetime) -> bool:
    """Accept a pending one by the rule; False when somebody moved it first."""
    return (
        await tx.run(
            "UPDATE endorsements SET status = 'accepted', reason = NULL, decided_at = :now,"
            " decided_by = NULL, decided_rule = :rule WHERE id = :id AND status = 'pending'",
            id=endorsement_id,
            rule=rule,
            now=to_text(now),
        )
        == 1
    )
