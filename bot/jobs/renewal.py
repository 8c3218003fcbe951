"""Asking those who signed an older version, and reminding them once.

Another process publishes, so nobody tells this one: it looks by itself, at the start and every minute.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

import structlog

from bot.domain.renewal import POLICY
from bot.jobs.stopping import unless
from bot.jobs.storing import until_stored
from bot.use_cases.ask_renewals import ask_renewals, count_renewals
from storage.database import Database, Unavailable

log = structlog.get_logger("undersigned.renewal")


@dataclass(slots=True)
class Renewing:
    database: Database
    clock: Callable[[], datetime]
    stopping: asyncio.Event
    notices_waiting: Callable[[], None]
    """Called after something was put into the outbox."""

    async def run(self) -> None:
        while not self.stopping.is_set():
            await self.ask_all()
            await unless(self.stopping, asyncio.sleep(POLICY.every.total_seconds()), nothing=None)

    async def ask_all(self) -> int:
        """Ask everybody who is to be asked now; return how many questions and reminders that were."""
        total = 0
        while not self.stopping.is_set() and await self._due():
            use_case = partial(ask_renewals, now=self.clock())
            asked = await until_stored(self.database, use_case, self.stopping, nothing=0)
            if not asked:
                break
            total += asked
            self.notices_waiting()
        if total:
            log.info("asked about a new version", questions=total)
        return total

    async def _due(self) -> bool:
        now = self.clock()
        try:
            return await self.database.read(lambda tx: count_renewals(tx, now)) > 0
        except Unavailable as error:
            log.error("the database cannot be read", error=error.args[0])
            return False
