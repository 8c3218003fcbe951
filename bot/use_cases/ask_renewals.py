"""Put the questions about new versions into the outbox, and one reminder for each that stays unanswered."""

from __future__ import annotations

from datetime import datetime

from bot.domain.renewal import POLICY
from storage import outbox, renewals
from storage.database import Transaction
from storage.outbox import NoticeKind


async def count_renewals(tx: Transaction, now: datetime) -> int:
    """How many of the next questions and reminders are due; costs no write."""
    silent = await renewals.silent(tx, now, now - POLICY.reminder, POLICY.at_once)
    return len(await renewals.unasked(tx, now, POLICY.at_once)) + len(silent)


async def ask_renewals(tx: Transaction, now: datetime) -> int:
    """Ask and remind a bounded number; return how many that were. Nobody is asked about a version twice."""
    asked = 0
    for each in await renewals.unasked(tx, now, POLICY.at_once):
        renewal_id = await renewals.ask(tx, each.endorsement_id, each.version, now)
        if renewal_id is not None:
            await outbox.add(tx, NoticeKind.RENEWAL, each.person_id, renewal_id, now)
            asked += 1
    for renewal_id, person_id in await renewals.silent(tx, now, now - POLICY.reminder, POLICY.at_once):
        await renewals.remind(tx, renewal_id, now)
        await outbox.add(tx, NoticeKind.RENEWAL_REMINDER, person_id, renewal_id, now)
        asked += 1
    return asked
