"""Delivery of the outbox: what a commit promised is sent, whatever happens in between.

A notice stays due until an outcome is stored, so a crash repeats one at worst and loses none. What Telegram
did not take is sent again until it does, however long that lasts. What may have arrived already (an unknown
outcome) is repeated once: a notice is safe to see twice, and not five times.
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
from bot.jobs.storing import until_stored
from bot.transport.outcomes import Failure, Outcome, outcome_of
from bot.use_cases.deliver_notice import ShownCard, record_delivery
from storage import outbox
from storage.database import Database, Unavailable, UseCase
from storage.outbox import Notice

log = structlog.get_logger("undersigned.delivery")

BATCH = 16
"""Notices under way at once."""
IDLE = 5.0
"""Seconds after which the outbox is looked at without being told to."""
LONGEST = 300.0
"""The most seconds between two attempts at a notice that Telegram does not take."""
PAUSE = 1.0
"""Seconds before a notice that may have arrived is sent once more."""


@dataclass(slots=True)
class Delivery:
    send: Callable[[Notice], Awaitable[ShownCard | None]]
    """Sends one notice; raises TelegramError, or NotAllowed."""
    database: Database
    clock: Callable[[], datetime]
    stopping: asyncio.Event
    mail: bool = False
    """Mails have a lane of their own: a slow mail server holds up no message."""
    _news: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def wake(self) -> None:
        """Something was put into the outbox."""
        self._news.set()

    async def run(self) -> None:
        while not self.stopping.is_set():
            self._news.clear()
            try:
                sent = await self.deliver_due()
            except Unavailable as error:
                log.error("the outbox cannot be read", error=error.args[0])
                sent = 0
            if not sent:
                await unless(self.stopping, self._wait(), nothing=None)

    async def deliver_due(self) -> int:
        """Send one batch of what is due; return how many there were."""
        now = self.clock()
        notices = await self.database.read(lambda tx: outbox.due(tx, now, BATCH, mail=self.mail))
        async with asyncio.TaskGroup() as group:
            for notice in notices:
                group.create_task(self._deliver(notice))
        return len(notices)

    async def _wait(self) -> None:
        """Until there is news, or the next notice is due."""
        try:
            async with asyncio.timeout(await self._seconds()):
                await self._news.wait()
        except TimeoutError:
            return

    async def _seconds(self) -> float:
        try:
            due = await self.database.read(lambda tx: outbox.next_due(tx, mail=self.mail))
        except Unavailable:
            return IDLE
        return IDLE if due is None else min(IDLE, max(0.0, (due - self.clock()).total_seconds()))

    async def _deliver(self, notice: Notice) -> None:
        failure, card = await self._attempt(notice)
        if failure.outcome is Outcome.UNKNOWN:
            await unless(self.stopping, asyncio.sleep(PAUSE), nothing=None)
            if self.stopping.is_set():
                return
            failure, card = await self._attempt(notice)
        if failure.outcome is Outcome.RETRY:
            await self._postpone(notice, failure.retry_after)
        else:
            await self._finish(notice, failure.outcome, card)

    async def _attempt(self, notice: Notice) -> tuple[Failure, ShownCard | None]:
        try:
            card = await self.send(notice)
        except TelegramError as error:
            return outcome_of(error), None
        except Unavailable as error:
            return Failure(Outcome.RETRY, error.args[0]), None
        except NotAllowed as error:
            return Failure(Outcome.REJECTED, type(error).__name__), None
        except Exception as error:  # noqa: BLE001 - one notice that cannot be worded must not stop the others
            log.error("notice failed", notice=notice.id, kind=notice.kind, error=type(error).__name__)
            return Failure(Outcome.REJECTED, type(error).__name__), None
        return Failure(Outcome.SENT, ""), card

    async def _postpone(self, notice: Notice, retry_after: float | None) -> None:
        # The exponent is bounded as well: a float has an end, and an outage may not know it.
        wait = retry_after or min(2.0 ** min(notice.attempts, 16), LONGEST)
        until = self.clock() + timedelta(seconds=wait)
        await self._store(lambda tx: outbox.postpone(tx, notice.id, until))

    async def _finish(self, notice: Notice, outcome: Outcome, card: ShownCard | None) -> None:
        now = self.clock()
        await self._store(lambda tx: record_delivery(tx, notice, outcome, card, now))
        if outcome is not Outcome.SENT:
            log.warning("notice not sent", notice=notice.id, kind=notice.kind, outcome=outcome)

    async def _store(self, use_case: UseCase[None]) -> None:
        """What was sent is sent again only when the bot ends before this is stored."""
        await until_stored(self.database, use_case, self.stopping, nothing=None)
