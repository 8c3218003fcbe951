"""Storing what must be stored, while the disk is full, read-only or failing: later, and not never."""

from __future__ import annotations

import asyncio
from itertools import chain, repeat
from typing import TypeVar

import structlog

from bot.jobs.stopping import unless
from storage.database import Database, Unavailable, UseCase

log = structlog.get_logger("undersigned.storing")

T = TypeVar("T")
N = TypeVar("N")

WAITS = (0.5, 1.0, 2.0, 5.0)
"""Seconds between attempts; the last one again and again."""


async def until_stored(
    database: Database, use_case: UseCase[T], stopping: asyncio.Event, nothing: N
) -> T | N:
    """What the use case returns once it is on disk, or `nothing` when the bot has to stop before that."""
    for wait in chain(WAITS, repeat(WAITS[-1])):
        try:
            return await database.write(use_case)
        except Unavailable as error:
            log.error("the database cannot be written", error=error.args[0])
        await unless(stopping, asyncio.sleep(wait), nothing=None)
        if stopping.is_set():
            break
    return nothing
