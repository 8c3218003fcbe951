"""The pace of sending: one message after the other, and nobody knocks while Telegram's door is closed.

Invariants: two sendings never start closer than 1/`per_second` (no burst); after a 429 for a sending none
starts before its `retry_after` is over, whatever else succeeds in between; a request is repeated only when it
certainly had no effect, because Telegram refused it or because no connection was open.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.transport.errors import NotSent, TooManyRequests
from bot.transport.outcomes import outcome_of

log = logging.getLogger("undersigned.transport")

# What Telegram counts as a message. A typing notice is none, and answers to queries must not queue.
SENDING = ("send", "forward", "copy", "edit")
NOT_SENDING = {"sendChatAction"}

Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Pace(BaseRateLimiter[None]):
    """Times in seconds. `patience` bounds what one request waits for 429s, at most `repeats` of them;
    `backoff` holds the waits before repeating what was not sent."""

    __slots__ = ("_backoff", "_interval", "_next_start", "_opens_at", "_patience", "_repeats", "_turn")

    def __init__(
        self,
        per_second: float = 29.0,
        *,
        repeats: int = 3,
        patience: float = 60.0,
        backoff: Sequence[float] = (0.25, 1.0, 3.0),
    ) -> None:
        self._interval = 1 / per_second
        self._repeats = repeats
        self._patience = patience
        self._backoff = tuple(backoff)
        self._turn = asyncio.Lock()
        self._next_start = -math.inf
        self._opens_at = -math.inf

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Answer:
        sends = endpoint.startswith(SENDING) and endpoint not in NOT_SENDING
        unsent, refused, waited = 0, 0, 0.0
        while True:
            if sends:
                await self._wait_for_turn()
            try:
                return await callback(*args, **kwargs)
            except NotSent:
                if unsent == len(self._backoff):
                    raise
                wait = self._backoff[unsent]
                unsent += 1
            except RetryAfter as refusal:
                wait = outcome_of(refusal).retry_after or 0.0
                log.warning("telegram refused %s for %s s", endpoint, wait)
                if sends:
                    self._opens_at = max(self._opens_at, asyncio.get_running_loop().time() + wait)
                refused += 1
                waited += wait
                if refused > self._repeats or waited > self._patience:
                    raise
            await asyncio.sleep(wait)

    async def _wait_for_turn(self) -> None:
        """First come, first served; raises TooManyRequests at a door that stays closed past all patience."""
        clock = asyncio.get_running_loop().time
        async with self._turn:
            while (wait := max(self._next_start, self._opens_at) - clock()) > 0:
                closed = self._opens_at - clock()
                if closed > self._patience:
                    raise TooManyRequests(math.ceil(closed))
                await asyncio.sleep(wait)
            self._next_start = clock() + self._interval
