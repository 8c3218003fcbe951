"""pending, accepted or rejected ── withdraw ──► withdrawn, with everybody told who has to be."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.endorsement import Endorsement, Status, Verb, after
from bot.domain.errors import NotFound
from bot.domain.roles import Role
from bot.use_cases.find_role import people_with
from bot.use_cases.refresh_cards import refresh_cards
from storage import audit, corrections, drafts, endorsements, outbox, renewals
from storage.cards import Card
from storage.database import Transaction
from storage.outbox import NoticeKind


async def withdraw_endorsement(
    tx: Transaction,
    *,
    endorsement_id: int,
    person_id: int,
    as_admin: bool,
    owners: AbstractSet[int],
    now: datetime,
    pressed: int | None = None,
) -> Endorsement:
    """Take the endorsement off every list for good; its place is free. Doing it twice does it once.

    What was being corrected is forgotten. The representative withdraws their own; an admin any, on request.
    `pressed` is the message of the card that an admin pressed. Raises NotFound."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None or not (as_admin or endorsement.person_id == person_id):
        raise NotFound
    if endorsement.status is Status.WITHDRAWN:
        return endorsement
    target = after(endorsement.status, Verb.WITHDRAW)
    by = person_id if as_admin else None
    assert await endorsements.withdraw(tx, endorsement_id, endorsement.status, target, by, now)
    await audit.append(tx, audit.Action.WITHDRAWN, endorsement.reference, by, now)
    await corrections.delete(tx, endorsement_id)
    if not as_admin:
        await renewals.close(tx, endorsement_id, now)
    await drafts.delete_corrections(tx, endorsement_id)
    for admin_id in await people_with(tx, Role.ADMIN, owners):
        if admin_id != person_id:
            await outbox.add(tx, NoticeKind.WITHDRAWN, admin_id, endorsement_id, now)
    if as_admin and endorsement.person_id is not None:
        await outbox.add(tx, NoticeKind.WITHDRAWN_FOR, endorsement.person_id, endorsement_id, now)
    await refresh_cards(tx, endorsement_id, now, Card(person_id, pressed) if pressed else None)
    withdrawn = await endorsements.find(tx, endorsement_id)
    assert withdrawn is not None
    return withdrawn
