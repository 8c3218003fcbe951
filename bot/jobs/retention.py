"""Forgetting what is no longer needed: the numbers of handled updates, and notices that were sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.jobs.stopping import unless
from bot.jobs.storing import until_stored
from storage import inbox, outbox
from storage.database import Database, Transaction

log = structlog.get_logger("undersigned.retention")

KEPT = timedelta(days=3)
"""Telegram keeps an update for a day; three leave room to recognise any repetition."""
UNDELIVERED_KEPT = timedelta(days=30)
"""What could not reach a person is sent when they come back within this time."""
EVERY = 3600.0
"""Seconds between two rounds."""


@dataclass(slots=True)
class Retention:
    database: Database
    clock: Callable[[], datetime]
    stopping: asyncio.Event

    async def run(self) -> None:
        while not self.stopping.is_set():
            await self.forget_old()
            await unless(self.stopping, asyncio.sleep(EVERY), nothing=None)

    async def forget_old(self) -> int:
        """Delete what is older than it may get; return how many rows that were."""
        now = self.clock()
        before, undelivered_before = now - KEPT, now - UNDELIVERED_KEPT

        async def forget(tx: Transaction) -> int:
            return await inbox.forget(tx, before) + await outbox.forget(tx, before, undelivered_before)

        gone = await until_stored(self.database, forget, self.stopping, nothing=0)
        if gone:
            log.info("forgotten", rows=gone)
        return gone
