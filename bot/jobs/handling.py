"""One update's way through the handlers, until it is answered and leaves the inbox.

Use cases recognise an update that they saw before, so handling one again repeats its answer and nothing else.
That makes a crash between the effect and the answer harmless: the answer is given after the restart.

    in hand ─► answered, refused, unanswerable ─► handled
       ▲│
       └┘ Telegram or the database did not take it: again, until it does or the bot stops

After a crash nobody knows which of the updates in hand caused it. So what an earlier run left is taken in
hand one at a time: the next crash then counts against that one alone, and no innocent is let go with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, repeat
from time import perf_counter

import structlog
from telegram import Update

from bot.jobs.stopping import unless
from bot.jobs.storing import until_stored
from bot.transport.outcomes import Outcome
from storage import inbox
from storage.database import Database

log = structlog.get_logger("undersigned.updates")

WAITS = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before an answer that Telegram did not take is tried again; the last one again and again."""
CLAIMS = 5
"""An update that was in hand at the end of so many runs is let go: it would crash us for ever."""
LET_GO = "let go"


@dataclass(slots=True)
class Handling:
    process: Callable[[Update], Awaitable[None]]
    """Runs the routes; it raises nothing."""
    outcomes: dict[int, str]
    """Where the routes leave what became of an update, when it was not simply done."""
    database: Database
    clock: Callable[[], datetime]
    stopping: asyncio.Event
    left: set[int] = field(default_factory=set)
    """Numbers of the updates that an earlier run left unhandled."""
    _alone: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def handle(self, update: Update) -> None:
        started = perf_counter()
        attempt = self._again if update.update_id in self.left else self._attempt
        outcome = await self._until_answered(update, await attempt(update))
        if outcome != Outcome.RETRY:
            now = self.clock()
            await until_stored(
                self.database,
                lambda tx: inbox.mark_handled(tx, update.update_id, now),
                self.stopping,
                nothing=None,
            )
        log.info(
            "update",
            update_id=update.update_id,
            kind=kind_of(update),
            outcome=outcome,
            ms=round((perf_counter() - started) * 1000, 1),
        )

    async def _until_answered(self, update: Update, outcome: str) -> str:
        """What may have arrived is repeated once; what did not, until it does or the bot stops."""
        repeated = False
        for wait in chain(WAITS, repeat(WAITS[-1])):
            if outcome == Outcome.UNKNOWN and not repeated:
                repeated = True
            elif outcome != Outcome.RETRY:
                break
            await unless(self.stopping, asyncio.sleep(wait), nothing=None)
            if self.stopping.is_set():
                return Outcome.RETRY
            outcome = await self._attempt(update)
        return outcome

    async def _again(self, update: Update) -> str:
        """The first attempt at what an earlier run left."""
        async with self._alone:
            if self.stopping.is_set():
                return Outcome.RETRY
            self.left.discard(update.update_id)
            taken = await until_stored(
                self.database, lambda tx: inbox.take_again(tx, update.update_id), self.stopping, nothing=0
            )
            if taken > CLAIMS:
                log.error("update let go", update_id=update.update_id, crashes=CLAIMS)
                return LET_GO
            return await self._attempt(update)

    async def _attempt(self, update: Update) -> str:
        await self.process(update)
        return self.outcomes.pop(update.update_id, "done")


def kind_of(update: Update) -> str:
    """`message`, `callback_query` and so on, without anything of its content."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "other")
