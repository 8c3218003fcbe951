"""pending ── accept or reject ──► accepted or rejected, with the notices that follow from it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.endorsement import Endorsement, Reason, Status, Verb, after
from bot.domain.errors import AlreadyDecided, NotFound
from storage import audit, cards, endorsements, outbox
from storage.database import Transaction
from storage.outbox import NoticeKind


async def decide_endorsement(
    tx: Transaction,
    *,
    endorsement_id: int,
    verb: Verb,
    reason: str | None,
    admin_id: int,
    update_id: int,
    pressed: int | None,
    now: datetime,
) -> Endorsement:
    """Decide; of several admins the first one does, the others get AlreadyDecided.

    A question for the reason is closed by it.
    `pressed` is the message of the card that the admin pressed: the caller shows the decision on that one,
    the outbox on all the others. The same press again finds its own decision."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None:
        raise NotFound
    await cards.answer_prompt(tx, admin_id, update_id)
    mine = (admin_id, after(Status.PENDING, verb), reason)
    if (endorsement.decided_by, endorsement.status, endorsement.reason) == mine:
        return endorsement
    target = after(endorsement.status, verb)
    if not await endorsements.decide(tx, endorsement_id, endorsement.status, target, reason, admin_id, now):
        raise AlreadyDecided(endorsement.status)
    # What an admin typed as the reason may name somebody, so only a preset is recorded.
    preset = {"reason": reason} if reason in tuple(Reason) else {}
    await audit.append(
        tx, audit.Action.DECIDED, endorsement.reference, admin_id, now, status=target, **preset
    )
    await outbox.add(tx, NoticeKind.DECIDED, endorsement.person_id, endorsement_id, now)
    for card in await cards.of_endorsement(tx, endorsement_id):
        if (card.admin_id, card.message_id) != (admin_id, pressed):
            await outbox.add(tx, NoticeKind.CARD_CHANGED, card.admin_id, endorsement_id, now, card.message_id)
    decided = await endorsements.find(tx, endorsement_id)
    assert decided is not None
    return decided
