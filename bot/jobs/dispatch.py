"""Who is handled when: one person's updates in order, different people's side by side.

    put ─► the person's own queue ─► ready ─► one of `lanes` workers ─► handle ─► back to ready, or gone

Invariants: a person is with at most one worker; a person with many updates queues behind everyone else for
each of them, so a flood from one never slows the others. Nothing that goes wrong with one update ends a
worker: it stays in the inbox for the next run.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

log = structlog.get_logger("undersigned.dispatch")

LANES = 128
ROOM = 5_000
"""Updates held in memory; more are fetched when there is room again."""


class Dispatcher:
    """Bounded: `lanes` updates are in hand at once, `room` wait in memory before polling pauses."""

    def __init__(
        self, handle: Callable[[Update], Awaitable[None]], *, lanes: int = LANES, room: int = ROOM
    ) -> None:
        self._handle = handle
        self._lanes = lanes
        self._room = room
        self._queues: dict[int, deque[Update]] = {}
        self._ready: asyncio.Queue[int | None] = asyncio.Queue()
        self._waiting = 0
        self._stopping = False
        self._changed = asyncio.Event()

    def put(self, update: Update) -> None:
        person = _person_of(update)
        self._waiting += 1
        queue = self._queues.get(person)
        if queue is not None:
            queue.append(update)
            return
        self._queues[person] = deque([update])
        self._ready.put_nowait(person)

    async def room(self) -> None:
        """Return when fewer updates wait than fit."""
        while self._waiting >= self._room:
            self._changed.clear()
            await self._changed.wait()

    async def run(self) -> None:
        """Work until `stop`; what is in hand then is finished, what waits stays in the inbox."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._lanes):
                group.create_task(self._work())

    def stop(self) -> None:
        """End every worker once it is done with what it has in hand."""
        self._stopping = True
        for _ in range(self._lanes):
            self._ready.put_nowait(None)

    async def _work(self) -> None:
        while (person := await self._ready.get()) is not None and not self._stopping:
            queue = self._queues[person]
            update = queue.popleft()
            try:
                await self._handle(update)
            except Exception as error:  # noqa: BLE001 - the others go on
                log.error("update left in the inbox", update_id=update.update_id, error=type(error).__name__)
            self._waiting -= 1
            self._changed.set()
            if queue:
                self._ready.put_nowait(person)
            else:
                del self._queues[person]


def _person_of(update: Update) -> int:
    """Updates that no person caused share a lane."""
    user = update.effective_user
    return user.id if user is not None else 0
