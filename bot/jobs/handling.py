"""One update's way through the handlers, until it is answered and leaves the inbox.

Use cases recognise an update that they saw before, so handling one again repeats its answer and nothing else.
That makes a crash between the effect and the answer harmless: the answer is given after the restart.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

import structlog
from telegram import Update

from bot.jobs.stopping import unless
from bot.transport.outcomes import Outcome
from storage import inbox
from storage.database import Database

log = structlog.get_logger("undersigned.updates")

WAITS = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before an answer that Telegram did not take is tried again."""


@dataclass(slots=True)
class Handling:
    process: Callable[[Update], Awaitable[None]]
    """Runs the routes; it raises nothing."""
    outcomes: dict[int, str]
    """Where the routes leave what became of an update, when it was not simply done."""
    database: Database
    clock: Callable[[], datetime]
    stopping: asyncio.Event

    async def handle(self, update: Update) -> None:
        started = perf_counter()
        outcome = await self._until_answered(update)
        if outcome != Outcome.RETRY:
            now = self.clock()
            await self.database.write(lambda tx: inbox.mark_handled(tx, update.update_id, now))
        log.info(
            "update",
            update_id=update.update_id,
            kind=kind_of(update),
            outcome=outcome,
            ms=round((perf_counter() - started) * 1000, 1),
        )

    async def _until_answered(self, update: Update) -> str:
        """What may have arrived is repeated once; what did not, until it does or the bot stops."""
        outcome = await self._attempt(update)
        for wait in WAITS:
            if outcome not in (Outcome.RETRY, Outcome.UNKNOWN):
                break
            last = outcome == Outcome.UNKNOWN
            await unless(self.stopping, asyncio.sleep(wait), nothing=None)
            if self.stopping.is_set():
                break
            outcome = await self._attempt(update)
            if last:
                break
        return outcome

    async def _attempt(self, update: Update) -> str:
        await self.process(update)
        return self.outcomes.pop(update.update_id, "done")


def kind_of(update: Update) -> str:
    """`message`, `callback_query` and so on, without anything of its content."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "other")
