"""Fills the index of likely duplicates for what was stored before there was one, a little at a time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial

import structlog

from bot.jobs.stopping import unless
from bot.jobs.storing import until_stored
from bot.use_cases.retrace import find_untraced, retrace_all
from storage.database import Database, Unavailable

log = structlog.get_logger("undersigned.tracing")

LOOKED_AT = 500
"""Endorsements in one question."""
AT_ONCE = 20
"""Endorsements in one transaction: nobody waits for longer than a few hundredths of a second."""
PAUSE = 5.0
"""Seconds until the database is tried again."""


@dataclass(slots=True)
class Tracing:
    database: Database
    stopping: asyncio.Event

    async def run(self) -> None:
        """Until everything is traced; what is stored from now on is traced at once."""
        after: int | None = 0
        total = 0
        while after is not None and not self.stopping.is_set():
            try:
                missing, after = await self.database.read(
                    partial(find_untraced, after=after, limit=LOOKED_AT)
                )
            except Unavailable as error:
                log.error("the database cannot be read", error=error.args[0])
                await unless(self.stopping, asyncio.sleep(PAUSE), nothing=None)
                continue
            total += await self._trace(missing)
            await asyncio.sleep(0)
        if total:
            log.info("traced", endorsements=total)

    async def _trace(self, missing: list[int]) -> int:
        done = 0
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            use_case = partial(retrace_all, endorsement_ids=some)
            done += await until_stored(self.database, use_case, self.stopping, nothing=0)
            if self.stopping.is_set():
                break
        return done
