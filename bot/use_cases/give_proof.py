"""An endorsement gets a proof; where the owner's rule asks for no more, it is accepted by that."""

from __future__ import annotations

from datetime import datetime

from bot.domain.endorsement import Endorsement, Status
from bot.domain.proof import Proof
from bot.use_cases.refresh_cards import refresh_cards
from storage import audit, outbox, proofs
from storage.cards import Card
from storage.database import Transaction
from storage.outbox import NoticeKind


async def give_proof(
    tx: Transaction, endorsement: Endorsement, proof: Proof, now: datetime, pressed: Card | None = None
) -> bool:
    """Record it and show it to the admins; whether the rule accepted the endorsement by it."""
    await proofs.save(tx, endorsement.id, proof)
    await audit.append(
        tx, audit.Action.PROVED, endorsement.reference, proof.given_by, now, grade=proof.grade.value
    )
    accepted = await _is_enough(tx, endorsement, proof) and await _accept(tx, endorsement, now)
    await refresh_cards(tx, endorsement.id, now, pressed)
    return accepted


async def _is_enough(tx: Transaction, endorsement: Endorsement, proof: Proof) -> bool:
    """What was corrected is reviewed again, and so is what comes back after a rejection."""
    rule = await proofs.rule_of(tx, endorsement.statement_id)
    return (
        rule.value == proof.grade.value
        and endorsement.status is Status.PENDING
        and not endorsement.revision
        and not await proofs.once_rejected(tx, endorsement.id)
    )


async def _accept(tx: Transaction, endorsement: Endorsement, now: datetime) -> bool:
    rule = await proofs.rule_of(tx, endorsement.statement_id)
    if not await proofs.accept(tx, endorsement.id, rule, now):
        return False
    await audit.append(
        tx,
        audit.Action.DECIDED,
        endorsement.reference,
        None,
        now,
        status=Status.ACCEPTED.value,
        rule=rule.value,
    )
    if endorsement.person_id is not None:
        await outbox.add(tx, NoticeKind.DECIDED, endorsement.person_id, endorsement.id, now)
    return True
