"""Send again what could not reach a person while they had blocked the bot, or before they had started it."""

from __future__ import annotations

from datetime import datetime

from storage import outbox
from storage.database import Database


async def wake_notices(database: Database, chat_id: int, now: datetime) -> bool:
    """Whether anything waits for this person now. Costs no write when nothing does."""
    if not await database.read(lambda tx: outbox.undelivered(tx, chat_id)):
        return False
    await database.write(lambda tx: outbox.revive(tx, chat_id, now))
    return True
