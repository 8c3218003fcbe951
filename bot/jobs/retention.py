"""Forgetting what is no longer needed, by the policy in `bot.domain.retention`, once an hour."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.domain.retention import POLICY, Policy
from bot.jobs.stopping import unless
from bot.jobs.storing import until_stored
from bot.use_cases.purge import Purged, purge
from storage.database import Database

log = structlog.get_logger("undersigned.retention")

EVERY = 3600.0
"""Seconds between two rounds."""


def _nobody() -> None:
    """Nobody waits for notices."""


@dataclass(slots=True)
class Retention:
    database: Database
    clock: Callable[[], datetime]
    stopping: asyncio.Event
    policy: Policy = POLICY
    notices_waiting: Callable[[], None] = _nobody
    """Called after a round that put something into the outbox."""

    async def run(self) -> None:
        while not self.stopping.is_set():
            await self.forget_old()
            await unless(self.stopping, asyncio.sleep(EVERY), nothing=None)

    async def forget_old(self) -> int:
        """Delete what is older than it may get; return how many rows that were."""
        now = self.clock()
        purged = await until_stored(
            self.database, lambda tx: purge(tx, self.policy, now), self.stopping, nothing=Purged({}, 0)
        )
        if purged.total:
            log.info("forgotten", **{rule.value: rows for rule, rows in purged.rows.items() if rows})
        if purged.warned:
            log.info("told that their form will be erased", people=purged.warned)
            self.notices_waiting()
        return purged.total
