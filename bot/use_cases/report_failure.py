"""Tell the owners, once, that an update could not be handled."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.roles import Role
from bot.use_cases.find_role import people_with
from storage import outbox
from storage.database import Transaction
from storage.outbox import NoticeKind


async def report_failure(tx: Transaction, update_id: int, owners: AbstractSet[int], now: datetime) -> None:
    for owner in await people_with(tx, Role.OWNER, owners):
        if not await outbox.known(tx, NoticeKind.FAILURE, owner, update_id):
            await outbox.add(tx, NoticeKind.FAILURE, owner, update_id, now)
