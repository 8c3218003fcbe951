"""Whether the endorsement with a reference stands, and under which text: for anyone who has the reference."""

from __future__ import annotations

from datetime import datetime

from bot.domain.limits import Deed
from bot.use_cases.count_deed import require_measure
from storage import receipts
from storage.database import Transaction
from storage.receipts import Receipt


async def verify_endorsement(
    tx: Transaction, reference: str, language: str, person_id: int, update_id: int, now: datetime
) -> Receipt | None:
    """None when there is no such endorsement; the title comes in that language where it can.

    Each attempt counts, found or not, so that nobody guesses references; raises TooMuch. The same update
    again counts once."""
    await require_measure(tx, person_id, Deed.VERIFY, update_id, now)
    return await receipts.find(tx, reference, language)
