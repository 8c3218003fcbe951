"""Keep the signature under the version that was signed."""

from __future__ import annotations

from datetime import datetime

from bot.domain.renewal import Answer
from bot.use_cases.find_renewal import RenewalView, find_renewal
from storage import renewals
from storage.database import Transaction


async def keep_version(
    tx: Transaction, *, person_id: int, endorsement_id: int, version: int, language: str, now: datetime
) -> RenewalView:
    """Nothing moves; nobody is reminded. Raises as `find_renewal` does."""
    view = await find_renewal(
        tx,
        person_id=person_id,
        endorsement_id=endorsement_id,
        version=version,
        language=language,
        now=now,
    )
    if view.renewal.answer is not Answer.KEEP:
        await renewals.answer(tx, view.renewal.id, Answer.KEEP, now)
    return view
