"""Waiting that ends at once when the bot is asked to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
N = TypeVar("N")


async def unless(stopping: asyncio.Event, work: Coroutine[Any, Any, T], nothing: N) -> T | N:
    """The result of `work`, or `nothing` when `stopping` is set first; `work` is cancelled then."""
    results: list[T] = []
    errors: list[Exception] = []

    async def attempt() -> None:
        # A task group would wrap what is raised here; the caller wants it as it is.
        try:
            results.append(await work)
        except Exception as error:  # noqa: BLE001
            errors.append(error)

    async with asyncio.TaskGroup() as group:
        attempted = group.create_task(attempt())
        stopped = group.create_task(stopping.wait())
        await asyncio.wait((attempted, stopped), return_when=asyncio.FIRST_COMPLETED)
        attempted.cancel()
        stopped.cancel()
    for error in errors:
        raise error
    return results[0] if results else nothing
