"""A correction ── accept or reject ──► the accepted endorsement has its answers, or keeps its own."""

from __future__ import annotations

from datetime import datetime

from bot.domain.endorsement import Correction, Endorsement, Verb
from bot.domain.errors import AlreadyDecided, AlreadyEndorsed
from bot.domain.match_key import match_key
from bot.use_cases.retrace import retrace
from storage import corrections, endorsements, outbox
from storage.database import Transaction
from storage.outbox import NoticeKind


async def decide_correction(
    tx: Transaction,
    endorsement: Endorsement,
    correction: Correction,
    verb: Verb,
    reason: str | None,
    admin_id: int,
    now: datetime,
) -> None:
    """Decide on a pending correction, and tell the representative.

    Raises AlreadyEndorsed when the new name's place was taken meanwhile, AlreadyDecided when somebody was
    quicker."""
    if verb is Verb.ACCEPT:
        new, status = correction.answers, endorsement.status
        key = match_key(new.organisation, new.country)
        if await endorsements.occupied(tx, endorsement.statement_id, key, besides=endorsement.id):
            raise AlreadyEndorsed
        await endorsements.replace_answers(tx, endorsement.id, new, key)
        await retrace(tx, endorsement.id)
        # Who accepted these answers is who accepted what stands there now.
        if not await endorsements.decide(tx, endorsement.id, status, status, None, admin_id, now):
            raise AlreadyDecided(status)
        await corrections.delete(tx, endorsement.id)
        kind = NoticeKind.CORRECTION_ACCEPTED
    else:
        if not await corrections.reject(tx, endorsement.id, reason, admin_id, now):
            raise AlreadyDecided(endorsement.status)
        kind = NoticeKind.CORRECTION_REJECTED
    if endorsement.person_id is not None:
        await outbox.add(tx, kind, endorsement.person_id, endorsement.id, now)
