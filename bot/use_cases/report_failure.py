"""Tell the owners, once, that an update could not be handled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from storage import outbox
from storage.database import Transaction
from storage.outbox import NoticeKind


async def report_failure(tx: Transaction, update_id: int, owners: Iterable[int], now: datetime) -> None:
    for owner in sorted(owners):
        if not await outbox.known(tx, NoticeKind.FAILURE, owner, update_id):
            await outbox.add(tx, NoticeKind.FAILURE, owner, update_id, now)
