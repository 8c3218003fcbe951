"""Throw a draft away with everything in it."""

from __future__ import annotations

from storage import drafts
from storage.database import Transaction


async def cancel_draft(tx: Transaction, person_id: int, draft_id: str | None = None) -> bool:
    """Whether there was such a draft; a button of an earlier draft does not touch the present one."""
    draft = await drafts.find(tx, person_id)
    if draft is None or draft_id not in (None, draft.id):
        return False
    return await drafts.delete(tx, person_id)
