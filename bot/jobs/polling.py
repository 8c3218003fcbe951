"""Our own polling: a batch is stored before Telegram is told that we have it.

    getUpdates(offset) ─► inbox.store, committed ─► dispatch ─► getUpdates(last + 1): only this acknowledges

python-telegram-bot's own polling acknowledges a batch before its handlers ran; a crash would lose the rest.
No offset is kept anywhere: at a start Telegram sends again what was not acknowledged, and the inbox's
numbers tell what is known already. While nothing can be stored, nothing is acknowledged.
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
from bot.jobs.storing import until_stored
from storage import inbox
from storage.database import Database

log = structlog.get_logger("undersigned.polling")

LONG_POLL = 25
"""Seconds that Telegram holds a request when there is nothing."""
BATCH = 100
WAITS = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between attempts while Telegram cannot be reached."""

JsonObject = dict[str, object]


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
    left: set[int]
    """Gets the numbers of the updates that an earlier run left unhandled."""
    _failures: int = field(default=0, init=False)

    async def run(self) -> None:
        """Take up what an earlier run left, then poll until told to stop."""
        nothing: list[tuple[int, str]] = []
        left = await until_stored(self.database, inbox.unhandled, self.stopping, nothing)
        if left:
            log.info("taking up where the last run stopped", updates=len(left))
        self.left.update(number for number, _ in left)
        for number, payload in left:
            await self._dispatch(number, json.loads(payload))
        offset = 0
        while not self.stopping.is_set():
            await unless(self.stopping, self.dispatcher.room(), nothing=None)
            batch = await self._fetch(offset)
            if batch:
                offset = await self._take(batch) or offset

    async def _take(self, batch: dict[int, JsonObject]) -> int | None:
        """Store, then dispatch what is new; return the next offset, or None when the bot stopped first."""
        now = self.clock()
        payloads = [(number, json.dumps(update)) for number, update in batch.items()]
        fresh = await until_stored(
            self.database, lambda tx: inbox.store(tx, payloads, now), self.stopping, nothing=None
        )
        if fresh is None:
            return None
        for number in fresh:
            await self._dispatch(number, batch[number])
        return max(batch) + 1

    async def _dispatch(self, number: int, payload: JsonObject) -> None:
        """Hand the update on; one that python-telegram-bot cannot read is let go, with a line in the log."""
        try:
            update = Update.de_json(payload, self.bot)
        except Exception as error:  # noqa: BLE001 - whatever it is, it would be the same again
            kinds = sorted(payload.keys() - {"update_id"})
            log.error("update cannot be read", update_id=number, kinds=kinds, error=type(error).__name__)
            now = self.clock()
            await until_stored(
                self.database, lambda tx: inbox.mark_handled(tx, number, now), self.stopping, nothing=None
            )
        else:
            self.dispatcher.put(update)

    async def _fetch(self, offset: int) -> dict[int, JsonObject]:
        """The next updates by number; none when it failed, after a pause, or when the bot is stopping."""
        query = urlencode(
            {
                "offset": offset,
                "limit": BATCH,
                "timeout": LONG_POLL,
                "allowed_updates": json.dumps(list(self.allowed)),
            }
        )
        url = f"{self.bot.base_url}/getUpdates?{query}"
        answer: object
        try:
            answer = await unless(
                self.stopping, self.request.post(url, read_timeout=LONG_POLL + 10), nothing=[]
            )
        except Conflict:
            log.error("another program fetches this bot's updates: stop it, or use another token")
        except TelegramError as error:
            log.warning("Telegram cannot be reached", error=type(error).__name__)
        else:
            batch = _numbered(answer)
            if batch is not None:
                self._failures = 0
                return batch
            log.warning("Telegram's answer cannot be read")
        wait = WAITS[min(self._failures, len(WAITS) - 1)]
        self._failures += 1
        await unless(self.stopping, asyncio.sleep(wait), nothing=None)
        return {}


def _numbered(answer: object) -> dict[int, JsonObject] | None:
    """Updates by their numbers; None when it is no list of updates."""
    if not isinstance(answer, list):
        return None
    batch = {}
    for update in answer:
        number = update.get("update_id") if isinstance(update, dict) else None
        if isinstance(number, int) and 0 <= number < 2**63:
            batch[number] = update
    return batch if batch or not answer else None
