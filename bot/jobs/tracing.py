"""Fills the index of likely duplicates for what was stored before there was one, a little at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog

from bot.jobs.storing import until_stored
from bot.use_cases.retrace import retrace_some
from storage.database import Database

log = structlog.get_logger("undersigned.tracing")

AT_ONCE = 20
"""Endorsements in one transaction: nobody waits for longer than a few hundredths of a second."""


@dataclass(slots=True)
class Tracing:
    database: Database
    stopping: asyncio.Event

    async def run(self) -> None:
        """Until everything is traced; what is stored from now on is traced at once."""
        total = 0
        while not self.stopping.is_set():
            done = await until_stored(
                self.database, lambda tx: retrace_some(tx, AT_ONCE), self.stopping, nothing=0
            )
            total += done
            if done < AT_ONCE:
                break
        if total:
            log.info("traced", endorsements=total)
