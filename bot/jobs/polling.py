"""Our own polling: a batch is stored before Telegram is told that we have it.

    getUpdates(offset) ─► inbox.store, committed ─► dispatch ─► getUpdates(last + 1): only this acknowledges

python-telegram-bot's own polling acknowledges a batch before its handlers ran; a crash would lose the rest.
No offset is kept anywhere: at a start Telegram sends again what was not acknowledged, and the inbox's
numbers tell what is known already.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

import structlog
from telegram import Bot, Update
from telegram.error import Conflict, TelegramError
from telegram.request import BaseRequest

from bot.jobs.dispatch import Dispatcher
from bot.jobs.stopping import unless
from storage import inbox
from storage.database import Database

log = structlog.get_logger("undersigned.polling")

LONG_POLL = 25
"""Seconds that Telegram holds a request when there is nothing."""
BATCH = 100
CLAIMS = 5
"""An update that was taken up this often and never finished is let go: it would crash us for ever."""
WAITS = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between attempts while Telegram cannot be reached."""


@dataclass(slots=True)
class Polling:
    bot: Bot
    request: BaseRequest
    """A connection of its own, so that waiting for updates takes nothing from the answers."""
    database: Database
    dispatcher: Dispatcher
    clock: Callable[[], datetime]
    allowed: Sequence[str]
    stopping: asyncio.Event
    _failures: int = field(default=0, init=False)

    async def run(self) -> None:
        """Take up what an earlier run left, then poll until told to stop."""
        left = await self.database.write(lambda tx: inbox.reclaim(tx, CLAIMS))
        for payload in left:
            self._dispatch(json.loads(payload))
        if left:
            log.info("taking up where the last run stopped", updates=len(left))
        offset = 0
        while not self.stopping.is_set():
            await self.dispatcher.room()
            batch = await self._fetch(offset)
            if batch:
                offset = await self._take(batch)

    async def _take(self, batch: list[dict[str, object]]) -> int:
        """Store, then dispatch what is new; return the next offset."""
        by_id = {_number(update): update for update in batch}
        now = self.clock()
        payloads = [(number, json.dumps(update, ensure_ascii=False)) for number, update in by_id.items()]
        fresh = await self.database.write(lambda tx: inbox.store(tx, payloads, now))
        for number in fresh:
            self._dispatch(by_id[number])
        return max(by_id) + 1

    def _dispatch(self, payload: dict[str, object]) -> None:
        update = Update.de_json(payload, self.bot)
        self.dispatcher.put(update)

    async def _fetch(self, offset: int) -> list[dict[str, object]]:
        """The next updates; nothing when it failed, after a pause, or when the bot is stopping."""
        query = urlencode(
            {
                "offset": offset,
                "limit": BATCH,
                "timeout": LONG_POLL,
                "allowed_updates": json.dumps(list(self.allowed)),
            }
        )
        url = f"{self.bot.base_url}/getUpdates?{query}"
        try:
            answer = await unless(
                self.stopping, self.request.post(url, read_timeout=LONG_POLL + 10), nothing=None
            )
        except Conflict:
            log.error("another program fetches this bot's updates: stop it, or use another token")
        except TelegramError as error:
            log.warning("Telegram cannot be reached", error=type(error).__name__)
        else:
            self._failures = 0
            return list(answer) if isinstance(answer, list) else []
        wait = WAITS[min(self._failures, len(WAITS) - 1)]
        self._failures += 1
        await unless(self.stopping, asyncio.sleep(wait), nothing=None)
        return []


def _number(update: dict[str, object]) -> int:
    number = update["update_id"]
    assert isinstance(number, int)
    return number
