"""Delivery of the outbox: what a commit promised is sent, whatever happens in between.

A notice stays due until an outcome is stored, so a crash repeats one at worst and loses none. What may have
arrived already (an unknown outcome) is repeated once: a notice is safe to see twice, and not five times.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from telegram.error import TelegramError

from bot.domain.errors import NotAllowed
from bot.jobs.stopping import unless
from bot.transport.outcomes import Failure, Outcome, outcome_of
from bot.use_cases.deliver_notice import ShownCard, record_delivery
from storage import outbox
from storage.database import Database
from storage.outbox import Notice

log = structlog.get_logger("undersigned.delivery")

BATCH = 16
"""Notices under way at once."""
IDLE = 5.0
"""Seconds after which the outbox is looked at without being told to."""
REPEATS = 8
"""Attempts at a notice that Telegram did not take, before it is given up."""


@dataclass(slots=True)
class Delivery:
    send: Callable[[Notice], Awaitable[ShownCard | None]]
    """Sends one notice; raises TelegramError, or NotAllowed."""
    database: Database
    clock: Callable[[], datetime]
    stopping: asyncio.Event
    _news: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def wake(self) -> None:
        """Something was put into the outbox."""
        self._news.set()

    async def run(self) -> None:
        while not self.stopping.is_set():
            self._news.clear()
            if not await self.deliver_due():
                await unless(self.stopping, self._wait(), nothing=None)

    async def deliver_due(self) -> int:
        """Send one batch of what is due; return how many there were."""
        now = self.clock()
        notices = await self.database.read(lambda tx: outbox.due(tx, now, BATCH))
        async with asyncio.TaskGroup() as group:
            for notice in notices:
                group.create_task(self._deliver(notice))
        return len(notices)

    async def _wait(self) -> None:
        try:
            async with asyncio.timeout(IDLE):
                await self._news.wait()
        except TimeoutError:
            return

    async def _deliver(self, notice: Notice) -> None:
        try:
            card = await self.send(notice)
        except TelegramError as error:
            await self._failed(notice, outcome_of(error))
        except NotAllowed:
            await self._finish(notice, Outcome.REJECTED, None)
        except Exception as error:  # noqa: BLE001 - one notice that cannot be worded must not stop the others
            log.error("notice failed", notice=notice.id, kind=notice.kind, error=type(error).__name__)
            await self._failed(notice, Failure(Outcome.REJECTED, type(error).__name__))
        else:
            await self._finish(notice, Outcome.SENT, card)

    async def _failed(self, notice: Notice, failure: Failure) -> None:
        outcome = failure.outcome
        most = {Outcome.RETRY: REPEATS, Outcome.UNKNOWN: 1}.get(outcome, 0)
        if notice.attempts >= most:
            await self._finish(notice, outcome, None)
            return
        wait = failure.retry_after or min(2.0**notice.attempts, 300.0)
        until = self.clock() + timedelta(seconds=wait)
        await self.database.write(lambda tx: outbox.postpone(tx, notice.id, until))

    async def _finish(self, notice: Notice, outcome: Outcome, card: ShownCard | None) -> None:
        now = self.clock()
        await self.database.write(lambda tx: record_delivery(tx, notice, outcome, card, now))
        if outcome is not Outcome.SENT:
            log.warning("notice not sent", notice=notice.id, kind=notice.kind, outcome=outcome)
