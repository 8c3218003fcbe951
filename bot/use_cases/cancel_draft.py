"""Throw a draft away with everything in it."""

from __future__ import annotations

from bot.domain.endorsement import Endorsement
from storage import drafts, endorsements
from storage.database import Transaction


async def cancel_draft(tx: Transaction, person_id: int, draft_id: str) -> Endorsement | None:
    """Erase the draft; None then. One that was confirmed meanwhile cannot be: gives what it has become
    or corrected.

    A button of an earlier draft does not touch the present one."""
    confirmed = await endorsements.by_draft(tx, draft_id, person_id)
    confirmed = confirmed or await endorsements.by_correction(tx, draft_id, person_id)
    if confirmed is not None:
        return confirmed
    draft = await drafts.find(tx, person_id)
    if draft is not None and draft.id == draft_id:
        await drafts.delete(tx, person_id)
    return None
