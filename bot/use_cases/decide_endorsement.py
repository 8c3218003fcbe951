"""pending ── accept or reject ──► accepted or rejected, with the notices that follow from it.

The same verbs decide on the correction of an accepted endorsement; the revision tells which of them is meant.
"""

from __future__ import annotations

from datetime import datetime

from bot.domain.endorsement import Endorsement, Reason, Status, Verb, after
from bot.domain.errors import AlreadyDecided, AnswersChanged, NotFound
from bot.use_cases.decide_correction import decide_correction
from bot.use_cases.refresh_cards import refresh_cards
from storage import audit, cards, corrections, endorsements, outbox
from storage.cards import Card
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
    revision: str = "",
) -> Endorsement:
    """Decide; of several admins the first one does, the others get AlreadyDecided.

    `revision` says which answers the admin read: raises AnswersChanged when they are others by now.
    Raises AlreadyEndorsed when a correction's new name has its place taken.
    A question for the reason is closed by it.
    `pressed` is the message of the card that the admin pressed: the caller shows the decision on that one,
    the outbox on all the others. The same press again finds its own decision."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None:
        raise NotFound
    await cards.answer_prompt(tx, admin_id, update_id)
    if endorsement.revision != revision:
        raise AnswersChanged
    correction = await corrections.find(tx, endorsement_id)
    sent = correction or endorsement
    target = after(Status.PENDING, verb)
    if (sent.decided_by, sent.status, sent.reason) == (admin_id, target, reason):
        return endorsement
    after(sent.status, verb)
    # What an admin typed as the reason may name somebody, so only a preset is recorded.
    facts = {"status": target.value} | ({"reason": reason} if reason in tuple(Reason) else {})
    if correction is not None:
        await decide_correction(tx, endorsement, correction, verb, reason, admin_id, now)
        facts["of"] = "correction"
    else:
        await _decide(tx, endorsement, target, reason, admin_id, now)
    await audit.append(tx, audit.Action.DECIDED, endorsement.reference, admin_id, now, **facts)
    await refresh_cards(tx, endorsement_id, now, Card(admin_id, pressed) if pressed else None)
    decided = await endorsements.find(tx, endorsement_id)
    assert decided is not None
    return decided


async def _decide(
    tx: Transaction,
    endorsement: Endorsement,
    target: Status,
    reason: str | None,
    admin_id: int,
    now: datetime,
) -> None:
    before = endorsement.status
    if not await endorsements.decide(tx, endorsement.id, before, target, reason, admin_id, now):
        raise AlreadyDecided(before)
    if endorsement.person_id is not None:
        await outbox.add(tx, NoticeKind.DECIDED, endorsement.person_id, endorsement.id, now)
